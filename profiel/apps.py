from django.apps import AppConfig


class ProfielConfig(AppConfig):
    name = "profiel"

    def ready(self) -> None:
        from profiel.datums import open_datums
        from supportplan.kern.services import datumbronnen

        datumbronnen.append(open_datums)
