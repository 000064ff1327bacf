"""The parts of templates/onderdelen/ and their helpers, without a browser."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from supportplan.kern.templatetags.onderdelen import balkdelen, statussoort, statuswoord


def lees(html):
    return BeautifulSoup(html, "html.parser")


def maak(bron, **context):
    return lees(Template("{% load onderdelen %}" + bron).render(Context(context)))


class Vraagform(forms.Form):
    wens = forms.CharField(label="Wat wilt u?", help_text="Klein mag.", required=False)
    eens = forms.ChoiceField(
        label="Eens?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee"},
    )


@pytest.mark.parametrize(
    ("aantallen", "breedtes"),
    [
        ({"wmo": 1, "zelf": 3}, [("zelf", "0.000%", "75.000%"), ("wmo", "75.000%", "25.000%")]),
        ({"netwerk": 2}, [("netwerk", "0.000%", "100.000%")]),
        ({"zelf": 0}, []),
        ({}, []),
    ],
)
def test_split_bar_has_a_segment_per_kind_in_the_order_of_the_talk(aantallen, breedtes):
    assert [(deel.soort, deel.begin, deel.breedte) for deel in balkdelen(aantallen)] == breedtes


def test_split_bar_says_in_words_what_it_shows():
    html = maak("{% planbalk zelf=3 wmo=1 %}")
    assert [li.text.strip() for li in html.select(".sp-balk__woorden li")] == ["Zelf 3", "Wmo 1"]
    assert not html.select("[style]")


@pytest.mark.parametrize("status", ["nog_niet_begonnen", "Nog niet begonnen"])
def test_status_code_and_status_word_look_the_same(status):
    assert (statussoort(status), statuswoord(status)) == ("nog_niet_begonnen", "Nog niet begonnen")


def test_another_status_word_is_shown_as_it_is():
    assert statuswoord("Afgesproken") == "Afgesproken"


def test_statement_shows_words_author_rank_and_flags_as_typed():
    uitspraak = {
        "tekst": "<script>alert(1)</script> {{ 7 }}",
        "auteur": "O'Brien-Öztürk",
        "soort": "naaste",
        "rang": 1,
        "lukt_niet": True,
        "niet_in_document": True,
    }
    html = lees(render_to_string("onderdelen/uitspraak.html", {"uitspraak": uitspraak}))
    assert html.blockquote.text.strip() == uitspraak["tekst"]
    bij = " ".join(html.figcaption.text.split())
    assert bij == "★ 1e wens O'Brien-Öztürk, naaste lukt niet niet in het document"


def test_empty_list_of_statements_shows_nothing():
    assert not render_to_string("onderdelen/uitspraken.html", {"uitspraken": []}).strip()


def test_field_marks_what_may_be_left_empty_and_ties_help_and_error():
    form = Vraagform({})
    html = lees(form.render())
    assert "(hoeft niet)" in html.find("label", {"for": "id_wens"}).text
    assert html.find(id="id_wens")["aria-describedby"] == "id_wens_helptext"
    groep = html.find("fieldset")
    assert "(hoeft niet)" not in groep.legend.text
    assert groep["aria-describedby"] == "id_eens_error"
    assert "Kies ja of nee" in html.find(id="id_eens_error").text


def test_error_summary_links_to_the_first_choice_of_a_group():
    html = lees(render_to_string("onderdelen/foutoverzicht.html", {"form": Vraagform({})}))
    assert html.h2.text == "Er ging iets mis"
    assert [(a.text, a["href"]) for a in html.select("a")] == [("Eens? Kies ja of nee", "#id_eens_0")]


@pytest.mark.parametrize(
    ("vraag", "fout", "regel"),
    [
        ("Telefoon", "Vul een nummer in.", "Telefoon: Vul een nummer in."),
        ("Wie doet het?", "Kies iemand.", "Wie doet het? Kies iemand."),
        ("", "Vul dit in.", "Vul dit in."),
    ],
)
def test_a12_error_summary_says_which_question(vraag, fout, regel):
    class Form(forms.Form):
        veld = forms.CharField(label=vraag, error_messages={"required": fout})

    html = lees(render_to_string("onderdelen/foutoverzicht.html", {"form": Form({})}))
    assert html.a.text == regel


def test_no_error_no_summary():
    assert not render_to_string("onderdelen/foutoverzicht.html", {"form": Vraagform({"eens": "ja"})}).strip()


def test_page_without_breadcrumb_has_no_empty_landmark():
    assert not maak("{% kruimelpad %} {% endkruimelpad %}").find("nav")
    pad = maak("{% kruimelpad %}{% kruimel naam '/d/' %}{% kruimel 'Plan' %}{% endkruimelpad %}", naam="<Bram>")
    assert [li.text.strip() for li in pad.select("nav li")] == ["<Bram>", "Plan"]
    assert pad.select_one("[aria-current=page]").text == "Plan"


def test_check_answers_names_the_question_in_the_link():
    rijen = [{"vraag": "Waar?", "antwoord": "", "url": "/w/"}]
    html = lees(render_to_string("onderdelen/antwoorden.html", {"rijen": rijen}))
    assert html.select_one(".sp-antwoorden__antwoord span").text == "Niet ingevuld"
    assert html.a.text == "Wijzig: Waar?"
