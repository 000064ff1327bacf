"""Every address is looked at once: what the log then says, and that no word of a person is in it (P-20)."""

import pytest
from django.apps import apps
from django.urls import reverse

from supportplan.dossier.logwoorden import DINGEN
from supportplan.kern.keuzes import Actie
from supportplan.kern.models import Dossier, Logregel, Onderdeel
from tests.test_toegang import BUITEN_DOSSIER, HANDELINGEN, IN_DOSSIER, _opslag, browser_van, zaak

__all__ = ["_opslag", "browser_van", "zaak"]

pytestmark = pytest.mark.django_db

# What the log calls the page, and the key in the address of the thing it is about.
IN_LOG = {
    "dossier:dossier": ("dossier", None),
    "dossier:draad": ("draad", "uuid"),
    "dossier:fasen": ("fasen", None),
    "dossier:sluiten": ("sluiten", None),
    "dossier:spoed": ("spoed", None),
    "dossier:heropenen": ("heropenen", None),
    "dossier:bijlagen": ("bijlagen", None),
    "dossier:bijlage_nieuw": ("bijlagen", None),
    "dossier:bijlage": ("bijlage", "bijlage"),
    "dossier:gegevens": ("gegevens", None),
    "dossier:gegevens_bewerken": ("gegevens", None),
    "dossier:kopie": ("kopie", "verzoek"),
    "dossier:kopie_deel": ("kopie", "verzoek"),
    "dossier:kopie_klaar": ("kopie", "de versie zelf"),
    "dossier:kopie_bestand": ("kopie", "de versie zelf"),
    "dossier:log": ("inzage", None),
    "profiel:kennismaking": ("gesprekken", None),
    "profiel:kennismaken_stap": ("kennismaken", None),
    "profiel:gesprek_nieuw": ("gesprek", None),
    "profiel:gesprek": ("gesprek", "gesprek"),
    "profiel:vastleggen": ("gesprek_vastleggen", "gesprek"),
    "profiel:besproken": ("besproken", "gesprek"),
    "profiel:plek_geven": ("plek_geven", None),
    "profiel:mensen": ("mensen", None),
    "profiel:collega_toegang": ("toegang", None),
    "profiel:toegang_beeindigen": ("toegang", "deelnemer"),
    "profiel:liever_niet": ("collegaweigering", None),
    "dossier:overdragen": ("overdracht", None),
    "dossier:hoort_hier_niet": ("verkeerd_dossier", "welk"),
    "dossier:vertellen": ("verteld", "wisseling"),
    "profiel:toestemming": ("toestemmingen", None),
    "profiel:toestemming_bewerken": ("toestemmingen", None),
    "profiel:profiel": ("profiel", None),
    "profiel:kvb": ("kwaliteit_van_bestaan", None),
    "profiel:doelen": ("doelen", None),
    "profiel:doelen_bewerken": ("doelen", None),
    "profiel:profiel_stap": ("profiel", None),
    "profiel:kvb_stap": ("kwaliteit_van_bestaan", None),
    "profiel:zin": ("uitspraak", "uitspraak"),
    "opties:werkblad": ("werkblad", "doel"),
    "opties:werkblad_bewerken": ("werkblad", "doel"),
    "plannen:plan": ("plan", None),
    "plannen:agenda": ("agenda", None),
    "plannen:plan_bewerken": ("plan", None),
    "plannen:plan_nu_eerst": ("plan", None),
    "plannen:plan_doel": ("plan", "doel"),
    "plannen:plan_inzet": ("inzet", "inzet"),
    "plannen:instemming": ("instemming", None),
    "plannen:instemming_stap": ("instemming", "doel"),
    "plannen:vaststellen_stap": ("planversie", None),
    "plannen:vastgesteld": ("planversie", None),
    "plannen:beeld": ("plan", None),
    "plannen:versies": ("planversies", None),
    "plannen:versie": ("planversie", None),
    "plannen:verborgen": ("logboek", None),
    "plannen:logboek": ("logboek", None),
    "plannen:logboek_bewerken": ("logboek", None),
    "plannen:stap": ("stap", "planregel"),
    "plannen:te_veel": ("te_veel", "planregel"),
    "plannen:inzet_stoppen": ("inzet", "inzet"),
    "plannen:besluit": ("besluit", "wmovraag"),
    "plannen:evaluatie_nieuw": ("evaluatie", None),
    "plannen:evaluatie": ("evaluatie", "evaluatie"),
    "plannen:vrijgeven_stap": ("vrijgave", None),
    "plannen:gemeente": ("documentkeuzes", None),
    "plannen:evaluaties": ("evaluaties", None),
    "plannen:aanvraag": ("document", None),
    "plannen:aanvraag_bestand": ("document", None),
    "plannen:aanvraag_versie": ("document", None),
    "plannen:aanvraag_versie_bestand": ("document", "de versie zelf"),
    "plannen:aanvraag_definitief": ("document", None),
    "plannen:toetspunt": ("toetspunt", None),
}
BESTANDEN = {
    "dossier:bijlage",
    "dossier:kopie_bestand",
    "plannen:agenda",
    "plannen:aanvraag_bestand",
    "plannen:aanvraag_versie_bestand",
}


def regels_na(doen):
    """The lines that this added."""
    voor = set(Logregel.objects.values_list("pk", flat=True))
    doen()
    return list(Logregel.objects.exclude(pk__in=voor).order_by("pk"))


def object_van(regel, zaak, sleutel):
    """The key whose value the line names; a thing with another uuid is "de versie zelf"."""
    if regel.object_uuid is None:
        return None
    return sleutel if sleutel and zaak.sleutels.get(sleutel) == regel.object_uuid else "de versie zelf"


def test_p20_every_page_leaves_one_line_that_says_who_did_what_with_which_thing(zaak, browser_van):
    bladeraar = browser_van("professional")
    gekregen = {}
    for naam in IN_DOSSIER:
        (regel,) = regels_na(lambda naam=naam: bladeraar.get(zaak.adres(naam)))
        verwacht = Actie.DOWNLOADEN if naam in BESTANDEN else Actie.INZIEN
        assert (regel.dossier_id, regel.actie, regel.rol) == (zaak.dossier.pk, verwacht, "professional"), naam
        assert regel.actor_id == int(bladeraar.session["_auth_user_id"]), naam
        gekregen[naam] = regel.soort, object_van(regel, zaak, IN_LOG[naam][1] if naam in IN_LOG else None)
    assert gekregen == IN_LOG
    assert {soort for soort, _sleutel in IN_LOG.values()} <= set(DINGEN)  # each has words for the client


def test_p20_own_pages_health_and_static_files_leave_none(zaak, browser_van):
    bladeraar = browser_van("professional")
    for naam in BUITEN_DOSSIER:
        assert regels_na(lambda naam=naam: bladeraar.get(zaak.adres(naam))) == [], naam
    assert regels_na(lambda: bladeraar.get("/static/bestaat-niet.css")) == []


def test_p20_searching_and_taking_along_are_told_apart(zaak, browser_van):
    bladeraar = browser_van("professional")
    (gezocht,) = regels_na(lambda: bladeraar.get(reverse("dossier:start"), {"zoek": "Jansen"}))
    assert (gezocht.actie, gezocht.soort, gezocht.dossier_id) == (Actie.ZOEKEN, "dossiers", None)
    (mee,) = regels_na(lambda: bladeraar.post(zaak.adres("dossier:export")))
    assert (mee.actie, mee.soort, mee.dossier_id) == (Actie.EXPORTEREN, "casus", zaak.dossier.pk)


def test_p20_who_may_not_see_it_leaves_a_refused_line_and_a_stranger_none(zaak, browser_van):
    bladeraar = browser_van("vertegenwoordiger")
    (regel,) = regels_na(lambda: bladeraar.get(zaak.adres("dossier:log")))
    assert (regel.soort, regel.resultaat) == ("inzage", "geweigerd")
    vreemde = browser_van("vreemde")
    assert regels_na(lambda: vreemde.get(zaak.adres("dossier:log"))) == []


def teksten_van(dossier):
    """Everything people typed in this dossier, longer than a word."""
    for model in apps.get_models():
        if issubclass(model, Onderdeel):
            velden = [
                veld.name for veld in model._meta.fields if veld.get_internal_type() in {"TextField", "CharField"}
            ]
            zonder = [naam for naam in velden if not model._meta.get_field(naam).choices]
            for rij in model._base_manager.filter(dossier=dossier).values_list(*zonder or ["pk"]):
                yield from (tekst for tekst in rij if isinstance(tekst, str) and len(tekst) > 5)
    yield dossier.naam


def test_p20_no_text_of_a_person_is_in_any_line(zaak, browser_van):
    bladeraar = browser_van("professional")
    for naam in IN_DOSSIER:
        bladeraar.get(zaak.adres(naam))
    for naam in HANDELINGEN:
        bladeraar.post(zaak.adres(naam))
    teksten = set(teksten_van(Dossier.objects.get(pk=zaak.dossier.pk)))
    assert len(teksten) > 5
    for regel in Logregel.objects.all():
        woorden = " ".join([regel.namens, regel.soort, regel.reden, regel.rol, *regel.velden])
        assert not [tekst for tekst in teksten if tekst in woorden], woorden
