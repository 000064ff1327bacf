"""Writing while the plan is carried out: logbook, standing, a stop, "te veel", the gemeente's letter (method 8)."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from plannen.models import Besluit, Inzet, Logboekregel, Wmovraag
from supportplan.kern.models import Concept
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def regel(dossier):
    doel = f.DoelFactory(dossier=dossier, tekst="Mijn huis is op orde")
    return f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=doel), stap="Boodschappen")


def adres(naam, dossier, **kwargs):
    return reverse(f"plannen:{naam}", kwargs={"dossier": dossier.uuid, **kwargs})


def velden(soort, uuid, **waarden):
    return {f"{soort}_{uuid}-{naam}": waarde for naam, waarde in waarden.items()}


def logregel(uuid=None, **anders):
    begin = {"tekst": "De kliko stond op tijd", "datum": "2026-03-01", "zichtbaarheid": "professional", "revisie": "0"}
    return velden("logregel", uuid or uuid4(), **begin | anders)


class TestLogboek:
    def test_a_line_is_written_with_day_writer_and_step(self, client, dossier, samira, regel):
        client.post(adres("logboek_bewerken", dossier), logregel(stap=str(regel.uuid)))
        geschreven = Logboekregel.objects.get()
        assert (geschreven.tekst, geschreven.datum) == ("De kliko stond op tijd", date(2026, 3, 1))
        assert (geschreven.door, geschreven.planregel) == (samira, regel)

    def test_the_same_new_line_twice_is_one_line(self, client, dossier, samira):
        invoer = logregel()
        client.post(adres("logboek_bewerken", dossier), invoer)
        client.post(adres("logboek_bewerken", dossier), invoer)
        assert Logboekregel.objects.count() == 1

    def test_my_line_is_mended_moved_and_taken_away_with_a_way_back(self, client, dossier, samira, regel):
        rij = f.LogboekregelFactory(dossier=dossier, door=samira)
        client.post(
            adres("logboek_bewerken", dossier),
            logregel(rij.uuid, tekst="Anders", revisie="1", stap=str(regel.uuid), zichtbaarheid="alleen_ik"),
        )
        rij.refresh_from_db()
        assert (rij.tekst, rij.planregel, rij.zichtbaarheid) == ("Anders", regel, "alleen_ik")
        client.post(adres("logboek_bewerken", dossier), {"doe": f"verwijder:logregel_{rij.uuid}"})
        assert Logboekregel.objects.count() == 0
        client.post(adres("logboek_bewerken", dossier), {"doe": f"terugzetten:logregel_{rij.uuid}"})
        assert Logboekregel.objects.get().tekst == "Anders"

    def test_a_colleagues_line_is_read_and_not_changed(self, client, dossier, samira):
        collega = f.professional_in(dossier, roepnaam="Fatima", aanspreekpunt=False)
        rij = f.LogboekregelFactory(dossier=dossier, door=collega, tekst="Van mij")
        soep = soep_van(client, "plannen:logboek_bewerken", dossier=dossier.uuid)
        assert "Van mij" in woorden(soep.find(id="eerder").parent)
        assert soep.find(id=f"logregel_{rij.uuid}") is None
        antwoord = client.post(adres("logboek_bewerken", dossier), logregel(rij.uuid, tekst="Nu van mij", revisie="1"))
        assert "Deze regel is van Fatima" in antwoord.content.decode()
        rij.refresh_from_db()
        assert rij.tekst == "Van mij"

    def test_half_a_line_stays_as_typed_with_an_instruction(self, client, dossier, samira):
        uuid = uuid4()
        antwoord = client.post(adres("logboek_bewerken", dossier), logregel(uuid, datum="gisteren"))
        assert "Kies een dag, of typ hem als 3-2-2026." in antwoord.content.decode()
        soep = soep_van(client, "plannen:logboek_bewerken", dossier=dossier.uuid)
        assert soep.find(id=f"id_logregel_{uuid}-tekst").text.strip() == "De kliko stond op tijd"
        assert Logboekregel.objects.count() == 0

    def test_how_a_step_stands_is_said_in_the_fixed_words(self, client, dossier, samira, regel):
        client.post(adres("logboek_bewerken", dossier), velden("stand", regel.uuid, stand="bezig", revisie="1"))
        soep = soep_van(client, "plannen:logboek", dossier=dossier.uuid)
        assert woorden(soep.select_one(".sp-status")) == "Bezig"

    def test_opening_for_a_step_chooses_it_and_writes_nothing(self, client, dossier, samira, regel):
        soep = soep_van(client, "plannen:logboek_bewerken", dossier=dossier.uuid, data={"stap": str(regel.uuid)})
        assert soep.select_one("#nieuw ~ div select option[selected]")["value"] == str(regel.uuid)
        assert (Logboekregel.objects.count(), Concept.objects.count()) == (0, 0)

    def test_queries(self, client, dossier, samira, regel, queries_groeien_niet):
        def maken(aantal):
            for _ in range(aantal):
                f.LogboekregelFactory(dossier=dossier, door=samira, planregel=regel)
                f.PlanregelFactory(plandoel=regel.plandoel)

        queries_groeien_niet(maken=maken, doen=lambda: client.get(adres("logboek_bewerken", dossier)), hoogstens=8)

    def test_queries_of_a_save(self, client, dossier, samira, regel, queries_groeien_niet):
        queries_groeien_niet(
            maken=lambda aantal: f.LogboekregelFactory.create_batch(aantal, dossier=dossier, door=samira),
            doen=lambda: client.post(
                adres("logboek_bewerken", dossier), logregel(), headers={"accept": "application/json"}
            ),
            hoogstens=14,
        )


class TestStap:
    def test_who_stops_leaves_the_step_to_nobody_with_plan_b_first(self, client, dossier, samira, regel):
        vriend = f.InzetFactory(planregel=regel, netwerk=True, netwerkpersoon__naam="Daan", tekst="halen")
        werkblad = f.WerkbladFactory(doel=regel.plandoel.doel)
        f.OptieFactory(werkblad=werkblad, tekst="Laten bezorgen", bron="algemeen")
        tweede = f.OptieFactory(werkblad=werkblad, tekst="Zelf gaan met een lijst")
        f.KeuzeFactory(optie=tweede, soort="tweede")
        client.post(
            adres("inzet_stoppen", dossier, inzet=vriend.uuid), {"gestopt_op": "2026-03-01", "reden": "verhuisd"}
        )
        soep = soep_van(client, "plannen:stap", dossier=dossier.uuid, planregel=regel.uuid)
        blok = woorden(soep.select_one(".sp-niemand"))
        assert "Boodschappen: nu niemand" in blok
        assert blok.index("Zelf gaan met een lijst") < blok.index("Laten bezorgen")
        assert "Gestopt op 1 maart 2026: verhuisd" in woorden(soep)
        client.post(adres("stap", dossier, planregel=regel.uuid), {"optie": str(tweede.uuid)})
        nieuw = Inzet.objects.get(optie=tweede)
        assert (nieuw.planregel, nieuw.tekst) == (regel, "Zelf gaan met een lijst")
        soep = soep_van(client, "plannen:stap", dossier=dossier.uuid, planregel=regel.uuid)
        assert soep.select_one(".sp-niemand") is None

    def test_somebody_the_client_refuses_is_never_offered(self, client, dossier, samira, regel):
        f.InzetFactory(planregel=regel, gestopt=True)
        moeder = f.NetwerkpersoonFactory(dossier=dossier, naam="Wil", relatie="moeder")
        f.VoorkeurFactory(dossier=dossier, weigering=True, weigert=moeder)
        werkblad = f.WerkbladFactory(doel=regel.plandoel.doel)
        f.OptieFactory(werkblad=werkblad, tekst="Mama doet de boodschappen")
        f.OptieFactory(werkblad=werkblad, tekst="Met de buurtbus")
        blok = woorden(
            soep_van(client, "plannen:stap", dossier=dossier.uuid, planregel=regel.uuid).select_one(".sp-niemand")
        )
        assert "Met de buurtbus" in blok
        assert "Mama" not in blok

    def test_a_stop_without_reason_is_asked_for_and_what_was_typed_stays(self, client, dossier, samira, regel):
        inzet = f.InzetFactory(planregel=regel)
        antwoord = client.post(adres("inzet_stoppen", dossier, inzet=inzet.uuid), {"gestopt_op": "2026-02-27"})
        pagina = antwoord.content.decode()
        assert "Schrijf op waarom dit stopt" in pagina
        assert 'value="2026-02-27"' in pagina
        antwoord = client.post(
            adres("inzet_stoppen", dossier, inzet=inzet.uuid), {"gestopt_op": "2026-04-27", "reden": "later"}
        )
        assert "een dag die geweest is" in antwoord.content.decode()

    def test_a_reason_with_a_sign_nobody_can_read_is_refused(self, client, dossier, samira, regel):
        inzet = f.InzetFactory(planregel=regel)
        verkeerd = {"gestopt_op": "2026-02-27", "reden": "te \x1b[31mdruk"}
        antwoord = client.post(adres("inzet_stoppen", dossier, inzet=inzet.uuid), verkeerd)
        assert "onzichtbaar teken" in antwoord.content.decode()

    def test_what_stopped_by_mistake_goes_on(self, client, dossier, samira, regel):
        inzet = f.InzetFactory(planregel=regel, gestopt=True)
        client.post(adres("inzet_hervatten", dossier, inzet=inzet.uuid))
        inzet.refresh_from_db()
        assert inzet.gestopt_op is None

    def test_an_option_that_is_not_there_is_refused_calmly(self, client, dossier, samira, regel):
        for onzin in ("", "geen-uuid", str(uuid4())):
            antwoord = client.post(adres("stap", dossier, planregel=regel.uuid), {"optie": onzin}, follow=True)
            assert "Kies een van de opties" in antwoord.content.decode()

    def test_it_is_too_much_shows_on_the_logbook_the_step_and_the_plan(self, client, dossier, samira, regel):
        f.InzetFactory(planregel=regel, netwerk=True, netwerkpersoon__naam="Til")
        soep = soep_van(client, "plannen:te_veel", dossier=dossier.uuid, planregel=regel.uuid)
        assert soep.find(id="id_wie")["value"] == "Til"
        client.post(
            adres("te_veel", dossier, planregel=regel.uuid),
            {"wie": "Til", "op": "2026-03-01", "toelichting": "Elke week", "zichtbaarheid": "professional"},
        )
        for naam, sleutels in (("logboek", {}), ("stap", {"planregel": regel.uuid}), ("plan", {})):
            soep = soep_van(client, f"plannen:{naam}", dossier=dossier.uuid, **sleutels)
            blok = woorden(soep.select_one(".sp-teveel"))
            assert "Til zegt: het wordt mij te veel. Elke week" in blok, naam
            assert "Praat er samen over" in blok
        assert "1 maart 2026 · Samira" in blok

    def test_a_step_of_another_dossier_is_not_there(self, client, dossier, samira):
        vreemd = f.PlanregelFactory()
        for naam in ("stap", "te_veel"):
            assert client.get(adres(naam, dossier, planregel=vreemd.uuid)).status_code == 404
        inzet = f.InzetFactory(planregel=vreemd)
        assert client.post(adres("inzet_hervatten", dossier, inzet=inzet.uuid)).status_code == 404
        assert client.get(adres("inzet_stoppen", dossier, inzet=inzet.uuid)).status_code == 404


class TestBesluit:
    @pytest.fixture
    def vraag(self, regel) -> Wmovraag:
        return f.WmovraagFactory(inzet__planregel=regel, inzet__tekst="hulp bij het huishouden", aantal=4)

    def invoer(self, uuid=None, **anders):
        leeg = dict.fromkeys(
            ("voorziening", "omschrijving", "aantal", "eenheid", "frequentie", "van", "tot", "reden"), ""
        )
        begin = leeg | {"uitkomst": "toegekend", "op": "2026-02-20", "revisie": "0"}
        return velden("besluit", uuid or uuid4(), **begin | anders)

    def test_the_letter_is_taken_over_beside_what_was_asked(self, client, dossier, samira, vraag):
        client.post(
            adres("besluit", dossier, wmovraag=vraag.uuid),
            self.invoer(aantal="2,5", eenheid="uur", frequentie="week", van="2026-03-01", tot="2027-02-28"),
        )
        besluit = Besluit.objects.get()
        assert (besluit.wmovraag, besluit.aantal, besluit.tot) == (vraag, 2.5, date(2027, 2, 28))
        assert besluit.vastgelegd_door == samira
        vraag.refresh_from_db()
        assert vraag.aantal == 4
        tabel = woorden(soep_van(client, "plannen:logboek", dossier=dossier.uuid).select_one(".sp-tabel"))
        assert "Toegekend: 2,5 uur" in tabel
        assert "vastgelegd door Samira" in tabel.replace("Vastgelegd", "vastgelegd")

    @pytest.mark.parametrize(
        ("anders", "instructie"),
        [
            ({"uitkomst": "anders"}, "Schrijf op welke andere voorziening er is toegekend."),
            ({"van": "2026-03-01", "tot": "2026-02-01"}, "Kies een dag na de begindatum."),
            ({"aantal": "veel"}, "Typ een getal, zoals 2 of 2,5."),
        ],
    )
    def test_what_does_not_fit_is_said_at_the_field(self, client, dossier, samira, vraag, anders, instructie):
        antwoord = client.post(adres("besluit", dossier, wmovraag=vraag.uuid), self.invoer(**anders))
        assert instructie in antwoord.content.decode()
        assert Besluit.objects.count() == 0

    @pytest.mark.parametrize("getypt", [{"aantal": "3"}, {"aantal": "veel"}, {"van": "morgen"}])
    def test_a_decision_that_is_only_begun_is_kept(self, client, dossier, samira, vraag, getypt):
        begonnen = self.invoer(uitkomst="", op="", **getypt) | {"naar": "later"}
        client.post(adres("besluit", dossier, wmovraag=vraag.uuid), begonnen)
        pagina = client.get(adres("besluit", dossier, wmovraag=vraag.uuid)).content.decode()
        assert f'value="{next(iter(getypt.values()))}"' in pagina
        assert Besluit.objects.count() == 0

    def test_refused_leads_back_to_the_options(self, client, dossier, samira, vraag):
        client.post(adres("besluit", dossier, wmovraag=vraag.uuid), self.invoer(uitkomst="afgewezen", reden="te jong"))
        soep = soep_van(client, "plannen:besluit", dossier=dossier.uuid, wmovraag=vraag.uuid)
        doel = vraag.inzet.planregel.plandoel.doel
        assert soep.find("a", string="Terug naar de opties")["href"] == reverse(
            "opties:werkblad", args=[dossier.uuid, doel.uuid]
        )
        volgende = woorden(soep_van(client, "dossier:dossier", dossier=dossier.uuid))
        assert "De gemeente wees hulp voor doel 1 af. Kijk samen welke optie nu past." in volgende

    def test_queries(self, client, dossier, samira, vraag, queries_groeien_niet):
        queries_groeien_niet(
            maken=lambda aantal: f.BesluitFactory.create_batch(aantal, wmovraag=vraag),
            doen=lambda: client.get(adres("besluit", dossier, wmovraag=vraag.uuid)),
            hoogstens=8,
        )
