"""Presentation helpers for the parts in `templates/onderdelen/`; no rules, only words, classes and widths."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from supportplan.kern.sessieduur import sessiestand

register = template.Library()

# the only status words of the product.
STATUSWOORDEN: dict[str, Promise] = {
    "nog_niet_begonnen": _("Nog niet begonnen"),
    "bezig": _("Bezig"),
    "klaar": _("Klaar"),
    "kan_nog_niet": _("Kan nog niet"),
    "overgeslagen": _("Overgeslagen"),
}

# Kinds of help in the order of the talk (method 6), with the word under the bar.
SOORTWOORDEN: dict[str, Promise] = {
    "zelf": _("zelf"),
    "netwerk": _("anderen"),
    "algemeen": _("algemene voorziening"),
    "andere_wet": _("andere wet"),
    "professional": _("professional"),
    "wmo": _("Wmo"),
}

WIDGETKLASSEN: dict[str, str] = {
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
    "radioselect": "utrecht-radio-button",
    "checkboxselectmultiple": "utrecht-checkbox utrecht-checkbox--html-input",
}
TEKSTVAK = "utrecht-textbox utrecht-textbox--html-input"


def _widgetklasse(veld: BoundField) -> str:
    klasse = WIDGETKLASSEN.get(veld.widget_type, TEKSTVAK)
    return f"{veld.field.widget.attrs.get('class', '')} {klasse}".strip()


@register.simple_tag
def invoer(veld: BoundField) -> SafeString:
    """The widget of one field with the classes of the theme; ids, aria and value stay Django's, a placeholder goes."""
    veld.field.widget.attrs.pop("placeholder", None)
    return veld.as_widget(attrs={"class": _widgetklasse(veld)})


@register.simple_tag
def keuzes(veld: BoundField) -> Iterator[BoundWidget]:
    """The separate radio buttons or check boxes of a field, each with the classes of the theme."""
    for keuze in veld.subwidgets:
        keuze.data["attrs"]["class"] = _widgetklasse(veld)
        yield keuze


@register.filter
def anker(veld: BoundField) -> str:
    """The id an error link jumps to: the input, or the first choice of a group."""
    return veld.id_for_label or f"{veld.auto_id}_0"


@register.filter
def bij_veld(fout: object, veld: BoundField) -> str:
    """An error after the question it is about, in the words that stand at the field (A-12)."""
    vraag = str(veld.label or "").strip()
    teken = "" if not vraag or vraag.endswith(("?", ".", ":")) else ":"
    return f"{vraag}{teken} {fout}".strip()


@register.filter
def statussoort(status: object) -> str:
    """A status as css modifier: `Nog niet begonnen` and `nog_niet_begonnen` both give `nog_niet_begonnen`."""
    return str(status).strip().lower().replace(" ", "_")


@register.filter
def statuswoord(status: object) -> str:
    """The word of A-15 for a status code; any other text is shown as it is."""
    return str(STATUSWOORDEN.get(statussoort(status), status))


@register.filter
def soortwoord(soort: object) -> str:
    """The word for a kind of help (zelf, netwerk, ...); any other text is shown as it is."""
    return str(SOORTWOORDEN.get(str(soort), soort))


@dataclass(frozen=True)
class Balkdeel:
    """One segment of the split bar; the numbers are strings because SVG wants a decimal point in every language."""

    soort: str
    aantal: int
    begin: str
    breedte: str
    midden: str


def balkdelen(aantallen: dict[str, int]) -> list[Balkdeel]:
    """Segments in the order of the talk for the kinds that occur; together they fill 100 %."""
    totaal = sum(aantallen.values())
    delen, tot_nu = [], 0
    for soort in SOORTWOORDEN:
        aantal = aantallen.get(soort, 0)
        if aantal:
            begin, breedte = 100 * tot_nu / totaal, 100 * aantal / totaal
            delen.append(Balkdeel(soort, aantal, f"{begin:.3f}%", f"{breedte:.3f}%", f"{begin + breedte / 2:.3f}%"))
            tot_nu += aantal
    return delen


@register.inclusion_tag("onderdelen/planbalk.html")
def planbalk(
    *,
    zelf: int = 0,
    netwerk: int = 0,
    algemeen: int = 0,
    andere_wet: int = 0,
    professional: int = 0,
    wmo: int = 0,
    toelichting: str = "",
) -> dict[str, Any]:
    """The split of a plan as a bar with the same in words below; shows nothing when the plan is empty."""
    aantallen = {
        "zelf": zelf,
        "netwerk": netwerk,
        "algemeen": algemeen,
        "andere_wet": andere_wet,
        "professional": professional,
        "wmo": wmo,
    }
    return {"delen": balkdelen(aantallen), "toelichting": toelichting}


@register.inclusion_tag("onderdelen/kruimel.html")
def kruimel(naam: object, url: str = "") -> dict[str, Any]:
    """One step of the breadcrumb; without url it is the page itself."""
    return {"naam": naam, "url": url}


@register.simple_block_tag
def kruimelpad(content: str) -> SafeString:
    """The breadcrumb around its steps; a page without steps has no empty navigation landmark."""
    if not content.strip():
        return mark_safe("")
    stappen = mark_safe(content)  # noqa: S308  # rendered by the template: already escaped
    return format_html('<nav class="sp-kruimels" aria-label="{}"><ol>{}</ol></nav>', _("Waar u bent"), stappen)


@register.inclusion_tag("onderdelen/sessie.html", takes_context=True)
def sessie(context: dict[str, Any]) -> dict[str, Any]:
    """The warning before a session ends (S-14); nothing for who is not signed in."""
    request = context.get("request")
    gebruiker = getattr(request, "user", None)
    if request is None or gebruiker is None or not gebruiker.is_authenticated:
        return {}
    return {"stand": sessiestand(request.session, gebruiker)}
