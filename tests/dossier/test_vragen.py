"""How many queries each page with a form asks (product 7). An address that is not in the table fails."""

import pytest
from django.db import transaction
from django.test import Client

from tests.factories import DossierFactory, professional_in
from tests.test_toegang import AANMELDWIJZE, ADRESSEN, IN_DOSSIER
from tests.vragenteller import adressen_van, bewaart, tel_pagina, volle_zaak

pytestmark = pytest.mark.django_db
RIJEN = 3
GEWOON = (8, 14)  # showing and saving, transaction statements not counted

# Pages that only show: what they read of the case is theirs to decide, and does not grow (their own tests).
OM_TE_LEZEN = {
    "dossier:draad",
    "dossier:log",
    "profiel:kennismaking",
    "profiel:besproken",
    "profiel:profiel",
    "profiel:kvb",
    "profiel:doelen",
    "opties:werkblad",
    "plannen:plan",
    "plannen:agenda",
    "plannen:instemming",
    "plannen:vastgesteld",
    "plannen:beeld",
    "plannen:versies",
    "plannen:versie",
    "plannen:logboek",
    "plannen:evaluaties",
    "plannen:aanvraag",
    "plannen:aanvraag_bestand",
    "plannen:aanvraag_versie",
    "plannen:aanvraag_versie_bestand",
    # a button each, on a page that reads the whole case
    "dossier:dossier",
    "plannen:stap",
    "plannen:aanvraag_definitief",
}
# Pages that came at the same time as this table and are not measured yet; they get no limit by standing here.
NIET_GEMETEN = {
    "profiel:mensen",
    "profiel:collega_toegang",
    "profiel:toegang_beeindigen",
    "profiel:liever_niet",
    "dossier:vertellen",
    "profiel:toestemming",
    "profiel:toestemming_bewerken",
    "plannen:toetspunt",
    "dossier:bijlage",
    "dossier:bijlagen",
    "dossier:bijlage_nieuw",
    "dossier:gegevens_bewerken",
    "besloten:aantekeningen",
    "besloten:overnemen",
    "besloten:wissen",
    "besloten:veiligheid",
    "besloten:toegang_geven",
}
UITZONDERINGEN: dict[str, tuple[int, int, str]] = {
    "profiel:kennismaken_stap": (8, 17, "one page for the people around, who takes part and who speaks"),
    "profiel:gesprek_nieuw": (8, 15, "who was there is told apart for a talk that was sent twice"),
    "profiel:doelen_bewerken": (9, 14, "goals, wishes, preferences and whom one can refuse are four kinds of rows"),
    "opties:werkblad_bewerken": (10, 14, "goal, options, pros and cons, refused helpers and marked sentences"),
    "plannen:plan_nu_eerst": (10, 14, "steps, entries, helpers, refusals and the lists of the law"),
    "plannen:plan_doel": (
        13,
        23,
        "the goal with options and preferences; saving still grows with its entries",
    ),
    "plannen:plan_inzet": (13, 17, "an entry with its agreement, its question and the lists of the law"),
    "plannen:instemming_stap": (17, 17, "the rules of agreement read the part as it was answered before"),
    "plannen:vaststellen_stap": (16, 16, "the rules of fixing read the whole plan"),
    "plannen:evaluatie_nieuw": (8, 25, "a new evaluation settles the reminders, those of the law are read again"),
    "plannen:vrijgeven_stap": (13, 14, "statements, people, analyses and annexes, and what is left out"),
}
# Pages whose form, sent with one text changed, is refused or changes nothing: of these only the showing and the
# refusal are measured here. What a real save costs them is not proven by this table.
SLAAT_NIETS_OP = {
    "dossier:fasen",
    "dossier:sluiten",
    "dossier:spoed",
    "plannen:besluit",
    "plannen:gemeente hulpvraag",
    "plannen:gemeente mantelzorg",
    "plannen:gemeente weglaten",
    "plannen:instemming_stap antwoord",
    "plannen:plan_bewerken",
    "plannen:plan_inzet",
    "plannen:vaststellen_stap akkoord",
    "plannen:vaststellen_stap evaluatie",
    "plannen:vaststellen_stap stappen",
    "plannen:vrijgeven_stap lezen",
    "profiel:kennismaken_stap contact",  # words behind a telephone number are refused
    "profiel:kennismaken_stap ondersteuning",
    "profiel:kvb_stap tekort",
    "profiel:plek_geven",
    "profiel:profiel_stap gezondheid",
    "profiel:profiel_stap wensen",
    "profiel:profiel_stap wonen",
    "profiel:zin",
}


@pytest.fixture(scope="module")
def sleutels(eenmaal):
    """A case with some rows of every kind."""
    with eenmaal():
        dossier = DossierFactory(gemeld=True)
        return volle_zaak(dossier, RIJEN) | {"_dossier": dossier}


@pytest.fixture
def browser(sleutels):
    """The browser of a professional of the case."""
    bladeraar = Client()
    bladeraar.force_login(professional_in(sleutels["_dossier"]).gebruiker, backend=AANMELDWIJZE)
    return bladeraar


@pytest.mark.parametrize("naam", sorted(set(IN_DOSSIER) - OM_TE_LEZEN - NIET_GEMETEN))
def test_a_form_page_asks_no_more_queries_than_its_limit(naam, browser, sleutels):
    *grenzen, _reden = UITZONDERINGEN.get(naam, (*GEWOON, ""))
    for pagina, adres in adressen_van(naam, sleutels, ADRESSEN):
        punt = transaction.savepoint()
        status, *gevraagd = tel_pagina(browser, adres)
        transaction.savepoint_rollback(punt)
        assert status == 200, pagina
        if gevraagd[1]:
            assert bewaart(gevraagd[1]) == (pagina not in SLAAT_NIETS_OP), pagina
        for vragen, grens, wat in zip(gevraagd, grenzen, ("tonen", "opslaan"), strict=True):
            assert len(vragen) <= grens, f"{pagina}: {len(vragen)} bij {wat}, hoogstens {grens}\n" + "\n".join(vragen)


def test_no_exception_is_larger_than_needed_or_about_another_page():
    assert set(UITZONDERINGEN) <= set(IN_DOSSIER) - OM_TE_LEZEN - NIET_GEMETEN
    assert all(tonen > GEWOON[0] or opslaan > GEWOON[1] for tonen, opslaan, _reden in UITZONDERINGEN.values())
