"""Pure rules about replacing somebody for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Periode:
    """Days from `van` up to and including `tot`, with who it is about."""

    van: date
    tot: date
    wie: str = ""

    def overlapt(self, ander: "Periode") -> bool:
        """Whether a day is in both."""
        return self.van <= ander.tot and ander.van <= self.tot

    def sluit_aan(self, ander: "Periode") -> bool:
        """Whether no day lies between the two."""
        return self.van <= ander.tot + EEN_DAG and ander.van <= self.tot + EEN_DAG


@dataclass(frozen=True)
class Vervanger:
    """What is known of who would replace, as far as it decides."""

    naam: str
    werkt_tot: date | None = None
    geweigerd: bool = False
    zelf_weg: tuple[Periode, ...] = ()  # when somebody replaces them
    eigen_toegang: bool = False  # takes part anyway
    toegang_tot: date | None = None  # the last day of that
    helpt_al: tuple[Periode, ...] = ()  # replaces somebody in this dossier


def dag(wanneer: date) -> str:
    """Return a day as people write it."""
    return date_format(wanneer, "j F Y")


def bezwaar_tegen_periode(periode: Periode, op: date) -> str:
    """Return why these days cannot be, as an instruction; empty when they can."""
    if periode.tot < periode.van:
        return _("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
    if periode.van < op:
        return _("De eerste dag is al geweest. Kies vandaag of een latere dag.")
    return ""


def bezwaar_tegen_vervanger(periode: Periode, vervanger: Vervanger, al_geregeld: Iterable[Periode]) -> str:
    """Return why this person cannot replace on these days in this dossier, as an instruction; empty when it can be.

    `al_geregeld` are the replacements that stand for the same absent person; `wie` in them replaces.
    """
    naam = {"naam": vervanger.naam}
    for ander in al_geregeld:
        if ander.overlapt(periode):
            return _(
                "%(wie)s vervangt al van %(van)s tot en met %(tot)s. Kies andere dagen, of stop die vervanging eerst."
            ) % {"wie": ander.wie, "van": dag(ander.van), "tot": dag(ander.tot)}
    if vervanger.geweigerd:
        return _("De cliënt wil niet dat %(naam)s helpt. Kies iemand anders.") % naam
    if vervanger.werkt_tot and vervanger.werkt_tot < periode.tot:
        return _("%(naam)s werkt hier tot en met %(dag)s. Kies een eerdere laatste dag, of iemand anders.") % {
            **naam,
            "dag": dag(vervanger.werkt_tot),
        }
    if any(weg.overlapt(periode) for weg in vervanger.zelf_weg):
        return _("%(naam)s is er op deze dagen zelf niet. Kies iemand anders.") % naam
    return _bezwaar_tegen_toegang(periode, vervanger)


def _bezwaar_tegen_toegang(periode: Periode, vervanger: Vervanger) -> str:
    wie = {"naam": vervanger.naam}
    if vervanger.eigen_toegang and vervanger.toegang_tot and vervanger.toegang_tot < periode.tot:
        return _("De toegang van %(naam)s stopt al op %(dag)s. Kies een eerdere laatste dag, of iemand anders.") % {
            **wie,
            "dag": dag(vervanger.toegang_tot),
        }
    los = [helpt for helpt in vervanger.helpt_al if not helpt.sluit_aan(periode)]
    if los:
        return _("%(naam)s helpt hier al van %(van)s tot en met %(tot)s. Laat de dagen daarop aansluiten.") % {
            **wie,
            "van": dag(los[0].van),
            "tot": dag(los[0].tot),
        }
    return ""


def bezwaar_tegen_overdracht(*, naam: str, zelf: bool, werkt_hier: bool, geweigerd: bool, loopt: str) -> str:
    """Return why this person cannot be asked to take a dossier over, as an instruction; empty when they can.

    `loopt` is who was asked already.
    """
    if loopt:
        return _("%(wie)s is al gevraagd. Trek dat eerst in.") % {"wie": loopt}
    if zelf:
        return _("U kunt een dossier niet aan dezelfde persoon overdragen. Kies iemand anders.")
    if not werkt_hier:
        return _("Deze collega werkt hier niet (meer). Kies iemand anders.")
    if geweigerd:
        return _("De cliënt wil niet dat %(naam)s helpt. Kies iemand anders.") % {"naam": naam}
    return ""


def overdracht_in_woorden(*, weg: str, helpt: str, vanaf: date) -> str:
    """Return what the client is told when a dossier was handed over; `weg` is empty when nobody helped (A-09)."""
    if weg:
        return _("Vanaf %(dag)s helpt %(helpt)s u. %(helpt)s komt in de plaats van %(weg)s.") % {
            "dag": dag(vanaf),
            "helpt": helpt,
            "weg": weg,
        }
    return _("Vanaf %(dag)s helpt %(helpt)s u.") % {"dag": dag(vanaf), "helpt": helpt}


def vervanging_in_woorden(*, weg: str, helpt: str, van: date, tot: date, op: date) -> str:
    """Return what the client is told, in plain words and without a reason; empty when it is over (A-09)."""
    if tot < op:
        return ""
    woorden = {"weg": weg, "helpt": helpt, "van": dag(van), "tot": dag(tot)}
    if van > op:
        return _("%(weg)s is er even niet vanaf %(van)s. Tot en met %(tot)s helpt %(helpt)s u.") % woorden
    return _("%(weg)s is er even niet. Tot en met %(tot)s helpt %(helpt)s u.") % woorden
