from django.apps import AppConfig


class OptiesConfig(AppConfig):
    name = "opties"

    def ready(self) -> None:
        from opties.models import Werkblad
        from profiel.services_doel import meegaande_modellen

        meegaande_modellen.append(Werkblad)
