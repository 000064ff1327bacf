"""Words of working notes and safety records."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Aantekeningsoort(TextChoices):
    """What a working note is (P-11, method 8)."""

    VRIJ = "vrij", _("aantekening")
    REFLECTIE = "reflectie", _("terugblik op mijn eigen werk")


class Meldcodestap(TextChoices):
    """The five steps of the meldcode huiselijk geweld en kindermishandeling (Besluit verplichte meldcode, art. 2)."""

    SIGNALEN = "signalen", _("Stap 1: wat ik zie en hoor")
    OVERLEG = "overleg", _("Stap 2: overleggen, zo nodig met Veilig Thuis")
    GESPREK = "gesprek", _("Stap 3: praten met de mensen om wie het gaat")
    WEGEN = "wegen", _("Stap 4: wegen hoe ernstig het is")
    BESLISSEN = "beslissen", _("Stap 5: beslissen over melden en over hulp")


class Veiligheidsactie(TextChoices):
    """What a line of the safety audit says happened (P-12)."""

    INZIEN = "inzien", _("las het veiligheidsdossier")
    TOEVOEGEN = "toevoegen", _("schreef een regel")
    ZOEKEN = "zoeken", _("zocht een dossier om toegang te geven")
    TOEGANG_INZIEN = "toegang_inzien", _("keek wie erbij mag")
    GEGEVEN = "gegeven", _("gaf toegang aan")
    INGETROKKEN = "ingetrokken", _("trok de toegang in van")
    PAUZE_INZIEN = "pauze_inzien", _("keek wie gepauzeerd is")
    GEPAUZEERD = "gepauzeerd", _("pauzeerde de toegang van")
    HERVAT = "hervat", _("hief de pauze op van")
