"""The page of the plan: the method's form with its labels, its facts, its agreement and what is still to do."""

from datetime import date

import pytest
from django.urls import reverse

from plannen.inhoud import inhoud_van_plan, sha256_van
from plannen.keuzes import Antwoord, Vraagstand
from plannen.models import Planversie
from supportplan.kern.models import DossierUserObjectPermission
from supportplan.kern.toegang import Recht, deelnemer_koppelen
from tests import factories as f
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db

KOPPEN = [
    "Concrete stappen of activiteiten om dit te bereiken",
    "Wat de persoon zelf doet",
    "Wat anderen doen",
    "Welke professionele hulp nodig is",
    "Waarvoor een beroep op de Wmo gedaan wordt",
]


@pytest.fixture
def dossier():
    return f.DossierFactory(naam="Bram")


@pytest.fixture
def plandoel(dossier):
    return f.PlandoelFactory(doel=f.DoelFactory(dossier=dossier, tekst="Mijn huishouden is op orde"))


def haal(client, dossier, naam="plannen:plan", **kwargs):
    return soep_van(client, naam, dossier=dossier.uuid, **kwargs)


def cellen(pagina, stap: str) -> list[str]:
    """The texts of the four cells beside a step, without the question why."""
    for waarom in pagina.select("td .sp-waarom"):
        waarom.extract()
    rij = next(rij for rij in pagina.select("tbody tr") if stap in woorden(rij.th))
    return [woorden(cel) for cel in rij.select("td")]


def test_form_has_the_labels_of_the_method(client, dossier, plandoel, samira):
    f.PlanregelFactory(plandoel=plandoel)
    pagina = haal(client, dossier)
    assert [woorden(kop) for kop in pagina.select("table thead th")] == KOPPEN
    labels = {woorden(dt) for dt in pagina.select(".sp-formkop dt")} | {woorden(pagina.select_one(".sp-formkop p"))}
    assert labels == {
        "Naam",
        "Datum opstellen",
        "Datum evaluatie",
        "Te bereiken resultaat (doel)",
        "Benodigde hulpmiddelen of voorzieningen",
    }


def test_line_has_entries_in_several_columns(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="Schoonmaken")
    hulp = f.InzetFactory(planregel=regel, professional=True, tekst="maakt schoon")
    vraag = f.InzetFactory(planregel=regel, soort="wmo", tekst="Hulp bij het huishouden")
    f.WmovraagFactory(inzet=vraag, betaalt=hulp)
    zelf, anderen, professional, wmo = cellen(haal(client, dossier), "Schoonmaken")
    assert (zelf, anderen) == ("", "")
    assert "Thuiszorg maakt schoon elke week" in professional
    assert "gevraagd: 3 uur per week" in wmo
    assert "voor: Thuiszorg" in wmo


def test_general_provision_and_other_law_stand_labelled_with_others(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="Meedoen")
    f.InzetFactory(planregel=regel, algemeen=True, tekst="Koor")
    f.InzetFactory(planregel=regel, andere_wet=True, tekst="Wassen")
    anderen = cellen(haal(client, dossier), "Meedoen")[1]
    assert "Algemene voorziening buurthuis Koor" in anderen
    assert "Hulp uit een andere wet wijkverpleging Wassen Zorgverzekeringswet" in anderen


def test_facts_of_a_network_entry(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="Kliko")
    inzet = f.InzetFactory(planregel=regel, soort="netwerk", wie="buurman", tekst="herinnert", hoe_vaak="elke week")
    f.NetwerkafspraakFactory(
        inzet=inzet,
        stand=Vraagstand.WORDT_GEVRAAGD,
        vraagt=f.client_van(dossier),
        vraagt_voor=date(2026, 4, 1),
        teruggeven="ik help in zijn volkstuin",
        hoe_lang_vol_te_houden="tot de zomer",
    )
    anderen = cellen(haal(client, dossier), "Kliko")[1]
    for feit in (
        "elke week",
        "wordt gevraagd door Bram vóór 1 april 2026",
        "ik geef terug: ik help in zijn volkstuin",
        "vol te houden: tot de zomer",
    ):
        assert feit in anderen


def test_granted_stands_beside_asked(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="Schoonmaken")
    inzet = f.InzetFactory(planregel=regel, soort="wmo", tekst="Hulp")
    f.BesluitFactory(wmovraag=f.WmovraagFactory(inzet=inzet, aantal=4), aantal=3, eenheid="uur", frequentie="week")
    wmo = cellen(haal(client, dossier), "Schoonmaken")[3]
    assert "gevraagd: 4 uur per week" in wmo
    assert "Besluit van de gemeente: toegekend: 3 uur per week (23 februari 2026)" in wmo


def boodschappen(plandoel, **afspraak):
    """A step that the friend stopped doing, with three options: plan B, an unused one, and the refused mother."""
    regel = f.PlanregelFactory(plandoel=plandoel, stap="Boodschappen")
    f.InzetFactory(planregel=regel, soort="netwerk", wie="vriend", gestopt=True)
    werkblad = f.WerkbladFactory(doel=plandoel.doel, gesloten=True)
    f.KeuzeFactory(optie=f.OptieFactory(werkblad=werkblad, tekst="Bezorgdienst"), soort="tweede")
    f.OptieFactory(werkblad=werkblad, tekst="Met een vrijwilliger")
    f.OptieFactory(werkblad=werkblad, tekst="Mijn moeder vragen")
    f.VoorkeurFactory(dossier=regel.dossier, weigering=True, weigert__naam="Ria", weigert__relatie="moeder")
    return regel


def test_nobody_does_it_now_shows_plan_b_first_and_never_a_refused_helper(client, dossier, plandoel, samira):
    boodschappen(plandoel)
    blok = woorden(haal(client, dossier).select_one(".sp-niemand"))
    assert blok.startswith("Boodschappen: nu niemand Plan B: Bezorgdienst")
    assert "Met een vrijwilliger" in blok
    assert "moeder" not in blok


def test_who_is_only_asked_does_not_do_it_yet(client, dossier, plandoel, samira):
    regel = boodschappen(plandoel)
    vraag = f.InzetFactory(planregel=regel, soort="netwerk", wie="teamgenoot", tekst="")
    afspraak = f.NetwerkafspraakFactory(inzet=vraag, stand=Vraagstand.WORDT_GEVRAAGD)
    assert "nu niemand Nog niet afgesproken: teamgenoot" in woorden(haal(client, dossier).select_one(".sp-niemand"))
    afspraak.stand = Vraagstand.AFGESPROKEN
    afspraak.save()
    assert haal(client, dossier).select_one(".sp-niemand") is None


def test_now_first_steps_stand_apart_with_who_and_until_when(client, dossier, plandoel, samira):
    f.PlanregelFactory(dossier=dossier, nu_eerst_stap=True, stap="Post openen")
    pagina = haal(client, dossier)
    deel = pagina.find("h2", string="Nu eerst").find_parent("section")
    assert "Post openen Samira, tot 16 maart 2026" in woorden(deel)
    assert not pagina.select("table")


def test_split_counts_what_runs(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel)
    f.InzetFactory.create_batch(2, planregel=regel)
    f.InzetFactory(planregel=regel, professional=True)
    f.InzetFactory(planregel=regel, professional=True, gestopt=True)
    balk = woorden(haal(client, dossier).select_one(".sp-balk figcaption"))
    assert "Zelf 2 Professional 1" in balk
    assert "In dit plan staat 2 keer iets dat Bram zelf doet en 1 keer professionele hulp." in balk


def test_dissent_shows_both_views(client, dossier, plandoel, samira):
    plandoel.doel.tekst_professional = "Eerst structuur aanbrengen"
    plandoel.doel.save()
    f.InstemmingFactory(plandoel=plandoel, antwoord=Antwoord.NIET_AKKOORD, reden="Dit gaat mij te snel")
    kaart = woorden(haal(client, dossier).select_one(".sp-instemming"))
    assert "Bram: niet akkoord · 9 februari 2026 Dit gaat mij te snel" in kaart
    assert "De professional zegt: Eerst structuur aanbrengen" in kaart
    assert "Nog niet eens" in kaart


def test_changed_part_is_asked_again_and_the_old_answer_stays(client, dossier, plandoel, samira):
    f.InstemmingFactory(plandoel=plandoel)
    f.PlanregelFactory(plandoel=plandoel, stap="Iets nieuws")
    pagina = haal(client, dossier)
    kaart = woorden(pagina.select_one(".sp-instemming"))
    assert "Bram: eerder akkoord · 9 februari 2026" in kaart
    assert "Opnieuw vragen" in kaart
    assert "Vraag Bram opnieuw naar doel 1" in woorden(pagina)


def test_refused_helper_in_the_plan_is_warned_about(client, dossier, plandoel, samira):
    moeder = f.NetwerkpersoonFactory(dossier=dossier, naam="Ria", relatie="moeder")
    f.VoorkeurFactory(dossier=dossier, soort="niet", weigert=moeder, tekst="Geen hulp meer van haar")
    f.InzetFactory(planregel=f.PlanregelFactory(plandoel=plandoel), soort="netwerk", netwerkpersoon=moeder)
    melding = woorden(haal(client, dossier).select_one(".sp-melding"))
    assert "Ria wordt niet gevraagd: “Geen hulp meer van haar”" in melding


def test_without_a_right_on_the_profile_no_refusals_and_no_threads(client, dossier, plandoel, samira):
    moeder = f.NetwerkpersoonFactory(dossier=dossier, naam="Ria", relatie="moeder")
    f.VoorkeurFactory(dossier=dossier, soort="niet", weigert=moeder, tekst="Geen hulp meer van haar")
    f.InzetFactory(planregel=f.PlanregelFactory(plandoel=plandoel), soort="netwerk", netwerkpersoon=moeder)
    DossierUserObjectPermission.objects.filter(user=samira.gebruiker, permission__codename=Recht.PROFIEL_ZIEN).delete()
    pagina = haal(client, dossier)
    assert "Geen hulp meer" not in woorden(pagina)
    assert not pagina.select(".sp-waarom")


def test_concept_until_fixed_then_changes_since_in_ins_and_del(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="De was")
    assert "CONCEPT" in woorden(haal(client, dossier).select_one(".sp-versiestand"))
    versie_van(plandoel.plan)
    assert "daarna niet gewijzigd" in woorden(haal(client, dossier).select_one(".sp-versiestand"))
    regel.stap = "De was en het strijkgoed"
    regel.save()
    stand = haal(client, dossier).select_one(".sp-versiestand")
    assert "gewijzigd sinds versie 1" in woorden(stand)
    assert [woorden(stand.find("del")), woorden(stand.find("ins"))] == ["De was", "De was en het strijkgoed"]


def versie_van(plan):
    inhoud = inhoud_van_plan(plan)
    nummer = plan.versies.count() + 1
    return Planversie.objects.create(
        dossier=plan.dossier, plan=plan, nummer=nummer, op=date(2026, 2, 9), inhoud=inhoud, sha256=sha256_van(inhoud)
    )


def test_version_is_as_it_was(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="De was")
    f.InzetFactory(planregel=regel, tekst="Ik doe mijn eigen was")
    versie_van(plandoel.plan)
    regel.stap = "Strijken"
    regel.save()
    pagina = haal(client, dossier, "plannen:versie", nummer=1)
    assert cellen(pagina, "De was")[0] == "Ik doe mijn eigen was"
    assert woorden(pagina.find("ins")) == "Strijken"
    assert not pagina.select(".sp-waarom")
    assert client.get(reverse("plannen:versie", args=[dossier.uuid, 2])).status_code == 404


def test_version_keeps_every_fact_after_the_row_changed(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="Schoonmaken", volgorde=2)
    f.PlanregelFactory(plandoel=plandoel, stap="Eerder", volgorde=1)
    hulp = f.InzetFactory(planregel=regel, professional=True, tekst="")
    vraag = f.InzetFactory(planregel=regel, soort="wmo", tekst="Hulp")
    wmovraag = f.WmovraagFactory(inzet=vraag, betaalt=hulp, van=date(2026, 4, 1), spoed=True)
    buur = f.InzetFactory(planregel=regel, soort="netwerk", wie="buurman", tekst="helpt")
    f.NetwerkafspraakFactory(
        inzet=buur, stand=Vraagstand.WORDT_GEVRAAGD, vraagt=samira, vraagt_voor=date(2026, 4, 1), hulpsoort="mantelzorg"
    )
    nu = cellen(haal(client, dossier), "Schoonmaken")
    versie_van(plandoel.plan)
    wmovraag.aantal = 9
    wmovraag.save()
    pagina = haal(client, dossier, "plannen:versie", nummer=1)
    assert [woorden(stap) for stap in pagina.select(".sp-stap")] == ["Eerder", "Schoonmaken"]
    assert cellen(pagina, "Schoonmaken") == nu


def test_two_versions_show_what_changed_between_them(client, dossier, plandoel, samira):
    versie_van(plandoel.plan)
    f.PlanregelFactory(plandoel=plandoel, stap="Koken")
    versie_van(plandoel.plan)
    pagina = haal(client, dossier, "plannen:versie", nummer=2)
    assert "Nieuw: stap Koken" in woorden(pagina)
    assert "Versie 2" in woorden(haal(client, dossier, "plannen:versies"))


def test_picture_has_four_columns_and_a_table_twin(client, dossier, plandoel, samira):
    regel = f.PlanregelFactory(plandoel=plandoel, stap="De was")
    f.InzetFactory(planregel=regel, tekst="Ik was zelf")
    pagina = haal(client, dossier, "plannen:beeld")
    kolommen = pagina.select(".sp-plaatje__kolom")
    assert len(kolommen) == 4
    assert "Ik was zelf De was" in woorden(kolommen[0])
    assert "Niets in dit plan" in woorden(kolommen[3])
    assert "Ik was zelf (De was)" in woorden(pagina.select_one("table"))


def test_words_come_out_as_typed(client, dossier, plandoel, samira):
    tekst = "<script>alert(1)</script> {{ naam }} O'Brien-Öztürk مرحبا"
    f.InzetFactory(planregel=f.PlanregelFactory(plandoel=plandoel, stap=tekst), tekst=tekst)
    pagina = haal(client, dossier)
    assert woorden(pagina.select_one(".sp-stap")) == tekst
    assert woorden(pagina.select_one(".sp-invulling__tekst")) == tekst


def test_empty_plan_is_calm(client, dossier, samira):
    assert "Er is nog geen plan" in woorden(haal(client, dossier))
    assert "Er is nog geen plan" in woorden(haal(client, dossier, "plannen:beeld"))
    assert "Nog geen versie" in woorden(haal(client, dossier, "plannen:versies"))


@pytest.mark.parametrize("naam", ["plannen:plan", "plannen:beeld", "plannen:versies"])
def test_queries_do_not_grow(client, dossier, plandoel, samira, queries_groeien_niet, naam):
    def maken(aantal):
        for _nummer in range(aantal):
            regel = f.PlanregelFactory(plandoel=f.PlandoelFactory(doel=f.DoelFactory(dossier=dossier)))
            f.InzetFactory(planregel=regel, netwerk=True)
            betaald = f.InzetFactory(planregel=regel, soort="professional", deelnemer=samira)
            vraag = f.WmovraagFactory(inzet=f.InzetFactory(planregel=regel, soort="wmo"), betaalt=betaald)
            f.BesluitFactory(wmovraag=vraag, vastgelegd_door=samira)
            f.InstemmingFactory(plandoel=regel.plandoel)
            versie_van(regel.plan)

    queries_groeien_niet(maken=maken, doen=lambda: client.get(reverse(naam, args=[dossier.uuid])))


@pytest.mark.parametrize("rol", [None, "naaste"])
def test_stranger_and_naaste_find_nothing(client, dossier, plandoel, rol):
    gebruiker = f.GebruikerFactory()
    if rol:
        deelnemer_koppelen(f.DeelnemerFactory(dossier=dossier, rol=rol), gebruiker)
    client.force_login(gebruiker)
    for naam in ("plan", "beeld", "versies", "logboek", "evaluaties"):
        assert client.get(reverse(f"plannen:{naam}", args=[dossier.uuid])).status_code == 404
