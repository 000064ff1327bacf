"""Nobody who was not released stands in the document by name: not whole, not in part, not in small letters (P-06)."""

import re
from dataclasses import replace

import pytest
from django.db.models import CharField, TextField

from opties import models as opties
from plannen import models as plannen
from plannen.aanvraag.bestanden import bestand_van, webpagina
from plannen.aanvraag.bron import bron_van
from plannen.aanvraag.gegevens import gegevens_van, json_van
from plannen.aanvraag.opbouw import bouwen
from plannen.keuzes import Bestandsoort
from plannen.regels.namen import Genoemd, Naamgebruik, namen_met_omschrijving
from profiel import models as profiel
from supportplan.dossier.casus import casus_lezen, casus_opslaan
from supportplan.dossier.management.commands.demo_laden import CASUSSEN
from supportplan.kern.models import Clientondersteuning, Deelnemer, Netwerkpersoon, Vertegenwoordiging
from tests import factories as f
from tests.pdf_lezen import woorden
from tests.plannen.zaak import OP

pytestmark = pytest.mark.django_db

# What people typed in the plan and around it. Released words, the client's reaction and titles of annexes print as
# they are; codes of a list and the names of who takes part are no free text.
GETYPT = {
    plannen.Planregel: ("stap", "nu_eerst_wie"),
    plannen.Plandoel: ("hulpmiddelen",),
    plannen.Pgbhulp: ("naam", "taken", "uren", "tarief", "kwalificatie"),
    plannen.Documentkeuzes: ("nieuwe_oplossing",),
    Deelnemer: ("bellen_wanneer", "contact_afspraak", "leeshulp", "manier_van_praten", "relatie"),
    Clientondersteuning: ("wie", "door"),
    Vertegenwoordiging: ("omvang",),
    Netwerkpersoon: ("doet", "zou_kunnen", "niet_vragen_reden", "relatie"),
    plannen.Analyse: ("wie",),
}
HELEMAAL = (
    plannen.Inzet,
    plannen.Netwerkafspraak,
    plannen.Wmovraag,
    plannen.Pgbplan,
    plannen.Besluit,
    opties.Optie,
    opties.Afweging,
    opties.Keuze,
    profiel.Doel,
    profiel.Voorkeur,
)


def velden(model):
    if model in GETYPT:
        return GETYPT[model]
    soorten = (CharField, TextField)
    return [
        v.name for v in model._meta.fields if isinstance(v, soorten) and not v.choices and (v.max_length or 99) > 30
    ]


def pdf_tekst(inhoud, bron):
    return " ".join(woorden(bestand_van(Bestandsoort.PDF, inhoud, bron)))


def alles(dossier, *, pdf=False):
    bron = bron_van(dossier, OP)
    inhoud = bouwen(bron)
    return webpagina(inhoud) + json_van(inhoud).decode() + (pdf_tekst(inhoud, bron) if pdf else "")


def zet_overal(dossier, naam):
    for model in (*GETYPT, *HELEMAAL):
        rijen = model._base_manager.filter(dossier=dossier)
        for rij in rijen:
            for veld in velden(model):
                rijen.filter(pk=rij.pk).update(
                    **{veld: f"Met {naam} {getattr(rij, veld)}"[: rij._meta.get_field(veld).max_length or 999]}
                )


@pytest.mark.parametrize("getypt", ["zwirrewim", "Buurman Zwirrewim", "ZWIRREWIMS"])
def test_a_name_typed_anywhere_in_the_plan_is_not_printed(getypt, verse_zaak):
    f.NetwerkpersoonFactory(dossier=verse_zaak.dossier, naam="Buurman Zwirrewim", relatie="buurman")
    zet_overal(verse_zaak.dossier, getypt)
    for deel in plannen.Plandoel.objects.filter(dossier=verse_zaak.dossier):
        f.InstemmingFactory(dossier=deel.dossier, plandoel=deel, deelnemer=verse_zaak.client, reden=f"Met {getypt}")
    tekst = alles(verse_zaak.dossier, pdf=getypt == "zwirrewim").casefold()
    assert "zwirrewim" not in tekst
    assert "[iemand uit het netwerk]" in tekst  # the relation names somebody too


def structuur(waarde):
    """Every text of the data but the words somebody said."""
    if isinstance(waarde, dict):
        weg = {"tekst"} if waarde.get("soort") == "citaat" else set()
        return " ".join(structuur(deel) for sleutel, deel in waarde.items() if sleutel not in weg)
    if isinstance(waarde, list):
        return " ".join(map(structuur, waarde))
    return waarde if isinstance(waarde, str) else ""


@pytest.mark.parametrize("casus", CASUSSEN, ids=lambda pad: pad.stem)
def test_without_release_no_case_names_anybody_of_the_network(casus):
    dossier = casus_opslaan(casus_lezen(casus.read_bytes()), organisatie=f.OrganisatieFactory())
    mensen = Netwerkpersoon.objects.filter(dossier=dossier)
    leeg = {"vrijgegeven_revisie": None, "vrijgegeven_op": None, "vrijgegeven_door": None, "vrijgave_wijze": ""}
    mensen.update(**leeg, in_document_als="")
    plannen.Document.objects.filter(dossier=dossier).delete()
    bron = bron_van(dossier, OP)
    inhoud = bouwen(bron)
    tekst = structuur(gegevens_van(inhoud))
    kaal = replace(inhoud, delen=tuple(deel for deel in inhoud.delen if "citaat" not in str(gegevens_van(deel))))
    paginas = tekst + webpagina(kaal)
    for mens in mensen:
        if mens.naam.casefold() != mens.relatie.casefold() and mens.naam.split()[-1][0].isupper():
            naam = mens.naam.split()[-1]
            assert not re.search(rf"\b{naam}", paginas, re.IGNORECASE), naam


@pytest.mark.parametrize(
    ("getypt", "staat_er"),
    [
        ("wim", "buurman"),
        ("buurman wim", "buurman"),
        ("mijn buurman Wim", "buurman"),
        ("Wim en de thuiszorg", "[buurman] en de thuiszorg"),
        ("Thuiszorg Zonnig", "Thuiszorg Zonnig"),
    ],
)
def test_a_helper_typed_by_name_stands_there_as_agreed(getypt, staat_er):
    dossier = f.DossierFactory()
    f.NetwerkpersoonFactory(dossier=dossier, naam="Buurman Wim", relatie="buurman")
    assert bron_van(dossier, OP).wie_er_staat(getypt) == staat_er


@pytest.mark.parametrize(
    ("helper", "staat_er"),
    [
        ("Oom Hassan", "oom"),
        ("Hassan", "iemand uit het netwerk"),
        ("Buurvrouw Roos van hiernaast", "buurvrouw"),
        ("De Boer", "iemand uit het netwerk"),
        ("de goede vriend", "de goede vriend"),
        ("Vrijwilligers", "Vrijwilligers"),
        ("Vrienden van het koor", "Vrienden van het koor"),
    ],
)
def test_a_helper_who_was_only_typed_in_the_plan_is_not_named(helper, staat_er, verse_zaak):
    regel = plannen.Planregel.objects.filter(dossier=verse_zaak.dossier, nu_eerst=False).first()
    inzet = f.InzetFactory(planregel=regel, soort="netwerk", wie=helper, tekst=f"{helper} rijdt als het regent")
    bron = bron_van(verse_zaak.dossier, OP)
    assert bron.wie(inzet) == staat_er
    if helper != staat_er:
        assert helper not in alles(verse_zaak.dossier)


def test_a_typed_helper_never_hides_somebody_who_was_released():
    inzet = f.InzetFactory(soort="netwerk", wie="Wim", tekst="rijdt")
    f.NetwerkpersoonFactory(dossier=inzet.dossier, naam="Wim", relatie="buurman", vrijgegeven=True)
    assert bron_van(inzet.dossier, OP).zonder_namen("Met Wim mee") == "Met Wim mee"


def omschrijvingen(*mensen):
    return {deel.woord: als for deel, als in namen_met_omschrijving(mensen).items()}


NOOIT, OOK, ALTIJD = Naamgebruik.NOOIT, Naamgebruik.OOK_MET_NAAM, Naamgebruik.ALTIJD


def test_a_name_of_two_people_is_somebody_of_the_network():
    een, ander = Genoemd(["Wim"], NOOIT, "buurman"), Genoemd(["Wim de Wit"], NOOIT, "neef")
    assert omschrijvingen(een, ander)["wim"] == "iemand uit het netwerk"
    assert omschrijvingen(een, Genoemd(["Wim"], OOK))["wim"] == "iemand uit het netwerk"


def test_the_client_and_the_professional_keep_their_name():
    wies, karel = Genoemd(["Wies van Dam", "Wies"], ALTIJD), Genoemd(["Karel van Dam", "Karel"], NOOIT, "man")
    assert omschrijvingen(wies, karel) == {"karel van dam": "man", "karel": "man"}


def test_a_relation_that_names_somebody_is_not_printed():
    wim, zus = Genoemd(["Wim"], NOOIT, "buurman"), Genoemd(["Toos"], NOOIT, "zus van Wim")
    assert omschrijvingen(wim, zus)["toos"] == "iemand uit het netwerk"
    assert omschrijvingen(Genoemd(["Wim"], NOOIT, "Wim"))["wim"] == "iemand uit het netwerk"


def test_somebody_who_is_called_by_relation_stays_so():
    assert omschrijvingen(Genoemd(["Moeder"], NOOIT, "moeder")) == {}
    assert omschrijvingen(Genoemd(["Goede vriend"], NOOIT, "een goede vriend", gekozen=True)) == {}
