from tests.paginas import dossier, samira  # noqa: F401  # fixtures
