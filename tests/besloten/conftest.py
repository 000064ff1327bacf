from tests.paginas import dossier, samira  # noqa: F401  # fixtures
from tests.plannen.zaak import vaste_zaak, verse_zaak  # noqa: F401
