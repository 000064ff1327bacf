"""Safe contact in one place: who may be reached how, and a mail that says nothing (method 1, P-15, I-13)."""

import ast
from datetime import date

import pytest

from supportplan.kern.bericht import (
    Berichtsoort,
    GeenVeiligContactError,
    bericht_versturen,
    message_id,
)
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Gebruiker
from supportplan.kern.veilig_contact import Contactweg, mag, mailadres_van
from supportplan.omgeving import BASIS

OP = date(2026, 3, 2)
ROOS = {
    "rol": Rol.CLIENT,
    "roepnaam": "Roos",
    "email": "roos@voorbeeld.test",
    "telefoon": "06 00 00 00 00",
    "straat": "Lindelaan",
    "huisnummer": "12",
    "postcode": "3813 AB",
}
WEGEN = list(Contactweg)


@pytest.mark.parametrize("weg", WEGEN)
def test_without_agreement_every_way_is_open(weg):
    assert mag(Deelnemer(**ROOS), weg, OP) == ""


@pytest.mark.parametrize(
    ("anders", "weg", "reden"),
    [
        ({"geen_mail": True}, "mail", "Stuur Roos geen mail: dat is zo afgesproken."),
        ({"email": ""}, "mail", "Er is geen mailadres van Roos."),
        ({"email": "roos@x\nBcc: ander@x.test"}, "mail", "Het mailadres van Roos klopt niet."),
        ({"geen_brief": True}, "brief", "Stuur Roos geen brief: dat is zo afgesproken."),
        ({"straat": ""}, "brief", "Er is geen volledig adres van Roos."),
        ({"postcode": "", "plaats": ""}, "brief", "Er is geen volledig adres van Roos."),
        ({"geen_voicemail": True}, "voicemail", "Spreek bij Roos geen voicemail in: dat is zo afgesproken."),
        ({"telefoon": ""}, "voicemail", "Er is geen telefoonnummer van Roos."),
        ({"telefoon": ""}, "bellen", "Er is geen telefoonnummer van Roos."),
    ],
)
def test_what_was_agreed_closes_that_way_and_no_other(anders, weg, reden):
    deelnemer = Deelnemer(**ROOS | anders)
    assert mag(deelnemer, Contactweg(weg), OP) == reden
    if "geen" in next(iter(anders)):
        assert [ander for ander in WEGEN if mag(deelnemer, ander, OP)] == [weg]


@pytest.mark.parametrize(
    ("periode", "mag_nu"),
    [
        ({"van": date(2026, 3, 3)}, False),
        ({"tot": date(2026, 3, 1)}, False),
        ({"tot": date(2026, 3, 2)}, True),
        ({"verwijderd_op": date(2026, 3, 1)}, False),
    ],
)
@pytest.mark.parametrize("weg", WEGEN)
def test_who_does_not_take_part_now_is_not_reached_at_all(periode, mag_nu, weg):
    assert (mag(Deelnemer(**ROOS, **periode), weg, OP) == "") is mag_nu


@pytest.mark.parametrize(
    ("rol", "eigen", "account", "naar"),
    [
        (Rol.CLIENT, "thuis@x.test", "account@x.test", "thuis@x.test"),  # what was agreed here goes first
        (Rol.CLIENT, "", "account@x.test", "account@x.test"),
        (Rol.CLIENT, "thuis@x.test", None, "thuis@x.test"),
        (Rol.CLIENT, "", None, ""),
        (Rol.PROFESSIONAL, "oud@x.test", "account@x.test", "account@x.test"),
        (Rol.PROFESSIONAL, "oud@x.test", None, "oud@x.test"),
    ],
)
def test_which_address(rol, eigen, account, naar):
    gebruiker = Gebruiker(email=account) if account else None
    assert mailadres_van(Deelnemer(rol=rol, roepnaam="Roos", email=eigen, gebruiker=gebruiker)) == naar


def stuur(aan, **anders):
    waarden = {"op": OP, "message_id": "<1.0@localhost>"} | anders
    bericht_versturen(Berichtsoort.HERINNERING, aan, {}, **waarden)


def test_i13_the_mail_says_only_that_something_waits(mailoutbox, settings):
    settings.BASE_URL = "https://plan.voorbeeld.nl"
    stuur(Deelnemer(**ROOS))
    (mail,) = mailoutbox
    (pagina, _soort) = mail.alternatives[0]
    assert mail.to == ["roos@voorbeeld.test"]
    assert mail.subject == "Er staat iets voor u klaar in Supportplan"
    for tekst in (mail.body, pagina):
        assert "https://plan.voorbeeld.nl/" in tekst
    assert "Roos" not in str(mail.message()).replace("roos@voorbeeld.test", "")
    assert mail.message()["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize("anders", [{"geen_mail": True}, {"tot": date(2026, 3, 1)}, {"email": "geen adres"}])
def test_what_safe_contact_forbids_is_not_sent(mailoutbox, anders):
    with pytest.raises(GeenVeiligContactError, match="Roos"):
        stuur(Deelnemer(**ROOS | anders))
    assert mailoutbox == []


def test_an_account_that_was_closed_is_not_mailed(mailoutbox):
    with pytest.raises(GeenVeiligContactError):
        stuur(Gebruiker(email="x@voorbeeld.test", is_active=False))
    stuur(Gebruiker(email="x@voorbeeld.test"))
    assert [mail.to for mail in mailoutbox] == [["x@voorbeeld.test"]]


def test_nothing_can_be_added_to_the_head_of_a_mail(mailoutbox):
    with pytest.raises(ValueError, match="newlines"):
        stuur(Deelnemer(**ROOS), message_id="<1.0@localhost>\nBcc: ander@x.test")
    assert mailoutbox == []


def test_the_message_id_is_of_the_row_and_of_our_host(settings):
    settings.BASE_URL = "https://plan.voorbeeld.nl:8443"
    rij = Deelnemer().uuid
    assert message_id(rij, 2) == f"<{rij}.2@plan.voorbeeld.nl>"


def test_no_other_code_of_ours_sends_mail():
    """Every mail about a case goes through kern/bericht.py; allauth's own mails are about an account."""
    paden = [pad for app in ("supportplan", "profiel", "opties", "plannen") for pad in (BASIS / app).rglob("*.py")]
    fout = [str(pad) for pad in paden if pad.name != "bericht.py" and _mailt(ast.parse(pad.read_text()))]
    assert paden
    assert fout == []


def _mailt(boom) -> bool:
    for knoop in ast.walk(boom):
        namen = [naam.name for naam in knoop.names] if isinstance(knoop, ast.Import | ast.ImportFrom) else []
        vandaan = getattr(knoop, "module", None) or ""
        if any(f"{vandaan}.{naam}".strip(".").startswith(("django.core.mail", "smtplib", "email.")) for naam in namen):
            return True
        if isinstance(knoop, ast.Attribute) and knoop.attr in {"email_user", "send_mail", "mail_admins"}:
            return True
    return False
