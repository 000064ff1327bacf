"""Every page of a dossier with 10,000 characters, emoji, right-to-left, markup; too little for a final document."""

import pytest
from leesserver import PAGINAS, pagina_is_goed

NIET_IN_DE_CASUS = {"werkblad", "versie", "aanvraag-versie"}

# django_db: without a marked test no database is made; what a module needs is stored by its server.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db,
    pytest.mark.xdist_group("paginas-randen"),
]


@pytest.fixture(scope="module")
def server(leesserver):
    leesserver.lezen_in("randen", definitief=False)
    return leesserver


@pytest.mark.parametrize("naam", [naam for naam in PAGINAS if naam not in NIET_IN_DE_CASUS])
def test_page(server, naam, leesvenster):
    pagina_is_goed(leesvenster, server.adres(naam, "randen"))
