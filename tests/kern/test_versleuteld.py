"""Encrypted text: keys from outside the database, a new key in front, a wrong key told (S-10)."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from supportplan.besloten.models import Veiligheidsregel, Werkaantekening
from supportplan.kern.versleuteld import VersleuteldTekstveld
from tests.factories import WerkaantekeningFactory, veiligheidsregel_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sleutels(settings):
    """Set the keys as a fresh process would read them."""

    def vergeten():
        for model in (Werkaantekening, Veiligheidsregel):
            for veld in model._meta.concrete_fields:
                if isinstance(veld, VersleuteldTekstveld):
                    veld.__dict__.pop("keys", None)
                    veld.__dict__.pop("f", None)

    def zetten(*zouten, geheim="geheim", eerder=()):
        settings.SALT_KEY, settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = list(zouten), geheim, list(eerder)
        vergeten()

    yield zetten
    vergeten()


def lees(rij):
    return Werkaantekening._base_manager.get(pk=rij.pk).tekst


def test_s10_a_new_key_in_front_reads_what_the_old_one_wrote(sleutels):
    sleutels("oud")
    rij = WerkaantekeningFactory(tekst="Geschreven met de oude sleutel")
    sleutels("nieuw", "oud")
    assert lees(rij) == "Geschreven met de oude sleutel"


def test_s10_a_key_that_does_not_fit_is_told_and_nothing_is_shown(sleutels):
    sleutels("oud")
    rij = WerkaantekeningFactory()
    sleutels("anders")
    with pytest.raises(ImproperlyConfigured, match="FIELD_ENCRYPTION_KEYS"):
        lees(rij)


def test_s10_after_encrypting_anew_the_old_key_can_go(sleutels, capsys):
    sleutels("oud", geheim="oud geheim")
    rij = WerkaantekeningFactory(tekst="Blijft leesbaar")
    regel = veiligheidsregel_in(rij.dossier, rij.gebruiker, feiten="Blijft ook leesbaar")
    sleutels("nieuw", "oud", geheim="nieuw geheim", eerder=["oud geheim"])
    call_command("besloten_hersleutelen")
    sleutels("nieuw", geheim="nieuw geheim")
    assert lees(rij) == "Blijft leesbaar"
    assert Veiligheidsregel._base_manager.get(pk=regel.pk).feiten == "Blijft ook leesbaar"
    assert "eerste sleutel" in capsys.readouterr().out


def test_s10_a_text_that_looks_encrypted_is_kept_as_it_was_typed(sleutels):
    sleutels("sleutel")
    rij = WerkaantekeningFactory()
    with connection.cursor() as cursor:
        cursor.execute("SELECT tekst FROM besloten_werkaantekening WHERE id = %s", [rij.pk])
        (cijfer,) = cursor.fetchone()
    rij.tekst = cijfer
    rij.full_clean()
    rij.save()
    assert lees(rij) == cijfer
