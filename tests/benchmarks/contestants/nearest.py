"""Nearest 256-bit hashes with FAISS, and copies of texts with datasketch, each in the memory of this process."""

from __future__ import annotations

from importlib import import_module
from typing import Any

PACKAGES = ["faiss-cpu", "datasketch", "numpy"]
BITS = 256


class Player:
    def __init__(self, kind: str, **options: int) -> None:
        """`kind` is `flat`, `hashes` (with `tables`, `bits` and `flips`) or `minhash` (with `bands` and `rows`)."""
        self._kind, self._options = kind, options
        self._index: Any = None

    def nothing(self) -> None:
        """Nothing, so that the memory before can be told."""
        import_module("numpy")
        import_module("datasketch" if self._kind == "minhash" else "faiss")

    def build(self, file: str) -> int:
        """Index the rows of a file of numpy's; how many they are."""
        import numpy

        codes = numpy.load(file)
        if self._kind == "minhash":
            self._build_minhash(codes)
            return len(codes)
        import faiss

        faiss.omp_set_num_threads(1)  # one question at a time: threads would only wait for each other
        if self._kind == "flat":
            self._index = faiss.IndexBinaryFlat(BITS)
        else:
            self._index = faiss.IndexBinaryMultiHash(BITS, self._options["tables"], self._options["bits"])
            self._index.nflip = self._options["flips"]
        self._index.add(codes)
        return len(codes)

    def timed(self, file: str, within: int) -> Any:
        """The rows within so many bits of each row of the file, asked one by one as they would come, and the seconds
        that each took. For `minhash` at least so many of a hundred values must be the same."""
        import time

        import numpy

        found, seconds = [], []
        for code in numpy.load(file):
            started = time.perf_counter()
            if self._kind == "minhash":
                rows = self._like(code, within / 100)
            else:
                _, _, places = self._index.range_search(code.reshape(1, -1), within + 1)
                rows = sorted(set(places.tolist()))
            seconds.append(time.perf_counter() - started)
            found.append(rows)
        return found, seconds

    def _build_minhash(self, codes: Any) -> None:
        from datasketch import MinHashLSH

        rows, bands = self._options["rows"], self._options["bands"]
        self._codes = codes.view("uint16").astype("uint64")
        self._index = MinHashLSH(num_perm=self._codes.shape[1], params=(bands, rows))
        with self._index.insertion_session() as session:
            for number, code in enumerate(self._codes):
                session.insert(number, self._signed(code), check_duplication=False)

    def _signed(self, code: Any) -> Any:
        from datasketch import MinHash

        return MinHash(num_perm=len(code), hashvalues=code, scheme="legacy")

    def _like(self, code: Any, least: float) -> list[int]:
        code = code.view("uint16").astype("uint64")
        near = self._index.query(self._signed(code))
        return sorted(number for number in near if (self._codes[number] == code).mean() >= least)
