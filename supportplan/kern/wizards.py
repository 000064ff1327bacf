"""Wizards on database rows: formtools gives the steps and their addresses, the rows and drafts of the case the rest.

Three things of formtools are repaired here. Its prefix holds wizard, dossier and subject, so that one client's text
never shows in another client's form. The address decides the step, so that two tabs do not fight. And the end runs
once, in the final POST and in one transaction, never in a GET (codestyle).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise, cached_property
from formtools.wizard.storage.base import BaseStorage
from formtools.wizard.views import NamedUrlWizardView

from supportplan.kern.keuzes import Conceptsoort
from supportplan.kern.models import Concept
from supportplan.kern.rijen.formulieren import met_gewone_regeleinden
from supportplan.kern.rijen.views import RijenMixin, wil_json
from supportplan.kern.toegang_views import DossierMixin


@dataclass(frozen=True)
class Stap:
    """One step: its name in the address, its title, its form, when it is there at all, and a template of its own."""

    naam: str
    titel: str | Promise
    form: type[forms.BaseForm] = forms.Form
    als: Callable[[Any], bool] | None = None
    sjabloon: str = ""


class ConceptOpslag(BaseStorage):  # type: ignore[misc]  # formtools has no types
    """What was typed in the steps of one wizard about one thing by one person: a `Concept` per step.

    Its prefix is "wizard.dossier.subject"; one query reads all steps, one writes a step.
    """

    def __init__(self, prefix: str, request: HttpRequest, file_storage: object = None) -> None:
        super().__init__(prefix, request, file_storage)
        self.naam, dossier, onderwerp = prefix.split(".")
        self.dossier, self.onderwerp = int(dossier), UUID(onderwerp)
        self.init_data()

    @cached_property
    def stappen(self) -> dict[str, dict[str, list[str]]]:
        """What was typed, per step."""
        concepten = self._rijen().values_list("doelsoort", "invoer")
        return {doelsoort.removeprefix(f"{self.naam}."): invoer for doelsoort, invoer in concepten}

    def _rijen(self) -> Any:
        return Concept.objects.filter(
            dossier=self.dossier,
            gebruiker=self.request.user,
            soort=Conceptsoort.STAP,
            doelsoort__startswith=f"{self.naam}.",
            doel_uuid=self.onderwerp,
        )

    def _get_current_step(self) -> str | None:
        stap: str | None = self.request.resolver_match.kwargs.get("step")
        return stap

    def _set_current_step(self, step: str) -> None:
        """Do nothing: the address says which step it is."""

    current_step = property(_get_current_step, _set_current_step)

    def get_step_data(self, step: str) -> "MultiValueDict[str, str] | None":
        """Return what was typed in a step; None when nobody came there yet."""
        invoer = self.stappen.get(step)
        return None if invoer is None else MultiValueDict(invoer)

    def set_step_data(self, step: str, cleaned_data: Any) -> None:
        """Keep what was typed in a step, valid or not."""
        invoer = {naam: [tekst.replace("\0", "\ufffd") for tekst in waarden] for naam, waarden in cleaned_data.lists()}
        self.stappen[step] = invoer
        Concept.objects.bulk_create(
            [
                Concept(
                    dossier_id=self.dossier,
                    gebruiker=self.request.user,
                    soort=Conceptsoort.STAP,
                    doelsoort=f"{self.naam}.{step}",
                    doel_uuid=self.onderwerp,
                    invoer=invoer,
                    gewijzigd_op=timezone.now(),
                )
            ],
            update_conflicts=True,
            unique_fields=["dossier", "gebruiker", "soort", "doelsoort", "doel_uuid"],
            update_fields=["invoer", "gewijzigd_op"],
        )

    def reset(self) -> None:
        """Throw the steps away; only after the end, when what they decided is stored."""
        self._rijen().delete()
        self.__dict__.pop("stappen", None)


class DossierWizard(DossierMixin, NamedUrlWizardView, is_grondslag=True):  # type: ignore[misc]  # formtools has no types
    """A deciding wizard of a dossier: a form per step, kept as my draft per step, counted at `done()`.

    A subclass says its `naam` (short, without dots), its `stappen`, its `url_name`, and what `done` does.
    """

    naam: ClassVar[str]
    stappen: ClassVar[list[Stap]]
    concept_blijft = False  # set by `done` when something that was typed is not stored yet
    storage_name = "supportplan.kern.wizards.ConceptOpslag"

    @classmethod
    def get_initkwargs(cls, *_args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give formtools the list of steps in its own words."""
        kwargs["condition_dict"] = {stap.naam: stap.als for stap in cls.stappen if stap.als}
        kwargs.setdefault("url_name", cls.url_name)
        lijst = [(stap.naam, stap.form) for stap in cls.stappen]
        opties: dict[str, Any] = super().get_initkwargs(lijst, **kwargs)
        return opties

    def onderwerp_uuid(self) -> UUID:
        """Return what the wizard is about; its drafts belong to that."""
        return self.dossier.uuid

    def get_prefix(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
        """Return wizard, dossier and subject: what keeps one client's text out of another client's form."""
        return f"{self.naam}.{self.dossier.pk}.{self.onderwerp_uuid()}"

    def adres_kwargs(self) -> dict[str, Any]:
        """Return what the address of a step needs besides the step."""
        return {naam: waarde for naam, waarde in self.kwargs.items() if naam != "step"}

    def get_step_url(self, step: str) -> str:
        """Return the address of a step of this wizard in this dossier."""
        return reverse(self.url_name, kwargs={**self.adres_kwargs(), "step": step})

    @property
    def stap(self) -> Stap:
        """The step of now."""
        return next(stap for stap in self.stappen if stap.naam == self.steps.current)

    def get_template_names(self) -> list[str]:
        """Return the template of the step, else that of the wizard."""
        return [self.stap.sjabloon or self.template_name]

    def get_form_prefix(self, step: str | None = None, form: object = None) -> str:
        """Return the prefix of a step's form: its name."""
        return step or str(self.steps.current)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show a step; without one, or with one that is not there now, go to the first that is."""
        if kwargs.get("step") not in self.get_form_list():
            return redirect(self.get_step_url(self.beginstap()))
        antwoord: HttpResponseBase = self.render(
            self.get_form(data=self.storage.current_step_data, files=self.storage.current_step_files)
        )
        return antwoord

    def beginstap(self) -> str:
        """Return where the wizard begins: the first step I did not answer yet, so that one goes on where one was."""
        lijst: list[str] = list(self.get_form_list())
        return next((stap for stap in lijst if self.storage.get_step_data(stap) is None), lijst[-1])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Keep what was typed, then go where the pressed button says; the last step ends the wizard."""
        if kwargs.get("step") not in self.get_form_list():
            return redirect(self.get_step_url(self.beginstap()))
        gegevens = met_gewone_regeleinden(request.POST)
        form = self.get_form(data=gegevens, files=request.FILES)
        self.storage.set_step_data(self.steps.current, _van_stap(gegevens, self.steps.current))
        if wil_json(request):
            return JsonResponse({"rijen": {self.steps.current: _stand_van(form)}})
        naar = request.POST.get("naar", "volgende")
        if naar == "later":
            return redirect("dossier:dossier", dossier=self.dossier.uuid)
        if naar == "vorige" and self.steps.prev:
            return redirect(self.get_step_url(self.steps.prev))
        if not form.is_valid():
            antwoord: HttpResponseBase = self.render(form)
            return antwoord
        del self._resolved_form_list  # an answer may change which steps there are
        if self.steps.next:
            return redirect(self.get_step_url(self.steps.next))
        return self.render_done(form, **kwargs)

    def render_done(self, form: Any, **kwargs: Any) -> HttpResponseBase:
        """End the wizard once, in one transaction; a step that is wrong or missing is shown instead."""
        forms_per_stap = {
            stap: self.get_form(step=stap, data=self.storage.get_step_data(stap) or MultiValueDict())
            for stap in self.get_form_list()
        }
        for stap, ander in forms_per_stap.items():
            if not ander.is_valid():
                fout: HttpResponseBase = self.render(ander) if stap == self.steps.current else self._naar(stap)
                return fout
        try:
            with transaction.atomic():
                antwoord: HttpResponseBase = self.done(
                    list(forms_per_stap.values()), form_dict=forms_per_stap, **kwargs
                )
                if not self.concept_blijft:
                    self.storage.reset()
        except ValidationError as bezwaar:
            laatste = forms_per_stap[self.steps.current]
            laatste.add_error(None, bezwaar)
            opnieuw: HttpResponseBase = self.render(laatste)
            return opnieuw
        return antwoord

    def _naar(self, stap: str) -> HttpResponseBase:
        return redirect(self.get_step_url(stap))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the page its title and its place among the steps."""
        kwargs |= {"stap": self.stap, "stappen": [stap for stap in self.stappen if stap.naam in self.get_form_list()]}
        return super().get_context_data(**kwargs)


class VerzamelWizard(RijenMixin, DossierWizard, is_grondslag=True):
    """A collecting wizard: a step is a page of one-row forms, stored at once; there is nothing to count at the end."""

    def adres(self) -> str:
        """Return the address of the step of now."""
        return self.get_step_url(self.steps.current)

    def verder(self) -> str:
        """Return the next step, or the end."""
        return self.get_step_url(self.steps.next) if self.steps.next else self.na_afloop()

    def terug(self) -> str:
        """Return the step before, or the page one came from."""
        return self.get_step_url(self.steps.prev) if self.steps.prev else self.na_afloop()

    def na_afloop(self) -> str:
        """Return the page after the last step."""
        return reverse("dossier:dossier", kwargs={"dossier": self.dossier.uuid})

    def beginstap(self) -> str:
        """Return the first step; rows are no answers that can be complete."""
        return str(self.steps.first)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show a step from the rows and my drafts."""
        if kwargs.get("step") not in self.get_form_list():
            return redirect(self.get_step_url(self.beginstap()))
        return self.opnieuw_tonen()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Save the rows of the step, then go where the pressed button says."""
        if kwargs.get("step") not in self.get_form_list():
            return redirect(self.get_step_url(self.beginstap()))
        return RijenMixin.post(self, request, *args, **kwargs)

    def opnieuw_tonen(self) -> HttpResponse:
        """Show the step."""
        antwoord: HttpResponse = self.render_to_response(self.get_context_data(form=self.get_form()))
        return antwoord


def antwoord(wizard: DossierWizard, stap: str, veld: str) -> Any:
    """Return the valid answer to one question of a step; None when the step is absent, not filled or not valid."""
    gegevens = wizard.storage.get_step_data(stap)
    if gegevens is None or stap not in wizard.form_list:
        return None
    form = wizard.form_list[stap](gegevens, prefix=stap, **wizard.get_form_kwargs(stap))
    form.is_valid()
    return form.cleaned_data.get(veld)


def _van_stap(gegevens: "MultiValueDict[str, str]", stap: str) -> "MultiValueDict[str, str]":
    return MultiValueDict({naam: waarden for naam, waarden in gegevens.lists() if naam.startswith(f"{stap}-")})


def _stand_van(form: forms.BaseForm) -> Mapping[str, Any]:
    geldig = form.is_valid()
    fouten = {naam: [str(fout) for fout in lijst] for naam, lijst in form.errors.items()}
    return {"stand": "opgeslagen" if geldig else "bewaard", "revisie": 0, "fouten": fouten, "bericht": ""}
