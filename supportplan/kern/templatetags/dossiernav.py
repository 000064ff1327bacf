"""`{% dossiernav %}`: the menu of one dossier, the same on every page of it."""

from typing import Any

from django import template

from supportplan.kern.dossiernav import adres, onderdelen_van

register = template.Library()


@register.inclusion_tag("onderdelen/dossiernav.html", takes_context=True)
def dossiernav(context: dict[str, Any], huidig: str = "") -> dict[str, Any]:
    """The menu of the dossier in the context; `huidig` names the part when the page itself is not in the menu."""
    if not huidig and context["request"].resolver_match:
        huidig = context["request"].resolver_match.view_name
    dossier, hier = context["dossier"], context["request"].resolver_match
    slot = "" if hier and hier.view_name == "dossier:dossier" else context.get("slot", "")
    url_slot = adres("dossier:heropenen" if dossier.gesloten_op else "profiel:kennismaken", dossier) if slot else ""
    onderdelen = onderdelen_van(dossier, context.get("menurechten", context["rechten"]), huidig)
    nu = next((onderdeel.naam for onderdeel in onderdelen if onderdeel.huidig), "")
    return {"onderdelen": onderdelen, "hier": nu, "slot": slot, "url_slot": url_slot, "gesloten": dossier.gesloten_op}
