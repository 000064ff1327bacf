"""The method's own forms of phase 2, as their reader sees them."""

import pytest
from django.urls import reverse

from profiel.keuzes import KvbKolom, KvbRij, ProfielKolom, ProfielRij
from profiel.models import RijOvergeslagen
from supportplan.kern.keuzes import Zichtbaarheid
from supportplan.kern.toegang import Recht
from tests.factories import (
    DoelFactory,
    GebruikerFactory,
    UitspraakFactory,
    VervullingFactory,
    WensFactory,
    client_van,
    professional_in,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


def kop(tr):
    """The name of a row with its status, without the way to fill it."""
    return woorden(tr.th).partition(" Bewerken")[0]


def rij(soep, naam):
    return next(tr for tr in soep.select("tbody tr") if naam in tr.th.get_text())


def test_profiel_is_the_form_of_the_method(client, dossier, samira):
    soep = soep_van(client, "profiel:profiel", dossier=dossier.uuid)
    assert [woorden(th) for th in soep.select("thead th")][1:] == ProfielKolom.labels
    assert [kop(tr) for tr in soep.select("tbody tr")] == ProfielRij.labels
    assert "Welke wensen zijn het belangrijkst?" in soep.get_text()
    assert "Persoonlijk Profiel © Den Hollander & Wilken (2011)" in soep.get_text()


def test_statement_stands_in_its_cell_with_author_day_and_marks(client, dossier, samira):
    UitspraakFactory(dossier=dossier, tekst="Ik slaap slecht.", plek=("profiel", "gezondheid", "nu"), lukt_niet=True)
    cel = woorden(rij(soep_van(client, "profiel:profiel", dossier=dossier.uuid), "Gezondheid").find("td"))
    assert "Ik slaap slecht." in cel
    for merk in (client_van(dossier).roepnaam, "12 januari 2026", "lukt niet"):
        assert merk in cel


def test_release_is_said_per_statement_once_something_is_released(client, dossier, samira):
    UitspraakFactory(dossier=dossier, plek=("profiel", "wonen", "nu"))
    soep = soep_van(client, "profiel:profiel", dossier=dossier.uuid)
    assert "Niets hiervan staat in het document" in soep.get_text()
    assert not soep.find(string="niet in het document")
    UitspraakFactory(dossier=dossier, plek=("profiel", "werken", "nu"), vrijgegeven=True)
    UitspraakFactory(dossier=dossier, plek=("profiel", "gezondheid", "nu"), vrijgegeven=True, revisie=2)
    soep = soep_van(client, "profiel:profiel", dossier=dossier.uuid)
    assert "niet in het document" in woorden(rij(soep, "Wonen"))
    assert "niet in het document" not in woorden(rij(soep, "Werken"))
    assert "gewijzigd na vrijgave" in woorden(rij(soep, "Gezondheid"))


def test_row_says_only_ingevuld_or_overgeslagen(client, dossier, samira):
    UitspraakFactory(dossier=dossier, plek=("profiel", "wonen", "nu"))
    RijOvergeslagen.objects.create(dossier=dossier, formulier="profiel", rij="zingeving")
    soep = soep_van(client, "profiel:profiel", dossier=dossier.uuid)
    assert kop(rij(soep, "Wonen")) == "Wonen ingevuld"
    assert kop(rij(soep, "Zingeving")).endswith("overgeslagen")
    assert kop(rij(soep, "Werken")) == "Werken"
    assert "%" not in soep.table.get_text()


@pytest.mark.parametrize(("pagina", "rijen"), [("profiel:profiel", ProfielRij), ("profiel:kvb", KvbRij)])
def test_who_may_fill_the_form_finds_the_way_to_each_row(client, dossier, samira, pagina, rijen):
    soep = soep_van(client, pagina, dossier=dossier.uuid)
    assert len(soep.select("th .sp-profiel__bewerk a")) == len(rijen)
    assert client.get(soep.select_one("th .sp-profiel__bewerk a")["href"]).status_code == 200
    client.force_login(gebruiker_met(dossier, Recht.PROFIEL_ZIEN))
    soep = soep_van(client, pagina, dossier=dossier.uuid)
    assert not soep.find("a", string="Invullen")
    assert not soep.select(".sp-profiel__bewerk")


def test_foot_has_the_wishes_in_their_order(client, dossier, samira):
    WensFactory(dossier=dossier, tekst="Tweede", rang=2)
    WensFactory(dossier=dossier, tekst="Eerste", rang=1)
    kaart = soep_van(client, "profiel:profiel", dossier=dossier.uuid).find(
        "h2", string="Welke wensen zijn het belangrijkst?"
    )
    assert [woorden(zin) for zin in kaart.parent.select("blockquote")] == ["Eerste", "Tweede"]


def test_statement_without_a_place_is_not_lost(client, dossier, samira):
    UitspraakFactory(dossier=dossier, tekst="Zomaar gezegd.")
    assert "Zomaar gezegd." in soep_van(client, "profiel:profiel", dossier=dossier.uuid).get_text()


def test_what_only_the_speaker_may_read_stays_with_the_speaker(client, dossier, samira):
    UitspraakFactory(
        dossier=dossier, tekst="Geheim.", zichtbaarheid=Zichtbaarheid.ALLEEN_IK, plek=("profiel", "wonen", "nu")
    )
    for pagina in ("profiel:profiel", "profiel:kennismaking", "profiel:kvb", "profiel:doelen"):
        assert "Geheim." not in soep_van(client, pagina, dossier=dossier.uuid).get_text()


@pytest.mark.parametrize("pagina", ["profiel:profiel", "profiel:kennismaking", "profiel:kvb", "profiel:doelen"])
def test_who_may_not(client, dossier, pagina):
    adres = reverse(pagina, kwargs={"dossier": dossier.uuid})
    assert client.get(adres).status_code == 302
    client.force_login(GebruikerFactory())
    assert client.get(adres).status_code == 404
    client.force_login(gebruiker_met(dossier, Recht.PLAN_ZIEN))
    assert client.get(adres).status_code == 403


def test_schema_has_all_dimensions_and_says_the_gap_in_words(client, dossier, samira):
    UitspraakFactory(dossier=dossier, tekst="Hulp bij de kast", plek=("kvb", "materieel", "benodigd"))
    vervuld = VervullingFactory(dossier=dossier)
    soep = soep_van(client, "profiel:kvb", dossier=dossier.uuid)
    assert [woorden(th) for th in soep.select("thead th")][1:] == KvbKolom.labels
    assert len(soep.select("tbody tr")) == len(KvbRij)
    open_, wel = (woorden(kaart) for kaart in soep.select(".sp-kolommen > .sp-kaart"))
    assert open_ == "Hier is nog niets voor Hulp bij de kast"
    assert vervuld.behoefte.tekst in wel
    assert f"Daarvoor is er: {vervuld.hulpbron.tekst}" in wel


@pytest.mark.parametrize("pagina", ["profiel:profiel", "profiel:kennismaking", "profiel:kvb", "profiel:doelen"])
def test_queries_do_not_grow(client, dossier, samira, queries_groeien_niet, pagina):
    def maken(aantal):
        for _ in range(aantal):
            wens = WensFactory(dossier=dossier)
            DoelFactory(dossier=dossier, wens=wens)
            VervullingFactory(dossier=dossier)
            UitspraakFactory(dossier=dossier, door=[client_van(dossier), professional_in(dossier)])

    adres = reverse(pagina, kwargs={"dossier": dossier.uuid})
    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres), hoogstens=17)
