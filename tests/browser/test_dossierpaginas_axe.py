"""The pages of phases 1 to 3, the start page and the blank forms in a browser: axe, width, keyboard, paper."""

import pytest
from django.urls import reverse
from django.utils import timezone

from supportplan.kern.models import Kopie
from tests.browser.hulp import axe_schoon, loop_met_tab, zet_breedte
from tests.factories import (
    AfwegingFactory,
    DoelFactory,
    DossierFactory,
    GesprekFactory,
    InzetFactory,
    KeuzeFactory,
    OptieFactory,
    PlandoelFactory,
    PlanregelFactory,
    UitspraakFactory,
    VervullingFactory,
    VerzoekFactory,
    VoorkeurFactory,
    WensFactory,
    WerkbladFactory,
    client_van,
    professional_in,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def doel(db):
    """A goal in a dossier in which every page has something to show."""
    dossier = DossierFactory(naam="Roos", gemeld=True)
    roos = client_van(dossier)
    roos.geen_brief, roos.bellen_wanneer, roos.telefoon = True, "alleen na 18 uur", "06 00 00 00 00"
    roos.save()
    gesprek = GesprekFactory(dossier=dossier, verhaal="Het begon in 2019.", afspraken="Samira belt.")
    UitspraakFactory(dossier=dossier, gesprek=gesprek, plek=("profiel", "wonen", "nu"), vrijgegeven=True)
    UitspraakFactory(dossier=dossier, plek=("profiel", "gezondheid", "nu"), lukt_niet=True, is_optie=True)
    UitspraakFactory(dossier=dossier)
    VervullingFactory(dossier=dossier)
    doel = DoelFactory(dossier=dossier, termijn="kort", wens=WensFactory(dossier=dossier, rang=1))
    VoorkeurFactory(dossier=dossier, doel=doel, weigering=True)
    werkblad = WerkbladFactory(doel=doel, gesloten=True)
    AfwegingFactory(optie=KeuzeFactory(optie=OptieFactory(werkblad=werkblad)).optie)
    stap = PlanregelFactory(plandoel=PlandoelFactory(doel=doel))
    InzetFactory(planregel=stap)
    InzetFactory(planregel=stap, netwerk=True)
    return doel


def kopieadressen(dossier) -> list[str]:
    """The pages of a request for a copy, and of a copy that was made."""
    verzoek = VerzoekFactory(dossier=dossier)
    Kopie.objects.create(dossier=dossier, verzoek=verzoek, nummer=1, gemaakt_op=timezone.now())
    sleutels = {"dossier": dossier.uuid, "verzoek": verzoek.uuid}
    return [
        reverse("dossier:kopie", kwargs=sleutels),
        *(reverse("dossier:kopie_deel", kwargs=sleutels | {"deel": deel}) for deel in ("profiel", "mensen")),
        reverse("dossier:kopie_klaar", kwargs=sleutels | {"kopie": 1}),
    ]


def adressen(doel) -> list[str]:
    dossier = {"dossier": doel.dossier.uuid}
    namen = (
        "dossier:dossier",
        "profiel:kennismaking",
        "profiel:profiel",
        "profiel:kvb",
        "profiel:doelen",
        "dossier:log",
    )
    return [
        reverse("dossier:start"),
        *(reverse(naam, kwargs=dossier) for naam in namen),
        reverse("opties:werkblad", kwargs=dossier | {"doel": doel.uuid}),
        *kopieadressen(doel.dossier),
        reverse("dossier:formulieren"),
        reverse("dossier:formulier", kwargs={"slug": "kwaliteit-van-bestaan"}),
        reverse("dossier:formulier", kwargs={"slug": "plan-van-aanpak"}),
    ]


def test_every_page_is_clean_for_axe_and_never_scrolls_sideways(pagina, aanmelden, doel):
    aanmelden(pagina.context, professional_in(doel.dossier).gebruiker)
    for adres in adressen(doel):
        pagina.goto(adres)
        axe_schoon(pagina)


def test_keyboard_reaches_the_next_act_and_ends(pagina, aanmelden, doel):
    aanmelden(pagina.context, professional_in(doel.dossier).gebruiker)
    pagina.goto(reverse("dossier:dossier", kwargs={"dossier": doel.dossier.uuid}))
    zet_breedte(pagina, 1280)
    namen = loop_met_tab(pagina)
    assert {"Profiel", "Naar het plan", "Dossier exporteren"} <= set(namen)
