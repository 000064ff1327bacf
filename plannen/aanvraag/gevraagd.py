"""Sections 11 and 12: what is asked of the gemeente, why nothing else is enough, in kind or pgb (W-11, W-20, W-21)."""

from django.db.models import Field, Model
from django.utils.translation import gettext as _

from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Alinea, Blok, Code, Feit, Feiten, Gevraagd, Groep, Herkomst, Rij, Tabel
from plannen.aanvraag.woorden import feiten, groep, niet_gedeeld, nog_leeg
from plannen.keuzes import Leveringsvorm, Onderdeel, Uitkomst
from plannen.models import Besluit, Inzet, Pgbplan, Wmovraag
from plannen.regels.onderdelen import ONDERDEEL_VAN_BRON
from plannen.weergave.feiten import datum, getal, omvang, periode, voorziening

# Short words: these stand in narrow columns.
VORMWOORDEN: dict[str, str] = {Leveringsvorm.ZIN: "in natura", Leveringsvorm.PGB: "pgb"}


def soort(bron: Bron, code: str) -> str:
    """The kind of provision with its code ("01 hulp bij het huishouden", W-20)."""
    return f"{code} {voorziening(bron.labels, code)}" if code else ""


def gevraagde_tabel(bron: Bron) -> Tabel | None:
    """What is asked, in one table; the same on the first page and in section 11. None when nothing is asked."""
    if not bron.vragen:
        return None
    vorm = bron.staat_erin(Onderdeel.VORM)
    koppen = [_("Wat er gevraagd wordt"), _("Voorziening"), _("Hoeveel"), _("Periode")]
    rijen = tuple(_vraagrij(bron, inzet, vraag, vorm=vorm) for inzet, vraag in bron.vragen)
    return Tabel(_("Gevraagd aan de gemeente"), tuple(koppen + [_("Vorm")] * vorm), rijen)


def _vraagrij(bron: Bron, inzet: Inzet, vraag: Wmovraag | None, *, vorm: bool) -> Rij:
    naam = naam_van(bron, inzet, vraag)
    if vraag is None:
        return Rij((naam, *[nog_leeg()] * (3 + vorm)), Herkomst("inzet", inzet.uuid))
    cellen = [
        naam,
        soort(bron, vraag.voorziening),
        omvang(bron.labels, vraag.aantal, vraag.eenheid, vraag.frequentie),
        periode(vraag.van, vraag.tot),
    ]
    cellen += [VORMWOORDEN.get(vraag.leveringsvorm, "")] * vorm
    return Rij(tuple(cel or nog_leeg() for cel in cellen), Herkomst("inzet", inzet.uuid))


def naam_van(bron: Bron, inzet: Inzet, vraag: Wmovraag | None) -> str:
    """What is asked, in the plan's own words."""
    tekst = (vraag.omschrijving if vraag else "") or inzet.tekst
    return bron.zonder_namen(
        tekst or (voorziening(bron.labels, vraag.voorziening) if vraag else "")
    ) or bron.zonder_namen(inzet.planregel.stap)


def gevraagde_codes(bron: Bron) -> tuple[Gevraagd, ...]:
    """The same table with codes, for computers (A-08, W-20)."""
    return tuple(_codes(bron, inzet, vraag) for inzet, vraag in bron.vragen)


def _codes(bron: Bron, inzet: Inzet, vraag: Wmovraag | None) -> Gevraagd:
    naam = naam_van(bron, inzet, vraag)
    if vraag is None:
        return Gevraagd(None, naam, "", None, None, "", "", None)
    vorm = vraag.leveringsvorm if bron.staat_erin(Onderdeel.VORM) else ""
    return Gevraagd(
        voorziening=_code(bron, "voorziening", vraag.voorziening),
        omschrijving=naam,
        aantal=getal(vraag.aantal).replace(",", "."),
        eenheid=_code(bron, "eenheid", vraag.eenheid),
        frequentie=_code(bron, "frequentie", vraag.frequentie),
        van=vraag.van.isoformat() if vraag.van else "",
        tot=vraag.tot.isoformat() if vraag.tot else "",
        leveringsvorm=Code(vorm.upper(), VORMWOORDEN[vorm]) if vorm else None,
    )


def _code(bron: Bron, lijst: str, code: str) -> Code | None:
    return Code(code, bron.labels.get((lijst, code), code)) if code else None


def gevraagd(bron: Bron) -> list[Blok | Groep]:
    """Section 11: the table, why each other source is not enough, what was decided before, and the eigen bijdrage."""
    tabel = gevraagde_tabel(bron)
    if tabel is None:
        begin: list[Blok | Groep] = [Alinea(_("Er is nog niet ingevuld wat er aan de gemeente gevraagd wordt."))]
    else:
        redenen = [_motivatie(bron, inzet, vraag) for inzet, vraag in bron.vragen]
        begin = [tabel, *groep(_("Deel 5: de keuze en motivatie van de in te zetten maatregelen"), redenen)]
    bijdrage: list[Blok] = [Alinea(bron.bijdrage)] if bron.bijdrage else []
    return [*begin, *groep(_("Wat de gemeente al besloot"), _besluiten(bron)), *groep(_("Eigen bijdrage"), bijdrage)]


def _motivatie(bron: Bron, inzet: Inzet, vraag: Wmovraag | None) -> Feiten:
    naam = naam_van(bron, inzet, vraag)
    if vraag is None:
        return Feiten(naam, (Feit(_("Waarom dit nodig is"), nog_leeg()),))
    rijen = [Feit(_("Stap in het plan"), bron.zonder_namen(inzet.planregel.stap))]
    if bron.staat_erin(Onderdeel.PROBLEMEN):
        rijen.append(Feit(_("Welk probleem dit oplost"), _of_leeg(bron, vraag.probleem)))
    if bron.staat_erin(Onderdeel.DOELEN):
        rijen.append(Feit(_("Wat het moet opleveren"), _of_leeg(bron, vraag.resultaat)))
    if hulp := bron.betaald_uit(vraag):
        rijen.append(Feit(_("Wie deze hulp geeft"), bron.wie(hulp) or bron.zonder_namen(hulp.tekst)))
    return feiten(naam, [*rijen, *_andere_bronnen(bron, vraag)], Herkomst("inzet", inzet.uuid))


def _andere_bronnen(bron: Bron, vraag: Wmovraag) -> list[Feit]:
    """Why each other source is not enough; what is still empty stands together in one line (W-11)."""
    staan = [veld for veld, onderdeel in ONDERDEEL_VAN_BRON.items() if bron.staat_erin(onderdeel)]
    velden = {veld: getattr(vraag, veld) for veld in staan}
    namen = {veld: str(_veld(Wmovraag, veld).verbose_name) for veld in velden}
    rijen = [
        Feit(_("Waarom niet genoeg: %(bron)s") % {"bron": namen[veld]}, bron.zonder_namen(tekst))
        for veld, tekst in velden.items()
        if tekst
    ]
    leeg = ", ".join(namen[veld] for veld, tekst in velden.items() if not tekst)
    return [*rijen, Feit(_("Nog niet ingevuld waarom niet genoeg"), leeg)]


def _of_leeg(bron: Bron, tekst: str) -> str:
    return bron.zonder_namen(tekst) or nog_leeg()


def _besluiten(bron: Bron) -> list[Blok]:
    """Decisions on these questions. Granted is never what is asked: they stand apart and say so (method 10)."""
    rijen = tuple(
        _besluitrij(bron, inzet, vraag, besluit)
        for inzet, vraag in bron.vragen
        if vraag
        for besluit in vraag.besluiten.all()
        if besluit.verwijderd_op is None
    )
    if not rijen:
        return []
    koppen = (_("Voor"), _("Besluit"), _("Wat"), _("Datum en periode"))
    return [
        Alinea(_("Dit is wat de gemeente besloot op een eerdere vraag. Het is niet wat nu gevraagd wordt.")),
        Tabel(_("Besluiten van de gemeente"), koppen, rijen),
    ]


def _besluitrij(bron: Bron, inzet: Inzet, vraag: Wmovraag, besluit: Besluit) -> Rij:
    label = soort(bron, besluit.voorziening)
    wat = [
        label,
        "" if bron.zegt_al(label, besluit.omschrijving) else bron.zonder_namen(besluit.omschrijving),
        omvang(bron.labels, besluit.aantal, besluit.eenheid, besluit.frequentie),
    ]
    if besluit.uitkomst == Uitkomst.AFGEWEZEN:
        wat.append(bron.zonder_namen(besluit.reden))
    wanneer = ", ".join(deel for deel in (datum(besluit.op), periode(besluit.van, besluit.tot)) if deel)
    cellen = (
        naam_van(bron, inzet, vraag),
        str(besluit.get_uitkomst_display()),
        ", ".join(d for d in wat if d),
        wanneer,
    )
    return Rij(tuple(cel or nog_leeg() for cel in cellen))


def vorm(bron: Bron) -> list[Blok | Groep]:
    """Section 12: in kind or pgb per question, with the pgb plan; nothing is scored (W-21)."""
    rijen = tuple(
        Rij((naam_van(bron, inzet, vraag), VORMWOORDEN.get(vraag.leveringsvorm if vraag else "", nog_leeg())))
        for inzet, vraag in bron.vragen
    )
    keuze: list[Blok] = [Tabel(_("Keuze per vraag"), (_("Wat er gevraagd wordt"), _("Vorm")), rijen)] if rijen else []
    titel = _("Deel 6: de keuze van de vorm van de aangevraagde maatregelen (in natura of PGB)")
    plannen = [
        Groep(_("Pgb-plan: %(wat)s") % {"wat": naam_van(bron, inzet, vraag)}, tuple(_pgbplan(bron, vraag.pgbplan)))
        for inzet, vraag in bron.vragen
        if vraag and vraag.leveringsvorm == Leveringsvorm.PGB and _heeft_pgbplan(vraag)
    ]
    return [*groep(titel, keuze, niet_gedeeld()), *plannen]


def _heeft_pgbplan(vraag: Wmovraag) -> bool:
    pgbplan = getattr(vraag, "pgbplan", None)
    return pgbplan is not None and pgbplan.verwijderd_op is None


def _pgbplan(bron: Bron, plan: Pgbplan) -> list[Blok]:
    velden = ("motief", "beheerder", "band", "hoe", "kwaliteit", "achtervang")
    blokken: list[Blok] = [
        Feiten(
            _("Het pgb-plan"),
            tuple(Feit(_hoofdletter(Pgbplan, veld), _pgbfeit(bron, plan, veld)) for veld in velden),
        )
    ]
    helpers = [helper for helper in plan.helpers.all() if helper.verwijderd_op is None]
    rijen = tuple(
        Rij(
            (
                bron.wie_er_staat(helper.naam),
                str(helper.get_soort_display()),
                bron.zonder_namen(helper.taken),
                bron.zonder_namen(helper.uren),
                bron.zonder_namen(helper.tarief),
                bron.zonder_namen(helper.kwalificatie),
            )
        )
        for helper in helpers
    )
    koppen = (_("Wie"), _("Netwerk of professional"), _("Taken"), _("Uren"), _("Tarief"), _("Opleiding of ervaring"))
    return [*blokken, Tabel(_("Wie er uit het pgb helpt"), koppen, rijen)] if rijen else blokken


def _pgbfeit(bron: Bron, plan: Pgbplan, veld: str) -> str:
    tekst: str = getattr(plan, veld)
    return (bron.wie_er_staat(tekst) if veld == "beheerder" else bron.zonder_namen(tekst)) or nog_leeg()


def _hoofdletter(model: type[Pgbplan], veld: str) -> str:
    naam = str(_veld(model, veld).verbose_name)
    return naam[:1].upper() + naam[1:]


def _veld(model: type[Model], naam: str) -> "Field[object, object]":
    veld = model._meta.get_field(naam)
    assert isinstance(veld, Field)
    return veld
