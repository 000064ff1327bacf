"""The privacy text when the organisation has none of its own, by its role (P-01)."""

from django.utils.translation import gettext as _

from supportplan.kern.keuzes import RolOrganisatie


def bewaartekst(rol: str, organisatie: str) -> str:
    """Who is responsible for the data, in the words that fit the role of the organisation."""
    teksten = {
        RolOrganisatie.COLLEGE: _("%(naam)s gebruikt deze gegevens voor het onderzoek van de Wmo 2015."),
        RolOrganisatie.GEMANDATEERD: _("%(naam)s gebruikt deze gegevens voor het onderzoek, namens de gemeente."),
        RolOrganisatie.AANBIEDER_MAATWERK: _("%(naam)s maakte dit document samen met de cliënt en biedt zelf hulp."),
        RolOrganisatie.AANBIEDER_ALGEMEEN: _("%(naam)s maakte dit document samen met de cliënt en biedt zelf hulp."),
        RolOrganisatie.CLIENTONDERSTEUNER: _("%(naam)s maakte dit document als onafhankelijke cliëntondersteuner."),
        RolOrganisatie.EIGEN_GEBRUIK: _("De cliënt maakte dit document zelf, met hulp van %(naam)s."),
    }
    rest = _(
        "De gemeente krijgt alleen dit document en de bijlagen, niet het dossier. De cliënt mag altijd zien wat er is "
        "opgeschreven, en mag vragen om het te verbeteren of te verwijderen."
    )
    return f"{teksten[RolOrganisatie(rol)] % {'naam': organisatie}} {rest}"
