"""Forms of the kennismaking: how it began, who the person is, safe contact, the people around them (method 1)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Clientondersteuning, Deelnemer, Dossier, Netwerkpersoon
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.velden import RijVeld

JA_NEE_ONBEKEND = [("True", gettext_lazy("Ja")), ("False", gettext_lazy("Nee")), ("", gettext_lazy("Nog niet bekend"))]
DAG_FOUT = gettext_lazy("Typ een datum die bestaat, zoals 7-4-2026.")
NAMEN = ("roepnaam", "voornamen", "achternaam")


def _dag() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _vak(rijen: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen})


def _niet_in_de_toekomst(form: RijForm, gegevens: dict[str, Any], *velden: str) -> None:
    for veld in velden:
        if (dag := gegevens.get(veld)) and dag > timezone.localdate():
            form.add_error(veld, ValidationError(_("Deze dag moet nog komen. Kies vandaag of een eerdere dag.")))


class AanmeldingForm(RijForm):
    """How it began; the row is the dossier itself (W-01). The reason waits until the person knows (method 1)."""

    soort = "dossier"
    logwoord = "aanmelding"
    allebei = False

    class Meta:
        model = Dossier
        fields = (
            "initiatief",
            "client_weet_ervan",
            "client_weet_sinds",
            "aanleiding",
            "gemeente",
            "melding",
            "melding_op",
        )
        widgets: ClassVar[dict[str, Any]] = {
            "client_weet_ervan": forms.RadioSelect(choices=JA_NEE_ONBEKEND),
            "melding": forms.RadioSelect(choices=JA_NEE_ONBEKEND),
            "client_weet_sinds": _dag(),
            "melding_op": _dag(),
            "aanleiding": _vak(),
        }
        labels: ClassVar[dict[str, Any]] = {
            "initiatief": gettext_lazy("Wie nam contact op?"),
            "client_weet_ervan": gettext_lazy("Weet de persoon van dit dossier?"),
            "client_weet_sinds": gettext_lazy("Sinds wanneer?"),
            "aanleiding": gettext_lazy("Wat was de aanleiding?"),
            "gemeente": gettext_lazy("Gemeente"),
            "melding": gettext_lazy("Is er al een melding bij de gemeente?"),
            "melding_op": gettext_lazy("Wanneer is die gedaan?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "client_weet_ervan": gettext_lazy("Zo lang de persoon het niet weet, bewaart u alleen naam en contact."),
            "melding_op": gettext_lazy("Vanaf deze dag lopen de termijnen van de Wmo."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "client_weet_sinds": {"invalid": DAG_FOUT},
            "melding_op": {"invalid": DAG_FOUT},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.dossier.client_weet_ervan is False:
            del self.fields["aanleiding"]

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot be, and a day of what did not happen."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        _niet_in_de_toekomst(self, gegevens, "client_weet_sinds", "melding_op")
        if gegevens.get("melding_op") and gegevens.get("melding") is not True:
            self.add_error("melding", ValidationError(_("Kies ja als er een melding is gedaan, of haal de datum weg.")))
        if gegevens.get("client_weet_sinds") and gegevens.get("client_weet_ervan") is not True:
            self.add_error(
                "client_weet_ervan", ValidationError(_("Kies ja als de persoon het weet, of haal de datum weg."))
            )
        return gegevens


class ClientForm(RijForm):
    """A part of what is kept about the client; one form per step, all on the same row."""

    logwoord = "deelnemer"
    allebei = False
    kern = ("roepnaam",)

    class Meta:
        model = Deelnemer
        fields: ClassVar[Any] = ()

    def bewaren(self) -> None:
        """Store the client; a dossier without one gets it here."""
        if self.is_nieuw:
            self.instance.rol = Rol.CLIENT
        self.instance.save()


class PersoonForm(ClientForm):
    """Who the person is; until they know of it only the name (method 1)."""

    soort = "client"

    class Meta:
        model = Deelnemer
        fields = (*NAMEN, "geboortedatum", "straat", "huisnummer", "postcode", "plaats")
        widgets: ClassVar[dict[str, Any]] = {"geboortedatum": _dag()}
        error_messages: ClassVar[dict[str, Any]] = {
            "roepnaam": {"required": gettext_lazy("Typ hoe de persoon genoemd wil worden.")},
            "geboortedatum": {"invalid": DAG_FOUT},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.dossier.client_weet_ervan is False:
            for naam in set(self.fields) - {*NAMEN, "revisie"}:
                del self.fields[naam]

    def clean(self) -> dict[str, Any]:
        """Refuse a birth date still to come."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        _niet_in_de_toekomst(self, gegevens, "geboortedatum")
        return gegevens


class ContactForm(ClientForm):
    """Safe contact: every letter, invitation and reminder obeys it (method 1, P-15)."""

    soort = "contact"

    class Meta:
        model = Deelnemer
        fields = (
            "telefoon",
            "bellen_wanneer",
            "email",
            "geen_brief",
            "geen_voicemail",
            "geen_mail",
            "contact_afspraak",
        )
        widgets: ClassVar[dict[str, Any]] = {"contact_afspraak": _vak()}
        labels: ClassVar[dict[str, Any]] = {
            "telefoon": gettext_lazy("Op welk nummer mag u bellen?"),
            "bellen_wanneer": gettext_lazy("Wanneer mag u bellen?"),
            "geen_brief": gettext_lazy("Stuur geen brief"),
            "geen_voicemail": gettext_lazy("Spreek geen voicemail in"),
            "geen_mail": gettext_lazy("Stuur geen mail"),
            "contact_afspraak": gettext_lazy("Wat spraken jullie af over contact?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "bellen_wanneer": gettext_lazy("Bijvoorbeeld: alleen na zes uur, als ik van mijn werk ben."),
            "contact_afspraak": gettext_lazy("Bijvoorbeeld: zeg aan de telefoon niet waarvan u bent."),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "email": {"invalid": gettext_lazy("Typ een mailadres zoals naam@voorbeeld.nl.")}
        }


class TaalForm(ClientForm):
    """Language, reading, and how the person wants to talk (method 1)."""

    soort = "taal"

    class Meta:
        model = Deelnemer
        fields = ("taal", "tolk", "leeshulp", "manier_van_praten")
        widgets: ClassVar[dict[str, Any]] = {"manier_van_praten": _vak()}
        labels: ClassVar[dict[str, Any]] = {
            "taal": gettext_lazy("Welke taal praat de persoon het liefst?"),
            "leeshulp": gettext_lazy("Wat helpt bij lezen?"),
            "manier_van_praten": gettext_lazy("Hoe wil de persoon praten?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "leeshulp": gettext_lazy("Bijvoorbeeld: voorlezen, grote letters, plaatjes erbij."),
            "manier_van_praten": gettext_lazy("Bijvoorbeeld: liever tijdens een wandeling, of met een vriend erbij."),
        }


class NetwerkForm(RijForm):
    """Somebody around the person; being named here is not access (P-06)."""

    soort = "netwerk"
    logwoord = "netwerkpersoon"
    kern = ("naam",)

    class Meta:
        model = Netwerkpersoon
        fields = (
            "naam",
            "relatie",
            "huisgenoot",
            "mantelzorger",
            "doet",
            "zou_kunnen",
            "niet_vragen",
            "niet_vragen_reden",
            "telefoon",
            "telefoon_mag",
        )
        widgets: ClassVar[dict[str, Any]] = {"doet": _vak(1), "zou_kunnen": _vak(1), "niet_vragen_reden": _vak(1)}
        labels: ClassVar[dict[str, Any]] = {
            "relatie": gettext_lazy("Wie is dat? (zus, buurman, collega)"),
            "huisgenoot": gettext_lazy("Woont in hetzelfde huis"),
            "mantelzorger": gettext_lazy("Zorgt al langer of vaak (mantelzorger)"),
            "doet": gettext_lazy("Wat doet deze persoon nu?"),
            "zou_kunnen": gettext_lazy("Wat zou deze persoon kunnen doen?"),
            "niet_vragen": gettext_lazy("Deze persoon niet om hulp vragen"),
            "niet_vragen_reden": gettext_lazy("Waarom niet?"),
            "telefoon_mag": gettext_lazy("Deze persoon vindt het goed dat het nummer hier staat"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "naam": {"required": gettext_lazy("Typ een naam of bijnaam, of haal deze persoon weg.")}
        }

    def clean(self) -> dict[str, Any]:
        """Keep a number only when that person agreed (P-06)."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("telefoon") and not gegevens.get("telefoon_mag"):
            self.add_error(
                "telefoon_mag",
                ValidationError(_("Vraag eerst of het nummer hier mag staan en vink dat aan, of haal het nummer weg.")),
            )
        return gegevens

    def waarom_niet_weg(self) -> str:
        """Keep somebody the client refuses as a helper: the refusal must go on to count (method 4)."""
        if self.instance.weigeringen.filter(verwijderd_op=None).exists():
            return _("Bij de voorkeuren staat dat deze persoon niet mag helpen. Haal die voorkeur eerst weg.")
        return ""


class DeelnemerForm(RijForm):
    """Somebody who takes part in the dossier besides the client; an account is no part of this."""

    soort = "mens"
    logwoord = "deelnemer"
    kern = ("roepnaam",)

    class Meta:
        model = Deelnemer
        fields = (
            "roepnaam",
            "achternaam",
            "rol",
            "relatie",
            "functie",
            "werkt_bij",
            "telefoon",
            "email",
            "aanspreekpunt",
        )
        labels: ClassVar[dict[str, Any]] = {
            "rol": gettext_lazy("Hoe doet deze persoon mee?"),
            "relatie": gettext_lazy("Relatie tot de cliënt"),
            "aanspreekpunt": gettext_lazy("Is het eerste aanspreekpunt"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "roepnaam": {"required": gettext_lazy("Typ een naam, of haal deze persoon weg.")},
            "rol": {"required": gettext_lazy("Kies hoe deze persoon meedoet.")},
            "email": {"invalid": gettext_lazy("Typ een mailadres zoals naam@voorbeeld.nl.")},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rol: Any = self.fields["rol"]
        rol.choices = [("", _("kies")), *((een.value, een.label) for een in Rol if een != Rol.CLIENT)]
        if self.instance.gebruiker_id:
            del self.fields["rol"]  # rights hang on it

    def bewaren(self) -> None:
        """Store the person; somebody new takes part from today."""
        if self.is_nieuw and self.instance.van is None:
            self.instance.van = timezone.localdate()
        self.instance.save()

    def waarom_niet_weg(self) -> str:
        """Keep who has access: that is ended first, and on purpose."""
        if self.instance.gebruiker_id:
            return _("%(naam)s heeft een account in dit dossier. Beëindig eerst de toegang.") % {
                "naam": self.instance.roepnaam
            }
        return ""


class OndersteuningForm(RijForm):
    """That somebody was told of free, independent cliëntondersteuning (W-05). A page gives the `deelnemers`."""

    soort = "ondersteuning"
    logwoord = "clientondersteuning"
    kern = ("gewezen_op",)

    deelnemer = RijVeld(
        widget=forms.HiddenInput, error_messages={"required": gettext_lazy("Kies aan wie het verteld is.")}
    )

    class Meta:
        model = Clientondersteuning
        fields = ("deelnemer", "gewezen_op", "door", "gewenst", "wie")
        widgets: ClassVar[dict[str, Any]] = {
            "gewezen_op": _dag(),
            "gewenst": forms.RadioSelect(choices=JA_NEE_ONBEKEND),
        }
        labels: ClassVar[dict[str, Any]] = {
            "gewezen_op": gettext_lazy("Wanneer is het verteld?"),
            "door": gettext_lazy("Door wie?"),
            "gewenst": gettext_lazy("Wil de persoon dit?"),
            "wie": gettext_lazy("Wie ondersteunt?"),
        }
        error_messages: ClassVar[dict[str, Any]] = {
            "gewezen_op": {"required": gettext_lazy("Kies op welke dag het verteld is."), "invalid": DAG_FOUT}
        }

    def __init__(self, *args: Any, deelnemers: Sequence[Deelnemer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["deelnemer"]
        veld.zet(deelnemers)

    def clean(self) -> dict[str, Any]:
        """Refuse a day still to come."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        _niet_in_de_toekomst(self, gegevens, "gewezen_op")
        return gegevens
