"""A database of its own, full of made-up dossiers, for benchmarks of pages."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supportplan.settings")

# Names are put together from two lists, so that a search finds some and not all.
VOORNAMEN = "Aisha,Bram,Corrie,Daan,Emine,Fatma,Gijs,Henk,Ineke,Jamal,Karin,Lars,Mo,Nel,Omar,Piet,Quirijn,Roos,Truus"
ACHTERNAMEN = "de Vries,Jansen,Bakker,Ozturk,van Dijk,Visser,Smit,Meijer,de Boer,Mulder,Bos,Vos,Peters,Hendriks,Kok"

DOSSIERS = """
INSERT INTO kern_dossier (uuid, organisatie_id, gemeente_id, initiatief, aanleiding, route, route_reden,
    ontvangst_kenmerk, sluitreden, aangevuld_reden, revisie, naam, zoeknaam, volgende_datum, gemaakt_op, gewijzigd_op)
SELECT gen_random_uuid(), %(organisatie)s, NULL, '', '', 'melding_met_persoonlijk_plan', '', '', '', '', 1,
    naam, lower(naam), DATE '2026-01-01' + (n %% 365), TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 minute',
    TIMESTAMPTZ '2026-01-01' + n * INTERVAL '1 minute'
FROM (SELECT n, concat_ws(' ', (%(voornamen)s::text[])[1 + n %% 19], (%(achternamen)s::text[])[1 + n %% 15], n) AS naam
      FROM generate_series(%(van)s, %(tot)s) AS n) AS namen"""

CLIENTEN = """
INSERT INTO kern_deelnemer (uuid, dossier_id, revisie, gemaakt_op, gewijzigd_op, rol, roepnaam, voornamen, achternaam,
    straat, huisnummer, postcode, plaats, functie, werkt_bij, relatie, aanspreekpunt, telefoon, bellen_wanneer, email,
    geen_brief, geen_voicemail, geen_mail, contact_afspraak, taal, tolk, leeshulp, manier_van_praten)
SELECT gen_random_uuid(), id, 1, gemaakt_op, gemaakt_op, 'client', naam, '', '', '', '', '', '', '', '', '', false, '',
    '', '', false, false, false, '', '', false, '', ''
FROM kern_dossier WHERE id > %(na)s"""

UITSPRAKEN = """
INSERT INTO profiel_uitspraak (uuid, dossier_id, revisie, gemaakt_op, gewijzigd_op, tekst, zichtbaarheid, lukt_niet,
    is_optie, hoeft_geen_plek, volgorde, vrijgave_wijze, vrijgave_reden)
SELECT gen_random_uuid(), id, 1, gemaakt_op, gemaakt_op, 'Ik wil graag mijn huis op orde.', 'professional', false,
    false, false, k, '', ''
FROM kern_dossier, generate_series(1, 3) AS k WHERE id > %(na)s"""

RECHTEN = """
INSERT INTO kern_dossieruserobjectpermission (user_id, permission_id, content_object_id)
SELECT %(gebruiker)s, permission.id, dossier.id
FROM kern_dossier AS dossier, auth_permission AS permission
WHERE permission.id = ANY(%(rechten)s) AND dossier.id = ANY(%(dossiers)s)"""

TABELLEN = ("kern_dossier", "kern_deelnemer", "profiel_uitspraak", "kern_dossieruserobjectpermission")


@contextmanager
def eigen_database() -> Iterator[None]:
    """Run the block on an empty, migrated database that is dropped afterwards."""
    from supportplan import omgeving, postgres

    omgeving.als_eigenaar()  # it makes a database
    with postgres.zo_nodig():
        django.setup()
        from django.conf import settings
        from django.db import connection

        settings.TWEEDE_STAP_VERPLICHT = False  # these accounts only look at pages; signing in is not measured
        settings.DEBUG = False  # not Django's test environment: it makes rendering a template slower
        oude_naam = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(oude_naam, verbosity=0)


def professional(naam: str) -> Any:
    """Return a new account of somebody who works at the organisation of these dossiers."""
    from supportplan.kern.keuzes import Functie
    from supportplan.kern.models import Gebruiker, Medewerker, Organisatie

    organisatie, _ = Organisatie.objects.get_or_create(naam="Bench", rol_organisatie="aanbieder_algemeen")
    gebruiker = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", naam=naam)
    Medewerker.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, functie=Functie.PROFESSIONAL, van=date(2025, 1, 1)
    )
    return gebruiker


def eigen_dossier(naam: str) -> tuple[Any, Any]:
    """Return a new account with every right of a professional on the one dossier there is, and that dossier."""
    from supportplan.kern.keuzes import Rol
    from supportplan.kern.models import Deelnemer, Dossier
    from supportplan.kern.toegang import deelnemer_koppelen

    gebruiker = professional(naam)
    vullen_tot(1)
    dossier = Dossier.objects.get()
    deelnemer = Deelnemer.objects.create(dossier=dossier, rol=Rol.PROFESSIONAL, roepnaam="Samira")
    deelnemer_koppelen(deelnemer, gebruiker)
    return gebruiker, dossier


def vullen_tot(aantal: int) -> list[int]:
    """Add dossiers with a client and three statements until there are this many; return the keys of the new ones."""
    from django.db import connection

    from supportplan.kern.models import Dossier, Organisatie

    al = Dossier.objects.count()
    na = max(Dossier.objects.values_list("id", flat=True), default=0)
    waarden = {
        "organisatie": Organisatie.objects.get(naam="Bench").pk,
        "voornamen": VOORNAMEN.split(","),
        "achternamen": ACHTERNAMEN.split(","),
        "van": al + 1,
        "tot": aantal,
        "na": na,
    }
    with connection.cursor() as cursor:
        _triggers(cursor, "DISABLE")  # history and checks of a hundred thousand rows would only take time here
        for opdracht in (DOSSIERS, CLIENTEN, UITSPRAKEN):
            cursor.execute(opdracht, waarden)
        _triggers(cursor, "ENABLE")
    return list(Dossier.objects.filter(id__gt=na).order_by("id").values_list("id", flat=True))


def rechten_geven(gebruiker: Any, dossiers: list[int]) -> None:
    """Give this user every right of a professional on these dossiers, then let PostgreSQL count its tables anew."""
    from django.contrib.auth.models import Permission
    from django.db import connection

    from supportplan.kern.keuzes import Rol
    from supportplan.kern.toegang import RECHTEN as RECHTEN_VAN_ROL

    codes = [recht.value for recht in RECHTEN_VAN_ROL[Rol.PROFESSIONAL]]
    rechten = list(
        Permission.objects.filter(codename__in=codes, content_type__app_label="kern").values_list("pk", flat=True)
    )
    with connection.cursor() as cursor:
        cursor.execute(RECHTEN, {"gebruiker": gebruiker.pk, "rechten": rechten, "dossiers": dossiers})
        cursor.execute("ANALYZE " + ", ".join(TABELLEN))


def _triggers(cursor: Any, stand: str) -> None:
    for tabel in TABELLEN:
        cursor.execute(f"ALTER TABLE {tabel} {stand} TRIGGER USER")
