from django.apps import AppConfig


class BeslotenConfig(AppConfig):
    name = "supportplan.besloten"
    label = "besloten"
    verbose_name = "besloten"

    def ready(self) -> None:
        """Shut out whose access is paused (P-15) and let the safety audit be checked (P-12); the core knows no why."""
        from supportplan.besloten.logcontrole import in_een_zin
        from supportplan.besloten.services_pauze import PAUZE
        from supportplan.kern.afsluiting import afsluiters
        from supportplan.kern.logcontrole import andere_controles

        if PAUZE not in afsluiters:
            afsluiters.append(PAUZE)
        if in_een_zin not in andere_controles:
            andere_controles.append(in_een_zin)
