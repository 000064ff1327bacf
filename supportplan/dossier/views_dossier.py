"""The page of one dossier: who it is about, how far it is, what is next."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone
from django.views.generic import TemplateView

from plannen.models import Inzet, Plan, Planregel
from profiel.models import Doel, Gesprek, Uitspraak
from profiel.weergave import Zin, zin_van
from supportplan.dossier import dossierbeeld
from supportplan.dossier.casus import onleesbaar_voor
from supportplan.dossier.regels import Fasestand, VolgendeStap, fasen, volgende_stap
from supportplan.dossier.tellingen import Tellingen, tellingen_van
from supportplan.kern.dossiernav import ONDERDELEN, adres
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Netwerkpersoon, Noodnummer, Vertegenwoordiging
from supportplan.kern.noodnummers import nu_bereikbaar
from supportplan.kern.termijnen import termijnen_op, uiterste_data
from supportplan.kern.toegang import Recht
from supportplan.kern.toegang_views import DossierMixin
from supportplan.kern.veilig_contact import bereikbaar, contactregels

# Where a phase is worked on.
PAGINA_VAN_FASE = {
    1: "profiel:kennismaking",
    2: "profiel:profiel",
    3: "profiel:doelen",
    4: "plannen:plan",
    5: "plannen:logboek",
    6: "plannen:evaluaties",
}
RECHT_VAN = {urlnaam: recht for urlnaam, _naam, recht in ONDERDELEN} | {
    "opties:werkblad": Recht.PROFIEL_ZIEN,
    "profiel:kennismaken": Recht.DOSSIER_BEWERKEN,
}


class Dossierpagina(DossierMixin, TemplateView):
    """The overview of a dossier. A fixed number of queries; what the reader holds no right on is not fetched."""

    recht = Recht.DOSSIER_ZIEN
    soort = "dossier"
    template_name = "dossier/dossier.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Head and phases, the most important wish, the plan in short, dates, people and how it began."""
        vandaag = timezone.localdate()
        tellingen = tellingen_van([self.dossier])[self.dossier.pk]
        deelnemers = list(Deelnemer.objects.filter(dossier=self.dossier).order_by("pk"))
        client = next((deelnemer for deelnemer in deelnemers if deelnemer.rol == Rol.CLIENT), None)
        leesbaar = Gesprek.objects.filter(dossier=self.dossier).leesbaar_voor(self.deelnemer)
        gesprekken = list(leesbaar.only("datum", "volgend_gesprek"))
        context = self._kop(client) | self._weg(tellingen) | self._plan(client.roepnaam if client else "", gesprekken)
        return super().get_context_data(
            wens=self._wens(),
            mensen=self._mensen(deelnemers),
            begin=dossierbeeld.begin(self.dossier),
            mag_sluiten=self.dossier.gesloten_op is None and Recht.DOSSIER_BEWERKEN in self.rechten,
            mag_heropenen=self.dossier.gesloten_op is not None and Recht.DOSSIER_BEWERKEN in self.rechten,
            noodnummers=nu_bereikbaar(Noodnummer.objects.voor(self.dossier.gemeente), timezone.localtime()),
            vorige_keer=dossierbeeld.vorige_keer(gesprekken, vandaag),
            niet_in_export=self._niet_in_export(),
            **context,
            **kwargs,
        )

    def _niet_in_export(self) -> int:
        """How many sentences a copy taken by this reader leaves out (P-03)."""
        return len(onleesbaar_voor(self.dossier, self.deelnemer)) if Recht.EXPORTEREN in self.rechten else 0

    def _kop(self, client: Deelnemer | None) -> dict[str, Any]:
        if client is None:
            return {"client": None, "feiten": "", "contact": [], "bereikbaar": ""}
        return {
            "client": client,
            "feiten": dossierbeeld.feiten(client, timezone.localdate()),
            "contact": contactregels(client),
            "bereikbaar": bereikbaar(client),
        }

    def _weg(self, tellingen: Tellingen) -> dict[str, Any]:
        vandaag = timezone.localdate()
        stap = volgende_stap(tellingen, vandaag)
        return {
            "fasen": [self._fase(stand) for stand in fasen(tellingen, vandaag)],
            "stap": stap,
            "stap_url": self._adres_van_stap(stap),
        }

    def _fase(self, stand: Fasestand) -> dict[str, Any]:
        return {
            "nummer": stand.nummer,
            "naam": stand.kort,
            "status": stand.status,
            "toelichting": stand.bij,
            "huidig": stand.huidig,
            "url": self._adres(PAGINA_VAN_FASE[stand.nummer]),
        }

    def _adres_van_stap(self, stap: VolgendeStap) -> str:
        if stap.sleutel == "opties:werkblad" and stap.doel:
            return self._adres(stap.sleutel, doel=stap.doel)
        return "" if stap.sleutel == "dossier:dossier" else self._adres(stap.sleutel)

    def _adres(self, urlnaam: str, **verder: UUID) -> str:
        """The address of a page this reader may open, or empty."""
        return adres(urlnaam, self.dossier, **verder) if RECHT_VAN.get(urlnaam) in self.rechten else ""

    def _wens(self) -> Zin | None:
        if Recht.PROFIEL_ZIEN not in self.rechten:
            return None
        gerangd = Uitspraak.objects.filter(dossier=self.dossier, rang__isnull=False).leesbaar_voor(self.deelnemer)
        eerste = gerangd.met_herkomst().prefetch_related("doelen").order_by("rang").first()
        return zin_van(eerste, self.dossier, toon_vrijgave=False) if eerste else None

    def _plan(self, client: str, gesprekken: list[Gesprek]) -> dict[str, Any]:
        """The goals with their steps, and every date that is still to come."""
        if Recht.PLAN_ZIEN not in self.rechten:
            return {"doelen": [], "momenten": []}
        vandaag = timezone.localdate()
        inzetten = Inzet.objects.select_related("netwerkpersoon", "deelnemer", "netwerkafspraak__vraagt")
        regels = list(
            Planregel.objects.filter(dossier=self.dossier)
            .select_related("plandoel")
            .prefetch_related(Prefetch("inzetten", inzetten))
        )
        dossier, plan = self.dossier, Plan.objects.filter(dossier=self.dossier).first()
        return {
            "doelen": dossierbeeld.doelen_in_het_kort(Doel.objects.filter(dossier=dossier), regels, client),
            "momenten": dossierbeeld.momenten(
                op=vandaag,
                gesprekken=gesprekken,
                regels=regels,
                evaluatie_op=plan.evaluatie_op if plan else None,
                uiterste=uiterste_data(
                    termijnen_op(vandaag), melding_op=dossier.melding_op, aanvraag_op=dossier.aanvraag_op
                ),
            ),
        }

    def _mensen(self, deelnemers: list[Deelnemer]) -> list[dossierbeeld.Mens]:
        netwerk = list(Netwerkpersoon.objects.filter(dossier=self.dossier).order_by("pk"))
        namens = list(Vertegenwoordiging.objects.filter(dossier=self.dossier).order_by("pk"))
        return dossierbeeld.mensen(deelnemers, netwerk, namens)
