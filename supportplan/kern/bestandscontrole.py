"""Look at one file in a process of its own, with little memory and little time: `python -m`, the file on stdin.

A file somebody made to do harm can at most end this process. Answers with a line of JSON, then the file as it may be
kept. It knows nothing of Django: what a code means in words stands in `bestanden.py`.
"""

import json
import resource
import sys
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from typing import Any

GEHEUGEN = 1024 * 1024 * 1024
SECONDEN = 20
MEESTE_PUNTEN = 50_000_000  # a phone makes 12 to 48 million
MEESTE_BLADZIJDEN = 1000
DIEPST = 50
VERBODEN_SLEUTELS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/RichMediaContent", "/XFA"}
VERBODEN_SOORTEN = {"/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia", "/ImportData", "/SubmitForm"}


class Geweigerd(Exception):  # noqa: N818  # an answer, not a fault
    """This file may not be kept; the message is a code."""


def nakijken(inhoud: bytes) -> tuple[str, bytes]:
    """Return the ending that fits this file and the file to keep; raises Geweigerd."""
    if inhoud.startswith(b"%PDF-"):
        return "pdf", pdf(inhoud)
    if inhoud.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return foto(inhoud)
    raise Geweigerd("soort")


def foto(inhoud: bytes) -> tuple[str, bytes]:
    """Return a photo drawn anew: what hides in it (place, device, other files) is left behind.

    The number of points is known before anything is unpacked, so a bomb is never unpacked.
    """
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # counted here
    with Image.open(BytesIO(inhoud), formats=("JPEG", "PNG")) as beeld:
        if beeld.width * beeld.height > MEESTE_PUNTEN:
            raise Geweigerd("punten")
        soort = "jpg" if beeld.format == "JPEG" else "png"
        kleuren = "RGB" if soort == "jpg" or not beeld.has_transparency_data else "RGBA"
        schoon = ImageOps.exif_transpose(beeld).convert(kleuren)
    schoon.info = {}
    uit = BytesIO()
    schoon.save(uit, "JPEG", quality=90) if soort == "jpg" else schoon.save(uit, "PNG")
    return soort, uit.getvalue()


def pdf(inhoud: bytes) -> bytes:
    """Return a PDF as it came, so that a signature in it stays good; raises Geweigerd when something in it can run."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(inhoud)) as bestand:
            if not 0 < len(bestand.pages) <= MEESTE_BLADZIJDEN:
                raise Geweigerd("bladzijden")
            if any(_kan_iets(deel) for deel in bestand.objects):
                raise Geweigerd("programma")
    except pikepdf.PasswordError as fout:
        raise Geweigerd("wachtwoord") from fout
    return inhoud


def _kan_iets(deel: Any, diep: int = 0) -> bool:
    """Whether this object, or one inside it, runs something, sends something or holds another file."""
    import pikepdf

    if diep > DIEPST:
        raise Geweigerd("onleesbaar")
    binnen: Iterable[Any] = ()
    if isinstance(deel, pikepdf.Dictionary | pikepdf.Stream):
        regels = dict(deel.items())
        soorten = {
            str(regels[naam]) for naam in ("/S", "/Type", "/Subtype") if isinstance(regels.get(naam), pikepdf.Name)
        }
        if VERBODEN_SLEUTELS & set(regels) or VERBODEN_SOORTEN & soorten:
            return True
        binnen = regels.values()
    elif isinstance(deel, pikepdf.Array):
        binnen = iter(deel)
    return any(
        _kan_iets(kind, diep + 1) for kind in binnen if isinstance(kind, pikepdf.Object) and not kind.is_indirect
    )


def main() -> None:
    """Answer for the file on stdin."""
    for grens, waarde in ((resource.RLIMIT_AS, GEHEUGEN), (resource.RLIMIT_CPU, SECONDEN)):
        with suppress(ValueError, OSError):  # macOS has no limit of memory
            resource.setrlimit(grens, (waarde, waarde))
    try:
        soort, bewaren = nakijken(sys.stdin.buffer.read())
        antwoord = {"soort": soort}
    except Geweigerd as reden:
        antwoord, bewaren = {"fout": str(reden)}, b""
    except Exception:  # whatever a library stumbles over: the file is no good
        antwoord, bewaren = {"fout": "onleesbaar"}, b""
    sys.stdout.buffer.write(json.dumps(antwoord).encode() + b"\n" + bewaren)


if __name__ == "__main__":
    main()
