"""How large a picture may be and how much work its decoding may cost, in one place."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Bytes, pixels and seconds; `memory` is what a decoder may take beyond its own code."""

    file_bytes: int = 15 * MEGABYTE
    pixels: int = 30_000_000
    side: int = 30_000
    scans: int = 100
    memory: int = 768 * MEGABYTE
    cpu_seconds: int = 10
    wall_seconds: float = 11.0
    answer_bytes: int = 64 * MEGABYTE


LIMITS = Limits()
