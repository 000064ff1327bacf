"""The document (users say Wmo-aanvraag): one content object, and the page, PDF and JSON made from it (method 7, W-16).

`inhoud.py` says what a document is, `bron.py` what of a case may stand in it, one file per group of sections builds
them, `opbouw.py` puts them together, `gegevens.py` and `bestanden.py` make files of the result.
"""
