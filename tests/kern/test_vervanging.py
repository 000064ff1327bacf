"""Replacing somebody for a while: who may, when it begins and ends by itself, what moves along and what stays."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from supportplan.besloten.services import verlopen_wissen
from supportplan.kern.herinneren import herinneringen_bijwerken, vervangen_herinneringen
from supportplan.kern.keuzes import Afwezigreden, Conceptsoort, Functie
from supportplan.kern.models import Concept, Deelnemer, Dossier, Logregel, Vervanging
from supportplan.kern.regels_vervanging import (
    Periode,
    Vervanger,
    bezwaar_tegen_periode,
    bezwaar_tegen_vervanger,
    vervanging_in_woorden,
)
from supportplan.kern.rijen.formulieren import Wie
from supportplan.kern.rijen.opslaan import concepten_van
from supportplan.kern.services_deelname import (
    collegas_van,
    toegang_beeindigen,
    verlopen_toegang_beeindigen,
)
from supportplan.kern.services_vervanging import (
    vervanging_regelen,
    vervanging_stoppen,
    vervanging_tot_wijzigen,
    weigering_intrekken,
    weigering_opschrijven,
)
from supportplan.kern.spoedbericht import vaste_mensen
from supportplan.kern.toegang import Recht, rechten_op, toegang_tot
from tests.factories import (
    DossierFactory,
    GebruikerFactory,
    MedewerkerFactory,
    UitspraakFactory,
    WerkaantekeningFactory,
    professional_in,
)
from tests.plannen.herinnerd import die_tellen, vast_plan

VANDAAG = date(2026, 3, 2)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DRIE_TOT_TIEN = Periode(date(2026, 3, 3), date(2026, 3, 10))


def dagen(van, tot, wie=""):
    return Periode(date(2026, 3, van), date(2026, 3, tot), wie)


class TestRegels:
    """What cannot be, in words that say what to do."""

    @pytest.mark.parametrize(
        ("periode", "woorden"),
        [(dagen(2, 2), ""), (dagen(5, 4), "ligt voor de eerste"), (dagen(1, 5), "is al geweest")],
    )
    def test_days(self, periode, woorden):
        assert woorden in bezwaar_tegen_periode(periode, VANDAAG)
        assert bool(woorden) == bool(bezwaar_tegen_periode(periode, VANDAAG))

    @pytest.mark.parametrize(
        ("vervanger", "al", "woorden"),
        [
            (Vervanger("Fatma"), [], ""),
            (Vervanger("Fatma"), [dagen(9, 20, "Joost")], "Joost vervangt al van 9 maart 2026 tot en met 20 maart"),
            (Vervanger("Fatma"), [dagen(11, 20, "Joost")], ""),
            (Vervanger("Fatma", geweigerd=True), [], "De cliënt wil niet dat Fatma helpt."),
            (Vervanger("Fatma", werkt_tot=date(2026, 3, 9)), [], "werkt hier tot en met 9 maart 2026"),
            (Vervanger("Fatma", werkt_tot=date(2026, 3, 10)), [], ""),
            (Vervanger("Fatma", zelf_weg=(dagen(10, 11),)), [], "er op deze dagen zelf niet"),
            (Vervanger("Fatma", eigen_toegang=True), [], ""),
            (Vervanger("Fatma", eigen_toegang=True, toegang_tot=date(2026, 3, 9)), [], "stopt al op 9 maart 2026"),
            (Vervanger("Fatma", helpt_al=(dagen(11, 14),)), [], ""),
            (Vervanger("Fatma", helpt_al=(dagen(12, 14),)), [], "Laat de dagen daarop aansluiten."),
        ],
    )
    def test_who_can_replace(self, vervanger, al, woorden):
        gezegd = bezwaar_tegen_vervanger(DRIE_TOT_TIEN, vervanger, al)
        assert woorden in gezegd
        assert bool(woorden) == bool(gezegd)

    def test_a09_what_the_client_reads_is_plain_and_names_no_reason(self):
        wie = {"weg": "Samira", "helpt": "Fatma", "van": DRIE_TOT_TIEN.van, "tot": DRIE_TOT_TIEN.tot}
        straks = "Samira is er even niet vanaf 3 maart 2026. Tot en met 10 maart 2026 helpt Fatma u."
        assert vervanging_in_woorden(**wie, op=VANDAAG) == straks
        nu = "Samira is er even niet. Tot en met 10 maart 2026 helpt Fatma u."
        assert vervanging_in_woorden(**wie, op=date(2026, 3, 10)) == nu
        assert vervanging_in_woorden(**wie, op=date(2026, 3, 11)) == ""


pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier():
    return DossierFactory()


@pytest.fixture
def samira(dossier):
    return professional_in(dossier, roepnaam="Samira")


@pytest.fixture
def fatma(dossier):
    return MedewerkerFactory(gebruiker=GebruikerFactory(naam="Fatma Yildiz"), organisatie=dossier.organisatie)


@pytest.fixture
def rachida(dossier):
    return MedewerkerFactory(functie=Functie.TEAMCOORDINATOR, organisatie=dossier.organisatie).gebruiker


def regel(samira, fatma, rachida, periode=DRIE_TOT_TIEN, **anders):
    velden = {"dossier": samira.dossier, "voor": samira, "plek": fatma, "reden": Afwezigreden.ZIEK, "door": rachida}
    return vervanging_regelen(**(velden | {"periode": periode, "op": VANDAAG} | anders))


def op_dag(klok, dag, uur=9):
    klok.move_to(datetime(2026, 3, dag, uur, tzinfo=AMSTERDAM))


def mag_erin(gebruiker, dossier):
    """Whether each way to a dossier says the same: the page, the right, the list."""
    wegen = {
        toegang_tot(dossier.uuid, gebruiker) is not None,
        Recht.DOSSIER_BEWERKEN in rechten_op(gebruiker, dossier),
        Dossier.objects.voor(gebruiker, Recht.DOSSIER_ZIEN).filter(pk=dossier.pk).exists(),
    }
    assert len(wegen) == 1
    return wegen.pop()


def test_access_begins_and_ends_on_the_day_itself_without_any_job(klok, client, samira, fatma, rachida):
    regel(samira, fatma, rachida)
    dossier, gebruiker = samira.dossier, fatma.gebruiker
    gezien = {}
    for dag in (2, 3, 10, 11):
        op_dag(klok, dag)
        client.force_login(gebruiker)
        gezien[dag] = mag_erin(gebruiker, dossier)
        pagina = client.get(reverse("dossier:dossier", kwargs={"dossier": dossier.uuid}))
        assert (pagina.status_code == 200) == gezien[dag]
    assert gezien == {2: False, 3: True, 10: True, 11: False}
    assert verlopen_toegang_beeindigen(date(2026, 3, 11)) == 1
    assert not mag_erin(gebruiker, dossier)
    assert mag_erin(samira.gebruiker, dossier)


def test_an_open_page_cannot_save_after_the_last_day(klok, client, samira, fatma, rachida):
    regel(samira, fatma, rachida)
    op_dag(klok, 10, 23)
    client.force_login(fatma.gebruiker)
    adres = reverse("profiel:toestemming_bewerken", kwargs={"dossier": samira.dossier.uuid})
    assert client.post(adres).status_code == 302
    op_dag(klok, 11, 0)
    client.force_login(fatma.gebruiker)
    assert client.post(adres, headers={"accept": "application/json"}).status_code == 404


def test_it_is_logged_without_a_name_or_reason_and_the_client_can_read_it(client, samira, fatma, rachida):
    regel(samira, fatma, rachida)
    lijn = Logregel.objects.get(dossier=samira.dossier, soort="vervanging")
    assert (lijn.actor, lijn.rol, lijn.reden, lijn.velden) == (rachida, "teamcoordinator", "", [])
    client.force_login(samira.gebruiker)
    tekst = client.get(reverse("dossier:log", kwargs={"dossier": samira.dossier.uuid})).content.decode()
    assert "egelde dat Fatma Yildiz u een tijd helpt" in tekst
    assert "ziek" not in tekst


@pytest.mark.parametrize("reden", ["niet hier", "zichzelf", "coordinator", "geweigerd", "twee tegelijk", "zelf weg"])
def test_who_cannot_replace_is_refused_in_words(samira, fatma, rachida, reden):
    plek = fatma
    if reden == "niet hier":
        plek = MedewerkerFactory(organisatie__naam="Elders")
    elif reden == "zichzelf":
        plek = MedewerkerFactory(gebruiker=samira.gebruiker, organisatie=samira.dossier.organisatie)
    elif reden == "coordinator":
        plek = rachida.functies.get()
    elif reden == "geweigerd":
        weigering_opschrijven(dossier=samira.dossier, gebruiker=fatma.gebruiker, door=samira.gebruiker, op=VANDAAG)
    elif reden == "twee tegelijk":
        regel(samira, MedewerkerFactory(organisatie=samira.dossier.organisatie), rachida)
    else:
        ander = DossierFactory(organisatie=samira.dossier.organisatie)
        van_fatma = professional_in(ander)
        van_fatma.gebruiker = fatma.gebruiker
        van_fatma.save()
        regel(van_fatma, MedewerkerFactory(organisatie=ander.organisatie), rachida, dossier=ander)
    with pytest.raises(ValidationError) as fout:
        regel(samira, plek, rachida)
    assert any(woord in " ".join(fout.value.messages) for woord in ("Kies iemand anders", "Kies andere dagen"))
    assert not Vervanging.objects.filter(door__gebruiker=plek.gebruiker, voor=samira).exists()


def test_who_left_or_lost_the_account_is_not_taken(samira, fatma, rachida):
    fatma.gebruiker.is_active = False
    fatma.gebruiker.save()
    with pytest.raises(ValidationError, match="werkt hier niet"):
        regel(samira, fatma, rachida)


def test_a_colleague_who_takes_part_keeps_the_own_access_afterwards(klok, samira, fatma, rachida):
    joost = professional_in(samira.dossier, roepnaam="Joost", aanspreekpunt=False)
    plek = MedewerkerFactory(gebruiker=joost.gebruiker, organisatie=samira.dossier.organisatie)
    vervanging = regel(samira, plek, rachida)
    assert vervanging.eigen_toegang
    assert vervanging.door == joost
    op_dag(klok, 20)
    verlopen_toegang_beeindigen(date(2026, 3, 20))
    assert mag_erin(joost.gebruiker, samira.dossier)


def test_longer_shorter_and_stopped_at_once(klok, samira, fatma, rachida):
    vervanging = regel(samira, fatma, rachida)
    vervanging_tot_wijzigen(vervanging=vervanging, tot=date(2026, 3, 20), door=rachida, op=VANDAAG)
    op_dag(klok, 20)
    assert mag_erin(fatma.gebruiker, samira.dossier)
    vervanging_tot_wijzigen(vervanging=vervanging, tot=date(2026, 3, 21), door=rachida, op=date(2026, 3, 20))
    vervanging_stoppen(vervanging=vervanging, door=rachida, op=date(2026, 3, 20))
    assert not mag_erin(fatma.gebruiker, samira.dossier)
    assert Deelnemer.objects.get(pk=vervanging.door_id).tot == date(2026, 3, 20)
    with pytest.raises(ValidationError, match="al gestopt"):
        vervanging_stoppen(vervanging=vervanging, door=rachida, op=date(2026, 3, 20))


def test_a_change_of_days_has_to_be_told_again(samira, fatma, rachida):
    vervanging = regel(samira, fatma, rachida)
    Vervanging.objects.update(verteld_op=VANDAAG, verteld_door=rachida, verteld_hoe="bellen")
    vervanging_tot_wijzigen(vervanging=vervanging, tot=date(2026, 3, 20), door=rachida, op=VANDAAG)
    assert Vervanging.objects.get().verteld_op is None


def test_taken_back_before_it_began_gives_nothing_and_another_can_be_chosen(klok, samira, fatma, rachida):
    vervanging_stoppen(vervanging=regel(samira, fatma, rachida), door=rachida, op=VANDAAG)
    op_dag(klok, 5)
    assert not mag_erin(fatma.gebruiker, samira.dossier)
    nieuw = regel(samira, fatma, rachida, dagen(6, 8), op=date(2026, 3, 5))
    op_dag(klok, 6)
    assert mag_erin(fatma.gebruiker, samira.dossier)
    assert nieuw.door.naam == "Fatma Yildiz"


def test_replacing_two_colleagues_gives_one_access_over_both(klok, samira, fatma, rachida):
    joost = professional_in(samira.dossier, roepnaam="Joost")
    een = regel(samira, fatma, rachida)
    twee = regel(joost, fatma, rachida, dagen(8, 15))
    assert een.door == twee.door
    vervanging_stoppen(vervanging=twee, door=rachida, op=VANDAAG)
    op_dag(klok, 10)
    assert mag_erin(fatma.gebruiker, samira.dossier)
    op_dag(klok, 11)
    assert not mag_erin(fatma.gebruiker, samira.dossier)


def test_ended_access_of_the_replacement_ends_the_replacing(samira, fatma, rachida):
    vervanging = regel(samira, fatma, rachida, dagen(2, 10))
    toegang_beeindigen(deelnemer=vervanging.door, laatste_dag=VANDAAG, door=samira.gebruiker, op=VANDAAG)
    assert not Vervanging.objects.nog_niet_om(VANDAAG).exists()


def test_whom_the_client_does_not_want_is_offered_again_after_that_was_taken_back(dossier, samira, fatma):
    rij = weigering_opschrijven(dossier=dossier, gebruiker=fatma.gebruiker, door=samira.gebruiker, op=VANDAAG)
    weigering_opschrijven(dossier=dossier, gebruiker=fatma.gebruiker, door=samira.gebruiker, op=VANDAAG)
    assert fatma not in collegas_van(dossier, VANDAAG)
    weigering_intrekken(weigering=rij, door=samira.gebruiker, op=VANDAAG)
    assert fatma in collegas_van(dossier, VANDAAG)


def test_w08_reminders_go_to_the_replacement_and_come_back(klok):
    plan = vast_plan(evaluatie_op=date(2026, 3, 20))
    samira = Deelnemer.objects.get(dossier=plan.dossier, roepnaam="Samira")
    plek = MedewerkerFactory(gebruiker=GebruikerFactory(naam="Fatma"), organisatie=plan.dossier.organisatie)
    rachida = GebruikerFactory()
    regel(samira, plek, rachida)
    wie = {}
    for dag in (2, 3, 11):
        op_dag(klok, dag)
        vervangen_herinneringen(date(2026, 3, dag))
        wie[dag] = {naam for _soort, _datum, naam in die_tellen(plan.dossier)}
    assert wie == {2: {"Samira"}, 3: {"Fatma"}, 11: {"Samira"}}
    op_dag(klok, 3)
    herinneringen_bijwerken(plan.dossier, op=date(2026, 3, 3))
    assert [mens.roepnaam for mens in vaste_mensen(plan.dossier, date(2026, 3, 3))] == ["Samira", "Fatma"]


def test_a_second_text_is_seen_by_the_replacement_and_unfinished_input_is_not(klok, samira, fatma, rachida):
    regel(samira, fatma, rachida)
    zin = UitspraakFactory(dossier=samira.dossier)
    for soort in (Conceptsoort.BOTSING, Conceptsoort.ONGELDIG):
        Concept.objects.create(
            dossier=samira.dossier,
            gebruiker=samira.gebruiker,
            soort=soort,
            doelsoort="uitspraak",
            doel_uuid=zin.uuid,
            invoer={"tekst": ["mijn tekst"]},
        )

    def van_fatma():
        wie = Wie(fatma.gebruiker, Deelnemer.objects.get(gebruiker=fatma.gebruiker))
        gevonden = concepten_van(samira.dossier, wie, ["uitspraak"])
        return len(gevonden.botsing), len(gevonden.ongeldig)

    assert van_fatma() == (0, 0)
    op_dag(klok, 3)
    assert van_fatma() == (1, 0)
    op_dag(klok, 11)
    assert van_fatma() == (0, 0)


def test_p11_the_clock_of_notes_stands_still_in_the_dossier_where_somebody_is_replaced(samira, fatma, rachida):
    ander = DossierFactory()
    toen = datetime(2026, 2, 1, 10, tzinfo=AMSTERDAM)
    for waar, tekst in ((samira.dossier, "vervangen"), (ander, "elders")):
        WerkaantekeningFactory(dossier=waar, gebruiker=samira.gebruiker, gemaakt_op=toen, tekst=tekst)
    regel(samira, fatma, rachida, dagen(2, 30))
    assert verlopen_wissen(VANDAAG + timedelta(days=10)) == 1
