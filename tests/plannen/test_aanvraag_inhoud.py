"""What stands in the document and what never does (P-03, W-12, W-15, W-17, method 7, 10)."""

from dataclasses import replace

import pytest

from plannen.aanvraag.bestanden import evaluatie, webpagina
from plannen.aanvraag.bron import bron_van
from plannen.aanvraag.gegevens import gegevens_van, json_van
from plannen.aanvraag.inhoud import AanvraagInhoud, Citaat, Groep, Tabel
from plannen.aanvraag.opbouw import bouwen
from plannen.keuzes import VERPLICHT, Onderdeel, Weglating
from plannen.models import Documentkeuzes, Weggelaten
from profiel.models import Uitspraak
from supportplan.kern.models import Dossier
from tests import factories as f
from tests.plannen.zaak import GEHEIM, OP, VREEMD

pytestmark = pytest.mark.django_db

# A text that only one section tells, per section that can be left out.
ALLEEN_DAAR = {
    Onderdeel.VERTEGENWOORDIGING: "Bakker",
    Onderdeel.HUISGENOTEN: "Mantelzorger",
    Onderdeel.HULPVRAAG: "Ik wil hulp om mijn huis op orde te krijgen.",
    Onderdeel.PROBLEMEN: "Het wordt een rommel en dan krijg ik stress.",
    Onderdeel.KRACHT: "vouwen",
    Onderdeel.ANDEREN: "samen koken",
    Onderdeel.VOORZIENINGEN: "buurtkoor",
    Onderdeel.DOELEN: "Mijn huis is op orde",
    Onderdeel.OPTIES: "Iemand die helpt opruimen",
    Onderdeel.VORM: "zelf kiezen wie er komt",
    Onderdeel.ANDERE_HULP: "fysiotherapie",
    Onderdeel.SPOED: "De trap is gevaarlijk",
    Onderdeel.AFSPRAKEN: "11 mei 2026",
    Onderdeel.BIJLAGEN: "Brief van de huisarts",
}


@pytest.fixture
def dossier(verse_zaak):
    return verse_zaak.dossier


def inhoud_van(dossier: Dossier) -> AanvraagInhoud:
    return bouwen(bron_van(dossier, OP))


def tekst_van(dossier: Dossier) -> str:
    inhoud = inhoud_van(dossier)
    return webpagina(inhoud) + json_van(inhoud).decode()


def blokken(inhoud, soort, code=""):
    """Blocks of one kind, those inside groups too."""
    gevonden = []
    for deel in inhoud.delen:
        for blok in deel.blokken if code in {"", deel.code} else ():
            gevonden += blok.blokken if isinstance(blok, Groep) else [blok]
    return [blok for blok in gevonden if isinstance(blok, soort)]


def test_unreleased_words_stories_and_logbook_are_nowhere(dossier):
    assert GEHEIM not in tekst_van(dossier)


def test_every_released_statement_stands_in_it_once(dossier):
    citaten = [blok.tekst for blok in blokken(inhoud_van(dossier), Citaat)]
    for uitspraak in Uitspraak.objects.filter(dossier=dossier):
        assert citaten.count(uitspraak.tekst) == (1 if uitspraak.is_vrijgegeven else 0), uitspraak.tekst


def test_sections_stand_in_the_order_of_the_law_and_count_on(dossier):
    delen = inhoud_van(dossier).delen
    codes = [deel.code for deel in delen]
    assert codes == [code for code in Onderdeel.values if code in codes]
    assert [deel.nummer for deel in delen] == list(range(1, len(delen) + 1))


def test_the_seven_parts_of_the_method_bear_their_names(dossier):
    tekst = webpagina(inhoud_van(dossier))
    for deel in (
        "Deel 1: de problemen van betrokkene",
        "Deel 2: een probleemanalyse",
        "Deel 3: de keuze en motivatie van de oplossingsrichting",
        "Deel 4: een overzicht van de beoogde resultaten",
        "Deel 5: de keuze en motivatie van de in te zetten maatregelen",
        "Deel 6: de keuze van de vorm van de aangevraagde maatregelen (in natura of PGB)",
        "Deel 7: misschien een heel nieuwe oplossing",
    ):
        assert f"<h3>{deel}</h3>" in tekst


@pytest.mark.parametrize("onderdeel", sorted(set(Onderdeel) - VERPLICHT))
@pytest.mark.parametrize("weglating", Weglating)
def test_a_left_out_section_is_nowhere(onderdeel, weglating, dossier):
    Documentkeuzes.objects.filter(dossier=dossier).update(spoed="De trap is gevaarlijk", spoed_vrijgegeven=True)
    _bijlage(dossier)
    assert ALLEEN_DAAR[onderdeel] in tekst_van(dossier)
    Weggelaten.objects.create(dossier=dossier, onderdeel=onderdeel, weglating=weglating)
    inhoud = inhoud_van(dossier)
    assert ALLEEN_DAAR[onderdeel] not in webpagina(inhoud) + json_van(inhoud).decode()
    gemeld = "Dit wil de cliënt niet delen." in webpagina(inhoud)
    assert gemeld == (weglating == Weglating.MELDEN)
    assert (onderdeel in {deel.code for deel in inhoud.delen}) == gemeld
    assert [deel.nummer for deel in inhoud.delen] == list(range(1, len(inhoud.delen) + 1))
    verwezen = {deel.code for regel in inhoud.voorblad.wegwijzer for deel in regel.delen}
    assert onderdeel not in verwezen


def _bijlage(dossier):
    from supportplan.kern.models import Bijlage

    Bijlage.objects.create(
        dossier=dossier,
        titel="Brief van de huisarts",
        bestand="bijlagen/brief.pdf",
        mimetype="application/pdf",
        grootte=1,
        sha256="0" * 64,
        vrijgegeven_revisie=1,
        vrijgegeven_op=OP.date(),
        vrijgegeven_door=f.client_van(dossier),
        vrijgave_wijze="samen",
    )


def test_what_the_law_asks_cannot_be_left_out(dossier):
    for onderdeel in VERPLICHT:
        Weggelaten.objects.create(dossier=dossier, onderdeel=onderdeel)
    assert {Onderdeel.CLIENT, Onderdeel.GEVRAAGD, Onderdeel.REACTIE} <= {d.code for d in inhoud_van(dossier).delen}


def test_dissent_prints_with_both_views(dossier):
    [tabel] = [
        blok
        for blok in blokken(inhoud_van(dossier), Tabel, "doelen")
        if blok.bijschrift.startswith("Wie is het eens") and blok.rijen[0].cellen[1] == "niet akkoord"
    ]
    assert [rij.cellen[1:3] for rij in tabel.rijen][:2] == [("niet akkoord", "Een koor is nu te veel"), ("akkoord", "")]


def test_who_was_not_asked_is_listed_so(dossier):
    tabellen = [b for b in blokken(inhoud_van(dossier), Tabel, "doelen") if b.bijschrift.startswith("Wie is het eens")]
    zonder = [rij.cellen[:2] for tabel in tabellen for rij in tabel.rijen if rij.cellen[1] == "nog niet gevraagd"]
    assert ("Meryem (naaste)", "nog niet gevraagd") in zonder


def test_the_clients_reaction_prints_when_it_disagrees(dossier):
    tekst = webpagina(inhoud_van(dossier))
    assert "niet akkoord" in tekst
    assert "Ik vind drie uur te weinig." in tekst


def test_granted_is_never_what_is_asked(dossier):
    inhoud = inhoud_van(dossier)
    assert inhoud.voorblad.gevraagd.rijen[0].cellen[2] == "4 uur per week"
    [besluiten] = [
        blok for blok in blokken(inhoud, Tabel, "gevraagd") if blok.bijschrift == "Besluiten van de gemeente"
    ]
    assert besluiten.rijen[0].cellen[1:3] == ("toegekend", "3 uur per week")
    assert [vraag.aantal for vraag in inhoud.gevraagd] == ["4"]


def test_someone_not_released_is_never_named(dossier):
    tekst = tekst_van(dossier)
    assert "Wilhelmina" not in tekst
    assert "Ik wil niet dat [moeder] komt helpen" in tekst
    assert "[moeder] vragen" in tekst


def test_released_words_are_never_changed(dossier):
    f.UitspraakFactory(dossier=dossier, door=f.client_van(dossier), tekst="Wilhelmina belt mij", vrijgegeven=True)
    assert "Wilhelmina belt mij" in [blok.tekst for blok in blokken(inhoud_van(dossier), Citaat)]


def test_a_name_the_client_chose_prints_instead_of_the_name(dossier):
    f.NetwerkpersoonFactory(
        dossier=dossier, naam="Karin", in_document_als="een vriendin", doet="koffie", vrijgegeven=True
    )
    tekst = tekst_van(dossier)
    assert "een vriendin" in tekst
    assert "Karin" not in tekst


def test_the_goal_prints_when_its_wish_is_not_released(dossier):
    inhoud = inhoud_van(dossier)
    assert "Ik zing weer in een koor" in webpagina(inhoud)
    assert [blok.tekst for blok in blokken(inhoud, Citaat, "doelen")] == ["Ik wil mijn huis op orde."]


def test_strange_words_come_out_as_typed(dossier):
    inhoud = inhoud_van(dossier)
    assert VREEMD in [blok.tekst for blok in blokken(inhoud, Citaat)]
    assert "<script>" not in webpagina(inhoud)


def test_urgency_prints_only_when_released(dossier):
    assert inhoud_van(dossier).voorblad.spoed == ""
    Documentkeuzes.objects.filter(dossier=dossier).update(spoed="De trap is gevaarlijk", spoed_vrijgegeven=True)
    assert inhoud_van(dossier).voorblad.spoed == "De trap is gevaarlijk"


def test_whom_to_call_obeys_safe_contact(dossier):
    tekst = webpagina(inhoud_van(dossier))
    assert "Geen voicemail inspreken" in tekst
    assert "na vier uur" in tekst
    kort = {feit.term: feit.waarde for feit in inhoud_van(dossier).voorblad.feiten.feiten}
    assert "033 111 22 33" in kort["Bellen met"]


@pytest.mark.parametrize(
    ("route", "titel", "artikel"),
    [
        ("melding_met_persoonlijk_plan", "Melding met persoonlijk plan", "2.3.2 lid 1 en 2"),
        ("onderzoeksverslag_tevens_aanvraag", "Verslag van het onderzoek, tevens aanvraag", "2.3.2 lid 8"),
        ("aanvraag_na_zes_weken", "Aanvraag na zes weken", "2.3.2 lid 9"),
        ("spoedmelding", "Spoedmelding", "2.3.3"),
    ],
)
def test_title_and_opening_follow_the_route(route, titel, artikel, dossier):
    dossier.route = route
    inhoud = inhoud_van(dossier)
    assert inhoud.titel == titel
    assert artikel in inhoud.opening


def test_an_empty_case_makes_a_calm_document():
    inhoud = inhoud_van(f.DossierFactory(client=None, gemeente=f.GemeenteFactory(naam="Elders", code="9999")))
    assert inhoud.voorblad.gevraagd is None
    assert "nog niet ingevuld" in webpagina(inhoud)
    assert all(regel.anders == "niet in dit document" for regel in inhoud.voorblad.wegwijzer)


def test_calendar_only_with_a_date(dossier):
    bron = bron_van(dossier, OP)
    agenda = evaluatie(bron)
    assert b"DTSTART;VALUE=DATE:20260511" in agenda
    assert b"Samira" not in agenda
    assert evaluatie(replace(bron, beeld=replace(bron.beeld, plan=None))) is None


def test_same_case_gives_the_same_data(dossier):
    assert gegevens_van(inhoud_van(dossier)) == gegevens_van(inhoud_van(dossier))


def test_w16_without_a_hulpvraag_the_first_page_tells_the_first_wish_unless_goals_are_left_out():
    dossier = f.DossierFactory()
    f.UitspraakFactory(
        dossier=dossier, vrijgegeven=True, rang=1, tekst="Rust in huis.", plek=("profiel", "wonen", "wensen")
    )
    assert "Rust in huis." in str(inhoud_van(dossier).voorblad)
    f.WeggelatenFactory(dossier=dossier, onderdeel="doelen")
    assert "Rust in huis." not in str(inhoud_van(dossier).voorblad)
