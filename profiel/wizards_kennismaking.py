"""The kennismaking: what one asks around the first talks, a page per subject, in any order (method 1, W-05)."""

from collections.abc import Mapping
from copy import copy
from typing import Any, ClassVar

from django.contrib import messages
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from profiel.forms_kennismaking import AanmeldingForm, ContactForm, PersoonForm, TaalForm
from profiel.forms_mensen import DeelnemerForm, NetwerkForm, OndersteuningForm, VertegenwoordigingForm
from profiel.services_kennismaking import netwerkpersoon_laten_meedoen
from supportplan.kern.herinneren import herinneringen_bijwerken
from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Clientondersteuning, Deelnemer, Netwerkpersoon, Vertegenwoordiging
from supportplan.kern.rijen.formulieren import RijForm, plekken_in
from supportplan.kern.rijen.opslaan import Opslag, Stand
from supportplan.kern.services import naam_bijwerken
from supportplan.kern.toegang import Recht
from supportplan.kern.wizards import Stap, VerzamelWizard

# The steps about the client alone: each is one form on the row of the client.
FORM_VAN_STAP: dict[str, type[RijForm]] = {"persoon": PersoonForm, "contact": ContactForm, "taal": TaalForm}


def weet_ervan(wizard: "Kennismaken") -> bool:
    """Whether more than name and contact may be kept (method 1)."""
    return wizard.dossier.client_weet_ervan is not False


class Kennismaken(VerzamelWizard):
    """The kennismaking. Until the person knows, only the steps of name and contact are there."""

    recht = Recht.DOSSIER_BEWERKEN
    naam = "kennismaken"
    soort = "kennismaken"
    url_name = "profiel:kennismaken_stap"
    template_name = "profiel/kennismaken.html"
    ook_onwetend = True
    formulieren = (
        AanmeldingForm,
        PersoonForm,
        ContactForm,
        TaalForm,
        NetwerkForm,
        DeelnemerForm,
        VertegenwoordigingForm,
        OndersteuningForm,
    )
    stappen: ClassVar[list[Stap]] = [
        Stap("aanmelding", gettext_lazy("Hoe het begon")),
        Stap("persoon", gettext_lazy("Wie is het")),
        Stap("contact", gettext_lazy("Veilig contact")),
        Stap("taal", gettext_lazy("Taal en lezen"), als=weet_ervan),
        Stap("mensen", gettext_lazy("Mensen eromheen"), als=weet_ervan),
        Stap("namens", gettext_lazy("Namens de persoon"), als=weet_ervan),
        Stap("ondersteuning", gettext_lazy("Cliëntondersteuning"), als=weet_ervan),
    ]
    acties: ClassVar[Mapping[str, str]] = {**VerzamelWizard.acties, "meedoen": "laten_meedoen"}

    @cached_property
    def deelnemers(self) -> list[Deelnemer]:
        """Everybody who takes part, in the order in which they came."""
        return list(Deelnemer.objects.filter(dossier=self.dossier).select_related("netwerkpersoon").order_by("pk"))

    @property
    def client(self) -> Deelnemer | None:
        """The client."""
        return next((mens for mens in self.deelnemers if mens.rol == Rol.CLIENT), None)

    @cached_property
    def netwerk(self) -> list[Netwerkpersoon]:
        """Who is around the client, in the order in which they were named."""
        return list(Netwerkpersoon.objects.filter(dossier=self.dossier).order_by("pk"))

    def formulier_extra(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the forms of this step the people they can be about; a step fetches only its own."""
        match self.steps.current:
            case "mensen":
                mensen = {"deelnemers": self.deelnemers}
                return {NetwerkForm.soort: mensen, DeelnemerForm.soort: {"netwerk": self.netwerk}}
            case "namens":
                return {VertegenwoordigingForm.soort: {"deelnemers": self.deelnemers}}
            case "ondersteuning":
                return {OndersteuningForm.soort: {"deelnemers": self.deelnemers}}
            case _:
                return {OndersteuningForm.soort: {"deelnemers": []}}

    def na_opslaan(self, uitslag: Mapping[str, Opslag]) -> None:
        """Let the list of dossiers know the name, the page the people as they are now, the reminders a melding."""
        for vers in ("deelnemers", "netwerk", "bewaring"):
            self.__dict__.pop(vers, None)
        bewaard = [opslag.form for opslag in uitslag.values() if opslag.stand == Stand.OPGESLAGEN]
        if bewaard:
            naam_bijwerken(self.dossier)
        if any("melding_op" in form.changed_data for form in bewaard):
            herinneringen_bijwerken(self.dossier, op=timezone.localdate())

    def laten_meedoen(self, prefix: str) -> str:
        """Give somebody of the network a voice of their own."""
        _soort, uuid = plekken_in([f"{prefix}-"]).get(prefix, ("", None))
        persoon = Netwerkpersoon.objects.filter(dossier=self.dossier, uuid=uuid).first() if uuid else None
        if persoon is not None:
            wie = netwerkpersoon_laten_meedoen(persoon=persoon, door=self.gebruiker, op=timezone.localdate())
            messages.success(self.request, _("%(naam)s doet mee en kan eigen woorden hebben.") % {"naam": wie.roepnaam})
        return prefix

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page the rows of this step and the list of steps."""
        stap = str(self.steps.current)
        namen = self.get_form_list()
        kwargs |= {
            "stappenlijst": [
                {"naam": een.titel, "url": self.get_step_url(een.naam), "huidig": een.naam == stap}
                for een in self.stappen
                if een.naam in namen
            ],
            "stapnaam": stap,
            "laatste": self.steps.next is None,
        }
        kwargs |= getattr(self, f"_{stap}")()
        return super().get_context_data(**kwargs)

    def _aanmelding(self) -> dict[str, Any]:
        return {"een_form": self.form_voor(AanmeldingForm, copy(self.dossier))}

    def _persoon(self) -> dict[str, Any]:
        form = FORM_VAN_STAP[str(self.steps.current)]
        return {"een_form": self.form_voor(form, self.client) if self.client else self.nieuwe_forms(form)[0]}

    _contact = _taal = _persoon

    def _mensen(self) -> dict[str, Any]:
        anderen = [mens for mens in self.deelnemers if mens.rol != Rol.CLIENT]
        return {
            "netwerk": [self.form_voor(NetwerkForm, persoon) for persoon in self.netwerk],
            "nieuw_netwerk": self.nieuwe_forms(NetwerkForm, [persoon.uuid for persoon in self.netwerk]),
            "anderen": [self.form_voor(DeelnemerForm, mens) for mens in anderen],
            "nieuwe_anderen": self.nieuwe_forms(DeelnemerForm, [mens.uuid for mens in anderen]),
        }

    def _namens(self) -> dict[str, Any]:
        rijen = Vertegenwoordiging.objects.filter(dossier=self.dossier).select_related("deelnemer").order_by("pk")
        return {
            "namens": [self.form_voor(VertegenwoordigingForm, rij) for rij in rijen],
            "nieuw_namens": self.nieuwe_forms(VertegenwoordigingForm, [rij.uuid for rij in rijen]),
        }

    def _ondersteuning(self) -> dict[str, Any]:
        """Per person who must be told: the client and each mantelzorger with a part of their own (W-05)."""
        verteld = list(Clientondersteuning.objects.filter(dossier=self.dossier).order_by("pk"))
        al_verteld = {rij.deelnemer_id for rij in verteld}
        bestaand = [rij.uuid for rij in verteld]
        return {
            "verteld_aan": [
                {
                    "naam": mens.roepnaam,
                    "rol": mens.get_rol_display(),
                    "rijen": [self.form_voor(OndersteuningForm, rij) for rij in verteld if rij.deelnemer_id == mens.pk],
                    "nieuw": []
                    if mens.pk in al_verteld
                    else self.nieuwe_forms(OndersteuningForm, bestaand, deelnemer=str(mens.uuid)),
                }
                for mens in self.deelnemers
                if mens.rol == Rol.CLIENT or _zorgt(mens) or mens.pk in al_verteld
            ],
            "gemeente": self.dossier.gemeente,
        }


def _zorgt(mens: Deelnemer) -> bool:
    persoon: Netwerkpersoon | None = getattr(mens, "netwerkpersoon", None)
    return persoon is not None and persoon.mantelzorger and persoon.verwijderd_op is None
