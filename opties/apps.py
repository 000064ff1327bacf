from django.apps import AppConfig


class OptiesConfig(AppConfig):
    name = "opties"
