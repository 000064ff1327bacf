"""In which phase a case is, how each phase stands, and what is next: derived from counts, never stored (method 1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from plannen.regels.herinneren import Gehouden, open_evaluaties
from plannen.regels.termijnen import binnenkort
from profiel.keuzes import RIJEN, Formulier
from supportplan.kern.keuzes import Fase
from supportplan.kern.termijnen import Termijncode

if TYPE_CHECKING:
    from supportplan.dossier.tellingen import Doeltelling, Tellingen


class Status(TextChoices):
    """The status words of A-15."""

    NIET_BEGONNEN = "nog_niet_begonnen", gettext_lazy("Nog niet begonnen")
    BEZIG = "bezig", gettext_lazy("Bezig")
    KLAAR = "klaar", gettext_lazy("Klaar")
    KAN_NIET = "kan_nog_niet", gettext_lazy("Kan nog niet")
    OVERGESLAGEN = "overgeslagen", gettext_lazy("Overgeslagen")


KORT = {
    Fase.KENNISMAKEN: gettext_lazy("Kennismaken"),
    Fase.INFORMATIE: gettext_lazy("Profiel"),
    Fase.DOELEN: gettext_lazy("Doelen"),
    Fase.PLAN: gettext_lazy("Plan"),
    Fase.UITVOEREN: gettext_lazy("Uitvoeren"),
    Fase.EVALUEREN: gettext_lazy("Evalueren"),
}


TERMIJNZIN = {
    Termijncode.PERSOONLIJK_PLAN: gettext_lazy("Uiterlijk op %(dag)s kan het plan naar de gemeente."),
    Termijncode.ONDERZOEK: gettext_lazy("Uiterlijk op %(dag)s is het onderzoek van de gemeente klaar. Vraag ernaar."),
    Termijncode.BESCHIKKING: gettext_lazy("Uiterlijk op %(dag)s besluit de gemeente. Vraag ernaar."),
}


@dataclass(frozen=True)
class Fasestand:
    """One phase: its name (the method's own), a short name, its status and what there is, in words."""

    nummer: int
    naam: str
    kort: str
    status: Status
    bij: str = ""
    huidig: bool = False


@dataclass(frozen=True)
class VolgendeStap:
    """What is next: a sentence, the name of the address to go to, the words of the link, and for which goal."""

    zin: str
    sleutel: str
    linktekst: str
    doel: UUID | None = None


def fasen(tellingen: "Tellingen", op: date) -> list[Fasestand]:
    """Return the six phases in order; exactly one is `huidig`. A skipped phase is called so until it is taken up."""
    statussen = _statussen(tellingen, op)
    huidig = _huidig(statussen)
    return [_stand(fase, statussen, tellingen, is_huidig=fase == huidig) for fase in Fase]


def huidige_fase(tellingen: "Tellingen", op: date) -> Fasestand:
    """Return the phase the case is in now; the words of the other phases are not made."""
    statussen = _statussen(tellingen, op)
    return _stand(_huidig(statussen), statussen, tellingen, is_huidig=True)


def evaluatie_is_aan_de_beurt(tellingen: "Tellingen", op: date) -> bool:
    """Whether a day to look at the plan together has come and it was not looked at; held early counts too."""
    return tellingen.versies > 0 and any(dag <= op for dag in nog_te_evalueren(tellingen))


def nog_te_evalueren(tellingen: "Tellingen") -> set[date]:
    """Return the days on which the plan is still to be looked at together, by the same rule as the reminders."""
    laatste = tellingen.laatste_evaluatie
    gehouden = (
        [Gehouden(laatste, tellingen.laatste_evaluatie_versie, tellingen.volgende_evaluatie_op)] if laatste else []
    )
    return open_evaluaties(tellingen.evaluatie_op, gehouden, tellingen.versies or None)


def _statussen(tellingen: "Tellingen", op: date) -> dict[Fase, Status]:
    statussen = {
        Fase.KENNISMAKEN: _kennismaken(tellingen),
        Fase.INFORMATIE: _profiel(tellingen),
        Fase.DOELEN: _doelen(tellingen),
        Fase.PLAN: _plan(tellingen),
        Fase.UITVOEREN: _uitvoeren(tellingen),
        Fase.EVALUEREN: _evalueren(tellingen, op),
    }
    overgeslagen = {fase: Status.OVERGESLAGEN for fase in Fase if int(fase.value) in tellingen.overgeslagen}
    return statussen | overgeslagen


def _huidig(statussen: dict[Fase, Status]) -> Fase:
    """The furthest phase people are busy with; when that is done, what comes after it.

    After an evaluation people go on with what is not done of plan and carrying out (method 1: monitor and adjust).
    """
    af = {Status.KLAAR, Status.OVERGESLAGEN}
    begonnen = [fase for fase, status in statussen.items() if status in {Status.BEZIG, Status.KLAAR}]
    verste = begonnen[-1] if begonnen else None
    if verste and statussen[verste] == Status.BEZIG:
        return verste
    erna = [fase for fase in Fase if verste is None or fase > verste]
    opnieuw = [fase for fase in Fase if fase >= Fase.PLAN]
    return next((fase for fase in [*erna, *opnieuw] if statussen[fase] not in af), Fase.EVALUEREN)


def _stand(fase: Fase, statussen: dict[Fase, Status], tellingen: "Tellingen", *, is_huidig: bool) -> Fasestand:
    bij = BIJ[fase](tellingen)
    return Fasestand(int(fase.value), str(fase.label), str(KORT[fase]), statussen[fase], bij, is_huidig)


def _kennismaken(tellingen: "Tellingen") -> Status:
    """Done when people met and something of it was written down: words, a goal, or who is who (method 1)."""
    if not (tellingen.gesprekken or tellingen.kennis):
        return Status.NIET_BEGONNEN
    geweten = tellingen.uitspraken or tellingen.doelen or tellingen.kennis
    return Status.KLAAR if tellingen.gesprekken and geweten else Status.BEZIG


def _profiel(tellingen: "Tellingen") -> Status:
    """Done when each row of one of the two forms was filled in or skipped, or when the plan was made from it (P-02)."""
    if tellingen.uitspraken and (tellingen.versies or any(_rijen_klaar(tellingen, f) for f in Formulier)):
        return Status.KLAAR
    return Status.BEZIG if tellingen.uitspraken or tellingen.rijen_klaar else Status.NIET_BEGONNEN


def _rijen_klaar(tellingen: "Tellingen", formulier: Formulier) -> bool:
    rijen = RIJEN[formulier]
    return rijen is not None and {f"{formulier.value}:{rij}" for rij in rijen.values} <= tellingen.rijen_klaar


def _doelen(tellingen: "Tellingen") -> Status:
    if not tellingen.doelen:
        return Status.NIET_BEGONNEN
    return Status.KLAAR if all(doel.heeft_herkomst for doel in tellingen.doelen) else Status.BEZIG


def _plan(tellingen: "Tellingen") -> Status:
    """Options belong to making the plan (method 5); a "nu eerst" step may come before any goal (method 1)."""
    if tellingen.versies:
        return Status.KLAAR
    if tellingen.stappen or any(doel.opties for doel in tellingen.doelen):
        return Status.BEZIG
    return Status.NIET_BEGONNEN if tellingen.doelen or _slaat_over(tellingen, Fase.DOELEN) else Status.KAN_NIET


def _uitvoeren(tellingen: "Tellingen") -> Status:
    """Without a step there is nothing to carry out; a first step may begin before the plan is fixed (method 1)."""
    if tellingen.stappen and tellingen.stappen_klaar == tellingen.stappen:
        return Status.KLAAR
    if tellingen.versies or _wordt_uitgevoerd(tellingen):
        return Status.BEZIG
    return Status.NIET_BEGONNEN if tellingen.stappen or _slaat_over(tellingen, Fase.PLAN) else Status.KAN_NIET


def _wordt_uitgevoerd(tellingen: "Tellingen") -> bool:
    """Whether a step was begun or a plan looked back on; a line of the logbook alone, such as of spoed, is no step."""
    begonnen = tellingen.stappen_bezig or tellingen.stappen_klaar or tellingen.logboekregels
    return bool(tellingen.evaluaties or (tellingen.stappen and begonnen))


def _evalueren(tellingen: "Tellingen", op: date) -> Status:
    if evaluatie_is_aan_de_beurt(tellingen, op):
        return Status.BEZIG
    if tellingen.evaluaties:
        return Status.KLAAR
    kan = tellingen.versies or _wordt_uitgevoerd(tellingen) or _slaat_over(tellingen, Fase.UITVOEREN)
    return Status.NIET_BEGONNEN if kan else Status.KAN_NIET


def _slaat_over(tellingen: "Tellingen", fase: Fase) -> bool:
    return int(fase.value) in tellingen.overgeslagen


def _gesprekken(tellingen: "Tellingen") -> str:
    return _geteld(tellingen.gesprekken, ngettext("%(n)s gesprek", "%(n)s gesprekken", tellingen.gesprekken))


def _uitspraken(tellingen: "Tellingen") -> str:
    return _geteld(tellingen.uitspraken, ngettext("%(n)s uitspraak", "%(n)s uitspraken", tellingen.uitspraken))


def _aantal_doelen(tellingen: "Tellingen") -> str:
    aantal = len(tellingen.doelen)
    return _geteld(aantal, ngettext("%(n)s doel", "%(n)s doelen", aantal))


def _doelen_in_plan(tellingen: "Tellingen") -> str:
    if not tellingen.stappen:
        return ""
    if not tellingen.doelen:
        return _geteld(tellingen.stappen, ngettext("%(n)s stap", "%(n)s stappen", tellingen.stappen))
    met_stap, alle = sum(bool(doel.stappen) for doel in tellingen.doelen), len(tellingen.doelen)
    return ngettext("%(n)s van %(alle)s doel", "%(n)s van %(alle)s doelen", alle) % {"n": met_stap, "alle": alle}


def _stappen_klaar(tellingen: "Tellingen") -> str:
    if not tellingen.versies and not tellingen.stappen_klaar:
        return ""
    klaar, alle = tellingen.stappen_klaar, tellingen.stappen
    return ngettext("%(n)s van %(alle)s stap klaar", "%(n)s van %(alle)s stappen klaar", alle) % {
        "n": klaar,
        "alle": alle,
    }


def _geteld(aantal: int, woorden: str) -> str:
    return woorden % {"n": aantal} if aantal else ""


def _dag(dag: date | None) -> str:
    return date_format(dag, "j F Y") if dag else ""


def _evaluatiedag(tellingen: "Tellingen") -> str:
    """The day of the next evaluation, else when the last one was."""
    dag, laatste = tellingen.evaluatie_op, tellingen.laatste_evaluatie
    if laatste and (dag is None or dag <= laatste):
        return _("gehouden op %(dag)s") % {"dag": _dag(laatste)}
    return _("weer op %(dag)s") % {"dag": _dag(dag)} if laatste else _dag(dag)


BIJ: "dict[Fase, Callable[[Tellingen], str]]" = {
    Fase.KENNISMAKEN: _gesprekken,
    Fase.INFORMATIE: _uitspraken,
    Fase.DOELEN: _aantal_doelen,
    Fase.PLAN: _doelen_in_plan,
    Fase.UITVOEREN: _stappen_klaar,
    Fase.EVALUEREN: _evaluatiedag,
}


def volgende_stap(tellingen: "Tellingen", op: date) -> VolgendeStap:
    """Return what is next in this case, in the order of the method; a skipped phase is never asked for.

    A latest day of the law within a week goes before it (W-03, W-08).
    """
    if tellingen.gesloten_op:
        return VolgendeStap(_("Dit dossier is gesloten."), "dossier:dossier", _("Bekijk het dossier"))
    if uiterste := binnenkort(tellingen.termijnen, op):
        zin = str(TERMIJNZIN[Termijncode(uiterste.code)]) % {"dag": _dag(uiterste.werkdag)}
        return VolgendeStap(zin, "plannen:aanvraag", _("Naar de aanvraag"))
    if evaluatie_is_aan_de_beurt(tellingen, op):
        zin = _("Het is tijd om samen terug te kijken op het plan.")
        return VolgendeStap(zin, "plannen:evaluaties", _("Naar de evaluaties"))
    stap = _tot_de_doelen(tellingen) or _na_afwijzing(tellingen) or _tot_het_plan(tellingen)
    return stap or _na_het_plan(tellingen)


def _na_afwijzing(tellingen: "Tellingen") -> VolgendeStap | None:
    """A refusal puts the goal back to its options, until what was asked for it stopped (method 6, 10)."""
    doel = next((doel for doel in tellingen.doelen if doel.afgewezen), None)
    if doel is None:
        return None
    zin = _("De gemeente wees hulp voor doel %(nummer)s af. Kijk samen welke optie nu past.") % {"nummer": doel.nummer}
    return VolgendeStap(zin, "opties:werkblad", _("Naar de opties"), doel.uuid)


def _tot_de_doelen(tellingen: "Tellingen") -> VolgendeStap | None:
    verder = tellingen.doelen or tellingen.versies  # who went on at once is not sent back (method 1)
    if not (tellingen.gesprekken or tellingen.uitspraken or verder or 1 in tellingen.overgeslagen):
        if not tellingen.kennis:
            zin = _("Begin met kennismaken: wie is het, en hoe is contact veilig?")
            return VolgendeStap(zin, "profiel:kennismaken", _("Naar het kennismaken"))
        return VolgendeStap(_("Er is nog geen gesprek geweest."), "profiel:kennismaking", _("Naar de gesprekken"))
    if not (tellingen.uitspraken or verder or 2 in tellingen.overgeslagen):
        return VolgendeStap(_("Er is nog niets opgeschreven in het profiel."), "profiel:profiel", _("Naar het profiel"))
    if not (verder or 3 in tellingen.overgeslagen):
        return VolgendeStap(_("Er is nog geen doel gekozen."), "profiel:doelen", _("Naar de doelen"))
    if los := [doel for doel in tellingen.doelen if not doel.heeft_herkomst]:
        zin = _("Doel %(nummer)s hoort nog bij geen wens.") % {"nummer": los[0].nummer}
        return VolgendeStap(zin, "profiel:doelen", _("Naar de doelen"), los[0].uuid)
    return None


def _tot_het_plan(tellingen: "Tellingen") -> VolgendeStap | None:
    if tellingen.versies or 4 in tellingen.overgeslagen:
        return None
    if te_wegen := [doel for doel in tellingen.doelen if doel.opties and not doel.gekozen and not doel.stappen]:
        doel = te_wegen[0]
        return VolgendeStap(_opties(doel), "opties:werkblad", _("Verder met de opties"), doel.uuid)
    if not tellingen.stappen:
        return VolgendeStap(_("Er staan nog geen stappen in het plan."), "plannen:plan", _("Naar het plan"))
    return VolgendeStap(_("Het plan is nog niet vastgesteld."), "plannen:plan", _("Naar het plan"))


def _opties(doel: "Doeltelling") -> str:
    waarden = {"nummer": doel.nummer, "n": doel.opties}
    bedacht = ngettext(
        "Voor doel %(nummer)s is %(n)s optie bedacht.", "Voor doel %(nummer)s zijn %(n)s opties bedacht.", doel.opties
    )
    nog = _("Nog niet gekozen.") if doel.lijst_gesloten else _("Nog niet afgewogen.")
    return f"{bedacht % waarden} {nog}"


def _na_het_plan(tellingen: "Tellingen") -> VolgendeStap:
    if tellingen.wmovragen and not tellingen.documenten:
        zin = _("De vraag aan de gemeente is nog niet definitief.")
        return VolgendeStap(zin, "plannen:aanvraag", _("Naar de aanvraag"))
    if dagen := nog_te_evalueren(tellingen):
        zin = _("Op %(dag)s kijken jullie samen terug.") % {"dag": _dag(min(dagen))}
        return VolgendeStap(zin, "plannen:logboek", _("Naar het uitvoeren"))
    return VolgendeStap(_("Kies een dag om samen terug te kijken."), "plannen:plan", _("Naar het plan"))
