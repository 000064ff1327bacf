"""The rode draad: back to the client's sentence, forward to what came of it, and what the document may tell of it."""

from types import SimpleNamespace
from uuid import uuid4

import pytest

from plannen.beeld import ALLES, beeld_van
from plannen.keuzes import Onderdeel
from plannen.regels import draad_in_document, draad_van, gevolgen_van
from supportplan.kern.keuzes import Zichtbaarheid
from tests.factories import (
    DoelFactory,
    EvaluatieregelFactory,
    InzetFactory,
    KeuzeFactory,
    NetwerkpersoonFactory,
    OptieFactory,
    PlandoelFactory,
    PlanregelFactory,
    UitspraakFactory,
    VoorkeurFactory,
    WeggelatenFactory,
    WensFactory,
    WerkbladFactory,
    WmovraagFactory,
    professional_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak():
    """One thread from a wish to an evaluation answer, with an option that came from another sentence."""
    wens = WensFactory(tekst="Mijn huis op orde", vrijgegeven=True)
    doel = DoelFactory(dossier=wens.dossier, wens=wens)
    idee = UitspraakFactory(dossier=wens.dossier, tekst="Thuiszorg is fijn", is_optie=True)
    optie = OptieFactory(werkblad=WerkbladFactory(doel=doel), tekst="Thuiszorg", uitspraak=idee)
    KeuzeFactory(optie=optie)
    regel = PlanregelFactory(plandoel=PlandoelFactory(doel=doel), stap="Schoonmaken")
    inzet = InzetFactory(planregel=regel, professional=True, optie=optie, tekst="")
    vraag = WmovraagFactory(
        inzet=InzetFactory(planregel=regel, soort="wmo"), betaalt=inzet, omschrijving="hulp in huis"
    )
    antwoord = EvaluatieregelFactory(inzet=inzet, resultaat="Het huis is schoon")
    namen = {"wens": wens, "doel": doel, "idee": idee, "optie": optie, "regel": regel, "inzet": inzet}
    return SimpleNamespace(dossier=wens.dossier, vraag=vraag, antwoord=antwoord, **namen)


def _teksten(schakels):
    return [(schakel.sleutel, schakel.tekst) for schakel in schakels]


def test_from_a_question_to_the_gemeente_back_to_the_sentence(zaak):
    draad = draad_van(beeld_van(zaak.dossier, ALLES), "wmovraag", zaak.vraag.uuid)
    assert _teksten(draad.herkomst) == [
        ("uitspraak", "Mijn huis op orde"),
        ("uitspraak", "Thuiszorg is fijn"),
        ("doel", "Doel 1 is bereikt"),
        ("optie", "Thuiszorg"),
        ("planregel", "Schoonmaken"),
        ("inzet", "Thuiszorg"),
        ("inzet", zaak.vraag.inzet.tekst),
    ]
    assert _teksten([draad.hier]) == [("wmovraag", "hulp in huis")]
    assert draad.begint_bij_client


def test_each_link_says_who_when_and_what_it_is(zaak):
    eerste = draad_van(beeld_van(zaak.dossier, ALLES), "doel", zaak.doel.uuid).herkomst[0]
    naam = zaak.wens.sprekers.get().deelnemer.roepnaam
    assert (eerste.soort, eerste.label, eerste.wie, eerste.dag) == (
        "wens",
        f"Wat {naam} wil",
        naam,
        zaak.wens.gezegd_op,
    )


def test_from_a_sentence_to_where_it_went(zaak):
    gevolgen = gevolgen_van(beeld_van(zaak.dossier, ALLES), zaak.wens.uuid)
    assert [schakel.sleutel for schakel in gevolgen] == [
        *("doel", "optie", "planregel", "inzet", "inzet", "wmovraag"),
        *("document", "document", "document", "document", "evaluatieregel"),
    ]
    assert {schakel.onderdeel for schakel in gevolgen if schakel.sleutel == "document"} == {
        Onderdeel.DOELEN,
        Onderdeel.OPTIES,
        Onderdeel.ANDERE_HULP,
        Onderdeel.GEVRAAGD,
    }


@pytest.mark.parametrize(
    ("soort", "naam"),
    [
        ("uitspraak", "wens"),
        ("doel", "doel"),
        ("optie", "optie"),
        ("planregel", "regel"),
        ("inzet", "inzet"),
        ("wmovraag", "vraag"),
        ("evaluatieregel", "antwoord"),
    ],
)
def test_each_kind_of_thing_reaches_the_client(zaak, soort, naam):
    draad = draad_van(beeld_van(zaak.dossier, ALLES), soort, getattr(zaak, naam).uuid)
    assert draad.begint_bij_client
    assert "Mijn huis op orde" in [schakel.tekst for schakel in draad.schakels]


def test_a_preference_comes_from_its_sentence(zaak):
    voorkeur = VoorkeurFactory(dossier=zaak.dossier, uitspraak=zaak.idee)
    draad = draad_van(beeld_van(zaak.dossier, ALLES), "voorkeur", voorkeur.uuid)
    assert _teksten(draad.herkomst) == [("uitspraak", "Thuiszorg is fijn")]


def test_an_unknown_thing_has_no_thread(zaak):
    beeld = beeld_van(zaak.dossier, ALLES)
    assert draad_van(beeld, "doel", uuid4()) is None
    assert draad_van(beeld, "onzin", zaak.doel.uuid) is None
    assert gevolgen_van(beeld, uuid4()) == []
    assert draad_in_document(beeld, "doel", uuid4()) == []


def test_what_the_reader_may_not_see_is_not_in_the_thread(zaak):
    zaak.idee.zichtbaarheid = Zichtbaarheid.ALLEEN_IK
    zaak.idee.save()
    beeld = beeld_van(zaak.dossier, lezer=professional_in(zaak.dossier))
    draad = draad_van(beeld, "inzet", zaak.inzet.uuid)
    assert "Thuiszorg is fijn" not in [schakel.tekst for schakel in draad.schakels]
    assert draad_van(beeld, "uitspraak", zaak.idee.uuid) is None


# In the document


def test_p03_a_thread_in_the_document_stops_at_what_was_not_released(zaak):
    schakels = draad_in_document(beeld_van(zaak.dossier, ALLES), "inzet", zaak.inzet.uuid)
    assert _teksten(schakels) == [
        ("planregel", "Schoonmaken"),
        ("optie", "Thuiszorg"),
        ("doel", "Doel 1 is bereikt"),
        ("uitspraak", "Mijn huis op orde"),
    ]


def test_w17_nothing_is_told_behind_a_section_that_was_left_out(zaak):
    zaak.idee.plaatsingen.create(dossier=zaak.dossier, formulier="hulpvraag", rij="", kolom="gevraagd")
    zaak.idee.vrijgegeven_revisie = 1
    zaak.idee.vrijgegeven_op = zaak.wens.vrijgegeven_op
    zaak.idee.vrijgegeven_door = zaak.wens.vrijgegeven_door
    zaak.idee.vrijgave_wijze = zaak.wens.vrijgave_wijze
    zaak.idee.save()
    beeld = beeld_van(zaak.dossier, ALLES)
    assert "Thuiszorg is fijn" in [schakel.tekst for schakel in draad_in_document(beeld, "inzet", zaak.inzet.uuid)]
    WeggelatenFactory(dossier=zaak.dossier, onderdeel=Onderdeel.OPTIES)
    schakels = draad_in_document(beeld_van(zaak.dossier, ALLES), "inzet", zaak.inzet.uuid)
    assert [schakel.sleutel for schakel in schakels] == ["planregel", "doel", "uitspraak"]


def test_p06_the_document_names_people_as_agreed(zaak):
    til = NetwerkpersoonFactory(dossier=zaak.dossier, naam="Til", in_document_als="een buurvrouw")
    inzet = InzetFactory(planregel=zaak.regel, soort="netwerk", netwerkpersoon=til, tekst="Til helpt")
    antwoord = EvaluatieregelFactory(dossier=zaak.dossier, inzet=inzet)
    beeld = beeld_van(zaak.dossier, ALLES)
    assert draad_van(beeld, "evaluatieregel", antwoord.uuid).herkomst[-1].wie == "Til"
    assert draad_in_document(beeld, "evaluatieregel", antwoord.uuid)[0].wie == "een buurvrouw"


def test_a_thread_asks_no_queries(zaak, django_assert_num_queries):
    beeld = beeld_van(zaak.dossier, ALLES)
    with django_assert_num_queries(0):
        draad_van(beeld, "wmovraag", zaak.vraag.uuid)
        draad_in_document(beeld, "wmovraag", zaak.vraag.uuid)
