"""Log lines as JSON, made so that no personal data can get in.

Only fixed fields are written. Of an exception the type and the places in the code are kept, never its message:
a database error quotes the row it refused, a validation error what somebody typed.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any


class JsonRegel(logging.Formatter):
    """One line of JSON per log record: tijd, niveau, bron, bericht and, for errors, fout and waar."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        regel: dict[str, Any] = {
            "tijd": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "bron": record.name,
            "bericht": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            soort, _fout, spoor = record.exc_info
            regel["fout"] = f"{soort.__module__}.{soort.__qualname__}"
            regel["waar"] = [f"{plek.filename}:{plek.lineno} {plek.name}" for plek in traceback.extract_tb(spoor)]
        return json.dumps(regel, ensure_ascii=False)
