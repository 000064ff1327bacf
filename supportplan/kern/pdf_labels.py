"""The last work on a PDF before it is written: what WeasyPrint leaves out of PDF/UA-1 (wmo.md A-05, A-08).

`afmaken` is WeasyPrint's "finisher": it changes the objects while they are still Python dictionaries, which costs a
few per cent of what opening and saving the finished file again would. It
1. claims PDF/UA-1 in the XMP, described by an extension schema as PDF/A-3 asks;
2. gives every TH its Scope (in a THead the column, elsewhere the row) and the tree an index of their ids;
3. turns the page margins (page number, name, CONCEPT) from tags outside the tree into artifacts;
4. gives every link a text of its own, and names every attachment once.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

UA_CLAIM = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
EINDE_RDF = b"</rdf:RDF>"


def afmaken(document: Any, pdf: pydyf.PDF) -> None:
    """Change the PDF in place; `document` is WeasyPrint's, `pdf` pydyf's, not yet written."""
    elementen = _elementen(pdf)
    binnen = set(_nummers_in_boom(elementen, _object(pdf, pdf.catalog["StructTreeRoot"])))
    _ua_claim(pdf)
    _tabelkoppen(pdf, [element for nummer, element in elementen.items() if nummer in binnen], elementen)
    _marges_als_artefact(pdf, {nummer: e for nummer, e in elementen.items() if nummer not in binnen})
    _linkteksten(document)
    _bijlagen_eenmaal(pdf)


def _nummer(verwijzing: bytes | str) -> int:
    """The object number in a reference such as b"12 0 R"."""
    return int(verwijzing.split()[0])


def _object(pdf: pydyf.PDF, verwijzing: bytes | str) -> Any:
    return pdf.objects[_nummer(verwijzing)]


def _elementen(pdf: pydyf.PDF) -> dict[int, Any]:
    """All structure elements by object number."""
    return {o.number: o for o in pdf.objects if isinstance(o, pydyf.Dictionary) and o.get("Type") == "/StructElem"}


def _kinderen(element: Any) -> Iterator[int]:
    """Numbers of what hangs below an element; marked content (plain numbers) left out."""
    return (_nummer(kind) for kind in element["K"] if isinstance(kind, bytes | str))


def _nummers_in_boom(elementen: dict[int, Any], wortel: Any) -> Iterator[int]:
    """Numbers of the elements that can be reached from the root of the tree."""
    te_doen = list(_kinderen(wortel))
    while te_doen:
        if element := elementen.get(nummer := te_doen.pop()):
            yield nummer
            te_doen.extend(_kinderen(element))


def _ua_claim(pdf: pydyf.PDF) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    (xmp,) = metadata.stream
    metadata.stream = [xmp.replace(EINDE_RDF, UA_CLAIM + EINDE_RDF, 1)]
    metadata.compress = False  # readable by tools that do not know PDF


def _tabelkoppen(pdf: pydyf.PDF, elementen: list[Any], alle: dict[int, Any]) -> None:
    """Scope on every TH, and the IDTree that goes with the ids WeasyPrint gave them."""
    ids = []
    for element in elementen:
        if element["S"] != "/TH":
            continue
        groep = alle[_nummer(alle[_nummer(element["P"])]["P"])]
        element["A"]["Scope"] = "/Column" if groep["S"] == "/THead" else "/Row"
        if "ID" in element:
            ids.append((element["ID"].string, element.reference))
    if ids:
        ids.sort()
        namen = pydyf.Array(deel for naam, verwijzing in ids for deel in (pydyf.String(naam), verwijzing))
        grenzen = pydyf.Array((pydyf.String(ids[0][0]), pydyf.String(ids[-1][0])))
        blad = pydyf.Dictionary({"Limits": grenzen, "Names": namen})
        pdf.add_object(blad)
        boom = pydyf.Dictionary({"Kids": pydyf.Array([blad.reference])})
        pdf.add_object(boom)
        _object(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = boom.reference


def _marges_als_artefact(pdf: pydyf.PDF, los: dict[int, Any]) -> None:
    """Mark the content of elements outside the tree as an artifact and take it out of the index of the tree."""
    wortel = _object(pdf, pdf.catalog["StructTreeRoot"])
    index = _object(pdf, wortel["ParentTree"])["Nums"]
    for bladzijde, lijst in zip(index[::2], index[1::2], strict=True):
        if not isinstance(lijst, list):
            continue
        mcids = {mcid for mcid, verwijzing in enumerate(lijst) if _nummer(verwijzing) in los}
        if mcids:
            inhoud = _object(pdf, _object(pdf, pdf.page_references[bladzijde])["Contents"])
            _wordt_artefact(inhoud.stream, mcids)
            lijst[:] = [b"null" if mcid in mcids else verwijzing for mcid, verwijzing in enumerate(lijst)]
    for element in los.values():
        element.clear()


def _wordt_artefact(stroom: list[Any], mcids: set[int]) -> None:
    """Rewrite `/P <</MCID 3>> BDC` to an artifact in a page's list of operators."""
    for plaats, deel in enumerate(stroom):
        if isinstance(deel, pydyf.Dictionary) and deel.get("MCID") in mcids:
            stroom[plaats - 1] = "/Artifact"
            stroom[plaats] = pydyf.Dictionary({"Type": "/Pagination"})


def _linkteksten(document: Any) -> None:
    """Contents of a link: its text in the HTML."""
    for bladzijde in document.pages:
        for _soort, _doel, _vlak, vak in bladzijde.links:
            if getattr(vak, "link_annotation", None) is not None and vak.element is not None:
                tekst = " ".join("".join(vak.element.itertext()).split())
                vak.link_annotation["Contents"] = pydyf.String(tekst or "link")


def _bijlagen_eenmaal(pdf: pydyf.PDF) -> None:
    """WeasyPrint names each attachment twice in AF."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
