"""Section 9: goals and results, each with the plan in the method's columns and who agrees (method 4, 6; W-16)."""

from django.utils.translation import gettext as _

from plannen.aanvraag.anderen import afspraak, duur, gestopt, zichtbaar
from plannen.aanvraag.bron import Bron
from plannen.aanvraag.inhoud import Blok, Feit, Groep, Herkomst, Lijst, Rij, Tabel
from plannen.aanvraag.instemming import instemmingen
from plannen.aanvraag.vraag import uitspraken_voor
from plannen.aanvraag.woorden import aaneen, citaat, feiten, groep, meervoud, nog_leeg
from plannen.keuzes import KOLOM_VAN_INZET, Inzetsoort, Onderdeel, Plankolom
from plannen.models import Inzet, Plandoel, Planregel
from plannen.weergave.feiten import datum
from plannen.weergave.formulier import MET_ETIKET
from profiel.keuzes import Voorkeursoort
from profiel.models import Doel, Voorkeur


def plandoel_van(bron: Bron, doel: Doel) -> Plandoel | None:
    """The part of the plan for this goal."""
    delen = bron.beeld.plan.plandoelen.all() if bron.beeld.plan else []
    return next((deel for deel in delen if deel.doel_id == doel.pk and deel.verwijderd_op is None), None)


def doelen(bron: Bron) -> list[Blok | Groep]:
    """Section 9: the results in one table, then each goal with its own form, then what comes first and loose wishes."""
    return [
        *groep(_("Deel 4: een overzicht van de beoogde resultaten"), _overzicht(bron), nog_leeg().capitalize() + "."),
        *(Groep(_kop(doel), tuple(_doel(bron, doel)), Herkomst("doel", doel.uuid)) for doel in bron.beeld.doelen),
        *groep(_("Nu eerst"), _nu_eerst(bron)),
        *groep(_("Wensen zonder doel"), _losse_wensen(bron)),
        *groep(_("Persoonlijke voorkeuren voor alle doelen"), _voorkeuren(bron, None)),
    ]


def _kop(doel: Doel) -> str:
    return _("Doel %(nummer)s") % {"nummer": doel.nummer}


def _overzicht(bron: Bron) -> list[Blok]:
    rijen = tuple(
        Rij(
            (
                _kop(doel),
                bron.zonder_namen(doel.tekst),
                _resultaten(bron, plandoel_van(bron, doel)),
                doel.get_termijn_display() if doel.termijn else nog_leeg(),
            ),
            Herkomst("doel", doel.uuid),
        )
        for doel in bron.beeld.doelen
    )
    koppen = (_("Nummer"), _("Doel"), _("Beoogd resultaat"), _("Termijn"))
    return [Tabel(_("Doelen en wat ze opleveren"), koppen, rijen)] if rijen else []


def _resultaten(bron: Bron, plandoel: Plandoel | None) -> str:
    codes = plandoel.resultaten if plandoel else []
    return "; ".join(bron.labels.get(("resultaat", code), code) for code in codes) or nog_leeg()


def _doel(bron: Bron, doel: Doel) -> list[Blok]:
    plandoel = plandoel_van(bron, doel)
    regels = [regel for regel in bron.beeld.regels if plandoel and regel.plandoel_id == plandoel.pk]
    return [
        feiten(
            _("Over dit doel"),
            [
                Feit(_("Te bereiken resultaat (doel)"), bron.zonder_namen(doel.tekst)),
                Feit(_("In de woorden van de professional"), bron.zonder_namen(doel.tekst_professional)),
                Feit(_("Hoe we het merken"), bron.zonder_namen(doel.merken)),
                Feit(
                    _("Benodigde hulpmiddelen of voorzieningen"),
                    bron.zonder_namen(plandoel.hulpmiddelen) if plandoel else "",
                ),
                Feit(_("Waarom zonder wens"), bron.zonder_namen(doel.reden_zonder_wens)),
            ],
        ),
        *(citaat(bron, wens, over=_("De wens achter dit doel")) for wens in doel.wensen.all() if wens.is_vrijgegeven),
        *_voorkeuren(bron, doel),
        *plantabel(bron, regels, _("Stappen voor doel %(nummer)s") % {"nummer": doel.nummer}),
        *instemmingen(bron, plandoel),
    ]


def _voorkeuren(bron: Bron, doel: Doel | None) -> list[Blok]:
    """Preferences with this goal (or none). They print with the goal; a refused person by name only when released."""
    gekozen = [voorkeur for voorkeur in bron.beeld.voorkeuren if voorkeur.doel_id == (doel.pk if doel else None)]
    blokken: list[Blok] = []
    for soort in Voorkeursoort:
        teksten = tuple(_voorkeur(bron, voorkeur) for voorkeur in gekozen if voorkeur.soort == soort)
        if teksten:
            blokken.append(Lijst(str(soort.label), teksten))
    return blokken


def _voorkeur(bron: Bron, voorkeur: Voorkeur) -> str:
    return bron.zonder_namen(voorkeur.tekst)


def plantabel(bron: Bron, regels: list[Planregel], bijschrift: str) -> list[Blok]:
    """The method's form: steps and four columns. A column or step that only told of a left-out section is not there."""
    kolommen = [kolom for kolom in Plankolom if _kolom_staat_erin(bron, kolom)]
    rijen = []
    for regel in regels:
        alle = [inzet for inzet in regel.inzetten.all() if inzet.verwijderd_op is None]
        inzetten = [inzet for inzet in alle if zichtbaar(bron, inzet)]
        if inzetten or not alle:
            rijen.append(_planrij(bron, regel, inzetten, kolommen))
    return [Tabel(bijschrift, tuple(str(kolom.label) for kolom in kolommen), tuple(rijen))] if rijen else []


def _kolom_staat_erin(bron: Bron, kolom: Plankolom) -> bool:
    if kolom == Plankolom.ZELF:
        return bron.staat_erin(Onderdeel.KRACHT)
    if kolom == Plankolom.ANDEREN:
        return any(
            bron.staat_erin(deel) for deel in (Onderdeel.ANDEREN, Onderdeel.VOORZIENINGEN, Onderdeel.ANDERE_HULP)
        )
    return True


def _planrij(bron: Bron, regel: Planregel, inzetten: list[Inzet], kolommen: list[Plankolom]) -> Rij:
    cellen: list[str | tuple[str, ...]] = [bron.zonder_namen(regel.stap)]
    for kolom in kolommen[1:]:
        teksten = [_inzet(bron, inzet) for inzet in inzetten if KOLOM_VAN_INZET[inzet.soort] == kolom]
        cellen.append(meervoud(teksten))
    return Rij(tuple(cellen), Herkomst("planregel", regel.uuid))


def _inzet(bron: Bron, inzet: Inzet) -> str:
    """One entry in a cell: label, who, what, how often, and whether it stopped."""
    tekst, naam = bron.zonder_namen(inzet.tekst), bron.wie(inzet)
    kern = [tekst] if bron.zegt_al(tekst, naam) else [naam, tekst]
    na_naam = ", " if inzet.soort in MET_ETIKET else ": "
    delen = [na_naam.join(deel for deel in kern if deel), duur(bron, inzet)]
    if inzet.soort == Inzetsoort.NETWERK:
        delen.append(afspraak(bron, inzet))
    else:
        delen.append(gestopt(inzet))
    regel = aaneen(delen) or _("ja")
    return f"{inzet.get_soort_display()}: {regel}" if inzet.soort in MET_ETIKET else regel


def _nu_eerst(bron: Bron) -> list[Blok]:
    """Steps that cannot wait and need no goal, only who and until when (method 1)."""
    rijen = tuple(
        Rij(
            (bron.zonder_namen(regel.stap), bron.wie_er_staat(regel.nu_eerst_wie), datum(regel.nu_eerst_tot)),
            Herkomst("planregel", regel.uuid),
        )
        for regel in bron.beeld.regels
        if regel.nu_eerst and regel.plandoel_id is None
    )
    return [Tabel(_("Stappen die eerst gaan"), (_("Stap"), _("Wie"), _("Tot wanneer")), rijen)] if rijen else []


def _losse_wensen(bron: Bron) -> list[Blok]:
    met_doel = {wens.pk for doel in bron.beeld.doelen for wens in doel.wensen.all()}
    return [citaat(bron, wens) for wens in uitspraken_voor(bron, Onderdeel.DOELEN) if wens.pk not in met_doel]
