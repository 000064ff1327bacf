"""Who may do what: one table of roles and rights, and the only code that writes or reads guardian rows."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from supportplan.kern.afsluiting import is_open
from supportplan.kern.keuzes import Rol
from supportplan.kern.regels import geldt_op

if TYPE_CHECKING:
    from supportplan.kern.models import Deelnemer, Dossier, DossierUserObjectPermission, Gebruiker


class Recht(StrEnum):
    """A right on one dossier; the value is the codename of the permission."""

    DOSSIER_ZIEN = "dossier_zien"
    DOSSIER_BEWERKEN = "dossier_bewerken"
    PROFIEL_ZIEN = "profiel_zien"
    PROFIEL_INVULLEN = "profiel_invullen"
    PLAN_ZIEN = "plan_zien"
    PLAN_BEWERKEN = "plan_bewerken"
    PLAN_VASTSTELLEN = "plan_vaststellen"
    LOGBOEK_ZIEN = "logboek_zien"
    DOCUMENT_ZIEN = "document_zien"
    DOCUMENT_MAKEN = "document_maken"
    INZAGE_ZIEN = "inzage_zien"
    EXPORTEREN = "exporteren"


# The most a role may have; the guardian rows of a deelnemer say what they have now.
RECHTEN: dict[Rol, frozenset[Recht]] = {
    Rol.PROFESSIONAL: frozenset(Recht),
    Rol.CLIENT: frozenset(
        {Recht.DOSSIER_ZIEN, Recht.PROFIEL_ZIEN, Recht.PLAN_ZIEN, Recht.DOCUMENT_ZIEN, Recht.INZAGE_ZIEN}
    ),
    Rol.VERTEGENWOORDIGER: frozenset({Recht.DOSSIER_ZIEN, Recht.PROFIEL_ZIEN, Recht.PLAN_ZIEN, Recht.DOCUMENT_ZIEN}),
    # No rights until there are pages with only their own part: the pages of now show more than they may see.
    Rol.NAASTE: frozenset(),
}


def niet_vandaag(gebruiker: "Gebruiker") -> "QuerySet[Any]":
    """Return the dossiers in which this user's part is over or did not begin yet; for use inside another query.

    The rows of rights go an hour later at most (`verlopen_toegang_beeindigen`); until then the days say no, at once.
    Two halves, so that the database looks each up in its own index however many dossiers somebody has.
    """
    from supportplan.kern.models import Deelnemer

    vandaag = timezone.localdate()
    mijn = Deelnemer.alle.filter(gebruiker=gebruiker).order_by()
    voorbij: QuerySet[Any] = mijn.filter(tot__lt=vandaag).values("dossier")
    return voorbij.union(mijn.filter(van__gt=vandaag).values("dossier"), all=True)


def dossiers_met_recht(gebruiker: "Gebruiker", recht: Recht) -> "QuerySet[DossierUserObjectPermission, int]":
    """Return the keys of the dossiers on which this user holds this right by a row of their own.

    Never by being superuser, never by a group. For use inside another query: the right is looked up once by the
    database, so that it can walk its own index of rights however many dossiers there are (product 7).
    """
    from django.contrib.auth.models import Permission

    from supportplan.kern.models import DossierUserObjectPermission

    van_dossier = Permission.objects.filter(content_type__app_label="kern", content_type__model="dossier")
    rijen = DossierUserObjectPermission.objects.filter(
        is_open(gebruiker, "content_object_id"),
        user=gebruiker,
        permission=van_dossier.filter(codename=recht).values("pk")[:1],
    ).exclude(content_object__in=niet_vandaag(gebruiker))
    sleutels: QuerySet[DossierUserObjectPermission, int] = rijen.values_list("content_object_id", flat=True)
    return sleutels


def rechten_op(gebruiker: "Gebruiker", dossier: "Dossier") -> frozenset[Recht]:
    """Return the rights this user holds on this dossier now; one query."""
    return dossier_met_rechten(gebruiker, dossier.uuid)[1]


def dossier_met_rechten(gebruiker: "Gebruiker", uuid: UUID) -> "tuple[Dossier | None, frozenset[Recht]]":
    """Return a dossier with the rights this user holds on it now, in one query; None without any right."""
    from supportplan.kern.models import DossierUserObjectPermission

    rijen = DossierUserObjectPermission.objects.filter(
        is_open(gebruiker, "content_object_id"), user=gebruiker, content_object__uuid=uuid
    )
    nu = rijen.exclude(content_object__in=niet_vandaag(gebruiker))
    dossier, rechten = None, set()
    for rij in nu.select_related("permission", "content_object__organisatie", "content_object__gemeente"):
        dossier = rij.content_object
        rechten.add(Recht(rij.permission.codename))
    return dossier, frozenset(rechten)


@dataclass(frozen=True)
class Toegang:
    """What somebody may do in one dossier, and which part they take in it; without a right there is no such thing.

    `roepnaam` is what people call the client, as so many pages say it: the name of the dossier when there is none yet.
    """

    dossier: "Dossier"
    rechten: frozenset[Recht]
    deelnemer: "Deelnemer | None"
    roepnaam: str
    contact_eerst_lezen: bool = False  # something was agreed about letters to the client, or about contact at all


def toegang_tot(uuid: UUID, gebruiker: "Gebruiker") -> Toegang | None:
    """Return a dossier with the rights this user holds on it now and their own part in it; None without any right.

    One query for who takes part; a second one for who does not, because rights are rows of their own.
    """
    from django.contrib.postgres.expressions import ArraySubquery
    from django.db.models import Exists, OuterRef, Subquery

    from supportplan.kern.models import Deelnemer, Dossier, DossierUserObjectPermission
    from supportplan.kern.veilig_contact import EERST_LEZEN

    def met_rechten(rijen: "QuerySet[Any]", dossier: str) -> Any:
        eigen = DossierUserObjectPermission.objects.filter(
            is_open(gebruiker, "content_object_id"), user=gebruiker, content_object=OuterRef(dossier)
        )
        codes = eigen.order_by("pk").values("permission__codename")
        clienten = Deelnemer.objects.filter(dossier=OuterRef(dossier), rol=Rol.CLIENT).order_by("pk")
        rijen = rijen.annotate(
            codes=ArraySubquery(codes),
            client_roepnaam=Subquery(clienten.values("roepnaam")[:1]),
            contact_eerst_lezen=Exists(clienten.filter(EERST_LEZEN)),
        )
        return rijen.order_by("pk").first()

    deelnemers = Deelnemer.objects.filter(dossier__uuid=uuid, gebruiker=gebruiker)
    deelnemer = met_rechten(deelnemers.select_related("dossier__organisatie", "dossier__gemeente"), "dossier")
    dossiers = Dossier.objects.filter(uuid=uuid).select_related("organisatie", "gemeente")
    rij = deelnemer or met_rechten(dossiers, "pk")
    if rij is None or not rij.codes or (deelnemer and not geldt_op(deelnemer.van, deelnemer.tot, timezone.localdate())):
        return None
    rechten = frozenset(Recht(code) for code in rij.codes)
    dossier = deelnemer.dossier if deelnemer else rij
    return Toegang(dossier, rechten, deelnemer, rij.client_roepnaam or dossier.naam, rij.contact_eerst_lezen)


def deelnemer_koppelen(deelnemer: "Deelnemer", gebruiker: "Gebruiker") -> None:
    """Give this user the part of this deelnemer in the dossier, with all rights of the role."""
    from django.contrib.auth.models import Permission

    from supportplan.kern.models import DossierUserObjectPermission

    deelnemer.gebruiker = gebruiker
    deelnemer.save(update_fields=["gebruiker"])
    van_dossier = Permission.objects.filter(content_type__app_label="kern", content_type__model="dossier")
    DossierUserObjectPermission.objects.bulk_create(  # guardian's own rows; what somebody has already stays as it is
        [
            DossierUserObjectPermission(permission=recht, user=gebruiker, content_object_id=deelnemer.dossier_id)
            for recht in van_dossier.filter(codename__in=RECHTEN[Rol(deelnemer.rol)]).order_by("pk")
        ],
        ignore_conflicts=True,
    )


def deelnemer_ontkoppelen(deelnemer: "Deelnemer") -> None:
    """End the access of the user behind this deelnemer, keeping what another part of theirs gives; the row stays."""
    gebruiker = deelnemer.gebruiker
    deelnemer.gebruiker = None
    deelnemer.save(update_fields=["gebruiker"])
    if gebruiker is not None:
        _teveel_weghalen(dossier=deelnemer.dossier_id, gebruiker=gebruiker.pk)


def rechten_gelijkzetten() -> int:
    """Remove rights a role no longer has, and of people no longer in a dossier; return how many rows went."""
    return _teveel_weghalen()


def _teveel_weghalen(*, dossier: int | None = None, gebruiker: int | None = None) -> int:
    from supportplan.kern.models import Deelnemer, DossierUserObjectPermission

    deelnemers = Deelnemer.objects.exclude(gebruiker=None)
    rijen = DossierUserObjectPermission.objects.select_related("permission")
    if dossier is not None and gebruiker is not None:
        deelnemers = deelnemers.filter(dossier_id=dossier, gebruiker_id=gebruiker)
        rijen = rijen.filter(content_object_id=dossier, user_id=gebruiker)
    toegestaan: dict[tuple[int, int], frozenset[Recht]] = {}
    for bij, van, rol in deelnemers.values_list("dossier_id", "gebruiker_id", "rol"):
        toegestaan[bij, van] = toegestaan.get((bij, van), frozenset()) | RECHTEN[Rol(rol)]
    teveel = [
        rij.pk
        for rij in rijen.iterator()
        if rij.permission.codename not in toegestaan.get((rij.content_object_id, rij.user_id), frozenset())
    ]
    return DossierUserObjectPermission.objects.filter(pk__in=teveel).delete()[0]
