"""Property: whatever people do in whatever order, nothing typed is lost and the case stays whole (product 1 and 4).

Two professionals walk over every page of the URL conf, find the forms in the HTML, and send what comes up: right,
half, wrong, odd, far too long, twice, from an old page, in a closed dossier. A new page joins by itself; one whose
address names a new kind of thing fails here until `paginalijst.RIJEN` knows it.

WANDELINGEN=200 walks longer than the run of script/test does.
"""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.urls import ResolverMatch, resolve, reverse
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plannen.models import Inzet
from supportplan.dossier.casus import casus_lezen, casus_opslaan
from supportplan.kern.models import Deelnemer, Dossier
from supportplan.kern.toegang import deelnemer_koppelen
from tests.factories import MedewerkerFactory, OrganisatieFactory, ProfessionalFactory, VerzoekFactory
from tests.hulp import NU
from tests.plannen.zaak import eigen_opslag
from tests.verhalen import paginalijst, waarheden
from tests.verhalen.bladeraar import Blad, Bladeraar, Formulier
from tests.verhalen.gevulde_velden import MERK, SMAKEN, Vuller
from tests.verhalen.verhaal import CASUSSEN

WANDELINGEN = int(os.environ.get("WANDELINGEN", "4"))
OPENEN = "dossier:openen"
TE_OPENEN = "O"

# Posted to, but shown nowhere in these cases: the form comes up only after an act, or stands on another address.
ELDERS = {
    "plannen:evaluatie_begin": "the address of a wizard without a step",
    "plannen:gemeente_begin": "the address of a wizard without a step",
    "plannen:instemming_vragen": "the address of a wizard without a step",
    "plannen:vaststellen": "the address of a wizard without a step",
    "plannen:vrijgeven": "the address of a wizard without a step",
    "profiel:kennismaken": "the address of a wizard without a step",
    "profiel:kvb_invullen": "the address of a wizard without a step",
    "profiel:profiel_invullen": "the address of a wizard without a step",
    "plannen:toetspunt_terug": "only at a point that was set aside",
    "profiel:collega_toegang": "only while a colleague of the organisation can be let in",
    "profiel:toegang_beeindigen": "asked for on the page itself only while somebody has access",
    "dossier:overdracht": "only for who is asked to take the dossier over",
    "dossier:team_overdragen": "only for who coordinates the organisation",
    "dossier:vertellen": "only while somebody is replaced",
    "dossier:kopie": "only after every line of a copy was looked at (test_kopie)",
    "dossier:kopie_klaar": "only after every line of a copy was looked at (test_kopie)",
    "profiel:voorstel": "only while a proposal of other words waits",
    "plannen:instemming": "only after the words of a part changed that was answered on",
}


class Wereld:
    """Two dossiers and two professionals who work in both; each dossier has a letter that marks what is typed in it."""

    def __init__(self) -> None:
        organisatie = OrganisatieFactory()
        self.mensen = [MedewerkerFactory(organisatie=organisatie).gebruiker for _ in range(2)]
        self.letters: dict[int, str] = {}
        for letter, naam in (("A", "tweede"), ("B", "bram")):
            casus = casus_lezen((CASUSSEN / f"{naam}.json").read_bytes())
            dossier = casus_opslaan(casus, organisatie=organisatie)
            self.letters[dossier.pk] = letter
            self.meedoen(dossier)

    def meedoen(self, dossier: Dossier) -> None:
        """Let both professionals into a dossier."""
        for gebruiker in self.mensen:
            if not Deelnemer.objects.filter(dossier=dossier, gebruiker=gebruiker).exists():
                deelnemer_koppelen(ProfessionalFactory(dossier=dossier, aanspreekpunt=False), gebruiker)


@pytest.fixture(scope="module")
def wereld(eenmaal, tmp_path_factory) -> Iterator[Wereld]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        eigen_opslag(monkeypatch, tmp_path_factory.mktemp("prive"))
        with eenmaal():
            gemaakt = Wereld()
        yield gemaakt


def plek_van(adres: str) -> ResolverMatch:
    """What the URL conf says of an address."""
    return resolve(urlsplit(adres).path)


@contextmanager
def teruggedraaid() -> Iterator[None]:
    """Take back afterwards what was stored."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Wandeling:
    """What two people do at two windows each, with what is wrong afterwards in `mis`."""

    def __init__(self, wereld: Wereld, klok, begin: int = 0) -> None:
        self.wereld, self.klok, self.nummer = wereld, klok, begin
        self.letters = dict(wereld.letters)
        self.vensters = [Bladeraar(mens) for mens in wereld.mensen for _ in range(2)]
        self.herkomst: dict[str, tuple[int, str]] = {}  # of each mark: who typed it, in which field
        self.mis: list[str] = []

    def letter_van(self, adres: str) -> str:
        """The letter of the dossier of an address; of the start page that of every dossier still to come."""
        uuid = plek_van(adres).kwargs.get("dossier")
        pk = Dossier.objects.filter(uuid=uuid).values_list("pk", flat=True).first() if uuid else None
        return self.letters[pk] if pk else TE_OPENEN

    def zeg(self, wat: str, adres: str, verder: object = "") -> None:
        """Remember what is wrong."""
        self.mis.append(f"{self.nummer}: {wat}: {adres} {verder}")

    # Acts

    def open(self, venster: int, adres: str) -> Blad:
        """Open a page, and look whether anything of another dossier stands on it."""
        blad = self.vensters[venster].open(adres)
        self._bekijk(blad)
        return blad

    def _bekijk(self, blad: Blad) -> None:
        if blad.status not in {200, 404, 409, 422}:
            self.zeg(f"antwoord {blad.status}", blad.adres)
        in_dossier = blad.inhoud and "dossier" in plek_van(blad.adres).kwargs
        if in_dossier and (vreemd := waarheden.vreemde_letters(blad.inhoud, self.letter_van(blad.adres))):
            self.zeg("van een ander dossier", blad.adres, vreemd)

    def stuur(
        self, venster: int, formulier: Formulier, smaak: str, kans: random.Random, *, hoe="knop", naar=""
    ) -> None:
        """Fill a form and send it: with a button, twice, or as the script does."""
        self.nummer += 1
        self.klok.shift(timedelta(seconds=kans.randint(1, 90)))
        adres = naar or formulier.adres
        vuller = Vuller(self.letter_van(adres), self.nummer, kans)
        paren = vuller.vul(formulier, smaak)
        if naar:  # what was typed in the one dossier is not sent to the other by anybody's page
            paren = [(naam, waarde) for naam, waarde in paren if not MERK.search(waarde) or naam in vuller.teksten]
        wie = self.vensters[venster]
        vast = waarheden.merken_in_concepten()
        if hoe == "typen":
            antwoord = wie.typ(adres, paren)
            weg = waarheden.kwijt(vuller.teksten) if antwoord.status_code == 200 and formulier.bewaart else []
        else:
            knop = kans.choice(formulier.knoppen) if formulier.knoppen else ("", "")
            paren += [knop] if knop[0] else []
            blad = wie.stuur(adres, paren)
            self._bekijk(blad)
            weg = waarheden.kwijt(vuller.teksten, blad.inhoud)
            if hoe == "dubbel" and blad.doorgestuurd:
                self._nog_eens(wie, adres, paren)
        if not naar and (weg := [regel for regel in weg if not weggegooid(regel, paren)]):
            self.zeg("kwijt", adres, (smaak, hoe, paren[-1:], weg))
        self._na(vast, wie, paren, vuller)

    def _nog_eens(self, wie: Bladeraar, adres: str, paren) -> None:
        eerst = waarheden.aantallen()
        wie.stuur(adres, paren)
        if erbij := waarheden.aantallen() - eerst:
            self.zeg("dubbel", adres, (dict(erbij), paren[-1:]))

    def _na(self, vast: set[str], wie: Bladeraar, paren, vuller: Vuller) -> None:
        """A kept draft goes only when its text is a row now, or was typed over, or was thrown away with a button."""
        self.herkomst |= {
            waarheden.merk_van(tekst): (id(wie.gebruiker), naam) for naam, tekst in vuller.teksten.items()
        }
        verstuurd = {naam for naam, _waarde in paren}
        gegooid = any(naam == "doe" and waarde.startswith(("hun:", "verwijder:")) for naam, waarde in paren)
        for merk in sorted(vast - waarheden.merken_in_concepten()):
            wiens, veld = self.herkomst.get(merk, (0, ""))
            overgetypt = wiens == id(wie.gebruiker) and veld in verstuurd
            if not (gegooid or overgetypt or waarheden.staat_ergens(merk)):
                self.zeg("concept kwijt", veld, merk)
        for dossier in Dossier.objects.exclude(pk__in=self.letters):
            self.letters[dossier.pk] = TE_OPENEN
            self.wereld.meedoen(dossier)

    def slot(self) -> list[str]:
        """Return everything that is wrong, the whole of each dossier included."""
        for dossier in Dossier.objects.filter(pk__in=self.letters):
            for gebrek in waarheden.wat_niet_klopt(dossier):
                self.zeg(gebrek, dossier.naam)
        self.mis += waarheden.in_de_verkeerde_rij(self.letters)
        return self.mis


def weggegooid(regel: str, paren) -> bool:
    """Whether somebody threw this text away with the button of its row, and the row was never stored."""
    for naam, waarde in paren:
        if naam == "doe" and waarde.startswith("verwijder:") and regel.startswith(waarde.partition(":")[2]):
            return not waarheden.is_rij(waarde.rpartition("_")[2])
    return False


def paginas(dossier: Dossier, namen, hoogstens=1) -> list[str]:
    return [adres for naam in sorted(namen) for adres in paginalijst.adressen_van(naam, dossier, hoogstens=hoogstens)]


def langs(ronde: Wandeling, adressen: list[str]) -> set[str]:
    """Fill each form of each page right and wrong, as if for the first time; return the names they post to."""
    gezien = set()
    for plek, adres in enumerate(adressen):
        for nummer, formulier in enumerate(ronde.open(0, adres).formulieren):
            gezien.add(plek_van(formulier.adres).view_name)
            for smaken, hoe in ((GOED, "dubbel"), (FOUT, "knop")):
                with teruggedraaid():
                    kans = random.Random(f"{plek_van(adres).view_name} {plek} {nummer}")  # noqa: S311  # no secret
                    ronde.stuur(0, formulier, smaken[(plek + nummer) % len(smaken)], kans, hoe=hoe)
    return gezien


GOED, FOUT = ("geldig", "vreemd", "half"), ("onzichtbaar", "ongeldig", "lang", "leeg")


def test_every_form_keeps_what_is_typed(wereld, klok, db):
    """One lap along every page: each form filled right and filled wrong, and sent twice."""
    ronde = Wandeling(wereld, klok)
    dossier = Dossier.objects.get(pk=min(ronde.letters))
    gezien = langs(ronde, [reverse(OPENEN), *paginas(dossier, paginalijst.OM_TE_LEZEN)])
    Inzet.objects.filter(dossier=dossier).update(gestopt_op=NU.date(), gestopt_reden="Te druk")
    gezien |= langs(ronde, paginas(dossier, {"plannen:stap"}, hoogstens=4))
    VerzoekFactory(dossier=dossier)
    gezien |= langs(ronde, paginas(dossier, {"dossier:kopie", "dossier:kopie_deel"}, hoogstens=2))
    Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=NU.date(), sluitreden="verhuisd")
    gezien |= langs(ronde, paginas(dossier, {"dossier:heropenen"}))
    assert not ronde.mis, "\n".join(ronde.mis)
    assert paginalijst.OM_TE_POSTEN - gezien == set(ELDERS)


acten = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["stuur", "stuur", "stuur", "stuur", "dubbel", "typen", "oud", "elders", "dagen"]),
    st.sampled_from(SMAKEN),
    st.integers(0, 2**16),
)


@settings(
    max_examples=WANDELINGEN,
    deadline=None,
    derandomize="WANDELINGEN" not in os.environ,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(acten, min_size=20, max_size=45))
def test_the_case_stays_whole_after_any_walk(wereld, klok, db, wandeling):
    klok.move_to(NU)
    with teruggedraaid():
        wandelaars = Wandeling(wereld, klok)
        for acte in wandeling:
            stap(wandelaars, *acte)
        mis = wandelaars.slot()
        assert not mis, "\n".join(mis)


def stap(wandelaars: Wandeling, welk: int, wat: str, smaak: str, zaad: int) -> None:
    """One act: open a page when the window shows no form, and send one; or let days go by."""
    kans = random.Random(zaad)  # noqa: S311  # no secret
    wie = wandelaars.vensters[welk]
    if wat == "dagen":
        wandelaars.klok.shift(timedelta(days=kans.randint(1, 40)))
        for venster in wandelaars.vensters:
            venster.meld_aan()
        return
    blad = wie.vorig if wat == "oud" and wie.vorig else wie.blad
    if blad is None or not blad.formulieren or kans.random() < 0.3:
        adres = ergens(wandelaars, kans)
        blad = wandelaars.open(welk, adres)
    if not blad.formulieren:
        return
    formulier = kans.choice(blad.formulieren)
    naar = ""
    if wat == "elders":
        een, ander = (str(uuid) for uuid in Dossier.objects.order_by("pk").values_list("uuid", flat=True)[:2])
        naar = formulier.adres.replace(een, ander) if een in formulier.adres else formulier.adres.replace(ander, een)
    wandelaars.stuur(welk, formulier, smaak, kans, hoe=wat if wat in {"dubbel", "typen"} else "knop", naar=naar)


def ergens(wandelaars: Wandeling, kans: random.Random) -> str:
    """An address of any page with a form, in any of the dossiers."""
    dossier = kans.choice(list(Dossier.objects.filter(pk__in=wandelaars.letters).order_by("pk")))
    namen = sorted({*paginalijst.OM_TE_POSTEN & paginalijst.OM_TE_LEZEN, OPENEN})
    for naam in kans.sample(namen, len(namen)):
        adressen = [reverse(naam)] if naam == OPENEN else paginalijst.adressen_van(naam, dossier, hoogstens=8)
        if adressen:
            return kans.choice(adressen)
    raise AssertionError
