"""Who may open what: every address, every role, the own dossier and another's. An address not in the table fails."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from plannen.inhoud import inhoud_van_plan
from plannen.models import Planversie
from plannen.services_document import document_definitief_maken
from supportplan.dossier.services_kopie import kopie_maken
from supportplan.kern.keuzes import Rol
from supportplan.kern.logcontrole import ketenbreuken
from supportplan.kern.models import Deelnemer, Logregel
from supportplan.kern.toegang import deelnemer_koppelen, deelnemer_ontkoppelen
from tests.factories import (
    BijlageFactory,
    DeelnemerFactory,
    DoelFactory,
    DossierFactory,
    EvaluatieFactory,
    GebruikerFactory,
    GesprekFactory,
    PlanregelFactory,
    VerzoekFactory,
    WerkaantekeningFactory,
    WerkbladFactory,
    WmovraagFactory,
    client_van,
    professional_in,
    vervanging_in,
)
from tests.plannen.zaak import eigen_opslag

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AANMELDWIJZE = "allauth.account.auth_backends.AuthenticationBackend"

pytestmark = pytest.mark.django_db

ROLLEN = ("anoniem", "vreemde", "professional", "client", "vertegenwoordiger", "naaste")
NAAR_AANMELDEN, GEEN_RECHT, BESTAAT_NIET, MAG, NIET_GEZOND = 302, 403, 404, 200, 503

# Pages of a dossier: what each role gets. A visitor goes to the sign-in page, a stranger gets "does not exist".
ALLEEN_PROFESSIONAL = (NAAR_AANMELDEN, BESTAAT_NIET, MAG, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET)
NIET_DE_VERTEGENWOORDIGER = (NAAR_AANMELDEN, BESTAAT_NIET, MAG, MAG, GEEN_RECHT, BESTAAT_NIET)
GEDEELD = (NAAR_AANMELDEN, BESTAAT_NIET, MAG, MAG, MAG, BESTAAT_NIET)
IN_DOSSIER = {
    "dossier:dossier": GEDEELD,
    "dossier:draad": GEDEELD,
    "dossier:bijlagen": GEDEELD,
    "dossier:bijlage_nieuw": ALLEEN_PROFESSIONAL,
    "dossier:bijlage": GEDEELD,
    "dossier:fasen": ALLEEN_PROFESSIONAL,
    "dossier:sluiten": ALLEEN_PROFESSIONAL,
    "dossier:spoed": GEDEELD,
    "dossier:heropenen": ALLEEN_PROFESSIONAL,
    "dossier:log": NIET_DE_VERTEGENWOORDIGER,
    "dossier:gegevens": NIET_DE_VERTEGENWOORDIGER,
    "dossier:gegevens_bewerken": ALLEEN_PROFESSIONAL,
    "dossier:kopie": ALLEEN_PROFESSIONAL,
    "dossier:kopie_deel": ALLEEN_PROFESSIONAL,
    "dossier:kopie_klaar": ALLEEN_PROFESSIONAL,
    "dossier:kopie_bestand": ALLEEN_PROFESSIONAL,
    "profiel:kennismaking": GEDEELD,
    "profiel:kennismaken_stap": ALLEEN_PROFESSIONAL,
    "profiel:gesprek_nieuw": ALLEEN_PROFESSIONAL,
    "profiel:gesprek": ALLEEN_PROFESSIONAL,
    "profiel:vastleggen": ALLEEN_PROFESSIONAL,
    "profiel:besproken": GEDEELD,
    "profiel:plek_geven": ALLEEN_PROFESSIONAL,
    "profiel:mensen": NIET_DE_VERTEGENWOORDIGER,
    "profiel:collega_toegang": ALLEEN_PROFESSIONAL,
    "profiel:toegang_beeindigen": ALLEEN_PROFESSIONAL,
    "profiel:liever_niet": ALLEEN_PROFESSIONAL,
    "dossier:vertellen": ALLEEN_PROFESSIONAL,
    "dossier:overdragen": ALLEEN_PROFESSIONAL,
    "dossier:hoort_hier_niet": ALLEEN_PROFESSIONAL,
    "profiel:toestemming": NIET_DE_VERTEGENWOORDIGER,
    "profiel:toestemming_bewerken": ALLEEN_PROFESSIONAL,
    "profiel:profiel": GEDEELD,
    "profiel:kvb": GEDEELD,
    "profiel:doelen": GEDEELD,
    "profiel:doelen_bewerken": ALLEEN_PROFESSIONAL,
    "profiel:profiel_stap": ALLEEN_PROFESSIONAL,
    "profiel:kvb_stap": ALLEEN_PROFESSIONAL,
    "profiel:zin": ALLEEN_PROFESSIONAL,
    "opties:werkblad": GEDEELD,
    "opties:werkblad_bewerken": ALLEEN_PROFESSIONAL,
    "plannen:plan": GEDEELD,
    "plannen:agenda": GEDEELD,
    "plannen:plan_bewerken": ALLEEN_PROFESSIONAL,
    "plannen:plan_nu_eerst": ALLEEN_PROFESSIONAL,
    "plannen:plan_doel": ALLEEN_PROFESSIONAL,
    "plannen:plan_inzet": ALLEEN_PROFESSIONAL,
    "plannen:instemming": ALLEEN_PROFESSIONAL,
    "plannen:instemming_stap": ALLEEN_PROFESSIONAL,
    "plannen:vaststellen_stap": ALLEEN_PROFESSIONAL,
    "plannen:vastgesteld": ALLEEN_PROFESSIONAL,
    "plannen:beeld": GEDEELD,
    "plannen:versies": GEDEELD,
    "plannen:versie": GEDEELD,
    "plannen:logboek": ALLEEN_PROFESSIONAL,
    "plannen:logboek_bewerken": ALLEEN_PROFESSIONAL,
    "plannen:verborgen": ALLEEN_PROFESSIONAL,
    "plannen:stap": ALLEEN_PROFESSIONAL,
    "plannen:te_veel": ALLEEN_PROFESSIONAL,
    "plannen:inzet_stoppen": ALLEEN_PROFESSIONAL,
    "plannen:besluit": ALLEEN_PROFESSIONAL,
    "plannen:evaluatie_nieuw": ALLEEN_PROFESSIONAL,
    "plannen:evaluatie": ALLEEN_PROFESSIONAL,
    "plannen:vrijgeven_stap": ALLEEN_PROFESSIONAL,
    "plannen:gemeente": ALLEEN_PROFESSIONAL,
    "plannen:evaluaties": GEDEELD,
    "plannen:aanvraag": GEDEELD,
    "plannen:aanvraag_bestand": GEDEELD,
    "plannen:aanvraag_versie": GEDEELD,
    "plannen:aanvraag_versie_bestand": GEDEELD,
    "plannen:aanvraag_definitief": ALLEEN_PROFESSIONAL,
    "plannen:toetspunt": ALLEEN_PROFESSIONAL,
}
# Pages that do not exist for who may not see them (P-19), the visitor too; nobody holds the safety right by a role.
BESLOTEN = (BESTAAT_NIET, BESTAAT_NIET, MAG, BESTAAT_NIET, BESTAAT_NIET, BESTAAT_NIET)
BESTAAT_VOOR_NIEMAND = (BESTAAT_NIET,) * len(ROLLEN)
ZONDER_SPOOR = {
    "besloten:aantekeningen": BESLOTEN,
    "besloten:overnemen": BESTAAT_VOOR_NIEMAND,  # the note is of another professional
    "besloten:wissen": BESTAAT_VOOR_NIEMAND,
    "besloten:veiligheid": BESTAAT_VOOR_NIEMAND,
    "besloten:pauzes": BESTAAT_VOOR_NIEMAND,
    "besloten:toegang_geven": BESTAAT_VOOR_NIEMAND,
}
# Acts on a dossier (POST): the status for who may.
HANDELINGEN = {
    "profiel:collega_toegang": ALLEEN_PROFESSIONAL,  # nothing chosen: the page again
    "profiel:toegang_beeindigen": ALLEEN_PROFESSIONAL,
    "profiel:liever_niet": ALLEEN_PROFESSIONAL,
    "dossier:vertellen": ALLEEN_PROFESSIONAL,
    "dossier:overdragen": ALLEEN_PROFESSIONAL,
    "dossier:hoort_hier_niet": ALLEEN_PROFESSIONAL,
    "profiel:toestemming_bewerken": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:bijlagen": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:bijlage_nieuw": ALLEEN_PROFESSIONAL,
    "dossier:kopie": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:kopie_deel": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:kopie_klaar": ALLEEN_PROFESSIONAL,  # nothing chosen: the page again
    "opties:werkblad_bewerken": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "profiel:doelen_bewerken": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "profiel:profiel_invullen": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "profiel:kvb_invullen": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "profiel:voorstel": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:export": (NAAR_AANMELDEN, BESTAAT_NIET, MAG, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:vrijgeven": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:gemeente_begin": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:evaluatie_begin": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:stap": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:inzet_hervatten": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:fasen": ALLEEN_PROFESSIONAL,
    "dossier:sluiten": ALLEEN_PROFESSIONAL,
    "dossier:spoed": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "profiel:kennismaken": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "dossier:heropenen": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:aanvraag_definitief": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:toetspunt_terug": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:instemming_vragen": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
    "plannen:vaststellen": (NAAR_AANMELDEN, BESTAAT_NIET, 302, GEEN_RECHT, GEEN_RECHT, BESTAAT_NIET),
}
DINGEN = (
    "doel",
    "uuid",
    "uitspraak",
    "inzet",
    "deelnemer",
    "bijlage",
    "verzoek",
    "wisseling",
    "welk",
)  # keys of one thing in a dossier
# A step of each wizard
WIZARDSTAPPEN = {
    "plannen:evaluatie": "erbij",
    "plannen:vrijgeven_stap": "lezen",
    "plannen:gemeente": "route",
    "profiel:kennismaken_stap": "aanmelding",
    "profiel:profiel_stap": "wonen",
    "profiel:kvb_stap": "rechten",
    "plannen:instemming_stap": "antwoord",
    "plannen:vaststellen_stap": "stappen",
}
# Pages outside any dossier: visitor, everybody who is signed in.
BUITEN_DOSSIER = {
    "dossier:start": (NAAR_AANMELDEN, MAG),
    "dossier:openen": (NAAR_AANMELDEN, GEEN_RECHT),  # only for who works somewhere as a professional
    "dossier:bewaren": (NAAR_AANMELDEN, BESTAAT_NIET),  # only for a beheerder; see test_bewaren
    "dossier:datalekken": (NAAR_AANMELDEN, BESTAAT_NIET),  # only for a beheerder; see test_verplaatsen
    "dossier:datalek": (NAAR_AANMELDEN, BESTAAT_NIET),
    "dossier:team": (NAAR_AANMELDEN, BESTAAT_NIET),  # only for a teamcoördinator; see test_team
    "dossier:vervangen": (NAAR_AANMELDEN, BESTAAT_NIET),
    "dossier:vervanging": (NAAR_AANMELDEN, BESTAAT_NIET),
    "dossier:spoedtoegang": (NAAR_AANMELDEN, GEEN_RECHT),  # as for opening
    "dossier:formulieren": (NAAR_AANMELDEN, MAG),
    "dossier:formulier": (NAAR_AANMELDEN, MAG),
    "kern:security_txt": (BESTAAT_NIET, BESTAAT_NIET),  # as long as nobody said where to tell a weakness
    "besloten:mijn": (BESTAAT_NIET, MAG),  # a page of one's own for every professional
    "besloten:afwezig": (BESTAAT_NIET, MAG),
    "besloten:toegang_zoeken": (BESTAAT_NIET, BESTAAT_NIET),  # only for an aandachtsfunctionaris
    "kern:sessie": (401, MAG),  # how long the own session still has
    "kern:sleutel": (MAG, MAG),  # a CSRF token of one's own
    "kern:gezond": (NIET_GEZOND, NIET_GEZOND),  # open to all; no worker runs while testing
}
# A page for who has emergency access now (P-22); whatever part somebody takes, it gives none.
ALLEEN_MET_SPOED = {"dossier:spoedinzage": (NAAR_AANMELDEN, *[BESTAAT_NIET] * 5)}
# Pages without a right on the dossier: for who coordinates the organisation (test_team), and for who is asked to take
# it over (test_overdracht).
ALLEEN_TEAM = dict.fromkeys(
    ("dossier:team_dossier", "dossier:team_overdragen", "dossier:overdracht"), (NAAR_AANMELDEN, *[BESTAAT_NIET] * 5)
)
# The demo and the gallery exist only in the demo and while developing; the tests run as in production.
ALLEEN_DEMO = {"kern:demo", "kern:demo_aanmelden", "kern:galerij"}


def adressen(resolver=None, ruimte="", sleutels=frozenset()):
    """Every address as (name, the keys it wants); those of the sign-in library aside."""
    for patroon in (resolver or get_resolver()).url_patterns:
        alle = sleutels | set(patroon.pattern.converters)
        if isinstance(patroon, URLResolver):
            yield from adressen(patroon, f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte, alle)
        elif isinstance(patroon, URLPattern) and not str(patroon.name).startswith(("account_", "mfa_")):
            yield f"{ruimte}{patroon.name}", alle


ADRESSEN = dict(adressen())


@dataclass
class Zaak:
    """A dossier with everything an address can point to."""

    dossier: object
    sleutels: dict

    def adres(self, naam, **anders):
        """The address, with these keys or the ones of this case."""
        bekend = self.sleutels | anders
        if "bestand" in naam:
            bekend["soort"] = "json"
        if naam in WIZARDSTAPPEN:
            bekend["step"] = WIZARDSTAPPEN[naam]
        return reverse(naam, kwargs={sleutel: bekend[sleutel] for sleutel in ADRESSEN[naam]})


def maak_zaak():
    """A case with a goal, a worksheet, a fixed plan and a final document."""
    dossier = DossierFactory()
    doel = DoelFactory(dossier=dossier)
    regel = PlanregelFactory(dossier=dossier, plandoel__doel=doel)
    vraag = WmovraagFactory(inzet__planregel=regel)
    WerkbladFactory(doel=doel)
    Planversie.objects.create(
        dossier=dossier, plan=regel.plan, nummer=1, op=OP, inhoud=inhoud_van_plan(regel.plan), sha256=""
    )
    document_definitief_maken(dossier=dossier, door=GebruikerFactory(), op=OP)
    verzoek = VerzoekFactory(dossier=dossier)
    kopie_maken(verzoek=verzoek, door=GebruikerFactory(), als=None, op=OP, wordt=1)
    sleutels = {
        "dossier": dossier.uuid,
        "verzoek": verzoek.uuid,
        "deel": "profiel",
        "kopie": 1,
        "aantekening": WerkaantekeningFactory(dossier=dossier).uuid,
        "doel": doel.uuid,
        "inzet": vraag.inzet.uuid,
        "soort": "doel",
        "uuid": doel.uuid,
        "uitspraak": doel.wensen.get().uuid,
        "gesprek": GesprekFactory(dossier=dossier).uuid,
        "voorstel": doel.uuid,
        "nummer": 1,
        "versie": 1,
        "slug": "persoonlijk-profiel",
        "evaluatie": EvaluatieFactory(plan=regel.plan).uuid,
        "planregel": regel.uuid,
        "wmovraag": vraag.uuid,
        "punt": "g",
        "deelnemer": professional_in(dossier).uuid,
        "wisseling": vervanging_in(dossier).uuid,
        "vervanging": vervanging_in(dossier).uuid,
        "ding": "uitspraak",
        "welk": doel.wensen.get().uuid,
        "datalek": doel.uuid,
        "bijlage": BijlageFactory(
            dossier=dossier, zichtbaarheid="gedeeld", bestand=ContentFile(b"%PDF-1.4", "brief.pdf")
        ).uuid,
    }
    return Zaak(dossier, sleutels)


@pytest.fixture(scope="module")
def _opslag(tmp_path_factory):
    with pytest.MonkeyPatch.context() as monkeypatch:
        eigen_opslag(monkeypatch, tmp_path_factory.mktemp("prive"))
        yield


@pytest.fixture(scope="module")
def zaak(eenmaal, _opslag):
    """The case of all these tests; it holds two PDFs, which take a second."""
    with eenmaal():
        return maak_zaak()


@pytest.fixture(scope="module")
def andere_zaak(eenmaal, _opslag):
    with eenmaal():
        return maak_zaak()


@pytest.fixture
def browser_van(zaak):
    """Give the browser of somebody in this role."""

    def maken(rol):
        bladeraar = Client()
        if rol == "anoniem":
            return bladeraar
        gebruiker = GebruikerFactory()
        if rol == "client":
            deelnemer_koppelen(client_van(zaak.dossier), gebruiker)
        elif rol != "vreemde":
            deelnemer_koppelen(DeelnemerFactory(dossier=zaak.dossier, rol=rol), gebruiker)
        else:  # somebody with a dossier of their own
            deelnemer_koppelen(DeelnemerFactory(rol=Rol.PROFESSIONAL), gebruiker)
        bladeraar.force_login(gebruiker, backend=AANMELDWIJZE)
        return bladeraar

    return maken


def test_every_address_stands_in_the_table():
    genoemd = {*IN_DOSSIER, *ZONDER_SPOOR, *HANDELINGEN, *BUITEN_DOSSIER, *ALLEEN_MET_SPOED, *ALLEEN_TEAM, *ALLEEN_DEMO}
    assert set(ADRESSEN) - genoemd == set()
    assert genoemd - set(ADRESSEN) == set()


@pytest.mark.parametrize("rol", ROLLEN)
def test_who_may_open_what(rol, zaak, browser_van):
    bladeraar, plek = browser_van(rol), ROLLEN.index(rol)
    gekregen = {naam: bladeraar.get(zaak.adres(naam)).status_code for naam in IN_DOSSIER}
    assert gekregen == {naam: statussen[plek] for naam, statussen in IN_DOSSIER.items()}


@pytest.mark.parametrize("rol", ROLLEN)
def test_p19_what_is_closed_does_not_exist_for_others(rol, zaak, browser_van):
    bladeraar, plek = browser_van(rol), ROLLEN.index(rol)
    gekregen = {naam: bladeraar.get(zaak.adres(naam)).status_code for naam in ZONDER_SPOOR}
    assert gekregen == {naam: statussen[plek] for naam, statussen in ZONDER_SPOOR.items()}


@pytest.mark.parametrize("rol", ROLLEN[1:])
def test_p19_nor_does_sending_something_to_it(rol, zaak, browser_van):
    bladeraar, plek = browser_van(rol), ROLLEN.index(rol)
    for naam, statussen in ZONDER_SPOOR.items():
        if statussen[plek] == BESTAAT_NIET and rol != "professional":
            assert bladeraar.post(zaak.adres(naam), {"tekst": "een zin"}).status_code == BESTAAT_NIET, naam


def test_p10_a_page_of_ones_own_leaves_no_line_in_the_log(zaak, browser_van):
    bladeraar = browser_van("professional")
    voor = Logregel.objects.count()
    for naam in ZONDER_SPOOR:
        assert "no-store" in bladeraar.get(zaak.adres(naam)).headers.get("Cache-Control", "no-store"), naam
    assert Logregel.objects.count() == voor


@pytest.mark.parametrize("rol", ROLLEN)
def test_p22_no_part_in_a_dossier_gives_emergency_access(rol, zaak, browser_van):
    bladeraar, plek = browser_van(rol), ROLLEN.index(rol)
    gekregen = {naam: bladeraar.get(zaak.adres(naam)).status_code for naam in ALLEEN_MET_SPOED}
    assert gekregen == {naam: statussen[plek] for naam, statussen in ALLEEN_MET_SPOED.items()}


@pytest.mark.parametrize("rol", ROLLEN)
def test_no_part_in_a_dossier_opens_the_page_of_the_coordinator(rol, zaak, browser_van):
    bladeraar, plek = browser_van(rol), ROLLEN.index(rol)
    gekregen = {naam: bladeraar.get(zaak.adres(naam)).status_code for naam in ALLEEN_TEAM}
    assert gekregen == {naam: statussen[plek] for naam, statussen in ALLEEN_TEAM.items()}


@pytest.mark.parametrize("rol", ROLLEN)
def test_who_may_do_what(rol, zaak, browser_van):
    bladeraar, plek = browser_van(rol), ROLLEN.index(rol)
    gekregen = {naam: bladeraar.post(zaak.adres(naam)).status_code for naam in HANDELINGEN}
    assert gekregen == {naam: statussen[plek] for naam, statussen in HANDELINGEN.items()}


def test_pages_outside_any_dossier(zaak, browser_van):
    for naam, (anoniem, aangemeld) in BUITEN_DOSSIER.items():
        assert browser_van("anoniem").get(zaak.adres(naam)).status_code == anoniem, naam
        assert browser_van("vreemde").get(zaak.adres(naam)).status_code == aangemeld, naam


@pytest.mark.parametrize("naam", sorted(ALLEEN_DEMO))
def test_the_demo_does_not_exist_in_production(naam, browser_van):
    adres = reverse(naam, kwargs={"pk": 1} if "pk" in ADRESSEN[naam] else None)
    assert browser_van("vreemde").get(adres).status_code in {BESTAAT_NIET, 405}


@pytest.mark.parametrize(
    "naam",
    [naam for naam in IN_DOSSIER if ADRESSEN[naam] & set(DINGEN)],
)
def test_a_thing_of_another_dossier_is_not_found_in_mine(naam, zaak, andere_zaak, browser_van):
    adres = zaak.adres(naam, **{sleutel: andere_zaak.sleutels[sleutel] for sleutel in DINGEN})
    assert browser_van("professional").get(adres).status_code == BESTAAT_NIET


def test_ended_access_closes_every_page(zaak, browser_van):
    bladeraar = browser_van("professional")
    deelnemer_ontkoppelen(Deelnemer.objects.get(dossier=zaak.dossier, gebruiker=bladeraar.session["_auth_user_id"]))
    gekregen = {naam: bladeraar.get(zaak.adres(naam)).status_code for naam in IN_DOSSIER}
    assert set(gekregen.values()) == {BESTAAT_NIET}, gekregen


def test_p14_p20_every_page_of_a_dossier_leaves_one_line_in_the_log_and_is_not_kept_by_the_browser(zaak, browser_van):
    bladeraar = browser_van("professional")
    for naam in IN_DOSSIER:
        voor = Logregel.objects.filter(dossier=zaak.dossier).count()
        assert "no-store" in bladeraar.get(zaak.adres(naam))["Cache-Control"], naam
        assert Logregel.objects.filter(dossier=zaak.dossier).count() == voor + 1, naam
    assert ketenbreuken(zaak.dossier) == []
