"""A font made on the spot for characters that no bundled font has, such as Chinese (wmo.md A-08).

PDF/A does not allow a character without a glyph. Each of these gets an empty box of its own, so that the page shows
that something stands here, and copying or reading aloud still gives the right character.
"""

import io
import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

NAAM = "noodletter.ttf"
EENHEDEN = 1000
GEWOON = re.compile("[\x00-\u017f\u2013-\u2026\u20ac]")  # what Dutch texts are made of: all in the first font
ONZICHTBAAR = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}  # categories that draw nothing
VARIANTKIEZERS = range(0xFE00, 0xFE10)


def ontbrekend(tekst: str, map_: Path) -> list[str]:
    """Characters of this text that no font in the folder has, in order of their code."""
    vreemd = {teken for teken in set(tekst) if not GEWOON.match(teken) and _zichtbaar(teken)}
    return sorted(vreemd - _gedekt(map_)) if vreemd else []


def noodletter(tekens: list[str]) -> bytes:
    """A TrueType font with a box for each of these characters."""
    namen = [".notdef", *(f"u{ord(teken):04X}" for teken in tekens)]
    bouwer = FontBuilder(EENHEDEN, isTTF=True)
    bouwer.updateHead(created=0, modified=0)
    bouwer.setupGlyphOrder(namen)
    bouwer.setupCharacterMap({ord(teken): naam for teken, naam in zip(tekens, namen[1:], strict=True)})
    bouwer.setupGlyf(dict.fromkeys(namen, _hokje()))
    bouwer.setupHorizontalMetrics(dict.fromkeys(namen, (EENHEDEN, 100)))
    bouwer.setupHorizontalHeader(ascent=800, descent=-200)
    bouwer.setupNameTable({"familyName": "Supportplan Noodletter", "styleName": "Regular"})
    bouwer.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    bouwer.setupPost()
    uit = io.BytesIO()
    bouwer.font.recalcTimestamp = False
    bouwer.save(uit)
    return uit.getvalue()


def _zichtbaar(teken: str) -> bool:
    return unicodedata.category(teken) not in ONZICHTBAAR and ord(teken) not in VARIANTKIEZERS


@cache
def _gedekt(map_: Path) -> frozenset[str]:
    """Characters of all fonts in the folder; read once per process, and only for a text with a rare character."""
    codes: set[int] = set()
    for pad in map_.glob("*.ttf"):
        with TTFont(pad, lazy=True) as font:
            codes.update(font.getBestCmap())
    return frozenset(map(chr, codes))


def _hokje() -> Glyph:
    """The outline of a box."""
    pen = TTGlyphPen(None)
    for links, onder, rechts, boven in ((100, -100, 900, 700), (860, -60, 140, 660)):
        pen.moveTo((links, onder))
        pen.lineTo((links, boven))
        pen.lineTo((rechts, boven))
        pen.lineTo((rechts, onder))
        pen.closePath()
    return pen.glyph()
