"""Other words for what somebody said: proposed, and answered by who said it (method 2, product 4).

A proposal is a `Concept` of its author that others see. Its answer stays in it, with who was there and when; the
earlier ones of the same author stay behind it.
"""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from profiel.models import Uitspraak
from profiel.regels import opsomming
from profiel.regels_uitspraak import eigenaren
from profiel.services_rang import rangen_sluiten
from profiel.services_uitspraak import waarom_vast
from supportplan.kern.bewerken import gewijzigd
from supportplan.kern.keuzes import Actie, Conceptsoort
from supportplan.kern.log import log
from supportplan.kern.models import Concept, Deelnemer, Dossier
from supportplan.kern.rijen.formulieren import LANGSTE_TEKST, Wie

DOELSOORT = "uitspraak"


@transaction.atomic
def voorstellen(*, uitspraak: Uitspraak, tekst: str, wie: Wie, weg: bool = False) -> Concept:
    """Propose other words for a statement, or to take it away (`weg`); a new proposal follows the one before.

    Raises ValidationError when the words are missing, too many, or the same as they are.
    """
    tekst = tekst.strip()
    if not weg and tekst in {"", uitspraak.tekst}:
        raise ValidationError(_("Typ andere woorden dan er nu staan."))
    if len(tekst) > LANGSTE_TEKST:
        raise ValidationError(_("Deze tekst is te lang. Maak hem korter."))
    sleutel: dict[str, Any] = {
        "dossier": uitspraak.dossier,
        "gebruiker": wie.gebruiker,
        "soort": Conceptsoort.VOORSTEL,
        "doelsoort": DOELSOORT,
        "doel_uuid": uitspraak.uuid,
    }
    voorstel = Concept.objects.select_for_update().filter(**sleutel).first() or Concept(**sleutel)
    eerder = voorstel.invoer.get("eerder", [])
    if voorstel.invoer.get("antwoord"):
        eerder = [*eerder, {naam: voorstel.invoer[naam] for naam in ("tekst", "weg", "antwoord")}]
    voorstel.invoer = {"tekst": "" if weg else tekst, "weg": weg, "eerder": eerder}
    voorstel.basis_revisie = uitspraak.revisie
    voorstel.gewijzigd_op = timezone.now()
    voorstel.save()
    _vastleggen(uitspraak, Actie.TOEVOEGEN, wie)
    return voorstel


@transaction.atomic
def voorstel_intrekken(*, voorstel: Concept, wie: Wie) -> None:
    """Take back my own proposal that was not answered; what was answered stays."""
    if voorstel.gebruiker_id != wie.gebruiker.pk or voorstel.invoer.get("antwoord"):
        raise ValidationError(_("Dit voorstel kan niet meer worden ingetrokken."))
    uitspraak = Uitspraak.alle.get(dossier=voorstel.dossier_id, uuid=voorstel.doel_uuid)
    voorstel.delete()
    _vastleggen(uitspraak, Actie.VERWIJDEREN, wie)


@transaction.atomic
def voorstel_beantwoorden(
    *, voorstel: Concept, revisie: int, ja: bool, bij: str, op: date, vandaag: date, wie: Wie
) -> Uitspraak:
    """Record what the person said when a proposal was read aloud to them, with who was there (`bij`) and when.

    "Ja" makes the words theirs (or takes the sentence away); "nee" leaves everything as it was. Both answers stay.
    Raises ValidationError when the person has an account and answers for themselves, when the words changed since they
    were read (`revisie`), or when it was answered already.
    """
    voorstel = Concept.objects.select_for_update().select_related("dossier").get(pk=voorstel.pk)
    rijen = Uitspraak.objects.select_for_update().filter(dossier=voorstel.dossier, uuid=voorstel.doel_uuid)
    uitspraak: Uitspraak | None = rijen.first()
    if uitspraak is None or voorstel.invoer.get("antwoord"):
        raise ValidationError(_("Op dit voorstel is al geantwoord, of de zin is weggehaald."))
    if uitspraak.revisie != revisie:
        raise ValidationError(_("De tekst is intussen veranderd. Lees hem nog een keer voor."))
    sprekers = [spreker.deelnemer for spreker in uitspraak.sprekers.select_related("deelnemer")]
    zelf = wie.deelnemer in eigenaren(sprekers)
    if not zelf and (reden := waarom_niet_voorlezen(sprekers)):
        raise ValidationError(reden)
    if not zelf and not bij.strip():
        raise ValidationError({"bij": _("Typ wie erbij was.")})
    if op > vandaag:
        raise ValidationError({"op": _("Kies een dag die al geweest is.")})
    voorstel.invoer |= {"antwoord": {"ja": ja, "op": op.isoformat(), "bij": bij.strip()}}
    voorstel.gewijzigd_op = timezone.now()
    voorstel.save(update_fields=["invoer", "gewijzigd_op"])
    if ja:
        _uitvoeren(uitspraak, voorstel, wie)
    _vastleggen(uitspraak, Actie.WIJZIGEN, wie, velden=["antwoord"], reden="ja" if ja else "nee")
    return uitspraak


def waarom_niet_voorlezen(sprekers: list[Deelnemer]) -> str:
    """Return why a proposal cannot be answered by reading it aloud; empty when it can (method 2)."""
    met_account = [spreker.roepnaam for spreker in eigenaren(sprekers) if spreker.gebruiker_id]
    if met_account:
        return _("%(naam)s antwoordt zelf, want die heeft een account.") % {"naam": opsomming(met_account)}
    return ""


def _uitvoeren(uitspraak: Uitspraak, voorstel: Concept, wie: Wie) -> None:
    """Do what was agreed: change the words, or take the sentence away."""
    weg = voorstel.invoer["weg"]
    if weg and (reden := waarom_vast(uitspraak)):
        raise ValidationError(reden)
    if weg:
        uitspraak.verwijderd_op = timezone.now()
    else:
        uitspraak.tekst = voorstel.invoer["tekst"]
    gewijzigd(uitspraak, wie.gebruiker)
    uitspraak.save()
    if weg:
        rangen_sluiten(uitspraak.dossier)
    log(
        uitspraak.dossier,
        Actie.VERWIJDEREN if weg else Actie.WIJZIGEN,
        "uitspraak",
        door=wie.gebruiker,
        object_uuid=uitspraak.uuid,
        velden=[] if weg else ["tekst"],
        rol=wie.deelnemer.rol if wie.deelnemer else "",
    )


def _vastleggen(
    uitspraak: Uitspraak, actie: Actie, wie: Wie, *, velden: list[str] | None = None, reden: str = ""
) -> None:
    log(
        uitspraak.dossier,
        actie,
        "voorstel",
        door=wie.gebruiker,
        object_uuid=uitspraak.uuid,
        velden=velden or [],
        rol=wie.deelnemer.rol if wie.deelnemer else "",
        reden=reden,
    )
    Dossier.objects.filter(pk=uitspraak.dossier_id).update(gewijzigd_op=timezone.now())
