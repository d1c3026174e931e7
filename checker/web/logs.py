"""Log lines for people and machines: `time level logger message key=value`, never with a link that opens a report."""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

_LINK = re.compile(
    r"(?<=/r/)[A-Za-z0-9_-]{8,}|(?<=/)[A-Za-z0-9_-]{24}(?![\w.-])"  # tokens are 24 characters long
    r"|(?<=/password/)[0-9A-Za-z]+-[^/\s\"]+|(?<=/confirm/)[^/\s\"]{12,}"  # links of a reset and of a new address
)
_OWN = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "server_time", "taskName"}


class WithoutTokens(logging.Filter):
    """Takes report links out of messages, whichever library wrote them."""

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):  # values that do not fit: no reason to break a request
            message = f"{record.msg} {record.args}"
        record.msg, record.args = without_tokens(message), None
        return True


class PlainLines(logging.Formatter):
    """One line a record; the `extra` values of a call follow as key=value."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        pairs = "".join(f" {key}={value}" for key, value in _extra(record).items())
        return super().formatMessage(record) + without_tokens(pairs)

    def formatException(self, ei: Any) -> str:  # noqa: N802
        return without_tokens(super().formatException(ei))


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, the `extra` values (such as the case), the exception."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, str | int | float] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_extra(record),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return without_tokens(json.dumps(told, ensure_ascii=False))


def _extra(record: logging.LogRecord) -> dict[str, str | int | float]:
    """What the call said beside its message."""
    own = ((key, value) for key, value in vars(record).items() if key not in _OWN and not key.startswith("_"))
    return {key: value for key, value in own if isinstance(value, str | int | float)}


def without_tokens(text: str) -> str:
    """`text` with the secret part of report links taken out."""
    return _LINK.sub("…", text)
