"""What must hold after any act: nothing typed is lost, nothing doubled, nothing of one dossier in another."""

import json
from collections import Counter
from collections.abc import Iterator

from django.apps import apps
from django.db import connection, transaction

from plannen.beeld import ALLES, beeld_van, wezen_van
from plannen.regels import losse_draden
from supportplan.dossier.casus import CasusFouten, casus_lezen, casus_opslaan, casus_tekst, casus_van
from supportplan.kern.logcontrole import ketenbreuken
from supportplan.kern.models import Concept, Dossier, Herinnering, Logregel
from tests.verhalen.gevulde_velden import MERK

MODELLEN = [
    model
    for model in apps.get_models()
    if model is not Logregel and not hasattr(model, "pgh_id") and any(v.name == "dossier" for v in model._meta.fields)
]
NIET_GETELD = (Concept, Herinnering)  # drafts come and go; reminders follow from dates


def _rijen(merk: str, dossier_pk: int | None = None) -> list[tuple[str, int]]:
    """Every row of any dossier in which a text holds this, as JSON, with its dossier."""
    bronnen = [(model._meta.db_table, "dossier_id") for model in MODELLEN] + [(Dossier._meta.db_table, "id")]
    delen = [
        f'SELECT to_jsonb(t)::text, t."{sleutel}" FROM "{tabel}" t WHERE to_jsonb(t)::text LIKE %s'  # noqa: S608  # ours
        for tabel, sleutel in bronnen
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(delen), [f"%{merk}%"] * len(delen))
        return [rij for rij in cursor.fetchall() if dossier_pk is None or rij[1] == dossier_pk]


def teksten_in(waarde) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(waarde, str):
        yield waarde
    elif isinstance(waarde, (dict, list)):
        for deel in waarde.values() if isinstance(waarde, dict) else waarde:
            yield from teksten_in(deel)


def zoals_bewaard(tekst: str) -> str:
    """How a typed text is kept: new lines as one sign, no space around it, an unstorable sign replaced."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip()


def kwijt(getypt: dict[str, str], inhoud: bytes = b"") -> list[str]:
    """Return the typed texts that stand in no row, no draft, and not on the page that came back."""
    if not getypt:
        return []
    van_deze_acte = merk_van(next(iter(getypt.values()))).rpartition("v")[0] + "v"
    bewaard = [tekst for rij, _dossier in _rijen(van_deze_acte) for tekst in teksten_in(json.loads(rij))]
    bewaard += _op_de_pagina(inhoud) if inhoud else []
    return [f"{naam}: {tekst[:80]!r}" for naam, tekst in getypt.items() if not _staat_in(bewaard, naam, tekst)]


def _staat_in(bewaard: list[str], naam: str, tekst: str) -> bool:
    """Whether a text was kept whole; the name of a person may be kept as first name and surname."""
    delen = zoals_bewaard(tekst).split() if naam.endswith("-naam") else [zoals_bewaard(tekst)]
    return all(any(deel in eens for eens in bewaard) for deel in delen)


def _op_de_pagina(inhoud: bytes) -> Iterator[str]:
    from tests.verhalen.bladeraar import lees_formulieren

    for formulier in lees_formulieren(inhoud, ""):
        for veld in formulier.velden:
            yield from (zoals_bewaard(waarde) for waarde in veld.nu)


def aantallen() -> Counter:
    """How many rows there are, per table."""
    tabellen = [model._meta.db_table for model in MODELLEN if model not in NIET_GETELD]
    with connection.cursor() as cursor:
        delen = [f"SELECT '{tabel}', count(*) FROM \"{tabel}\"" for tabel in tabellen]  # noqa: S608  # names of ours
        cursor.execute(" UNION ALL ".join(delen))
        return Counter(dict(cursor.fetchall()))


def merk_van(tekst: str) -> str:
    """The mark in a typed text."""
    gevonden = MERK.search(tekst)
    assert gevonden
    return gevonden[0]


def staat_ergens(merk: str) -> bool:
    """Whether a text with this mark stands in a row now, or stood in it once."""
    if _rijen(merk):
        return True
    tabellen = [model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    with connection.cursor() as cursor:
        delen = [f'SELECT 1 FROM "{tabel}" t WHERE to_jsonb(t)::text LIKE %s' for tabel in tabellen]  # noqa: S608  # ours
        cursor.execute(" UNION ALL ".join(delen), [f"%{merk}%"] * len(delen))
        return cursor.fetchone() is not None


def is_rij(uuid: str) -> bool:
    """Whether a row has this uuid, removed or not."""
    met_uuid = [
        model for model in MODELLEN if model is not Concept and any(v.name == "uuid" for v in model._meta.fields)
    ]
    return any(model._base_manager.filter(uuid=uuid).exists() for model in met_uuid)


def merken_in_concepten() -> set[str]:
    """The marks of the texts that are kept as a draft now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT invoer::text FROM kern_concept WHERE invoer::text LIKE %s", ["%qz%"])
        return {treffer[0] for (invoer,) in cursor.fetchall() for treffer in MERK.finditer(invoer)}


def vreemde_letters(inhoud: bytes, letter: str) -> set[str]:
    """The marks of other dossiers on a page of this one."""
    return {merk[0] for merk in MERK.finditer(inhoud.decode(errors="replace")) if merk[1] != letter}


def in_de_verkeerde_rij(letters: dict[int, str]) -> list[str]:
    """Rows that hold a text typed for another dossier."""
    return [
        rij[:200]
        for rij, dossier in _rijen("qz")
        if any(merk[1] != letters.get(dossier) for merk in MERK.finditer(rij))
    ]


def wat_niet_klopt(dossier: Dossier) -> list[str]:
    """Return what is not whole in a dossier: loose threads, a broken log, a file that is refused or not the same."""
    gebroken = [f"los: {draad}" for draad in losse_draden(beeld_van(dossier, ALLES), wezen_van(dossier))]
    gebroken += [f"log: {breuk}" for breuk in ketenbreuken(dossier)]
    tekst = casus_tekst(casus_van(dossier))
    try:
        with transaction.atomic():
            terug = casus_opslaan(casus_lezen(tekst.encode()), organisatie=dossier.organisatie)
            opnieuw = casus_tekst(casus_van(terug))
            transaction.set_rollback(True)
    except CasusFouten as fout:
        return [*gebroken, *(f"export geweigerd: {een.pad}: {een}" for een in fout.fouten)]
    if opnieuw != tekst:
        oud, nieuw = tekst.splitlines(), opnieuw.splitlines()
        anders = [f"{a.strip()} werd {b.strip()}" for a, b in zip(oud, nieuw, strict=False) if a != b]
        gebroken.append(f"anders na import: {anders[:3]} ({len(oud)} en {len(nieuw)} regels)")
    return gebroken
