"""A copy as it is given: what is in it, in plain words, as PDF, web page and data (P-17, A-05 to A-08)."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plannen.models import Aanlevering
from supportplan.dossier.casus import casus_van
from supportplan.dossier.casus.schrijven import Rijsleutel
from supportplan.dossier.inzage import Inzagelog
from supportplan.dossier.kopiebeeld import Kopiebeeld
from supportplan.dossier.kopierijen import VAN_ANDER, Dossierrijen
from supportplan.dossier.regels_bewaren import bewaren_tot
from supportplan.dossier.services_bewaren import bewaarregel_van, termijnregels
from supportplan.kern.keuzes import Kopiesoort, Lijst, Rol
from supportplan.kern.models import Deelnemer, Dossier, Referentiewaarde

SCHEMA, SCHEMAVERSIE = "kopie", "1.0"
STIJL = Path(__file__).parents[2] / "plannen" / "aanvraag" / "aanvraag.css"
BESTANDSNAAM: dict[str, str] = {
    Kopiesoort.PDF: "kopie.pdf",
    Kopiesoort.GROOT: "kopie-groot.pdf",
    Kopiesoort.HTML: "kopie.html",
    Kopiesoort.JSON: "kopie.json",
}
MIMETYPE: dict[str, str] = {
    Kopiesoort.PDF: "application/pdf",
    Kopiesoort.GROOT: "application/pdf",
    Kopiesoort.HTML: "text/html; charset=utf-8",
    Kopiesoort.JSON: "application/json",
}


@dataclass(frozen=True)
class Kopieregel:
    """One line: what it is called, and its fields as label and words; `diep` says under what it stands."""

    soort: str
    kop: str
    velden: list[tuple[str, str]]
    diep: int


@dataclass(frozen=True)
class Kopiedeel:
    """One part, with its lines by kind."""

    slug: str
    titel: str
    regels: list[Kopieregel]


@dataclass(frozen=True)
class Blik:
    """That somebody did something with the case, in words."""

    dag: str
    wie: str
    wat: str


@dataclass(frozen=True)
class Kopieinhoud:
    """Everything a copy says; page, PDF and data are made of this one object."""

    titel: str
    voor: str
    van: str
    hele_dossier: bool
    organisatie: str
    adres: str
    gemaakt_op: str
    nummer: int
    weggelaten: list[str]
    bewaren: str
    ontvangers: list[str]
    klachtenregeling: str
    delen: list[Kopiedeel]
    blikken: list[Blik]


def inhoud_van(beeld: Kopiebeeld, *, nummer: int, op: datetime) -> tuple[Kopieinhoud, frozenset[Rijsleutel]]:
    """Return what the copy says now, and the rows that are not in it. Reads the case twice."""
    weg, gronden = beeld.weggelaten()
    dossier, vrager = beeld.verzoek.dossier, beeld.vrager
    rijen, vandaag = Dossierrijen(dossier, vrager, weg), timezone.localdate(op)
    organisatie = dossier.organisatie
    inhoud = Kopieinhoud(
        titel=_("Uw gegevens"),
        voor=vrager.naam,
        van=_client(dossier).naam,
        hele_dossier=rijen.hele_dossier,
        organisatie=organisatie.naam,
        adres=", ".join([*organisatie.adres.splitlines(), *filter(None, [organisatie.telefoon])]),
        gemaakt_op=date_format(vandaag, "j F Y"),
        nummer=nummer,
        weggelaten=woorden_bij(gronden, vandaag),
        bewaren=_bewaren(dossier, vandaag),
        ontvangers=_ontvangers(dossier) if rijen.hele_dossier else [],
        klachtenregeling=organisatie.klachtenregeling,
        delen=[deel for deel in _delen(rijen) if deel.regels],
        blikken=_blikken(dossier, vrager, alles=rijen.hele_dossier),
    )
    return inhoud, weg


def woorden_bij(gronden: Iterable[str], op: date) -> list[str]:
    """Return what the copy says of these grounds; some may not be named (AVG article 23 lid 2 under h)."""
    rijen = Referentiewaarde.objects.filter(lijst=Lijst.WEGLAATGROND, code__in=list(gronden)).op(op)
    return [rij.gewone_woorden for rij in rijen if rij.gewone_woorden]


def bestanden_van(inhoud: Kopieinhoud, casus: dict[str, Any] | None, op: datetime) -> dict[Kopiesoort, bytes]:
    """Every file of the copy, of the same content; costs two PDFs."""
    from supportplan.kern.pdf import Bijlage, pdf_van

    data = json_van(inhoud, casus)
    erin = [Bijlage(BESTANDSNAAM[Kopiesoort.JSON], data, _("De gegevens van deze kopie"), "Data")]
    html = render_to_string("pdf/kopie.html", _context(inhoud))
    web = render_to_string("pdf/kopie_web.html", _context(inhoud) | {"stijl": STIJL.read_text()})
    return {
        Kopiesoort.PDF: pdf_van(html, op=op, bijlagen=erin),
        Kopiesoort.GROOT: pdf_van(html, op=op, bijlagen=erin, groot=True),
        Kopiesoort.HTML: web.encode(),
        Kopiesoort.JSON: data,
    }


def json_van(inhoud: Kopieinhoud, casus: dict[str, Any] | None) -> bytes:
    """What the PDF says as data, in the shape of docs/kopie.schema.json, with the case file where it is all theirs."""
    gegevens = {"schema": SCHEMA, "schemaversie": SCHEMAVERSIE, **asdict(inhoud)}
    if casus is not None:
        gegevens["casus"] = casus
    return (json.dumps(gegevens, ensure_ascii=False, indent=1) + "\n").encode()


def casus_voor(dossier: Dossier, vrager: Deelnemer, weg: frozenset[Rijsleutel]) -> dict[str, Any] | None:
    """Return the case file without what is left out and without where others live; None for who gets their own only."""
    if vrager.rol not in {Rol.CLIENT, Rol.VERTEGENWOORDIGER}:
        return None
    casus = casus_van(dossier, zonder=weg)
    for mens in casus.get("deelnemers", []):
        if mens["rol"] != Rol.CLIENT:
            _houden(mens, VAN_ANDER["deelnemer"])
    for mens in casus.get("netwerk", []):
        _houden(mens, VAN_ANDER["netwerkpersoon"] | {"vrijgave"})
    return casus


def _houden(rij: dict[str, Any], velden: set[str]) -> None:
    for naam in set(rij) - velden - {"id"}:
        del rij[naam]


def _context(inhoud: Kopieinhoud) -> dict[str, Any]:
    titel = f"{inhoud.titel}, {inhoud.gemaakt_op}"
    return {
        "inhoud": inhoud,
        "taal": "nl",
        "titel": titel,
        "auteur": inhoud.organisatie,
        "kop": f"{inhoud.titel} - {inhoud.voor}",
        "voet": inhoud.gemaakt_op,
    }


def _client(dossier: Dossier) -> Deelnemer:
    client: Deelnemer = Deelnemer.objects.get(dossier=dossier, rol=Rol.CLIENT)
    return client


def _delen(rijen: Dossierrijen) -> list[Kopiedeel]:
    return [
        Kopiedeel(
            slug,
            titel,
            [
                Kopieregel(str(rij.soort.model._meta.verbose_name_plural), rijen.kop(rij), rijen.velden(rij), rij.diep)
                for rij in van_deel
            ],
        )
        for slug, titel, van_deel in rijen.delen
    ]


def _bewaren(dossier: Dossier, op: date) -> str:
    regel = bewaarregel_van(dossier.organisatie, termijnregels(), op)
    tot = bewaren_tot(
        regel, laatste_wijziging=timezone.localdate(dossier.gewijzigd_op), gesloten_op=dossier.gesloten_op
    )
    if tot is None:
        return _("Zolang het dossier open is. Daarna begint de bewaartermijn.")
    return _("Zoals het nu is tot %(dag)s.") % {"dag": date_format(tot, "j F Y")}


def _ontvangers(dossier: Dossier) -> list[str]:
    rijen = Aanlevering.objects.filter(dossier=dossier).select_related("gemeente").order_by("pk")
    return [
        _("gemeente %(naam)s, op %(dag)s")
        % {"naam": rij.gemeente.naam, "dag": date_format(timezone.localdate(rij.op), "j F Y")}
        for rij in rijen
    ]


def _blikken(dossier: Dossier, vrager: Deelnemer, *, alles: bool) -> list[Blik]:
    """The log in words: of everybody for the client; of a naaste only what they did themselves."""
    if not alles and not vrager.gebruiker_id:
        return []
    log, wie = Inzagelog(dossier), None if alles else vrager.gebruiker_id
    return [
        Blik(date_format(dag.datum, "j F Y"), mens.naam, f"{daad.zin} ({daad.tijd})")
        for dag in log.op_dagen(log.dagen(wie=wie), wie=wie)
        for mens in dag.mensen
        for daad in mens.daden
    ]
