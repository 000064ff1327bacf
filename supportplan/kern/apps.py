from django.apps import AppConfig
from django.db.models.signals import post_migrate


class KernConfig(AppConfig):
    name = "supportplan.kern"
    label = "kern"

    def ready(self) -> None:
        """After every migrate the application gets its rights on what was made."""
        from supportplan.kern.databaserechten import na_migreren

        post_migrate.connect(na_migreren, sender=self)
