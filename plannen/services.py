"""What happens to a plan: fix it, answer on it, record a decision, set the reminders (method 6, W-08)."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from plannen import regels
from plannen.beeld import ALLES, beeld_van
from plannen.inhoud import inhoud_van_plan, kenmerk_van_plandoel, sha256_van
from plannen.keuzes import Antwoord, Antwoordwijze, Uitkomst
from plannen.models import Besluit, Instemming, Plan, Plandoel, Planversie, Wmovraag
from plannen.regels.uitvoeren import bezwaren_tegen_besluit
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Actie
from supportplan.kern.log import log
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.services import dossier_bijwerken


@transaction.atomic
def plan_vaststellen(*, plan: Plan, door: Gebruiker | None, op: date) -> Planversie:
    """Cut a version of the plan and set the reminder of the evaluation; the same plan twice gives the same version.

    Raises ValidationError with the sentences of `regels.bezwaren_van`: the list that the page shows.
    """
    plan = Plan.objects.select_for_update().select_related("dossier").get(pk=plan.pk)
    beeld = beeld_van(plan.dossier, ALLES)
    if bezwaren := regels.bezwaren_van(beeld, op):
        raise ValidationError(bezwaren)
    inhoud = inhoud_van_plan(beeld.plan or plan, beeld.regels)  # the same plan, with its parts and goals along
    kenmerk, laatste = sha256_van(inhoud), beeld.laatste_versie
    if laatste is not None and laatste.sha256 == kenmerk:
        return laatste
    versie = Planversie.objects.create(
        dossier=plan.dossier,
        plan=plan,
        nummer=laatste.nummer + 1 if laatste else 1,
        op=op,
        door=door,
        inhoud=inhoud,
        sha256=kenmerk,
    )
    herinneringen_bijwerken(plan.dossier, op=op)
    log(plan.dossier, Actie.TOEVOEGEN, "planversie", door=door, object_uuid=plan.uuid)
    dossier_bijwerken(plan.dossier)
    return versie


@transaction.atomic
def instemming_vastleggen(
    *,
    plandoel: Plandoel,
    deelnemer: Deelnemer,
    antwoord: Antwoord,
    door: Gebruiker | None,
    op: date,
    reden: str = "",
    wijze: Antwoordwijze = Antwoordwijze.ZELF,
    erbij: str = "",
) -> Instemming:
    """Record an answer on a part of the plan as it reads now; earlier answers stay (method 6).

    The same answer twice in a row gives one.
    Raises ValidationError when it was read aloud and nobody is named who was there (method 2).
    """
    if wijze == Antwoordwijze.VOORGELEZEN and not erbij.strip():
        raise ValidationError(_("Schrijf op wie erbij was toen het is voorgelezen."))
    plandoel = Plandoel.objects.select_for_update().select_related("doel", "dossier").get(pk=plandoel.pk)
    gegeven = {"antwoord": antwoord, "reden": reden, "wijze": wijze, "erbij": erbij, "op": op, "door": door}
    gegeven["sha256"] = kenmerk_van_plandoel(plandoel)
    laatste: Instemming | None = Instemming.objects.filter(plandoel=plandoel, deelnemer=deelnemer).order_by("pk").last()
    if laatste is not None and all(getattr(laatste, veld) == waarde for veld, waarde in gegeven.items()):
        return laatste
    instemming: Instemming = Instemming.objects.create(
        dossier=plandoel.dossier, plandoel=plandoel, deelnemer=deelnemer, **gegeven
    )
    log(plandoel.dossier, Actie.TOEVOEGEN, "instemming", door=door, object_uuid=plandoel.uuid, velden=["antwoord"])
    dossier_bijwerken(plandoel.dossier)
    return instemming


@transaction.atomic
def besluit_vastleggen(
    *,
    wmovraag: Wmovraag,
    uitkomst: Uitkomst,
    door: Gebruiker | None,
    vastgelegd_door: Deelnemer | None = None,
    op: date | None = None,
    voorziening: str = "",
    omschrijving: str = "",
    aantal: Decimal | None = None,
    eenheid: str = "",
    frequentie: str = "",
    van: date | None = None,
    tot: date | None = None,
    reden: str = "",
) -> Besluit:
    """Record what the gemeente decided; what was asked stays as it was (method 10: granted is never what is asked).

    Raises ValidationError when another provision was granted and it is not said which.
    """
    if bezwaren := bezwaren_tegen_besluit(
        uitkomst=uitkomst, voorziening=voorziening, omschrijving=omschrijving, van=van, tot=tot
    ):
        raise ValidationError(list(bezwaren.values()))
    besluit: Besluit = Besluit.objects.create(
        dossier=wmovraag.dossier,
        wmovraag=wmovraag,
        uitkomst=uitkomst,
        vastgelegd_door=vastgelegd_door,
        op=op,
        voorziening=voorziening,
        omschrijving=omschrijving,
        aantal=aantal,
        eenheid=eenheid,
        frequentie=frequentie,
        van=van,
        tot=tot,
        reden=reden,
        gemaakt_door=door,
        gewijzigd_door=door,
    )
    log(wmovraag.dossier, Actie.TOEVOEGEN, "besluit", door=door, object_uuid=besluit.uuid, velden=["uitkomst"])
    dossier_bijwerken(wmovraag.dossier)
    return besluit
