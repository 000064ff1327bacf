"""What could go to the gemeente, in the parts of the document, as it would print there; no queries (P-03, W-16)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plannen.aanvraag.bron import Bron
from plannen.keuzes import Analysesoort, Onderdeel
from plannen.regels.gevoelig import is_gevoelig
from plannen.regels.onderdelen import onderdeel_van_uitspraak
from plannen.weergave.feiten import datum
from profiel.regels import soort_spreker
from supportplan.kern.keuzes import Rol

if TYPE_CHECKING:
    from plannen.models import Analyse
    from profiel.models import Uitspraak
    from supportplan.kern.models import Bijlage, Netwerkpersoon


@dataclass(frozen=True)
class Vrijgaveregel:
    """One thing the client can let the gemeente read, with how it stands now and whether it is ticked beforehand."""

    soort: str
    uuid: UUID
    revisie: int
    tekst: str
    bij: str
    onderdeel: str
    is_vrijgegeven: bool
    gewijzigd: bool
    gevoelig: bool
    eigen: bool = True  # said by the client alone, and given a place together
    reden: str = ""
    spreker: str = "professional"
    los: str = ""  # how it prints, when that differs from the text
    meer: tuple[str, ...] = ()  # what goes along with it
    namen: str = ""  # who is named in it and was not released by name, in words

    @property
    def sleutel(self) -> str:
        """What it is, without its revision."""
        return f"{self.soort}:{self.uuid}"

    @property
    def waarde(self) -> str:
        """What a tick says: this thing as it reads now."""
        return f"{self.sleutel}:{self.revisie}"

    @property
    def vooraf(self) -> bool:
        """Whether it is ticked beforehand (P-03): what is released; else only the client's own words, with a place.

        Never what is sensitive or was changed since. Words of somebody else wait until they were asked too, and words
        without a place until somebody looked where they belong: the place tells whether they are about health.
        """
        return self.is_vrijgegeven or (self.eigen and not (self.gevoelig or self.gewijzigd))

    @property
    def vraagt_reden(self) -> bool:
        """Whether it is asked why the gemeente needs this (P-04)."""
        return self.gevoelig and self.soort == "uitspraak"


@dataclass(frozen=True)
class Vrijgavegroep:
    """One part of the document with what can stand in it; `weg` when the client leaves the part out (W-17)."""

    code: str
    titel: str
    regels: list[Vrijgaveregel]
    weg: bool


def vrijgaveregels(bron: Bron, bijlagen: Iterable["Bijlage"]) -> list[Vrijgaveregel]:
    """Everything that can be released, in the order of the document."""
    beeld = bron.beeld
    regels = [
        *(_uitspraak(bron, rij) for rij in beeld.uitspraken),
        *(_mens(bron, rij) for rij in beeld.netwerk),
        *(_analyse(bron, rij) for rij in beeld.analyses),
        *(_bijlage(bron, rij) for rij in bijlagen),
    ]
    return sorted(regels, key=lambda regel: Onderdeel.values.index(regel.onderdeel))


def groepen(bron: Bron, regels: Sequence[Vrijgaveregel]) -> list[Vrijgavegroep]:
    """The same per part of the document; a part with nothing to release is left away."""
    return [
        Vrijgavegroep(onderdeel.value, str(onderdeel.label), eigen, not bron.staat_erin(onderdeel))
        for onderdeel in Onderdeel
        if (eigen := [regel for regel in regels if regel.onderdeel == onderdeel])
    ]


def genoemd_in_woorden(bron: Bron, tekst: str) -> str:
    """That somebody is named in a text who is not released by name; empty when nobody is. The text stays (P-06)."""
    namen = list(dict.fromkeys(naam for naam, _als in bron.namen_in(tekst)))
    if not namen:
        return ""
    zin = ngettext(
        "In deze tekst staat de naam %(namen)s. Die is niet vrijgegeven, maar blijft in deze tekst wel staan.",
        "In deze tekst staan de namen %(namen)s. Die zijn niet vrijgegeven, maar blijven in deze tekst wel staan.",
        len(namen),
    )
    return zin % {"namen": ", ".join(namen)}


def _stand(rij: Any) -> dict[str, Any]:
    return {
        "uuid": rij.uuid,
        "revisie": rij.revisie,
        "is_vrijgegeven": rij.is_vrijgegeven,
        "gewijzigd": rij.is_gewijzigd_na_vrijgave,
        "reden": rij.vrijgave_reden if rij.is_vrijgegeven else "",
    }


def _uitspraak(bron: Bron, rij: "Uitspraak") -> Vrijgaveregel:
    bij = ", ".join(deel for deel in (bron.sprekers(rij), datum(rij.dag)) if deel)
    return Vrijgaveregel(
        soort="uitspraak",
        namen=genoemd_in_woorden(bron, rij.tekst),
        tekst=rij.tekst,
        bij=bij,
        onderdeel=onderdeel_van_uitspraak(rij).value,
        gevoelig=is_gevoelig(rij),
        eigen=bool(rij.plaatsingen.all()) and {spreker.deelnemer.rol for spreker in rij.sprekers.all()} == {Rol.CLIENT},
        spreker=soort_spreker(spreker.deelnemer.rol for spreker in rij.sprekers.all()) or "professional",
        **_stand(rij),
    )


def _mens(bron: Bron, rij: "Netwerkpersoon") -> Vrijgaveregel:
    """Somebody around the client: with a release by name or as agreed, without it only by relation (P-06).

    What they do and could do goes along with the release, so it is read here. It is about somebody else, so it is never
    ticked beforehand (P-03).
    """
    als = rij.in_document_als or rij.naam
    thuis = rij.huisgenoot or rij.mantelzorger
    feiten = [
        rij.relatie,
        _("woont in hetzelfde huis") if rij.huisgenoot else "",
        _("mantelzorger") if rij.mantelzorger else "",
        _("met telefoonnummer") if rij.telefoon else "",
    ]
    meer = tuple(
        zin % {"wat": bron.zonder_namen(wat)}
        for zin, wat in (
            (_("Doet nu: %(wat)s"), rij.doet),
            (_("Zou kunnen: %(wat)s"), rij.zou_kunnen),
            (_("Niet vragen: %(wat)s"), rij.niet_vragen_reden if rij.niet_vragen else ""),
        )
        if wat
    )
    return Vrijgaveregel(
        soort="netwerkpersoon",
        tekst=rij.naam,
        bij=", ".join(feit for feit in feiten if feit),
        onderdeel=(Onderdeel.HUISGENOTEN if thuis else Onderdeel.ANDEREN).value,
        gevoelig=bool(rij.telefoon) or rij.niet_vragen,
        eigen=False,
        meer=meer,
        los=_("Staat er als: %(naam)s. Zonder vinkje: %(relatie)s.")
        % {"naam": als, "relatie": rij.in_document_als or rij.relatie or _("iemand uit het netwerk")},
        **_stand(rij),
    )


def _analyse(bron: Bron, rij: "Analyse") -> Vrijgaveregel:
    wie = bron.wie_er_staat(rij.wie) or (bron.naam_van(rij.door) if rij.door else "")
    bij = ", ".join(deel for deel in (rij.get_soort_display(), wie, datum(rij.op)) if deel)
    gevoelig = rij.soort != Analysesoort.PROBLEEM
    return Vrijgaveregel(
        soort="analyse",
        namen=genoemd_in_woorden(bron, rij.tekst),
        tekst=rij.tekst,
        bij=bij,
        onderdeel=Onderdeel.PROBLEMEN.value,
        gevoelig=gevoelig,
        **_stand(rij),
    )


def _bijlage(bron: Bron, rij: "Bijlage") -> Vrijgaveregel:
    return Vrijgaveregel(
        soort="bijlage",
        namen=genoemd_in_woorden(bron, rij.titel),
        tekst=rij.titel,
        bij=_("bijlage"),
        onderdeel=Onderdeel.BIJLAGEN.value,
        gevoelig=True,
        **_stand(rij),
    )
