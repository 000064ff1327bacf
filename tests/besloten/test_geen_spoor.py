"""No trace (P-10): with or without working notes and safety records, nobody else is shown one byte that differs.

One world is looked at twice, in transactions that are taken back: without what is closed, and with it. The clock
stands still and the rows are the same, so that all bytes must be the same, but for tokens and for keys of blank forms.
The list of addresses is that of the product: a new one joins by itself.
"""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from supportplan.besloten.models import Afwezigheid, Toegangspauze, Veiligheidslog, Veiligheidsregel, Werkaantekening
from supportplan.kern.keuzes import Functie, Rol
from supportplan.kern.models import Deelnemer
from supportplan.kern.toegang import deelnemer_koppelen, deelnemer_ontkoppelen
from tests.factories import DeelnemerFactory, DossierFactory, GebruikerFactory, MedewerkerFactory, client_van
from tests.plannen.zaak import eigen_opslag
from tests.sporen import alle_rijen, bladeren, gezien, insturen, opdrachten, teruggedraaid
from tests.test_toegang import ADRESSEN, maak_zaak

pytestmark = pytest.mark.django_db

GEHEIM = "Zeventien paarse olifanten"
IN_BESLOTEN = frozenset(naam for naam in ADRESSEN if naam.startswith("besloten:"))
ROLLEN = (
    "anoniem",
    "vreemde",
    "client",
    "vertegenwoordiger",
    "naaste",
    "professional",
    "schrijver",
    Functie.TEAMCOORDINATOR.value,
    Functie.BEHEERDER.value,
    Functie.CONSULENT.value,
)


@pytest.fixture(scope="module")
def wereld(eenmaal, tmp_path_factory):
    """A case with people in every role, and one professional who will write what is closed."""
    with pytest.MonkeyPatch.context() as monkeypatch, eenmaal():
        eigen_opslag(monkeypatch, tmp_path_factory.mktemp("prive"))
        zaak = maak_zaak()
        mensen = {rol: GebruikerFactory(naam=rol) for rol in ROLLEN if rol != "anoniem"} | {"anoniem": None}
        deelnemer_koppelen(client_van(zaak.dossier), mensen["client"])
        for rol in ("vertegenwoordiger", "naaste", "professional", "schrijver"):
            wat = Rol.PROFESSIONAL if rol == "schrijver" else rol
            deelnemer_koppelen(DeelnemerFactory(dossier=zaak.dossier, rol=wat), mensen[rol])
        deelnemer_koppelen(DeelnemerFactory(dossier=DossierFactory(), rol=Rol.PROFESSIONAL), mensen["vreemde"])
        mensen["gepauzeerde"] = GebruikerFactory(naam="gepauzeerde")
        gepauzeerde = DeelnemerFactory(dossier=zaak.dossier, rol=Rol.VERTEGENWOORDIGER, roepnaam="Gepauzeerde")
        deelnemer_koppelen(gepauzeerde, mensen["gepauzeerde"])
        for functie in Functie:
            if functie in mensen:
                MedewerkerFactory(gebruiker=mensen[functie], functie=functie, organisatie=zaak.dossier.organisatie)
        functionaris = MedewerkerFactory(
            organisatie=zaak.dossier.organisatie, functie=Functie.AANDACHTSFUNCTIONARIS
        ).gebruiker
        # Signed in before anything is looked at: signing in is kept with the account
        browsers = {naam: Client() for naam in ("schrijver", "functionaris")}
        browsers["schrijver"].force_login(mensen["schrijver"])
        browsers["functionaris"].force_login(functionaris)
        yield zaak, mensen, browsers


def schrijf_alles(wereld):
    """Write, read and take over nothing: all that is closed, by the pages of the product themselves."""
    zaak, mensen, browsers = wereld
    schrijver, dossier = browsers["schrijver"], zaak.dossier.uuid
    aantekeningen = reverse("besloten:aantekeningen", args=[dossier])
    for soort, veld in (("vrij", "tekst"), ("vrij", "tekst"), ("reflectie", "relatie")):
        prefix = f"aantekening_{uuid4()}"
        velden = {"soort": soort, veld: GEHEIM, "fase": "2", "revisie": "0"}
        schrijver.post(aantekeningen, {f"{prefix}-{naam}": waarde for naam, waarde in velden.items()})
    weg = Werkaantekening.objects.van(mensen["schrijver"]).last()
    schrijver.post(reverse("besloten:wissen", args=[dossier, weg.uuid]))
    schrijver.get(aantekeningen)
    schrijver.get(reverse("besloten:mijn"))
    schrijver.post(reverse("besloten:afwezig"), {"van": "2026-03-02", "tot": ""})
    browsers["functionaris"].get(reverse("besloten:toegang_zoeken"), {"zoek": "roos"})
    geven = reverse("besloten:toegang_geven", args=[dossier])
    browsers["functionaris"].post(geven, {"doe": "geven", "wie": mensen["schrijver"].pk})
    regel = {"uuid": uuid4(), "stap": "signalen", "datum": "2026-03-01", "feiten": GEHEIM, "besluit": GEHEIM}
    schrijver.post(reverse("besloten:veiligheid", args=[dossier]), regel)
    schrijver.get(reverse("besloten:veiligheid", args=[dossier]))
    pauzes = reverse("besloten:pauzes", args=[dossier])
    pauze = {"wie": _gepauzeerde(wereld).uuid, "reden": GEHEIM}
    schrijver.post(pauzes, pauze)
    schrijver.post(pauzes, pauze | {"doe": "opheffen"})
    schrijver.post(pauzes, pauze)
    assert Werkaantekening.objects.van(mensen["schrijver"]).count() == 2
    assert Veiligheidsregel.objects.voor(mensen["schrijver"]).count() == 1
    assert Veiligheidslog.objects.count() > 3
    assert Toegangspauze.geldend.count() == 1
    assert Afwezigheid.objects.exists()


def _gepauzeerde(wereld):
    zaak, mensen, _browsers = wereld
    return Deelnemer.objects.get(dossier=zaak.dossier, gebruiker=mensen["gepauzeerde"])


def verschillen(zonder, met):
    """What differs, by address, cut down to where it begins."""
    assert zonder.keys() == met.keys()
    return {wat: _eerste(zonder[wat], met[wat]) for wat in zonder if zonder[wat] != met[wat]}


def _eerste(een, ander):
    een, ander = repr(een), repr(ander)
    plek = next((nummer for nummer, (a, b) in enumerate(zip(een, ander, strict=False)) if a != b), 0)
    return een[max(0, plek - 80) : plek + 80], ander[max(0, plek - 80) : plek + 80]


def twee_keer(wereld, kijken):
    """What is seen without and with what is closed."""
    with teruggedraaid():
        zonder = dict(kijken())
    with teruggedraaid():
        schrijf_alles(wereld)
        met = dict(kijken())
    return zonder, met


@pytest.mark.parametrize("rol", ROLLEN)
def test_p10_no_page_shows_that_there_is_something(rol, wereld):
    """The writer's own pages of notes aside, also the writer's other pages stay the same: somebody may look along."""
    zaak, mensen, _browsers = wereld
    eigen = IN_BESLOTEN if rol == "schrijver" else frozenset()
    zonder, met = twee_keer(wereld, lambda: bladeren(mensen[rol], zaak, pdf=rol == "client", zonder=eigen))
    assert len(zonder) > 60
    assert verschillen(zonder, met) == {}
    assert GEHEIM not in repr(met)


@pytest.mark.parametrize("rol", ["client", "professional"])
def test_p10_no_answer_to_a_form_shows_it(rol, wereld):
    zaak, mensen, _browsers = wereld
    assert verschillen(*twee_keer(wereld, lambda: insturen(mensen[rol], zaak))) == {}


def test_p10_no_file_export_or_mail_shows_it(wereld, tmp_path):
    zaak, _mensen, _browsers = wereld
    mappen = iter([tmp_path / "zonder", tmp_path / "met"])
    zonder, met = twee_keer(wereld, lambda: enumerate(opdrachten(zaak, next(mappen))))
    assert verschillen(zonder, met) == {}
    assert GEHEIM not in repr(met)


def test_p10_no_row_outside_the_closed_tables_changes(wereld):
    """Nothing that later code may come to show: dates, counters, log, drafts, rights, reminders, jobs."""
    assert verschillen(*twee_keer(wereld, lambda: alle_rijen().items())) == {}


@pytest.mark.parametrize("rol", ["client", "vertegenwoordiger", "naaste", "vreemde", "anoniem"])
def test_p19_the_answer_is_that_of_a_page_that_never_was(rol, wereld):
    zaak, mensen, _browsers = wereld
    with teruggedraaid():
        schrijf_alles(wereld)
        browser = Client()
        if mensen[rol]:
            browser.force_login(mensen[rol])
        nergens = browser.get("/bestaat-niet/")
        for naam in IN_BESLOTEN - ({"besloten:mijn", "besloten:afwezig"} if rol == "vreemde" else set()):
            antwoord = browser.get(zaak.adres(naam))
            assert gezien(antwoord, set()) == gezien(nergens, set()), naam


def test_p15_who_is_paused_sees_what_somebody_sees_whose_access_ended(wereld):
    """Every address, each with a form sent too: nothing tells a pause from an end that stands in the open."""
    zaak, mensen, _browsers = wereld
    zelf = mensen["gepauzeerde"]
    with teruggedraaid():
        erin = dict(bladeren(zelf, zaak))
    with teruggedraaid():
        deelnemer_ontkoppelen(_gepauzeerde(wereld))
        eruit = dict(bladeren(zelf, zaak)), dict(insturen(zelf, zaak))
    with teruggedraaid():
        schrijf_alles(wereld)
        gepauzeerd = dict(bladeren(zelf, zaak)), dict(insturen(zelf, zaak))
    assert [verschillen(*paar) for paar in zip(eruit, gepauzeerd, strict=True)] == [{}, {}]
    assert verschillen(erin, gepauzeerd[0])


def test_the_comparison_sees_a_trace(wereld):
    """What the other tests would miss if they compared too little: one changed date, one name."""
    zaak, mensen, _browsers = wereld
    with teruggedraaid():
        voor = dict(bladeren(mensen["client"], zaak))
    with teruggedraaid():
        Deelnemer.objects.filter(dossier=zaak.dossier, rol=Rol.PROFESSIONAL).update(roepnaam="Iemand anders")
        na = dict(bladeren(mensen["client"], zaak))
    assert verschillen(voor, na)
