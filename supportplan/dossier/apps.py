from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "supportplan.dossier"
    label = "dossier"
