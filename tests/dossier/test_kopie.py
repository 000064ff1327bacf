"""A copy of somebody's own data: what goes along, what is left out and why, the files, handing it over (P-17)."""

import json
from datetime import date

import jsonschema
import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from supportplan.dossier.casus import casus_lezen
from supportplan.dossier.casus.soorten import BOVEN, SOORTEN
from supportplan.dossier.kopierijen import BUITEN_DE_CASUS, DELEN
from supportplan.dossier.regels_kopie import Gegeven, bezwaren_tegen_kopie, genoemd, uitkomst_van, voorstel
from supportplan.dossier.services_kopie import kopie_maken
from supportplan.kern.bevroren import bestand_lezen
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Dossier, Kopie, Kopiebestand, Kopiekeuze, Logregel, Verzoek
from supportplan.kern.models.basis import heeft_dossier
from supportplan.omgeving import BASIS
from tests import factories as f
from tests import pdf_lezen
from tests.paginas import woorden as tekst_van
from tests.plannen.zaak import eigen_opslag

SCHEMA = json.loads((BASIS / "docs" / "kopie.schema.json").read_text())
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("gegeven", "grond", "vast", "moet_kijken"),
    [
        ({}, "", False, False),
        ({"alleen_ik": True, "van_vrager": True}, "alleen_zelf", True, False),
        ({"alleen_ik": True}, "ander", True, False),
        ({"verborgen": "veiligheid"}, "veiligheid", False, True),
        ({"verborgen": "privacy"}, "ander", False, True),
        ({"verborgen": "op_verzoek"}, "op_verzoek", False, True),
        ({"verborgen": "niet_besproken"}, "", False, True),  # no ground in law: talk about it first
        ({"apart": True}, "ander", False, True),
        ({"apart": True, "van_vrager": True}, "", False, False),
        ({"anderen": ("Kees",)}, "", False, True),
        ({"leest_al": False}, "", False, True),
        ({"leunt": True}, None, False, True),
        ({"om_hen_heen": True}, None, False, True),
    ],
)
def test_p17_what_is_proposed_for_a_line(gegeven, grond, vast, moet_kijken):
    gedaan = voorstel(Gegeven(**gegeven))
    assert (gedaan.grond, gedaan.vast, bool(gedaan.let_op)) == (grond, vast, moet_kijken)


def test_p17_a_name_counts_as_a_whole_word():
    assert genoemd(["Kees", "Ans", "Jan"], ["Met KEES en Hans gepraat.", "Jan-Peter kwam niet."]) == ("Kees", "Jan")


def test_p17_what_may_not_be_named_does_not_make_the_answer_partly():
    assert uitkomst_van(["veiligheid", "op_verzoek", "alleen_zelf"]) == "gedaan"
    assert uitkomst_van(["ander"]) == "deels"


def test_p17_nothing_is_made_for_nobody():
    assert len(bezwaren_tegen_kopie(vrager=False, mag_namens=False, nog_te_kiezen=2)) == 3


def test_p17_every_kind_of_row_of_a_case_has_a_place_in_the_copy():
    """A new part of the case file, or a new table, fails here until somebody says where it goes."""
    genoemd_ = [sleutel for _slug, _titel, sleutels in DELEN for sleutel in sleutels]
    assert sorted(genoemd_) == sorted({"dossier", *BUITEN_DE_CASUS, *(deel.sleutel for deel in BOVEN)})
    elders = {
        # a link, shown with the row it belongs to
        *("Aanwezige", "Spreker", "Vervulling", "Plaatsing", "Doelwens"),
        # not of the person: how the case is kept, answered and looked at; the log has its own part
        *("Logregel", "DossierUserObjectPermission", "Herinnering", "Bewaarplicht", "Wisopdracht", "Spoedtoegang"),
        *("Vervanging", "Overdracht", "Geschiedeniswissing"),  # who has the case, and what was taken out of it
        *("Kopie", "Kopiekeuze", "Kopiebestand", "Kopieoverhandiging", "AlleenTaal", "Documentbestand"),
        "Concept",  # typed, but not in a row yet: of who typed it
    }
    in_kopie = {soort.model for soort in [*SOORTEN.values(), *BUITEN_DE_CASUS.values()]}
    vergeten = {
        model.__name__
        for model in apps.get_models()
        if heeft_dossier(model)
        and model not in in_kopie
        and not hasattr(model, "pgh_tracked_model")
        and model._meta.app_label != "besloten"  # P-10: no trace at all, not in a copy either
    }
    assert vergeten <= elders, vergeten - elders


@pytest.fixture
def zaak(db, monkeypatch, tmp_path):
    """Roos, her brother Kees who takes part, and lines of every kind that must be weighed."""
    eigen_opslag(monkeypatch, tmp_path)
    dossier = f.DossierFactory(client__telefoon="06 11 11 11 11")
    dossier.organisatie.klachtenregeling = "Bel de klachtencommissie."
    dossier.organisatie.save()
    roos = f.client_van(dossier)
    kees = f.DeelnemerFactory(
        dossier=dossier, rol=Rol.NAASTE, roepnaam="Kees", straat="Geheimstraat", telefoon="06 99 99 99 99"
    )
    f.NetwerkpersoonFactory(dossier=dossier, deelnemer=kees, naam="Kees", doet="Kees doet boodschappen.")
    ouder = f.professional_in(dossier)
    f.UitspraakFactory(dossier=dossier, tekst="Ik wil weer fietsen.", door=roos)
    f.UitspraakFactory(dossier=dossier, tekst="Roos kan veel zelf.", door=kees)
    f.UitspraakFactory(dossier=dossier, tekst="Dit is van Kees alleen.", door=kees, zichtbaarheid="alleen_ik")
    f.UitspraakFactory(dossier=dossier, tekst="Dit is van Roos alleen.", door=roos, zichtbaarheid="alleen_ik")
    apart = f.GesprekFactory(dossier=dossier, apart_gesproken=True, verhaal="Kees vertelde apart.")
    f.UitspraakFactory(dossier=dossier, tekst="Het wordt mij te zwaar.", door=kees, gesprek=apart)
    f.LogboekregelFactory(dossier=dossier, tekst="Vandaag samen gefietst.", door=ouder)
    f.LogboekregelFactory(dossier=dossier, tekst="Er was gevaar.", door=ouder, verborgen_reden="veiligheid")
    f.WerkaantekeningFactory(dossier=dossier, gebruiker=ouder.gebruiker, tekst="Zeventien paarse olifanten")
    return f.VerzoekFactory(dossier=dossier), ouder, kees


@pytest.fixture
def browser(zaak):
    bladeraar = Client()
    bladeraar.force_login(zaak[1].gebruiker)
    return bladeraar


def adres(verzoek, naam="kopie", **sleutels):
    return reverse(f"dossier:{naam}", kwargs={"dossier": verzoek.dossier.uuid, "verzoek": verzoek.uuid, **sleutels})


def blad(antwoord):
    return BeautifulSoup(antwoord.content, "html.parser")


def nalopen(browser, verzoek, **anders):
    """Look at every part, take what is proposed; `anders` names (by words of the line) other choices."""
    for slug, _titel, _sleutels in DELEN:
        pagina = blad(browser.get(adres(verzoek, "kopie_deel", deel=slug)))
        velden = {"gezien_op": pagina.select_one("[name=gezien_op]")["value"]} if pagina.select("select") else {}
        for keuze in pagina.select("main select"):
            gekozen = keuze.select_one("option[selected]")
            velden[keuze["name"]] = gekozen["value"] if gekozen else keuze.select("option")[0]["value"]
            regel = keuze.find_parent(class_="sp-kaart").text
            for woorden, waarde in anders.items():
                if woorden.replace("_", " ") in regel:
                    velden[keuze["name"]] = waarde
        antwoord = browser.post(adres(verzoek, "kopie_deel", deel=slug), velden)
        assert antwoord.status_code == 302, tekst_van(blad(antwoord))


def maken(browser, verzoek):
    """Make the copy on the screen; its files."""
    browser.post(adres(verzoek), {"wordt": Kopie.objects.filter(verzoek=verzoek).count() + 1})
    kopie = Kopie.objects.filter(verzoek=verzoek).last()
    assert kopie is not None
    return kopie, {rij.soort: bestand_lezen(rij) for rij in kopie.bestanden.all()}


def test_p17_the_copy_of_the_client_holds_all_but_what_has_a_ground(zaak, browser):
    verzoek, _ouder, _kees = zaak
    nalopen(browser, verzoek)
    kopie, bestanden = maken(browser, verzoek)
    in_pdf = " ".join(pdf_lezen.woorden(bestanden["pdf"]))
    for mee in ("Ik wil weer fietsen.", "Roos kan veel zelf.", "Vandaag samen gefietst.", "06 11 11 11 11", "Kees"):
        assert mee in in_pdf, mee
    for inhoud in (in_pdf, bestanden["json"].decode(), bestanden["html"].decode()):
        for weg in (
            "Dit is van Kees alleen",
            "Dit is van Roos alleen",
            "te zwaar",
            "vertelde apart",
            "Er was gevaar",
            "Geheimstraat",
            "06 99 99 99 99",
            "olifanten",
        ):
            assert weg not in inhoud, weg
    assert kopie.gronden == {"ander": 3, "alleen_zelf": 1, "veiligheid": 1}
    assert Logregel.objects.filter(soort="kopie", actie="exporteren", object_uuid=kopie.uuid).count() == 1


def test_p17_it_says_in_plain_words_what_it_is_what_is_left_out_and_where_to_complain(zaak, browser):
    verzoek, *_mensen = zaak
    nalopen(browser, verzoek)
    _kopie, bestanden = maken(browser, verzoek)
    gezegd = " ".join(pdf_lezen.woorden(bestanden["pdf"]))
    for stuk in (
        "Wat is dit?",
        "Wat over een ander gaat",
        "Wat u alleen voor uzelf bewaarde",
        "Bel de klachtencommissie.",
        "autoriteitpersoonsgegevens.nl",
        "artikel 12 tot en met 15",
        "Hoe lang we dit bewaren",
    ):
        assert stuk in gezegd, stuk
    assert "veilig" not in gezegd.partition("In elke kopie")[0]  # that ground may not be named


def test_p17_a05_a06_a08_the_pdf_is_tagged_and_carries_the_same_data(zaak, browser):
    verzoek, *_mensen = zaak
    nalopen(browser, verzoek)
    _kopie, bestanden = maken(browser, verzoek)
    pdf = pdf_lezen.openen(bestanden["pdf"])
    assert str(pdf.Root.Lang) == "nl"
    assert pdf.attachments["kopie.json"].get_file().read_bytes() == bestanden["json"]
    koppen = [kop.tekst.strip() for kop in pdf_lezen.boom(pdf).alle("H1", "H2")]
    assert koppen[:4] == ["Uw gegevens", "Wat is dit?", "Wat staat er niet in?", "Wat kunt u doen?"]
    web = "".join(tekst_van(blad_van(bestanden["html"])).split())
    assert "".join(pdf_lezen.woorden(bestanden["pdf"])).replace("•", "") == web


def blad_van(inhoud):
    return BeautifulSoup(inhoud, "html.parser").main


def test_p17_the_data_follows_its_schema_and_the_case_in_it_can_be_read_again(zaak, browser):
    verzoek, *_mensen = zaak
    nalopen(browser, verzoek)
    _kopie, bestanden = maken(browser, verzoek)
    gegevens = json.loads(bestanden["json"])
    jsonschema.validate(gegevens, SCHEMA)
    assert casus_lezen(json.dumps(gegevens["casus"]).encode())["uitspraken"]


def test_p17_nothing_is_made_before_somebody_looked(zaak, browser):
    verzoek, *_mensen = zaak
    antwoord = browser.post(adres(verzoek), {"wordt": 1})
    assert antwoord.status_code == 422
    assert "Kijk nog naar de regels" in tekst_van(blad(antwoord))
    assert not Kopie.objects.exists()
    assert not Kopiebestand.objects.exists()


def test_p17_a_line_can_be_left_out_or_taken_along_after_all(zaak, browser):
    verzoek, *_mensen = zaak
    nalopen(browser, verzoek, Roos_kan_veel_zelf="ander", Er_was_gevaar="mee")
    _kopie, bestanden = maken(browser, verzoek)
    gezegd = " ".join(pdf_lezen.woorden(bestanden["pdf"]))
    assert "Roos kan veel zelf" not in gezegd
    assert "Er was gevaar" in gezegd


def test_p17_what_another_chose_meanwhile_stays(zaak, browser):
    verzoek, _ouder, _kees = zaak
    pagina = blad(browser.get(adres(verzoek, "kopie_deel", deel="logboek")))
    regel = next(k for k in pagina.select("main select") if "gevaar" in k.find_parent(class_="sp-kaart").text)
    soort, _streep, pk = regel["name"].rpartition("_")
    later = timezone.now() + timezone.timedelta(minutes=1)
    Kopiekeuze.objects.create(dossier=verzoek.dossier, verzoek=verzoek, soort=soort, rij=pk, grond="ander", op=later)
    velden = {"gezien_op": pagina.select_one("[name=gezien_op]")["value"], regel["name"]: "mee"}
    antwoord = browser.post(adres(verzoek, "kopie_deel", deel="logboek"), velden, follow=True)
    assert "koos een ander intussen anders" in tekst_van(blad(antwoord))
    assert Kopiekeuze.objects.get(soort=soort, rij=pk).grond == "ander"


def test_p17_pressing_twice_makes_one_copy(zaak, browser):
    verzoek, ouder, _kees = zaak
    nalopen(browser, verzoek)
    for _keer in range(2):
        assert browser.post(adres(verzoek), {"wordt": 1}).status_code == 302
    assert Kopie.objects.count() == 1
    assert kopie_maken(verzoek=verzoek, door=ouder.gebruiker, als=ouder, op=timezone.now(), wordt=1).nummer == 1


def test_p17_a_naaste_gets_only_their_own(zaak, browser):
    verzoek, _ouder, kees = zaak
    verzoek = f.VerzoekFactory(dossier=verzoek.dossier, door=kees)
    assert browser.post(adres(verzoek), {"wordt": 1}).status_code == 422  # what others said of him must be chosen
    nalopen(browser, verzoek, Kees_doet_boodschappen="mee")
    _kopie, bestanden = maken(browser, verzoek)
    gezegd = " ".join(pdf_lezen.woorden(bestanden["pdf"]))
    for mee in ("Roos kan veel zelf.", "Het wordt mij te zwaar.", "Geheimstraat", "Kees doet boodschappen."):
        assert mee in gezegd, mee
    for inhoud in (gezegd, bestanden["json"].decode()):
        for weg in ("fietsen", "06 11 11 11 11", "Er was gevaar", "gefietst", "Dit is van Roos"):
            assert weg not in inhoud, weg
    assert "casus" not in json.loads(bestanden["json"])


def test_p17_the_client_does_not_see_that_a_naaste_asked(zaak):
    verzoek, _ouder, kees = zaak
    f.VerzoekFactory(dossier=verzoek.dossier, door=kees, tekst="Wat staat er over mij?")
    roos = f.client_van(verzoek.dossier)
    f.deelnemer_koppelen(roos, f.GebruikerFactory())
    bladeraar = Client()
    bladeraar.force_login(roos.gebruiker)
    gezien = tekst_van(blad(bladeraar.get(reverse("dossier:gegevens", args=[verzoek.dossier.uuid]))))
    assert verzoek.tekst in gezien
    assert "Wat staat er over mij?" not in gezien


def test_p17_who_speaks_for_the_client_must_have_a_ground_and_gets_not_what_was_said_apart(zaak, browser):
    verzoek, _ouder, _kees = zaak
    moeder = f.DeelnemerFactory(dossier=verzoek.dossier, rol=Rol.VERTEGENWOORDIGER, roepnaam="Ans")
    roos = f.client_van(verzoek.dossier)
    apart = f.GesprekFactory(dossier=verzoek.dossier, apart_gesproken=True)
    f.UitspraakFactory(dossier=verzoek.dossier, tekst="Mijn moeder mag dit niet weten.", door=roos, gesprek=apart)
    verzoek = f.VerzoekFactory(dossier=verzoek.dossier, door=moeder)
    nalopen(browser, verzoek)
    assert "Leg eerst vast waarom" in tekst_van(blad(browser.post(adres(verzoek), {"wordt": 1})))
    f.VertegenwoordigingFactory(dossier=verzoek.dossier, deelnemer=moeder, soort="mentor")
    _kopie, bestanden = maken(browser, verzoek)
    gezegd = " ".join(pdf_lezen.woorden(bestanden["pdf"]))
    assert "Ik wil weer fietsen." in gezegd
    assert "mag dit niet weten" not in gezegd


class TestGeven:
    """Handing over."""

    def geven(self, browser, kopie, **velden):
        gegevens = {"hoe": "in_de_hand", "identiteit": "kent", "op": "2026-03-02"} | velden
        return browser.post(adres(kopie.verzoek, "kopie_klaar", kopie=kopie.nummer), gegevens)

    def test_p17_it_answers_the_request_and_stops_the_clock(self, zaak, browser):
        verzoek, *_mensen = zaak
        nalopen(browser, verzoek)
        kopie, _bestanden = maken(browser, verzoek)
        pagina = reverse("dossier:gegevens", args=[verzoek.dossier.uuid])
        assert "Antwoord uiterlijk" in tekst_van(blad(browser.get(pagina)))
        assert self.geven(browser, kopie).status_code == 302
        verzoek = Verzoek.objects.get(pk=verzoek.pk)
        assert (verzoek.uitkomst, verzoek.uitkomst_op) == ("deels", date(2026, 3, 2))
        assert "over een ander gaat" in verzoek.uitkomst_reden
        assert "Antwoord uiterlijk" not in tekst_van(blad(browser.get(pagina)))
        rij = kopie.overhandigingen.get()
        assert (rij.aan, rij.hoe, rij.identiteit) == (verzoek.door, "in_de_hand", "kent")

    def test_p15_safe_contact_goes_first(self, zaak, browser):
        verzoek, *_mensen = zaak
        type(verzoek.door).objects.filter(pk=verzoek.door_id).update(
            geen_brief=True, contact_afspraak="Bel alleen overdag."
        )
        nalopen(browser, verzoek)
        kopie, _bestanden = maken(browser, verzoek)
        pagina = tekst_van(blad(browser.get(adres(verzoek, "kopie_klaar", kopie=1))))
        assert "Bel alleen overdag." in pagina
        antwoord = self.geven(browser, kopie, hoe="post")
        assert antwoord.status_code == 200
        assert "Deze persoon wil geen brief" in tekst_van(blad(antwoord))
        assert not kopie.overhandigingen.exists()

    @pytest.mark.parametrize("op", ["2026-03-01", "2026-03-03", "morgen"])
    def test_p17_not_before_it_was_made_nor_in_days_to_come(self, zaak, browser, op):
        verzoek, *_mensen = zaak
        nalopen(browser, verzoek)
        kopie, _bestanden = maken(browser, verzoek)
        assert self.geven(browser, kopie, op=op).status_code == 200
        assert not kopie.overhandigingen.exists()

    def test_p17_a_changed_file_is_not_given(self, zaak, browser):
        verzoek, *_mensen = zaak
        nalopen(browser, verzoek)
        kopie, bestanden = maken(browser, verzoek)
        pad = adres(verzoek, "kopie_bestand", kopie=1, soort="json")
        assert browser.get(pad).content == bestanden["json"]
        rij = kopie.bestanden.get(soort="json")
        with rij.bestand.storage.open(rij.bestand.name, "ab") as bestand:
            bestand.write(b" ")
        assert browser.get(pad).status_code == 404


def test_p17_review_and_copy_ask_no_more_when_there_is_more(zaak, browser, queries_groeien_niet):
    verzoek, ouder, _kees = zaak
    queries_groeien_niet(
        maken=lambda aantal: [f.UitspraakFactory(dossier=verzoek.dossier, door=ouder) for _nummer in range(aantal)],
        doen=lambda: browser.get(adres(verzoek)),
    )


def test_p17_also_for_a_closed_case(zaak, browser):
    verzoek, *_mensen = zaak
    Dossier.objects.filter(pk=verzoek.dossier_id).update(gesloten_op=date(2026, 2, 27), sluitreden="verhuisd")
    nalopen(browser, verzoek)
    assert maken(browser, verzoek)[0].nummer == 1
