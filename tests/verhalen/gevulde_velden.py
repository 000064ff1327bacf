"""What somebody may type into a form: right, half, wrong, odd, invisible, far too long; each text with its own mark."""

import random
import re
from dataclasses import dataclass, field

from tests.verhalen.bladeraar import Formulier, Paren, Veld

MERK = re.compile(r"qz([A-Z])(\d+)v(\d+)zq")
SMAKEN = ("geldig", "geldig", "half", "ongeldig", "vreemd", "onzichtbaar", "lang", "leeg")
VREEMD = (
    "Zoë's koffie – 3 × per week, €5 & <b>vet</b> {{ naam }}",
    "مرحبا \u202eomgekeerd\u202c",
    "👩‍👩‍👧‍👦 Cafe\u0301 ﬁets \u200bonzichtbaar\u2028regel",
    "𝒳 \ufeff汉字 %s %(naam)s \\u0000 ' OR 1=1 --",
    "Tab\tregel één\r\nregel twee\r\n",
)
ONZICHTBAAR = ("nul\0erin", "bel\x07erin", "\x1b[31mrood", "c1\x85erin")
LANG = (10_000, 10_001, 20_000)
DAGEN = ("2026-02-16", "2026-03-02", "2026-03-16", "2026-06-02", "2026-09-02")
GEEN_DAG = ("31-02-2026", "morgen", "2026-13-40", "0000-00-00")
GETALLEN = ("1", "2", "2,5", "12", "0")
GEEN_GETAL = ("veel", "-1", "1e9999", "99999999999999999999", "NaN")


@dataclass
class Vuller:
    """Fills the forms of one act; `teksten` says afterwards what was typed, by name of the field."""

    letter: str
    acte: int
    kans: random.Random
    teksten: dict[str, str] = field(default_factory=dict)

    def vul(self, formulier: Formulier, smaak: str, *, hoogstens: int = 8) -> Paren:
        """Return what is sent: most as it stood, and a few fields filled anew."""
        zichtbaar = [veld for veld in formulier.velden if veld.soort != "hidden"]
        aantal = max(1, len(zichtbaar) // 3) if smaak == "half" else len(zichtbaar)
        aan_de_beurt = self.kans.sample(zichtbaar, min(aantal, hoogstens, len(zichtbaar)))
        namen = {veld.naam for veld in aan_de_beurt}
        paren: Paren = []
        for veld in formulier.velden:
            waarden = self._waarden(veld, smaak) if veld.naam in namen else veld.nu
            paren += [(veld.naam, waarde) for waarde in waarden]
        return paren

    def _waarden(self, veld: Veld, smaak: str) -> list[str]:
        if smaak == "leeg":
            return [""] if veld.is_tekst or veld.soort in {"date", "number", "select"} else []
        if veld.keuzes:
            return self._keuze(veld, smaak)
        if veld.soort == "date":
            return [self._getypt(veld, self.kans.choice(GEEN_DAG)) if smaak == "ongeldig" else self.kans.choice(DAGEN)]
        if veld.soort == "number":
            return [self.kans.choice(GEEN_GETAL if smaak == "ongeldig" else GETALLEN)]
        return [self._tekst(veld, smaak)]

    def _keuze(self, veld: Veld, smaak: str) -> list[str]:
        if smaak == "ongeldig" and self.kans.random() < 0.5:
            return ["bestaat-niet", "nul\0"][: self.kans.randint(1, 2)] if veld.meer else ["bestaat-niet"]
        if veld.meer:
            return self.kans.sample(veld.keuzes, self.kans.randint(0, min(3, len(veld.keuzes))))
        gevuld = [keuze for keuze in veld.keuzes if keuze]
        return [self.kans.choice(gevuld or veld.keuzes)]

    def _tekst(self, veld: Veld, smaak: str) -> str:
        if smaak == "vreemd":
            return self._getypt(veld, self.kans.choice(VREEMD))
        if smaak == "onzichtbaar":
            return self._getypt(veld, self.kans.choice(ONZICHTBAAR))
        if smaak == "lang":
            return self._getypt(veld, "woord " * (self.kans.choice(LANG) // 6))
        if veld.soort == "email":
            merk = self._merk(veld)
            return self._onthoud(veld, f"{merk}@voorbeeld.test")
        return self._getypt(veld, self.kans.choice(("Ik wil dit graag", "elke week", "Til")))

    def _merk(self, veld: Veld) -> str:
        return f"qz{self.letter}{self.acte}v{len(self.teksten)}zq"

    def _getypt(self, veld: Veld, tekst: str) -> str:
        return self._onthoud(veld, f"{tekst} {self._merk(veld)}")

    def _onthoud(self, veld: Veld, tekst: str) -> str:
        self.teksten[veld.naam] = tekst
        return tekst
