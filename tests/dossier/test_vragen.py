"""How many queries each page with a form asks (product 7). An address that is not in the table fails."""

import pytest
from django.db import transaction
from django.test import Client

from tests.factories import DossierFactory, professional_in
from tests.plannen.zaak import eigen_opslag
from tests.test_toegang import AANMELDWIJZE, ADRESSEN, IN_DOSSIER, ZONDER_SPOOR
from tests.vrageninvoer import INVOER, VOORAF
from tests.vragenteller import adressen_van, bewaart, eigen_werk, houdt_concept, tel_pagina, volle_zaak

pytestmark = pytest.mark.django_db
WEINIG, MEER = 1, 3  # rows of every kind
GEWOON = (8, 14)  # showing and saving, transaction statements not counted

# Pages that only show: what they read of the case is theirs to decide, and does not grow (their own tests).
OM_TE_LEZEN = {
    "dossier:draad",
    "dossier:log",
    "dossier:bijlage",
    "dossier:gegevens",
    "profiel:mensen",
    "profiel:toestemming",
    # the whole case, to decide what of it goes along: some sixty queries, however many rows (test_kopie)
    "dossier:kopie",
    "dossier:kopie_deel",
    "dossier:kopie_klaar",
    "dossier:kopie_bestand",
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
    "profiel:liever_niet",
    "dossier:vertellen",
    "dossier:hoort_hier_niet",
    "dossier:overdragen",
}
# Session, account, access and log are four queries of every page, my drafts a fifth: three kinds of rows make eight.
UITZONDERINGEN: dict[str, tuple[int, int, str]] = {
    "profiel:doelen_bewerken": (9, 14, "goals, sentences, preferences and whom one can refuse are four kinds of rows"),
    "opties:werkblad_bewerken": (10, 14, "goal, options, pros and cons, whom to ask, and marked sentences"),
    "plannen:plan_nu_eerst": (9, 14, "steps, entries, whom to ask and the lists of the law"),
    "plannen:plan_doel": (11, 14, "goal, chosen options, steps, entries, whom to ask and the lists of the law"),
    "plannen:plan_inzet": (9, 14, "the entry, its options, the rest of the plan and the lists of the law"),
    "besloten:aantekeningen": (9, 14, "how long a note stays hangs on absence, on a stand-in and on the last plan"),
    "besloten:pauzes": (9, 14, "the pauses, who asked for them, and who may read them by name"),
    "profiel:toegang_beeindigen": (8, 15, "the part, who stays, who stands in, and every right that goes"),
    "plannen:plan_bewerken": (8, 19, "the reminders of plan and law follow the day: nine queries"),
    "plannen:evaluatie_nieuw": (8, 21, "the reminders of plan and law follow the day: nine queries"),
    "plannen:besluit": (8, 18, "the reminders of plan and law follow the decision: nine queries"),
    "plannen:instemming_stap": (
        15,
        26,
        "the rules of agreement read the whole plan; an answer is tied to it",
    ),
    "plannen:vaststellen_stap": (15, 80, "fixing reads the whole case once, cuts a version and settles the reminders"),
    "plannen:vrijgeven_stap": (13, 26, "everything that can be released is read, and again under a lock when it is"),
}
# Pages that store nothing by their form: buttons lead on, or each act is a button of its own with its own test.
SLAAT_NIETS_OP = {
    "profiel:kvb_stap tekort": "shows which needs nothing meets; the sentences have pages of their own",
}
# Steps of a deciding wizard before its last: what was typed is kept as a draft until then.
HOUDT_CONCEPT = {"plannen:vaststellen_stap stappen", "plannen:vaststellen_stap evaluatie"}
BESLISSEND = ("plannen:instemming_stap", "plannen:vaststellen_stap", "plannen:vrijgeven_stap")
PAGINAS = sorted({*IN_DOSSIER, *ZONDER_SPOOR} - OM_TE_LEZEN - NIET_GEMETEN)


@pytest.fixture(scope="module")
def zaken(eenmaal):
    """A case with one row of every kind and one with some, and the account of a professional in each."""
    with eenmaal():
        return [maak_zaak(aantal) for aantal in (WEINIG, MEER)]


def maak_zaak(aantal):
    dossier = DossierFactory(gemeld=True)
    gebruiker = professional_in(dossier).gebruiker
    zaak = volle_zaak(dossier, aantal) | eigen_werk(dossier, gebruiker, aantal)
    return zaak | {"_dossier": dossier, "_gebruiker": gebruiker}


@pytest.fixture
def browsers(zaken, monkeypatch, tmp_path):
    """The browsers of those professionals; what they send as a file goes to a folder of its own."""
    eigen_opslag(monkeypatch, tmp_path)
    gevonden = [Client() for _zaak in zaken]
    for bladeraar, zaak in zip(gevonden, zaken, strict=True):
        bladeraar.force_login(zaak["_gebruiker"], backend=AANMELDWIJZE)
    return gevonden


def gemeten(naam, browser, zaak):
    """Each step of a page with the status of showing it, and the queries of showing and of really saving."""
    for pagina, adres in adressen_van(naam, zaak, ADRESSEN):
        punt = transaction.savepoint()
        if pagina in VOORAF:
            VOORAF[pagina](browser, zaak)
        yield pagina, *tel_pagina(browser, adres, INVOER.get(pagina))
        transaction.savepoint_rollback(punt)


@pytest.mark.parametrize("naam", PAGINAS)
def test_a_form_page_stays_within_its_limit_and_does_not_grow(naam, browsers, zaken):
    *grenzen, _reden = UITZONDERINGEN.get(naam, (*GEWOON, ""))
    weinig, meer = (list(gemeten(naam, browser, zaak)) for browser, zaak in zip(browsers, zaken, strict=True))
    for (pagina, status, *gevraagd), (_pagina, _status, *eerst) in zip(meer, weinig, strict=True):
        assert status == 200, pagina
        if gevraagd[1]:
            assert bewaart(gevraagd[1]) == (pagina not in SLAAT_NIETS_OP.keys() | HOUDT_CONCEPT), pagina
            assert houdt_concept(gevraagd[1]) == naam.startswith(BESLISSEND), pagina
        for vragen, toen, grens, wat in zip(gevraagd, eerst, grenzen, ("tonen", "opslaan"), strict=True):
            lijst = "\n".join(vragen)
            assert len(vragen) <= grens, f"{pagina}: {len(vragen)} bij {wat}, hoogstens {grens}\n{lijst}"
            assert len(vragen) == len(toen), f"{pagina}: {wat} groeit van {len(toen)} naar {len(vragen)}\n{lijst}"


def test_no_exception_is_about_another_page_or_within_the_limit():
    assert set(UITZONDERINGEN) <= set(PAGINAS)
    assert all(tonen > GEWOON[0] or opslaan > GEWOON[1] for tonen, opslaan, _reden in UITZONDERINGEN.values())
