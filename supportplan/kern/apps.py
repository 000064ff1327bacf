from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class KernConfig(AppConfig):
    name = "supportplan.kern"
    label = "kern"

    def ready(self) -> None:
        """After every migrate the application gets its rights on what was made; at signing in a session counts."""
        from supportplan.kern.databaserechten import na_migreren
        from supportplan.kern.sessieduur import beginnen

        user_logged_in.connect(beginnen, dispatch_uid="supportplan.sessieduur")
        post_migrate.connect(na_migreren, sender=self)
