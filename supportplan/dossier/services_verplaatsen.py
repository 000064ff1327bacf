"""Taking out what was typed in the wrong dossier: gone there, new rows where it belongs, and a datalek note (AVG 33).

Nothing is moved: a row never changes its dossier (`vast_dossier`). New rows are made in the right dossier, the old ones
are deleted with all that hangs on them, and `Geschiedeniswissing` asks the owner of the tables to erase their history.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import sql

from opties.models import Optie
from plannen.models import Document, Logboekregel
from profiel.models import Aanwezige, Doelwens, Gesprek, Plaatsing, Spreker, Uitspraak, Voorkeur
from profiel.services_rang import rangen_sluiten
from profiel.services_uitspraak import waarom_vast
from supportplan.dossier.regels_verplaatsen import Ding, bezwaar_tegen_meenemen, bezwaar_tegen_weghalen
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie, Dingsoort, Rol
from supportplan.kern.log import log
from supportplan.kern.models import (
    Bijlage,
    Concept,
    Datalek,
    Deelnemer,
    Dossier,
    Gebruiker,
    Geschiedeniswissing,
    Logregel,
)
from supportplan.kern.models.basis import prive
from supportplan.kern.services import dossier_bijwerken
from supportplan.kern.toegang import RECHTEN

MODELLEN: dict[str, Any] = {
    Dingsoort.UITSPRAAK: Uitspraak,
    Dingsoort.GESPREK: Gesprek,
    Dingsoort.LOGBOEKREGEL: Logboekregel,
    Dingsoort.BIJLAGE: Bijlage,
}
VAN_GESPREK = (
    *("datum", "plaats", "plaats_anders", "vorm", "apart_gesproken", "apart_tonen", "andere_aanwezigen", "tolk"),
    *("verhaal", "keerpunten", "over_professional", "afspraken", "volgend_gesprek", "afgesloten_op"),
    *("verborgen_reden", "bespreken_op"),
)
VAN_UITSPRAAK = ("tekst", "zichtbaarheid", "lukt_niet", "is_optie")
VAN_LOGBOEKREGEL = ("datum", "tekst", "verborgen_reden", "bespreken_op")


@dataclass(frozen=True)
class Opdracht:
    """What has to go, where to (None: it is only taken away), and who says it. `spreker` is a role in the right one."""

    soort: Dingsoort
    rij: Any
    naar: Dossier | None
    door: Gebruiker
    rol: str = Rol.PROFESSIONAL
    spreker: str = ""


def bezwaar_tegen(soort: str, rij: Any) -> str:
    """Return why this row cannot be taken out now, as an instruction; empty when it can."""
    if soort == Dingsoort.GESPREK:
        zinnen = Uitspraak.alle.filter(gesprek=rij)
        bezwaren = (bezwaar_tegen_weghalen(_ding(Dingsoort.UITSPRAAK, zin)) for zin in zinnen)
        return next((_("Een zin in dit gesprek kan niet weg. %(waarom)s") % {"waarom": b} for b in bezwaren if b), "")
    return bezwaar_tegen_weghalen(_ding(soort, rij))


@transaction.atomic
def verplaatsen(opdracht: Opdracht, *, nu: datetime) -> Datalek:
    """Take a row out of its dossier for good and make it anew where it belongs; return the note in the register.

    Raises ValidationError with what stands in the way; then nothing happened. A file goes when all rows are gone.
    """
    dossier: Dossier = opdracht.rij.dossier
    sleutels = sorted({dossier.pk, opdracht.naar.pk} if opdracht.naar else {dossier.pk})
    list(Dossier.objects.select_for_update().filter(pk__in=sleutels).order_by("pk").values_list("pk"))
    rij = MODELLEN[opdracht.soort].alle.select_related("dossier__organisatie").filter(pk=opdracht.rij.pk).first()
    if rij is None:
        raise ValidationError(_("Dit is er niet meer."))
    if bezwaar := bezwaar_tegen(opdracht.soort, rij):
        raise ValidationError(bezwaar)
    datalek = _opschrijven(opdracht, rij, nu)
    if opdracht.naar:
        nieuw = _opnieuw(opdracht, rij)
        log(
            opdracht.naar, Actie.TOEVOEGEN, opdracht.soort, door=opdracht.door, object_uuid=nieuw.uuid, rol=opdracht.rol
        )
    _weghalen(opdracht.soort, rij)
    log(dossier, Actie.VERWIJDEREN, "verkeerd_dossier", door=opdracht.door, object_uuid=rij.uuid, rol=opdracht.rol)
    for welk in (dossier, opdracht.naar):
        if welk is not None:
            rangen_sluiten(welk)
            dossier_bijwerken(welk)
            herinneringen_bijwerken(welk, op=timezone.localdate(nu))
    return datalek


def geschiedenis_wissen() -> int:
    """Erase the history of what was taken out; return how many lines went. To be called as the owner of the tables."""
    weg = 0
    for opdracht in Geschiedeniswissing.objects.order_by("pk"):
        with transaction.atomic(), connection.cursor() as cursor:
            wissen = sql.SQL("DELETE FROM {} WHERE pgh_obj_id = %s").format(sql.Identifier(opdracht.tabel))
            cursor.execute(wissen, [opdracht.sleutel])
            weg += cursor.rowcount
            opdracht.delete()
    return weg


# What stands in the way


def _ding(soort: str, rij: Any) -> Ding:
    vast = ""
    if soort == Dingsoort.UITSPRAAK:
        vast = waarom_vast(rij)
        if not vast and Optie.objects.filter(uitspraak=rij).exists():
            vast = _("Deze zin is een optie op een werkblad. Haal hem daar eerst weg.")
    vrijgeefbaar = soort in {Dingsoort.UITSPRAAK, Dingsoort.BIJLAGE}
    return Ding(
        vrijgegeven=vrijgeefbaar and rij.vrijgegeven_revisie is not None,
        ooit_vrijgegeven=vrijgeefbaar and rij.geschiedenis.exclude(vrijgegeven_revisie=None).exists(),
        documenten=Document.objects.filter(dossier=rij.dossier_id).count() if vrijgeefbaar else 0,
        rust_erop=vast,
    )


# Making it anew


def _opnieuw(opdracht: Opdracht, rij: Any) -> Any:
    assert opdracht.naar is not None
    maken: dict[str, Callable[[Opdracht, Any, _Mensen], Any]] = {
        Dingsoort.UITSPRAAK: _zin_opnieuw,
        Dingsoort.GESPREK: _gesprek_opnieuw,
        Dingsoort.LOGBOEKREGEL: _regel_opnieuw,
        Dingsoort.BIJLAGE: _bijlage_opnieuw,
    }
    return maken[opdracht.soort](opdracht, rij, _Mensen(rij.dossier, opdracht.naar, opdracht.door))


class _Mensen:
    """Who somebody of the wrong dossier is in the right one: the client the client, an account the same account."""

    def __init__(self, van: Dossier, naar: Dossier, door: Gebruiker) -> None:
        er = list(Deelnemer.objects.filter(dossier=naar))
        client = next((mens for mens in er if mens.rol == Rol.CLIENT), None)
        per_account = {mens.gebruiker_id: mens for mens in er if mens.gebruiker_id}
        self.client, self.ik = client, per_account.get(door.pk)
        self.daar: dict[int, Deelnemer | None] = {
            mens.pk: client if mens.rol == Rol.CLIENT else per_account.get(mens.gebruiker_id or 0)
            for mens in Deelnemer.alle.filter(dossier=van)
        }

    def van(self, sleutels: Iterable[int]) -> list[Deelnemer]:
        """These people as they are in the right dossier, without who is not there."""
        gevonden = [self.daar.get(sleutel) for sleutel in sleutels]
        return list({mens.pk: mens for mens in gevonden if mens is not None}.values())


def _gemeen(opdracht: Opdracht) -> dict[str, Any]:
    return {"dossier": opdracht.naar, "gemaakt_door": opdracht.door, "gewijzigd_door": opdracht.door}


def _zin_opnieuw(opdracht: Opdracht, rij: Uitspraak, mensen: _Mensen) -> Uitspraak:
    """The sentence by itself: said on the same day, without a place and without a talk; who said it was asked."""
    wie = mensen.ik if opdracht.spreker == Rol.PROFESSIONAL else mensen.client
    return _zin(opdracht, rij, [wie] if wie else [], None)


def _zin(opdracht: Opdracht, rij: Uitspraak, sprekers: list[Deelnemer], gesprek: Gesprek | None) -> Uitspraak:
    velden = {naam: getattr(rij, naam) for naam in VAN_UITSPRAAK}
    nieuw: Uitspraak = Uitspraak.objects.create(
        **_gemeen(opdracht),
        **velden,
        gesprek=gesprek,
        gezegd_op=rij.gezegd_op if gesprek else rij.dag,
        volgorde=rij.volgorde,
    )
    Spreker.objects.bulk_create(
        [Spreker(dossier=opdracht.naar, uitspraak=nieuw, deelnemer=spreker) for spreker in sprekers]
    )
    return nieuw


def _gesprek_opnieuw(opdracht: Opdracht, rij: Gesprek, mensen: _Mensen) -> Gesprek:
    """The talk with its sentences, said by the same people; sentences that were taken away do not come along."""
    zinnen = list(
        Uitspraak.objects.filter(gesprek=rij).order_by("volgorde", "pk").prefetch_related("sprekers__deelnemer")
    )
    anderen = {
        s.deelnemer.naam for zin in zinnen for s in zin.sprekers.all() if mensen.daar.get(s.deelnemer_id) is None
    }
    if bezwaar := bezwaar_tegen_meenemen(Ding(zei_een_ander=sorted(anderen))):
        raise ValidationError(bezwaar)
    nieuw: Gesprek = Gesprek.objects.create(**_gemeen(opdracht), **{naam: getattr(rij, naam) for naam in VAN_GESPREK})
    erbij = mensen.van(Aanwezige.objects.filter(gesprek=rij).order_by("pk").values_list("deelnemer", flat=True))
    Aanwezige.objects.bulk_create([Aanwezige(dossier=opdracht.naar, gesprek=nieuw, deelnemer=mens) for mens in erbij])
    for zin in zinnen:
        _zin(opdracht, zin, mensen.van(s.deelnemer_id for s in zin.sprekers.all()), nieuw)
    return nieuw


def _regel_opnieuw(opdracht: Opdracht, rij: Logboekregel, mensen: _Mensen) -> Logboekregel:
    """The line of the logbook, apart from any step; by the same professional where they take part."""
    door = next(iter(mensen.van([rij.door_id] if rij.door_id else [])), mensen.ik)
    velden = {naam: getattr(rij, naam) for naam in (*VAN_LOGBOEKREGEL, "zichtbaarheid")}
    nieuw: Logboekregel = Logboekregel.objects.create(**_gemeen(opdracht), **velden, door=door)
    return nieuw


def _bijlage_opnieuw(opdracht: Opdracht, rij: Bijlage, _mensen: _Mensen) -> Bijlage:
    """The file in the folder of the right dossier, under a fresh name."""
    nieuw = Bijlage(
        **_gemeen(opdracht),
        titel=rij.titel,
        mimetype=rij.mimetype,
        grootte=rij.grootte,
        sha256=rij.sha256,
        zichtbaarheid=rij.zichtbaarheid,
    )
    with rij.bestand.open("rb") as bestand:
        nieuw.bestand.save(f"bestand{Path(str(rij.bestand.name)).suffix}", ContentFile(bestand.read()), save=False)
    try:
        nieuw.save()
    except BaseException:
        nieuw.bestand.delete(save=False)
        raise
    return nieuw


# Taking it away


def _weghalen(soort: str, rij: Any) -> None:
    """Delete the row with all that hangs on it, and ask for the erasing of their history."""
    if soort == Dingsoort.GESPREK:
        for zin in Uitspraak.alle.filter(gesprek=rij):
            _weghalen(Dingsoort.UITSPRAAK, zin)
    if soort == Dingsoort.UITSPRAAK:
        Doelwens.objects.filter(uitspraak=rij).delete()  # of goals that were taken away; a living one stood in the way
        for model in (Voorkeur, Optie):
            model.alle.filter(uitspraak=rij).exclude(verwijderd_op=None).update(uitspraak=None)
        for plaatsing in Plaatsing.objects.filter(uitspraak=rij):
            _wissing(plaatsing)
    if soort == Dingsoort.BIJLAGE:
        transaction.on_commit(partial(prive().delete, rij.bestand.name))
    Concept.objects.filter(dossier=rij.dossier_id, doel_uuid=rij.uuid).delete()
    _wissing(rij)
    try:
        type(rij).alle.filter(pk=rij.pk).delete()
    except ProtectedError as fout:
        raise ValidationError(_("Dit wordt ergens anders in het dossier gebruikt. Haal het daar eerst weg.")) from fout


def _wissing(rij: Model) -> None:
    geschiedenis: Any = rij._meta.get_field("geschiedenis")
    tabel = geschiedenis.related_model._meta.db_table
    dossier = rij.dossier_id  # type: ignore[attr-defined]  # every row that is taken out belongs to a dossier
    Geschiedeniswissing.objects.get_or_create(dossier_id=dossier, tabel=tabel, sleutel=rij.pk)


# The register


def _opschrijven(opdracht: Opdracht, rij: Any, nu: datetime) -> Datalek:
    """The note for the register: who could have seen it and since when; no word of what it was."""
    dossier: Dossier = rij.dossier
    mensen = list(Deelnemer.objects.filter(dossier=dossier).exclude(gebruiker=None).order_by("pk"))
    aantal = 1 + (Uitspraak.alle.filter(gesprek=rij).count() if opdracht.soort == Dingsoort.GESPREK else 0)
    return Datalek.objects.create(
        organisatie=dossier.organisatie,
        dossier_uuid=dossier.uuid,
        juiste_uuid=opdracht.naar.uuid if opdracht.naar else None,
        soort=opdracht.soort,
        aantal=aantal,
        sinds=rij.gemaakt_op,
        ontdekt_op=nu,
        ontdekt_door=opdracht.door,
        kon_zien=[_aangeduid(mens) for mens in mensen if _kon_zien(rij, mens, opdracht)],
        keek=_keek(dossier, rij.gemaakt_op, opdracht.door, mensen),
    )


def _kon_zien(rij: Any, mens: Deelnemer, opdracht: Opdracht) -> bool:
    """Whether this person could read the row: by their role, and by what the row itself says (P-03, P-13)."""
    if mens.gebruiker_id == opdracht.door.pk or not RECHTEN[Rol(mens.rol)]:
        return False
    return bool(MODELLEN[opdracht.soort].objects.filter(pk=rij.pk).leesbaar_voor(mens).exists())


def _aangeduid(mens: Deelnemer) -> str:
    """A professional by name, everybody else by their part only: the register names no client."""
    rol = str(Rol(mens.rol).label)
    return f"{mens.naam}, {rol}" if mens.rol == Rol.PROFESSIONAL else rol


def _keek(dossier: Dossier, sinds: datetime, zelf: Gebruiker, mensen: list[Deelnemer]) -> list[str]:
    """Who looked in the dossier since then, by the log; who took it out does not count."""
    bekend = {mens.gebruiker_id: _aangeduid(mens) for mens in mensen}
    regels = Logregel.objects.filter(
        dossier=dossier, tijd__gte=sinds, actie__in=[Actie.INZIEN, Actie.DOWNLOADEN, Actie.EXPORTEREN]
    ).exclude(actor=zelf)
    namen = regels.exclude(actor=None).order_by("actor").values_list("actor", "actor__naam", "rol").distinct()
    buiten = {Rol.CLIENT.value, Rol.NAASTE.value, Rol.VERTEGENWOORDIGER.value}
    woorden = {
        actor: bekend.get(actor) or (str(Rol(rol).label) if rol in buiten else naam.partition(" · ")[0])
        for actor, naam, rol in namen
    }
    return list(dict.fromkeys(woorden.values()))


def zichtbaar(soort: str, dossier: Dossier, lezer: Deelnemer | None) -> Any:
    """Return the rows of this kind that this person may read in the dossier, to choose what does not belong there."""
    if lezer is None:
        return MODELLEN[soort].objects.none()
    return MODELLEN[soort].objects.filter(dossier=dossier).leesbaar_voor(lezer)


def met_dossiers(uuids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of these dossiers, as far as they are still there; one query."""
    return dict(Dossier.objects.filter(uuid__in=[uuid for uuid in uuids if uuid]).values_list("uuid", "naam"))
