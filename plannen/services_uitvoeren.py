"""What happens while the plan is carried out: an entry stops, another one takes over, it gets too much (method 8)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from opties.models import Optie
from plannen.keuzes import Inzetsoort, Vraagstand
from plannen.models import Inzet, Logboekregel, Netwerkafspraak, Planregel, Wmovraag
from plannen.regels.optiesoort import soort_of_gekozen
from plannen.regels.uitvoeren import bezwaren_tegen_stoppen
from plannen.services_plan import afspraak_uuid, client_van, plaats_achteraan, vraag_uuid
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Zichtbaarheid
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.services import dossier_aanraken, dossier_bijwerken


@transaction.atomic
def inzet_stoppen(
    *, inzet: Inzet, gestopt_op: date, reden: str, door: Gebruiker | None, op: date, deelnemer: Deelnemer | None = None
) -> Inzet:
    """Stop an entry with the day and the reason; what it was stays in the plan (method 6).

    Raises ValidationError with the sentences of `bezwaren_tegen_stoppen`.
    """
    inzet = Inzet.objects.select_for_update(of=["self"]).select_related("dossier").get(pk=inzet.pk)
    if bezwaren := bezwaren_tegen_stoppen(al_gestopt=inzet.gestopt_op, gestopt_op=gestopt_op, reden=reden, vandaag=op):
        raise ValidationError(bezwaren)
    inzet.gestopt_op = gestopt_op
    inzet.gestopt_reden = reden.strip()
    _opslaan(inzet, door, deelnemer, ["gestopt_op", "gestopt_reden"])
    return inzet


@transaction.atomic
def inzet_hervatten(*, inzet: Inzet, door: Gebruiker | None, deelnemer: Deelnemer | None = None) -> Inzet:
    """Let a stopped entry go on, as when it was stopped by mistake; one that runs stays as it is."""
    inzet = Inzet.objects.select_for_update(of=["self"]).select_related("dossier").get(pk=inzet.pk)
    if inzet.gestopt_op is not None:
        inzet.gestopt_op, inzet.gestopt_reden = None, ""
        _opslaan(inzet, door, deelnemer, ["gestopt_op", "gestopt_reden"])
    return inzet


def _opslaan(inzet: Inzet, door: Gebruiker | None, deelnemer: Deelnemer | None, velden: list[str]) -> None:
    gewijzigd(inzet, door)
    inzet.save()
    log(
        inzet.dossier,
        Actie.WIJZIGEN,
        "inzet",
        door=door,
        object_uuid=inzet.uuid,
        velden=velden,
        rol=deelnemer.rol if deelnemer else "",
    )
    dossier_bijwerken(inzet.dossier)


@transaction.atomic
def inzet_van_optie(
    *,
    planregel: Planregel,
    optie: Optie,
    door: Gebruiker | None,
    deelnemer: Deelnemer | None = None,
    gekozen: str = "",
) -> Inzet:
    """Make an entry of an option in one move; the same option in the same step twice gives the same entry.

    An option with somebody of the network is still to be asked of them (method 6). `gekozen`: who does it, where the
    worksheet does not say so. Raises ValidationError when nobody is known to do it, or the option belongs to another
    goal than the step.
    """
    planregel = Planregel.objects.select_for_update(of=["self"]).select_related("dossier").get(pk=planregel.pk)
    if planregel.plandoel is None or optie.werkblad.doel_id != planregel.plandoel.doel_id:
        raise ValidationError(_("Deze optie hoort bij een ander doel."))
    bestaand: Inzet | None = Inzet.objects.filter(planregel=planregel, optie=optie, gestopt_op=None).first()
    if bestaand is not None:
        return bestaand
    soort = Inzetsoort.NETWERK if optie.netwerkpersoon_id else soort_of_gekozen(optie, gekozen)
    inzet = Inzet(
        dossier=planregel.dossier,
        planregel=planregel,
        soort=soort,
        tekst=optie.tekst,
        optie=optie,
        netwerkpersoon=optie.netwerkpersoon,
        deelnemer=client_van(planregel.dossier) if soort == Inzetsoort.ZELF else None,
        gemaakt_door=door,
        gewijzigd_door=door,
    )
    plaats_achteraan(inzet)
    inzet.save()
    if soort == Inzetsoort.NETWERK:
        Netwerkafspraak.objects.create(
            dossier=planregel.dossier,
            uuid=afspraak_uuid(inzet.uuid),
            inzet=inzet,
            stand=Vraagstand.WORDT_GEVRAAGD,
            vraagt=deelnemer,
            gemaakt_door=door,
            gewijzigd_door=door,
        )
    if soort == Inzetsoort.WMO:
        Wmovraag.objects.create(
            dossier=planregel.dossier,
            uuid=vraag_uuid(inzet.uuid),
            inzet=inzet,
            gemaakt_door=door,
            gewijzigd_door=door,
        )
    rol = deelnemer.rol if deelnemer else ""
    log(planregel.dossier, Actie.TOEVOEGEN, "inzet", door=door, object_uuid=inzet.uuid, rol=rol)
    dossier_bijwerken(planregel.dossier)
    return inzet


@transaction.atomic
def te_veel_melden(
    *,
    planregel: Planregel,
    wie: str,
    op: date,
    door: Gebruiker | None,
    deelnemer: Deelnemer | None,
    toelichting: str = "",
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.PROFESSIONAL,
) -> Logboekregel:
    """Record that somebody says it is getting too much: who, when and in which words (method 8).

    It is a line of the logbook, so that it is read where the step is read; the same words on the same day give one
    line. Raises ValidationError when nobody is named.
    """
    if not wie.strip():
        raise ValidationError(_("Schrijf op wie dit zegt."))
    planregel = Planregel.objects.select_for_update(of=["self"]).select_related("dossier").get(pk=planregel.pk)
    zin = _("%(wie)s zegt: het wordt mij te veel.") % {"wie": wie.strip()}
    regel: Logboekregel
    regel, nieuw = Logboekregel.objects.get_or_create(
        dossier=planregel.dossier,
        planregel=planregel,
        datum=op,
        tekst=" ".join(deel for deel in (zin, toelichting.strip()) if deel),
        defaults={
            "door": deelnemer,
            "zichtbaarheid": zichtbaarheid,
            "gemaakt_door": door,
            "gewijzigd_door": door,
        },
    )
    if nieuw:
        rol = deelnemer.rol if deelnemer else ""
        log(planregel.dossier, Actie.TOEVOEGEN, "te_veel", door=door, object_uuid=regel.uuid, rol=rol)
        dossier_aanraken(planregel.dossier)
    return regel
