from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class KernConfig(AppConfig):
    name = "supportplan.kern"
    label = "kern"

    def ready(self) -> None:
        """After every migrate the application gets its rights on what was made; at signing in a session counts."""
        from allauth.mfa import signals

        from supportplan.kern import tweede_stap
        from supportplan.kern.databaserechten import na_migreren
        from supportplan.kern.sessieduur import beginnen

        user_logged_in.connect(beginnen, dispatch_uid="supportplan.sessieduur")
        user_logged_in.connect(tweede_stap.eisen, dispatch_uid="supportplan.tweede_stap")
        signals.authenticator_added.connect(tweede_stap.toegevoegd, dispatch_uid="supportplan.tweede_stap")
        signals.authenticator_removed.connect(tweede_stap.verwijderd, dispatch_uid="supportplan.tweede_stap")
        signals.authenticator_reset.connect(tweede_stap.vernieuwd, dispatch_uid="supportplan.tweede_stap")
        signals.authentication_failed.connect(tweede_stap.mislukt, dispatch_uid="supportplan.tweede_stap")
        post_migrate.connect(na_migreren, sender=self)
