"""The table of a case file, second part: the plan, the document, carrying out and evaluating."""

from plannen.models import (
    Analyse,
    Besluit,
    Documentkeuzes,
    Evaluatie,
    Evaluatieregel,
    Instemming,
    Inzet,
    Logboekregel,
    Netwerkafspraak,
    Pgbhulp,
    Pgbplan,
    Plan,
    Plandoel,
    Planregel,
    Planversie,
    Toetspunt,
    Weggelaten,
    Wmovraag,
)
from supportplan.dossier.casus.delen import Een, Lijst, Soort, Veld, Vervallen, Vrijgave, velden

# Plan

NETWERKAFSPRAAK = Soort(
    model=Netwerkafspraak,
    ouder="inzet",
    delen=velden(
        *("stand", "vraagt", "vraagt_voor", "reden_niet_vragen", "toelichting", "teruggeven"),
        *("hoe_lang_vol_te_houden", "hulpsoort"),
    ),
)
PGBHULP = Soort(
    model=Pgbhulp, ouder="pgbplan", delen=velden("naam", "soort", "taken", "uren", "tarief", "kwalificatie")
)
PGBPLAN = Soort(
    model=Pgbplan,
    ouder="wmovraag",
    delen=(*velden("motief", "beheerder", "band", "hoe", "kwaliteit", "achtervang"), Lijst("helpers", PGBHULP)),
)
WMOVRAAG = Soort(
    model=Wmovraag,
    ouder="inzet",
    id_uit="inzet",
    delen=(
        *velden("betaalt", "voorziening", "omschrijving", "probleem", "resultaat", "eigen_kracht"),
        *velden("gebruikelijke_hulp", "mantelzorg", "netwerk", "algemeen_gebruikelijk", "algemene_voorziening"),
        *velden("andere_wet", "aantal", "eenheid", "frequentie", "van", "tot", "leveringsvorm", "spoed"),
        Een("pgb", PGBPLAN),
    ),
)
INZET = Soort(
    model=Inzet,
    ouder="planregel",
    letter="i",
    delen=(
        *velden("soort", "tekst", "deelnemer", "netwerkpersoon", "wie", "hoe_vaak", "hoe_lang", "leert", "wet"),
        *velden("gericht_op", "voor", "optie", "gestopt_op", "gestopt_reden", "uitkomst"),
        Een("netwerkafspraak", NETWERKAFSPRAAK),
        Een("wmovraag", WMOVRAAG),
    ),
)
PLANREGEL = Soort(
    model=Planregel,
    ouder="plan",
    letter="s",
    delen=(
        Veld("plandoel", sleutel="doel"),
        *velden("stap", "nu_eerst", "nu_eerst_wie", "nu_eerst_tot", "stand"),
        Lijst("inzetten", INZET),
    ),
)
INSTEMMING = Soort(
    model=Instemming,
    ouder="plandoel",
    laat=True,
    delen=(
        *velden("deelnemer", "antwoord", "reden", "wijze", "erbij", "op"),
        Vervallen(),
    ),
)
PLANDOEL = Soort(
    model=Plandoel,
    ouder="plan",
    id_uit="doel",
    delen=(*velden("doel", "hulpmiddelen", "resultaten"), Lijst("instemmingen", INSTEMMING)),
)
PLANVERSIE = Soort(
    model=Planversie,
    ouder="plan",
    id_uit="nummer",
    laat=True,
    delen=(*velden("nummer", "op"), Vervallen()),
)
PLAN = Soort(
    model=Plan,
    delen=(
        *velden("opgesteld_op", "evaluatie_op"),
        Lijst("doelen", PLANDOEL),
        Lijst("stappen", PLANREGEL),
        Lijst("versies", PLANVERSIE),
    ),
)

# Document, uitvoeren, evalueren

ANALYSE = Soort(model=Analyse, letter="a", delen=(*velden("soort", "tekst", "door", "wie", "op"), Vrijgave()))
DOCUMENTKEUZES = Soort(
    model=Documentkeuzes,
    delen=velden("nieuwe_oplossing", "spoed", "spoed_vrijgegeven", "reactie", "reactie_tekst", "reactie_op"),
)
WEGGELATEN = Soort(model=Weggelaten, delen=velden("onderdeel", "weglating"))
TOETSPUNT = Soort(model=Toetspunt, delen=velden("punt", "reden"))
BESLUIT = Soort(
    model=Besluit,
    delen=(
        Veld("wmovraag", sleutel="over"),
        *velden("uitkomst", "voorziening", "omschrijving", "aantal", "eenheid", "frequentie", "op", "van", "tot"),
        *velden("reden", "vastgelegd_door"),
    ),
)
LOGBOEKREGEL = Soort(
    model=Logboekregel,
    delen=(
        *velden("datum", "door"),
        Veld("planregel", sleutel="stap"),
        *velden("tekst", "zichtbaarheid", "verborgen_reden", "bespreken_op"),
    ),
)
EVALUATIEREGEL = Soort(
    model=Evaluatieregel,
    ouder="evaluatie",
    delen=(Veld("plandoel", sleutel="doel"), *velden("inzet", "gedaan", "hielp", "resultaat")),
)
EVALUATIE = Soort(
    model=Evaluatie,
    letter="e",
    delen=(
        Veld("datum", elders=True),
        Veld("planversie", sleutel="versie"),
        *velden("aanwezig", "proces", "ervaring_client", "positief", "leerpunten", "netwerk_volhouden"),
        *velden("verandering", "melden_aan_gemeente", "melden_wat", "volgende_op"),
        Lijst("regels", EVALUATIEREGEL),
    ),
)
