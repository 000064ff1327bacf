"""What may the gemeente read, and what else goes along: pages for a professional with the client there (P-03, W-17)."""

from datetime import date
from uuid import uuid4, uuid5

import pytest
from django.urls import reverse

from plannen.models import Analyse, Documentkeuzes, Pgbhulp, Pgbplan, Weggelaten
from profiel.models import Uitspraak
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.models import Concept, Toestemming, Vertegenwoordiging
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


def vrijgeven(dossier):
    return reverse("plannen:vrijgeven_stap", args=[dossier.uuid, "lezen"])


def stap(dossier, naam):
    return reverse("plannen:gemeente", args=[dossier.uuid, naam])


def velden(formsoort, uuid, **waarden):
    return {f"{formsoort}_{uuid}-{naam}": waarde for naam, waarde in waarden.items()}


def waarde(rij, soort="uitspraak"):
    return f"{soort}:{rij.uuid}:{rij.revisie}"


def invoer(*mag, gezien=None, **anders):
    begin = {"lezen-erbij": "Roos en Samira", "lezen-client_erbij": "on"}
    return begin | {"lezen-mag": list(mag), "lezen-gezien": list(mag if gezien is None else gezien)} | anders


def pagina(client, dossier):
    return soep_van(client, "plannen:vrijgeven_stap", dossier=dossier.uuid, step="lezen")


class TestVrijgeven:
    def test_p03_nothing_is_released_by_opening_and_sensitive_words_are_not_ticked(self, client, dossier, samira):
        gewoon = f.UitspraakFactory(dossier=dossier, tekst="Ik houd van lezen", plek=("profiel", "vrije_tijd", "nu"))
        zonder_plek = f.UitspraakFactory(dossier=dossier, tekst="Ik ben vaak op")
        dochter = f.DeelnemerFactory(dossier=dossier, roepnaam="Ingrid")
        van_ander = f.UitspraakFactory(dossier=dossier, door=dochter, plek=("profiel", "wonen", "nu"))
        ziek = f.UitspraakFactory(dossier=dossier, tekst="Ik slaap slecht", plek=("profiel", "gezondheid", "nu"))
        soep = pagina(client, dossier)
        assert soep.find(id=f"mag-{gewoon.uuid}").has_attr("checked")
        assert not soep.find(id=f"mag-{zonder_plek.uuid}").has_attr("checked")
        assert not soep.find(id=f"mag-{van_ander.uuid}").has_attr("checked")
        assert not soep.find(id=f"mag-{ziek.uuid}").has_attr("checked")
        assert "Waarom heeft de gemeente dit nodig?" in woorden(soep.find(id=f"uitspraak-{ziek.uuid}"))
        assert Uitspraak.objects.exclude(vrijgegeven_revisie=None).count() == 0
        assert Concept.objects.count() == 0

    def test_p06_a_sentence_that_names_somebody_who_is_not_released_says_so(self, client, dossier, samira):
        f.NetwerkpersoonFactory(dossier=dossier, naam="Buurman Wim", relatie="buurman")
        zin = f.UitspraakFactory(dossier=dossier, tekst="Ik fiets met wim", vrijgegeven=True)
        deel = pagina(client, dossier).find(id=f"uitspraak-{zin.uuid}")
        assert "In deze tekst staat de naam wim. Die is niet vrijgegeven" in woorden(deel)
        assert deel.find("a", href=stap(dossier, "mensen"))

    def test_p03_what_goes_along_with_a_person_is_read_and_nobody_is_ticked_beforehand(self, client, dossier, samira):
        til = f.NetwerkpersoonFactory(
            dossier=dossier, naam="Til", doet="Werkt in een apotheek", zou_kunnen="Meelopen naar de moskee"
        )
        deel = pagina(client, dossier).find(id=f"netwerkpersoon-{til.uuid}")
        assert "Doet nu: Werkt in een apotheek" in woorden(deel)
        assert "Zou kunnen: Meelopen naar de moskee" in woorden(deel)
        assert not deel.find("input", type="checkbox").has_attr("checked")

    def test_the_parts_of_the_document_in_their_order_with_who_said_it(self, client, dossier, samira):
        f.UitspraakFactory(dossier=dossier, tekst="Ik wil hulp", plek=("hulpvraag", "", "gevraagd"))
        f.UitspraakFactory(dossier=dossier, tekst="Dit kan ik", plek=("profiel", "wonen", "nu"))
        f.NetwerkpersoonFactory(dossier=dossier, naam="Til", relatie="buurvrouw", in_document_als="een buurvrouw")
        soep = pagina(client, dossier)
        koppen = [woorden(kop) for kop in soep.select(".sp-vrijgave h2")]
        assert koppen == ["Hulpvraag en reden", "Wat ik zelf kan en wil doen", "Wat anderen doen en kunnen doen"]
        assert "Roos de Wit, 12 januari 2026" in woorden(soep)
        assert "Staat er als: een buurvrouw" in woorden(soep)

    def test_what_was_ticked_is_released_and_who_was_there_is_kept(self, client, dossier, samira):
        mag, niet = f.UitspraakFactory(dossier=dossier), f.UitspraakFactory(dossier=dossier)
        antwoord = client.post(vrijgeven(dossier), invoer(waarde(mag), gezien=[waarde(mag), waarde(niet)]))
        assert antwoord["Location"] == reverse("plannen:aanvraag", args=[dossier.uuid])
        mag.refresh_from_db()
        niet.refresh_from_db()
        assert [mag.is_vrijgegeven, niet.is_vrijgegeven] == [True, False]
        assert mag.vrijgegeven_door == f.client_van(dossier)
        assert "Roos en Samira" in Toestemming.objects.get().wijze
        assert Concept.objects.count() == 0

    def test_unticking_takes_back_and_what_came_later_stays(self, client, dossier, samira):
        vrij = f.UitspraakFactory(dossier=dossier, vrijgegeven=True)
        later = f.UitspraakFactory(dossier=dossier, vrijgegeven=True)  # not on the page that was posted
        client.post(vrijgeven(dossier), invoer(gezien=[waarde(vrij)]))
        vrij.refresh_from_db()
        later.refresh_from_db()
        assert [vrij.is_vrijgegeven, later.is_vrijgegeven] == [False, True]

    def test_a_text_changed_meanwhile_is_named_and_the_others_go_through(self, client, dossier, samira):
        anders, gelijk = f.UitspraakFactory(dossier=dossier, tekst="Oud"), f.UitspraakFactory(dossier=dossier)
        gezien = [waarde(anders), waarde(gelijk)]
        anders.tekst = "Nieuwe woorden"
        gewijzigd(anders, None)
        anders.save()
        antwoord = client.post(vrijgeven(dossier), invoer(*gezien), follow=True)
        assert "“Nieuwe woorden”: De tekst is intussen veranderd." in antwoord.content.decode()
        gelijk.refresh_from_db()
        anders.refresh_from_db()
        assert [gelijk.is_vrijgegeven, anders.is_vrijgegeven] == [True, False]

    def test_a_reason_for_words_that_were_changed_meanwhile_stays_typed(self, client, dossier, samira):
        ziek = f.UitspraakFactory(dossier=dossier, plek=("profiel", "gezondheid", "nu"))
        gezien = waarde(ziek)
        gewijzigd(ziek, None)
        ziek.save()
        reden = {f"lezen-reden_{ziek.uuid.hex}": "De hulp moet erop letten"}
        antwoord = client.post(vrijgeven(dossier), invoer(gezien, **reden), follow=True)
        assert "De hulp moet erop letten" in antwoord.content.decode()
        regel = pagina(client, dossier).find(id=f"uitspraak-{ziek.uuid}")
        assert not regel.find("input", type="checkbox").has_attr("checked")

    def test_a_reason_without_a_tick_is_asked_about_and_stays(self, client, dossier, samira):
        ziek = f.UitspraakFactory(dossier=dossier, plek=("profiel", "gezondheid", "nu"))
        reden = {f"lezen-reden_{ziek.uuid.hex}": "De hulp moet erop letten"}
        tekst = client.post(vrijgeven(dossier), invoer(gezien=[waarde(ziek)], **reden)).content.decode()
        assert "Zet het vinkje als dit mee mag naar de gemeente, of haal de reden weg." in tekst
        assert "De hulp moet erop letten" in tekst

    def test_a_release_of_an_older_text_asks_to_read_it_again(self, client, dossier, samira):
        rij = f.UitspraakFactory(dossier=dossier, vrijgegeven=True, revisie=2)
        regel = pagina(client, dossier).find(id=f"uitspraak-{rij.uuid}")
        assert "veranderd na de vrijgave: lees het opnieuw" in woorden(regel)
        assert not regel.find("input", type="checkbox").has_attr("checked")

    def test_p04_sensitive_words_without_a_reason_are_asked_for_and_what_was_typed_stays(self, client, dossier, samira):
        ziek = f.UitspraakFactory(dossier=dossier, plek=("profiel", "gezondheid", "nu"))
        reden = f"lezen-reden_{ziek.uuid.hex}"
        antwoord = client.post(vrijgeven(dossier), invoer(waarde(ziek), **{"lezen-erbij": "Roos en haar zus"}))
        tekst = antwoord.content.decode()
        assert "Schrijf op waarom de gemeente dit nodig heeft" in tekst
        assert "Roos en haar zus" in tekst
        client.post(vrijgeven(dossier), invoer(waarde(ziek), **{reden: "De hulp moet erop letten"}))
        ziek.refresh_from_db()
        assert ziek.vrijgave_reden == "De hulp moet erop letten"

    @pytest.mark.parametrize(
        ("anders", "instructie"),
        [
            ({"lezen-client_erbij": ""}, "Vrijgeven doet u samen."),
            ({"lezen-erbij": " "}, "Schrijf op wie erbij waren."),
        ],
    )
    def test_p03_only_with_the_client_there(self, client, dossier, samira, anders, instructie):
        zin = f.UitspraakFactory(dossier=dossier)
        antwoord = client.post(vrijgeven(dossier), invoer(waarde(zin), **anders))
        assert instructie in antwoord.content.decode()
        zin.refresh_from_db()
        assert not zin.is_vrijgegeven

    def test_ticks_of_a_talk_that_stops_halfway_wait_for_me(self, client, dossier, samira):
        zin = f.UitspraakFactory(dossier=dossier)
        client.post(vrijgeven(dossier), invoer(gezien=[waarde(zin)], naar="later", **{"lezen-client_erbij": ""}))
        soep = pagina(client, dossier)
        assert not soep.find(id=f"mag-{zin.uuid}").has_attr("checked")
        assert "Er ging iets mis" not in woorden(soep)
        zin.refresh_from_db()
        assert not zin.is_vrijgegeven

    def test_words_only_for_another_are_not_on_the_page(self, client, dossier, samira):
        zus = f.DeelnemerFactory(dossier=dossier)
        f.UitspraakFactory(dossier=dossier, door=zus, zichtbaarheid="alleen_ik", tekst="Alleen van mij")
        assert "Alleen van mij" not in woorden(pagina(client, dossier))

    def test_nonsense_in_the_post_changes_nothing(self, client, dossier, samira):
        vreemd = f.UitspraakFactory()
        antwoord = client.post(
            vrijgeven(dossier),
            invoer("x", "uitspraak:geen:1", "dossier:1:1", waarde(vreemd), "uitspraak::"),
            follow=True,
        )
        assert antwoord.status_code == 200
        vreemd.refresh_from_db()
        assert not vreemd.is_vrijgegeven

    def test_queries(self, client, dossier, samira, queries_groeien_niet):
        def maken(aantal):
            f.UitspraakFactory.create_batch(aantal, dossier=dossier, plek=("profiel", "wonen", "nu"))
            f.NetwerkpersoonFactory.create_batch(aantal, dossier=dossier)

        queries_groeien_niet(maken=maken, doen=lambda: client.get(vrijgeven(dossier)), hoogstens=42)


class TestWatErMeeGaat:
    def test_the_road_of_another_dossier_is_not_touched_from_here(self, client, dossier, samira):
        ander = f.DossierFactory()
        client.post(stap(dossier, "route"), velden("route", ander.uuid, route_reden="Gepakt", revisie="1"))
        ander.refresh_from_db()
        dossier.refresh_from_db()
        assert [ander.route_reden, dossier.route_reden] == ["", ""]

    def test_w02_the_route_and_its_dates(self, client, dossier, samira):
        client.post(
            stap(dossier, "route"),
            velden(
                "route",
                dossier.uuid,
                revisie="1",
                route="aanvraag_na_zes_weken",
                route_reden="spoed",
                melding_op="2026-02-01",
            ),
        )
        dossier.refresh_from_db()
        assert (dossier.route, dossier.melding_op, dossier.melding) == ("aanvraag_na_zes_weken", date(2026, 2, 1), True)

    def test_the_question_in_own_words_has_its_place(self, client, dossier, samira):
        klant = f.client_van(dossier)
        soep = soep_van(client, "plannen:gemeente", dossier=dossier.uuid, step="hulpvraag")
        assert soep.find("input", type="checkbox", checked=True)["value"] == str(klant.uuid)
        client.post(
            stap(dossier, "hulpvraag"),
            velden(
                "uitspraak",
                uuid4(),
                tekst="Ik wil hulp bij mijn huis",
                sprekers=[str(klant.uuid)],
                zichtbaarheid="professional",
                formulier="hulpvraag",
                rij="",
                kolom="gevraagd",
                revisie="0",
            ),
        )
        zin = Uitspraak.objects.get()
        assert (zin.plaatsingen.get().formulier, zin.plaatsingen.get().kolom) == ("hulpvraag", "gevraagd")
        assert not zin.is_vrijgegeven
        soep = soep_van(client, "plannen:gemeente", dossier=dossier.uuid, step="hulpvraag")
        assert "Ik wil hulp bij mijn huis" in woorden(soep)

    def test_w13_a_mantelzorger_speaks_for_themselves(self, client, dossier, samira):
        assert "Nog geen naaste" in woorden(
            soep_van(client, "plannen:gemeente", dossier=dossier.uuid, step="mantelzorg")
        )
        zus = f.DeelnemerFactory(dossier=dossier, roepnaam="Meryem")
        client.post(
            stap(dossier, "mantelzorg"),
            velden(
                "uitspraak",
                uuid4(),
                tekst="Ik wil één avond voor mijzelf",
                sprekers=[str(zus.uuid)],
                zichtbaarheid="professional",
                formulier="mantelzorg",
                rij="",
                kolom="wensen",
                revisie="0",
            ),
        )
        zin = Uitspraak.objects.get()
        assert (zin.sprekers.get().deelnemer, zin.plaatsingen.get().formulier) == (zus, "mantelzorg")

    def test_w12_the_analysis_of_the_professional(self, client, dossier, samira):
        client.post(
            stap(dossier, "analyse"),
            velden("analyse", uuid4(), soort="probleem", tekst="Overzicht kost kracht", revisie="0"),
        )
        analyse = Analyse.objects.get()
        assert (analyse.tekst, analyse.door, analyse.is_vrijgegeven) == ("Overzicht kost kracht", samira, False)

    def test_w14_advice_is_of_the_name_that_is_written_also_when_it_comes_later(self, client, dossier, samira):
        uuid = uuid4()
        advies = {"soort": "advies", "tekst": "Lopen met begeleiding kan"}
        for revisie, wie in enumerate(("", "ergotherapeut P. Holt", "")):
            client.post(stap(dossier, "analyse"), velden("analyse", uuid, **advies, wie=wie, revisie=str(revisie)))
            analyse = Analyse.objects.get()
            assert (analyse.wie, analyse.door) == (wie, None if wie else samira)

    def test_p06_somebody_is_called_a_friend_in_the_document(self, client, dossier, samira):
        mens = f.NetwerkpersoonFactory(dossier=dossier, naam="Daan")
        client.post(
            stap(dossier, "mensen"), velden("documentnaam", mens.uuid, in_document_als="een vriend", revisie="1")
        )
        mens.refresh_from_db()
        assert mens.naam_in_document == "een vriend"

    def test_w26_somebody_speaks_for_the_client(self, client, dossier, samira):
        uuid = uuid4()
        rij = velden(
            "vertegenwoordiging",
            uuid,
            naam="Karim Bakker",
            telefoon="06 100000",
            soort="mentor",
            omvang="zorg",
            antwoordt_mee="on",
            revisie="0",
        )
        client.post(stap(dossier, "vertegenwoordiging"), rij)
        gemaakt = Vertegenwoordiging.objects.get()
        assert (gemaakt.deelnemer.naam, gemaakt.deelnemer.rol) == ("Karim Bakker", "vertegenwoordiger")
        assert (gemaakt.soort, gemaakt.antwoordt_mee, gemaakt.deelnemer.gebruiker) == ("mentor", True, None)
        anders = velden("vertegenwoordiging", uuid, naam="Karim Smit", telefoon="", soort="mentor", revisie="1")
        client.post(stap(dossier, "vertegenwoordiging"), anders)
        gemaakt.refresh_from_db()
        assert (gemaakt.deelnemer.naam, gemaakt.antwoordt_mee) == ("Karim Smit", False)
        assert Vertegenwoordiging.objects.count() == 1

    def test_w21_a_pgb_plan_with_its_helpers(self, client, dossier, samira):
        regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(dossier=dossier))
        vraag = f.WmovraagFactory(inzet__planregel=regel, leveringsvorm="pgb")
        uuid = uuid5(vraag.uuid, "pgbplan")
        rij = velden("pgbplan", uuid, motief="Ik kies zelf", vraag=str(vraag.uuid), revisie="0")
        soep = soep_van(client, "plannen:gemeente", dossier=dossier.uuid, step="pgb")
        assert soep.find("input", attrs={"name": f"pgbplan_{uuid}-vraag"})["value"] == str(vraag.uuid)
        for _keer in range(2):
            client.post(stap(dossier, "pgb"), rij)
        plan = Pgbplan.objects.get()
        assert (plan.wmovraag, plan.motief) == (vraag, "Ik kies zelf")
        client.post(
            stap(dossier, "pgb"),
            velden("pgbhulp", uuid4(), naam="Fleur", soort="netwerk", uren="2", pgbplan=str(plan.uuid), revisie="0"),
        )
        assert (Pgbhulp.objects.get().pgbplan, Pgbhulp.objects.get().naam) == (plan, "Fleur")

    def test_w17_a_part_stays_out_and_comes_back(self, client, dossier, samira):
        uuid = uuid5(dossier.uuid, "documentkeuzes")
        client.post(stap(dossier, "weglaten"), velden("weglaten", uuid, kracht="melden", opties="niets", revisie="0"))
        weg = dict(Weggelaten.objects.values_list("onderdeel", "weglating"))
        assert weg == {"kracht": "melden", "opties": "niets"}
        soep = soep_van(client, "plannen:gemeente", dossier=dossier.uuid, step="weglaten")
        assert soep.find(id=f"id_weglaten_{uuid}-kracht").find("option", selected=True)["value"] == "melden"
        assert soep.find(id=f"id_weglaten_{uuid}-gevraagd") is None  # the law asks it (Awb 4:2)
        client.post(stap(dossier, "weglaten"), velden("weglaten", uuid, kracht="", opties="niets", revisie="1"))
        assert [rij.onderdeel for rij in Weggelaten.objects.all()] == ["opties"]

    def test_w15_the_client_disagrees_in_own_words(self, client, dossier, samira):
        uuid = uuid5(dossier.uuid, "documentkeuzes")
        client.post(
            stap(dossier, "reactie"),
            velden(
                "documentkeuzes",
                uuid,
                reactie="niet_akkoord",
                reactie_tekst="Drie uur is te weinig",
                reactie_op="2026-03-01",
                revisie="0",
            ),
        )
        keuzes = Documentkeuzes.objects.get()
        assert (keuzes.reactie, keuzes.reactie_tekst) == ("niet_akkoord", "Drie uur is te weinig")
        assert "Drie uur is te weinig" in woorden(soep_van(client, "plannen:aanvraag", dossier=dossier.uuid))

    def test_only_the_rows_of_the_step_are_saved(self, client, dossier, samira):
        client.post(stap(dossier, "reactie"), velden("analyse", uuid4(), soort="probleem", tekst="x", revisie="0"))
        assert Analyse.objects.count() == 0

    @pytest.mark.parametrize(
        "naam",
        ["route", "hulpvraag", "analyse", "mensen", "vertegenwoordiging", "mantelzorg", "pgb", "weglaten", "reactie"],
    )
    def test_queries(self, client, dossier, samira, queries_groeien_niet, naam):
        f.DeelnemerFactory(dossier=dossier)

        def maken(aantal):
            for _ in range(aantal):
                f.AnalyseFactory(dossier=dossier)
                f.NetwerkpersoonFactory(dossier=dossier)
                f.VertegenwoordigingFactory(dossier=dossier)
                f.UitspraakFactory(dossier=dossier, plek=("hulpvraag", "", "gevraagd"))
                f.UitspraakFactory(dossier=dossier, plek=("mantelzorg", "", "wensen"))
                regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(dossier=dossier))
                f.PgbhulpFactory(pgbplan__wmovraag__inzet__planregel=regel)

        queries_groeien_niet(maken=maken, doen=lambda: client.get(stap(dossier, naam)), hoogstens=10)
