"""A mark in every text somebody may not read; every page of that role, without the mark (P-03, P-13)."""

import pytest

from supportplan.kern.keuzes import Rol, Zichtbaarheid
from supportplan.kern.toegang import deelnemer_koppelen
from tests import factories as f
from tests.plannen.zaak import eigen_opslag
from tests.sporen import bladeren
from tests.test_toegang import maak_zaak

pytestmark = pytest.mark.django_db
MERK = "Zeventien paarse olifanten"


def merken(dossier, zichtbaar_tot, door):
    """Texts with a mark: what each of these readers may not read."""
    regel = f.PlanregelFactory(dossier=dossier)
    for zicht in zichtbaar_tot:
        f.WensFactory(dossier=dossier, tekst=f"{MERK} {zicht}", zichtbaarheid=zicht, door=door, rang=None)
        # "wordt te veel" is what plan and evaluation show of the logbook
        zin = f"{MERK} zegt: het wordt mij te veel."
        f.LogboekregelFactory(planregel=regel, tekst=zin, zichtbaarheid=zicht, door=door)


def verborgen(dossier):
    """What is hidden for a reason, or was said apart, however widely it is shared."""
    delen = ("verhaal", "keerpunten", "over_professional", "afspraken", "andere_aanwezigen", "tolk", "plaats_anders")
    inhoud = dict.fromkeys(delen, MERK)
    for velden in ({"apart_gesproken": True}, {"verborgen_reden": "veiligheid"}):
        gesprek = f.GesprekFactory(dossier=dossier, **inhoud, **velden)
        for plek in (("profiel", "wonen", "nu"), ("kvb", "rechten", "nu"), None):
            extra = {"plek": plek} if plek and plek[0] == "profiel" else {}
            f.UitspraakFactory(dossier=dossier, gesprek=gesprek, tekst=MERK, zichtbaarheid="gedeeld", **extra)
    for zicht in (Zichtbaarheid.PROFESSIONAL, Zichtbaarheid.GEDEELD):
        f.LogboekregelFactory(
            dossier=dossier,
            tekst=f"{MERK} zegt: het wordt mij te veel.",
            zichtbaarheid=zicht,
            verborgen_reden="veiligheid",
            door=f.DeelnemerFactory(dossier=dossier, rol=Rol.PROFESSIONAL),
        )


@pytest.fixture
def zaak(db, monkeypatch, tmp_path):
    eigen_opslag(monkeypatch, tmp_path)
    return maak_zaak()


def lezer_in(dossier, rol):
    deelnemer = f.client_van(dossier) if rol == Rol.CLIENT else f.DeelnemerFactory(dossier=dossier, rol=rol)
    deelnemer_koppelen(deelnemer, f.GebruikerFactory(naam=rol))
    return deelnemer.gebruiker


def gelekt(gebruiker, zaak):
    return [waar for waar, (_status, _koppen, _koekjes, body) in bladeren(gebruiker, zaak) if MERK.encode() in body]


@pytest.mark.parametrize(
    ("rol", "niet"),
    [
        (Rol.CLIENT, [Zichtbaarheid.ALLEEN_IK]),
        (Rol.PROFESSIONAL, [Zichtbaarheid.ALLEEN_IK]),
        (Rol.VERTEGENWOORDIGER, [Zichtbaarheid.ALLEEN_IK, Zichtbaarheid.PROFESSIONAL]),
        (Rol.NAASTE, [Zichtbaarheid.ALLEEN_IK, Zichtbaarheid.PROFESSIONAL]),
    ],
)
def test_p03_no_page_shows_what_somebody_may_not_read(rol, niet, zaak):
    gebruiker = lezer_in(zaak.dossier, rol)
    merken(zaak.dossier, niet, f.DeelnemerFactory(dossier=zaak.dossier))
    assert gelekt(gebruiker, zaak) == []


@pytest.mark.parametrize("rol", [Rol.CLIENT, Rol.VERTEGENWOORDIGER, Rol.NAASTE])
def test_p13_no_page_of_the_portal_shows_what_is_hidden(rol, zaak):
    gebruiker = lezer_in(zaak.dossier, rol)
    verborgen(zaak.dossier)
    assert gelekt(gebruiker, zaak) == []


def test_the_mark_is_found_where_it_may_be_read(zaak):
    """A professional reads all of it: else the tests above would look for what is nowhere."""
    gebruiker = lezer_in(zaak.dossier, Rol.PROFESSIONAL)
    verborgen(zaak.dossier)
    waar = {adres.split()[0] for adres in gelekt(gebruiker, zaak)}
    assert {
        "profiel:kennismaking",
        "profiel:profiel",
        "plannen:logboek",
        "plannen:verborgen",
        "dossier:log",
    } - waar == {"dossier:log"}
