"""The page where goals and preferences are made together with the person (method 4)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, OuterRef, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from profiel.forms_doel import DoelForm, Voorkeurbron, VoorkeurForm, Wensenbron
from profiel.keuzes import Formulier, KvbKolom, ProfielKolom
from profiel.models import Doel, Plaatsing, Spreker, Uitspraak, Voorkeur
from profiel.services_doel import doel_uit_wens, doel_verplaatsen, op_volgorde
from profiel.weergave_doelen import Doelkaart, wensregels
from supportplan.kern.models import Netwerkpersoon
from supportplan.kern.rijen.formulieren import RijForm, plekken_in
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht


class DoelenBewerken(RijenMixin, TemplateView):
    """Wishes on top, a card per goal, and what holds for every goal below."""

    recht = Recht.PROFIEL_INVULLEN
    soort = "doelen"
    template_name = "profiel/doelen_bewerken.html"
    formulieren = (DoelForm, VoorkeurForm)
    acties = {**RijenMixin.acties, "doel_van": "doel_van", "omhoog": "omhoog", "omlaag": "omlaag", "na": "na"}

    def terug(self) -> str:
        """Return to the reading page."""
        return reverse("profiel:doelen", kwargs={"dossier": self.dossier.uuid})

    def verder(self) -> str:
        """Return to the reading page."""
        return self.terug()

    @cached_property
    def doelen(self) -> list[Doel]:
        """The goals in their order, with the keys of their wishes."""
        wensen = ArrayAgg("doelwensen__uitspraak", filter=Q(doelwensen__uitspraak__verwijderd_op=None), default=[])
        return list(
            Doel.objects.filter(dossier=self.dossier)
            .annotate(wens_pks=wensen)
            .order_by("nummer")  # grouping forgets the order of the model
        )

    @cached_property
    def zinnen(self) -> list[Uitspraak]:
        """What this person may read, the ranked ones first, with who said it and whether it is a wish."""
        leesbaar = Uitspraak.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        namen = Spreker.objects.filter(uitspraak=OuterRef("pk")).values("deelnemer__roepnaam")
        wens = Q(formulier=Formulier.PROFIEL, kolom=ProfielKolom.WENSEN) | Q(
            formulier=Formulier.KVB, kolom=KvbKolom.WENSEN
        )
        plekken = Plaatsing.objects.filter(wens, uitspraak=OuterRef("pk")).values("pk")
        return list(
            leesbaar.annotate(namen=ArraySubquery(namen), wensplekken=ArraySubquery(plekken)).order_by(
                F("rang").asc(nulls_last=True), "volgorde", "pk"
            )
        )

    @cached_property
    def bron(self) -> Wensenbron:
        """The wishes goals can come from, and those they come from now."""
        van_doel: dict[int, list[int]] = {doel.pk: doel.wens_pks for doel in self.doelen}  # type: ignore[attr-defined]
        gebruikt = {pk for pks in van_doel.values() for pk in pks}
        wensen: list[Any] = [
            zin
            for zin in self.zinnen
            if zin.rang is not None or zin.pk in gebruikt or zin.wensplekken  # type: ignore[attr-defined]
        ]
        return Wensenbron(wensen, van_doel)

    def formulier_extra(self) -> dict[str, dict[str, Any]]:
        """Return what the forms can point to."""
        netwerk = list(Netwerkpersoon.objects.filter(dossier=self.dossier).order_by("naam", "pk"))
        return {"doel": {"bron": self.bron}, "voorkeur": {"bron": Voorkeurbron(self.doelen, netwerk, self.zinnen)}}

    def opnieuw_tonen(self) -> HttpResponse:
        """Show the page with the rows as they stand after the save."""
        for naam in ("bewaring", "bron", "doelen", "zinnen"):
            self.__dict__.pop(naam, None)
        return super().opnieuw_tonen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The wishes, the goals with their preferences, and the preferences for all goals."""
        voorkeuren = list(Voorkeur.objects.filter(dossier=self.dossier))
        doelen = self.doelen
        kwargs["wensen"] = wensregels(self.bron.wensen, self.bron.van_doel, doelen)
        kwargs["kaarten"] = [
            Doelkaart(
                doel=doel,
                form=self.form_voor(DoelForm, doel),
                voorkeuren=self._voorkeuren(voorkeuren, doel),
                nieuwe_voorkeuren=self._nieuwe(voorkeuren, doel),
                is_eerste=doel is doelen[0],
                is_laatste=doel is doelen[-1],
            )
            for doel in doelen
        ]
        kwargs["nieuwe_doelen"] = self.nieuwe_forms(DoelForm, [doel.uuid for doel in doelen])
        kwargs["los"] = self._voorkeuren(voorkeuren, None)
        kwargs["nieuw_los"] = self._nieuwe(voorkeuren, None)
        return super().get_context_data(**kwargs)

    def _voorkeuren(self, voorkeuren: list[Voorkeur], doel: Doel | None) -> list[RijForm]:
        van = doel.pk if doel else None
        return [self.form_voor(VoorkeurForm, voorkeur) for voorkeur in voorkeuren if voorkeur.doel_id == van]

    def _nieuwe(self, voorkeuren: list[Voorkeur], doel: Doel | None) -> list[RijForm]:
        bestaand = [voorkeur.uuid for voorkeur in voorkeuren]
        return self.nieuwe_forms(VoorkeurForm, bestaand, doel=doel.uuid if doel else "")

    # Acts

    def doel_van(self, welke: str) -> str:
        """Make a goal of a wish: "<uuid of the wish>:<uuid of the new goal>"; a second click makes no second one."""
        wens, _scheiding, nieuw = welke.partition(":")
        try:
            uitspraken = Uitspraak.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
            uitspraak = uitspraken.filter(uuid=UUID(wens)).first()
            if uitspraak is None:
                raise ValidationError(_("Deze wens is er niet meer. Kies een andere."))
            doel = doel_uit_wens(dossier=self.dossier, wens=uitspraak, uuid=UUID(nieuw), wie=self.wie)
        except ValueError:
            messages.warning(self.request, _("Deze knop bestaat niet meer. Probeer het opnieuw."))
            return ""
        except ValidationError as fout:
            messages.warning(self.request, " ".join(fout.messages))
            return ""
        messages.success(
            self.request,
            _("Doel %(nummer)s staat erbij. Pas de woorden aan als dat nodig is.") % {"nummer": doel.nummer},
        )
        return f"doel_{doel.uuid}"

    @transaction.atomic
    def verwijderen(self, prefix: str) -> str | HttpResponseRedirect:
        """Take a row away, with the goals locked in order first: two people who do this wait and never stick."""
        op_volgorde(self.dossier)
        return super().verwijderen(prefix)

    @transaction.atomic
    def terugzetten(self, prefix: str) -> str:
        """Put a row back, with the goals locked first."""
        op_volgorde(self.dossier)
        return super().terugzetten(prefix)

    def omhoog(self, prefix: str) -> str:
        """Move a goal up."""
        return self._verplaatsen(prefix, "omhoog")

    def omlaag(self, prefix: str) -> str:
        """Move a goal down."""
        return self._verplaatsen(prefix, "omlaag")

    def na(self, rest: str) -> str:
        """Move a goal to the place after another: "<goal>:<goal above it>"; to the top when there is none."""
        prefix, _scheiding, boven = rest.partition(":")
        na = self._doel_bij(boven)
        if boven and na is None:
            messages.warning(self.request, _("Het doel erboven is er niet meer. Zet het doel opnieuw op zijn plaats."))
            return ""
        return self._verplaatsen(prefix, "na", na)

    def _doel_bij(self, prefix: str) -> Doel | None:
        soort, uuid = plekken_in([f"{prefix}-"]).get(prefix, ("", None))
        return Doel.objects.filter(dossier=self.dossier, uuid=uuid).first() if soort == "doel" else None

    def _verplaatsen(self, prefix: str, zet: str, na: Doel | None = None) -> str:
        doel = self._doel_bij(prefix)
        if doel is None:
            messages.warning(self.request, _("Dit doel is er niet meer."))
            return ""
        try:
            messages.success(self.request, doel_verplaatsen(doel=doel, zet=zet, wie=self.wie, na=na))
        except ValidationError as bezwaar:
            messages.warning(self.request, " ".join(bezwaar.messages))
        return prefix
