"""The addresses of the product, with a bare view behind the same middleware to compare with."""

from django.http import HttpRequest, JsonResponse
from django.urls import path

from supportplan.urls import urlpatterns as product


def kaal(request: HttpRequest) -> JsonResponse:
    """The least a signed-in page can do."""
    return JsonResponse({"naam": str(request.user)})


urlpatterns = [*product, path("kaal/", kaal, name="kaal")]
