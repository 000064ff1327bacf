"""Read a tagged PDF back the way assistive technology does: along the structure tree, not along the ink."""

import io
import re
from dataclasses import dataclass, field

import pikepdf

INLINE = {"Span", "Link", "NonStruct"}


@dataclass
class Element:
    """One tag; `tekst` is what it and everything below it says, in reading order."""

    soort: str
    kinderen: list["Element | str"] = field(default_factory=list)
    object: pikepdf.Object | None = None

    @property
    def tekst(self) -> str:
        return "".join(kind if isinstance(kind, str) else kind.tekst for kind in self.kinderen)

    def alle(self, *soorten: str) -> list["Element"]:
        """Elements of these kinds below this one, in reading order."""
        gevonden = []
        for kind in self.kinderen:
            if isinstance(kind, Element):
                gevonden += [kind] if kind.soort in soorten else []
                gevonden += kind.alle(*soorten)
        return gevonden


def openen(inhoud: bytes) -> pikepdf.Pdf:
    """The PDF as pikepdf object."""
    return pikepdf.open(io.BytesIO(inhoud))


def boom(pdf: pikepdf.Pdf) -> Element:
    """The structure tree with the text of the page contents filled in."""
    teksten = {pagina.objgen: _teksten(pagina) for pagina in pdf.pages}
    return _element(pdf.Root.StructTreeRoot.K[0], teksten)


def woorden(inhoud: bytes) -> list[str]:
    """All words of the PDF in reading order; running heads and page numbers are no part of it."""
    return _met_spaties(boom(openen(inhoud))).split()


def _met_spaties(element: Element) -> str:
    """Text with white space around blocks; inside a block a change of font parts no word."""
    tekst = "".join(kind if isinstance(kind, str) else _met_spaties(kind) for kind in element.kinderen)
    return tekst if element.soort in INLINE else f" {tekst} "


def _element(dict_, teksten) -> Element:
    """Content without text is white space: WeasyPrint marks it and draws nothing."""
    element = Element(str(dict_.S).lstrip("/"), object=dict_)
    kinderen = dict_.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        if isinstance(kind, int):
            element.kinderen.append(teksten[dict_.Pg.objgen].get(kind, " "))
        elif kind.get("/Type") != "/OBJR":
            element.kinderen.append(_element(kind, teksten))
    return element


def _teksten(pagina) -> dict[int, str]:
    """Text per marked content id of one page; the key -1 holds the artifacts."""
    teksten: dict[int, str] = {}
    lettertype, stapel = {}, []
    for operanden, operator in pikepdf.parse_content_stream(pagina):
        match str(operator):
            case "BDC" | "BMC":
                stapel.append(int(operanden[1].get("/MCID", -1)) if len(operanden) > 1 else -1)
            case "EMC":
                stapel.pop()
            case "Tf":
                lettertype = _tekens(pagina.Resources.Font[str(operanden[0])])
            case "TJ":
                codes = b"".join(bytes(deel) for deel in operanden[0] if isinstance(deel, pikepdf.String))
                regel = "".join(lettertype[codes[i : i + 2]] for i in range(0, len(codes), 2))
                teksten[stapel[-1]] = teksten.get(stapel[-1], "") + regel
    return teksten


def _tekens(lettertype) -> dict[bytes, str]:
    """Glyph code to text, from the font's ToUnicode map."""
    kaart = lettertype.ToUnicode.read_bytes().decode()
    blokken = re.findall(r"beginbfchar(.*?)endbfchar", kaart, re.DOTALL)
    paren = re.findall(r"<(\w+)> <(\w*)>", " ".join(blokken))
    return {bytes.fromhex(code): bytes.fromhex(tekst).decode("utf-16-be") for code, tekst in paren}


def in_de_marge(pdf: pikepdf.Pdf, bladzijde: int) -> str:
    """The text of the artifacts of a page: running head, mark, page number."""
    return _teksten(pdf.pages[bladzijde]).get(-1, "")
