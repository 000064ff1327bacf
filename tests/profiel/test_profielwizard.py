"""Filling the Persoonlijk Profiel row by row: nothing lost, free order, wishes in their order (method 2)."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from profiel.keuzes import ProfielKolom, ProfielRij
from profiel.models import RijOvergeslagen, Uitspraak
from supportplan.kern.keuzes import Conceptsoort, Zichtbaarheid
from supportplan.kern.models import Concept, Logregel
from supportplan.kern.toegang import Recht
from tests.factories import (
    DoelFactory,
    GebruikerFactory,
    GesprekFactory,
    UitspraakFactory,
    WensFactory,
    client_van,
    professional_in,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


@pytest.fixture
def stap(client, dossier, samira):
    """The page of one step, parsed."""

    def haal(naam="wonen", **vraag):
        antwoord = client.get(adres(dossier, naam), vraag)
        assert antwoord.status_code == 200
        return BeautifulSoup(antwoord.content, "html.parser")

    return haal


@pytest.fixture
def post(client, dossier, samira):
    """Press a button of a step; returns the page one comes to."""

    def druk(naam="wonen", gegevens=None, **knop):
        antwoord = client.post(adres(dossier, naam), (gegevens or {}) | knop, follow=True)
        assert antwoord.status_code == 200
        return BeautifulSoup(antwoord.content, "html.parser")

    return druk


def adres(dossier, stap):
    return reverse("profiel:profiel_stap", kwargs={"dossier": dossier.uuid, "step": stap})


def prefix(uitspraak):
    return f"uitspraak_{uitspraak.uuid}"


def nieuw(dossier, tekst="Ik woon alleen.", kolom="nu", **anders):
    """What a browser posts for a new sentence in the row Wonen."""
    uuid = uuid4()
    velden = {
        "revisie": 0,
        "tekst": tekst,
        "sprekers": client_van(dossier).uuid,
        "zichtbaarheid": "professional",
        "formulier": "profiel",
        "rij": "wonen",
        "kolom": kolom,
    }
    return {f"uitspraak_{uuid}-{naam}": waarde for naam, waarde in (velden | anders).items()}


def bestaand(uitspraak, **anders):
    """What a browser posts for a stored sentence."""
    velden = {
        "revisie": uitspraak.revisie,
        "tekst": uitspraak.tekst,
        "sprekers": [spreker.deelnemer.uuid for spreker in uitspraak.sprekers.all()],
        "zichtbaarheid": uitspraak.zichtbaarheid,
    }
    return {f"{prefix(uitspraak)}-{naam}": waarde for naam, waarde in (velden | anders).items()}


def getypt_door(samira, tekst="Mijn woorden.", plek=("profiel", "wonen", "nu"), **anders):
    """A statement of the client that Samira typed today."""
    velden = {"dossier": samira.dossier, "gemaakt_door": samira.gebruiker, "gemaakt_op": timezone.now()}
    return UitspraakFactory(tekst=tekst, plek=plek, **velden | anders)


def kolommen(soep):
    """Per column the sentences that are shown."""
    return {
        woorden(cel.h2): [woorden(zin) for zin in cel.select(".sp-zin__gelezen blockquote")]
        for cel in soep.select(".sp-invulcel")
    }


def gebied(soep, naam):
    return next(woorden(li) for li in soep.select(".sp-gebieden li") if naam in li.get_text())


def lijst(soep):
    return [woorden(zin) for zin in soep.select(".sp-wensenlijst blockquote")]


def test_row_shows_the_columns_of_the_method_with_questions_and_what_was_said(stap, dossier):
    UitspraakFactory(dossier=dossier, tekst="Ik woon in een flat.", plek=("profiel", "wonen", "nu"))
    WensFactory(dossier=dossier, tekst="Een huis op orde", rang=1)
    soep = stap("wonen")
    assert kolommen(soep) == dict(
        zip(ProfielKolom.labels, [["Ik woon in een flat."], ["Een huis op orde"], []], strict=True)
    )
    assert "Hoe woont u?" in soep.select_one(".sp-invulcel").get_text()
    assert "Persoonlijk Profiel © Den Hollander & Wilken (2011)" in soep.get_text()


def test_new_sentence_stands_at_the_end_of_its_column(post, dossier):
    UitspraakFactory(dossier=dossier, tekst="Eerst.", plek=("profiel", "wonen", "nu"), volgorde=4)
    soep = post("wonen", nieuw(dossier, "Daarna."), naar="blijf")
    assert kolommen(soep)["Huidige mogelijkheden en ervaringen"] == ["Eerst.", "Daarna."]


def test_changed_words_replace_what_i_typed_today(post, samira):
    uitspraak = getypt_door(samira, "Ik wonn alleen.")
    soep = post("wonen", bestaand(uitspraak, tekst="Ik woon alleen."), naar="blijf")
    assert kolommen(soep)["Huidige mogelijkheden en ervaringen"] == ["Ik woon alleen."]


def test_invalid_sentence_is_kept_and_told(post, stap, dossier):
    soep = post("wonen", nieuw(dossier, "Zonder spreker.", sprekers=""), naar="volgende")
    assert "Kies wie dit zei." in soep.select_one(".sp-foutoverzicht").get_text()
    assert "Zonder spreker." in [veld.get_text().strip() for veld in soep.select("textarea")]
    assert "Zonder spreker." in [veld.get_text().strip() for veld in stap("wonen").select("textarea")]


def test_clash_shows_both_texts(post, stap, samira):
    uitspraak = getypt_door(samira, "De tekst van Fatma.", revisie=2)
    soep = post("wonen", bestaand(uitspraak, revisie=1, tekst="Mijn tekst."), naar="volgende")
    botsing = woorden(soep.select_one(".sp-botsing"))
    assert "Mijn tekst." in botsing
    assert "De tekst van Fatma." in botsing
    post("wonen", doe=f"allebei:{prefix(uitspraak)}")
    assert kolommen(stap("wonen"))["Huidige mogelijkheden en ervaringen"] == ["De tekst van Fatma.", "Mijn tekst."]


def test_removed_sentence_can_be_put_back(post, stap, samira):
    uitspraak = getypt_door(samira, "Toch niet.")
    soep = post("wonen", doe=f"verwijder:{prefix(uitspraak)}")
    assert "Toch niet." in woorden(soep.select_one(".sp-weggehaald"))
    assert kolommen(soep)["Huidige mogelijkheden en ervaringen"] == []
    post("wonen", doe=f"terugzetten:{prefix(uitspraak)}")
    assert kolommen(stap("wonen"))["Huidige mogelijkheden en ervaringen"] == ["Toch niet."]


def test_only_other_words_are_called_changed_not_an_undo(post, client, samira):
    def bij():
        return woorden(soep_van(client, "profiel:profiel", dossier=samira.dossier.uuid).main)

    uitspraak = getypt_door(samira, "Toch niet.")
    post("wonen", doe=f"verwijder:{prefix(uitspraak)}")
    post("wonen", doe=f"terugzetten:{prefix(uitspraak)}")
    assert "aangepast op" not in bij()
    uitspraak.refresh_from_db()
    post("wonen", bestaand(uitspraak, revisie=uitspraak.revisie, tekst="Toch wel."))
    assert "aangepast op 2 maart 2026" in bij()


def test_clients_words_of_another_day_are_not_taken_away(post, dossier):
    uitspraak = UitspraakFactory(dossier=dossier, tekst="Van mij.", plek=("profiel", "wonen", "nu"))
    soep = post("wonen", doe=f"verwijder:{prefix(uitspraak)}")
    assert f"de woorden van {client_van(dossier).roepnaam}" in soep.select_one(".sp-berichten").get_text()
    assert Uitspraak.objects.filter(pk=uitspraak.pk).exists()


def test_wish_a_goal_rests_on_stays(post, samira):
    uitspraak = getypt_door(samira, plek=("profiel", "wonen", "wensen"))
    doel = DoelFactory(dossier=samira.dossier, wens=uitspraak)
    soep = post("wonen", doe=f"verwijder:{prefix(uitspraak)}")
    assert f"hoort bij doel {doel.nummer}" in soep.select_one(".sp-berichten").get_text()


def test_sentence_without_a_place_gets_one_with_one_button(post, stap, dossier):
    uitspraak = UitspraakFactory(dossier=dossier, tekst="Zomaar gezegd.", gesprek=GesprekFactory(dossier=dossier))
    knop = stap("wonen").select_one(f"#{prefix(uitspraak)} button")
    soep = post("wonen", **{knop["name"]: knop["value"]})
    assert kolommen(soep)["Huidige mogelijkheden en ervaringen"] == ["Zomaar gezegd."]
    assert not soep.select(".sp-losse-zinnen")


def test_sentence_stands_in_two_rows_and_leaves_one(post, stap, dossier):
    uitspraak = UitspraakFactory(dossier=dossier, tekst="De was doe ik zelf.", plek=("profiel", "wonen", "nu"))
    post("zelfzorg", doe=f"plaats:{prefix(uitspraak)}:profiel:zelfzorg:nu")
    soep = post("wonen", doe=f"plek_weg:{prefix(uitspraak)}:profiel:wonen:nu")
    assert kolommen(soep)["Huidige mogelijkheden en ervaringen"] == []
    assert kolommen(stap("zelfzorg"))["Huidige mogelijkheden en ervaringen"] == ["De was doe ik zelf."]


def test_row_is_skipped_and_taken_up_again(post, stap, dossier):
    soep = post("zingeving", doe="overslaan:zingeving")
    assert soep.h1.get_text() == "Welke wensen zijn het belangrijkst?"
    assert gebied(soep, "Zingeving").endswith("overgeslagen")
    assert "Dat mag." in stap("zingeving").get_text()
    soep = post("zingeving", doe="oppakken:zingeving")
    assert not RijOvergeslagen.objects.filter(dossier=dossier).exists()
    assert "overgeslagen" not in gebied(soep, "Zingeving")
    assert Logregel.objects.filter(dossier=dossier, velden__contains=["overgeslagen"]).count() == 1


def test_rows_are_in_reach_in_any_order_without_a_score(stap, dossier):
    UitspraakFactory(dossier=dossier, plek=("profiel", "werken", "nu"))
    soep = stap("gezondheid")
    assert len(soep.select(".sp-gebieden a")) == len(ProfielRij) + 1
    smal = soep.select_one(".sp-stapmenu")
    assert [a["href"] for a in smal.select("a")] == [a["href"] for a in soep.select(".sp-gebieden a")]
    assert woorden(smal.select_one("[aria-current=step]")).startswith(
        woorden(soep.select_one(".sp-gebieden [aria-current]"))
    )
    assert f"van {len(ProfielRij) + 1}" in woorden(smal.select_one("summary"))
    assert gebied(soep, "Werken") == "Werken ingevuld"
    assert gebied(soep, "Wonen") == "Wonen"
    assert "%" not in soep.select_one("main").get_text()


def test_next_and_back_keep_what_was_typed(post, dossier):
    assert post("wonen", nieuw(dossier, "Vooruit."), naar="volgende").h1.get_text() == "Werken"
    post("werken", nieuw(dossier, "Terug.", rij="werken"), naar="vorige")
    post("wonen", nieuw(dossier, "Later."), naar="later")
    assert {rij.tekst for rij in Uitspraak.objects.filter(dossier=dossier)} == {"Vooruit.", "Terug.", "Later."}


def test_last_step_leads_to_the_whole_form(client, dossier, samira):
    antwoord = client.post(adres(dossier, "wensen"), {"naar": "volgende"})
    assert antwoord.url == reverse("profiel:profiel", kwargs={"dossier": dossier.uuid})


def test_wishes_are_ranked_with_buttons(post, stap, dossier):
    een, twee, drie = (WensFactory(dossier=dossier, tekst=tekst) for tekst in ("Een", "Twee", "Drie"))
    for wens in (een, twee, drie):
        post("wensen", doe=f"wens:erbij:{prefix(wens)}")
    assert lijst(stap("wensen")) == ["Een", "Twee", "Drie"]
    assert lijst(post("wensen", doe=f"wens:omhoog:{prefix(drie)}")) == ["Een", "Drie", "Twee"]
    assert lijst(post("wensen", doe=f"wens:omlaag:{prefix(een)}")) == ["Drie", "Een", "Twee"]
    assert lijst(post("wensen", doe=f"wens:bovenaan:{prefix(twee)}")) == ["Twee", "Drie", "Een"]
    assert lijst(post("wensen", doe=f"wens:eraf:{prefix(drie)}")) == ["Twee", "Een"]


def test_wishes_are_put_after_one_another(post, stap, dossier, samira):
    een, _twee, drie = (WensFactory(dossier=dossier, tekst=t, rang=n) for n, t in enumerate(("Een", "Twee", "Drie"), 1))
    assert lijst(post("wensen", doe=f"wens:na:{prefix(een)}:{prefix(drie)}")) == ["Twee", "Drie", "Een"]
    assert lijst(post("wensen", doe=f"wens:na:{prefix(een)}:")) == ["Een", "Twee", "Drie"]
    for boven in ("uitspraak_weg", prefix(WensFactory()), prefix(WensFactory(dossier=dossier))):
        soep = post("wensen", doe=f"wens:na:{prefix(een)}:{boven}")
        assert "Zet de wens opnieuw op zijn plaats." in soep.text
        assert lijst(soep) == ["Een", "Twee", "Drie"]


def test_removed_wish_leaves_no_gap_and_comes_back_in_its_place(post, stap, dossier, samira):
    wensen = [getypt_door(samira, tekst, ("profiel", "wonen", "wensen")) for tekst in ("Een", "Twee", "Drie")]
    for nummer, wens in enumerate(wensen, start=1):
        Uitspraak.objects.filter(pk=wens.pk).update(rang=nummer)
    post("wonen", doe=f"verwijder:{prefix(wensen[0])}")
    assert list(Uitspraak.objects.exclude(rang=None).order_by("rang").values_list("tekst", "rang")) == [
        ("Twee", 1),
        ("Drie", 2),
    ]
    post("wonen", doe=f"terugzetten:{prefix(wensen[0])}")
    assert lijst(stap("wensen")) == ["Een", "Twee", "Drie"]


def test_without_wishes_there_is_one_clear_next_step(stap):
    leeg = stap("wensen").select_one(".sp-leeg")
    assert leeg.a["href"].endswith("/wonen/")


def test_typed_over_the_clients_words_becomes_a_proposal_others_see(post, stap, dossier, client):
    uitspraak = UitspraakFactory(dossier=dossier, tekst="Mijn woorden.", plek=("profiel", "wonen", "nu"))
    gegevens = bestaand(uitspraak, tekst="Andere woorden.", is_optie="on")
    soep = post("wonen", gegevens, doe=f"voorstellen:{prefix(uitspraak)}")
    assert "Andere woorden." in woorden(soep.select_one(".sp-uitspraak--voorstel"))
    uitspraak.refresh_from_db()
    assert (uitspraak.tekst, uitspraak.is_optie) == ("Mijn woorden.", True)
    assert not Concept.objects.filter(soort=Conceptsoort.ONGELDIG).exists()
    client.force_login(professional_in(dossier, roepnaam="Fatma").gebruiker)
    assert "Voorstel van Samira" in stap("wonen").select_one(".sp-uitspraak--voorstel").get_text()


def test_own_words_of_somebody_else_are_nowhere(post, stap, dossier):
    uitspraak = UitspraakFactory(
        dossier=dossier,
        tekst="Geheim.",
        zichtbaarheid=Zichtbaarheid.ALLEEN_IK,
        plek=("profiel", "wonen", "wensen"),
        rang=1,
    )
    los = UitspraakFactory(dossier=dossier, tekst="Ook geheim.", zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    paginas = [stap("wonen"), stap("wensen"), stap("wonen", weg=prefix(los))]
    acties = ("verwijder:{}", "wens:omhoog:{}", "plaats:{}:profiel:werken:nu", "voorstel_weg:{}", "voorstellen:{}")
    paginas += [post("wonen", doe=actie.format(prefix(uitspraak))) for actie in acties]
    Uitspraak.objects.filter(pk=los.pk).update(verwijderd_op=timezone.now())
    paginas.append(stap("wonen", weg=prefix(los)))
    assert not any("eheim" in soep.get_text() for soep in paginas)
    assert Uitspraak.objects.get(pk=uitspraak.pk).plaatsingen.count() == 1


def test_who_may_not(client, dossier):
    assert client.get(adres(dossier, "wonen")).status_code == 302
    client.force_login(GebruikerFactory())
    assert client.get(adres(dossier, "wonen")).status_code == 404
    client.force_login(gebruiker_met(dossier, Recht.PROFIEL_ZIEN))
    assert client.get(adres(dossier, "wonen")).status_code == 403
    assert client.post(adres(dossier, "wonen"), nieuw(dossier)).status_code == 403
    assert not Uitspraak.objects.filter(dossier=dossier).exists()


def test_opening_writes_nothing_but_the_look(client, dossier, samira):
    client.get(adres(dossier, "wonen"))
    assert not Uitspraak.objects.exists()
    assert not Concept.objects.exists()
    assert list(Logregel.objects.filter(dossier=dossier).values_list("actie", "soort")) == [("inzien", "profiel")]


@pytest.mark.parametrize("naam", ["wonen", "wensen"])
def test_page_asks_the_same_queries_with_many_sentences(client, dossier, samira, queries_groeien_niet, naam):
    queries_groeien_niet(
        maken=lambda aantal: veel(dossier, aantal), doen=lambda: client.get(adres(dossier, naam)), hoogstens=8
    )


def test_saving_asks_the_same_queries_with_many_sentences(client, dossier, samira, queries_groeien_niet):
    def posten():
        rijen = Uitspraak.objects.filter(dossier=dossier, plaatsingen__rij="wonen")
        gegevens = {"naar": "blijf"} | nieuw(dossier)
        for rij in rijen.prefetch_related("sprekers__deelnemer"):
            gegevens |= bestaand(rij)
        return gegevens

    klaar = []

    def maken(aantal):
        veel(dossier, aantal)
        klaar[:] = [posten(), posten()]

    queries_groeien_niet(maken=maken, doen=lambda: client.post(adres(dossier, "wonen"), klaar.pop()), hoogstens=14)


def veel(dossier, aantal):
    """As many sentences of every kind."""
    for _ in range(aantal):
        WensFactory(dossier=dossier)
        UitspraakFactory(dossier=dossier)
        UitspraakFactory(
            dossier=dossier, plek=("profiel", "wonen", "nu"), door=[client_van(dossier), professional_in(dossier)]
        )
