"""Statements, talks, lines of the logbook and files are fetched for a reader, everywhere (P-03, P-04, P-13).

Looks at the code itself: a new function that asks these tables without saying who reads fails here, until it is
filtered or stands below with the reason why it need not be.
"""

import ast
from datetime import date

import pytest

from plannen.beeld import ALLES, beeld_van
from profiel.datums import open_datums
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.services import dossier_bijwerken
from supportplan.omgeving import BASIS
from tests import factories as f
from tests.paginas import soep_van, woorden

GELEZEN_DOOR_IEMAND = {"Uitspraak", "Gesprek", "Logboekregel", "Bijlage"}
TABELLEN = {"objects", "alle", "_base_manager", "_default_manager"}
FILTERS = {"leesbaar_voor", "mag_gesprek_lezen", "onleesbaar_voor"}
MAPPEN = ("supportplan", "profiel", "opties", "plannen")

SCHRIJFT = "changes rows that a form or service was given; shows no text"
SLEUTEL = "looks only whether the key is there, or where it leads; the page fetches for its reader"
PROFESSIONAL = "only for professionals, who read every talk; what is only for who said it is left out here"
ZONDER_LEZER = {
    "plannen/aanvraag/bron.py:bron_van": "the document takes only what was released (test_aanvraag_inhoud)",
    "plannen/services_uitvoeren.py:te_veel_melden": SCHRIJFT,
    "plannen/views_gemeente.py:regels": PROFESSIONAL,
    "plannen/views_verborgen.py:_gesprekken": PROFESSIONAL,
    "profiel/forms_uitspraak.py:bewaren": SCHRIJFT,
    "profiel/forms_uitspraak.py:clean_gesprek": PROFESSIONAL,
    "profiel/services_formulier.py:vervulling_zetten": SCHRIJFT,
    "profiel/services_gesprek.py:gesprek_afsluiten": SCHRIJFT,
    "profiel/services_plaatsing.py:plek_hoeft": SCHRIJFT,
    "profiel/services_plaatsing.py:uitspraak_plaatsen": SCHRIJFT,
    "profiel/services_rang.py:_rangen": SCHRIJFT,
    "profiel/services_rang.py:_schrijven": SCHRIJFT,
    "profiel/services_voorstel.py:voorstel_beantwoorden": SCHRIJFT,
    "profiel/services_voorstel.py:voorstel_intrekken": SCHRIJFT,
    "profiel/views_gesprek.py:_begonnen": SLEUTEL,
    "profiel/views_gesprek.py:adres": SLEUTEL,
    "profiel/views_gesprek.py:gesprek": PROFESSIONAL,
    "profiel/views_gesprek.py:vind_gesprek": "`Gespreksmixin.gesprek` asks mag_gesprek_lezen",
    "profiel/views_zin.py:adres": SLEUTEL,
    "profiel/views_zin.py:terug": SLEUTEL,
    "profiel/weergave_vastleggen.py:_zinnen": "the half page of a talk, without what is for one or was said apart",
    "supportplan/besloten/services.py:aantekening_overnemen": SCHRIJFT,
    "supportplan/dossier/kopiebeeld.py:_gesprekken": "in which talk a line was said decides whether it goes along",
    "supportplan/dossier/services.py:_in_logboek": SCHRIJFT,
    "supportplan/dossier/services_bijlage.py:bijlage_toevoegen": SCHRIJFT,
    "supportplan/dossier/services_overdracht.py:_in_het_logboek": SCHRIJFT,
    "supportplan/dossier/services_verplaatsen.py:_gesprek_opnieuw": SCHRIJFT,
    "supportplan/dossier/services_verplaatsen.py:_opschrijven": SCHRIJFT,
    "supportplan/dossier/services_verplaatsen.py:_regel_opnieuw": SCHRIJFT,
    "supportplan/dossier/services_verplaatsen.py:_weghalen": SCHRIJFT,
    "supportplan/dossier/services_verplaatsen.py:_zin": SCHRIJFT,
    "supportplan/dossier/services_verplaatsen.py:bezwaar_tegen": SLEUTEL,
    "supportplan/dossier/spoedbeeld.py:spoedbeeld_van": PROFESSIONAL,
}


def functies(boom):
    """Every function."""
    return [knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef)]


def vraagt(functie):
    """Whether a function asks one of these tables."""
    return any(
        isinstance(knoop, ast.Attribute)
        and knoop.attr in TABELLEN
        and isinstance(knoop.value, ast.Name)
        and knoop.value.id in GELEZEN_DOOR_IEMAND
        for knoop in ast.walk(functie)
    )


def filtert(functie):
    """Whether a function says who reads."""
    namen = {knoop.attr for knoop in ast.walk(functie) if isinstance(knoop, ast.Attribute)}
    namen |= {knoop.id for knoop in ast.walk(functie) if isinstance(knoop, ast.Name)}
    return bool(namen & FILTERS)


def in_bestand(pad, tekst):
    """Places (file:function) that ask without saying who reads."""
    gevonden = [functie for functie in functies(ast.parse(tekst)) if vraagt(functie) and not filtert(functie)]
    return {f"{pad}:{functie.name}" for functie in gevonden}


def test_p03_nothing_reads_without_saying_who_reads():
    paden = [pad for map_ in MAPPEN for pad in (BASIS / map_).rglob("*.py") if "migrations" not in pad.parts]
    gevonden = {plek for pad in paden for plek in in_bestand(pad.relative_to(BASIS), pad.read_text())}
    assert gevonden - ZONDER_LEZER.keys() == set()
    assert ZONDER_LEZER.keys() - gevonden == set()


@pytest.mark.parametrize(
    ("tekst", "gezien"),
    [
        ("def pagina(self):\n    return list(Gesprek.objects.filter(dossier=self.dossier))", True),
        ("def pagina(self):\n    return Uitspraak.alle.count()", True),
        ("def pagina(self):\n    return Gesprek.objects.leesbaar_voor(self.deelnemer)", False),
        ("def pagina(self):\n    return Doel.objects.all()", False),
    ],
)
def test_p03_a_new_unfiltered_read_is_seen(tekst, gezien):
    assert bool(in_bestand("profiel/x.py", tekst)) == gezien


@pytest.mark.django_db
def test_p03_the_whole_case_is_never_fetched_by_accident():
    """Whoever forgets the reader gets an error; a reader who takes no part gets what is shared, not everything."""
    dossier = f.DossierFactory()
    gedeeld = f.UitspraakFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.GEDEELD)
    f.UitspraakFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.PROFESSIONAL)
    with pytest.raises(TypeError):
        beeld_van(dossier)
    assert beeld_van(dossier, None).uitspraken == [gedeeld]
    assert len(beeld_van(dossier, ALLES).uitspraken) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("velden", [{"apart_gesproken": True}, {"verborgen_reden": "veiligheid"}])
def test_p13_a_day_agreed_apart_stands_in_no_list_but_on_the_page_of_who_may_read_it(client, velden):
    dossier = f.DossierFactory(naam="Roos")
    samira = f.professional_in(dossier)
    f.GesprekFactory(dossier=dossier, volgend_gesprek=date(2026, 3, 19), **velden)
    dossier_bijwerken(dossier)
    assert list(open_datums(dossier)) == []
    assert dossier.volgende_datum is None
    client.force_login(samira.gebruiker)
    assert "19 maart" in woorden(soep_van(client, "dossier:dossier", dossier=dossier.uuid))
    f.GesprekFactory(dossier=dossier, volgend_gesprek=date(2026, 3, 20))
    dossier_bijwerken(dossier)
    assert dossier.volgende_datum == date(2026, 3, 20)
