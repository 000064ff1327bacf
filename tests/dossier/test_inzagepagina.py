""" "Wie keek er?", blank forms and the case as data."""

import json

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
    UitspraakFactory,
    client_van,
    professional_in,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


def regels(client, dossier, **data):
    return [
        woorden(li) for li in soep_van(client, "dossier:log", dossier=dossier.uuid, data=data).select(".sp-inzage > li")
    ]


def test_log_says_in_plain_words_who_did_what_newest_first(client, dossier, samira):
    log(dossier, Actie.INZIEN, "profiel", door=samira.gebruiker, rol="professional")
    log(dossier, Actie.WIJZIGEN, "plan", door=samira.gebruiker, rol="professional")
    assert regels(client, dossier) == [
        "Samira (professional) veranderde het plan 10:00",
        "Samira (professional) bekeek het Persoonlijk Profiel 10:00",
    ]


def test_the_same_look_again_is_told_once(client, dossier, samira):
    for _ in range(3):
        log(dossier, Actie.INZIEN, "profiel", door=samira.gebruiker)
    assert regels(client, dossier) == ["Samira bekeek het Persoonlijk Profiel 3 keer, 10:00"]


def test_what_was_refused_is_told_too(client, dossier, samira):
    log(dossier, Actie.INZIEN, "plan", door=samira.gebruiker, resultaat=Resultaat.GEWEIGERD)
    assert "Samira mocht dit niet: bekeek het plan" in regels(client, dossier)[0]


def test_pages_through_a_long_log(client, dossier, samira):
    for nummer in range(60):
        log(dossier, Actie.INZIEN, f"ding {nummer}", door=samira.gebruiker)
    assert len(regels(client, dossier)) == 50
    assert "bekeek ding 0" in regels(client, dossier, blad=2)[-1]


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
            log(dossier, Actie.INZIEN, f"ding {nummer}", door=GebruikerFactory())

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
