"""Log lines are JSON and hold no personal data, also when something goes wrong."""

import json
import logging
import sys

import pytest

from supportplan.logregels import JsonRegel


def regel(tekst, *waarden, exc_info=None):
    return json.loads(JsonRegel().format(logging.LogRecord("bron", logging.INFO, "", 1, tekst, waarden, exc_info)))


def test_a_line_has_fixed_fields():
    assert set(regel("Herinnering %s verstuurd", 7)) == {"tijd", "niveau", "bron", "bericht"}
    assert regel("Herinnering %s verstuurd", 7)["bericht"] == "Herinnering 7 verstuurd"


def test_the_message_of_an_error_is_left_out():
    try:
        raise ValueError("Key (email)=(bram@voorbeeld.nl) already exists")
    except ValueError:
        uitkomst = regel("mislukt", exc_info=sys.exc_info())
    assert uitkomst["fout"] == "builtins.ValueError"
    assert "bram" not in json.dumps(uitkomst)
    assert "test_logregels.py" in uitkomst["waar"][-1]


@pytest.mark.parametrize("pad", ["/gezond/", "/account/login/", "/demo/"])
def test_every_page_forbids_inline_script_and_style(client, db, pad):
    beleid = client.get(pad)["Content-Security-Policy"]
    assert "default-src 'self'" in beleid
    assert "unsafe" not in beleid
