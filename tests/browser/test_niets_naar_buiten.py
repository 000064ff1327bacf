"""No page asks anything of another host: no font, picture, script or count is fetched elsewhere (S-06)."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from leesserver import PAGINAS

from profiel.models import Doel
from supportplan.dossier.formulieren import FORMULIEREN

# django_db: without a marked test no database is made; what a module needs is stored by its server.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db,
    pytest.mark.xdist_group("niets-naar-buiten"),
]
INVULPAGINAS = {  # pages to fill in, with what their address wants besides the dossier
    "dossier:fasen": {},
    "dossier:sluiten": {},
    "dossier:spoed": {},
    "profiel:kennismaken_stap": {"step": "aanmelding"},
    "profiel:gesprek_nieuw": {},
    "profiel:doelen_bewerken": {},
    "profiel:profiel_stap": {"step": "wonen"},
    "profiel:kvb_stap": {"step": "rechten"},
    "plannen:plan_bewerken": {},
    "plannen:vaststellen_stap": {"step": "stappen"},
    "plannen:logboek_bewerken": {},
    "plannen:vrijgeven_stap": {"step": "lezen"},
}


@pytest.fixture(scope="module")
def adressen(leesserver):
    """Every kind of page: outside and inside a dossier, to read and to fill in, and one that does not exist."""
    leesserver.lezen_in("tweede", definitief=True)
    dossier = leesserver.dossiers["tweede"]
    doel = Doel.objects.filter(dossier=dossier).first()
    return [
        *(leesserver.adres(pagina, "tweede") for pagina in PAGINAS),
        *(reverse(naam, kwargs={"dossier": dossier.uuid, **verder}) for naam, verder in INVULPAGINAS.items()),
        reverse("opties:werkblad_bewerken", kwargs={"dossier": dossier.uuid, "doel": doel.uuid}),
        reverse("dossier:openen"),
        reverse("dossier:formulieren"),
        reverse("dossier:formulier", args=[FORMULIEREN[0].slug]),
        reverse("account_change_password"),
        reverse("kern:gezond"),
        "/bestaat-niet/",
    ]


def test_s06_no_request_goes_to_another_host(leesserver, adressen, browser):
    context = browser.new_context(locale="nl-NL", base_url=leesserver.url)
    context.set_default_timeout(60_000)
    gevraagd = Counter()
    context.on("request", lambda verzoek: gevraagd.update([urlsplit(verzoek.url).netloc]))
    pagina = context.new_page()
    for adres in ("/account/login/", "/account/password/reset/", "/.well-known/security.txt"):
        pagina.goto(adres)
    leesserver.aanmelden(context)
    for adres in adressen:
        pagina.goto(adres, wait_until="load")
    eigen = urlsplit(leesserver.url).netloc
    assert gevraagd.pop(eigen) > 3 * len(adressen) / 2, "de pagina's vroegen zelf bijna niets: telt deze test nog wel?"
    assert dict(gevraagd) == {}
    context.close()
