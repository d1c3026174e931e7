"""What a full scan of the archive finds: every code compared with the one that is asked for, nothing left out."""

from __future__ import annotations

from typing import Any

from checker.archive.keys import shuffled
from checker.archive.lookup import LEAST_ALIKE, SAME_HASH
from checker.archive.models import Kind, Trace


class Scan:
    """All codes of one kind in memory."""

    def __init__(self, kind: Kind) -> None:
        import numpy

        rows = list(Trace.objects.filter(kind=kind).values_list("memory_id", "code"))
        self._memories = numpy.array([memory for memory, _ in rows])
        self._codes = numpy.frombuffer(b"".join(bytes(code) for _, code in rows), numpy.uint8).reshape(len(rows), -1)

    def pictures(self, hashed: str) -> set[int]:
        """The memories whose hash alone says that the picture is the same."""
        import numpy

        asked = numpy.frombuffer(shuffled(bytes.fromhex(hashed)), numpy.uint64)
        apart = numpy.bitwise_count(self._codes.view(numpy.uint64) ^ asked).sum(axis=1)
        return self._named(apart <= SAME_HASH)

    def texts(self, signature: bytes) -> set[int]:
        """The memories of near copies."""
        import numpy

        alike = (self._codes.view(numpy.uint16) == numpy.frombuffer(signature, numpy.uint16)).mean(axis=1)
        return self._named(alike >= LEAST_ALIKE)

    def _named(self, chosen: Any) -> set[int]:
        return {int(memory) for memory in self._memories[chosen]}
