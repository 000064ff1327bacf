"""What is typed is kept while typing goes on: by itself, after a lost line, after signing in again, never twice."""

import pytest
from django.test import Client
from django.urls import reverse
from hulp import bewaak
from playwright.sync_api import expect

from supportplan.kern.models import Concept, Netwerkpersoon
from tests.factories import DossierFactory, NetwerkpersoonFactory, professional_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.lopende_klok,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.kern.rijenpagina"),
]


@pytest.fixture(autouse=True)
def sjablonen(settings, request):
    eigen = request.config.rootpath / "tests" / "sjablonen"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], eigen]}]


@pytest.fixture
def dossier():
    return DossierFactory()


@pytest.fixture
def samira(dossier):
    return professional_in(dossier).gebruiker


@pytest.fixture
def pagina(venster, aanmelden, samira, dossier):
    """The page of rows, open, signed in."""
    context = venster()
    aanmelden(context, samira)
    pagina = context.new_page()
    pagina.goto(reverse("personen", kwargs={"dossier": dossier.uuid}))
    return pagina


def stand(pagina, tekst):
    expect(pagina.locator("[data-opslagstand]")).to_contain_text(tekst, timeout=30_000)


def namen():
    return list(Netwerkpersoon.objects.order_by("pk").values_list("naam", flat=True))


def test_sentence_after_sentence_with_enter(pagina, live_server):
    vreemd, fouten = bewaak(pagina, live_server.url)
    pagina.locator("[data-enter]").first.focus()
    for naam in ("Buurman Jan", "Zus Els", "Vriend Mo"):
        pagina.keyboard.type(naam)
        pagina.keyboard.press("Enter")
    stand(pagina, "Opgeslagen.")
    assert namen() == ["Buurman Jan", "Zus Els", "Vriend Mo"]
    pagina.reload()
    assert [veld.input_value() for veld in pagina.locator("[data-enter]").all()] == [*namen(), ""]
    assert (vreemd, fouten) == ([], [])


def test_typing_on_in_the_same_row_stays_one_row(pagina):
    veld = pagina.locator("[data-enter]").first
    veld.fill("Buurman")
    stand(pagina, "Opgeslagen.")
    veld.fill("Buurman Jan")
    pagina.get_by_role("button", name="Volgende").click()
    expect(pagina.locator("[data-enter]").first).to_have_value("Buurman Jan")
    assert namen() == ["Buurman Jan"]


def test_lost_line_is_told_and_the_text_is_sent_when_it_is_back(pagina):
    pagina.context.set_offline(True)
    pagina.locator("[data-enter]").first.fill("Buurman Jan")
    stand(pagina, "geen verbinding")
    assert namen() == []
    pagina.context.set_offline(False)
    stand(pagina, "Opgeslagen.")
    assert namen() == ["Buurman Jan"]


def test_signed_out_while_typing_then_signed_in_elsewhere(pagina, aanmelden, samira):
    pagina.context.clear_cookies()
    pagina.locator("[data-enter]").first.fill("Buurman Jan")
    stand(pagina, "u bent afgemeld")
    aanmelden(pagina.context, samira)
    stand(pagina, "Opgeslagen.")
    assert namen() == ["Buurman Jan"]


def test_invalid_text_is_told_at_the_row_and_kept(pagina):
    pagina.locator("[data-enter]").first.fill("?")
    stand(pagina, "Typ een naam.")
    expect(pagina.locator("[data-rij-bericht]").first).to_have_text("Typ een naam.")
    assert Concept.objects.get().invoer["naam"] == ["?"]


def test_text_of_two_people_in_one_row(pagina, dossier):
    rij = NetwerkpersoonFactory(dossier=dossier, naam="Jan", doet="klust")
    pagina.reload()
    collega = professional_in(dossier).gebruiker
    ander = Client()
    ander.force_login(collega, backend="allauth.account.auth_backends.AuthenticationBackend")
    prefix = f"persoon_{rij.uuid}"
    ander.post(
        reverse("personen", kwargs={"dossier": dossier.uuid}),
        {f"{prefix}-naam": "Johan", f"{prefix}-doet": "klust", f"{prefix}-revisie": "1"},
    )
    pagina.locator("[data-enter]").first.fill("Jantje")
    stand(pagina, collega.naam)
    pagina.get_by_role("link", name="Bekijk beide teksten").click()
    expect(pagina.locator(".sp-botsing")).to_contain_text("Jantje")
    expect(pagina.locator(".sp-botsing")).to_contain_text("Johan")
    pagina.get_by_role("button", name="Allebei houden").click()
    expect(pagina.locator(".sp-botsing")).to_have_count(0)
    assert namen() == ["Johan", "Jantje"]
