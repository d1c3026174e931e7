"""Counters in the database, as the library `limits` wants them: one statement counts, so no count is lost."""

from __future__ import annotations

import time

from django.db import DatabaseError, connection
from limits.storage import Storage

from checker.web.models import Tally

_COUNT = """
    INSERT INTO web_tally (key, number, until) VALUES (%s, %s, %s)
    ON CONFLICT (key) DO UPDATE SET
        number = CASE WHEN web_tally.until <= %s THEN excluded.number ELSE web_tally.number + excluded.number END,
        until = CASE WHEN web_tally.until <= %s THEN excluded.until ELSE web_tally.until END
    RETURNING number"""


class InDatabase(Storage):
    """Fixed windows; the first count of a window also sweeps away what is void."""

    STORAGE_SCHEME: list[str] | None = ["zhendema-database"]  # noqa: RUF012

    @property
    def base_exceptions(self) -> type[Exception]:
        return DatabaseError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        now = time.time()
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, [key, amount, now + expiry, now, now])
            number = int(cursor.fetchone()[0])
        if number == amount:
            Tally.objects.filter(until__lte=now).delete()
        return number

    def get(self, key: str) -> int:
        found = Tally.objects.filter(key=key, until__gt=time.time()).values_list("number", flat=True).first()
        return found or 0

    def get_expiry(self, key: str) -> float:
        found = Tally.objects.filter(key=key, until__gt=time.time()).values_list("until", flat=True).first()
        return found or time.time()

    def check(self) -> bool:
        return Tally.objects.exists() in (True, False)

    def reset(self) -> int:
        return Tally.objects.all().delete()[0]

    def clear(self, key: str) -> None:
        Tally.objects.filter(key=key).delete()
