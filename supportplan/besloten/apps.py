from django.apps import AppConfig


class BeslotenConfig(AppConfig):
    name = "supportplan.besloten"
    label = "besloten"
    verbose_name = "besloten"
