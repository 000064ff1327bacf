"""Words of the Werkblad Opties (method 5)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

BRON_WERKBLAD = _("Werkblad Opties © Den Hollander & Wilken (2011)")


class Optiebron(TextChoices):
    """Where an option comes from, inside out (method 5)."""

    EIGEN_KRACHT = "eigen_kracht", _("eigen kracht")
    NETWERK = "netwerk", _("sociaal netwerk")
    HULPMIDDEL = "hulpmiddel", _("hulpmiddel of techniek")
    ALGEMEEN = "algemeen", _("algemene voorziening")
    PROFESSIONAL = "professional", _("professional")
    MAATWERK = "maatwerk", _("maatwerkvoorziening (Wmo)")


class Optievorm(TextChoices):
    """For one person or for several together (method 5)."""

    INDIVIDUEEL = "individueel", _("voor één persoon")
    COLLECTIEF = "collectief", _("samen met anderen")


class Afwegingsoort(TextChoices):
    """The two sides of an option (method 5)."""

    VOORDEEL = "voordeel", _("Voordelen")
    NADEEL = "nadeel", _("Nadelen")


class Keuzesoort(TextChoices):
    """The two options that are chosen; the second is plan B (method 5)."""

    BESTE = "beste", _("Beste optie")
    TWEEDE = "tweede", _("Op één na beste optie")


class Werkbladstand(TextChoices):
    """How far a worksheet is; derived, never stored."""

    VERZAMELEN = "verzamelen", _("Verzamelen")
    WEGEN = "wegen", _("Wegen")
    GEKOZEN = "gekozen", _("Gekozen")
