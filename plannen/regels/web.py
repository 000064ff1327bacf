"""The things of a case with their links: what the rode draad walks along. Built from a `Beeld`; asks no queries."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from plannen.beeld import vraag_van
from plannen.keuzes import Inzetsoort, Onderdeel
from plannen.regels.onderdelen import ONDERDEEL_VAN_INZET, onderdeel_van_uitspraak
from profiel.keuzes import ProfielKolom
from profiel.regels import sprekers_in_woorden

if TYPE_CHECKING:
    from opties.models import Optie, Werkblad
    from plannen.beeld import Beeld
    from plannen.models import Evaluatie, Evaluatieregel, Inzet, Planregel, Wmovraag
    from profiel.models import Doel, Uitspraak, Voorkeur

Sleutel = tuple[str, UUID]


@dataclass(frozen=True)
class Schakel:
    """One link: what it is in words, what it says, by whom and when.

    `sleutel` is the kind of thing for an address ("uitspraak", "inzet"; "document" has none), `soort` the kind for the
    eye ("wens", "netwerk"). `vrij` says whether the document may tell it: released, and in a section that prints.
    `onderdeel` is that section.
    """

    sleutel: str
    soort: str
    label: str
    tekst: str
    uuid: UUID
    wie: str = ""
    dag: date | None = None
    vrij: bool = True
    onderdeel: str = ""


class Web:
    """Things by kind and uuid, each with what it comes from and what came of it."""

    def __init__(self, beeld: "Beeld") -> None:
        self._beeld = beeld
        self._schakels: dict[Sleutel, Schakel] = {}
        self._herkomst: dict[Sleutel, list[Sleutel]] = {}
        self._gevolgen: dict[Sleutel, list[Sleutel]] = {}
        self._namen: dict[UUID, str] = {}
        self._plekken: dict[Sleutel, int] = {}
        for uitspraak in beeld.uitspraken:
            self._uitspraak(uitspraak)
        for doel in beeld.doelen:
            self._doel(doel)
        for voorkeur in beeld.voorkeuren:
            self._voorkeur(voorkeur)
        for werkblad in beeld.werkbladen:
            for optie in werkblad.opties.all():
                self._optie(optie, werkblad)
        for regel in beeld.regels:
            self._planregel(regel)
        for evaluatie in beeld.evaluaties:
            for antwoord in evaluatie.regels.all():
                self._evaluatieregel(antwoord, evaluatie)

    # Asking

    def schakel(self, soort: str, uuid: UUID) -> Schakel | None:
        """The thing itself, or None when the case has none like it."""
        return self._schakels.get((soort, uuid))

    def geef(self, sleutel: Sleutel) -> Schakel:
        """The thing itself; it must be there."""
        return self._schakels[sleutel]

    def herkomst(self, sleutel: Sleutel) -> list[Sleutel]:
        """What a thing comes from directly."""
        return self._herkomst.get(sleutel, [])

    def gevolgen(self, sleutel: Sleutel) -> list[Sleutel]:
        """What came of a thing directly."""
        return self._gevolgen.get(sleutel, [])

    def plek(self, sleutel: Sleutel) -> int:
        """The place of a thing in the case, so that things of one kind keep their order."""
        if len(self._plekken) != len(self._schakels):
            self._plekken = {bekend: plek for plek, bekend in enumerate(self._schakels)}
        return self._plekken[sleutel]

    def wie_in_document(self, schakel: Schakel) -> str:
        """Whose it is as the document names them (P-06)."""
        return self._namen.get(schakel.uuid, schakel.wie)

    # Building

    def _erbij(self, schakel: Schakel, *herkomst: Sleutel | None) -> None:
        """Add a thing, what it comes from (only what this reader may see) and the section it prints in."""
        hier = (schakel.sleutel, schakel.uuid)
        self._schakels[hier] = schakel
        self._herkomst[hier] = [sleutel for sleutel in herkomst if sleutel in self._schakels]
        for sleutel in self._herkomst[hier]:
            self._gevolgen.setdefault(sleutel, []).append(hier)
        if schakel.onderdeel and schakel.vrij:
            self._document(schakel, hier)

    def _document(self, schakel: Schakel, hier: Sleutel) -> None:
        """The section of the document in which a thing stands; one link per section."""
        onderdeel = Onderdeel(schakel.onderdeel)
        sleutel = ("document", uuid5(self._beeld.dossier.uuid, onderdeel.value))
        label = _("In de vraag aan de gemeente")
        self._schakels.setdefault(
            sleutel, Schakel("document", "document", label, str(onderdeel.label), sleutel[1], onderdeel=onderdeel)
        )
        self._gevolgen.setdefault(hier, []).append(sleutel)

    def _staat(self, onderdeel: str) -> bool:
        return onderdeel not in self._beeld.weggelaten

    def _uitspraak(self, uitspraak: "Uitspraak") -> None:
        is_wens = any(plek.kolom == ProfielKolom.WENSEN for plek in uitspraak.plaatsingen.all())
        sprekers = [spreker.deelnemer for spreker in uitspraak.sprekers.all()]
        wie = sprekers_in_woorden([(deelnemer.roepnaam, deelnemer.rol) for deelnemer in sprekers])
        onderdeel = onderdeel_van_uitspraak(uitspraak)
        schakel = Schakel(
            "uitspraak",
            "wens" if is_wens else "uitspraak",
            (_("Wat %(wie)s wil") if is_wens else _("Wat %(wie)s zei")) % {"wie": wie or _("iemand")},
            uitspraak.tekst,
            uitspraak.uuid,
            wie,
            uitspraak.dag,
            vrij=uitspraak.is_vrijgegeven and self._staat(onderdeel),
            onderdeel=onderdeel,
        )
        self._erbij(schakel)

    def _doel(self, doel: "Doel") -> None:
        label = _("Doel %(nummer)s") % {"nummer": doel.nummer}
        schakel = Schakel(
            "doel",
            "doel",
            label,
            doel.tekst,
            doel.uuid,
            vrij=self._staat(Onderdeel.DOELEN),
            onderdeel=Onderdeel.DOELEN,
        )
        self._erbij(schakel, *(("uitspraak", wens.uuid) for wens in doel.wensen.all()))

    def _voorkeur(self, voorkeur: "Voorkeur") -> None:
        schakel = Schakel(
            "voorkeur",
            "wens",
            str(voorkeur.get_soort_display()),
            voorkeur.tekst,
            voorkeur.uuid,
            vrij=self._staat(Onderdeel.DOELEN),
            onderdeel=Onderdeel.DOELEN,
        )
        self._erbij(
            schakel,
            ("uitspraak", voorkeur.uitspraak.uuid) if voorkeur.uitspraak else None,
            ("doel", voorkeur.doel.uuid) if voorkeur.doel else None,
        )

    def _optie(self, optie: "Optie", werkblad: "Werkblad") -> None:
        keuze = next((rij for rij in werkblad.keuzes.all() if rij.optie_id == optie.pk), None)
        schakel = Schakel(
            "optie",
            "optie",
            str(keuze.get_soort_display()) if keuze else _("Optie die bekeken is"),
            optie.tekst,
            optie.uuid,
            vrij=self._staat(Onderdeel.OPTIES),
            onderdeel=Onderdeel.OPTIES,
        )
        uitspraak = ("uitspraak", optie.uitspraak.uuid) if optie.uitspraak else None
        self._erbij(schakel, ("doel", werkblad.doel.uuid), uitspraak)

    def _planregel(self, regel: "Planregel") -> None:
        label = _("Nu eerst") if regel.nu_eerst else _("Stap in het plan")
        schakel = Schakel("planregel", "stap", label, regel.stap, regel.uuid, wie=regel.nu_eerst_wie)
        self._erbij(schakel, ("doel", regel.plandoel.doel.uuid) if regel.plandoel else None)
        for inzet in regel.inzetten.all():
            self._inzet(inzet, regel)

    def _inzet(self, inzet: "Inzet", regel: "Planregel") -> None:
        onderdeel = ONDERDEEL_VAN_INZET[inzet.soort]
        schakel = Schakel(
            "inzet",
            inzet.soort,
            _("In het plan: %(kolom)s") % {"kolom": Inzetsoort(inzet.soort).label},
            inzet.tekst or inzet.naam,
            inzet.uuid,
            inzet.naam if inzet.tekst else "",
            inzet.gestopt_op,
            vrij=self._staat(onderdeel),
            onderdeel=onderdeel,
        )
        if inzet.netwerkpersoon:
            self._namen[inzet.uuid] = inzet.netwerkpersoon.naam_in_document
        optie = ("optie", inzet.optie.uuid) if inzet.optie else None
        self._erbij(schakel, ("planregel", regel.uuid), optie)
        if vraag := vraag_van(inzet):
            self._wmovraag(vraag, inzet)

    def _wmovraag(self, vraag: "Wmovraag", inzet: "Inzet") -> None:
        schakel = Schakel(
            "wmovraag",
            "wmo",
            _("Gevraagd aan de gemeente"),
            vraag.omschrijving or str(inzet),
            vraag.uuid,
            onderdeel=Onderdeel.GEVRAAGD,
        )
        betaalt = ("inzet", vraag.betaalt.uuid) if vraag.betaalt else None
        self._erbij(schakel, ("inzet", inzet.uuid), betaalt)

    def _evaluatieregel(self, regel: "Evaluatieregel", evaluatie: "Evaluatie") -> None:
        schakel = Schakel(
            "evaluatieregel",
            "evaluatie",
            _("Teruggekeken"),
            regel.resultaat or regel.gedaan or str(regel.get_hielp_display()),
            regel.uuid,
            dag=evaluatie.datum,
            vrij=False,
        )
        inzet = ("inzet", regel.inzet.uuid) if regel.inzet else None
        self._erbij(schakel, inzet, ("doel", regel.plandoel.doel.uuid) if regel.plandoel else None)
