"""A case with everything a document can hold, and for each kind of thing one that is not released."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from plannen.keuzes import Antwoord, Inzetsoort, Leveringsvorm, VoorWie, Vraagstand
from plannen.models import Analyse, Documentbestand, Documentkeuzes
from profiel.keuzes import Voorkeursoort
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Bijdragetekst, Deelnemer, Dossier, Netwerkpersoon
from tests import factories as f

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VREEMD = "O'Brien-Öztürk zei <script>alert(1)</script> en {{ naam }}"
GEHEIM = "geheim-zinnetje"  # in every text that is not released, and in stories, logbook and evaluations


def eigen_opslag(monkeypatch, map_):
    """Frozen files of this test go to its own folder."""
    opslag = Documentbestand._meta.get_field("bestand").storage
    monkeypatch.setitem(opslag.__dict__, "location", str(map_))


@dataclass
class Zaak:
    dossier: Dossier
    client: Deelnemer
    professional: Deelnemer


@pytest.fixture(scope="module")
def vaste_zaak(eenmaal) -> Zaak:
    """The case below, stored once for a module."""
    with eenmaal():
        return zaak()


@pytest.fixture
def verse_zaak(vaste_zaak, db) -> Zaak:
    """The case of the module, read anew; what the test changes is taken back."""
    professional = Deelnemer.objects.get(pk=vaste_zaak.professional.pk)
    client = Deelnemer.objects.get(pk=vaste_zaak.client.pk)
    return Zaak(Dossier.objects.get(pk=vaste_zaak.dossier.pk), client, professional)


def kleine_zaak() -> Zaak:
    """Samira with one goal, one question and a date: a document of few pages with every kind of file."""
    dossier = f.DossierFactory(naam="Samira O'Brien-Öztürk", client=None, gemeld=True)
    client = f.ClientFactory(dossier=dossier, roepnaam="Samira", achternaam="O'Brien-Öztürk")
    regel = f.PlanregelFactory(dossier=dossier, plandoel__doel=f.DoelFactory(dossier=dossier))
    f.WmovraagFactory(inzet__planregel=regel)
    return Zaak(dossier, client, f.professional_in(dossier))


def zaak() -> Zaak:
    """Samira: two goals, pgb, a mantelzorger with a voice, a vertegenwoordiger, dissent, nu eerst, another law."""
    dossier = f.DossierFactory(naam="Samira O'Brien-Öztürk", client=None, gemeld=True)
    client = f.ClientFactory(
        dossier=dossier,
        roepnaam="Samira",
        achternaam="O'Brien-Öztürk",
        telefoon="06 12 34 56 78",
        bellen_wanneer="na vier uur",
        geen_voicemail=True,
        taal="Nederlands",
        leeshulp="graag voorlezen",
    )
    professional = f.professional_in(
        dossier, roepnaam="Fatima", achternaam="Jansen", telefoon="033 111 22 33", werkt_bij="Woonstichting De Brink"
    )
    Bijdragetekst.objects.create(
        gemeente=dossier.gemeente,
        tekst="De eigen bijdrage hangt af van de regels van de gemeente.",
        van=date(2026, 1, 1),
    )
    _gezegd(dossier, client)
    _mensen(dossier, client)
    _plan(dossier, client, professional)
    f.GesprekFactory(dossier=dossier, verhaal=f"{GEHEIM} verhaal", afspraken=f"{GEHEIM} afspraak")
    return Zaak(dossier, client, professional)


def _gezegd(dossier, client):
    vrij = {"dossier": dossier, "door": client, "vrijgegeven": True}
    f.UitspraakFactory(**vrij, tekst="Ik wil hulp om mijn huis op orde te krijgen.", plek=("hulpvraag", "", "gevraagd"))
    f.UitspraakFactory(**vrij, tekst="Ik wil weer mensen kunnen ontvangen.", plek=("hulpvraag", "", "erachter"))
    f.UitspraakFactory(
        **vrij, tekst="Het wordt een rommel en dan krijg ik stress.", lukt_niet=True, plek=("profiel", "wonen", "nu")
    )
    f.UitspraakFactory(**vrij, tekst=VREEMD, plek=("profiel", "werken", "nu"))
    f.UitspraakFactory(**vrij, tekst="Vroeger zong ik in een koor.", plek=("profiel", "vrije_tijd", "vroeger"))
    f.UitspraakFactory(dossier=dossier, door=client, tekst=f"{GEHEIM} gezondheid", plek=("profiel", "gezondheid", "nu"))
    f.UitspraakFactory(**vrij, tekst=f"{GEHEIM} na vrijgave veranderd", revisie=2, plek=("profiel", "wonen", "nu"))
    Analyse.objects.create(
        dossier=dossier,
        soort="probleem",
        tekst="Overzicht houden kost veel kracht.",
        wie="Fatima Jansen",
        op=date(2026, 1, 26),
        vrijgegeven_revisie=1,
        vrijgegeven_op=date(2026, 1, 26),
        vrijgegeven_door=client,
        vrijgave_wijze="samen",
    )
    Analyse.objects.create(dossier=dossier, soort="draagkracht", tekst=f"{GEHEIM} draagkracht")


def _mensen(dossier, client):
    zus = f.DeelnemerFactory(dossier=dossier, rol=Rol.NAASTE, roepnaam="Meryem", achternaam="Öztürk", relatie="zus")
    f.NetwerkpersoonFactory(
        dossier=dossier,
        naam="Meryem",
        relatie="zus",
        mantelzorger=True,
        deelnemer=zus,
        vrijgegeven=True,
        doet="De was, elke week",
        zou_kunnen="",
    )
    f.UitspraakFactory(
        dossier=dossier,
        door=zus,
        vrijgegeven=True,
        tekst="Ik wil één avond per week voor mijzelf.",
        plek=("mantelzorg", "", "wensen"),
    )
    f.NetwerkpersoonFactory(
        dossier=dossier, naam="Wilhelmina", relatie="moeder", niet_vragen=True, niet_vragen_reden=f"{GEHEIM} reden"
    )
    f.VertegenwoordigingFactory(
        dossier=dossier, deelnemer__dossier=dossier, deelnemer__achternaam="Bakker", omvang="geld en zorg"
    )
    f.ClientondersteuningFactory(dossier=dossier, deelnemer=client)


def _plan(dossier, client, professional):
    geheim = f.WensFactory(dossier=dossier, tekst=f"{GEHEIM} wens")
    wens = f.WensFactory(dossier=dossier, tekst="Ik wil mijn huis op orde.", vrijgegeven=True, rang=1)
    orde = f.DoelFactory(dossier=dossier, tekst="Mijn huis is op orde", wens=wens, termijn="kort")
    koor = f.DoelFactory(dossier=dossier, tekst="Ik zing weer in een koor", wens=geheim)
    moeder = dossier_moeder(dossier)
    f.VoorkeurFactory(
        dossier=dossier,
        doel=orde,
        tekst="Ik wil niet dat Wilhelmina komt helpen",
        soort=Voorkeursoort.NIET,
        weigert=moeder,
    )
    f.VoorkeurFactory(dossier=dossier, doel=orde, tekst="Alles een vaste plek")
    werkblad = f.WerkbladFactory(dossier=dossier, doel=orde)
    beste = f.OptieFactory(werkblad=werkblad, tekst="Iemand die helpt opruimen", bron="maatwerk")
    f.AfwegingFactory(optie=beste, tekst="Het huis blijft op orde")
    f.OptieFactory(werkblad=werkblad, tekst="Wilhelmina vragen", bron="netwerk")
    f.KeuzeFactory(optie=beste, motief="Dit geeft rust")
    deel = f.PlandoelFactory(dossier=dossier, doel=orde, hulpmiddelen="Kasten met labels")
    tweede = f.PlandoelFactory(dossier=dossier, doel=koor)
    _stappen(dossier, deel, tweede)
    f.PlanregelFactory(dossier=dossier, nu_eerst_stap=True, stap="De keuken veilig maken")
    f.InstemmingFactory(dossier=dossier, plandoel=deel, deelnemer=client, antwoord=Antwoord.AKKOORD)
    f.InstemmingFactory(
        dossier=dossier,
        plandoel=tweede,
        deelnemer=client,
        antwoord=Antwoord.NIET_AKKOORD,
        reden="Een koor is nu te veel",
    )
    f.InstemmingFactory(dossier=dossier, plandoel=tweede, deelnemer=professional, antwoord=Antwoord.AKKOORD)
    Documentkeuzes.objects.create(
        dossier=dossier,
        reactie="niet_akkoord",
        reactie_tekst="Ik vind drie uur te weinig.",
        reactie_op=date(2026, 3, 1),
        nieuwe_oplossing="Een opruimmaatje uit de straat",
        spoed=f"{GEHEIM} spoed",
    )
    f.LogboekregelFactory(dossier=dossier, tekst=f"{GEHEIM} logboek")


def dossier_moeder(dossier):
    return Netwerkpersoon.objects.get(dossier=dossier, relatie="moeder")


def _stappen(dossier, deel, tweede):
    zus = Netwerkpersoon.objects.get(dossier=dossier, relatie="zus")
    was = f.PlanregelFactory(plandoel=deel, stap="De was doen")
    f.InzetFactory(planregel=was, soort=Inzetsoort.ZELF, tekst="vouwen")
    hulp = f.InzetFactory(
        planregel=was, soort=Inzetsoort.NETWERK, tekst="wassen", netwerkpersoon=zus, hoe_vaak="elke week"
    )
    f.NetwerkafspraakFactory(inzet=hulp, stand=Vraagstand.AFGESPROKEN, teruggeven="samen koken", hulpsoort="mantelzorg")
    moeder = dossier_moeder(dossier)
    niet = f.InzetFactory(
        planregel=was, soort=Inzetsoort.NETWERK, tekst="strijken door Wilhelmina", netwerkpersoon=moeder
    )
    f.NetwerkafspraakFactory(
        inzet=niet,
        stand=Vraagstand.NIET_GEVRAAGD,
        toelichting=f"{GEHEIM} toelichting",
        hoe_lang_vol_te_houden=f"{GEHEIM} volhouden",
    )
    poets = f.PlanregelFactory(plandoel=deel, stap="Schoonmaken")
    zorg = f.InzetFactory(planregel=poets, soort=Inzetsoort.PROFESSIONAL, tekst="schoonmaken", wie="Thuiszorg Zonnig")
    wmo = f.InzetFactory(planregel=poets, soort=Inzetsoort.WMO, tekst="hulp bij het huishouden")
    vraag = f.WmovraagFactory(
        inzet=wmo,
        betaalt=zorg,
        voorziening="01",
        omschrijving="",
        probleem="Het huis wordt een rommel",
        resultaat="Een schoon huis",
        eigen_kracht="Samira raakt het overzicht kwijt",
        netwerk="Haar zus heeft het druk",
        aantal=Decimal("4"),
        eenheid="uur",
        frequentie="week",
        leveringsvorm=Leveringsvorm.PGB,
        van=date(2026, 4, 1),
    )
    plan = f.PgbplanFactory(wmovraag=vraag, motief="Ik wil zelf kiezen wie er komt", beheerder="Karim Bakker")
    f.PgbhulpFactory(pgbplan=plan, naam="Thuiszorg Zonnig", taken="schoonmaken", uren="4 uur per week")
    f.BesluitFactory(
        wmovraag=vraag, uitkomst="toegekend", aantal=Decimal("3"), eenheid="uur", frequentie="week", op=date(2025, 6, 1)
    )
    zang = f.PlanregelFactory(plandoel=tweede, stap="Naar het koor")
    f.InzetFactory(
        planregel=zang, soort=Inzetsoort.ALGEMEEN, tekst="buurtkoor", wie="Buurthuis", uitkomst="één keer geweest"
    )
    f.InzetFactory(planregel=zang, soort=Inzetsoort.ANDERE_WET, tekst="fysiotherapie", wet="zvw")
    f.InzetFactory(
        planregel=zang, soort=Inzetsoort.ALGEMEEN, tekst="oppas een avond per week", voor=VoorWie.MANTELZORGER
    )
