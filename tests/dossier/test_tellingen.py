"""The counts of a page of dossiers: right per dossier, and two queries for the whole page."""

from datetime import date

import pytest

from supportplan.dossier.tellingen import Tellingen, tellingen_van
from supportplan.kern.models import Deelnemer, Dossier
from tests import factories as f

pytestmark = pytest.mark.django_db


def _vol():
    """A dossier with one or more of everything that is counted."""
    dossier = f.DossierFactory()
    f.GesprekFactory.create_batch(2, dossier=dossier)
    f.UitspraakFactory.create_batch(3, dossier=dossier, plek=("profiel", "werken", "nu"))
    f.FaseoverslagFactory(dossier=dossier, fase="6")
    f.FaseoverslagFactory(dossier=dossier, fase="5", hervat_op=f.VASTGESTELD_OP)
    dossier_deel = f.PlandoelFactory(dossier=dossier)
    f.KeuzeFactory(optie=f.OptieFactory(werkblad=f.WerkbladFactory(doel=dossier_deel.doel, gesloten=True)))
    regel = f.PlanregelFactory(plandoel=dossier_deel, stand="bezig")
    f.PlanregelFactory(plandoel=dossier_deel, stand="klaar")
    f.InzetFactory(planregel=regel, wmo=True)
    f.LogboekregelFactory(dossier=dossier)
    f.EvaluatieFactory(dossier=dossier, datum=f.VASTGESTELD_OP)
    f.EvaluatieFactory(dossier=dossier)
    return dossier


def _weg(rij):
    rij.verwijderd_op = f.GEMAAKT_OP
    rij.save()
    return rij


def test_an_empty_dossier_has_nothing():
    dossier = f.DossierFactory()
    assert tellingen_van([dossier]) == {dossier.pk: Tellingen()}


def test_everything_is_counted_once():
    dossier = _vol()
    telling = tellingen_van([dossier])[dossier.pk]
    (doel,) = telling.doelen
    assert (doel.nummer, doel.stappen, doel.opties, doel.lijst_gesloten, doel.gekozen) == (1, 2, 1, True, True)
    assert (telling.gesprekken, telling.uitspraken) == (2, 4)  # the goal brought its wish
    assert telling.rijen_klaar == {"profiel:werken", "profiel:wonen"}
    assert (telling.stappen, telling.stappen_bezig, telling.stappen_klaar) == (2, 1, 1)
    assert (telling.logboekregels, telling.wmovragen, telling.evaluaties) == (1, 1, 2)
    assert (telling.laatste_evaluatie, telling.evaluatie_op) == (f.EVALUATIE_OP, f.EVALUATIE_OP)
    assert telling.overgeslagen == {6}


@pytest.mark.parametrize(
    ("maken", "kennis"),
    [
        (lambda dossier: Dossier.objects.filter(pk=dossier.pk).update(aanleiding="De huisarts belde"), 1),
        (lambda dossier: Deelnemer.objects.filter(dossier=dossier, rol="client").update(geen_mail=True, taal="Twi"), 1),
        (lambda dossier: f.NetwerkpersoonFactory.create_batch(2, dossier=dossier), 1),
        (lambda dossier: Deelnemer.objects.filter(dossier=dossier, rol="client").update(telefoon="06 1"), 0),
    ],
)
def test_what_the_kennismaking_tells_counts_by_subject(maken, kennis):
    dossier = f.DossierFactory()
    f.client_van(dossier)
    maken(dossier)
    assert tellingen_van([dossier])[dossier.pk].kennis == kennis


def test_latest_days_of_the_law_are_those_that_still_count():
    dossier = f.DossierFactory(melding=True, melding_op=date(2026, 2, 27))
    codes = [uiterste.code for uiterste in tellingen_van([dossier])[dossier.pk].termijnen]
    assert codes == ["persoonlijk_plan", "onderzoek"]
    vraag = f.WmovraagFactory(inzet__planregel=f.PlanregelFactory(dossier=dossier))
    f.BesluitFactory(wmovraag=vraag, op=date(2026, 2, 23))  # on an earlier melding
    assert tellingen_van([dossier])[dossier.pk].termijnen != ()
    f.BesluitFactory(wmovraag=vraag, op=date(2026, 3, 2))
    assert tellingen_van([dossier])[dossier.pk].termijnen == ()


def test_removed_rows_are_not_counted():
    dossier = f.DossierFactory()
    _weg(f.GesprekFactory(dossier=dossier))
    _weg(f.UitspraakFactory(dossier=dossier, plek=("profiel", "werken", "nu")))
    _weg(f.DoelFactory(dossier=dossier, zonder_wens=True))
    inzet = _weg(f.InzetFactory(dossier=dossier, planregel__nu_eerst_stap=True, wmo=True))
    _weg(inzet.planregel)
    telling = tellingen_van([dossier])[dossier.pk]
    assert telling == Tellingen(evaluatie_op=f.EVALUATIE_OP)


def test_a_goal_whose_wish_was_removed_has_no_origin():
    doel = f.DoelFactory()
    _weg(doel.wensen.get())
    assert not tellingen_van([doel.dossier])[doel.dossier.pk].doelen[0].heeft_herkomst


def test_dossiers_do_not_mix():
    vol, leeg = _vol(), f.DossierFactory()
    assert tellingen_van([vol, leeg])[leeg.pk] == Tellingen()


def test_two_queries_for_a_whole_page(queries_groeien_niet):
    def maken(aantal):
        for _nummer in range(aantal):
            _vol()

    queries_groeien_niet(maken=maken, doen=lambda: tellingen_van(list(Dossier.objects.all())), hoogstens=3)
