"""What a plan says, as plain JSON keyed by the uuid of each row: for versions, differences and agreement (method 6).

Codes stand as codes; labels are looked up when somebody reads it. Who has the steps at hand (a `Beeld`) gives them
and no query is asked; without them they are fetched, in a fixed number of queries.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from plannen.beeld import afspraak_van, pgbplan_van, vraag_van
from plannen.models import Inzet, Netwerkafspraak, Pgbhulp, Pgbplan, Plan, Plandoel, Planregel, Wmovraag

Inhoud = dict[str, Any]

HELFT = 64  # a SHA-256 in hexadecimal
# What may be said in other words without asking again; the person, how often and how long are no such words.
WOORDEN = frozenset({"doel", "hulpmiddelen", "stap", "tekst", "teruggeven", "omschrijving", "taken"})


def sha256_van(inhoud: Inhoud) -> str:
    """Return the hash of a content; the order of keys and rows makes no difference."""
    tekst = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def inhoud_van_plan(plan: Plan, regels: Iterable[Planregel] | None = None) -> Inhoud:
    """Return the whole plan as it reads now: the head, and per kind the live rows by uuid."""
    if regels is None:
        regels = Planregel.objects.filter(plan=plan).met_inzetten()
    regels = list(regels)
    inhoud: Inhoud = {
        "plan": {"opgesteld_op": _dag(plan.opgesteld_op), "evaluatie_op": _dag(plan.evaluatie_op)},
        "plandoelen": {str(deel.uuid): _plandoel(deel) for deel in plan.plandoelen.all()},
        "planregels": {str(regel.uuid): _planregel(regel) for regel in regels},
        "inzetten": {},
        "netwerkafspraken": {},
        "wmovragen": {},
        "pgbplannen": {},
        "pgbhulpen": {},
    }
    for regel in regels:
        for inzet in regel.inzetten.all():
            _inzet_erbij(inhoud, inzet)
    return inhoud


def inhoud_van_plandoel(plandoel: Plandoel, regels: Iterable[Planregel] | None = None) -> Inhoud:
    """Return what an answer on this part is about; when this changes, the part is asked again.

    Who, what, how much, how often, which provision, every entry and text. Not: days, order, how far it is, what the
    professional calls the goal. A stopped entry counts as removed.
    """
    if regels is None:
        regels = Planregel.objects.filter(plandoel=plandoel).met_inzetten()
    return {
        "doel": plandoel.doel.tekst,
        "hulpmiddelen": plandoel.hulpmiddelen,
        "stappen": {str(regel.uuid): _wat_telt_van_stap(regel) for regel in regels if regel.plandoel_id == plandoel.pk},
    }


def kenmerk_van_plandoel(plandoel: Plandoel, regels: Iterable[Planregel] | None = None) -> str:
    """Return the hash an answer on this part is tied to: that of its shape, then that of all it says.

    So two hashes alone tell whether only words differ: their first halves are the same (method 6, "alleen taal").
    """
    inhoud = inhoud_van_plandoel(plandoel, regels)
    return sha256_van(vorm_van(inhoud)) + sha256_van(inhoud)


def verschilt_alleen_in_taal(van_kenmerk: str, naar_kenmerk: str) -> bool:
    """Whether two readings of a part have the same who, how much, how often, provision and entries."""
    return van_kenmerk[:HELFT] == naar_kenmerk[:HELFT]


def vorm_van(inhoud: Inhoud) -> Inhoud:
    """Return a content of a part without its words: of a text stays only whether there is one."""
    return {naam: bool(deel) if naam in WOORDEN else _vorm(deel) for naam, deel in inhoud.items()}


def _vorm(deel: Any) -> Any:
    return vorm_van(deel) if isinstance(deel, dict) else deel


def _wat_telt_van_stap(regel: Planregel) -> Inhoud:
    inzetten = [inzet for inzet in regel.inzetten.all() if inzet.gestopt_op is None]
    return {"stap": regel.stap, "inzetten": {str(inzet.uuid): _wat_telt_van_inzet(inzet) for inzet in inzetten}}


def _wat_telt_van_inzet(inzet: Inzet) -> Inhoud:
    afspraak, vraag = afspraak_van(inzet), vraag_van(inzet)
    return {
        "soort": inzet.soort,
        "tekst": inzet.tekst,
        "wie": _wie(inzet),
        "voor": inzet.voor,
        "hoe_vaak": inzet.hoe_vaak,
        "hoe_lang": inzet.hoe_lang,
        "wet": inzet.wet,
        "teruggeven": afspraak.teruggeven if afspraak else "",
        "vraag": _wat_telt_van_vraag(vraag) if vraag else None,
    }


def _wat_telt_van_vraag(vraag: Wmovraag) -> Inhoud:
    pgbplan = pgbplan_van(vraag)
    helpers = pgbplan.helpers.all() if pgbplan else []
    return {
        "voorziening": vraag.voorziening,
        "omschrijving": vraag.omschrijving,
        "betaalt": str(vraag.betaalt.uuid) if vraag.betaalt else None,
        "aantal": _aantal(vraag.aantal),
        "eenheid": vraag.eenheid,
        "frequentie": vraag.frequentie,
        "leveringsvorm": vraag.leveringsvorm,
        "beheerder": pgbplan.beheerder if pgbplan else "",
        "helpers": {str(hulp.uuid): _wat_telt_van_hulp(hulp) for hulp in helpers},
    }


def _wat_telt_van_hulp(hulp: Pgbhulp) -> Inhoud:
    return {"naam": hulp.naam, "soort": hulp.soort, "taken": hulp.taken, "uren": hulp.uren}


def _wie(inzet: Inzet) -> str:
    """The person as an identity: another spelling of the same person is no other person."""
    persoon = inzet.netwerkpersoon or inzet.deelnemer
    return str(persoon.uuid) if persoon else inzet.wie


def _inzet_erbij(inhoud: Inhoud, inzet: Inzet) -> None:
    """Put an entry and what hangs on it in the content."""
    inhoud["inzetten"][str(inzet.uuid)] = _inzet(inzet)
    if afspraak := afspraak_van(inzet):
        inhoud["netwerkafspraken"][str(afspraak.uuid)] = _afspraak(afspraak, inzet)
    if vraag := vraag_van(inzet):
        inhoud["wmovragen"][str(vraag.uuid)] = _vraag(vraag, inzet)
        if pgbplan := pgbplan_van(vraag):
            inhoud["pgbplannen"][str(pgbplan.uuid)] = _pgbplan(pgbplan, vraag)
            for hulp in pgbplan.helpers.all():
                inhoud["pgbhulpen"][str(hulp.uuid)] = _pgbhulp(hulp, pgbplan)


def _plandoel(deel: Plandoel) -> Inhoud:
    return {
        "doel": str(deel.doel.uuid),
        "nummer": deel.doel.nummer,
        "tekst": deel.doel.tekst,
        "tekst_professional": deel.doel.tekst_professional,
        "hulpmiddelen": deel.hulpmiddelen,
        "resultaten": list(deel.resultaten),
        "volgorde": deel.volgorde,
    }


def _planregel(regel: Planregel) -> Inhoud:
    return {
        "plandoel": str(regel.plandoel.uuid) if regel.plandoel else None,
        "stap": regel.stap,
        "nu_eerst": regel.nu_eerst,
        "nu_eerst_wie": regel.nu_eerst_wie,
        "nu_eerst_tot": _dag(regel.nu_eerst_tot),
        "stand": regel.stand,
        "volgorde": regel.volgorde,
    }


def _inzet(inzet: Inzet) -> Inhoud:
    return {
        "planregel": str(inzet.planregel.uuid),
        "soort": inzet.soort,
        "tekst": inzet.tekst,
        "wie": inzet.naam,
        "hoe_vaak": inzet.hoe_vaak,
        "hoe_lang": inzet.hoe_lang,
        "leert": inzet.leert,
        "wet": inzet.wet,
        "gericht_op": inzet.gericht_op,
        "voor": inzet.voor,
        "optie": str(inzet.optie.uuid) if inzet.optie else None,
        "gestopt_op": _dag(inzet.gestopt_op),
        "gestopt_reden": inzet.gestopt_reden,
        "uitkomst": inzet.uitkomst,
        "volgorde": inzet.volgorde,
    }


def _afspraak(afspraak: Netwerkafspraak, inzet: Inzet) -> Inhoud:
    return {
        "inzet": str(inzet.uuid),
        "stand": afspraak.stand,
        "vraagt": afspraak.vraagt.roepnaam if afspraak.vraagt else "",
        "vraagt_voor": _dag(afspraak.vraagt_voor),
        "reden_niet_vragen": afspraak.reden_niet_vragen,
        "toelichting": afspraak.toelichting,
        "teruggeven": afspraak.teruggeven,
        "hoe_lang_vol_te_houden": afspraak.hoe_lang_vol_te_houden,
        "hulpsoort": afspraak.hulpsoort,
    }


def _vraag(vraag: Wmovraag, inzet: Inzet) -> Inhoud:
    velden = (
        "voorziening omschrijving probleem resultaat eigen_kracht gebruikelijke_hulp mantelzorg netwerk "
        "algemeen_gebruikelijk algemene_voorziening andere_wet eenheid frequentie leveringsvorm spoed"
    )
    return {
        "inzet": str(inzet.uuid),
        "betaalt": str(vraag.betaalt.uuid) if vraag.betaalt else None,
        "aantal": _aantal(vraag.aantal),
        "van": _dag(vraag.van),
        "tot": _dag(vraag.tot),
        **{veld: getattr(vraag, veld) for veld in velden.split()},
    }


def _pgbplan(pgbplan: Pgbplan, vraag: Wmovraag) -> Inhoud:
    velden = ("motief", "beheerder", "band", "hoe", "kwaliteit", "achtervang")
    return {"wmovraag": str(vraag.uuid), **{veld: getattr(pgbplan, veld) for veld in velden}}


def _pgbhulp(hulp: Pgbhulp, pgbplan: Pgbplan) -> Inhoud:
    velden = ("naam", "soort", "taken", "uren", "tarief", "kwalificatie")
    return {"pgbplan": str(pgbplan.uuid), "volgorde": hulp.volgorde, **{veld: getattr(hulp, veld) for veld in velden}}


def _dag(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None


def _aantal(aantal: Decimal | int | None) -> str | None:
    """A number as people write it: 3 and 3.00 are the same."""
    return None if aantal is None else format(Decimal(aantal).normalize(), "f")
