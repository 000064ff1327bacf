"""What is typed on a form page so that it really stores something, where other words in its first text do not."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from bs4 import Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plannen import regels
from plannen.bewerkbeeld import planbeeld_van
from plannen.keuzes import Antwoord
from plannen.services import instemming_vastleggen

Velden = dict[str, object]
Invoer = Callable[[Tag, Velden], Velden]


def typ(**delen: object) -> Invoer:
    """Put each value in the last field whose name holds this word: the last row of a page is its blank one."""

    def invullen(form: Tag, velden: Velden) -> Velden:
        namen = [str(veld["name"]) for veld in form.select("input[name], textarea[name], select[name]")]
        return velden | {
            next(naam for naam in reversed(namen) if deel in naam): waarde for deel, waarde in delen.items()
        }

    return invullen


def druk(begin: str) -> Invoer:
    """Press the first button of the page whose value begins so; it sends the page along, as every button does."""

    def drukken(form: Tag, velden: Velden) -> Velden:
        knop = form.select_one(f'button[value^="{begin}"]')
        assert knop is not None, begin
        velden.pop("naar", None)
        return velden | {str(knop["name"]): str(knop["value"])}

    return drukken


def fase_overslaan(form: Tag, velden: Velden) -> Velden:
    """Skip the first phase, with a reason."""
    return velden | {"fase1-reden": "Dat willen we nu niet.", "overslaan": "1"}


def stuur(form: Tag, velden: Velden) -> Velden:
    """Only press the button: the page is a question."""
    return velden


def _vinkje_weg(form: Tag, velden: Velden) -> Velden:
    """Take back the first thing the gemeente might read; the client was there."""
    vinkjes = velden["lezen-mag"]
    assert isinstance(vinkjes, list)
    return velden | {"lezen-mag": vinkjes[1:], "lezen-client_erbij": "on"}


def _keuze_uit(naam: str, **verder: object) -> Invoer:
    """Choose the last choice of this select."""

    def kiezen(form: Tag, velden: Velden) -> Velden:
        keuzes = form.select(f'select[name="{naam}"] option')
        return velden | {naam: str(keuzes[-1]["value"])} | verder

    return kiezen


def _bestand(form: Tag, velden: Velden) -> Velden:
    """Add a small PDF."""
    inhoud = BytesIO()
    leeg = pikepdf.new()
    leeg.add_blank_page()
    leeg.save(inhoud)
    return velden | {"titel": "Brief", "bestand": SimpleUploadedFile("brief.pdf", inhoud.getvalue(), "application/pdf")}


def plan_is_besproken(browser: Client, sleutels: dict[str, Any]) -> None:
    """Let everybody agree, and answer the steps before the last: then the plan can be fixed."""
    dossier, op = sleutels["_dossier"], timezone.localdate()
    beeld = planbeeld_van(dossier)
    for deel in beeld.plandoelen:
        for mens in regels.wie_antwoorden(beeld, op):
            instemming_vastleggen(plandoel=deel, deelnemer=mens, antwoord=Antwoord.AKKOORD, door=None, op=op)
    for stap, velden in {"stappen": {}, "evaluatie": {"evaluatie-evaluatie_op": "2026-06-02"}}.items():
        browser.post(reverse("plannen:vaststellen_stap", kwargs={"dossier": dossier.uuid, "step": stap}), velden)


nieuwe_zin = typ(tekst="Het wordt een rommel.")

INVOER: dict[str, Invoer] = {
    "besloten:overnemen": stuur,
    "besloten:toegang_geven": _keuze_uit("wie", doe="geven"),
    "besloten:veiligheid": typ(feiten="Er zat een blauwe plek.", stap="signalen"),
    "besloten:wissen": stuur,
    "dossier:bijlage_nieuw": _bestand,
    "dossier:bijlagen": druk("verwijder:"),
    "dossier:fasen": fase_overslaan,
    "dossier:gegevens_bewerken": typ(soort="inzage", tekst="Ik wil mijn dossier lezen."),
    "dossier:sluiten": typ(reden="voldoende_geholpen"),
    "dossier:spoed": typ(gebeld="De huisarts", afgesproken="De huisarts komt vanavond."),
    "plannen:besluit": typ(uitkomst="toegekend", op="2026-02-27"),
    "plannen:gemeente hulpvraag": nieuwe_zin,
    "plannen:gemeente mantelzorg": nieuwe_zin,
    "plannen:gemeente weglaten": typ(hulpvraag="niets"),
    "plannen:instemming_stap antwoord": typ(antwoord_="akkoord", wijze_="zelf"),
    "plannen:plan_bewerken": typ(evaluatie_op="2026-06-02"),
    "plannen:plan_inzet": typ(probleem="De was blijft liggen."),
    "plannen:toetspunt": typ(reden="Dat is met Roos besproken."),
    "plannen:vrijgeven_stap lezen": _vinkje_weg,
    "profiel:collega_toegang": _keuze_uit("collega"),
    "profiel:kennismaken_stap contact": typ(telefoon="06 12345678"),
    "profiel:kennismaken_stap ondersteuning": typ(gewezen_op="2026-03-02", door="Samira"),
    "profiel:plek_geven": druk("plaats:"),
    "profiel:profiel_stap gezondheid": nieuwe_zin,
    "profiel:profiel_stap wensen": druk("wens:erbij:"),
    "profiel:profiel_stap wonen": nieuwe_zin,
    "profiel:toegang_beeindigen": stuur,
    "profiel:zin": typ(lukt_niet="on"),
}

# What has to be there before a page can store anything
VOORAF: dict[str, Callable[[Client, dict[str, Any]], None]] = {"plannen:vaststellen_stap akkoord": plan_is_besproken}
