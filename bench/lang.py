"""Long lists: pages with 100 sentences, 30 options and 40 plan entries, against a bare view that writes (product 7)."""

from functools import partial
from math import inf
from typing import Any

from bench import wereld
from bench.caseload import aanmelden
from bench.wizard import duur, velden_van, zinnen_in

ZINNEN, OPTIES, STAPPEN, PER_STAP = 100, 30, 10, 4
KEER_TONEN, KEER_OPSLAAN = inf, inf


def main() -> int:
    """Print the figures; 0 when all are within the limits."""
    with wereld.eigen_database():
        from django.test import override_settings

        with override_settings(ROOT_URLCONF="bench.adressen"):
            return _main()


def _main() -> int:
    from django.urls import reverse

    gebruiker, dossier = wereld.eigen_dossier("samira")
    browser = aanmelden(gebruiker)
    kaal = reverse("kaal_schrijven")
    tegen = duur(lambda: browser.post(kaal, {"tekst": "Ik wil graag mijn huis op orde."}, follow=True))
    fouten = 0
    for naam, adres in _paginas(dossier, gebruiker).items():
        velden = velden_van(browser, adres)
        fouten += _regel(f"{naam}: tonen", duur(partial(_tonen, browser, adres)), tegen, KEER_TONEN)
        fouten += _regel(f"{naam}: opslaan", duur(partial(_opslaan, browser, adres, velden)), tegen, KEER_OPSLAAN)
    return 1 if fouten else 0


def _paginas(dossier: Any, gebruiker: Any) -> dict[str, str]:
    """Fill the dossier; return the address of each long page."""
    from django.urls import reverse

    van = {"dossier": dossier.uuid}
    gesprek = _gesprek(dossier, gebruiker)
    doel = _doel(dossier)
    zinnen_in(dossier, ZINNEN, gesprek=gesprek, gemaakt_door=gebruiker)
    return {
        f"profielstap met {ZINNEN} zinnen": reverse("profiel:profiel_stap", kwargs=van | {"step": "wonen"}),
        f"gesprek met {ZINNEN} zinnen": reverse("profiel:vastleggen", kwargs=van | {"gesprek": gesprek.uuid}),
        f"werkblad met {OPTIES} opties": reverse("opties:werkblad_bewerken", kwargs=van | {"doel": doel.uuid}),
        f"plan met {STAPPEN * PER_STAP} bijdragen": reverse("plannen:plan_doel", kwargs=van | {"doel": doel.uuid}),
    }


def _tonen(browser: Any, adres: str) -> None:
    assert browser.get(adres).status_code == 200, adres


def _opslaan(browser: Any, adres: str, velden: dict[str, Any]) -> None:
    """Send the page as it stands: every row is checked, none is stored again."""
    antwoord = browser.post(adres, velden)
    assert (antwoord.status_code, antwoord.url) == (302, adres), (antwoord.status_code, adres)


def _gesprek(dossier: Any, gebruiker: Any) -> Any:
    from django.utils import timezone

    from profiel.models import Gesprek

    return Gesprek.objects.create(dossier=dossier, datum=timezone.localdate(), gemaakt_door=gebruiker)


def _doel(dossier: Any) -> Any:
    """A goal with a list of options, and a plan of some steps with some entries each."""
    from django.utils import timezone

    from opties.models import Optie, Werkblad
    from plannen.models import Inzet, Plan, Plandoel, Planregel
    from profiel.models import Doel

    doel = Doel.objects.create(dossier=dossier, nummer=1, tekst="Mijn huis is op orde.")
    werkblad = Werkblad.objects.create(dossier=dossier, doel=doel)
    for nummer in range(OPTIES):
        Optie.objects.create(dossier=dossier, werkblad=werkblad, tekst=f"Iemand helpt ({nummer}).", volgorde=nummer)
    plan = Plan.objects.create(dossier=dossier, opgesteld_op=timezone.localdate())
    deel = Plandoel.objects.create(dossier=dossier, plan=plan, doel=doel)
    for stap in range(STAPPEN):
        regel = Planregel.objects.create(dossier=dossier, plan=plan, plandoel=deel, stap=f"Stap {stap}", volgorde=stap)
        for nummer in range(PER_STAP):
            Inzet.objects.create(
                dossier=dossier, planregel=regel, soort="netwerk", tekst=f"Helpt mee ({nummer})", volgorde=nummer
            )
    return doel


def _regel(naam: str, tijd: float, tegen: float, grens: float) -> bool:
    goed = tijd / tegen <= grens
    erbij = f"{tijd * 1000:.0f} ms tegen {tegen * 1000:.1f} ms"
    print(f"{naam}: {tijd / tegen:.1f} keer kaal (grens {grens}) {erbij} {'' if goed else 'BOVEN DE GRENS'}")
    return not goed
