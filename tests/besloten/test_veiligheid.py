"""The safety file: given by name, only added to, read by few, audited apart (P-12, P-19, S-10)."""

from datetime import date
from io import StringIO
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from supportplan.besloten.logcontrole import Breuk, veiligheidslog_breuken
from supportplan.besloten.models import Veiligheidsdossier, Veiligheidslog, Veiligheidsregel, Veiligheidstoegang
from supportplan.dossier.wissen import dossier_wissen
from supportplan.kern.keuzes import Actie, Functie
from supportplan.kern.log import log
from supportplan.kern.models import Dossier, DossierUserObjectPermission, Herinnering, Logregel, Medewerker
from supportplan.kern.toegang import deelnemer_ontkoppelen
from tests.factories import (
    DossierFactory,
    MedewerkerFactory,
    OrganisatieFactory,
    WerkaantekeningFactory,
    professional_in,
    veiligheidsregel_in,
    veiligheidstoegang_in,
)
from tests.paginas import soep_van, woorden

pytestmark = pytest.mark.django_db
REGEL = {
    "stap": "overleg",
    "datum": "2026-03-01",
    "feiten": "De buurvrouw hoorde gegil.",
    "bron": "De buurvrouw",
    "geraadpleegd": "Veilig Thuis, mevrouw De Boer",
    "besluit": "Morgen praten.",
}


def adres(dossier):
    return reverse("besloten:veiligheid", args=[dossier.uuid])


@pytest.fixture
def petra(dossier):
    """The aandachtsfunctionaris of the organisation; she has no part in the dossier."""
    return MedewerkerFactory(
        organisatie=dossier.organisatie, functie=Functie.AANDACHTSFUNCTIONARIS, gebruiker__naam="Petra"
    ).gebruiker


def test_p12_no_role_gives_the_right(client, dossier, samira):
    assert client.get(adres(dossier)).status_code == 404
    assert client.post(adres(dossier), REGEL | {"uuid": uuid4()}).status_code == 404
    assert "Veiligheid" not in woorden(soep_van(client, "besloten:aantekeningen", dossier=dossier.uuid))


def test_p12_the_aandachtsfunctionaris_gives_and_ends_it(client, dossier, samira, petra):
    client.force_login(petra)
    assert "Roos" in client.get(reverse("besloten:toegang_zoeken"), {"zoek": "roos"}).content.decode()
    geven = reverse("besloten:toegang_geven", args=[dossier.uuid])
    client.post(geven, {"doe": "geven", "wie": samira.gebruiker.pk})
    client.post(geven, {"doe": "geven", "wie": samira.gebruiker.pk})
    assert client.get(adres(dossier)).status_code == 404  # giving is not reading
    client.force_login(samira.gebruiker)
    assert client.get(adres(dossier)).status_code == 200
    assert "Veiligheid" in woorden(soep_van(client, "besloten:aantekeningen", dossier=dossier.uuid))
    client.force_login(petra)
    client.post(geven, {"doe": f"intrekken:{samira.gebruiker.pk}"})
    client.force_login(samira.gebruiker)
    assert client.get(adres(dossier)).status_code == 404
    acties = Veiligheidslog.objects.filter(dossier=dossier).order_by("volgnummer").values_list("actie", flat=True)
    assert [actie for actie in acties if actie != "toegang_inzien"] == ["gegeven", "inzien", "ingetrokken"]


def test_p12_nothing_of_it_stands_where_others_look(client, dossier, samira, petra):
    rechten, regels = DossierUserObjectPermission.objects.count(), Logregel.objects.count()
    voor = Dossier.objects.values().get(pk=dossier.pk)
    client.force_login(petra)
    client.post(reverse("besloten:toegang_geven", args=[dossier.uuid]), {"doe": "geven", "wie": samira.gebruiker.pk})
    client.force_login(samira.gebruiker)
    client.post(adres(dossier), REGEL | {"uuid": uuid4()})
    client.get(adres(dossier))
    assert Veiligheidsregel.objects.voor(samira.gebruiker).count() == 1
    assert (DossierUserObjectPermission.objects.count(), Logregel.objects.count()) == (rechten, regels)
    assert Dossier.objects.values().get(pk=dossier.pk) == voor
    assert not Herinnering.objects.exists()
    assert mail.outbox == []


def test_p12_another_organisation_decides_nothing_here(client, dossier, samira):
    elders = MedewerkerFactory(
        organisatie=OrganisatieFactory(naam="Elders"), functie=Functie.AANDACHTSFUNCTIONARIS
    ).gebruiker
    client.force_login(elders)
    geven = reverse("besloten:toegang_geven", args=[dossier.uuid])
    assert client.get(geven).status_code == 404
    assert client.post(geven, {"doe": "geven", "wie": samira.gebruiker.pk}).status_code == 404
    assert "Roos" not in client.get(reverse("besloten:toegang_zoeken"), {"zoek": "roos"}).content.decode()
    assert not Veiligheidstoegang.objects.exists()


def test_p12_only_who_works_here_can_be_chosen(client, dossier, petra):
    vreemde = professional_in(DossierFactory(organisatie=OrganisatieFactory(naam="Elders"))).gebruiker
    client.force_login(petra)
    geven = reverse("besloten:toegang_geven", args=[dossier.uuid])
    client.post(geven, {"doe": "geven", "wie": vreemde.pk})
    client.post(geven, {"doe": "geven", "wie": "x"})
    assert not Veiligheidstoegang.objects.exists()


def test_p12_who_left_reads_no_longer(client, dossier, samira):
    veiligheidstoegang_in(dossier, samira.gebruiker)
    assert client.get(adres(dossier)).status_code == 200
    gebruiker = samira.gebruiker
    deelnemer_ontkoppelen(samira)
    assert client.get(adres(dossier)).status_code == 404
    MedewerkerFactory(gebruiker=gebruiker, organisatie=dossier.organisatie)
    assert client.get(adres(dossier)).status_code == 200
    Medewerker.objects.update(tot=date(2026, 3, 1))
    assert client.get(adres(dossier)).status_code == 404


def test_p12_a_line_is_written_once_and_read_back(client, dossier, samira):
    veiligheidstoegang_in(dossier, samira.gebruiker)
    uuid = uuid4()
    for _keer in range(2):
        client.post(adres(dossier), REGEL | {"uuid": uuid})
    regels = soep_van(client, "besloten:veiligheid", dossier=dossier.uuid).select("article")
    pagina = " ".join(map(woorden, regels))
    for tekst in ("De buurvrouw hoorde gegil.", "Veilig Thuis, mevrouw De Boer", "Morgen praten.", "Stap 2"):
        assert tekst in pagina
    assert pagina.count("hoorde gegil") == 1
    client.post(adres(dossier), REGEL | {"uuid": uuid4(), "feiten": "Nog iets gezien."})
    assert Veiligheidsregel.objects.voor(samira.gebruiker).count() == 2
    assert Veiligheidsdossier.objects.voor(samira.gebruiker).count() == 1


def test_p12_a_line_that_was_wrong_stays_and_points_to_what_is_right(client, dossier, samira):
    eerste = veiligheidsregel_in(dossier, samira.gebruiker, feiten="De buurvrouw zag het dinsdag.")
    pagina = soep_van(client, "besloten:veiligheid", dossier=dossier.uuid, data={"verbetert": eerste.uuid})
    assert pagina.select_one("select[name=verbetert] option[selected]")["value"] == str(eerste.uuid)
    nieuw = REGEL | {"uuid": uuid4(), "feiten": "Het was woensdag.", "verbetert": eerste.uuid}
    client.post(adres(dossier), nieuw)
    tweede = Veiligheidsregel.objects.voor(samira.gebruiker).get(verbetert=eerste)
    pagina = soep_van(client, "besloten:veiligheid", dossier=dossier.uuid)
    oud, later = pagina.find(id=f"regel-{eerste.uuid}"), pagina.find(id=f"regel-{tweede.uuid}")
    assert "Het was" not in woorden(oud)
    assert "De buurvrouw zag het dinsdag." in woorden(oud)
    assert oud.find("a", href=f"#regel-{tweede.uuid}")
    assert later.find("a", href=f"#regel-{eerste.uuid}")


def test_a_line_of_another_dossier_cannot_be_corrected_here(client, dossier, samira):
    veiligheidsregel_in(dossier, samira.gebruiker)
    elders = veiligheidsregel_in(DossierFactory(), samira.gebruiker)
    antwoord = client.post(adres(dossier), REGEL | {"uuid": uuid4(), "verbetert": elders.uuid})
    assert "Kies een regel die hierboven staat." in antwoord.content.decode()
    assert Veiligheidsregel.objects.voor(samira.gebruiker).filter(dossier=dossier).count() == 1


def test_what_is_missing_is_said_and_typed_text_stays(client, dossier, samira):
    veiligheidstoegang_in(dossier, samira.gebruiker)
    antwoord = client.post(adres(dossier), REGEL | {"uuid": uuid4(), "feiten": "", "stap": ""}).content.decode()
    assert "Schrijf op wat er gezien of gezegd is." in antwoord
    assert "Kies bij welke stap dit hoort." in antwoord
    assert "Morgen praten." in antwoord
    assert not Veiligheidsregel.objects.voor(samira.gebruiker)


def test_p12_lines_and_audit_are_only_added_to(dossier, samira):
    regel = veiligheidsregel_in(dossier, samira.gebruiker)
    for rij in (regel, regel.veiligheidsdossier, Veiligheidslog.objects.get()):
        for doen in (rij.save, rij.delete):
            with pytest.raises(DatabaseError, match=r"Cannot (update|delete)"), transaction.atomic():
                doen()
    assert veiligheidslog_breuken() == []


def als_eigenaar(opdracht):
    """What the owner of the tables could do: switch the lock off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the table may not have checks waiting
        cursor.execute("ALTER TABLE besloten_veiligheidslog DISABLE TRIGGER USER")
        cursor.execute(opdracht)
        cursor.execute("ALTER TABLE besloten_veiligheidslog ENABLE TRIGGER USER")


def controleren(opdracht, *woorden):
    """Return the exit status and what was printed."""
    uit = StringIO()
    try:
        call_command(opdracht, *woorden, stdout=uit)
    except CommandError as fout:
        return fout.returncode, f"{uit.getvalue()}{fout}"
    return 0, uit.getvalue()


@pytest.mark.parametrize(
    ("opdracht", "nummer"),
    [
        ("UPDATE besloten_veiligheidslog SET actie = 'inzien' WHERE volgnummer = 1", 1),
        ("DELETE FROM besloten_veiligheidslog WHERE volgnummer = 1", 2),
        ("DELETE FROM besloten_veiligheidslog WHERE volgnummer = 2", 0),
        ("DELETE FROM besloten_veiligheidslog", 0),
    ],
)
def test_p12_a_broken_chain_is_found_and_the_general_check_names_no_dossier(dossier, samira, opdracht, nummer):
    log(dossier, Actie.TOEVOEGEN, "dossier", door=None)
    veiligheidsregel_in(dossier, samira.gebruiker)
    veiligheidsregel_in(dossier, samira.gebruiker)
    heel = controleren("log_controleren"), controleren("veiligheidslog_controleren")
    assert [status for status, _tekst in heel] == [0, 0]
    als_eigenaar(opdracht)
    assert Breuk(dossier.pk, nummer) in veiligheidslog_breuken()
    status, tekst = controleren("log_controleren")
    assert (status, "Het log van de veiligheidsdossiers klopt niet." in tekst) == (1, True)
    assert str(dossier.uuid) not in tekst
    status, tekst = controleren("veiligheidslog_controleren")
    assert (status, str(dossier.uuid) in tekst) == (1, True)
    assert controleren("log_controleren", str(dossier.uuid))[0] == 0


def test_p10_the_general_check_says_the_same_with_or_without_safety_files(dossier, samira):
    log(dossier, Actie.TOEVOEGEN, "dossier", door=None)
    zonder = controleren("log_controleren")
    veiligheidsregel_in(dossier, samira.gebruiker)
    assert controleren("log_controleren") == zonder


def test_p12_the_manager_gives_nothing_without_the_right(dossier, samira):
    veiligheidsregel_in(dossier, samira.gebruiker)
    ander = professional_in(dossier)
    assert not Veiligheidsregel.objects.all()
    assert not Veiligheidsregel.objects.voor(ander.gebruiker)
    assert not Veiligheidsdossier.objects.filter(dossier=dossier)


def test_s10_the_database_holds_no_readable_fact(dossier, samira):
    veiligheidsregel_in(dossier, samira.gebruiker, feiten="Onleesbaar", bron="Buurvrouw", besluit="Melden")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM besloten_veiligheidsregel")
        rij = repr(cursor.fetchall())
    assert not any(woord in rij for woord in ("Onleesbaar", "Buurvrouw", "Melden"))


def test_p16_a_purge_erases_all_of_it_and_nothing_of_another_dossier(dossier, samira):
    ander = DossierFactory(naam="Blijft")
    for waar in (dossier, ander):
        eerste = veiligheidsregel_in(waar, samira.gebruiker)
        veiligheidsregel_in(waar, samira.gebruiker, verbetert=eerste)
        WerkaantekeningFactory(dossier=waar)
    dossier_wissen(dossier, grond="termijn", grondslag="", door=None, op=timezone.now())
    tabellen = ("veiligheidsregel", "veiligheidsdossier", "veiligheidstoegang", "veiligheidslog", "werkaantekening")
    with connection.cursor() as cursor:
        for tabel in tabellen:
            cursor.execute(f"SELECT DISTINCT dossier_id FROM besloten_{tabel}")  # noqa: S608  # names of ours
            assert cursor.fetchall() == [(ander.pk,)], tabel


def test_pages_ask_a_fixed_number_of_queries(client, dossier, samira, queries_groeien_niet):
    veiligheidstoegang_in(dossier, samira.gebruiker)
    queries_groeien_niet(
        maken=lambda n: [veiligheidsregel_in(dossier, samira.gebruiker) for _ in range(n)],
        doen=lambda: client.get(adres(dossier)),
        hoogstens=12,
    )
