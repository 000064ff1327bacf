"""Rows for tests: fixed dates, one dossier per tree of rows, traits for where a thing is in its life.

Every part of a case takes over the dossier of the row it is given: `InzetFactory(planregel=regel)` needs no `dossier`.
"""

from datetime import UTC, date, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from opties import keuzes as optiewoorden
from opties.models import Afweging, Keuze, Optie, Werkblad
from plannen import keuzes as planwoorden
from plannen import models as plannen
from plannen.inhoud import kenmerk_van_plandoel
from profiel import keuzes as profielwoorden
from profiel import models as profiel
from supportplan.besloten import models as besloten
from supportplan.besloten.services_veiligheid import veiligheidsregel_schrijven
from supportplan.kern import models as kern
from supportplan.kern.keuzes import (
    Functie,
    Herinneringssoort,
    Rol,
    RolOrganisatie,
    Vertegenwoordigingssoort,
    Vrijgavewijze,
    Zichtbaarheid,
)
from supportplan.kern.toegang import deelnemer_koppelen

GESPREK_OP = date(2026, 1, 12)  # a Monday
VRIJGEGEVEN_OP = date(2026, 1, 26)
OPGESTELD_OP = date(2026, 2, 2)
VASTGESTELD_OP = date(2026, 2, 9)
EVALUATIE_OP = date(2026, 5, 11)
GEMAAKT_OP = datetime(2026, 1, 12, 10, 0, tzinfo=UTC)


class GebruikerFactory(DjangoModelFactory):
    class Meta:
        model = kern.Gebruiker

    email = factory.Sequence(lambda n: f"mens{n}@voorbeeld.test")
    naam = factory.Sequence(lambda n: f"Mens {n}")


class OrganisatieFactory(DjangoModelFactory):
    class Meta:
        model = kern.Organisatie
        django_get_or_create = ("naam",)

    naam = "Woonstichting De Brink"
    rol_organisatie = RolOrganisatie.AANBIEDER_ALGEMEEN


class GemeenteFactory(DjangoModelFactory):
    class Meta:
        model = kern.Gemeente
        django_get_or_create = ("code",)

    naam = "Amersfoort"
    code = "0307"
    telefoon = "033 000 00 00"


class MedewerkerFactory(DjangoModelFactory):
    class Meta:
        model = kern.Medewerker

    gebruiker = factory.SubFactory(GebruikerFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    functie = Functie.PROFESSIONAL
    van = date(2025, 1, 1)


class DossierFactory(DjangoModelFactory):
    """A dossier with its client; `client=None` leaves the client out."""

    class Meta:
        model = kern.Dossier
        skip_postgeneration_save = True

    class Params:
        gemeld = factory.Trait(melding=True, melding_op=date(2026, 2, 10))
        gesloten = factory.Trait(gesloten_op=date(2026, 2, 27), sluitreden="voldoende_geholpen")

    organisatie = factory.SubFactory(OrganisatieFactory)
    gemeente = factory.SubFactory(GemeenteFactory)
    naam = factory.Sequence(lambda n: f"Roos {n}")
    gemaakt_op = GEMAAKT_OP
    gewijzigd_op = GEMAAKT_OP
    client = factory.RelatedFactory("tests.factories.ClientFactory", "dossier")


class DossierdeelFactory(DjangoModelFactory):
    """A row of a dossier: the dossier of the rows it is given, else a new one."""

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    dossier = factory.SubFactory(DossierFactory)

    @classmethod
    def _generate(cls, strategy, params):
        if "dossier" not in params:
            bij = next((waarde.dossier for waarde in params.values() if hasattr(waarde, "dossier")), None)
            if bij is not None:
                params["dossier"] = bij
        return super()._generate(strategy, params)


def bij(fabriek: str, **velden):
    """Return a SubFactory in the same dossier."""
    return factory.SubFactory(f"tests.factories.{fabriek}", dossier=factory.SelfAttribute("..dossier"), **velden)


def client_van(dossier: kern.Dossier) -> kern.Deelnemer:
    """Return the client of a dossier; made when there is none."""
    return kern.Deelnemer.objects.filter(dossier=dossier, rol=Rol.CLIENT).first() or ClientFactory(dossier=dossier)


def plan_van(dossier: kern.Dossier) -> plannen.Plan:
    """Return the one plan of a dossier; made when there is none."""
    return plannen.Plan.objects.filter(dossier=dossier).first() or PlanFactory(dossier=dossier)


def professional_in(dossier: kern.Dossier, **velden) -> kern.Deelnemer:
    """Return a new professional in this dossier with an account and every right of the role."""
    deelnemer = ProfessionalFactory(dossier=dossier, **velden)
    deelnemer_koppelen(deelnemer, GebruikerFactory(naam=deelnemer.roepnaam))
    return deelnemer


def vervanging_in(dossier: kern.Dossier, **velden) -> kern.Vervanging:
    """Return a replacement in this dossier, from today for nine days."""
    voor, door = professional_in(dossier, roepnaam="Vera"), professional_in(dossier, roepnaam="Rik")
    dagen = {"van": date(2026, 3, 2), "tot": date(2026, 3, 10)}
    return kern.Vervanging.objects.create(
        dossier=dossier,
        geregeld_door=GebruikerFactory(),
        **({"voor": voor, "door": door, "reden": "ziek"} | dagen | velden),
    )


class DeelnemerFactory(DossierdeelFactory):
    class Meta:
        model = kern.Deelnemer

    rol = Rol.NAASTE
    roepnaam = factory.Sequence(lambda n: f"Naaste {n}")


class ClientFactory(DeelnemerFactory):
    dossier = factory.SubFactory(DossierFactory, client=None)
    rol = Rol.CLIENT
    roepnaam = factory.SelfAttribute("dossier.naam")
    achternaam = "de Wit"
    voornamen = "Roos Anna"
    geboortedatum = date(1998, 4, 7)
    straat = "Lindelaan"
    huisnummer = "12"
    postcode = "3813 AB"
    plaats = "Amersfoort"


class ProfessionalFactory(DeelnemerFactory):
    rol = Rol.PROFESSIONAL
    roepnaam = "Samira"
    functie = "woonconsulent"
    aanspreekpunt = True


class VertegenwoordigingFactory(DossierdeelFactory):
    class Meta:
        model = kern.Vertegenwoordiging

    deelnemer = bij("DeelnemerFactory", rol=Rol.VERTEGENWOORDIGER, roepnaam="Karim")
    soort = Vertegenwoordigingssoort.MENTOR
    antwoordt_mee = True
    van = date(2025, 1, 1)


class ToestemmingFactory(DossierdeelFactory):
    class Meta:
        model = kern.Toestemming

    door = factory.LazyAttribute(lambda rij: client_van(rij.dossier))
    over = "Roos"
    wat = "informatie over het huishouden"
    op = GESPREK_OP


class ClientondersteuningFactory(DossierdeelFactory):
    class Meta:
        model = kern.Clientondersteuning

    deelnemer = factory.LazyAttribute(lambda rij: client_van(rij.dossier))
    gewezen_op = GESPREK_OP
    door = "Samira"


class FaseoverslagFactory(DossierdeelFactory):
    class Meta:
        model = kern.Faseoverslag

    fase = "2"
    reden = "Roos wil meteen aan de slag"
    op = GESPREK_OP


class HerinneringFactory(DossierdeelFactory):
    class Meta:
        model = kern.Herinnering

    soort = Herinneringssoort.EVALUATIE
    datum = EVALUATIE_OP
    aan = bij("ProfessionalFactory")


class VrijgeefbaarFactory(DossierdeelFactory):
    """A row with release; the trait `vrijgegeven` releases it as it stands."""

    class Meta:
        abstract = True

    class Params:
        vrijgegeven = factory.Trait(
            vrijgegeven_revisie=1,
            vrijgegeven_op=VRIJGEGEVEN_OP,
            vrijgegeven_door=factory.LazyAttribute(lambda rij: client_van(rij.dossier)),
            vrijgave_wijze=Vrijgavewijze.SAMEN,
        )


class NetwerkpersoonFactory(VrijgeefbaarFactory):
    class Meta:
        model = kern.Netwerkpersoon

    naam = factory.Sequence(lambda n: f"Til {n}")
    relatie = "buurvrouw"


class BijlageFactory(DossierdeelFactory):
    """An annex; give `bestand=ContentFile(...)` where the file itself is read."""

    class Meta:
        model = kern.Bijlage

    titel = "Brief van de huisarts"
    bestand = "dossiers/bijlagen/brief.pdf"
    mimetype = "application/pdf"
    grootte = 12_345
    sha256 = "0" * 64
    gemaakt_op = GEMAAKT_OP
    gewijzigd_op = GEMAAKT_OP


class GesprekFactory(DossierdeelFactory):
    class Meta:
        model = profiel.Gesprek

    datum = GESPREK_OP
    plaats = profielwoorden.Gespreksplaats.KEUKENTAFEL
    gemaakt_op = GEMAAKT_OP
    gewijzigd_op = GEMAAKT_OP


class SprekerFactory(DossierdeelFactory):
    class Meta:
        model = profiel.Spreker

    uitspraak = bij("UitspraakFactory")
    deelnemer = bij("DeelnemerFactory")


class PlaatsingFactory(DossierdeelFactory):
    class Meta:
        model = profiel.Plaatsing

    uitspraak = bij("UitspraakFactory")
    formulier = profielwoorden.Formulier.PROFIEL
    rij = profielwoorden.ProfielRij.WONEN
    kolom = profielwoorden.ProfielKolom.NU


class UitspraakFactory(VrijgeefbaarFactory):
    """A statement of the client; `door=` another deelnemer (or a list), `plek=` (formulier, rij, kolom) places it."""

    class Meta:
        model = profiel.Uitspraak

    class Params:
        gedeeld = factory.Trait(zichtbaarheid=Zichtbaarheid.GEDEELD)

    tekst = factory.Sequence(lambda n: f"Ik zei zin {n}.")
    gezegd_op = GESPREK_OP
    gemaakt_op = GEMAAKT_OP
    gewijzigd_op = GEMAAKT_OP

    @factory.post_generation
    def door(self, create, extracted, **kwargs):
        if create:
            sprekers = extracted if isinstance(extracted, (list, tuple)) else [extracted or client_van(self.dossier)]
            for deelnemer in sprekers:
                profiel.Spreker.objects.create(dossier=self.dossier, uitspraak=self, deelnemer=deelnemer)

    @factory.post_generation
    def plek(self, create, extracted, **kwargs):
        if create and extracted:
            formulier, rij, kolom = extracted
            PlaatsingFactory(uitspraak=self, formulier=formulier, rij=rij, kolom=kolom)


class WensFactory(UitspraakFactory):
    """A statement in the column of wishes of the profile."""

    @factory.post_generation
    def plek(self, create, extracted, **kwargs):
        if create:
            PlaatsingFactory(uitspraak=self, rij=extracted or "wonen", kolom=profielwoorden.ProfielKolom.WENSEN)


class VervullingFactory(DossierdeelFactory):
    class Meta:
        model = profiel.Vervulling

    behoefte = bij("UitspraakFactory", plek=("kvb", "lichamelijk", "benodigd"))
    hulpbron = bij("UitspraakFactory", plek=("kvb", "lichamelijk", "aanwezig"))


class DoelFactory(DossierdeelFactory):
    """A goal that comes from a new wish; `wens=` another statement, `wens=None` with a typed reason."""

    class Meta:
        model = profiel.Doel

    class Params:
        zonder_wens = factory.Trait(reden_zonder_wens="Dit vroeg de huisarts", wens=None)

    nummer = factory.LazyAttribute(lambda doel: profiel.Doel.alle.filter(dossier=doel.dossier).count() + 1)
    tekst = factory.LazyAttribute(lambda doel: f"Doel {doel.nummer} is bereikt")

    @factory.post_generation
    def wens(self, create, extracted, **kwargs):
        if create and not self.reden_zonder_wens:
            wens = extracted or WensFactory(dossier=self.dossier, **kwargs)
            profiel.Doelwens.objects.create(dossier=self.dossier, doel=self, uitspraak=wens)


class VoorkeurFactory(DossierdeelFactory):
    class Meta:
        model = profiel.Voorkeur

    class Params:
        weigering = factory.Trait(
            soort=profielwoorden.Voorkeursoort.NIET,
            weigert=bij("NetwerkpersoonFactory"),
            tekst="Geen hulp meer van haar",
        )

    soort = profielwoorden.Voorkeursoort.GRAAG
    tekst = "Een vaste plek voor alles"


class WerkbladFactory(DossierdeelFactory):
    class Meta:
        model = Werkblad

    class Params:
        gesloten = factory.Trait(lijst_gesloten_op=date(2026, 1, 19))

    doel = bij("DoelFactory")


class OptieFactory(DossierdeelFactory):
    class Meta:
        model = Optie

    werkblad = bij("WerkbladFactory")
    tekst = factory.Sequence(lambda n: f"Optie {n}")
    bron = optiewoorden.Optiebron.EIGEN_KRACHT


class AfwegingFactory(DossierdeelFactory):
    class Meta:
        model = Afweging

    optie = bij("OptieFactory")
    soort = optiewoorden.Afwegingsoort.VOORDEEL
    tekst = "Dat kan ik zelf"


class KeuzeFactory(DossierdeelFactory):
    class Meta:
        model = Keuze

    optie = bij("OptieFactory")
    werkblad = factory.SelfAttribute("optie.werkblad")
    soort = optiewoorden.Keuzesoort.BESTE
    motief = "Dit past het best"


class PlanFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Plan

    opgesteld_op = OPGESTELD_OP
    evaluatie_op = EVALUATIE_OP


class PlandoelFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Plandoel

    doel = bij("DoelFactory")
    plan = factory.LazyAttribute(lambda deel: plan_van(deel.dossier))


class PlanregelFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Planregel

    class Params:
        nu_eerst_stap = factory.Trait(
            plandoel=None, nu_eerst=True, nu_eerst_wie="Samira", nu_eerst_tot=date(2026, 3, 16)
        )

    plandoel = bij("PlandoelFactory")
    plan = factory.LazyAttribute(lambda regel: plan_van(regel.dossier))
    stap = factory.Sequence(lambda n: f"Stap {n}")


class InzetFactory(DossierdeelFactory):
    """An entry; the traits make the five other kinds."""

    class Meta:
        model = plannen.Inzet

    class Params:
        netwerk = factory.Trait(
            soort=planwoorden.Inzetsoort.NETWERK,
            netwerkpersoon=bij("NetwerkpersoonFactory"),
            afspraak=factory.RelatedFactory(
                "tests.factories.NetwerkafspraakFactory", "inzet", dossier=factory.SelfAttribute("..dossier")
            ),
        )
        algemeen = factory.Trait(soort=planwoorden.Inzetsoort.ALGEMEEN, wie="buurthuis")
        andere_wet = factory.Trait(
            soort=planwoorden.Inzetsoort.ANDERE_WET, wie="wijkverpleging", wet=planwoorden.AndereWet.ZVW
        )
        professional = factory.Trait(soort=planwoorden.Inzetsoort.PROFESSIONAL, wie="Thuiszorg", hoe_vaak="elke week")
        wmo = factory.Trait(
            soort=planwoorden.Inzetsoort.WMO,
            vraag=factory.RelatedFactory(
                "tests.factories.WmovraagFactory", "inzet", dossier=factory.SelfAttribute("..dossier")
            ),
        )
        gestopt = factory.Trait(gestopt_op=date(2026, 2, 23), gestopt_reden="te druk")

    planregel = bij("PlanregelFactory")
    soort = planwoorden.Inzetsoort.ZELF
    tekst = factory.Sequence(lambda n: f"Bijdrage {n}")


class NetwerkafspraakFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Netwerkafspraak

    inzet = bij("InzetFactory", soort=planwoorden.Inzetsoort.NETWERK)
    stand = planwoorden.Vraagstand.AFGESPROKEN


class WmovraagFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Wmovraag

    inzet = bij("InzetFactory", soort=planwoorden.Inzetsoort.WMO)
    voorziening = "01"
    aantal = 3
    eenheid = "uur"
    frequentie = "week"


class PgbplanFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Pgbplan

    wmovraag = bij("WmovraagFactory", leveringsvorm=planwoorden.Leveringsvorm.PGB)
    motief = "Ik kies zelf wie er komt"


class PgbhulpFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Pgbhulp

    pgbplan = bij("PgbplanFactory")
    naam = "Fleur"
    soort = planwoorden.Pgbhelper.PROFESSIONAL


class InstemmingFactory(DossierdeelFactory):
    """An answer on a part as it reads now."""

    class Meta:
        model = plannen.Instemming

    plandoel = bij("PlandoelFactory")
    deelnemer = factory.LazyAttribute(lambda rij: client_van(rij.dossier))
    antwoord = planwoorden.Antwoord.AKKOORD
    op = VASTGESTELD_OP
    gemaakt_op = datetime(2026, 2, 9, 10, 0, tzinfo=UTC)

    sha256 = factory.LazyAttribute(lambda rij: kenmerk_van_plandoel(rij.plandoel))


class AnalyseFactory(VrijgeefbaarFactory):
    class Meta:
        model = plannen.Analyse

    soort = planwoorden.Analysesoort.PROBLEEM
    tekst = "Zonder vaste plekken raakt het overzicht zoek."


class DocumentkeuzesFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Documentkeuzes


class WeggelatenFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Weggelaten

    onderdeel = planwoorden.Onderdeel.OPTIES


class ToetspuntFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Toetspunt

    punt = planwoorden.Punt.D
    reden = "Er is geen mantelzorger"


class BesluitFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Besluit

    wmovraag = bij("WmovraagFactory")
    uitkomst = planwoorden.Uitkomst.TOEGEKEND
    op = date(2026, 2, 23)


class EvaluatieFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Evaluatie

    plan = factory.LazyAttribute(lambda rij: plan_van(rij.dossier))
    datum = EVALUATIE_OP


class EvaluatieregelFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Evaluatieregel

    evaluatie = bij("EvaluatieFactory")
    resultaat = "Het huis is op orde"
    hielp = planwoorden.Hielp.JA


class LogboekregelFactory(DossierdeelFactory):
    class Meta:
        model = plannen.Logboekregel

    class Params:
        alleen_ik = factory.Trait(zichtbaarheid=Zichtbaarheid.ALLEEN_IK)

    datum = date(2026, 2, 16)
    tekst = "De kliko stond op tijd buiten"


class VerzoekFactory(DossierdeelFactory):
    """A request for a copy by the client."""

    class Meta:
        model = kern.Verzoek

    soort = "inzage"
    tekst = "Ik wil graag weten wat er over mij opgeschreven is."
    door = factory.LazyAttribute(lambda rij: client_van(rij.dossier))
    ontvangen_op = date(2026, 2, 16)


class WerkaantekeningFactory(DossierdeelFactory):
    """A working note; `gebruiker` wrote it."""

    class Meta:
        model = besloten.Werkaantekening

    gebruiker = factory.SubFactory(GebruikerFactory)
    tekst = "Ik vond dit een lastig gesprek."
    gemaakt_op = GEMAAKT_OP


def veiligheidsregel_in(dossier: kern.Dossier, door: kern.Gebruiker, **velden) -> besloten.Veiligheidsregel:
    """Return a line in the safety file of this dossier, written by somebody who holds the right."""
    veiligheidstoegang_in(dossier, door)
    velden = {"datum": GESPREK_OP, "stap": "signalen", "feiten": "Er zat een blauwe plek."} | velden
    return veiligheidsregel_schrijven(dossier=dossier, uuid=uuid4(), velden=velden, door=door)


def veiligheidstoegang_in(dossier: kern.Dossier, aan: kern.Gebruiker) -> besloten.Veiligheidstoegang:
    """Return the safety right of this person on this dossier, given by nobody in particular."""
    return besloten.Veiligheidstoegang.objects.get_or_create(
        dossier=dossier, gebruiker=aan, ingetrokken_op=None, defaults={"gegeven_door": aan}
    )[0]
