"""Typed in the wrong dossier: gone there, anew where it belongs, a note in the register (AVG art. 33 and 34, P-20)."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from psycopg import sql

from plannen.models import Logboekregel
from plannen.services_document import document_definitief_maken
from profiel.models import Gesprek, Uitspraak
from supportplan.dossier.regels_verplaatsen import Ding, bezwaar_tegen_meenemen, bezwaar_tegen_weghalen
from supportplan.kern.keuzes import Conceptsoort, Functie, Zichtbaarheid
from supportplan.kern.models import Bijlage, Concept, Datalek, Deelnemer, Geschiedeniswissing, Logregel
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import (
    BijlageFactory,
    DeelnemerFactory,
    DoelFactory,
    DossierFactory,
    GebruikerFactory,
    GesprekFactory,
    LogboekregelFactory,
    MedewerkerFactory,
    OptieFactory,
    OrganisatieFactory,
    PlanregelFactory,
    UitspraakFactory,
    WmovraagFactory,
    client_van,
    professional_in,
)
from tests.hulp import NU
from tests.paginas import soep_van, woorden
from tests.plannen.zaak import eigen_opslag

pytestmark = pytest.mark.django_db
ZIN = "Zeventien paarse olifanten"


@pytest.mark.parametrize(
    ("ding", "woord"),
    [
        (Ding(), ""),
        (Ding(vrijgegeven=True), "Trek dat eerst in."),
        (Ding(ooit_vrijgegeven=True), ""),
        (Ding(ooit_vrijgegeven=True, documenten=1), "een definitief document verandert nooit"),
        (Ding(documenten=1), ""),
        (Ding(rust_erop="Haal hem daar weg."), "Haal hem daar weg."),
    ],
)
def test_w28_what_stands_in_the_way(ding, woord):
    assert woord in bezwaar_tegen_weghalen(ding)
    assert bool(woord) == bool(bezwaar_tegen_weghalen(ding))


def test_who_said_what_stays_true():
    assert bezwaar_tegen_meenemen(Ding(zei_een_ander=["Truus", "Kees"])).startswith(
        "In dit gesprek zei ook Truus, Kees"
    )


@pytest.fixture(autouse=True)
def opslag(monkeypatch, tmp_path):
    return eigen_opslag(monkeypatch, tmp_path)


@pytest.fixture
def roos():
    """The dossier in which it stands by mistake."""
    return DossierFactory(naam="Roos")


@pytest.fixture
def bram(roos):
    """The dossier where it belongs."""
    dossier = DossierFactory(naam="Bram", organisatie=roos.organisatie)
    client_van(dossier)
    return dossier


@pytest.fixture
def samira(client, roos, bram):
    """Who typed it, and works in both."""
    samira = professional_in(roos, roepnaam="Samira")
    deelnemer_koppelen(DeelnemerFactory(dossier=bram, rol="professional", roepnaam="Samira"), samira.gebruiker)
    client.force_login(samira.gebruiker)
    return samira


def adres(dossier, ding, rij):
    return reverse("dossier:hoort_hier_niet", kwargs={"dossier": dossier.uuid, "ding": ding, "welk": rij.uuid})


def haal_weg(client, dossier, ding, rij, naar, **anders):
    velden = {"naar": str(naar.uuid) if naar else "nergens", "spreker": "client"}
    return client.post(adres(dossier, ding, rij), velden | anders, follow=True)


def tekst(antwoord):
    return woorden(BeautifulSoup(antwoord.content, "html.parser").main)


def overal(dossier, woord):
    """The tables in which this word stands in a row of this dossier."""
    gevonden = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.columns"
            " WHERE column_name = 'dossier_id' AND table_schema = 'public'"
        )
        for (tabel,) in cursor.fetchall():
            vraag = sql.SQL("SELECT count(*) FROM {} AS rij WHERE dossier_id = %s AND rij::text LIKE %s")
            cursor.execute(vraag.format(sql.Identifier(tabel)), [dossier.pk, f"%{woord}%"])
            if cursor.fetchone()[0]:
                gevonden.append(tabel)
    return sorted(gevonden)


def test_a_sentence_goes_everywhere_and_stands_anew_where_it_belongs(client, roos, bram, samira):
    rij = UitspraakFactory(
        dossier=roos, tekst=ZIN, plek=("profiel", "wonen", "nu"), gesprek=GesprekFactory(dossier=roos)
    )
    Uitspraak.objects.filter(pk=rij.pk).update(tekst=f"{ZIN}!")
    Concept.objects.create(
        dossier=roos,
        gebruiker=samira.gebruiker,
        soort=Conceptsoort.BOTSING,
        doelsoort="uitspraak",
        doel_uuid=rij.uuid,
        invoer={"tekst": [ZIN]},
    )
    assert "Het staat nu in het andere dossier." in tekst(haal_weg(client, roos, "uitspraak", rij, bram))
    nieuw = Uitspraak.objects.get(dossier=bram)
    assert (nieuw.tekst, nieuw.gesprek, nieuw.gezegd_op) == (f"{ZIN}!", None, rij.dag)
    assert [spreker.deelnemer for spreker in nieuw.sprekers.all()] == [client_van(bram)]
    assert nieuw.uuid != rij.uuid
    assert overal(roos, ZIN) == ["profiel_uitspraakevent"]
    call_command("dossiers_wissen")
    assert overal(roos, ZIN) == []
    assert not Geschiedeniswissing.objects.exists()
    assert overal(bram, ZIN) == ["profiel_uitspraak", "profiel_uitspraakevent"]


def test_p20_both_logs_say_so_and_neither_names_the_other(client, roos, bram, samira):
    rij = UitspraakFactory(dossier=roos, tekst=ZIN)
    haal_weg(client, roos, "uitspraak", rij, bram)
    weg = Logregel.objects.get(dossier=roos, soort="verkeerd_dossier", actie="verwijderen")
    erbij = Logregel.objects.get(dossier=bram, soort="uitspraak", actie="toevoegen")
    assert (weg.object_uuid, weg.reden, weg.velden) == (rij.uuid, "", [])
    assert erbij.object_uuid == Uitspraak.objects.get(dossier=bram).uuid
    assert "Haalde iets weg: iets dat niet in uw dossier hoort" in woorden(
        soep_van(client, "dossier:log", dossier=roos.uuid).main
    )
    assert overal(roos, "Bram") == []
    assert overal(roos, str(bram.uuid)) == []


def test_a_talk_goes_with_its_sentences_and_who_was_there(client, roos, bram, samira):
    gesprek = GesprekFactory(dossier=roos, verhaal=ZIN, afspraken="Samen bellen")
    UitspraakFactory(dossier=roos, tekst=f"{ZIN} een", gesprek=gesprek, door=client_van(roos))
    UitspraakFactory(dossier=roos, tekst=f"{ZIN} twee", gesprek=gesprek, door=samira)
    UitspraakFactory(dossier=roos, tekst=f"{ZIN} weg", gesprek=gesprek, verwijderd_op=NU)
    haal_weg(client, roos, "gesprek", gesprek, bram)
    nieuw = Gesprek.objects.get(dossier=bram)
    assert (nieuw.verhaal, nieuw.afspraken, nieuw.datum) == (ZIN, "Samen bellen", gesprek.datum)
    zinnen = {zin.tekst: zin.sprekers.get().deelnemer.roepnaam for zin in nieuw.uitspraken.all()}
    assert zinnen == {f"{ZIN} een": client_van(bram).roepnaam, f"{ZIN} twee": "Samira"}
    call_command("dossiers_wissen")
    assert overal(roos, ZIN) == []
    assert Datalek.objects.get().aantal == 4


def test_a_talk_in_which_somebody_spoke_who_is_not_there_stays_whole(client, roos, bram, samira):
    gesprek = GesprekFactory(dossier=roos)
    UitspraakFactory(dossier=roos, gesprek=gesprek, door=DeelnemerFactory(dossier=roos, roepnaam="Truus"))
    assert "In dit gesprek zei ook Truus iets." in tekst(haal_weg(client, roos, "gesprek", gesprek, bram))
    assert Gesprek.objects.filter(pk=gesprek.pk).exists()
    assert not Gesprek.objects.filter(dossier=bram).exists()
    assert not Datalek.objects.exists()


def test_a_line_of_the_logbook_and_a_file(client, roos, bram, samira, opslag, django_capture_on_commit_callbacks):
    regel = LogboekregelFactory(dossier=roos, tekst=ZIN, door=samira)
    brief = BijlageFactory(dossier=roos, titel=ZIN, bestand=ContentFile(b"%PDF-1.4 brief", "brief.pdf"))
    oud = brief.bestand.path
    with django_capture_on_commit_callbacks(execute=True):
        haal_weg(client, roos, "logboekregel", regel, bram)
        haal_weg(client, roos, "bijlage", brief, bram)
    nieuw = Bijlage.objects.get(dossier=bram)
    with nieuw.bestand.open("rb") as bestand:
        assert bestand.read() == b"%PDF-1.4 brief"
    assert str(bram.uuid) in nieuw.bestand.name
    assert not Path(oud).exists()
    assert Logboekregel.objects.get(dossier=bram).door.gebruiker == samira.gebruiker
    call_command("dossiers_wissen")
    assert overal(roos, ZIN) == []


def test_nowhere_only_takes_it_away(client, roos, samira):
    rij = UitspraakFactory(dossier=roos, tekst=ZIN)
    assert "Het is weggehaald." in tekst(haal_weg(client, roos, "uitspraak", rij, None))
    assert not Uitspraak.alle.filter(tekst=ZIN).exists()
    assert Datalek.objects.get().juiste_uuid is None


@pytest.mark.parametrize("geval", ["doel", "optie", "vrijgegeven", "document"])
def test_what_rests_on_it_or_went_out_stands_in_the_way(client, roos, bram, samira, geval):
    rij = UitspraakFactory(dossier=roos, tekst=ZIN, vrijgegeven=geval in {"vrijgegeven", "document"})
    if geval == "doel":
        DoelFactory(dossier=roos, wens=rij)
    elif geval == "optie":
        OptieFactory(dossier=roos, uitspraak=rij)
    elif geval == "document":
        WmovraagFactory(inzet__planregel=PlanregelFactory(dossier=roos))
        document_definitief_maken(dossier=roos, door=samira.gebruiker, op=NU)
        leeg = {"vrijgegeven_revisie": None, "vrijgegeven_op": None, "vrijgegeven_door": None, "vrijgave_wijze": ""}
        Uitspraak.objects.filter(pk=rij.pk).update(**leeg)
    woord = {
        "doel": "Haal hem daar eerst weg.",
        "optie": "Haal hem daar eerst weg.",
        "vrijgegeven": "Trek dat eerst in.",
        "document": "een definitief document verandert nooit",
    }[geval]
    assert woord in tekst(client.get(adres(roos, "uitspraak", rij)))
    assert woord in tekst(haal_weg(client, roos, "uitspraak", rij, bram))
    assert Uitspraak.objects.filter(pk=rij.pk).exists()


def test_only_dossiers_in_which_one_may_write_are_offered_and_taken(client, roos, bram, samira):
    dicht = DossierFactory(naam="Dicht", gesloten=True)
    deelnemer_koppelen(DeelnemerFactory(dossier=dicht, rol="professional"), samira.gebruiker)
    vreemd = DossierFactory(naam="Vreemd")
    rij = UitspraakFactory(dossier=roos, tekst=ZIN)
    soep = BeautifulSoup(client.get(adres(roos, "uitspraak", rij)).content, "html.parser")
    keuzes = [woorden(keuze) for keuze in soep.select("[name=naar] option")]
    assert keuzes == ["kies", "Bram", "nergens: weghalen"]
    for naar in (dicht, vreemd):
        assert "kunt u niet (meer) schrijven" in tekst(haal_weg(client, roos, "uitspraak", rij, naar))
    assert "Kies waar het hoort" in tekst(client.post(adres(roos, "uitspraak", rij), {}))
    assert Uitspraak.objects.get().pk == rij.pk


def test_what_one_may_not_read_cannot_be_taken_out(client, roos, samira):
    ander = professional_in(roos)
    rij = LogboekregelFactory(dossier=roos, tekst=ZIN, door=ander, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    assert client.get(adres(roos, "logboekregel", rij)).status_code == 404
    assert client.get(adres(roos, "doel", DoelFactory(dossier=roos))).status_code == 404


def test_p10_the_register_says_who_could_see_it_and_who_looked_and_holds_no_word(klok, client, roos, bram, samira):
    kees = professional_in(roos, roepnaam="Kees")
    deelnemer_koppelen(client_van(roos), van_roos := GebruikerFactory(naam="Roos"))
    naaste = DeelnemerFactory(dossier=roos, roepnaam="Truus")
    deelnemer_koppelen(naaste, GebruikerFactory())
    rij = LogboekregelFactory(dossier=roos, tekst=ZIN, door=samira, gemaakt_op=NU)
    klok.shift(timedelta(hours=1))
    client.force_login(van_roos)
    client.get(reverse("dossier:dossier", kwargs={"dossier": roos.uuid}))
    client.force_login(samira.gebruiker)
    haal_weg(client, roos, "logboekregel", rij, bram)
    datalek = Datalek.objects.get()
    assert set(datalek.kon_zien) == {"Kees, professional", "cliënt"}
    assert datalek.keek == ["cliënt"]
    assert (datalek.sinds, datalek.ontdekt_op) == (NU, NU + timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT rij::text FROM kern_datalek AS rij")
        (als_tekst,) = cursor.fetchone()
    assert not any(woord in als_tekst for woord in (ZIN, "Roos", "Bram", "Truus"))
    assert kees


@pytest.fixture
def ilse(roos):
    return MedewerkerFactory(
        gebruiker=GebruikerFactory(naam="Ilse Bakker"), functie=Functie.BEHEERDER, organisatie=roos.organisatie
    )


@pytest.fixture
def datalek(roos, bram, samira):
    return Datalek.objects.create(
        organisatie=roos.organisatie,
        dossier_uuid=roos.uuid,
        juiste_uuid=bram.uuid,
        soort="uitspraak",
        sinds=NU - timedelta(days=2),
        ontdekt_op=NU,
        ontdekt_door=samira.gebruiker,
        kon_zien=["Kees, professional"],
        keek=[],
    )


def test_the_beheerder_sees_the_clock_of_72_hours_and_decides(klok, client, ilse, datalek):
    client.force_login(ilse.gebruiker)
    assert "Er is er een die u nog moet beoordelen." in tekst(client.get("/"))
    assert "Roos zin Nog beoordelen, voor 5 maart 10:00 uur" in tekst(client.get(reverse("dossier:datalekken")))
    een = reverse("dossier:datalek", kwargs={"datalek": datalek.uuid})
    pagina = tekst(client.get(een))
    assert "Op tijd melden aan de Autoriteit Persoonsgegevens kan tot 5 maart 2026 10:00 uur." in pagina
    assert "In het dossier van: Roos" in pagina
    assert "Het gaat over: Bram" in pagina
    assert "Kees, professional" in pagina
    klok.move_to(datetime(2026, 3, 6, 9, tzinfo=ZoneInfo("Europe/Amsterdam")))
    client.force_login(ilse.gebruiker)
    assert "De 72 uur waren om op 5 maart 2026 10:00 uur." in tekst(client.get(een))
    velden = {
        "fg_gemeld": "True",
        "fg_op": "2026-03-05",
        "ap_gemeld": "False",
        "ap_reden": "Alleen collega's met toegang konden het zien.",
        "betrokkene_gemeld": "False",
        "betrokkene_reden": "Geen hoog risico.",
    }
    client.post(een, velden)
    assert Datalek.objects.get().is_beoordeeld
    assert "Beoordeeld" in tekst(client.get(reverse("dossier:datalekken")))
    assert "Er is er een" not in tekst(client.get("/"))


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"ap_gemeld": "True"}, "Kies op welke dag het gemeld is."),
        ({"ap_gemeld": "False"}, "Schrijf op waarom het niet gemeld is."),
        ({"fg_gemeld": "True", "fg_op": "2026-03-03"}, "Deze dag moet nog komen."),
    ],
)
def test_a12_reported_wants_a_day_and_not_reported_a_reason(client, ilse, datalek, velden, fout):
    client.force_login(ilse.gebruiker)
    antwoord = client.post(reverse("dossier:datalek", kwargs={"datalek": datalek.uuid}), velden)
    assert fout in tekst(antwoord)
    assert Datalek.objects.get().ap_gemeld is None


def test_for_everybody_else_there_is_no_register(client, ilse, datalek):
    for functie in (Functie.PROFESSIONAL, Functie.TEAMCOORDINATOR, Functie.CONSULENT):
        ander = MedewerkerFactory(functie=functie, organisatie=datalek.organisatie).gebruiker
        client.force_login(ander)
        assert client.get(reverse("dossier:datalekken")).status_code == 404
        assert client.get(reverse("dossier:datalek", kwargs={"datalek": datalek.uuid})).status_code == 404
    elders = MedewerkerFactory(functie=Functie.BEHEERDER, organisatie=OrganisatieFactory(naam="Elders")).gebruiker
    client.force_login(elders)
    assert client.get(reverse("dossier:datalek", kwargs={"datalek": datalek.uuid})).status_code == 404
    assert "Roos" not in tekst(client.get(reverse("dossier:datalekken")))


def test_the_register_outlives_the_dossier_and_costs_the_same(client, ilse, samira, roos, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            Datalek.objects.create(
                organisatie=roos.organisatie,
                dossier_uuid=DossierFactory(organisatie=roos.organisatie).uuid,
                soort="bijlage",
                sinds=NU,
                ontdekt_door=samira.gebruiker,
            )

    client.force_login(ilse.gebruiker)
    queries_groeien_niet(maken=maken, doen=lambda: client.get(reverse("dossier:datalekken")), hoogstens=9)
    assert Deelnemer.objects.filter(dossier=roos).exists()
