"""The worksheet: first the list, then weighing, then the choice (method 5)."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from opties.keuzes import Keuzesoort, Werkbladstand
from opties.models import Werkblad
from opties.regels import stand_van_werkblad
from opties.services import (
    keuze_maken,
    keuzes_wisselen,
    lijst_heropenen,
    lijst_sluiten,
    optie_uit_zin,
    waarom_optie_niet_weg,
)
from profiel.services_doel import na_weghalen, voor_terugzetten
from supportplan.dossier.casus import casus_lezen, casus_van
from tests.factories import (
    DoelFactory,
    InzetFactory,
    KeuzeFactory,
    OptieFactory,
    UitspraakFactory,
    WerkbladFactory,
    professional_in,
)

OP = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("gesloten", "gekozen", "stand"),
    [
        (False, False, Werkbladstand.VERZAMELEN),
        (False, True, Werkbladstand.VERZAMELEN),  # opened again
        (True, False, Werkbladstand.WEGEN),
        (True, True, Werkbladstand.GEKOZEN),
    ],
)
def test_how_far_a_worksheet_is(gesloten, gekozen, stand):
    assert stand_van_werkblad(lijst_gesloten=gesloten, beste_gekozen=gekozen) == stand


@pytest.fixture
def werkblad(db):
    return WerkbladFactory()


def test_an_empty_list_cannot_be_closed(werkblad):
    with pytest.raises(ValidationError, match="Bedenk eerst een optie"):
        lijst_sluiten(werkblad=werkblad, door=None, op=OP)


def test_close_choose_and_open_again_keeps_the_choice(werkblad):
    optie = OptieFactory(werkblad=werkblad)
    werkblad = lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    assert werkblad.stand == Werkbladstand.WEGEN
    keuze_maken(werkblad=werkblad, optie=optie, soort=Keuzesoort.BESTE, door=None, motief="Dat kan ik zelf")
    assert werkblad.stand == Werkbladstand.GEKOZEN
    werkblad = lijst_heropenen(werkblad=werkblad, door=None)
    assert werkblad.stand == Werkbladstand.VERZAMELEN
    assert werkblad.keuzes.get().motief == "Dat kan ik zelf"


def test_no_choice_while_the_list_is_open(werkblad):
    optie = OptieFactory(werkblad=werkblad)
    with pytest.raises(ValidationError, match="Sluit eerst de lijst"):
        keuze_maken(werkblad=werkblad, optie=optie, soort=Keuzesoort.BESTE, door=None)


def test_an_option_of_another_worksheet_is_refused(werkblad):
    OptieFactory(werkblad=werkblad)
    ander = OptieFactory(werkblad=WerkbladFactory(dossier=werkblad.dossier))
    lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    with pytest.raises(ValidationError, match="van dit werkblad"):
        keuze_maken(werkblad=werkblad, optie=ander, soort=Keuzesoort.BESTE, door=None)


def test_an_option_is_chosen_once_and_a_choice_can_change(werkblad):
    eerste, tweede = OptieFactory(werkblad=werkblad), OptieFactory(werkblad=werkblad)
    lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    keuze_maken(werkblad=werkblad, optie=eerste, soort=Keuzesoort.BESTE, door=None)
    with pytest.raises(ValidationError, match="al gekozen"):
        keuze_maken(werkblad=werkblad, optie=eerste, soort=Keuzesoort.TWEEDE, door=None)
    keuze = keuze_maken(werkblad=werkblad, optie=tweede, soort=Keuzesoort.BESTE, door=None)
    assert (keuze.revisie, werkblad.keuzes.get().optie) == (2, tweede)


def test_a_marked_sentence_becomes_an_option_once_and_in_its_own_words(db):
    doel = DoelFactory()
    zin = UitspraakFactory(dossier=doel.dossier, tekst="De buurman wil wel helpen", is_optie=True)
    for _dubbelklik in range(2):
        optie = optie_uit_zin(doel=doel, uitspraak=zin, door=None)
    assert (optie.tekst, optie.uitspraak, doel.werkblad.opties.count()) == ("De buurman wil wel helpen", zin, 1)


def test_options_come_at_the_end_of_the_list(werkblad):
    eerste = OptieFactory(werkblad=werkblad, volgorde=3)
    optie = optie_uit_zin(doel=werkblad.doel, uitspraak=UitspraakFactory(dossier=werkblad.dossier), door=None)
    assert list(werkblad.opties.all()) == [eerste, optie]


def test_a_sentence_of_another_dossier_and_a_closed_list_are_refused(werkblad):
    with pytest.raises(ValidationError, match="er niet meer"):
        optie_uit_zin(doel=werkblad.doel, uitspraak=UitspraakFactory(), door=None)
    OptieFactory(werkblad=werkblad)
    lijst_sluiten(werkblad=werkblad, door=None, op=OP)
    with pytest.raises(ValidationError, match="Open hem weer"):
        optie_uit_zin(doel=werkblad.doel, uitspraak=UitspraakFactory(dossier=werkblad.dossier), door=None)


def test_what_rests_on_an_option_keeps_it(werkblad):
    vrij, gekozen, in_plan = (OptieFactory(werkblad=werkblad) for _nummer in range(3))
    KeuzeFactory(optie=gekozen)
    InzetFactory(dossier=werkblad.dossier, optie=in_plan, tekst="Was opvouwen")
    assert waarom_optie_niet_weg(vrij) == ""
    assert "gekozen (beste optie)" in waarom_optie_niet_weg(gekozen)
    assert "“Was opvouwen”" in waarom_optie_niet_weg(in_plan)


def test_best_and_second_best_change_places_with_their_motives(werkblad):
    een = KeuzeFactory(optie=OptieFactory(werkblad=werkblad, tekst="een"), motief="omdat een")
    KeuzeFactory(optie=OptieFactory(werkblad=werkblad, tekst="twee"), soort="tweede", motief="omdat twee")
    keuzes_wisselen(werkblad=werkblad, door=None)
    assert [(keuze.soort, keuze.optie.tekst, keuze.motief) for keuze in werkblad.keuzes.order_by("soort")] == [
        ("beste", "twee", "omdat twee"),
        ("tweede", "een", "omdat een"),
    ]
    een.refresh_from_db()
    een.delete()
    with pytest.raises(ValidationError, match="Kies eerst"):
        keuzes_wisselen(werkblad=werkblad, door=None)


def test_a_worksheet_goes_with_its_goal_and_comes_back_so_that_the_case_can_be_taken_along(werkblad):
    professional_in(werkblad.dossier)
    doel, optie = werkblad.doel, OptieFactory(werkblad=werkblad)
    doel.verwijderd_op = timezone.now()
    doel.save()
    na_weghalen(doel)
    casus = casus_van(doel.dossier)
    assert "werkbladen" not in casus
    casus_lezen(json.dumps(casus).encode())
    weg_sinds, doel.verwijderd_op = doel.verwijderd_op, None
    voor_terugzetten(doel, weg_sinds)
    doel.save()
    assert Werkblad.objects.get().opties.get() == optie
