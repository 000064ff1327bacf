from django.apps import AppConfig


class PlannenConfig(AppConfig):
    name = "plannen"

    def ready(self) -> None:
        from opties import services as optieservices
        from plannen.aanhang import inzetten_bij_optie, stappen_bij_doel
        from plannen.datums import open_datums
        from plannen.herinneren import momenten
        from profiel import services_doel
        from supportplan.kern.herinneren import momentbronnen
        from supportplan.kern.services import datumbronnen

        datumbronnen.append(open_datums)
        momentbronnen.append(momenten)
        services_doel.aanhangbronnen.append(stappen_bij_doel)
        optieservices.aanhangbronnen.append(inzetten_bij_optie)
