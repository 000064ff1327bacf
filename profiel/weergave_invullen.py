"""What the pages on which profile and schema are filled show, as plain values; making them asks no query."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from profiel.forms_uitspraak import UitspraakForm
from profiel.keuzes import KOLOMMEN, RIJEN, Formulier, KvbKolom
from profiel.plekken import Plek
from profiel.regels import rijstatus
from profiel.vragen import Vragen, vragen_voor
from profiel.weergave import STATUSWOORDEN, Zin, auteur_van
from profiel.zinnen import Gezegd, Voorstel, Zinnen
from supportplan.kern.dossiernav import adres, draad_adres
from supportplan.kern.models import Dossier
from supportplan.kern.rijen.formulieren import RijForm

WENSKOLOM = "wensen"


@dataclass(frozen=True)
class Regel:
    """One statement that can be edited: as people read it, and its form; None on a long page until it is asked for."""

    form: UitspraakForm | None
    prefix: str
    zin: Zin
    mag_tekst: bool
    open: bool  # whether the form is unfolded: asked for, something is wrong with it, or it waits for a choice
    voorstellen: list[Voorstel]
    adres: str
    plek: str
    van: str


@dataclass(frozen=True)
class Invulcel:
    """One cell of the row: its column, the questions, what was said, and the blank for the next sentence."""

    kolom: str
    sleutel: str
    vragen: Vragen
    regels: list[Regel]
    nieuw: list[RijForm]


@dataclass(frozen=True)
class Gebied:
    """One row in the list of rows; `status` is "ingevuld", "overgeslagen" or empty, never a score (P-02)."""

    naam: str
    url: str
    status: str
    huidig: bool


@dataclass(frozen=True)
class Kloofbeeld:
    """One need of the schema with what meets it in words."""

    zin: Zin
    adres: str
    vervuld_door: list[str]


def zin_uit(gezegd: Gezegd, dossier: Dossier, *, hier: Plek | None = None) -> Zin:
    """Return one statement as the parts show it: author, day, marks, goals and the other places where it stands."""
    uitspraak = gezegd.uitspraak
    auteur, soort = auteur_van(gezegd.sprekers, uitspraak.gemaakt_door.naam if uitspraak.gemaakt_door else "")
    elders = [plek.woorden for plek in gezegd.plekken if plek != hier] if hier else []
    delen = [_("doel %(nummer)s") % {"nummer": nummer} for nummer in gezegd.doelen]
    delen += [_("ook bij %(plek)s") % {"plek": plek} for plek in elders]
    return Zin(
        tekst=uitspraak.tekst,
        auteur=auteur,
        soort=soort,
        datum=uitspraak.dag,
        rang=uitspraak.rang,
        lukt_niet=uitspraak.lukt_niet,
        is_optie=uitspraak.is_optie,
        niet_in_document=False,
        gewijzigd_na_vrijgave=uitspraak.is_gewijzigd_na_vrijgave,
        waarover=" · ".join(delen),
        url=draad_adres(dossier, "uitspraak", uitspraak.uuid) if gezegd.doelen else "",
        linktekst=_("rode draad"),
    )


def regel_van(
    gezegd: Gezegd,
    form: UitspraakForm | None,
    dossier: Dossier,
    *,
    prefix: str,
    mag_tekst: bool,
    open: bool,
    hier: Plek | None = None,
    erbij: str = "",
) -> Regel:
    """Return one statement with its form. `erbij` is said beside it, such as that nothing meets it yet."""
    zin = zin_uit(gezegd, dossier, hier=hier)
    if erbij:
        zin = Zin(**{**zin.__dict__, "waarover": " · ".join(deel for deel in (zin.waarover, erbij) if deel)})
    return Regel(
        form=form,
        prefix=prefix,
        zin=zin,
        mag_tekst=mag_tekst,
        open=open or (form is not None and form.is_bound),
        voorstellen=gezegd.voorstellen,
        adres=adres("profiel:zin", dossier, uitspraak=gezegd.uitspraak.uuid),
        plek=hier.sleutel if hier else "",
        van=zin.auteur,
    )


def invulcellen(
    formulier: Formulier,
    rij: str,
    zinnen: Zinnen,
    *,
    regel: Callable[[Gezegd, Plek, str], Regel],
    nieuwe_forms: Callable[[Sequence[Gezegd], Plek], list[RijForm]],
) -> list[Invulcel]:
    """Return the cells of one row, each with its statements as forms and a blank one."""
    cellen = []
    for kolom in KOLOMMEN[formulier]:
        plek = Plek(formulier, rij, kolom.value)
        gezegd = zinnen.op_plek(formulier, rij, kolom.value)
        regels = [regel(een, plek, _vervuld(een, plek.kolom)) for een in gezegd]
        vragen = vragen_voor(formulier, rij, kolom.value)
        cellen.append(Invulcel(str(kolom.label), plek.sleutel, vragen, regels, nieuwe_forms(gezegd, plek)))
    return cellen


def _vervuld(gezegd: Gezegd, kolom: str) -> str:
    if kolom != KvbKolom.BENODIGD:
        return ""
    return _("hier is iets voor") if gezegd.hulpbronnen else _("hier is nog niets voor")


def gebieden(formulier: Formulier, zinnen: Zinnen, *, adres_van: Callable[[str], str], huidig: str) -> list[Gebied]:
    """Return the rows in the order of the form, to go to in any order (method 2)."""
    rijsoort = RIJEN[formulier]
    assert rijsoort is not None
    lijst = []
    for rij in rijsoort:
        overgeslagen = (formulier.value, rij.value) in zinnen.overgeslagen
        status = rijstatus(zinnen.aantal_in(formulier, rij.value), overgeslagen=overgeslagen)
        lijst.append(
            Gebied(str(rij.label), adres_van(rij.value), str(STATUSWOORDEN.get(status, "")), rij.value == huidig)
        )
    return lijst


def wensen(zinnen: Zinnen) -> tuple[list[Gezegd], list[Gezegd]]:
    """Return the ranked wishes in their order, and the wishes that are not in the list."""
    in_lijst = sorted((een for een in zinnen.alle if een.uitspraak.rang), key=lambda een: een.uitspraak.rang or 0)
    andere = [een for een in zinnen.alle if not een.uitspraak.rang and _is_wens(een)]
    return in_lijst, andere


def _is_wens(gezegd: Gezegd) -> bool:
    return any(plek.kolom == WENSKOLOM and plek.formulier != Formulier.MANTELZORG for plek in gezegd.plekken)


def kloofbeelden(zinnen: Zinnen, dossier: Dossier) -> tuple[list[Kloofbeeld], list[Kloofbeeld]]:
    """Return the needs nothing meets, the support gap, and those something meets (method 3)."""
    per_pk = {een.uitspraak.pk: een for een in zinnen.alle}
    leeg: list[Kloofbeeld] = []
    vervuld: list[Kloofbeeld] = []
    for een in zinnen.alle:
        if any((plek.formulier, plek.kolom) == (Formulier.KVB, KvbKolom.BENODIGD) for plek in een.plekken):
            door = [per_pk[pk].uitspraak.tekst for pk in een.hulpbronnen if pk in per_pk]
            beeld = Kloofbeeld(zin_uit(een, dossier), adres("profiel:zin", dossier, uitspraak=een.uitspraak.uuid), door)
            (vervuld if door else leeg).append(beeld)
    return leeg, vervuld


def aanwezige_hulpbronnen(zinnen: Iterable[Gezegd]) -> list[Gezegd]:
    """Return what stands under the present support of the schema."""
    return [
        een
        for een in zinnen
        if any((plek.formulier, plek.kolom) == (Formulier.KVB, KvbKolom.AANWEZIG) for plek in een.plekken)
    ]
