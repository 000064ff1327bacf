"""Every page of a dossier with the case of the book, which has no options and no fixed plan."""

import pytest
from leesserver import PAGINAS, pagina_is_goed

NIET_IN_DE_CASUS = {"werkblad", "versie"}

# django_db: without a marked test no database is made; what a module needs is stored by its server.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db,
    pytest.mark.xdist_group("paginas-bram"),
]


@pytest.fixture(scope="module")
def server(leesserver):
    leesserver.lezen_in("bram", definitief=True)
    return leesserver


@pytest.mark.parametrize("naam", [naam for naam in PAGINAS if naam not in NIET_IN_DE_CASUS])
def test_page(server, naam, leesvenster):
    pagina_is_goed(leesvenster, server.adres(naam, "bram"))
