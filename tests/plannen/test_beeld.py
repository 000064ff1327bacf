"""One look at a whole case: a fixed number of queries, and nothing of what was removed or may not be read."""

import pytest

from plannen.beeld import ALLES, afspraak_van, beeld_van, pgbplan_van, vraag_van
from plannen.models import Inzet, Wmovraag
from plannen.regels import antwoorden_per_doel, draad_van, losse_draden, te_vragen_netwerk, toets
from supportplan.kern.keuzes import Zichtbaarheid
from tests import factories as f

pytestmark = pytest.mark.django_db
OP = f.VASTGESTELD_OP


def _vul(dossier, aantal):
    """`aantal` of everything a case can hold."""
    professional = f.ProfessionalFactory(dossier=dossier, aanspreekpunt=False)
    for _nummer in range(aantal):
        f.VertegenwoordigingFactory(dossier=dossier)
        f.ClientondersteuningFactory(dossier=dossier)
        uitspraak = f.UitspraakFactory(dossier=dossier, gesprek=f.GesprekFactory(dossier=dossier), door=[professional])
        f.VervullingFactory(behoefte=uitspraak)
        deel = f.PlandoelFactory(dossier=dossier)
        f.VoorkeurFactory(doel=deel.doel, weigering=True, uitspraak=uitspraak)
        optie = f.OptieFactory(
            werkblad=f.WerkbladFactory(doel=deel.doel),
            uitspraak=uitspraak,
            netwerkpersoon=f.NetwerkpersoonFactory(dossier=dossier),
        )
        f.AfwegingFactory(optie=optie, door=professional)
        f.KeuzeFactory(optie=optie)
        regel = f.PlanregelFactory(plandoel=deel)
        netwerk = f.InzetFactory(planregel=regel, netwerk=True, optie=optie)
        netwerk.netwerkafspraak.vraagt = professional
        netwerk.netwerkafspraak.save()
        zelf = f.InzetFactory(planregel=regel, soort="professional", deelnemer=professional)
        vraag = f.WmovraagFactory(inzet=f.InzetFactory(planregel=regel, soort="wmo"), betaalt=zelf)
        f.PgbhulpFactory(pgbplan=f.PgbplanFactory(wmovraag=vraag))
        f.BesluitFactory(wmovraag=vraag, vastgelegd_door=professional)
        f.InstemmingFactory(plandoel=deel)
        evaluatie = f.EvaluatieFactory(dossier=dossier)
        f.EvaluatieregelFactory(evaluatie=evaluatie, inzet=netwerk)
        f.EvaluatieregelFactory(evaluatie=evaluatie, plandoel=deel)
        f.AnalyseFactory(dossier=dossier, door=professional)


def _lees_alles(dossier):
    """Build the look and let every rule read it."""
    beeld = beeld_van(dossier, ALLES)
    antwoorden_per_doel(beeld, OP)
    toets(beeld)
    losse_draden(beeld)
    te_vragen_netwerk(beeld)
    for inzet in beeld.inzetten:
        assert inzet.naam is not None
        draad_van(beeld, "inzet", inzet.uuid)
        if (vraag := vraag_van(inzet)) and (plan := pgbplan_van(vraag)):
            assert [hulp.naam for hulp in plan.helpers.all()]
            assert vraag.betaalt.naam
            assert len(vraag.besluiten.all()) == 1
    for blad in beeld.werkbladen:
        assert [afweging.door.naam for optie in blad.opties.all() for afweging in optie.afwegingen.all()]
    for besluit in beeld.besluiten:
        assert besluit.vastgelegd_door.naam


def test_the_number_of_queries_does_not_grow(queries_groeien_niet):
    dossier = f.DossierFactory()
    queries_groeien_niet(maken=lambda aantal: _vul(dossier, aantal), doen=lambda: _lees_alles(dossier), hoogstens=44)


def test_removed_rows_are_not_seen():
    dossier = f.DossierFactory()
    vraag = f.WmovraagFactory(dossier=dossier)
    afspraak = f.InzetFactory(planregel=vraag.inzet.planregel, netwerk=True).netwerkafspraak
    for rij in (vraag, afspraak):
        rij.verwijderd_op = rij.gemaakt_op
        rij.save()
    wmo, netwerk = sorted(beeld_van(dossier, ALLES).inzetten, key=lambda inzet: inzet.pk)
    assert (vraag_van(wmo), afspraak_van(netwerk)) == (None, None)
    Inzet.objects.filter(pk=netwerk.pk).update(verwijderd_op=vraag.gemaakt_op)
    assert beeld_van(dossier, ALLES).inzetten == [wmo]
    assert Wmovraag.alle.count() == 1


def test_p03_a_reader_gets_only_what_they_may_read():
    dossier = f.DossierFactory()
    samira = f.professional_in(dossier)
    geheim = f.WensFactory(dossier=dossier, zichtbaarheid=Zichtbaarheid.ALLEEN_IK)
    gewoon = f.UitspraakFactory(dossier=dossier)
    f.DoelFactory(dossier=dossier, wens=geheim)
    beeld = beeld_van(dossier, lezer=samira)
    assert beeld.uitspraken == [gewoon]
    assert list(beeld.doelen[0].wensen.all()) == []
    assert geheim in beeld_van(dossier, ALLES).uitspraken
