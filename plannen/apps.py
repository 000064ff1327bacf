from django.apps import AppConfig


class PlannenConfig(AppConfig):
    name = "plannen"

    def ready(self) -> None:
        from plannen.datums import open_datums
        from supportplan.kern.services import datumbronnen

        datumbronnen.append(open_datums)
