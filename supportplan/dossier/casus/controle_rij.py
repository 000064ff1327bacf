"""Rules for one row of a case that a schema cannot say; each takes rows that may still be wrong in shape."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from plannen.keuzes import Inzetsoort
from profiel.keuzes import Voorkeursoort
from supportplan.dossier.casus.fouten import Fout, kort
from supportplan.dossier.casus.plekken import Plek
from supportplan.kern.keuzes import Verbergreden, Zichtbaarheid
from supportplan.kern.models import Gemeente

HEEL_GROOT = 1_000_000  # the schema refuses it; Decimal cannot divide a number without end


def rijfouten(plek: Plek) -> Iterator[Fout]:
    """Find what is wrong with one row by itself."""
    for regel in RIJREGELS.get(plek.soort.naam, ()):
        yield from regel(plek)
    for begin, eind in (("van", "tot"), ("op", "hervat_op")):
        if plek.tekst(begin) and plek.tekst(eind) and plek.tekst(eind) < plek.tekst(begin):
            yield plek.fout(f"{eind} ligt vóór {begin}", eind)


def _dossier(plek: Plek) -> Iterator[Fout]:
    if "melding_op" in plek.rij and plek.rij.get("melding", False) is False:
        yield plek.fout("een datum van de melding kan alleen als melding true is", "melding_op")
    if "gesloten_op" in plek.rij and "sluitreden" not in plek.rij:
        yield plek.fout("bij een gesloten dossier hoort een sluitreden", "gesloten_op")
    if "sluitreden" in plek.rij and "gesloten_op" not in plek.rij:
        yield plek.fout("bij een sluitreden hoort gesloten_op", "sluitreden")
    gemeente = plek.rij.get("gemeente")
    if not isinstance(gemeente, dict) or not all(isinstance(gemeente.get(naam), str) for naam in ("naam", "code")):
        return
    for bekend in Gemeente.objects.filter(Q(code=gemeente["code"]) | Q(naam=gemeente["naam"])):
        if (bekend.code, bekend.naam) != (gemeente["code"], gemeente["naam"]):
            yield plek.fout(f"hier is code {bekend.code} van gemeente {kort(bekend.naam)}", "gemeente")


def _deelnemer(plek: Plek) -> Iterator[Fout]:
    if plek.tekst("email"):
        try:
            validate_email(plek.tekst("email"))
        except ValidationError:
            yield plek.fout(f"{kort(plek.tekst('email'))} is geen e-mailadres", "email")


def _netwerkpersoon(plek: Plek) -> Iterator[Fout]:
    if "telefoon" in plek.rij and plek.rij.get("telefoon_mag", False) is False:
        yield plek.fout("een nummer mag hier alleen staan als telefoon_mag true is", "telefoon")


def _uitspraak(plek: Plek) -> Iterator[Fout]:
    hulpbronnen = plek.rij.get("vervuld_door")
    if isinstance(hulpbronnen, list) and plek.rij.get("id") in hulpbronnen:
        yield plek.fout("een uitspraak kan zichzelf niet vervullen", "vervuld_door", hulpbronnen.index(plek.rij["id"]))


def _plaatsingen(plek: Plek) -> Iterator[Fout]:
    plaatsingen, gezien = plek.rij.get("plaatsingen"), set()
    for nummer, plaatsing in enumerate(plaatsingen if isinstance(plaatsingen, list) else []):
        waar = (
            [plaatsing.get(naam, "") for naam in ("formulier", "rij", "kolom")] if isinstance(plaatsing, dict) else []
        )
        if not waar or not all(isinstance(deel, str) for deel in waar):
            continue
        if tuple(waar) in gezien:
            yield plek.fout("deze plaats staat er al", "plaatsingen", nummer)
        gezien.add(tuple(waar))


def _doel(plek: Plek) -> Iterator[Fout]:
    if not plek.rij.get("wensen") and not plek.rij.get("reden_zonder_wens"):
        yield plek.fout("een doel komt uit een wens; geef wensen, of zeg het in reden_zonder_wens")


def _voorkeur(plek: Plek) -> Iterator[Fout]:
    if "weigert" in plek.rij and plek.rij.get("soort") != Voorkeursoort.NIET:
        yield plek.fout("iemand weigeren kan alleen bij soort niet", "weigert")


def _werkblad(plek: Plek) -> Iterator[Fout]:
    opties = plek.rij.get("opties")
    eigen = {optie.get("id") for optie in opties if isinstance(optie, dict)} if isinstance(opties, list) else set()
    gekozen: list[str] = []
    for soort in ("beste", "tweede"):
        keuze = plek.rij.get(soort)
        optie = keuze.get("optie") if isinstance(keuze, dict) else None
        if not isinstance(optie, str):
            continue
        if optie not in eigen:
            yield plek.fout(f"{kort(optie)} is geen optie van dit werkblad", soort, "optie")
        if optie in gekozen:
            yield plek.fout("dit is al de beste optie", soort, "optie")
        gekozen.append(optie)


def _planregel(plek: Plek) -> Iterator[Fout]:
    if plek.rij.get("nu_eerst") is True:
        for sleutel in ("nu_eerst_wie", "nu_eerst_tot"):
            if sleutel not in plek.rij:
                yield plek.fout(f"'{sleutel}' ontbreekt: bij nu eerst hoort wie het doet en tot wanneer")
    elif "doel" not in plek.rij:
        yield plek.fout("'doel' ontbreekt: een stap zonder doel kan alleen als nu_eerst true is")


def _inzet(plek: Plek) -> Iterator[Fout]:
    soort = plek.rij.get("soort")
    if "netwerkpersoon" in plek.rij and soort != Inzetsoort.NETWERK:
        yield plek.fout("iemand uit het netwerk kan alleen bij soort netwerk", "netwerkpersoon")
    if "wet" in plek.rij and soort != Inzetsoort.ANDERE_WET:
        yield plek.fout("een wet kan alleen bij soort andere_wet", "wet")
    if "wmovraag" in plek.rij and soort != Inzetsoort.WMO:
        yield plek.fout("een vraag aan de Wmo kan alleen bij soort wmo", "wmovraag")
    vraag = plek.rij.get("wmovraag")
    if isinstance(vraag, dict) and vraag.get("betaalt") is not None and vraag.get("betaalt") == plek.rij.get("id"):
        yield plek.fout(
            "een vraag kan zichzelf niet betalen; noem de hulp die eruit betaald wordt", "wmovraag", "betaalt"
        )


def _hoeveel(plek: Plek) -> Iterator[Fout]:
    aantal = plek.rij.get("aantal")
    if isinstance(aantal, Decimal) and -HEEL_GROOT < aantal < HEEL_GROOT and aantal * 100 % 1:
        yield plek.fout("hoogstens twee cijfers achter de komma", "aantal")


def _logboekregel(plek: Plek) -> Iterator[Fout]:
    if plek.rij.get("zichtbaarheid") == Zichtbaarheid.ALLEEN_IK and "door" not in plek.rij:
        yield plek.fout("alleen_ik kan alleen als er bij staat wie het schreef (door)", "zichtbaarheid")


def _verborgen(plek: Plek) -> Iterator[Fout]:
    nog_niet = plek.rij.get("verborgen_reden") == Verbergreden.NIET_BESPROKEN
    if nog_niet and "bespreken_op" not in plek.rij:
        yield plek.fout("bij niet_besproken hoort de dag waarop het besproken wordt (bespreken_op)", "verborgen_reden")
    if not nog_niet and plek.rij.get("bespreken_op") is not None:
        yield plek.fout("bespreken_op kan alleen bij verborgen_reden niet_besproken", "bespreken_op")


def _evaluatieregel(plek: Plek) -> Iterator[Fout]:
    if "doel" in plek.rij and "inzet" in plek.rij:
        yield plek.fout("een antwoord gaat over een doel of over een inzet, niet over allebei", "inzet")


RIJREGELS: dict[str, tuple[Callable[[Plek], Iterator[Fout]], ...]] = {
    "dossier": (_dossier,),
    "deelnemer": (_deelnemer,),
    "netwerkpersoon": (_netwerkpersoon,),
    "uitspraak": (_uitspraak, _plaatsingen),
    "doel": (_doel,),
    "voorkeur": (_voorkeur,),
    "werkblad": (_werkblad,),
    "planregel": (_planregel,),
    "inzet": (_inzet,),
    "wmovraag": (_hoeveel,),
    "besluit": (_hoeveel,),
    "evaluatieregel": (_evaluatieregel,),
    "gesprek": (_verborgen,),
    "logboekregel": (_logboekregel, _verborgen),
}
