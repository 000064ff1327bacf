"""How long somebody stays signed in: a session ends after a time of doing nothing, and always after 12 hours (S-14).

What counts is what a person does: opening a page, saving, typing that is kept meanwhile. A page that only asks whether
something changed is no activity. It is written down at most once a minute, so a busy hour costs sixty small writes.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from supportplan.kern.keuzes import Rol
from supportplan.kern.models import Deelnemer, Gebruiker, Medewerker

SLEUTEL = "sessie"  # in the session: when it began, when somebody last did something, how many minutes it may rest
CLIENT_MINUTEN = 15  # a client, somebody close or a representative; often on a device of others too
MEDEWERKER_MINUTEN = 60  # staff of a gemeente; an organisatie says it itself
KORTST_MINUTEN = 10  # so that the warning, five minutes before, comes in time
LANGST = 12 * 3600  # seconds; a working day and no more
NET_AANGEMELD = 5 * 60  # seconds
OPSCHRIJVEN = 60  # seconds; activity is written at most once in this time, and a session gets it as a gift at its end


@dataclass(frozen=True, kw_only=True)
class Sessie:
    """One session in seconds of the clock: a pure rule, no request in it."""

    begonnen: int
    actief: int
    minuten: int

    @property
    def rust_eind(self) -> int:
        """When it ends if nobody does anything more."""
        return self.actief + self.minuten * 60 + OPSCHRIJVEN

    @property
    def eind(self) -> int:
        """When it ends, whichever comes first."""
        return min(self.rust_eind, self.begonnen + LANGST)

    @property
    def verlengbaar(self) -> bool:
        """Whether doing something makes it last longer; near the 12 hours it does not."""
        return self.rust_eind <= self.begonnen + LANGST


def minuten_voor(gebruiker: Gebruiker) -> int:
    """Return how many minutes of rest this person's role allows: who works what their organisatie says, others 15.

    Who is a professional in a dossier works too, without a place at an organisatie: what counts then is that of the
    dossier. Who works in two places gets the shortest. One query, or two for who has no place.
    """
    vandaag = timezone.localdate()
    nu = Q(tot=None) | Q(tot__gte=vandaag)
    plekken = Medewerker.objects.filter(nu, gebruiker=gebruiker, van__lte=vandaag)
    werkt_in = Deelnemer.objects.filter(nu, gebruiker=gebruiker, rol=Rol.PROFESSIONAL)
    ingesteld = list(plekken.values_list("organisatie__sessieduur_minuten", flat=True))
    ingesteld = ingesteld or list(werkt_in.values_list("dossier__organisatie__sessieduur_minuten", flat=True))
    minuten = min((MEDEWERKER_MINUTEN if keus is None else keus for keus in ingesteld), default=CLIENT_MINUTEN)
    return max(minuten, KORTST_MINUTEN)


def sessie_van(bewaard: SessionBase) -> Sessie | None:
    """Return how long this session still has; None when nobody signed in with it."""
    if SESSION_KEY not in bewaard:
        return None
    gegevens = bewaard.get(SLEUTEL) or {}
    nu = _nu()
    return Sessie(
        begonnen=gegevens.get("begonnen", nu),
        actief=gegevens.get("actief", 0 if gegevens else nu),
        minuten=gegevens.get("minuten", CLIENT_MINUTEN),
    )


def is_verlopen(sessie: Sessie) -> bool:
    """Whether its time is over now."""
    return _nu() >= sessie.eind


def net_aangemeld(bewaard: SessionBase) -> bool:
    """Whether this session began so lately that asking again who it is adds nothing."""
    sessie = sessie_van(bewaard)
    return sessie is not None and _nu() - sessie.begonnen < NET_AANGEMELD


def beginnen(*, request: Any, user: Gebruiker, **_kwargs: Any) -> None:
    """Begin to count at signing in; a receiver of Django's `user_logged_in`."""
    nu = _nu()
    request.session[SLEUTEL] = {"begonnen": nu, "actief": nu, "minuten": minuten_voor(user)}


def actief_geweest(bewaard: SessionBase, gebruiker: Gebruiker, *, meteen: bool = False) -> None:
    """Write down that this person did something now, at most once a minute unless `meteen`.

    The minutes are read again too, so that a change of the setting or of somebody's work holds within a minute.
    """
    sessie = sessie_van(bewaard)
    nu = _nu()
    if sessie is None or (SLEUTEL in bewaard and nu - sessie.actief < OPSCHRIJVEN and not meteen):
        return
    bewaard[SLEUTEL] = {"begonnen": sessie.begonnen, "actief": nu, "minuten": minuten_voor(gebruiker)}


def sessiestand(bewaard: SessionBase, gebruiker: Gebruiker) -> dict[str, Any]:
    """Return what a page needs to warn in time: seconds left, whether doing something adds to them, and for whom."""
    sessie = sessie_van(bewaard)
    return {
        "over": max(0, sessie.eind - _nu()) if sessie else 0,
        "verlengbaar": bool(sessie and sessie.verlengbaar),
        "wie": herkenning(gebruiker),
    }


def herkenning(gebruiker: Gebruiker) -> str:
    """Return a word by which a page knows whether the same person signed in again; it says nothing else."""
    return salted_hmac("supportplan.sessie", str(gebruiker.pk)).hexdigest()[:16]


def _nu() -> int:
    return int(timezone.now().timestamp())
