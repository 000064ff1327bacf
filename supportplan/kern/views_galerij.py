"""The gallery: every part of `templates/onderdelen/` in use, with invented content. Only where DEBUG is on."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

# Invented people and words; not translated, because no user ever sees this page.

FASEN = [
    {"nummer": 1, "naam": "Kennismaken", "status": "klaar", "toelichting": "2 gesprekken", "url": "#fasen"},
    {"nummer": 2, "naam": "Profiel", "status": "bezig", "toelichting": "11 uitspraken", "url": "#fasen"},
    {"nummer": 3, "naam": "Doelen", "status": "klaar", "toelichting": "2 doelen", "url": "#fasen"},
    {"nummer": 4, "naam": "Plan", "status": "bezig", "toelichting": "1 van 2 doelen", "url": "#fasen", "huidig": True},
    {"nummer": 5, "naam": "Uitvoeren", "status": "nog_niet_begonnen"},
    {"nummer": 6, "naam": "Evalueren", "status": "kan_nog_niet", "toelichting": "3 maart 2027"},
]

UITSPRAKEN = [
    {
        "tekst": "Ik wil weer zelf koken, met mensen aan tafel.",
        "auteur": "Roos",
        "soort": "client",
        "datum": date(2026, 11, 12),
        "rang": 1,
        "waarover": "doel 1",
        "url": "#uitspraken",
        "linktekst": "zo loopt het door",
    },
    {
        "tekst": "Ik laat niemand binnen, want ik schaam me.",
        "auteur": "Roos",
        "soort": "client",
        "datum": date(2026, 11, 12),
        "niet_in_document": True,
        "lukt_niet": True,
    },
    {
        "tekst": "Ze belt mij vaak als het te veel wordt. Dat red ik niet elke dag.",
        "auteur": "Ömer",
        "soort": "naaste",
        "datum": date(2026, 11, 14),
        "gewijzigd_na_vrijgave": True,
    },
    {
        "tekst": "Op dinsdag is er een eettafel in het buurthuis.",
        "auteur": "Samira",
        "soort": "professional",
        "datum": date(2026, 11, 19),
        "is_optie": True,
    },
    {"tekst": "Weer vrienden thuis kunnen vragen.", "auteur": "Samira", "soort": "professional", "voorstel": True},
    {"tekst": "De keuken is te klein voor twee.", "auteur": "Samira, samen met Roos", "soort": "samen"},
]

KOLOMMEN = [
    {
        "soort": "zelf",
        "titel": "Wat Roos zelf doet",
        "regels": [
            {"tekst": "Kookt op maandag en woensdag"},
            {"tekst": "Maakt de boodschappenlijst", "bij": "elke zondag"},
        ],
    },
    {
        "soort": "netwerk",
        "titel": "Wat anderen doen",
        "regels": [
            {"tekst": "Buurvrouw Til gaat mee naar de markt", "bij": "elke zaterdag · afgesproken"},
            {"tekst": "Eettafel in het buurthuis", "bij": "algemene voorziening"},
        ],
    },
    {
        "soort": "professional",
        "titel": "Professionele hulp",
        "regels": [{"tekst": "Begeleider oefent koken in kleine stappen", "bij": "drie maanden lang"}],
    },
    {"soort": "wmo", "titel": "Beroep op de Wmo", "regels": []},
]

KNOPEN = [
    {
        "soort": "uitspraak",
        "titel": "Wat Roos zei",
        "tekst": "Ik wil weer zelf koken, met mensen aan tafel.",
        "bij": "Roos, 12 november 2026",
    },
    {"soort": "wens", "titel": "Haar eerste wens", "tekst": "Samen eten, bij mij thuis"},
    {
        "soort": "doel",
        "titel": "Doel 1",
        "tekst": "Ik kook drie keer per week voor mezelf of voor anderen",
        "hier": True,
    },
    {
        "soort": "netwerk",
        "titel": "In het plan: wat anderen doen",
        "tekst": "Til gaat mee naar de markt",
        "url": "#draad",
    },
    {
        "soort": "professional",
        "titel": "In het plan: professionele hulp",
        "tekst": "Oefenen in kleine stappen",
        "dicht": True,
    },
    {"soort": "document", "titel": "Onderdeel 5 van de Wmo-aanvraag", "tekst": "Waarom begeleiding nodig is"},
]

MOMENTEN = [
    {
        "datum": date(2026, 11, 5),
        "titel": "Eerste gesprek",
        "tekst": "Aan de keukentafel, met koffie.",
        "door": "Samira",
    },
    {"datum": date(2026, 12, 3), "titel": "Plan opgesteld", "url": "#tijdlijn", "linktekst": "Bekijk versie 1"},
    {"datum": date(2027, 3, 3), "titel": "Samen terugkijken", "komt": True},
]

TAKEN = [
    {"naam": "Kennismaken", "status": "klaar", "url": "#taken"},
    {"naam": "Wonen", "status": "bezig", "url": "#taken", "toelichting": "Laatst bekeken op 12 november 2026"},
    {"naam": "Werken", "status": "nog_niet_begonnen", "url": "#taken"},
    {"naam": "Zingeving", "status": "overgeslagen", "url": "#taken"},
    {"naam": "Aanvraag versturen", "status": "kan_nog_niet", "toelichting": "Kan als het plan vaststaat"},
]

RIJEN = [
    {"vraag": "Hoe wilt u praten?", "antwoord": "Thuis, met koffie", "url": "#antwoorden"},
    {"vraag": "Wie mag erbij zijn?", "antwoord": "Ömer, mijn broer\nTil, mijn buurvrouw", "url": "#antwoorden"},
    {"vraag": "Wat wilt u nog vertellen?", "antwoord": "", "url": "#antwoorden"},
]

PLANREGELS = [
    {
        "stap": "Boodschappen",
        "zelf": "Ik maak de lijst",
        "netwerk": "Til gaat mee",
        "bij": "elke zaterdag · afgesproken",
    },
    {"stap": "Koken", "zelf": "Ik kook op maandag", "professional": "Begeleider oefent mee", "wmo": "Begeleiding"},
    {"stap": "Eten met anderen", "algemeen": "Eettafel in het buurthuis"},
]

DOSSIERNAV = [
    {"naam": "Overzicht", "url": "#dossiernav"},
    {"naam": "Persoonlijk Profiel", "url": "#dossiernav"},
    {"naam": "Plan van Aanpak", "url": "#dossiernav", "huidig": True},
    {"naam": "Rode draad", "url": "#dossiernav"},
]

VOLGORDES = [{"naam": "naam", "waarde": "naam"}, {"naam": "laatste wijziging", "waarde": "gewijzigd"}]


class Galerijform(forms.Form):
    """One field of each kind."""

    naam = forms.CharField(label="Hoe heet u?")
    wens = forms.CharField(
        label="Wat wilt u in huis?",
        help_text="Groot of klein mag.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    dag = forms.DateField(label="Wanneer praten wij verder?", error_messages={"required": "Kies een dag"})
    plek = forms.ChoiceField(label="Waar?", choices=[("thuis", "Thuis"), ("buurthuis", "In het buurthuis")])
    eens = forms.ChoiceField(
        label="Bent u het eens met dit doel?",
        help_text="Niet eens zijn mag. Het plan gaat dan toch verder.",
        widget=forms.RadioSelect,
        choices=[
            ("ja", "Ja, hier ben ik het mee eens"),
            ("nee", "Nee, niet mee eens"),
            ("later", "Ik weet het nog niet"),
        ],
        error_messages={"required": "Kies of u het eens bent met dit doel"},
    )
    wie = forms.MultipleChoiceField(
        label="Wie helpt al?",
        widget=forms.CheckboxSelectMultiple,
        choices=[("broer", "Mijn broer"), ("buur", "Mijn buurvrouw")],
        required=False,
    )
    gelezen = forms.BooleanField(
        label="Ik heb het gelezen", help_text="Dat betekent niet dat u het ermee eens bent.", required=False
    )


def galerij(request: HttpRequest) -> HttpResponse:
    """Show all parts; 404 outside development."""
    if not settings.DEBUG:
        raise Http404
    context: dict[str, Any] = {
        "form": Galerijform({"naam": "Roos", "plek": "thuis", "wie": ["broer"]}),
        "fasen": FASEN,
        "uitspraken": UITSPRAKEN,
        "kolommen": KOLOMMEN,
        "knopen": KNOPEN,
        "momenten": MOMENTEN,
        "taken": TAKEN,
        "rijen": RIJEN,
        "planregels": PLANREGELS,
        "dossiernav": DOSSIERNAV,
        "volgordes": VOLGORDES,
        "bladzijde": Paginator(range(60), 25).page(2),
        "client": "client" in request.GET,
    }
    return render(request, "galerij.html", context)
