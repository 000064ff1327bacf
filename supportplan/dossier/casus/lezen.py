"""Import: a checked case becomes rows. Everything is made in one transaction, or nothing."""

from typing import Any

from django.db import models, transaction

from plannen.inhoud import inhoud_van_plan, kenmerk_van_plandoel, sha256_van
from plannen.models import Instemming, Plan, Planregel
from supportplan.dossier.casus.aangevuld import terugzetten
from supportplan.dossier.casus.delen import Links, Soort
from supportplan.dossier.casus.soorten import BOVEN, DOSSIER
from supportplan.kern.keuzes import Actie, Rol
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Dossier, Gebruiker, Organisatie
from supportplan.kern.services import dossier_bijwerken
from supportplan.kern.toegang import deelnemer_koppelen


@transaction.atomic
def casus_opslaan(casus: dict[str, Any], *, organisatie: Organisatie, voor: Gebruiker | None = None) -> Dossier:
    """Store a case that `casus_lezen` approved as a new dossier; return it.

    `voor` is the account of the professional: the first professional in the case becomes this account's part in the
    dossier. Without it nobody holds a right on the dossier. Costs a few queries per row.
    """
    lezer = Lezer(organisatie, voor)
    dossier = lezer.lees(terugzetten(casus), casus.get("aangevuld", {}).get("reden", ""))
    if voor:
        eerste = Deelnemer.objects.filter(dossier=dossier, rol=Rol.PROFESSIONAL).order_by("pk").first()
        if eerste is None:
            raise ValueError("casus without a professional")  # casus_lezen refuses it
        deelnemer_koppelen(eerste, voor)
    dossier_bijwerken(dossier)
    log(dossier, Actie.TOEVOEGEN, "dossier", door=voor, object_uuid=dossier.uuid, velden=sorted(casus))
    return dossier


class Lezer:
    """Makes rows, and the links between them when both ends are there."""

    def __init__(self, organisatie: Organisatie, door: Gebruiker | None) -> None:
        self.dossier = Dossier(organisatie=organisatie)
        self.door = door
        self._plan: Plan | None = None
        self._gemaakt: dict[tuple[Any, Any], Any] = {}
        self._lokaal: dict[tuple[Any, int], Any] = {}
        self._koppelingen: list[tuple[Any, str, Any]] = []
        self._links: list[tuple[Links, Any, Any]] = []
        self._laat: list[tuple[Soort, dict[str, Any], Any]] = []

    def lees(self, casus: dict[str, Any], aangevuld_reden: str) -> Dossier:
        """Make every row of a case; return the dossier."""
        for deel in DOSSIER.delen:
            if deel.sleutel in casus["dossier"]:
                for naam, waarde in deel.velden(self, DOSSIER, casus["dossier"][deel.sleutel]).items():
                    setattr(self.dossier, naam, waarde)
        self.dossier.aangevuld_reden = aangevuld_reden
        self.dossier.save()
        for deel in BOVEN:
            if deel.sleutel in casus:
                deel.na(self, DOSSIER, None, casus[deel.sleutel])
        self._afmaken()
        return self.dossier

    def maak(self, soort: Soort, inhoud: dict[str, Any], *, ouder: Any, plek: int = 0, vast: Any = None) -> None:
        """Make one row and what stands inside it; rows about the plan as a whole wait until it is complete."""
        if soort.laat:
            self._laat.append((soort, inhoud, ouder))
            return
        self._bewaar(soort, inhoud, ouder, {**(vast or {}), **plaats_in_rij(soort.model, plek)})

    def zoek(self, model: Any, lokaal: Any) -> Any | None:
        """The row made for a local id; None when it is not there yet."""
        return self._gemaakt.get((model, lokaal))

    def koppel_later(self, rij: Any, naam: str, lokaal: Any) -> None:
        """Remember a link to a row further on in the file."""
        self._koppelingen.append((rij, naam, lokaal))

    def link_later(self, deel: Links, rij: Any, lokaal: Any) -> None:
        """Remember a row of a link table."""
        self._links.append((deel, rij, lokaal))

    def _bewaar(self, soort: Soort, inhoud: dict[str, Any], ouder: Any, extra: dict[str, Any]) -> None:
        velden = {"dossier": self.dossier, **extra}
        namen = {veld.name for veld in soort.model._meta.concrete_fields}
        for naam in {"gemaakt_door", "gewijzigd_door"} & namen:
            velden[naam] = self.door
        if soort.ouder and ouder is not None:
            velden[soort.ouder] = ouder
        elif "plan" in namen:  # an evaluation is of the one plan, though it does not stand in it
            velden["plan"] = self._plan
        aanwezig = [deel for deel in soort.delen if deel.sleutel in inhoud]
        for deel in aanwezig:
            velden |= deel.velden(self, soort, inhoud[deel.sleutel])
        rij = soort.model._default_manager.create(**velden)
        if isinstance(rij, Plan):
            self._plan = rij
        self._onthoud(soort, inhoud, rij)
        for deel in aanwezig:
            deel.na(self, soort, rij, inhoud[deel.sleutel])

    def _onthoud(self, soort: Soort, inhoud: dict[str, Any], rij: Any) -> None:
        if soort.letter:
            lokaal = inhoud["id"]
        elif soort.id_uit and soort.id_uit == soort.ouder:
            ouder = getattr(rij, soort.ouder)
            lokaal = self._lokaal[type(ouder), ouder.pk]
        elif soort.id_uit:
            lokaal = inhoud[soort.id_uit]
        else:
            return
        self._gemaakt[soort.model, lokaal] = rij
        self._lokaal[soort.model, rij.pk] = lokaal

    def _afmaken(self) -> None:
        for deel, rij, lokaal in self._links:
            ander = self.zoek(deel.doelmodel, lokaal)
            deel.model._default_manager.create(dossier=self.dossier, **{deel.eigen: rij, deel.ander: ander})
        self._koppelen()
        regels = list(Planregel.objects.filter(dossier=self.dossier).met_inzetten()) if self._laat else []
        for soort, inhoud, ouder in self._laat:
            self._bewaar(soort, inhoud, ouder, bevroren(soort, ouder, regels, vervallen="vervallen" in inhoud))
        self._koppelen()

    def _koppelen(self) -> None:
        for rij, naam, lokaal in self._koppelingen:
            ander = self.zoek(rij._meta.get_field(naam).related_model, lokaal)
            if ander is not None:
                setattr(rij, naam, ander)
                rij.save(update_fields=[naam])


def plaats_in_rij(model: type[models.Model], plek: int) -> dict[str, int]:
    """The order of the file as the rows keep it."""
    namen = {veld.name for veld in model._meta.concrete_fields}
    return {naam: plek + 1 for naam in ("volgorde", "nummer") if naam in namen}


def bevroren(soort: Soort, ouder: Any, regels: list[Planregel], *, vervallen: bool) -> dict[str, Any]:
    """The frozen content and hash of a version or an answer.

    The file does not hold what the plan read then. So a version or answer from before the last change gets the plan
    as it stands with a mark, which makes another hash.
    """
    merk = {"ingelezen": "vervallen"} if vervallen else {}
    if soort.model is Instemming:
        kenmerk = kenmerk_van_plandoel(ouder, regels)
        return {"sha256": sha256_van({"kenmerk": kenmerk, **merk}) if merk else kenmerk}
    inhoud = inhoud_van_plan(ouder, regels) | merk
    return {"inhoud": inhoud, "sha256": sha256_van(inhoud)}
