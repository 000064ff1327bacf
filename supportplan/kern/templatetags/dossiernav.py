"""`{% dossiernav %}`: the menu of one dossier, the same on every page of it."""

from typing import Any

from django import template

from supportplan.kern.dossiernav import onderdelen_van

register = template.Library()


@register.inclusion_tag("onderdelen/dossiernav.html", takes_context=True)
def dossiernav(context: dict[str, Any], huidig: str = "") -> dict[str, Any]:
    """The menu of the dossier in the context; `huidig` names the part when the page itself is not in the menu."""
    if not huidig and context["request"].resolver_match:
        huidig = context["request"].resolver_match.view_name
    return {"onderdelen": onderdelen_van(context["dossier"], context["rechten"], huidig)}
