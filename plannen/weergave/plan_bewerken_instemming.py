"""Who says what to each part of the plan, and what changed since somebody answered (method 6). No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from plannen import regels
from plannen.beeld import afspraak_van, vraag_van
from plannen.inhoud import kenmerk_van_plandoel, verschilt_alleen_in_taal
from plannen.keuzes import Inzetsoort
from plannen.weergave.feiten import Labels, omvang
from plannen.weergave.plan_bewerken import op_volgorde
from plannen.weergave.planpagina import Antwoordblik, antwoord_van

if TYPE_CHECKING:
    from plannen.beeld import Beeld
    from plannen.models import Instemming, Inzet, Plandoel, Planregel
    from plannen.regels import Stem


@dataclass(frozen=True)
class Stapzin:
    """One step as it is read aloud: what, and who does what."""

    stap: str
    wie_wat: list[str]


@dataclass(frozen=True)
class Deelblik:
    """One part of the plan with the answers on it."""

    uuid: str
    doel_uuid: str
    nummer: int
    doel: str
    hulpmiddelen: str
    stappen: list[Stapzin]
    stand: str
    iedereen_gevraagd: bool
    antwoorden: list[Antwoordblik]
    opnieuw: bool = False
    alleen_taal_kan: bool = False
    veranderd: list[str] = field(default_factory=list)


def stapzinnen(rijen: "Iterable[Planregel]", labels: Labels) -> list[Stapzin]:
    """Return steps as they are read aloud, what stopped left out."""
    return [
        Stapzin(
            rij.stap,
            [
                inzet_in_een_zin(inzet, labels)
                for inzet in op_volgorde(list(rij.inzetten.all()))
                if inzet.gestopt_op is None
            ],
        )
        for rij in rijen
    ]


def inzet_in_een_zin(inzet: "Inzet", labels: Labels) -> str:
    """Return who does what and how often, each once; of a question to the gemeente also how much and in which form."""
    naam = _("Vraag aan de gemeente (Wmo)") if inzet.soort == Inzetsoort.WMO else inzet.naam
    naam = "" if naam.casefold() in inzet.tekst.casefold() else naam
    bij = [inzet.hoe_vaak]
    if vraag := vraag_van(inzet):
        vorm = vraag.get_leveringsvorm_display() if vraag.leveringsvorm else ""
        bij += [omvang(labels, vraag.aantal, vraag.eenheid, vraag.frequentie), vorm]
    erbij = [deel for deel in bij if deel]
    tekst = inzet.tekst.rstrip(".") if erbij else inzet.tekst
    return ", ".join([f"{naam}: {tekst}" if naam and tekst else (tekst or naam), *erbij])


def oude_kenmerken(deel: "Plandoel", stemmen: "Sequence[Stem]") -> list[str]:
    """Return the readings on which the people who must be asked again gave their last answer."""
    gegeven = list(deel.instemmingen.all())
    return list(dict.fromkeys(_laatste(gegeven, stem).sha256 for stem in stemmen if stem.opnieuw))


def _laatste(gegeven: "Sequence[Instemming]", stem: "Stem") -> "Instemming":
    return max((rij for rij in gegeven if rij.deelnemer_id == stem.deelnemer.pk), key=lambda rij: (rij.op, rij.pk))


def deelblikken(
    beeld: "Beeld", op: date, alle_rijen: "Sequence[Planregel | Inzet]" = (), labels: Labels | None = None
) -> list[Deelblik]:
    """Return every part of the plan with its answers. `alle_rijen`: steps and entries, removed ones too."""
    stemmen = regels.antwoorden_per_doel(beeld, op)
    anderen = regels.antwoorden_van_anderen(beeld, op)
    return [
        _deelblik(beeld, deel, stemmen[deel.pk], anderen[deel.pk], alle_rijen, labels or {})
        for deel in beeld.plandoelen
    ]


def _deelblik(
    beeld: "Beeld",
    deel: "Plandoel",
    stemmen: "Sequence[Stem]",
    anderen: "Sequence[Stem]",
    alle_rijen: "Sequence[Planregel | Inzet]",
    labels: Labels,
) -> Deelblik:
    eerder = list(deel.instemmingen.all())
    kenmerk, oud = kenmerk_van_plandoel(deel, beeld.regels), oude_kenmerken(deel, stemmen)
    sinds = min((_laatste(eerder, stem).gemaakt_op for stem in stemmen if stem.opnieuw), default=None)
    return Deelblik(
        uuid=str(deel.uuid),
        doel_uuid=str(deel.doel.uuid),
        nummer=deel.doel.nummer,
        doel=deel.doel.tekst,
        hulpmiddelen=deel.hulpmiddelen,
        stappen=stapzinnen(beeld.regels_van(deel), labels),
        stand=str(regels.stand_van_plandoel(stemmen, anderen).label),
        iedereen_gevraagd=bool(stemmen) and all(stem.antwoord is not None for stem in stemmen),
        antwoorden=[antwoord_van(stem, eerder) for stem in [*stemmen, *anderen]],
        opnieuw=bool(oud),
        alleen_taal_kan=bool(oud) and all(verschilt_alleen_in_taal(van, kenmerk) for van in oud),
        veranderd=veranderd_sinds(deel, alle_rijen, sinds, labels) if sinds else [],
    )


def veranderd_sinds(
    deel: "Plandoel", rijen: "Iterable[Planregel | Inzet]", sinds: datetime, labels: Labels
) -> list[str]:
    """Return in words which steps and entries of a part came, went or changed after a moment."""
    zinnen = _kop_veranderd(deel, sinds)
    for rij in rijen:
        inzet: Inzet | None = rij if hasattr(rij, "planregel") else None  # type: ignore[assignment]  # by what it has
        regel: Planregel = inzet.planregel if inzet else rij  # type: ignore[assignment]  # a step when it is no entry
        if regel.plandoel_id != deel.pk:
            continue
        wat = inzet_in_een_zin(inzet, labels) if inzet else regel.stap
        if rij.gemaakt_op > sinds:
            if rij.verwijderd_op is None:
                zinnen.append(_("Nieuw: %(wat)s") % {"wat": wat})
        elif rij.verwijderd_op is not None and rij.verwijderd_op > sinds:
            zinnen.append(_("Weg: %(wat)s") % {"wat": wat})
        elif rij.gewijzigd_op > sinds and rij.verwijderd_op is None:
            zin = _("Gestopt: %(wat)s") if inzet and inzet.gestopt_op else _("Veranderd: %(wat)s")
            zinnen.append(zin % {"wat": wat})
        if inzet and inzet.verwijderd_op is None and inzet.gemaakt_op <= sinds:
            zinnen += _erbij_veranderd(inzet, sinds, labels)
    return zinnen


def _kop_veranderd(deel: "Plandoel", sinds: datetime) -> list[str]:
    """What changed in the head of the form: the goal, the aids and provisions."""
    zinnen = []
    if deel.doel.gewijzigd_op > sinds:
        zinnen.append(_("Veranderd: het doel, nu: %(wat)s") % {"wat": deel.doel.tekst})
    if deel.gewijzigd_op > sinds:
        wat = deel.hulpmiddelen or _("geen")
        zinnen.append(_("Veranderd: bovenaan het formulier. Hulpmiddelen of voorzieningen nu: %(wat)s") % {"wat": wat})
    return zinnen


def _erbij_veranderd(inzet: "Inzet", sinds: datetime, labels: Labels) -> list[str]:
    """What changed in what hangs on an entry: what is asked of the Wmo, and what is given back."""
    vraag, afspraak = vraag_van(inzet), afspraak_van(inzet)
    zinnen = []
    if vraag and vraag.gewijzigd_op > sinds:
        nu = omvang(labels, vraag.aantal, vraag.eenheid, vraag.frequentie) or _("nog niet ingevuld hoeveel")
        zinnen.append(_("Veranderd: de vraag aan de Wmo voor %(wat)s. Nu: %(nu)s") % {"wat": inzet, "nu": nu})
    if afspraak and afspraak.gewijzigd_op > sinds:
        zinnen.append(_("Veranderd: de afspraak bij %(wat)s") % {"wat": inzet})
    return zinnen
