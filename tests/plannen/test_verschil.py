"""What changed since a version: by row, in words (method 6)."""

from datetime import date

import pytest

from plannen.inhoud import inhoud_van_plan
from plannen.regels import Wijzigingsoort, is_gewijzigd, verschil
from tests.factories import InzetFactory, PlandoelFactory, PlanregelFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def regel():
    regel = PlanregelFactory(stap="Opruimen")
    InzetFactory(planregel=regel, tekst="Til helpt", netwerk=True)
    InzetFactory(planregel=regel, tekst="Hulp in huis", wmo=True)
    return regel


def _wijzigingen(oud, plan):
    plan.refresh_from_db()
    return [(str(w.soort), w.wat, w.naam, w.veld, w.oud, w.nieuw) for w in verschil(oud, inhoud_van_plan(plan))]


def test_nothing_changed(regel):
    inhoud = inhoud_van_plan(regel.plan)
    assert verschil(inhoud, inhoud_van_plan(regel.plan)) == []
    assert not is_gewijzigd(inhoud, inhoud)


def test_added_and_removed(regel):
    oud = inhoud_van_plan(regel.plan)
    weg = regel.inzetten.get(tekst="Til helpt")
    weg.netwerkafspraak.verwijderd_op = weg.verwijderd_op = weg.gemaakt_op
    weg.netwerkafspraak.save()
    weg.save()
    InzetFactory(planregel=regel, tekst="Roos ruimt op")
    assert _wijzigingen(oud, regel.plan) == [
        ("toegevoegd", "inzet", "Roos ruimt op", "", "", ""),
        ("verwijderd", "inzet", "Til helpt", "", "", ""),
        ("verwijderd", "afspraak met het netwerk", "Til helpt", "", "", ""),
    ]


@pytest.mark.parametrize(
    ("rij", "veld", "waarde", "verwacht"),
    [
        (
            "plan",
            "evaluatie_op",
            date(2026, 6, 1),
            ("Plan van Aanpak", "", "Datum evaluatie", "11 mei 2026", "1 juni 2026"),
        ),
        (
            "regel",
            "stap",
            "Samen opruimen",
            ("stap", "Samen opruimen", "stap of activiteit", "Opruimen", "Samen opruimen"),
        ),
        ("regel", "stand", "klaar", ("stap", "Opruimen", "hoe het staat", "Nog niet begonnen", "Klaar")),
        ("netwerk", "hoe_vaak", "elke dag", ("inzet", "Til helpt", "hoe vaak", "", "elke dag")),
        (
            "afspraak",
            "stand",
            "gevraagd",
            ("afspraak met het netwerk", "Til helpt", "gevraagd?", "afgesproken", "gevraagd"),
        ),
        ("vraag", "aantal", 4, ("vraag aan de Wmo", "Hulp in huis", "hoeveel", "3", "4")),
        ("vraag", "spoed", True, ("vraag aan de Wmo", "Hulp in huis", "kan niet wachten", "nee", "ja")),
        (
            "doel",
            "tekst",
            "Ik woon prettig",
            (
                "deel van het plan",
                "Ik woon prettig",
                "doel in de woorden van de cliënt",
                "Doel 1 is bereikt",
                "Ik woon prettig",
            ),
        ),
    ],
)
def test_a_changed_field_in_words(regel, rij, veld, waarde, verwacht):
    oud = inhoud_van_plan(regel.plan)
    netwerk, wmo = regel.inzetten.order_by("pk")
    rijen = {
        "plan": regel.plan,
        "regel": regel,
        "netwerk": netwerk,
        "afspraak": netwerk.netwerkafspraak,
        "vraag": wmo.wmovraag,
        "doel": regel.plandoel.doel,
    }
    setattr(rijen[rij], veld, waarde)
    rijen[rij].save()
    assert _wijzigingen(oud, regel.plan) == [("gewijzigd", *verwacht)]


def test_a_step_moved_to_another_goal(regel):
    oud = inhoud_van_plan(regel.plan)
    regel.plandoel = PlandoelFactory(dossier=regel.dossier)
    regel.save()
    _nieuw_deel, verplaatst = verschil(oud, inhoud_van_plan(regel.plan))
    assert (verplaatst.veld, verplaatst.oud, verplaatst.nieuw) == ("bij doel", "Doel 1 is bereikt", "Doel 2 is bereikt")


def test_order_of_rows_is_no_change(regel):
    oud = inhoud_van_plan(regel.plan)
    regel.volgorde = 7
    regel.save()
    assert _wijzigingen(oud, regel.plan) == []
    assert Wijzigingsoort.GEWIJZIGD.label == "gewijzigd"
