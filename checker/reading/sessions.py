"""Stand-ins for the library's sessions, so that several threads may ask one network."""

from __future__ import annotations

import threading
import time
from typing import Any


class Waits(threading.local):
    """Seconds that a thread has waited so far, of each thread its own."""

    seconds = 0.0


class InTurn:
    """Stands in for the library's session, whose working memory for a page is large: one at a time. What it says is the
    caller's to keep."""

    def __init__(self, session: Any, waits: Waits) -> None:
        self._session, self._waits, self._turn = session, waits, threading.Lock()

    def __call__(self, page: Any) -> Any:
        asked = time.monotonic()
        with self._turn:
            self._waits.seconds += time.monotonic() - asked
            return self._session(page).copy()


class SideBySide:
    """Stands in for the library's session on OpenVINO, which has one request: here each thread has its own."""

    def __init__(self, session: Any) -> None:
        self._compiled = session.session.get_compiled_model()
        self._own = threading.local()

    def __call__(self, field: Any) -> Any:
        """What the network says; good until the same thread asks again."""
        if not hasattr(self._own, "request"):
            self._own.request = self._compiled.create_infer_request()
        self._own.request.infer(inputs=[field])
        return self._own.request.get_output_tensor().data
