"""In the demo an address that does not exist gives the page users know, not Django's list of addresses."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.defaults import page_not_found

Antwoorder = Callable[[HttpRequest], HttpResponseBase]


class EigenNietGevonden:
    """Put our own page in the place of Django's for 404 only; a real error stays in sight of who develops."""

    def __init__(self, get_response: Antwoorder) -> None:
        if not settings.DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as production does."""
        antwoord = self.get_response(request)
        return page_not_found(request, Http404()) if antwoord.status_code == HTTPStatus.NOT_FOUND else antwoord
