from django.apps import AppConfig


class ProfielConfig(AppConfig):
    name = "profiel"
