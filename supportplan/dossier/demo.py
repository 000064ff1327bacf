"""The invented people of the demo (S-13): who works there, and for whom. Their cases are files, see demo_laden."""

from datetime import date, time, timedelta

from supportplan.kern.keuzes import Afwezigreden, Functie, Noodsoort, RolOrganisatie
from supportplan.kern.models import Deelnemer, Gebruiker, Gemeente, Medewerker, Noodnummer, Organisatie, Vervanging
from supportplan.kern.regels_vervanging import Periode
from supportplan.kern.services_vervanging import vervanging_regelen

TWEE_WEKEN = timedelta(days=14)
SINDS = date(2025, 1, 1)
ORGANISATIE = "Woonstichting De Brink (verzonnen)"
SAMIRA = "samira@demo.invalid"
JOOST, FATMA, RACHIDA = "joost@demo.invalid", "fatma@demo.invalid", "rachida@demo.invalid"

# e-mail, name as it stands on "kies wie u bent", function, at which gemeente (none: at the organisation)
MENSEN: tuple[tuple[str, str, Functie, str, str], ...] = (
    (SAMIRA, "Samira de Wit", Functie.PROFESSIONAL, "woonconsulent", ""),
    (JOOST, "Joost Kuipers", Functie.PROFESSIONAL, "begeleider", ""),
    (FATMA, "Fatma Yildiz", Functie.PROFESSIONAL, "begeleider", ""),
    (RACHIDA, "Rachida Amrani", Functie.TEAMCOORDINATOR, "teamcoördinator", ""),
    ("henk@demo.invalid", "Henk Visser", Functie.CONSULENT, "Wmo-consulent", "Waterbergen"),
    ("ilse@demo.invalid", "Ilse Bakker", Functie.BEHEERDER, "beheerder", ""),
    ("petra@demo.invalid", "Petra Smit", Functie.AANDACHTSFUNCTIONARIS, "aandachtsfunctionaris", ""),
)
GEMEENTEN: tuple[tuple[str, str], ...] = (("Waterbergen", "9901"), ("Nieuwhaven", "9902"))
ACHT, VIJF = time(8), time(17)
WERKWEEK, WEEKEND = [1, 2, 3, 4, 5], [6, 7]
# kind, name, what for, number, then the stretches of hours: days (None: every day), from, until. No number exists.
NOODNUMMERS: tuple[
    tuple[Noodsoort, str, str, str, tuple[tuple[list[int] | None, time | None, time | None], ...]], ...
] = (
    (
        Noodsoort.HUISARTSENPOST,
        "Huisartsenpost (verzonnen)",
        "als de huisarts dicht is en u niet kunt wachten",
        "0900 0010",
        ((WERKWEEK, VIJF, ACHT), (WEEKEND, ACHT, ACHT)),
    ),
    (
        Noodsoort.CRISISDIENST,
        "Crisisdienst ggz (verzonnen)",
        "alleen voor hulpverleners: bij een psychische crisis",
        "0900 0011",
        ((None, None, None),),
    ),
    (
        Noodsoort.GEMEENTE,
        "Spoed bij de gemeente (verzonnen)",
        "als er vandaag nog hulp van de gemeente nodig is",
        "0900 0012",
        ((WERKWEEK, ACHT, VIJF),),
    ),
)


def demo_organisatie() -> Organisatie:
    """Return the invented organisation; made when it is not there."""
    velden = {
        "rol_organisatie": RolOrganisatie.AANBIEDER_ALGEMEEN,
        "adres": "Kerkstraat 1\n9999 ZZ Waterbergen",
        "klachtenregeling": "Bent u niet tevreden? Zeg het tegen ons, of bel de klachtenfunctionaris.",
    }
    return Organisatie.objects.get_or_create(naam=ORGANISATIE, defaults=velden)[0]


def demo_professional() -> Gebruiker:
    """Return the invented professional whose caseload the demo shows; made when she is not there."""
    return _mens(*MENSEN[0])


def demo_mensen() -> list[Gebruiker]:
    """Return everyone who can be chosen in the demo; made when they are not there."""
    demo_gemeenten()
    return [_mens(*mens) for mens in MENSEN]


def demo_vervanging(op: date) -> None:
    """Let Fatma replace Joost for two weeks, so that the teamcoördinator has something to see; once."""
    deelname = Deelnemer.objects.filter(gebruiker__email=JOOST).select_related("dossier").order_by("pk").first()
    if deelname is None or Vervanging.objects.filter(voor=deelname).exists():
        return
    vervanging_regelen(
        dossier=deelname.dossier,
        voor=deelname,
        plek=Medewerker.objects.get(gebruiker__email=FATMA),
        periode=Periode(op, op + TWEE_WEKEN),
        reden=Afwezigreden.VERLOF,
        door=Gebruiker.objects.get(email=RACHIDA),
        op=op,
    )


def demo_gemeenten() -> list[Gemeente]:
    """Return the two invented gemeenten; made when they are not there."""
    velden = {
        "telefoon": "0900 0000",
        "adres": "Postbus 1\n9999 ZZ",
        "clientondersteuning": "Stichting Naast U (verzonnen), bel 0900 0001",
        "algemene_voorzieningen": "Buurthuis De Linde, boodschappendienst, maatjesproject (alle verzonnen)",
    }
    gemeenten = [
        Gemeente.objects.get_or_create(code=code, defaults={"naam": naam, **velden})[0] for naam, code in GEMEENTEN
    ]
    for gemeente in gemeenten:
        if not gemeente.noodnummers.exists():
            _noodnummers(gemeente)
    return gemeenten


def _noodnummers(gemeente: Gemeente) -> None:
    for plek, (soort, naam, waarvoor, telefoon, uren) in enumerate(NOODNUMMERS, start=11):
        for dagen, van, tot in uren:
            Noodnummer.objects.create(
                gemeente=gemeente,
                soort=soort,
                naam=naam,
                waarvoor=waarvoor,
                telefoon=telefoon,
                dagen=dagen,
                van=van,
                tot=tot,
                volgorde=plek,
            )


def _mens(email: str, naam: str, functie: Functie, functienaam: str, gemeente: str) -> Gebruiker:
    gebruiker = Gebruiker.objects.filter(email=email).first() or Gebruiker.objects.create_user(
        email, naam=f"{naam} · {functienaam}", is_demo=True
    )
    bij = {"gemeente": Gemeente.objects.get(naam=gemeente)} if gemeente else {"organisatie": demo_organisatie()}
    Medewerker.objects.get_or_create(
        gebruiker=gebruiker, functie=functie, **bij, defaults={"functienaam": functienaam, "van": SINDS}
    )
    return gebruiker
