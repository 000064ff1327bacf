"""Taking in files: one that is too big is dropped while it comes in, and fills no memory or disk (S-07)."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

MB = 1024 * 1024
GROOTSTE = 10 * MB
TE_GROOT = "supportplan.bestand_te_groot"


class Groottegrens(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS: beyond the limit the rest of the file is read away, and the other fields go on.

    Where the file should be in the form stands nothing then; `is_te_groot` says why.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.ontvangen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a part on; raises SkipFile beyond the limit."""
        self.ontvangen += len(raw_data)
        if self.ontvangen > GROOTSTE:
            assert self.request is not None
            self.request.META[TE_GROOT] = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave keeping it to the next handler."""


def is_te_groot(request: HttpRequest) -> bool:
    """Whether a file in this request was dropped because it is too big."""
    return bool(request.META.get(TE_GROOT))
