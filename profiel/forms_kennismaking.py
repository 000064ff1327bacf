"""Forms of the kennismaking: how it began, who the person is, safe contact, language (method 1)."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Dossier
from supportplan.kern.rijen.formulieren import RijForm

JA_NEE_ONBEKEND = [("True", gettext_lazy("Ja")), ("False", gettext_lazy("Nee")), ("", gettext_lazy("Nog niet bekend"))]
DAG_FOUT = gettext_lazy("Typ een datum die bestaat, zoals 7-4-2026.")
NAMEN = ("roepnaam", "voornamen", "achternaam")


def dagveld() -> forms.DateInput:
    """A day as the browser's own picker gives it."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def tekstvak(rijen: int = 2) -> forms.Textarea:
    """A box for some words."""
    return forms.Textarea(attrs={"rows": rijen})


def niet_in_de_toekomst(form: RijForm, gegevens: dict[str, Any], *velden: str) -> None:
    """Refuse a day still to come in one of these fields, at the field."""
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
            "client_weet_sinds": dagveld(),
            "melding_op": dagveld(),
            "aanleiding": tekstvak(),
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
        niet_in_de_toekomst(self, gegevens, "client_weet_sinds", "melding_op")
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

    def waarom_niet(self) -> str:
        """A client begins with a name; the other steps only add to one."""
        if self.is_nieuw and "roepnaam" not in self.fields:
            return _("Typ eerst bij Wie is wie hoe de persoon genoemd wil worden.")
        if self.is_nieuw and Deelnemer.objects.filter(dossier=self.dossier, rol=Rol.CLIENT).exists():
            return _("Er staat al een cliënt in dit dossier. Laad de pagina opnieuw; uw tekst is bewaard.")
        return super().waarom_niet()

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
        widgets: ClassVar[dict[str, Any]] = {"geboortedatum": dagveld()}
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
        niet_in_de_toekomst(self, gegevens, "geboortedatum")
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
        widgets: ClassVar[dict[str, Any]] = {"contact_afspraak": tekstvak()}
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
        widgets: ClassVar[dict[str, Any]] = {"manier_van_praten": tekstvak()}
        labels: ClassVar[dict[str, Any]] = {
            "taal": gettext_lazy("Welke taal praat de persoon het liefst?"),
            "leeshulp": gettext_lazy("Wat helpt bij lezen?"),
            "manier_van_praten": gettext_lazy("Hoe wil de persoon praten?"),
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "leeshulp": gettext_lazy("Bijvoorbeeld: voorlezen, grote letters, plaatjes erbij."),
            "manier_van_praten": gettext_lazy("Bijvoorbeeld: liever tijdens een wandeling, of met een vriend erbij."),
        }
