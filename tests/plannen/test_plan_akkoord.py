"""Asking who agrees and fixing the plan on the screen (method 6)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from plannen.keuzes import Antwoord, Antwoordwijze
from plannen.models import AlleenTaal, Instemming, Inzet, Plan, Planversie
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Concept, Dossier, Herinnering
from tests.factories import (
    DeelnemerFactory,
    DoelFactory,
    InstemmingFactory,
    InzetFactory,
    PlandoelFactory,
    PlanregelFactory,
    VertegenwoordigingFactory,
    WmovraagFactory,
    client_van,
    professional_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db

NU = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def deel(dossier):
    deel = PlandoelFactory(doel=DoelFactory(dossier=dossier, tekst="Mijn huis is op orde"))
    InzetFactory(planregel=PlanregelFactory(plandoel=deel, stap="De kliko"), tekst="zet de kliko buiten")
    return deel


def vraag_adres(deel):
    return reverse("plannen:instemming_stap", args=[deel.dossier.uuid, deel.doel.uuid, "antwoord"])


def vraagpagina(client, deel):
    waar = {"dossier": deel.dossier.uuid, "doel": deel.doel.uuid, "step": "antwoord"}
    return soep_van(client, "plannen:instemming_stap", **waar)


def stap_adres(dossier, stap):
    return reverse("plannen:vaststellen_stap", args=[dossier.uuid, stap])


def antwoord_van(mens, **velden):
    return {f"antwoord-{naam}_{mens.uuid.hex}": waarde for naam, waarde in velden.items()}


def geef(client, deel, mens, **velden):
    return client.post(vraag_adres(deel), antwoord_van(mens, **velden), follow=True)


def akkoord(client, deel):
    return geef(client, deel, client_van(deel.dossier), antwoord="akkoord", wijze="voorgelezen", erbij="Samira")


def lees(client, deel):
    return woorden(soep_van(client, "plannen:instemming", dossier=deel.dossier.uuid).select_one("main"))


def tot_het_eind(client, dossier, dag="2026-06-02"):
    client.post(stap_adres(dossier, "stappen"), {})
    client.post(stap_adres(dossier, "evaluatie"), {"evaluatie-evaluatie_op": dag})
    return client.post(stap_adres(dossier, "akkoord"), {}, follow=True)


def test_client_without_account_answers_by_voorgelezen_with_who_was_there(client, samira, deel):
    wie = client_van(deel.dossier)
    pagina = soep_van(
        client, "plannen:instemming_stap", dossier=deel.dossier.uuid, doel=deel.doel.uuid, step="antwoord"
    )
    assert pagina.select_one("input[value=voorgelezen]").has_attr("checked")
    assert "zet de kliko buiten" in woorden(pagina.select_one(".sp-stapzinnen"))
    antwoord = geef(client, deel, wie, antwoord="akkoord", wijze="voorgelezen", erbij="")
    assert "Schrijf op wie erbij was" in antwoord.content.decode()
    assert not Instemming.objects.exists()
    akkoord(client, deel)
    rij = Instemming.objects.get()
    assert (rij.antwoord, rij.wijze, rij.erbij, rij.op, rij.door) == (
        Antwoord.AKKOORD,
        Antwoordwijze.VOORGELEZEN,
        "Samira",
        date(2026, 3, 2),
        samira.gebruiker,
    )
    assert not Concept.objects.exists()
    assert "Wie hierover gevraagd is, is het eens" in lees(client, deel)


def test_the_same_answer_sent_twice_is_one_answer(client, samira, deel):
    for _keer in range(2):
        akkoord(client, deel)
    assert Instemming.objects.count() == 1
    geef(client, deel, client_van(deel.dossier), antwoord="niet_akkoord", wijze="zelf", reden="Toch liever niet")
    akkoord(client, deel)
    assert [rij.antwoord for rij in Instemming.objects.order_by("pk")] == ["akkoord", "niet_akkoord", "akkoord"]


def test_words_without_an_answer_are_not_thrown_away(client, samira, deel):
    andere = VertegenwoordigingFactory(dossier=deel.dossier).deelnemer
    beide = antwoord_van(client_van(deel.dossier), antwoord="akkoord", wijze="zelf") | antwoord_van(
        andere, reden="Ik wil er nog over nadenken"
    )
    tekst = client.post(vraag_adres(deel), beide).content.decode()
    assert f"Kies ook wat {andere.roepnaam} zegt, of haal de tekst eronder weg." in tekst
    assert "Ik wil er nog over nadenken" in tekst
    assert not Instemming.objects.exists()


def test_words_with_a_sign_nobody_can_read_are_refused_and_stay(client, samira, deel):
    mens = client_van(deel.dossier)
    antwoord = geef(client, deel, mens, antwoord="niet_akkoord", wijze="zelf", reden="te\x07 veel")
    assert "onzichtbaar teken" in antwoord.content.decode()
    assert not Instemming.objects.exists()


def test_an_answer_on_a_part_that_was_removed_meanwhile_comes_back_to_who_typed_it(client, samira, deel):
    gegevens = antwoord_van(client_van(deel.dossier), antwoord="niet_akkoord", reden="Het is te veel ineens")
    deel.verwijderd_op = deel.gemaakt_op
    deel.save()
    antwoord = client.post(vraag_adres(deel), gegevens)
    tekst = woorden(BeautifulSoup(antwoord.content, "html.parser").main)
    assert antwoord.status_code == 404
    assert "Wat u wilde veranderen, is er niet meer." in tekst
    assert "Het is te veel ineens" in tekst


def test_half_typed_answer_is_there_again_later_and_decides_nothing(client, samira, deel):
    mens = client_van(deel.dossier)
    gegevens = antwoord_van(mens, reden="Het is te veel ineens") | {"naar": "later"}
    client.post(vraag_adres(deel), gegevens)
    assert not Instemming.objects.exists()
    pagina = soep_van(
        client, "plannen:instemming_stap", dossier=deel.dossier.uuid, doel=deel.doel.uuid, step="antwoord"
    )
    assert "Het is te veel ineens" in pagina.text


def test_no_answer_at_all_is_asked_for(client, samira, deel):
    assert "Kies een antwoord." in geef(client, deel, client_van(deel.dossier), reden="").content.decode()


def test_no_stays_beside_the_plan_with_its_reason(client, samira, deel):
    geef(client, deel, client_van(deel.dossier), antwoord="niet_akkoord", reden="Ik wil dit niet", wijze="zelf")
    tekst = lees(client, deel)
    assert "niet akkoord" in tekst
    assert "Ik wil dit niet" in tekst
    assert "Nog niet eens" in tekst


def test_vertegenwoordiger_by_law_is_asked_with_the_client_and_a_naaste_can_be(client, samira, deel):
    karim = DeelnemerFactory(dossier=deel.dossier, rol=Rol.VERTEGENWOORDIGER, roepnaam="Karim")
    VertegenwoordigingFactory(dossier=deel.dossier, deelnemer=karim)
    DeelnemerFactory(dossier=deel.dossier, roepnaam="Meryem")
    pagina = soep_van(
        client, "plannen:instemming_stap", dossier=deel.dossier.uuid, doel=deel.doel.uuid, step="antwoord"
    )
    assert [woorden(kop) for kop in pagina.select("main section > h2")] == ["Roos de Wit", "Karim"]
    assert [woorden(kop) for kop in pagina.select("main form details > summary")] == ["Meryem"]
    akkoord(client, deel)
    assert "Nog vragen" in lees(client, deel)
    geef(client, deel, karim, antwoord="akkoord", wijze="zelf")
    assert "Wie hierover gevraagd is, is het eens" in lees(client, deel)


def test_naaste_and_professional_with_a_part_are_told_and_decide_nothing(client, samira, deel):
    karel = DeelnemerFactory(dossier=deel.dossier, roepnaam="Karel")
    joost = professional_in(deel.dossier, roepnaam="Joost", achternaam="Kuipers")
    InzetFactory(planregel=deel.regels.get(), soort="professional", wie="joost kuipers", tekst="loopt mee")
    akkoord(client, deel)
    assert "Karel: nog niet gevraagd" in lees(client, deel)
    assert "Joost: nog niet gevraagd" in lees(client, deel)
    assert "Wie hierover gevraagd is, is het eens" in lees(client, deel)
    geef(
        client, deel, karel, antwoord="niet_akkoord", reden="Het wordt mij te veel", wijze="op_papier", op="2026-02-27"
    )
    rij = Instemming.objects.get(deelnemer=karel)
    assert (rij.antwoord, rij.wijze, rij.op) == ("niet_akkoord", "op_papier", date(2026, 2, 27))
    tekst = lees(client, deel)
    assert "Het wordt mij te veel" in tekst
    assert "Niet iedereen is het eens" in tekst
    assert "Wie hierover gevraagd is, is het eens" not in tekst
    assert "Verder: het plan vaststellen" in tekst
    assert not Instemming.objects.filter(deelnemer=joost).exists()


def test_a_professional_without_a_part_is_not_listed(client, samira, deel):
    professional_in(deel.dossier, roepnaam="Joost")
    assert "Joost" not in lees(client, deel)


def test_an_answer_of_a_day_to_come_is_refused(client, samira, deel):
    antwoord = geef(client, deel, client_van(deel.dossier), antwoord="akkoord", wijze="zelf", op="2026-03-03")
    assert "Kies vandaag of een dag die geweest is." in antwoord.content.decode()
    assert not Instemming.objects.exists()


def test_changed_aids_and_wmo_amount_are_named(client, samira, deel, klok):
    vraag = WmovraagFactory(inzet__planregel=deel.regels.get(), inzet__tekst="hulp in huis", aantal=3)
    akkoord(client, deel)
    klok.move_to(NU + timedelta(days=1), tick=False)
    client.force_login(samira.gebruiker)
    later = NU + timedelta(days=1)
    vraag.aantal, vraag.eenheid, vraag.frequentie, vraag.gewijzigd_op = 4, "uur", "week", later
    vraag.save()
    deel.hulpmiddelen, deel.gewijzigd_op = "rollator", later
    deel.save()
    tekst = lees(client, deel)
    assert "Hulpmiddelen of voorzieningen nu: rollator" in tekst
    assert "Veranderd: de vraag aan de Wmo voor hulp in huis. Nu: 4 uur per week" in tekst


def test_what_is_read_aloud_tells_what_is_asked_of_the_gemeente_and_how_much(client, samira, deel):
    begeleiding = InzetFactory(planregel=deel.regels.get(), soort="wmo", wie="", tekst="Begeleiding bij de dag")
    WmovraagFactory(inzet=begeleiding, aantal=2, eenheid="uur", frequentie="week", leveringsvorm="zin")
    adres = {"dossier": deel.dossier.uuid, "doel": deel.doel.uuid, "step": "antwoord"}
    tekst = woorden(soep_van(client, "plannen:instemming_stap", **adres).select_one(".sp-stapzinnen"))
    assert "Vraag aan de gemeente (Wmo): Begeleiding bij de dag, 2 uur per week, zorg in natura" in tekst


def test_who_stopped_is_named_as_stopped_when_the_part_is_asked_again(client, samira, deel, klok):
    bakker = InzetFactory(planregel=deel.regels.get(), soort="netwerk", wie="de bakker", tekst="loopt mee")
    akkoord(client, deel)
    klok.move_to(NU + timedelta(days=1), tick=False)
    client.force_login(samira.gebruiker)
    bakker.gestopt_op, bakker.gestopt_reden, bakker.gewijzigd_op = date(2026, 3, 3), "knie", NU + timedelta(days=1)
    bakker.save()
    assert "Gestopt: de bakker: loopt mee" in lees(client, deel)


def test_changed_part_is_asked_again_with_what_changed_and_the_old_answer_kept(client, samira, deel, klok):
    akkoord(client, deel)
    klok.move_to(NU + timedelta(days=1), tick=False)
    client.force_login(samira.gebruiker)
    InzetFactory(planregel__plandoel=deel, tekst="buurman herinnert", gemaakt_op=NU + timedelta(days=1))
    tekst = lees(client, deel)
    assert "eerder akkoord" in tekst
    assert "Nieuw: buurman herinnert" in tekst
    assert "Alleen taal" not in tekst
    akkoord(client, deel)
    assert Instemming.objects.count() == 2
    assert "Wie hierover gevraagd is, is het eens" in lees(client, deel)


def test_alleen_taal_lets_the_answer_stand_and_is_recorded(client, samira, deel):
    akkoord(client, deel)
    Inzet.objects.update(tekst="zet de container aan de straat")
    assert "Alleen taal: laat de antwoorden staan" in lees(client, deel)
    adres = reverse("plannen:instemming", args=[deel.dossier.uuid])
    for _keer in range(2):
        client.post(adres, {"taal": str(deel.uuid)})
    rij = AlleenTaal.objects.get()
    assert (rij.plandoel, rij.door, Instemming.objects.count()) == (deel, samira.gebruiker, 1)
    assert "Wie hierover gevraagd is, is het eens" in lees(client, deel)


def test_alleen_taal_is_refused_when_more_changed(client, samira, deel):
    akkoord(client, deel)
    Inzet.objects.update(hoe_vaak="elke dag")
    adres = reverse("plannen:instemming", args=[deel.dossier.uuid])
    antwoord = client.post(adres, {"taal": str(deel.uuid)}, follow=True)
    assert "Er is meer veranderd dan de woorden" in antwoord.content.decode()
    assert not AlleenTaal.objects.exists()


def test_plan_is_fixed_with_its_day_its_reminder_and_the_next_thing_to_do(client, samira, deel):
    akkoord(client, deel)
    Plan.objects.update(evaluatie_op=None)
    pagina = soep_van(client, "plannen:vaststellen_stap", dossier=deel.dossier.uuid, step="evaluatie")
    assert pagina.select_one("input[type=date]")["value"] == "2026-06-02"
    antwoord = tot_het_eind(client, deel.dossier, "2026-06-04")
    assert antwoord.redirect_chain[-1][0] == reverse("plannen:vastgesteld", args=[deel.dossier.uuid])
    assert Planversie.objects.get().plan.evaluatie_op == date(2026, 6, 4)
    assert Herinnering.objects.filter(datum=date(2026, 6, 4), vervallen_op=None).exists()
    assert "4 juni 2026" in antwoord.content.decode()
    assert not Concept.objects.exists()


def test_what_stands_in_the_way_is_listed_and_nothing_is_fixed(client, samira, deel):
    antwoord = tot_het_eind(client, deel.dossier)
    zin = "Vraag Roos nog naar doel 1."
    assert zin in antwoord.content.decode()
    assert not Planversie.objects.exists()
    pagina = soep_van(client, "plannen:vaststellen_stap", dossier=deel.dossier.uuid, step="akkoord")
    assert zin in woorden(pagina.select_one("main"))
    Plan.objects.update(evaluatie_op=None)
    assert Plan.objects.get().evaluatie_op is None


def test_the_button_to_fix_is_there_only_when_it_can_succeed(client, samira, deel):
    def knop():
        pagina = soep_van(client, "plannen:vaststellen_stap", dossier=deel.dossier.uuid, step="akkoord")
        return pagina.select_one("button[name=naar][value=volgende]")

    client.post(stap_adres(deel.dossier, "stappen"), {})
    client.post(stap_adres(deel.dossier, "evaluatie"), {"evaluatie-evaluatie_op": "2026-06-02"})
    assert knop() is None
    akkoord(client, deel)
    assert woorden(knop()) == "Stel het plan vast"


@pytest.mark.parametrize("pagina", ["plan_bewerken", "plan_doel", "plan_nu_eerst", "plan_inzet", "logboek_bewerken"])
def test_a_closed_dossier_has_no_button_to_save(client, samira, deel, pagina):
    Dossier.objects.filter(pk=deel.dossier.pk).update(gesloten_op=date(2026, 3, 1), sluitreden="verhuisd")
    meer = {"plan_doel": {"doel": deel.doel.uuid}, "plan_inzet": {"inzet": Inzet.objects.get().uuid}}.get(pagina, {})
    soep = soep_van(client, f"plannen:{pagina}", dossier=deel.dossier.uuid, **meer)
    assert soep.select("main button[name=naar][value=volgende], main button[name=naar][value=later]") == []
    assert "gesloten" in woorden(soep.select_one("main"))


def test_refused_fixing_leaves_the_day_as_it_was(client, samira, deel):
    tot_het_eind(client, deel.dossier, "2026-07-01")
    assert Plan.objects.get().evaluatie_op == date(2026, 5, 11)


def test_empty_case_can_open_the_wizard_and_is_told_what_to_do(client, samira, dossier):
    antwoord = tot_het_eind(client, dossier)
    tekst = antwoord.content.decode()
    assert "Het plan heeft nog geen stappen." in tekst
    assert not Plan.objects.exists()


def test_day_chosen_on_one_device_is_there_on_another(client, samira, deel, django_user_model):
    client.post(stap_adres(deel.dossier, "evaluatie"), {"evaluatie-evaluatie_op": "2026-06-09", "naar": "later"})
    ander = client.__class__()
    ander.force_login(samira.gebruiker)
    pagina = soep_van(ander, "plannen:vaststellen_stap", dossier=deel.dossier.uuid, step="evaluatie")
    assert pagina.select_one("input[type=date]")["value"] == "2026-06-09"


def test_double_click_on_the_last_button_cuts_one_version(client, samira, deel):
    akkoord(client, deel)
    tot_het_eind(client, deel.dossier)
    client.post(stap_adres(deel.dossier, "akkoord"), {})
    tot_het_eind(client, deel.dossier)
    assert Planversie.objects.count() == 1


def test_success_page_without_a_version_goes_to_the_plan(client, samira, dossier):
    antwoord = client.get(reverse("plannen:vastgesteld", args=[dossier.uuid]))
    assert antwoord.url == reverse("plannen:plan", args=[dossier.uuid])


def test_queries_of_the_page_of_agreement(client, samira, deel, queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            inzet = InzetFactory(planregel=PlanregelFactory(dossier=deel.dossier), wmo=True)
            InstemmingFactory(plandoel=inzet.planregel.plandoel)

    adres = reverse("plannen:instemming", args=[deel.dossier.uuid])
    queries_groeien_niet(maken=maken, doen=lambda: client.get(adres), hoogstens=19)
