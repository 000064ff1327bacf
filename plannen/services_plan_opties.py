"""Entries that come from something else: a chosen option, or help that is asked of the Wmo (method 5, 6, W-11)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from opties.keuzes import Optiebron
from opties.models import Optie
from plannen.keuzes import Inzetsoort
from plannen.models import Inzet, Plan, Plandoel, Planregel, Wmovraag
from plannen.regels.optiesoort import soort_of_gekozen
from plannen.services_plan import client_van, plaats_achteraan, plandoel_bij, vraag_uuid
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Gebruiker
from supportplan.kern.services import dossier_bijwerken


@transaction.atomic
def optie_overnemen(*, optie: Optie, door: Gebruiker | None, op: date, gekozen: str = "") -> Inzet:
    """Make a step with its first entry of an option, linked to it (method 5, 6: nothing is retyped).

    The same option twice gives the same entry. An aid goes in the head of the form too. Asking the Wmo is an entry
    with an empty question (W-11). `gekozen`: who does it, as chosen for an option that does not say so; never filled in
    for the client. Raises ValidationError when nobody is known to do it, or the option is gone.
    """
    doel = optie.werkblad.doel
    if optie.verwijderd_op is not None or doel.verwijderd_op is not None:
        raise ValidationError(_("Deze optie is er niet meer."))
    deel = plandoel_bij(doel, door=door, op=op)  # holds the lock on the plan
    al = Inzet.objects.filter(optie=optie, planregel__verwijderd_op=None, gestopt_op=None).first()
    if al is not None:
        gevonden: Inzet = al
        return gevonden
    soort = soort_of_gekozen(optie, gekozen)
    wie_maakte = {"gemaakt_door": door, "gewijzigd_door": door}
    regel = Planregel(dossier=doel.dossier, plan=deel.plan, plandoel=deel, stap=optie.tekst, **wie_maakte)
    plaats_achteraan(regel)
    regel.save()
    inzet = Inzet(
        dossier=doel.dossier, planregel=regel, soort=soort, tekst=optie.tekst, optie=optie, volgorde=1, **wie_maakte
    )
    if soort == Inzetsoort.NETWERK:
        inzet.netwerkpersoon = optie.netwerkpersoon
    if soort == Inzetsoort.ZELF:
        inzet.deelnemer = client_van(doel.dossier)
    inzet.save()
    if soort == Inzetsoort.WMO:
        Wmovraag.objects.create(dossier=doel.dossier, uuid=vraag_uuid(inzet.uuid), inzet=inzet, **wie_maakte)
    if optie.bron == Optiebron.HULPMIDDEL:
        _hulpmiddel_erbij(deel, optie.tekst, door)
    log(doel.dossier, Actie.TOEVOEGEN, "inzet", door=door, object_uuid=inzet.uuid, velden=["optie"])
    dossier_bijwerken(doel.dossier)
    return inzet


def _hulpmiddel_erbij(deel: Plandoel, tekst: str, door: Gebruiker | None) -> None:
    if tekst not in deel.hulpmiddelen:
        deel.hulpmiddelen = f"{deel.hulpmiddelen}\n{tekst}".strip()
        gewijzigd(deel, door)
        deel.save()


@transaction.atomic
def wmo_vragen(*, inzet: Inzet, door: Gebruiker | None) -> Inzet:
    """Ask the Wmo for the help of a professional: an entry beside it that names what it pays for (W-11).

    So Thuiszorg is typed once. Twice gives the same entry.
    """
    Plan.alle.select_for_update().get(dossier=inzet.dossier)
    if inzet.soort != Inzetsoort.PROFESSIONAL:
        raise ValidationError(_("Kies hulp van een professional."))
    if al := Wmovraag.objects.filter(betaalt=inzet, inzet__verwijderd_op=None).select_related("inzet").first():
        gevonden: Inzet = al.inzet
        return gevonden
    wie_maakte = {"gemaakt_door": door, "gewijzigd_door": door}
    vraag_inzet = Inzet(
        dossier=inzet.dossier,
        planregel=inzet.planregel,
        soort=Inzetsoort.WMO,
        tekst=inzet.tekst or inzet.naam,
        voor=inzet.voor,
        optie=inzet.optie,
        **wie_maakte,
    )
    plaats_achteraan(vraag_inzet)
    vraag_inzet.save()
    Wmovraag.objects.create(
        dossier=inzet.dossier, uuid=vraag_uuid(vraag_inzet.uuid), inzet=vraag_inzet, betaalt=inzet, **wie_maakte
    )
    log(inzet.dossier, Actie.TOEVOEGEN, "inzet", door=door, object_uuid=vraag_inzet.uuid)
    return vraag_inzet
