"""Pure rules of statements, profile and schema. They take rows that were fetched; no query is asked here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from profiel.keuzes import Formulier, KvbKolom
from supportplan.kern.keuzes import Rol

if TYPE_CHECKING:
    from profiel.models import Uitspraak

SAMEN = "samen"


@dataclass(frozen=True)
class Kloof:
    """A needed support with the present support that meets it (method 3)."""

    behoefte: "Uitspraak"
    vervuld_door: "list[Uitspraak]"

    @property
    def is_open(self) -> bool:
        """Whether nothing meets this need: the support gap."""
        return not self.vervuld_door


def ondersteuningskloof(uitspraken: "Iterable[Uitspraak]") -> list[Kloof]:
    """Return every needed support of the schema with what meets it; what is `is_open` is the gap (method 3).

    Only present support that is among these statements counts: what was removed or may not be read meets nothing here.
    Fetch `plaatsingen` and `vervullingen__hulpbron` along.
    """
    alle = list(uitspraken)
    zichtbaar = {uitspraak.pk for uitspraak in alle}
    return [
        Kloof(rij, [link.hulpbron for link in rij.vervullingen.all() if link.hulpbron_id in zichtbaar])
        for rij in alle
        if any(plek.formulier == Formulier.KVB and plek.kolom == KvbKolom.BENODIGD for plek in rij.plaatsingen.all())
    ]


def belangrijkste_wensen(uitspraken: "Iterable[Uitspraak]") -> "list[Uitspraak]":
    """Return the statements that were ranked, the most important first (method 2, foot of the profile)."""
    return sorted((rij for rij in uitspraken if rij.rang is not None), key=lambda rij: rij.rang or 0)


def rijstatus(aantal_uitspraken: int, *, overgeslagen: bool) -> str:
    """Return "ingevuld", "overgeslagen" or "" (nothing said yet). What was filled in is never called skipped (P-02)."""
    if aantal_uitspraken:
        return "ingevuld"
    return "overgeslagen" if overgeslagen else ""


def soort_spreker(rollen: Iterable[str]) -> str:
    """Return whose words these are: a role, or "samen" when client and professional said it together (product 3).

    Who speaks for the client (vertegenwoordiger) counts as naaste: it is never shown as the client's own word. The
    client's word goes before that of a naaste who said the same.
    """
    gezegd = set(rollen)
    if {Rol.CLIENT, Rol.PROFESSIONAL} <= gezegd:
        return SAMEN
    if Rol.CLIENT in gezegd:
        return Rol.CLIENT.value
    if gezegd & {Rol.NAASTE, Rol.VERTEGENWOORDIGER}:
        return Rol.NAASTE.value
    return Rol.PROFESSIONAL.value if gezegd else ""


def sprekers_in_woorden(sprekers: Sequence[tuple[str, str]]) -> str:
    """Return who said it, from (name, role) pairs: "Roos", "Roos en Til", "Samira, samen met Roos"."""
    namen = [naam for naam, _rol in sprekers]
    if soort_spreker(rol for _naam, rol in sprekers) == SAMEN:
        professionals = [naam for naam, rol in sprekers if rol == Rol.PROFESSIONAL]
        anderen = [naam for naam, rol in sprekers if rol != Rol.PROFESSIONAL]
        return _("%(wie)s, samen met %(anderen)s") % {"wie": opsomming(professionals), "anderen": opsomming(anderen)}
    return opsomming(namen)


def opsomming(namen: Sequence[str]) -> str:
    """Return names as people say them: "Roos", "Roos en Til", "Roos, Til en Ömer"."""
    if len(namen) < 2:
        return "".join(namen)
    return _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(namen[:-1]), "laatste": namen[-1]}
