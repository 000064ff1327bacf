"""Keeping an entry out of the client's portal: only for a listed reason, and on a list to go through (P-13)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from plannen.models import Logboekregel
from profiel.models import Gesprek, Uitspraak
from supportplan.kern.keuzes import Rol, Verbergreden
from supportplan.kern.toegang import Recht
from tests.factories import (
    DeelnemerFactory,
    GesprekFactory,
    LogboekregelFactory,
    UitspraakFactory,
    client_van,
)
from tests.paginas import gebruiker_met, soep_van, woorden

pytestmark = pytest.mark.django_db


def teksten(rijen):
    return {str(rij) for rij in rijen}


@pytest.mark.parametrize("reden", Verbergreden)
def test_p13_a_hidden_line_is_read_by_professionals_and_its_writer(reden, dossier, samira):
    op = date(2026, 3, 9) if reden == Verbergreden.NIET_BESPROKEN else None
    regel = LogboekregelFactory(dossier=dossier, verborgen_reden=reden, bespreken_op=op, door=samira)
    zus = DeelnemerFactory(dossier=dossier)
    for lezer, mag in ((samira, True), (client_van(dossier), False), (zus, False), (None, False)):
        assert Logboekregel.objects.leesbaar_voor(lezer).exists() == mag
    Logboekregel.objects.update(door=zus)
    assert list(Logboekregel.objects.leesbaar_voor(zus)) == [regel]


def test_p13_the_day_belongs_to_one_reason(dossier):
    for velden in (
        {"verborgen_reden": "niet_besproken"},
        {"verborgen_reden": "privacy", "bespreken_op": date(2026, 3, 9)},
        {"bespreken_op": date(2026, 3, 9)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            LogboekregelFactory(dossier=dossier, **velden)


def test_p13_a_talk_held_apart_is_out_of_the_portal_with_what_was_said(dossier, samira):
    apart = GesprekFactory(dossier=dossier, apart_gesproken=True)
    UitspraakFactory(dossier=dossier, gesprek=apart, tekst="In vertrouwen", zichtbaarheid="gedeeld")
    UitspraakFactory(dossier=dossier, tekst="Gewoon", zichtbaarheid="gedeeld")
    roos, zus = client_van(dossier), DeelnemerFactory(dossier=dossier)
    for lezer in (roos, zus, None):
        assert not Gesprek.objects.leesbaar_voor(lezer).exists()
        assert teksten(Uitspraak.objects.leesbaar_voor(lezer)) == {"Gewoon"}
    assert teksten(Uitspraak.objects.leesbaar_voor(samira)) == {"In vertrouwen", "Gewoon"}
    apart.aanwezigen.create(dossier=dossier, deelnemer=zus)
    Gesprek.objects.update(apart_tonen=True)
    assert teksten(Uitspraak.objects.leesbaar_voor(zus)) == {"In vertrouwen", "Gewoon"}
    assert teksten(Uitspraak.objects.leesbaar_voor(roos)) == {"Gewoon"}


def test_p13_the_page_of_a_hidden_talk_does_not_exist_for_the_client(client, dossier):
    gesprek = GesprekFactory(dossier=dossier, verborgen_reden="op_verzoek")
    client.force_login(gebruiker_met(dossier, Recht.PROFIEL_ZIEN, deelnemer=client_van(dossier)))
    adres = reverse("profiel:besproken", args=[dossier.uuid, gesprek.uuid])
    assert client.get(adres).status_code == 404
    assert "Nog geen gesprekken" in woorden(soep_van(client, "profiel:kennismaking", dossier=dossier.uuid))


def regel_sturen(client, dossier, **velden):
    alles = {"tekst": "De zus belde.", "datum": "2026-03-01", "zichtbaarheid": "professional", "revisie": "0"} | velden
    prefix = "logregel_00000000-0000-4000-8000-000000000001"
    adres = reverse("plannen:logboek_bewerken", args=[dossier.uuid])
    return client.post(adres, {f"{prefix}-{naam}": waarde for naam, waarde in alles.items()} | {"naar": "volgende"})


def test_p13_a_reason_is_chosen_from_the_list(client, dossier, samira):
    assert (
        "Kies de dag waarop u dit bespreekt."
        in regel_sturen(client, dossier, verborgen_reden="niet_besproken").content.decode()
    )
    assert not Logboekregel.objects.exists()
    regel_sturen(client, dossier, verborgen_reden="zomaar")
    assert not Logboekregel.objects.exists()
    regel_sturen(client, dossier, verborgen_reden="privacy", bespreken_op="2026-03-09")
    (regel,) = Logboekregel.objects.all()
    assert (regel.verborgen_reden, regel.bespreken_op) == ("privacy", None)


def test_p13_a_talk_asks_the_same(client, dossier, samira):
    gesprek = GesprekFactory(dossier=dossier)
    adres = reverse("profiel:gesprek", args=[dossier.uuid, gesprek.uuid])
    velden = {"datum": "2026-01-12", "verborgen_reden": "niet_besproken", "bespreken_op": "2026-03-09", "revisie": "1"}
    client.post(adres, {f"gesprek_{gesprek.uuid}-{naam}": waarde for naam, waarde in velden.items()})
    gesprek.refresh_from_db()
    assert (gesprek.verborgen_reden, gesprek.bespreken_op) == ("niet_besproken", date(2026, 3, 9))


def test_p13_the_list_has_what_is_overdue_on_top(client, dossier, samira):
    LogboekregelFactory(dossier=dossier, tekst="Te lezen")
    LogboekregelFactory(dossier=dossier, tekst="Over de zus", verborgen_reden="privacy")
    for tekst, op in (("Straks", date(2026, 3, 9)), ("Te laat", date(2026, 2, 20))):
        LogboekregelFactory(dossier=dossier, tekst=tekst, verborgen_reden="niet_besproken", bespreken_op=op)
    LogboekregelFactory(
        dossier=dossier,
        tekst="Alleen van Joost",
        verborgen_reden="privacy",
        zichtbaarheid="alleen_ik",
        door=DeelnemerFactory(dossier=dossier, rol=Rol.PROFESSIONAL),
    )
    GesprekFactory(dossier=dossier, apart_gesproken=True, datum=date(2026, 2, 1))
    soep = soep_van(client, "plannen:verborgen", dossier=dossier.uuid)
    regels = [woorden(regel) for regel in soep.main.select(".sp-regels > li")]
    assert [regel.split(" 1", 1)[0].split(" 16", 1)[0] for regel in regels][:2] == ["Te laat", "Straks"]
    assert "zou besproken zijn op 20 februari 2026" in regels[0]
    assert "wordt besproken op 9 maart 2026" in regels[1]
    assert "apart gesproken" in regels[3]
    assert len(regels) == 4


def test_the_list_asks_a_fixed_number_of_queries(client, dossier, samira, queries_groeien_niet):
    queries_groeien_niet(
        maken=lambda n: [
            LogboekregelFactory.create_batch(n, dossier=dossier, verborgen_reden="privacy"),
            GesprekFactory.create_batch(n, dossier=dossier, apart_gesproken=True),
        ],
        doen=lambda: client.get(reverse("plannen:verborgen", args=[dossier.uuid])),
        hoogstens=8,
    )
