"""While the plan is carried out: an entry stops, another takes over, it gets too much (method 6, 8)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from plannen.keuzes import Inzetsoort, Vraagstand
from plannen.models import Inzet, Logboekregel
from plannen.regels.uitvoeren import open_te_veel, zegt_te_veel
from plannen.services_uitvoeren import inzet_hervatten, inzet_stoppen, inzet_van_optie, te_veel_melden
from supportplan.kern.models import Logregel
from tests import factories as f

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 2)


def stop(inzet, **anders):
    return inzet_stoppen(**{"inzet": inzet, "gestopt_op": OP, "reden": "te druk", "door": None, "op": OP} | anders)


def test_an_entry_stops_with_the_day_and_the_reason_and_stays_in_the_plan():
    inzet = f.InzetFactory(netwerk=True)
    stop(inzet, gestopt_op=date(2026, 2, 28), reden=" werk in een andere stad ")
    inzet.refresh_from_db()
    assert (inzet.gestopt_op, inzet.gestopt_reden) == (date(2026, 2, 28), "werk in een andere stad")
    assert inzet.verwijderd_op is None
    regel = Logregel.objects.get(dossier=inzet.dossier)
    assert (regel.soort, regel.velden) == ("inzet", ["gestopt_op", "gestopt_reden"])


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"gestopt_op": date(2026, 3, 3)}, "een dag die geweest is"),
        ({"reden": "  "}, "waarom dit stopt"),
    ],
)
def test_a_stop_later_than_today_or_without_a_reason_is_refused(anders, woorden):
    inzet = f.InzetFactory()
    with pytest.raises(ValidationError, match=woorden):
        stop(inzet, **anders)
    inzet.refresh_from_db()
    assert inzet.gestopt_op is None


def test_an_entry_stops_once_and_may_go_on_again():
    inzet = f.InzetFactory()
    stop(inzet)
    with pytest.raises(ValidationError, match="al gestopt"):
        stop(inzet)
    inzet_hervatten(inzet=inzet, door=None)
    inzet.refresh_from_db()
    assert (inzet.gestopt_op, inzet.gestopt_reden) == (None, "")


def test_an_option_becomes_an_entry_of_the_step_once():
    regel = f.PlanregelFactory()
    buur = f.NetwerkpersoonFactory(dossier=regel.dossier, naam="Til")
    optie = f.OptieFactory(
        werkblad=f.WerkbladFactory(doel=regel.plandoel.doel), tekst="Til vragen", bron="netwerk", netwerkpersoon=buur
    )
    samira = f.professional_in(regel.dossier)
    een = inzet_van_optie(planregel=regel, optie=optie, door=None, deelnemer=samira)
    twee = inzet_van_optie(planregel=regel, optie=optie, door=None, deelnemer=samira)
    assert een.pk == twee.pk
    assert (een.soort, een.netwerkpersoon, een.optie) == (Inzetsoort.NETWERK, buur, optie)
    assert (een.netwerkafspraak.stand, een.netwerkafspraak.vraagt) == (Vraagstand.WORDT_GEVRAAGD, samira)


def test_an_option_for_the_wmo_becomes_a_question_that_is_still_empty():
    regel = f.PlanregelFactory()
    optie = f.OptieFactory(werkblad=f.WerkbladFactory(doel=regel.plandoel.doel), bron="maatwerk")
    inzet = inzet_van_optie(planregel=regel, optie=optie, door=None)
    assert inzet.soort == Inzetsoort.WMO
    assert inzet.wmovraag.voorziening == ""


def test_nobody_is_filled_in_for_an_option_that_does_not_say_who():
    regel = f.PlanregelFactory()
    optie = f.OptieFactory(werkblad=f.WerkbladFactory(doel=regel.plandoel.doel), bron="")
    with pytest.raises(ValidationError, match="Kies eerst wie dit doet"):
        inzet_van_optie(planregel=regel, optie=optie, door=None)
    assert inzet_van_optie(planregel=regel, optie=optie, door=None, gekozen="professional").soort == "professional"


def test_an_option_of_another_goal_is_refused():
    regel = f.PlanregelFactory()
    optie = f.OptieFactory(dossier=regel.dossier)
    with pytest.raises(ValidationError, match="ander doel"):
        inzet_van_optie(planregel=regel, optie=optie, door=None)
    assert Inzet.objects.count() == 0


def test_who_says_it_is_too_much_is_kept_with_the_day_and_the_words():
    regel = f.PlanregelFactory()
    samira = f.professional_in(regel.dossier)
    keer = {"planregel": regel, "wie": "Til", "op": OP, "door": samira.gebruiker, "deelnemer": samira}
    te_veel_melden(**keer, toelichting="Elke week is te vaak.")
    te_veel_melden(**keer, toelichting="Elke week is te vaak.")
    gezegd = Logboekregel.objects.get(dossier=regel.dossier)
    assert gezegd.tekst == "Til zegt: het wordt mij te veel. Elke week is te vaak."
    assert (gezegd.datum, gezegd.door, gezegd.planregel) == (OP, samira, regel)
    with pytest.raises(ValidationError, match="wie dit zegt"):
        te_veel_melden(**keer | {"wie": " "})


@pytest.mark.parametrize(
    ("tekst", "is_te_veel"),
    [
        ("Til zegt: het wordt mij te veel.", True),
        ("Het wordt me echt te veel, zei ze", True),
        ("het wordt haar te zwaar", True),
        ("Het wordt mij niet te veel", False),
        ("Er is te veel was", False),
    ],
)
def test_the_words_themselves_say_that_it_is_too_much(tekst, is_te_veel):
    assert zegt_te_veel(tekst) is is_te_veel


def test_a_signal_stays_until_an_evaluation_or_until_the_entry_stopped():
    regel = f.PlanregelFactory()
    woorden = {"dossier": regel.dossier, "planregel": regel, "tekst": "het wordt mij te veel"}
    oud = f.LogboekregelFactory(**woorden, datum=date(2026, 1, 5))
    nieuw = f.LogboekregelFactory(**woorden, datum=date(2026, 2, 20))
    assert open_te_veel([oud, nieuw], [], None) == [nieuw, oud]
    assert open_te_veel([oud, nieuw], [], date(2026, 2, 1)) == [nieuw]
    gestopt = f.InzetFactory(planregel=regel, gestopt_op=date(2026, 2, 25), gestopt_reden="te druk")
    assert open_te_veel([oud, nieuw], [gestopt], None) == []
