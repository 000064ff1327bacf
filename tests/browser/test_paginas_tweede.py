"""Every page of a dossier with the invented case, with everything in it."""

import pytest
from leesserver import PAGINAS, pagina_is_goed

NIET_IN_DE_CASUS = set()

# django_db: without a marked test no database is made; what a module needs is stored by its server.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db,
    pytest.mark.xdist_group("paginas-tweede"),
]


@pytest.fixture(scope="module")
def server(leesserver):
    leesserver.lezen_in("tweede", definitief=True)
    return leesserver


@pytest.mark.parametrize("naam", [naam for naam in PAGINAS if naam not in NIET_IN_DE_CASUS])
def test_page(server, naam, leesvenster):
    pagina_is_goed(leesvenster, server.adres(naam, "tweede"))
