"""The law-bound lists and terms the product starts with; a beheerder changes them by adding rows with dates."""

from datetime import date

from django.db import migrations

WMO_2015 = date(2015, 1, 1)

# W-20: WMO020 (iWmo 3.2), with plain words for the client.
VOORZIENINGEN = [
    ("01", "Hulp bij het huishouden", "hulp in huis, zoals schoonmaken"),
    ("02", "Begeleiding", "begeleiding: iemand die met u meedenkt en helpt"),
    ("03", "Persoonlijke verzorging", "hulp bij wassen, aankleden en eten"),
    ("04", "Kortdurend verblijf", "een paar dagen ergens logeren"),
    ("05", "Woondiensten", "diensten bij het wonen"),
    ("06", "Overige ondersteuning individu/huishouden", "andere hulp voor u of uw huishouden"),
    ("07", "Dagbesteding", "iets te doen hebben overdag, samen met anderen"),
    ("08", "Vervoerdiensten", "vervoer, zoals een regiotaxi"),
    ("09", "Overige ondersteuning groepsgericht", "andere hulp in een groep"),
    ("10", "Overige maatwerkarrangementen", "een andere oplossing die bij u past"),
    ("11", "Rolstoelen", "een rolstoel"),
    ("12", "Vervoervoorzieningen", "iets om mee te reizen, zoals een scootmobiel"),
    ("13", "Woonvoorzieningen", "een aanpassing in uw huis"),
    ("14", "Overige hulpmiddelen", "een ander hulpmiddel"),
    ("15", "Beschermd wonen", "wonen met toezicht en begeleiding"),
    ("16", "Opvang", "opvang"),
    ("17", "Spoedopvang", "opvang die niet kan wachten"),
    ("18", "Overige beschermd wonen en opvang", "andere hulp bij beschermd wonen of opvang"),
]
EENHEDEN = [
    ("minuut", "minuut", "minuten"),
    ("uur", "uur", "uur"),
    ("etmaal", "etmaal", "dagen en nachten"),
    ("dagdeel", "dagdeel (4 uur)", "dagdelen van 4 uur"),
    ("stuks", "stuks", "stuks"),
    ("euro", "euro", "euro"),
]
FREQUENTIES = [
    ("dag", "per dag", "elke dag"),
    ("week", "per week", "elke week"),
    ("4_weken", "per 4 weken", "elke 4 weken"),
    ("maand", "per maand", "elke maand"),
    ("jaar", "per jaar", "elk jaar"),
    ("beschikking", "binnen de geldigheid van de beschikking", "zo lang het besluit geldt"),
]
# Method 7: the pick list of beoogde resultaten, by group.
RESULTATEN = [
    ("Zelfredzaamheid", "verzorgen", "zichzelf (beter) verzorgen"),
    ("Zelfredzaamheid", "huishouden", "zelf (beter) de huishouding doen"),
    ("Zelfredzaamheid", "contacten", "zelf (beter) contacten aangaan en onderhouden"),
    ("Zelfredzaamheid", "regie", "(beter) regie voeren"),
    ("Participatie", "netwerk", "sociaal netwerk hebben en onderhouden"),
    ("Participatie", "voorzieningen", "(meer) gebruik maken van voorzieningen"),
    ("Participatie", "bijdragen", "(meer) bijdragen aan de samenleving"),
    ("Sociale samenhang", "kwaliteit_netwerk", "kwaliteit van het netwerk"),
    ("Sociale samenhang", "organisaties", "betrokkenheid bij organisaties en verbanden"),
    ("Sociale samenhang", "samenleving", "betrokkenheid bij de samenleving"),
]
# wmo.md W, clocks.
TERMIJNEN = [
    ("persoonlijk_plan", "Persoonlijk plan inleveren", 7, "Wmo 2015, artikel 2.3.2, tweede lid"),
    ("onderzoek", "Onderzoek door de gemeente", 42, "Wmo 2015, artikel 2.3.2, eerste lid"),
    ("beschikking", "Besluit op de aanvraag", 14, "Wmo 2015, artikel 2.3.5, tweede lid"),
    ("bezwaar", "Bezwaar maken", 42, "Algemene wet bestuursrecht, artikel 6:7"),
]


def toevoegen(apps, schema_editor):
    """Add what is not there yet; a value with the same list, code and first day stays as it is."""
    waarde = apps.get_model("kern", "Referentiewaarde")
    lijsten = {"voorziening": VOORZIENINGEN, "eenheid": EENHEDEN, "frequentie": FREQUENTIES}
    rijen = [
        waarde(lijst=lijst, code=code, label=label, gewone_woorden=gewoon, volgorde=plek, van=WMO_2015)
        for lijst, waarden in lijsten.items()
        for plek, (code, label, gewoon) in enumerate(waarden, start=1)
    ]
    rijen += [
        waarde(lijst="resultaat", groep=groep, code=code, label=label, volgorde=plek, van=WMO_2015)
        for plek, (groep, code, label) in enumerate(RESULTATEN, start=1)
    ]
    waarde.objects.bulk_create(rijen, ignore_conflicts=True)
    termijn = apps.get_model("kern", "Termijn")
    termijn.objects.bulk_create(
        [
            termijn(code=code, naam=naam, dagen=dagen, grondslag=grondslag, van=WMO_2015)
            for code, naam, dagen, grondslag in TERMIJNEN
        ],
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [("kern", "0002_eigen_rechtentabel")]

    operations = [migrations.RunPython(toevoegen, migrations.RunPython.noop)]
