"""Property: whatever order people work in, nothing in the plan hangs loose (product 1: the rode draad)."""

from uuid import uuid4

import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from plannen.beeld import ALLES, beeld_van, wezen_van
from plannen.keuzes import Inzetsoort
from plannen.models import Inzet, Planregel, Wmovraag
from plannen.regels import losse_draden
from tests.conftest import NU
from tests.factories import (
    DoelFactory,
    DossierFactory,
    InzetFactory,
    KeuzeFactory,
    OptieFactory,
    WerkbladFactory,
    professional_in,
)

ACTEN = ("stap", "nu_eerst", "inzet", "optie", "wmo", "omlaag", "weg_stap", "weg_inzet", "terug_stap", "terug_inzet")
wandelingen = st.lists(
    st.tuples(st.sampled_from(ACTEN), st.integers(0, 3), st.sampled_from(list(Inzetsoort))), min_size=4, max_size=10
)


class Wandelaar:
    """Presses the buttons of the pages for making the plan, on whichever row there is."""

    def __init__(self) -> None:
        self.dossier = DossierFactory()
        self.doel = DoelFactory(dossier=self.dossier)
        werkblad = WerkbladFactory(doel=self.doel, gesloten=True)
        self.opties = [OptieFactory(werkblad=werkblad, bron=bron) for bron in ("maatwerk", "hulpmiddel", "netwerk")]
        KeuzeFactory(optie=self.opties[0])
        InzetFactory(planregel__plandoel__doel=self.doel, professional=True)
        InzetFactory(planregel__plandoel=self.doel.plandoel, wmo=True)
        self.browser = Client()
        self.browser.force_login(
            professional_in(self.dossier).gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend"
        )

    def post(self, gegevens, naam="plan_doel"):
        waar = [self.dossier.uuid, self.doel.uuid] if naam == "plan_doel" else [self.dossier.uuid]
        antwoord = self.browser.post(reverse(f"plannen:{naam}", args=waar), gegevens)
        assert antwoord.status_code in {200, 302}

    def rij(self, model, plek):
        rijen = list(model.alle.filter(dossier=self.dossier).order_by("pk"))
        return rijen[plek % len(rijen)] if rijen else None

    def doe(self, acte, plek, soort):
        regel, inzet = self.rij(Planregel, plek), self.rij(Inzet, plek)
        nieuw = uuid4()
        if acte == "stap":
            self.post({f"stap_{nieuw}-doel": self.doel.uuid, f"stap_{nieuw}-stap": "Een stap"})
        elif acte == "nu_eerst":
            velden = {"stap": "Meteen", "nu_eerst_wie": "Samira", "nu_eerst_tot": "2026-04-01"}
            self.post({f"eerst_{nieuw}-{naam}": waarde for naam, waarde in velden.items()}, "plan_nu_eerst")
        elif acte == "optie":
            self.post({"doe": f"optie:{self.opties[plek % 3].uuid}"})
        elif acte == "inzet" and regel:
            velden = {"planregel": regel.uuid, "soort": soort, "tekst": "doet iets"}
            self.post({f"inzet_{nieuw}-{naam}": waarde for naam, waarde in velden.items()})
        elif acte in {"wmo", "weg_inzet", "terug_inzet"} and inzet:
            knop = {"wmo": "wmo", "weg_inzet": "verwijder", "terug_inzet": "terugzetten"}[acte]
            self.post({"doe": f"{knop}:inzet_{inzet.uuid}"})
        elif acte in {"omlaag", "weg_stap", "terug_stap"} and regel:
            knop = {"omlaag": "omlaag", "weg_stap": "verwijder", "terug_stap": "terugzetten"}[acte]
            self.post({"doe": f"{knop}:{'eerst' if regel.nu_eerst else 'stap'}_{regel.uuid}"}, self.pagina(regel))

    def pagina(self, regel):
        return "plan_nu_eerst" if regel.nu_eerst else "plan_doel"


class TestElkeWandeling(TestCase):
    """Each example runs in its own transaction."""

    @settings(
        max_examples=4,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(wandelingen)
    def test_nothing_hangs_loose_after_any_walk(self, wandeling):
        wandelaar = Wandelaar()
        with time_machine.travel(NU, tick=True):  # each act at a moment of its own
            for acte, plek, soort in wandeling:
                wandelaar.doe(acte, plek, soort)
        assert losse_draden(beeld_van(wandelaar.dossier, ALLES), wezen_van(wandelaar.dossier)) == []
        betaald = Wmovraag.objects.filter(dossier=wandelaar.dossier).exclude(betaalt=None)
        assert not betaald.exclude(betaalt__verwijderd_op=None).exists()
        assert not Inzet.objects.filter(
            dossier=wandelaar.dossier, soort=Inzetsoort.WMO, wmovraag__verwijderd_op__isnull=False
        ).exists()
