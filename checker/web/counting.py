"""Counts for the limits: in Redis or Valkey where that is the broker; otherwise, or while it is away, in the database.

So a limit holds for all processes and hosts, and no form is refused because a counter is broken: where both are away
nothing is counted, and without a database nothing can be taken anyway.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour
from limits.storage import RedisStorage
from limits.strategies import FixedWindowRateLimiter
from redis.exceptions import RedisError

from checker.web.networks import network_of
from checker.web.tallies import InDatabase

logger = logging.getLogger(__name__)
HOUR, DAY = 3600, 24 * 3600
PATIENCE_SECONDS = 0.25
PAUSE_SECONDS = 10.0


@dataclass(frozen=True, kw_only=True)
class Limit:
    """`setting` holds the number in `window` seconds, an hour or a day (0: no limit); `of` says whose: a `network`'s, a
    `link`'s, or that of `somebody` whom the caller names."""

    name: str
    setting: str
    of: str = "network"
    window: int = HOUR

    def item(self) -> RateLimitItem | None:
        number = getattr(settings, self.setting)
        kind = RateLimitItemPerDay if self.window == DAY else RateLimitItemPerHour
        return kind(number, namespace="") if number else None


@dataclass(frozen=True, kw_only=True)
class Count:
    """What is left of a limit after a request, and in how many seconds it begins anew."""

    limit: Limit
    allowed: bool
    most: int
    left: int
    seconds: int


class _Rest:
    """After a failure the counting server is left in peace for a while, so that requests do not wait for it."""

    until = 0.0


def spend(limit: Limit, request: HttpRequest, whose: str = "") -> Count | None:
    """Count one request; None where there is no such limit, or nobody can count."""
    return _asked(limit, request, whose, lambda limiter, item, key: limiter.hit(item, key))


def look(limit: Limit, request: HttpRequest) -> Count | None:
    """The same without counting."""
    return _asked(limit, request, "", lambda limiter, item, key: limiter.test(item, key))


def _asked(
    limit: Limit, request: HttpRequest, whose: str, ask: Callable[[FixedWindowRateLimiter, RateLimitItem, str], bool]
) -> Count | None:
    item = limit.item()
    if item is None:
        return None
    key = _key(limit, request, whose)
    for limiter in _limiters():
        try:
            allowed = ask(limiter, item, key)
            stats = limiter.get_window_stats(item, key)
        except RedisError as error:
            _Rest.until = time.monotonic() + PAUSE_SECONDS
            logger.warning("limits are counted in the database for a while: %s", type(error).__name__)
        except DatabaseError:
            logger.exception("nothing is counted")
        else:
            seconds = min(max(math.ceil(stats.reset_time - time.time()), 1), limit.window)
            return Count(limit=limit, allowed=allowed, most=item.amount, left=stats.remaining, seconds=seconds)
    return None


def _limiters() -> Iterator[FixedWindowRateLimiter]:
    """The quick one first, unless it is away."""
    url = redis_url(settings.BROKER_URL)
    if url and time.monotonic() >= _Rest.until:
        yield _in_redis(url)
    yield _in_database()


def redis_url(broker_url: str) -> str:
    """The address of a broker as the Redis client wants it; empty for any other broker."""
    if broker_url.startswith("redis+socket://"):
        return broker_url.replace("redis+socket", "redis+unix", 1)
    return broker_url if broker_url.startswith(("redis://", "rediss://")) else ""


@cache
def _in_redis(url: str) -> FixedWindowRateLimiter:
    storage = RedisStorage(
        url, key_prefix="zhendema-limits", socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS
    )
    return FixedWindowRateLimiter(storage)


@cache
def _in_database() -> FixedWindowRateLimiter:
    return FixedWindowRateLimiter(InDatabase())


def _key(limit: Limit, request: HttpRequest, whose: str) -> str:
    """A keyed hash: the counters say nothing about who asked."""
    match = request.resolver_match
    if limit.of != "somebody":
        whose = str(match.kwargs.get("token", "")) if limit.of == "link" and match else network_of(request)
    return salted_hmac("checker.web.limits", f"{limit.name}\n{whose}", algorithm="sha256").hexdigest()
