"""Words of phases 1 to 3: the method's own labels, exactly (method 1, 2, 3), and the plain ones beside them."""

from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BRON_PROFIEL = _("Persoonlijk Profiel © Den Hollander & Wilken (2011)")


class Formulier(TextChoices):
    """Where a statement can be given a place."""

    PROFIEL = "profiel", _("Persoonlijk Profiel")
    KVB = "kvb", _("Schema kwaliteit van bestaan")
    HULPVRAAG = "hulpvraag", _("Hulpvraag")
    MANTELZORG = "mantelzorg", _("Wat de mantelzorger nodig heeft")


class ProfielRij(TextChoices):
    """Rows of the Persoonlijk Profiel (method 2)."""

    WONEN = "wonen", _("Wonen")
    WERKEN = "werken", _("Werken")
    LEREN = "leren", _("Leren - Opleiding")
    VRIJE_TIJD = "vrije_tijd", _("Recreëren - Vrije tijd")
    GEZONDHEID = "gezondheid", _("Gezondheid")
    ZELFZORG = "zelfzorg", _("Persoonlijke (zelf)zorg (incl. huishouden, financiën)")
    CONTACTEN = "contacten", _("Sociale Contacten")
    ZINGEVING = "zingeving", _("Zingeving (incl. spiritualiteit/religie)")


class ProfielKolom(TextChoices):
    """Columns of the Persoonlijk Profiel (method 2)."""

    NU = "nu", _("Huidige mogelijkheden en ervaringen")
    WENSEN = "wensen", _("Wensen")
    VROEGER = "vroeger", _("Vroegere mogelijkheden en ervaringen")


class KvbRij(TextChoices):
    """Dimensions of the schema kwaliteit van bestaan (method 3)."""

    EMOTIONEEL = "emotioneel", _("Emotioneel welbevinden")
    RELATIES = "relaties", _("Interpersoonlijke relaties")
    MATERIEEL = "materieel", _("Materieel welbevinden")
    ONTPLOOIING = "ontplooiing", _("Persoonlijke ontplooiing")
    LICHAMELIJK = "lichamelijk", _("Lichamelijk welbevinden")
    ZELFBEPALING = "zelfbepaling", _("Zelfbepaling")
    INCLUSIE = "inclusie", _("Sociale inclusie")
    RECHTEN = "rechten", _("Rechten")


class KvbKolom(TextChoices):
    """Columns of the schema kwaliteit van bestaan (method 3)."""

    BELEMMERINGEN = "belemmeringen", _("Ervaren belemmeringen")
    WENSEN = "wensen", _("Wensen")
    BENODIGD = "benodigd", _("Benodigde ondersteuning en hulpbronnen")
    AANWEZIG = "aanwezig", _("Aanwezige ondersteuning en hulpbronnen")


class HulpvraagKolom(TextChoices):
    """The asked thing, the need behind it and why now (method 9.5, W-12, W-16 part 4)."""

    GEVRAAGD = "gevraagd", _("Wat er gevraagd wordt")
    ERACHTER = "erachter", _("De vraag achter de vraag")
    WAAROM_NU = "waarom_nu", _("Waarom nu")


class MantelzorgKolom(TextChoices):
    """What a mantelzorger says for themselves (W-13)."""

    WENSEN = "wensen", _("Wat ik zelf nodig heb")
    DRAAGKRACHT = "draagkracht", _("Hoe ik het volhoud")


# What fits on a button in the column of that name.
KOLOM_KORT: "dict[str, StrOrPromise]" = {
    ProfielKolom.NU: _("Nu"),
    ProfielKolom.WENSEN: _("Wens"),
    ProfielKolom.VROEGER: _("Vroeger"),
    KvbKolom.BELEMMERINGEN: _("Belemmering"),
    KvbKolom.BENODIGD: _("Nodig"),
    KvbKolom.AANWEZIG: _("Aanwezig"),
}

# Per form: its rows (none: the form has no rows) and its columns.
RIJEN: dict[str, type[TextChoices] | None] = {
    Formulier.PROFIEL: ProfielRij,
    Formulier.KVB: KvbRij,
    Formulier.HULPVRAAG: None,
    Formulier.MANTELZORG: None,
}
KOLOMMEN: dict[str, type[TextChoices]] = {
    Formulier.PROFIEL: ProfielKolom,
    Formulier.KVB: KvbKolom,
    Formulier.HULPVRAAG: HulpvraagKolom,
    Formulier.MANTELZORG: MantelzorgKolom,
}


# Variables to follow and indicators of results per dimension, printed on the blank schema (method 3).
KVB_UITLEG: "dict[str, tuple[StrOrPromise, StrOrPromise]]" = {
    KvbRij.EMOTIONEEL: (
        _("veiligheid, stabiele en voorspelbare omgeving, positieve feedback"),
        _("tevredenheid, zelfbeeld, gebrek aan stress"),
    ),
    KvbRij.RELATIES: (
        _("vriendschappen, intimiteit, ondersteunen van gezinnen"),
        _("interacties, relaties, ontvangen ondersteuning"),
    ),
    KvbRij.MATERIEEL: (_("eigendom, bezittingen, werk"), _("financiële status, werk, onderdak")),
    KvbRij.ONTPLOOIING: (
        _("functioneel onderwijs, ondersteunende technologie"),
        _("opleiding en scholing, competentie, prestatie"),
    ),
    KvbRij.LICHAMELIJK: (
        _("gezondheidszorg, mobiliteit, gezondheid, voeding"),
        _("gezondheid, dagelijkse activiteiten, ontspanning"),
    ),
    KvbRij.ZELFBEPALING: (
        _("keuzes, controle, beslissingen, persoonlijke doelen"),
        _("autonomie, doelen en waarden, keuzes"),
    ),
    KvbRij.INCLUSIE: (
        _("rol en activiteiten in de samenleving, vrijwilligerswerk"),
        _("integratie, rollen, sociale ondersteuning"),
    ),
    KvbRij.RECHTEN: (_("privacy, stemrecht, rechtvaardige behandeling"), _("mensenrechten, wettelijke rechten")),
}


class Gespreksplaats(TextChoices):
    """Where a talk was held; the client chooses (method 1)."""

    KEUKENTAFEL = "keukentafel", _("keukentafel")
    HUISKAMER = "huiskamer", _("huiskamer")
    CAFE = "cafe", _("café")
    BUURTHUIS = "buurthuis", _("buurthuis")
    KANTOOR = "kantoor", _("kantoor")
    GEMEENTEHUIS = "gemeentehuis", _("gemeentehuis")
    ANDERS = "anders", _("ergens anders")


class Gespreksvorm(TextChoices):
    """The way of talking chosen (method 1)."""

    INFORMEREN = "informeren", _("informeren")
    FACILITEREN = "faciliteren", _("faciliteren")
    OPEN_OVERLEG = "open_overleg", _("open overleg")
    ONDERHANDELEN = "onderhandelen", _("onderhandelen")


class Doeltermijn(TextChoices):
    """How soon a goal is for (method 4)."""

    KORT = "kort", _("korte termijn")
    LANG = "lang", _("lange termijn")


class Voorkeursoort(TextChoices):
    """Kinds of persoonlijke voorkeuren (method 4)."""

    BETEKENIS = "betekenis", _("Wat het voor mij betekent")
    ZELF = "zelf", _("Wat ik zelf doe")
    GRAAG = "graag", _("Wat ik graag wil")
    NIET = "niet", _("Wat ik niet wil")
