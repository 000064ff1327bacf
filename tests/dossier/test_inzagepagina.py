""" "Wie keek er?", blank forms and the case as data."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from profiel.keuzes import KVB_UITLEG, KvbRij, ProfielRij
from supportplan.dossier.casus import casus_lezen, casus_tekst, casus_van
from supportplan.dossier.formulieren import FORMULIEREN
from supportplan.kern.keuzes import Actie, Resultaat, Zichtbaarheid
from supportplan.kern.log import log
from supportplan.kern.models import Logregel
from supportplan.kern.toegang import Recht, deelnemer_koppelen
from tests.factories import (
    DoelFactory,
    GebruikerFactory,
    LogboekregelFactory,
    MedewerkerFactory,
    UitspraakFactory,
    client_van,
    professional_in,
)
from tests.paginas import gebruiker_met, soep_van, woorden

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

pytestmark = pytest.mark.django_db


def log_op(klok, moment, *args, **kwargs):
    """Write a line at a moment of the Dutch clock."""
    klok.move_to(datetime.fromisoformat(moment).replace(tzinfo=AMSTERDAM))
    log(*args, **kwargs)


def pagina(client, dossier, **data):
    return soep_van(client, "dossier:log", dossier=dossier.uuid, data=data)


def regels(client, dossier, **data):
    return [woorden(li) for li in pagina(client, dossier, **data).select(".sp-inzage > li")]


def test_p21_tells_per_day_and_person_who_looked_at_what_and_why_they_may(client, dossier, samira, klok):
    samira.functie, samira.werkt_bij = "begeleider", "Stichting Demo"
    samira.save()
    log_op(klok, "2026-02-27 16:00", dossier, Actie.WIJZIGEN, "plan", door=samira.gebruiker, rol="professional")
    log_op(klok, "2026-03-02 09:00", dossier, Actie.INZIEN, "profiel", door=samira.gebruiker, rol="professional")
    log_op(klok, "2026-03-02 10:30", dossier, Actie.INZIEN, "profiel", door=samira.gebruiker, rol="professional")
    log_op(klok, "2026-03-02 10:31", dossier, Actie.INZIEN, "agenda", door=None)
    client.force_login(samira.gebruiker)  # the session rested too long
    soep = pagina(client, dossier)
    assert [woorden(dag) for dag in soep.select(".sp-inzagedag")] == [
        "Maandag 2 maart 2026"
        " Het systeem De beheerder van het programma deed dit, of het ging vanzelf."
        " Keek naar de dag om samen uw plan te bekijken, voor in de agenda 10:31"
        " Samira Begeleider, Stichting Demo. Mag dit, want deze persoon helpt u met uw plan."
        " Keek 2 keer naar uw Persoonlijk Profiel 09:00 tot 10:30 uur",
        "Vrijdag 27 februari 2026"
        " Samira Begeleider, Stichting Demo. Mag dit, want deze persoon helpt u met uw plan."
        " Veranderde uw plan 16:00",
    ]


def test_a_day_is_a_day_of_the_dutch_clock(client, dossier, samira, klok):
    log_op(klok, "2026-03-01 23:59", dossier, Actie.INZIEN, "plan", door=samira.gebruiker)
    log_op(klok, "2026-03-02 00:01", dossier, Actie.INZIEN, "plan", door=samira.gebruiker)
    koppen = [woorden(kop) for kop in pagina(client, dossier).select(".sp-inzagedag h2")]
    assert koppen == ["Maandag 2 maart 2026", "Zondag 1 maart 2026"]


def test_what_was_refused_is_told_too(client, dossier, samira):
    log(dossier, Actie.INZIEN, "plan", door=samira.gebruiker, resultaat=Resultaat.GEWEIGERD)
    assert regels(client, dossier) == ["Wilde naar uw plan, maar mocht dat niet 10:00"]


def test_who_no_longer_takes_part_is_told_with_their_work(client, dossier, samira):
    plek = MedewerkerFactory(organisatie=dossier.organisatie, functienaam="invaller")
    log(dossier, Actie.INZIEN, "plan", door=plek.gebruiker, rol="professional")
    assert f"Invaller, {dossier.organisatie}." in woorden(pagina(client, dossier).select_one(".sp-inzagedag"))


def test_whose_access_changed_is_told_by_name(client, dossier, samira):
    log(dossier, Actie.RECHTEN, "deelnemer", door=samira.gebruiker, object_uuid=samira.uuid)
    assert regels(client, dossier) == ["Gaf toegang aan Samira 10:00"]


def test_p21_one_person_or_a_period(client, dossier, samira, klok):
    ander = professional_in(dossier, roepnaam="Fatma")
    log_op(klok, "2026-02-27 16:00", dossier, Actie.INZIEN, "plan", door=samira.gebruiker)
    log_op(klok, "2026-02-27 16:00", dossier, Actie.INZIEN, "doelen", door=ander.gebruiker)
    log_op(klok, "2026-03-02 09:00", dossier, Actie.INZIEN, "profiel", door=ander.gebruiker)
    keuzes = {woorden(optie): optie["value"] for optie in pagina(client, dossier).select("#id_wie option")}
    assert list(keuzes) == ["Iedereen", "Fatma", "Samira"]
    van_fatma = regels(client, dossier, wie=keuzes["Fatma"])
    assert van_fatma == ["Keek naar uw Persoonlijk Profiel 09:00", "Keek naar uw doelen 16:00"]
    vandaag = regels(client, dossier, van="2026-03-02")
    assert vandaag[0] == "Keek naar uw Persoonlijk Profiel 09:00"
    assert not [regel for regel in vandaag if "16:00" in regel]
    assert regels(client, dossier, wie=keuzes["Samira"], tot="2026-02-27") == ["Keek naar uw plan 16:00"]
    leeg = pagina(client, dossier, tot="2026-01-01")
    assert "In deze periode, of van deze persoon, staat er niets." in leeg.get_text()


@pytest.mark.parametrize(
    ("data", "zegt"),
    [
        ({"van": "31-31-2026"}, "Typ een datum die bestaat"),
        ({"van": "2026-03-02", "tot": "2026-03-01"}, "Kies een dag op of na de eerste dag."),
        ({"wie": "999999"}, "Kies iemand uit de lijst."),
        ({"wie": "x"}, "Kies iemand uit de lijst."),
    ],
)
def test_a_mistake_in_the_choice_shows_everything_and_says_what_to_do(client, dossier, samira, data, zegt):
    log(dossier, Actie.INZIEN, "plan", door=samira.gebruiker)
    soep = pagina(client, dossier, **data)
    assert zegt in soep.select_one("main form").get_text()
    assert "Keek naar uw plan 10:00" in [woorden(li) for li in soep.select(".sp-inzage > li")]


def test_pages_through_a_long_log_by_day(client, dossier, samira, klok):
    for dag in range(1, 21):
        log_op(klok, f"2026-02-{dag:02} 10:00", dossier, Actie.INZIEN, "plan", door=samira.gebruiker)
    klok.move_to(datetime(2026, 2, 20, 11, tzinfo=AMSTERDAM))
    koppen = [woorden(kop) for kop in pagina(client, dossier).select(".sp-inzagedag h2")]
    assert (koppen[0], koppen[-1], len(koppen)) == ("Vrijdag 20 februari 2026", "Zaterdag 7 februari 2026", 14)
    assert len(pagina(client, dossier, blad=2).select(".sp-inzagedag h2")) == 6
    assert len(pagina(client, dossier, tot="2026-02-28").select(".sp-inzagedag h2")) == 20  # a period is one page


def test_the_page_speaks_to_the_client_and_tells_the_professional_so(client, dossier, samira):
    assert "Deze pagina is geschreven voor Roos. Kijk samen, of druk hem af." in woorden(pagina(client, dossier))
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory(naam="Roos"))
    client.force_login(roos.gebruiker)
    client.get(reverse("plannen:plan", kwargs={"dossier": dossier.uuid}))
    tekst = woorden(pagina(client, dossier))
    assert "Deze pagina is geschreven voor" not in tekst
    assert "U zelf (Roos) Dit is uw eigen dossier. Keek naar uw plan" in tekst


def test_client_may_see_who_looked_and_who_lacks_the_right_not(client, dossier):
    adres = reverse("dossier:log", kwargs={"dossier": dossier.uuid})
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory())
    client.force_login(roos.gebruiker)
    assert client.get(adres).status_code == 200
    client.force_login(gebruiker_met(dossier, Recht.DOSSIER_ZIEN))
    assert client.get(adres).status_code == 403


def test_log_queries_do_not_grow(client, dossier, samira, queries_groeien_niet):
    def maken(aantal):
        for nummer in range(aantal):
            door = professional_in(dossier).gebruiker
            log(dossier, Actie.INZIEN, f"ding {nummer}", door=door)

    queries_groeien_niet(maken=maken, doen=lambda: regels(client, dossier), hoogstens=8)


def test_case_is_given_as_a_file_without_a_name_in_its_name_and_logged(client, dossier, samira):
    UitspraakFactory(dossier=dossier, tekst="Ik wil rust.")
    antwoord = client.post(reverse("dossier:export", kwargs={"dossier": dossier.uuid}))
    assert "Ik wil rust." in json.dumps(json.loads(antwoord.content))
    assert antwoord["Content-Disposition"] == f'attachment; filename="casus-2026-03-02-{dossier.uuid}.json"'
    assert Logregel.objects.filter(dossier=dossier, actie=Actie.EXPORTEREN, actor=samira.gebruiker).count() == 1


def test_p03_what_the_reader_may_not_read_is_not_in_the_file_and_the_page_says_so(client, dossier, samira):
    ander = professional_in(dossier)
    wens = UitspraakFactory(dossier=dossier, tekst="Geheime wens.", zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    UitspraakFactory(dossier=dossier, tekst="Ik wil rust.")
    UitspraakFactory(dossier=dossier, tekst="Van Samira.", zichtbaarheid=Zichtbaarheid.ALLEEN_IK, door=samira)
    LogboekregelFactory(dossier=dossier, tekst="Geheime regel", door=ander, alleen_ik=True)
    DoelFactory(dossier=dossier).wensen.set([wens], through_defaults={"dossier": dossier})
    pagina = woorden(soep_van(client, "dossier:dossier", dossier=dossier.uuid))
    assert "2 zinnen zijn alleen voor wie ze zei of schreef en komen niet mee in de export." in pagina
    inhoud = client.post(reverse("dossier:export", kwargs={"dossier": dossier.uuid})).content
    assert b"Geheim" not in inhoud
    casus = casus_lezen(inhoud)  # still a whole case file
    assert {"Ik wil rust.", "Van Samira."} <= {zin["tekst"] for zin in casus["uitspraken"]}
    assert casus["doelen"][0]["reden_zonder_wens"] == "De wens achter dit doel is alleen voor wie hem zei."
    assert "Geheim" in casus_tekst(casus_van(dossier))  # the command line gives everything


def test_case_is_not_given_to_who_may_not_or_by_a_get(client, dossier, samira):
    adres = reverse("dossier:export", kwargs={"dossier": dossier.uuid})
    assert client.get(adres).status_code == 405
    roos = client_van(dossier)
    deelnemer_koppelen(roos, GebruikerFactory())
    client.force_login(roos.gebruiker)
    assert client.post(adres).status_code == 403


def test_blank_forms_are_listed_for_everyone_signed_in(client):
    adres = reverse("dossier:formulieren")
    assert client.get(adres).status_code == 302
    client.force_login(GebruikerFactory())
    soep = soep_van(client, "dossier:formulieren")
    assert [woorden(kop) for kop in soep.select("main h2")] == [str(formulier.naam) for formulier in FORMULIEREN]


@pytest.mark.parametrize("formulier", FORMULIEREN, ids=lambda formulier: formulier.slug)
def test_blank_form_has_the_labels_of_the_method_and_room_to_write(client, formulier):
    client.force_login(GebruikerFactory())
    soep = soep_van(client, "dossier:formulier", slug=formulier.slug)
    koppen = [woorden(th) for th in soep.select("thead th")]
    assert koppen[-len(formulier.kolommen) :] == [str(kolom) for kolom in formulier.kolommen]
    assert [woorden(dt) for dt in soep.select("dt")] == [str(veld) for veld in formulier.kop]
    assert len(soep.select("tbody .sp-schrijfruimte")) == len(formulier.rijen) * len(formulier.kolommen)
    assert str(formulier.bron) in soep.get_text()


def test_blank_profile_has_all_rows_and_the_schema_its_indicators(client):
    client.force_login(GebruikerFactory())
    profiel = soep_van(client, "dossier:formulier", slug="persoonlijk-profiel")
    assert [woorden(th) for th in profiel.select("tbody th")] == ProfielRij.labels
    schema = soep_van(client, "dossier:formulier", slug="kwaliteit-van-bestaan").get_text()
    for deel in KVB_UITLEG[KvbRij.RECHTEN]:
        assert str(deel) in schema


def test_unknown_form_is_not_found(client):
    client.force_login(GebruikerFactory())
    assert client.get(reverse("dossier:formulier", kwargs={"slug": "onzin"})).status_code == 404
