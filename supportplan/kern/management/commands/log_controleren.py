"""Check that the log is still what was written (P-20)."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from supportplan.kern.logcontrole import (
    Breuk,
    IJkpunt,
    afwijkingen,
    alle_breuken,
    andere_controles,
    ijkpunten,
    ijkpunten_lezen,
)
from supportplan.kern.models import Dossier


class Command(BaseCommand):
    """Exit status 0 when every chain is whole, 1 when one is not, 2 when the question itself is wrong."""

    help = "Kijkt na of het logboek van elk dossier nog is zoals het is opgeschreven."

    def add_arguments(self, parser: CommandParser) -> None:
        """One dossier or all; ijkpunten to keep elsewhere or to compare with."""
        parser.add_argument("uuid", nargs="?", help="alleen dit dossier; de laatste regel staat er dan bij")
        parser.add_argument("--ijkpunten", metavar="BESTAND", help="schrijf de laatste regel van elke keten hierheen")
        parser.add_argument("--tegen", metavar="BESTAND", help="vergelijk met ijkpunten van eerder")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say which line of which dossier is broken, and how many chains were looked at.

        The logs of other apps are looked at too when it is about all dossiers; how many there are is not said.
        """
        uuid = _uuid(options["uuid"]) if options["uuid"] else None
        bewaard = _gelezen(options["tegen"]) if options["tegen"] else []
        if uuid:
            bewaard = [punt for punt in bewaard if punt.keten == str(uuid)]
        breuken = [breuk for breuk in alle_breuken() if uuid is None or breuk.keten == str(uuid)]
        anders, weg = afwijkingen(bewaard)
        einden = ijkpunten(uuid)
        for breuk in self._uniek(breuken + anders):
            self.stdout.write(str(breuk))
        if weg:
            self.stdout.write(_("Niet meer aanwezig, dus niet vergeleken: %(ketens)s") % {"ketens": ", ".join(weg)})
        if uuid:
            for punt in einden:
                self.stdout.write(_("Laatste regel: %(punt)s") % {"punt": punt})
        elders = [] if uuid else [zin for controle in andere_controles for zin in controle()]
        for zin in elders:
            self.stdout.write(zin)
        aantal = len({breuk.keten for breuk in breuken + anders}) + len(elders)
        if aantal:
            raise CommandError(
                ngettext("%(aantal)s keten klopt niet.", "%(aantal)s ketens kloppen niet.", aantal)
                % {"aantal": aantal},
                returncode=1,
            )
        if options["ijkpunten"]:
            _schrijven(options["ijkpunten"], einden)
        self.stdout.write(_("Nagekeken ketens: %(aantal)s. Alles klopt.") % {"aantal": len(einden)})

    @staticmethod
    def _uniek(breuken: list[Breuk]) -> list[Breuk]:
        return list(dict.fromkeys(breuken))


def _uuid(tekst: str) -> UUID:
    try:
        return Dossier.objects.values_list("uuid", flat=True).get(uuid=UUID(tekst))
    except (ValueError, Dossier.DoesNotExist) as fout:
        raise CommandError(_("Er is geen dossier %(uuid)s.") % {"uuid": tekst}, returncode=2) from fout


def _gelezen(pad: str) -> list[IJkpunt]:
    try:
        return list(ijkpunten_lezen(Path(pad).read_text(encoding="utf-8").splitlines()))
    except (OSError, UnicodeDecodeError, ValueError) as fout:
        raise CommandError(_("%(pad)s is niet te lezen: %(fout)s") % {"pad": pad, "fout": fout}, returncode=2) from fout


def _schrijven(pad: str, punten: list[IJkpunt]) -> None:
    try:
        Path(pad).write_text("".join(f"{punt}\n" for punt in punten), encoding="utf-8")
    except OSError as fout:
        raise CommandError(
            _("%(pad)s is niet te schrijven: %(fout)s") % {"pad": pad, "fout": fout}, returncode=2
        ) from fout
