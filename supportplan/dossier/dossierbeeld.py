"""What the page of one dossier shows, as plain values; the rows come from `dossierrijen`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plannen.keuzes import Inzetsoort
from plannen.models import Inzet, Planregel
from profiel.models import Doel, Gesprek
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier, Netwerkpersoon, Vertegenwoordiging
from supportplan.kern.regels import leeftijd
from supportplan.kern.templatetags.onderdelen import SOORTWOORDEN
from supportplan.kern.termijnen import UitersteDatum


@dataclass(frozen=True)
class Moment:
    """One date that is still to come, as `onderdelen/tijdlijn.html` shows it."""

    datum: date
    titel: str
    tekst: str = ""
    komt: bool = True


@dataclass(frozen=True)
class Bijdrage:
    """Who does something for a step; `soort` is the kind of help, which has a colour and a word."""

    soort: str
    wie: str
    wat: str


@dataclass(frozen=True)
class Stap:
    """One step of the plan in short."""

    tekst: str
    status: str
    bijdragen: list[Bijdrage]


@dataclass(frozen=True)
class Doelkort:
    """A goal with its steps; `nummer` 0 is what comes first, before any goal (method 1, nu eerst)."""

    nummer: int
    tekst: str
    stappen: list[Stap]


@dataclass(frozen=True)
class Mens:
    """Somebody in the dossier."""

    naam: str
    wie: str
    bij: list[str]


def feiten(client: Deelnemer, op: date) -> str:
    """Return the line under the name: age, place, language, how the person wants to talk."""
    jaren = leeftijd(client.geboortedatum, op) if client.geboortedatum else None
    delen = [
        ngettext("%(n)s jaar", "%(n)s jaar", jaren) % {"n": jaren} if jaren is not None else "",
        client.plaats,
        _("spreekt %(taal)s") % {"taal": client.taal} if client.taal else "",
        client.manier_van_praten,
    ]
    return " · ".join(deel for deel in delen if deel)


def _wie(inzet: Inzet, client: str) -> str:
    """Who does it; only the kind of help when the words already name who."""
    if inzet.soort == Inzetsoort.WMO:
        return _("vraag aan de Wmo")
    naam = inzet.naam or (client if inzet.soort == Inzetsoort.ZELF else "")
    if naam and naam.casefold() not in inzet.tekst.casefold():
        return naam
    if inzet.soort == Inzetsoort.NETWERK and not naam:
        return _("nog niemand")
    return str(SOORTWOORDEN[inzet.soort])


def _wat(inzet: Inzet) -> str:
    afspraak = getattr(inzet, "netwerkafspraak", None)
    stand = f"({afspraak.get_stand_display()})" if afspraak and afspraak.stand else ""
    gestopt = _("(gestopt)") if inzet.gestopt_op else ""
    tekst = ", ".join(deel for deel in (inzet.tekst.rstrip(" ."), inzet.hoe_vaak) if deel)
    return " ".join(deel for deel in (tekst, gestopt or stand) if deel)


def vorige_keer(gesprekken: Iterable[Gesprek], op: date) -> str:
    """Return when people last talked, in words; empty when they did not yet."""
    laatste = max((gesprek.datum for gesprek in gesprekken if gesprek.datum <= op), default=None)
    return _("Laatste gesprek: %(dag)s") % {"dag": date_format(laatste, "l j F Y")} if laatste else ""


def stap_van(regel: Planregel, client: str) -> Stap:
    """Return a step with who does what."""
    bijdragen = [Bijdrage(inzet.soort, _wie(inzet, client), _wat(inzet)) for inzet in regel.inzetten.all()]
    if regel.nu_eerst:
        tot = date_format(regel.nu_eerst_tot, "j F Y") if regel.nu_eerst_tot else ""
        bijdragen.insert(0, Bijdrage("", regel.nu_eerst_wie, _("tot %(dag)s") % {"dag": tot}))
    return Stap(regel.stap, regel.get_stand_display(), bijdragen)


def doelen_in_het_kort(doelen: Iterable[Doel], regels: Iterable[Planregel], client: str) -> list[Doelkort]:
    """Return what comes first, then every goal, each with its steps."""
    per_doel: dict[int | None, list[Stap]] = {}
    for regel in regels:
        doel = regel.plandoel.doel_id if regel.plandoel else None
        per_doel.setdefault(doel, []).append(stap_van(regel, client))
    eerst = [Doelkort(0, _("Nu eerst"), per_doel[None])] if None in per_doel else []
    return [*eerst, *(Doelkort(doel.nummer, doel.tekst, per_doel.get(doel.pk, [])) for doel in doelen)]


def mensen(
    deelnemers: Sequence[Deelnemer], netwerk: Sequence[Netwerkpersoon], namens: Sequence[Vertegenwoordiging]
) -> list[Mens]:
    """Return everyone in the dossier but the client: who takes part, who speaks for them, who is around."""
    vertegenwoordigt = {rij.deelnemer_id: str(rij.get_soort_display()) for rij in namens}
    in_netwerk = {persoon.deelnemer_id: persoon for persoon in netwerk if persoon.deelnemer_id}
    deel = [
        _deelnemer(deelnemer, vertegenwoordigt.get(deelnemer.pk, ""), in_netwerk.get(deelnemer.pk))
        for deelnemer in deelnemers
        if deelnemer.rol != Rol.CLIENT
    ]
    return [*deel, *(_uit_netwerk(persoon) for persoon in netwerk if not persoon.deelnemer_id)]


def _deelnemer(deelnemer: Deelnemer, namens: str, persoon: Netwerkpersoon | None) -> Mens:
    soort = namens or deelnemer.functie or deelnemer.relatie or str(deelnemer.get_rol_display())
    wie = ", ".join(woord for woord in (soort, deelnemer.werkt_bij) if woord)
    bij = [_("eerste aanspreekpunt")] if deelnemer.aanspreekpunt else []
    if deelnemer.tot:
        bij.append(_("tot %(dag)s") % {"dag": date_format(deelnemer.tot, "j F Y")})
    return Mens(deelnemer.naam, wie, [*bij, *(_bijzonder(persoon) if persoon else [])])


def _uit_netwerk(persoon: Netwerkpersoon) -> Mens:
    relatie = persoon.relatie if persoon.relatie.casefold() != persoon.naam.casefold() else ""
    return Mens(persoon.naam, relatie, _bijzonder(persoon))


def _bijzonder(persoon: Netwerkpersoon) -> list[str]:
    merken = [
        (persoon.mantelzorger, _("mantelzorger")),
        (persoon.huisgenoot, _("huisgenoot")),
        (persoon.niet_vragen, _("niet om hulp vragen")),
    ]
    return [tekst for geldt, tekst in merken if geldt]


def begin(dossier: Dossier) -> list[dict[str, str]]:
    """Return how it began, as question and answer (method 1, W-01); unknown stays empty."""
    weet = {True: _("Ja"), False: _("Nee"), None: ""}[dossier.client_weet_ervan]
    if weet and dossier.client_weet_sinds:
        weet = _("%(weet)s, sinds %(dag)s") % {"weet": weet, "dag": date_format(dossier.client_weet_sinds, "j F Y")}
    melding = {True: _("Ja"), False: _("Nog niet"), None: ""}[dossier.melding]
    if dossier.melding_op:
        melding = _("Ja, op %(dag)s") % {"dag": date_format(dossier.melding_op, "j F Y")}
    rijen = [
        (_("Wie nam contact op"), dossier.initiatief),
        (_("Aanleiding"), dossier.aanleiding),
        (_("Weet de persoon ervan"), weet),
        (_("Melding bij de gemeente"), melding),
        (_("Gemeente"), str(dossier.gemeente or "")),
        (_("Route"), str(dossier.get_route_display()).capitalize()),
    ]
    return [{"vraag": str(vraag), "antwoord": antwoord} for vraag, antwoord in rijen]


def momenten(
    *,
    op: date,
    gesprekken: Iterable[Gesprek],
    regels: Iterable[Planregel],
    evaluatie_op: date | None,
    uiterste: Iterable[UitersteDatum],
) -> list[Moment]:
    """Return every date of this dossier from today on, soonest first."""
    data = [Moment(talk.volgend_gesprek, _("Volgend gesprek")) for talk in gesprekken if talk.volgend_gesprek]
    if evaluatie_op:
        data.append(Moment(evaluatie_op, _("Samen het plan bekijken")))
    for regel in regels:
        if regel.nu_eerst_tot:
            data.append(Moment(regel.nu_eerst_tot, _("Tot deze dag: %(stap)s") % {"stap": regel.stap}))
        data += _te_vragen(regel)
    data += [Moment(uit.werkdag, uit.naam, uit.grondslag) for uit in uiterste]
    return sorted((moment for moment in data if moment.datum >= op), key=lambda moment: moment.datum)


def _te_vragen(regel: Planregel) -> Iterable[Moment]:
    for inzet in regel.inzetten.all():
        afspraak = getattr(inzet, "netwerkafspraak", None)
        if afspraak and afspraak.vraagt_voor and not inzet.gestopt_op:
            wie = afspraak.vraagt.roepnaam if afspraak.vraagt else _("iemand")
            titel = _("%(wie)s vraagt %(aan)s vóór deze dag") % {"wie": wie, "aan": inzet.naam or regel.stap}
            yield replace(Moment(afspraak.vraagt_voor, titel), tekst=regel.stap)
