"""The page of the goals, and the page of the talks."""

from datetime import date

import pytest

from profiel.models import Aanwezige
from supportplan.kern.keuzes import Rol
from supportplan.kern.toegang import Recht
from tests.factories import (
    DeelnemerFactory,
    DoelFactory,
    GesprekFactory,
    NetwerkpersoonFactory,
    UitspraakFactory,
    VoorkeurFactory,
    WensFactory,
    client_van,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


def test_goal_has_both_wordings_its_wish_and_what_the_person_does_not_want(client, dossier, samira):
    wens = WensFactory(dossier=dossier, tekst="Een huis op orde")
    doel = DoelFactory(
        dossier=dossier,
        wens=wens,
        tekst="Mijn huis is op orde",
        tekst_professional="Roos houdt overzicht",
        termijn="kort",
    )
    moeder = NetwerkpersoonFactory(dossier=dossier, naam="moeder")
    VoorkeurFactory(dossier=dossier, doel=doel, soort="niet", tekst="Niet meer door mijn moeder", weigert=moeder)
    kaart = woorden(soep_van(client, "profiel:doelen", dossier=dossier.uuid).select_one(".sp-kaart"))
    for tekst in ("Mijn huis is op orde", "Roos houdt overzicht", "Een huis op orde", "Korte termijn"):
        assert tekst in kaart
    assert "Wat ik niet wil Niet meer door mijn moeder niet vragen: moeder" in kaart


def test_preference_without_a_goal_is_shown_apart(client, dossier, samira):
    VoorkeurFactory(dossier=dossier, tekst="Liever na het werk")
    soep = soep_van(client, "profiel:doelen", dossier=dossier.uuid)
    assert "Liever na het werk" in woorden(soep.find("h2", string="Wat voor alle doelen geldt").parent)


def test_goal_without_a_wish_says_why(client, dossier, samira):
    DoelFactory(dossier=dossier, zonder_wens=True)
    assert "Dit vroeg de huisarts" in soep_van(client, "profiel:doelen", dossier=dossier.uuid).get_text()


def test_talk_tells_where_who_how_and_what_was_said(client, dossier, samira):
    gesprek = GesprekFactory(
        dossier=dossier,
        tolk="Azra",
        vorm="open_overleg",
        verhaal="Het begon in 2019.",
        volgend_gesprek=date(2026, 3, 9),
    )
    Aanwezige.objects.create(dossier=dossier, gesprek=gesprek, deelnemer=client_van(dossier))
    UitspraakFactory(dossier=dossier, gesprek=gesprek, tekst="Ik ben er klaar voor.")
    kaart = woorden(soep_van(client, "profiel:kennismaking", dossier=dossier.uuid).select_one(".sp-kaart"))
    assert "Keukentafel · met Roos en tolk Azra · manier van praten: open overleg" in kaart
    for tekst in ("Het begon in 2019.", "maandag 9 maart 2026", "Ik ben er klaar voor."):
        assert tekst in kaart


def test_newest_talk_comes_first(client, dossier, samira):
    for dag in (date(2026, 1, 12), date(2026, 2, 16)):
        GesprekFactory(dossier=dossier, datum=dag)
    soep = soep_van(client, "profiel:kennismaking", dossier=dossier.uuid)
    assert [woorden(kop) for kop in soep.select(".sp-kaart h2")] == ["16 februari 2026", "12 januari 2026"]


def test_talk_held_apart_is_not_for_the_vertegenwoordiger(client, dossier):
    GesprekFactory(dossier=dossier, verhaal="Niet voor Karim.", apart_gesproken=True)
    karim = DeelnemerFactory(dossier=dossier, rol=Rol.VERTEGENWOORDIGER)
    client.force_login(gebruiker_met(dossier, Recht.PROFIEL_ZIEN, deelnemer=karim))
    tekst = soep_van(client, "profiel:kennismaking", dossier=dossier.uuid).get_text()
    assert "Niet voor Karim." not in tekst
    assert "Nog geen gesprekken" in tekst
