"""What blocks making the document final: the law's minimum only (Awb 4:2, W-02, W-10, W-17)."""

from datetime import date

import pytest

from plannen.beeld import ALLES, beeld_van
from plannen.regels import bezwaren_tegen_definitief
from supportplan.kern.keuzes import Rol, Route
from supportplan.kern.models import Deelnemer
from supportplan.kern.termijnen import termijnen_op
from tests.factories import DocumentkeuzesFactory, DossierFactory, InzetFactory, UitspraakFactory, WeggelatenFactory

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)
AANVRAAG = [Route.VERSLAG_IS_AANVRAAG, Route.NA_ZES_WEKEN]
NIETS_GEVRAAGD = "Zet in het plan waarvoor een beroep op de Wmo gedaan wordt (Awb 4:2)."
GEEN_BEHOEFTE = "Zet in het plan wat er gevraagd wordt, of geef de hulpvraag vrij."


def _dossier(route=Route.MELDING_MET_PLAN, **velden):
    return DossierFactory(route=route, melding=True, melding_op=date(2026, 1, 5), **velden)


def _bezwaren(dossier):
    return bezwaren_tegen_definitief(beeld_van(dossier, ALLES), op=OP, termijnen=termijnen_op(OP))


def test_nothing_blocks_a_melding_with_a_question_in_the_plan():
    dossier = _dossier()
    assert _bezwaren(dossier) == [GEEN_BEHOEFTE]
    InzetFactory(dossier=dossier, wmo=True)
    assert _bezwaren(dossier) == []


def test_a_melding_needs_no_address():
    dossier = _dossier()
    InzetFactory(dossier=dossier, wmo=True)
    Deelnemer.objects.filter(dossier=dossier, rol=Rol.CLIENT).update(straat="", achternaam="")
    assert _bezwaren(dossier) == []


def test_a_released_hulpvraag_is_a_need_unless_its_section_is_left_out():
    dossier = _dossier()
    UitspraakFactory(dossier=dossier, plek=("hulpvraag", "", "gevraagd"))
    assert _bezwaren(dossier) == [GEEN_BEHOEFTE]
    UitspraakFactory(dossier=dossier, plek=("hulpvraag", "", "gevraagd"), vrijgegeven=True)
    assert _bezwaren(dossier) == []
    WeggelatenFactory(dossier=dossier, onderdeel="hulpvraag")
    assert _bezwaren(dossier) == [GEEN_BEHOEFTE]


@pytest.mark.parametrize("route", AANVRAAG)
def test_an_aanvraag_has_name_address_and_what_is_asked(route):
    dossier = _dossier(route)
    client = Deelnemer.objects.get(dossier=dossier, rol=Rol.CLIENT)
    client.straat = client.achternaam = ""
    client.save()
    assert _bezwaren(dossier) == [
        f"Vul de achternaam van {client.roepnaam} in (Awb 4:2).",
        f"Vul het adres van {client.roepnaam} in (Awb 4:2).",
        NIETS_GEVRAAGD,
    ]
    client.straat, client.achternaam = "Lindelaan", "de Wit"
    client.save()
    InzetFactory(dossier=dossier, wmo=True)
    assert _bezwaren(dossier) == []


def test_a_claim_on_the_wmo_without_details_is_asked():
    dossier = _dossier(Route.VERSLAG_IS_AANVRAAG)
    InzetFactory(dossier=dossier, soort="wmo")
    assert _bezwaren(dossier) == []


def test_a_stopped_question_is_not_asked():
    dossier = _dossier(Route.VERSLAG_IS_AANVRAAG)
    InzetFactory(dossier=dossier, wmo=True, gestopt=True)
    assert _bezwaren(dossier) == [NIETS_GEVRAAGD]


def test_w02_an_aanvraag_after_six_weeks_waits_for_them():
    dossier = DossierFactory(route=Route.NA_ZES_WEKEN, gemeld=True)
    InzetFactory(dossier=dossier, wmo=True)
    assert _bezwaren(dossier) == [
        "De gemeente heeft tot en met 24 maart 2026 voor het onderzoek. Schrijf op waarom de aanvraag nu al kan."
    ]


def test_w06_a_spoedmelding_says_what_is_going_on_and_needs_nothing_else():
    dossier = _dossier(Route.SPOED)
    assert _bezwaren(dossier) == ["Schrijf op wat er aan de hand is en geef dat vrij voor het document."]
    DocumentkeuzesFactory(dossier=dossier, spoed="Geen verwarming", spoed_vrijgegeven=True)
    assert _bezwaren(dossier) == []


def test_there_is_somebody_it_is_about():
    assert "Zet eerst de cliënt in het dossier." in _bezwaren(_dossier(client=None))
