"""The one place where the environment is read.

Every value is checked here and all mistakes are reported together, in plain words. An environment without any of our
variables is a developer's machine; as soon as one production variable is set, the safe side is chosen (DEBUG off).
"""

import os
import shlex
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from environs import Env, EnvValidationError, ValidationError

if TYPE_CHECKING:
    from environs.types import ErrorMapping

BASIS = Path(__file__).resolve().parent.parent
LOKAAL = frozenset({"localhost", "127.0.0.1", "::1", "[::1]", ".localhost", "testserver"})
ONTWIKKELSLEUTEL = "django-insecure-alleen-voor-ontwikkeling-" + "x" * 30
NAMEN = (
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DATABASE_URL",
    "DEBUG",
    "DEMO",
    "EMAIL_URL",
    "FIELD_ENCRYPTION_KEYS",
    "HOST",
    "MIGRATE_DATABASE_URL",
    "PORT",
    "PROXIES",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SECURITY_CONTACT",
    "STATIC_BUILT",
    "UPLOAD_SCAN",
    "VAR_DIR",
)
PRODUCTIEWAARDEN = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS")
MAILSOORTEN = frozenset({"smtp", "submission", "submit", "console", "file", "memory", "dummy"})
MINSTE_SLEUTEL = 50
MINSTE_VELDSLEUTEL = 32


@dataclass(frozen=True, kw_only=True)
class Omgeving:
    """The environment, read and found right."""

    debug: bool
    demo: bool
    static_built: bool
    secret_key: str = field(repr=False)
    secret_key_fallbacks: list[str] = field(repr=False)
    allowed_hosts: list[str]
    base_url: str
    database: dict[str, Any] = field(repr=False)
    toepassingsrol: str
    email: dict[str, Any] = field(repr=False)
    field_encryption_keys: list[str] = field(repr=False)
    var_dir: Path
    proxies: int
    security_contact: str
    upload_scan: list[str]


class _Wie:
    """With which role this process goes to the database; a child process decides for itself."""

    eigenaar = False


class Omgevingsfout(ImproperlyConfigured):
    """The environment is not right; the message lists every wrong or missing value."""

    def __init__(self, fouten: Mapping[str, list[str]]) -> None:
        self.fouten = dict(fouten)
        regels = [f"  {naam}: {tekst}" for naam, teksten in sorted(self.fouten.items()) for tekst in teksten]
        super().__init__("De omgeving klopt niet (zie docs/beheer.md):\n" + "\n".join(regels))


def lees() -> Omgeving:
    """Read the environment; raises Omgevingsfout naming every wrong or missing value at once."""
    env = _env()
    debug = env.bool("DEBUG", default=not any(naam in os.environ for naam in PRODUCTIEWAARDEN))
    demo = env.bool("DEMO", default=False)
    static_built = env.bool("STATIC_BUILT", default=not debug)
    secret_key = env.str("SECRET_KEY", default=ONTWIKKELSLEUTEL)
    oude_sleutels: list[str] | None = env.list("SECRET_KEY_FALLBACKS", default=[])
    hosts = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
    base_url = env.str("BASE_URL", default="http://localhost:8000", validate=_webadres)
    var_dir = Path(env.str("VAR_DIR", default=str(BASIS / "var"))).resolve()
    database_url = env.str("DATABASE_URL", default=standaard_database_url(var_dir), validate=_postgresadres)
    eigenaar_url = env.str("MIGRATE_DATABASE_URL", default="", validate=_postgresadres)
    email_url = env.str("EMAIL_URL", default="console:", validate=_mailadres)
    veldsleutels = env.list("FIELD_ENCRYPTION_KEYS", default=[ONTWIKKELSLEUTEL])
    proxies = env.int("PROXIES", default=0, validate=_aantal_proxies)
    security_contact = env.str("SECURITY_CONTACT", default="", validate=_contact)
    upload_scan = env.str("UPLOAD_SCAN", default="", validate=_opdracht)
    if fouten := _leesfouten(env):
        raise Omgevingsfout(fouten)
    als_wie = (_Wie.eigenaar and eigenaar_url) or database_url or ""
    omgeving = Omgeving(
        debug=bool(debug),
        demo=bool(demo),
        static_built=bool(static_built),
        secret_key=secret_key or "",
        secret_key_fallbacks=_gevuld(oude_sleutels),
        allowed_hosts=_gevuld(hosts),
        base_url=(base_url or "").rstrip("/"),
        database=dict(dj_database_url.parse(als_wie, conn_max_age=60, conn_health_checks=True)),
        toepassingsrol=_toepassingsrol(database_url or "", eigenaar_url or ""),
        email=dj_email_url.parse(email_url or ""),
        field_encryption_keys=_gevuld(veldsleutels),
        var_dir=var_dir,
        proxies=int(proxies or 0),
        security_contact=security_contact or "",
        upload_scan=shlex.split(upload_scan or ""),
    )
    if fouten := productiefouten(omgeving, gezet=frozenset(os.environ)):
        raise Omgevingsfout(fouten)
    return omgeving


def is_productie(omgeving: Omgeving) -> bool:
    """Production is DEBUG off, or any host or address that others can reach."""
    adres = urlsplit(omgeving.base_url).hostname or ""
    return not omgeving.debug or any(naam not in LOKAAL for naam in [*omgeving.allowed_hosts, adres])


def productiefouten(omgeving: Omgeving, *, gezet: frozenset[str]) -> dict[str, list[str]]:
    """What production refuses, per variable; empty when this is no production or all is well.

    `gezet` holds the names of the variables that have a value.
    """
    if not is_productie(omgeving):
        return {}
    eisen = {
        "DEBUG": (not omgeving.debug, "moet uit staan (false) zodra anderen bij de server kunnen."),
        "DEMO": (not omgeving.demo, "de demo-aanmelding mag in productie niet aan staan; laat DEMO weg."),
        "DATABASE_URL": (
            "DATABASE_URL" in gezet,
            "ontbreekt; geef het adres van PostgreSQL, zoals postgresql://gebruiker:wachtwoord@host/naam.",
        ),
        "SECRET_KEY": (
            len(omgeving.secret_key) >= MINSTE_SLEUTEL and not omgeving.secret_key.startswith("django-insecure-"),
            f"ontbreekt of is te kort; geef minstens {MINSTE_SLEUTEL} willekeurige tekens, zoals {sleutelvoorbeeld()}",
        ),
        "FIELD_ENCRYPTION_KEYS": (
            "FIELD_ENCRYPTION_KEYS" in gezet
            and all(len(sleutel) >= MINSTE_VELDSLEUTEL for sleutel in omgeving.field_encryption_keys),
            f"ontbreekt of is te kort; geef één of meer sleutels van minstens {MINSTE_VELDSLEUTEL} tekens, met komma's"
            " ertussen. De eerste versleutelt, alle sleutels ontsleutelen.",
        ),
        "ALLOWED_HOSTS": (
            "ALLOWED_HOSTS" in gezet and "*" not in omgeving.allowed_hosts,
            "ontbreekt of is *; noem de hostnamen van deze server, met komma's ertussen.",
        ),
        "EMAIL_URL": (
            "EMAIL_URL" in gezet,
            "ontbreekt; geef het adres van de mailserver, zoals submission://gebruiker:wachtwoord@host:587.",
        ),
        "BASE_URL": (
            "BASE_URL" in gezet and omgeving.base_url.startswith("https://"),
            "ontbreekt of is geen https; geef het adres van de site, zoals https://plan.voorbeeld.nl.",
        ),
        "SECURITY_CONTACT": (
            "SECURITY_CONTACT" in gezet,
            "ontbreekt; geef waar men een lek meldt, zoals mailto:veilig@voorbeeld.nl. Het komt in security.txt.",
        ),
    }
    return {naam: [tekst] for naam, (goed, tekst) in eisen.items() if not goed}


def standaard_database_url(var_dir: Path) -> str:
    """Address of the embedded PostgreSQL, whether it runs or not: settings never start a server."""
    return f"postgresql://supportplan@/supportplan?host={quote(str(var_dir / 'postgres'))}"


def luisteradres() -> tuple[str, int]:
    """Where script/server listens: HOST and PORT; raises Omgevingsfout when PORT is no port."""
    env = _env()
    host = env.str("HOST", default="127.0.0.1")
    port = env.int("PORT", default=8000, validate=_poort)
    if fouten := _leesfouten(env):
        raise Omgevingsfout(fouten)
    return str(host), int(port or 0)


def als_eigenaar() -> None:
    """Let this process use the role that owns the tables, when there is one; call it before the settings are read."""
    _Wie.eigenaar = True


def _toepassingsrol(database_url: str, eigenaar_url: str) -> str:
    """The role the application has beside the one that owns the tables; empty when one role does everything."""
    rol, eigenaar = (
        str(dj_database_url.parse(url)["USER"] or "") if url else "" for url in (database_url, eigenaar_url)
    )
    return rol if eigenaar and rol != eigenaar else ""


def sleutelvoorbeeld() -> str:
    """A fresh random key, to copy from an error message."""
    return get_random_secret_key()


def _env() -> Env:
    """A reader that keeps going after a mistake; an empty value counts as no value."""
    for naam in NAMEN:
        if os.environ.get(naam) == "":
            del os.environ[naam]
    return Env(eager=False)


def _gevuld(delen: list[str] | None) -> list[str]:
    return [deel.strip() for deel in delen or [] if deel.strip()]


def _webadres(waarde: str) -> None:
    delen = urlsplit(waarde)
    if delen.scheme not in {"http", "https"} or not delen.hostname or delen.path not in {"", "/"}:
        raise ValidationError("is geen webadres; geef het zoals https://plan.voorbeeld.nl, zonder pad.")


def _poort(waarde: int) -> None:
    if not 0 < waarde < 65536:
        raise ValidationError("moet een getal van 1 tot en met 65535 zijn.")


def _aantal_proxies(waarde: int) -> None:
    if not 0 <= waarde < 10:
        raise ValidationError("moet een getal van 0 tot en met 9 zijn.")


def _contact(waarde: str) -> None:
    delen = urlsplit(waarde)
    goed = {"https": delen.netloc, "mailto": "@" in delen.path}.get(delen.scheme)
    if waarde and not (goed and waarde.isprintable()):
        raise ValidationError("is geen adres; geef mailto:naam@voorbeeld.nl of een webadres met https://.")


def _opdracht(waarde: str) -> None:
    try:
        delen = shlex.split(waarde)
    except ValueError:
        delen = []
    if waarde and not (delen and shutil.which(delen[0])):
        raise ValidationError("is geen opdracht die hier bestaat; geef bijvoorbeeld: clamdscan --no-summary -")


def _postgresadres(waarde: str) -> None:
    if waarde and urlsplit(waarde).scheme not in {"postgres", "postgresql"}:
        raise ValidationError("moet naar PostgreSQL wijzen, zoals postgresql://gebruiker:wachtwoord@host/naam.")


def _mailadres(waarde: str) -> None:
    if urlsplit(waarde).scheme not in MAILSOORTEN:
        raise ValidationError("is geen adres van een mailserver, zoals submission://gebruiker:wachtwoord@host:587.")


def _leesfouten(env: Env) -> dict[str, list[str]]:
    """Values that cannot be used at all, in plain words."""
    soort = dict.fromkeys(("DEBUG", "DEMO", "STATIC_BUILT"), "kies true of false.") | {
        "PORT": "moet een getal zijn.",
        "PROXIES": "moet een getal van 0 tot en met 9 zijn.",
    }
    try:
        env.seal()
    except EnvValidationError as fout:
        meldingen = cast("ErrorMapping", fout.error_messages)
        return {naam: [soort[naam]] if naam in soort else list(teksten) for naam, teksten in meldingen.items()}
    return {}
