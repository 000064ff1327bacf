"""A page of rows and a deciding wizard that only tests use, in an urlconf beside the real addresses."""

from django import forms
from django.http import HttpResponse
from django.urls import path
from django.views.generic import TemplateView

from supportplan.kern.models import Netwerkpersoon
from supportplan.kern.rijen.formulieren import RijForm
from supportplan.kern.rijen.views import RijenMixin
from supportplan.kern.toegang import Recht
from supportplan.kern.wizards import DossierWizard, Stap, VerzamelWizard, antwoord
from supportplan.urls import urlpatterns as echte


class PersoonForm(RijForm):
    soort = "persoon"
    kern = ("naam",)

    class Meta:
        model = Netwerkpersoon
        fields = ("naam", "doet", "huisgenoot")

    def clean_naam(self):
        if self.cleaned_data["naam"] == "?":
            raise forms.ValidationError("Typ een naam.")
        return self.cleaned_data["naam"]

    def waarom_niet(self):
        return "Deze naam verandert niet meer." if self.initial.get("naam") == "Vast" else ""


class Personen(RijenMixin, TemplateView):
    recht = Recht.PROFIEL_INVULLEN
    formulieren = (PersoonForm,)
    template_name = "rijenpagina.html"

    def get_context_data(self, **kwargs):
        rijen = list(Netwerkpersoon.objects.filter(dossier=self.dossier).order_by("pk"))
        kwargs["rijen"] = [self.form_voor(PersoonForm, rij) for rij in rijen]
        kwargs["rijen"] += self.nieuwe_forms(PersoonForm, [rij.uuid for rij in rijen])
        return super().get_context_data(**kwargs)


class JaNee(forms.Form):
    pgb = forms.ChoiceField(choices=[("ja", "ja"), ("nee", "nee")])


class Waarom(forms.Form):
    reden = forms.CharField()


def met_pgb(wizard):
    return antwoord(wizard, "vraag", "pgb") == "ja"


class Beslissen(DossierWizard):
    recht = Recht.PLAN_VASTSTELLEN
    naam = "proef"
    url_name = "beslissen_stap"
    template_name = "wizardpagina.html"
    stappen = [Stap("vraag", "Pgb?", JaNee), Stap("waarom", "Waarom?", Waarom, als=met_pgb), Stap("klaar", "Klaar?")]
    gedaan: list = []

    def done(self, form_list, form_dict, **kwargs):
        redenen = [form_dict["waarom"].cleaned_data["reden"]] if "waarom" in form_dict else []
        if "weiger" in redenen:
            raise forms.ValidationError("Dit kan nog niet.")
        self.gedaan.append((self.dossier.uuid, redenen))
        return HttpResponse("gedaan")


class Verzamelen(VerzamelWizard):
    recht = Recht.PROFIEL_INVULLEN
    naam = "verzamel"
    url_name = "verzamelen_stap"
    template_name = "rijenpagina.html"
    formulieren = (PersoonForm,)
    stappen = [Stap("een", "Een"), Stap("twee", "Twee")]

    def get_context_data(self, **kwargs):
        rijen = list(Netwerkpersoon.objects.filter(dossier=self.dossier, relatie=self.steps.current))
        kwargs["rijen"] = [self.form_voor(PersoonForm, rij) for rij in rijen] + self.nieuwe_forms(PersoonForm)
        return super().get_context_data(**kwargs)


IN = "proef/<uuid:dossier>/"
urlpatterns = [
    path(f"{IN}personen/", Personen.as_view(), name="personen"),
    path(f"{IN}beslissen/", Beslissen.as_view(), name="beslissen"),
    path(f"{IN}beslissen/<slug:step>/", Beslissen.as_view(), name="beslissen_stap"),
    path(f"{IN}verzamelen/", Verzamelen.as_view(), name="verzamelen"),
    path(f"{IN}verzamelen/<slug:step>/", Verzamelen.as_view(), name="verzamelen_stap"),
    *echte,
]
