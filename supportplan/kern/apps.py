from django.apps import AppConfig


class KernConfig(AppConfig):
    name = "supportplan.kern"
    label = "kern"
