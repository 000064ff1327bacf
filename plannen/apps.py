from django.apps import AppConfig


class PlannenConfig(AppConfig):
    name = "plannen"

    def ready(self) -> None:
        from opties import services as optieservices
        from plannen.aanhang import inzetten_bij_optie, stappen_bij_doel
        from plannen.datums import open_datums
        from plannen.herinneren import momenten
        from plannen.herinneren_wet import momenten as momenten_van_de_wet
        from profiel import services_doel
        from supportplan.kern.herinneren import momentbronnen
        from supportplan.kern.services import datumbronnen

        datumbronnen.append(open_datums)
        momentbronnen += [momenten, momenten_van_de_wet]
        services_doel.aanhangbronnen.append(stappen_bij_doel)
        optieservices.aanhangbronnen.append(inzetten_bij_optie)
