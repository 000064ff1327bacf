from django.apps import AppConfig


class BeslotenConfig(AppConfig):
    name = "supportplan.besloten"
    label = "besloten"
    verbose_name = "besloten"

    def ready(self) -> None:
        """Shut out whose access is paused; the core asks without knowing why (P-15)."""
        from supportplan.besloten.services_pauze import PAUZE
        from supportplan.kern.afsluiting import afsluiters

        if PAUZE not in afsluiters:
            afsluiters.append(PAUZE)
