"""Sessions and people only where somebody signs in; every other answer knows nothing of either."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

Handler = Callable[[HttpRequest], HttpResponse]


class SignedIn:
    """Runs SIGNED_IN_MIDDLEWARE below SIGNED_IN_PATHS; they are loaded at the first such request, not at the start."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(settings.SIGNED_IN_PATHS):
            return self.get_response(request)
        return self._chain[0](request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The first answer of a middleware to what a view raised."""
        if not request.path.startswith(settings.SIGNED_IN_PATHS):
            return None
        answers = (
            middleware.process_exception(request, exception)
            for middleware in reversed(self._chain)
            if hasattr(middleware, "process_exception")
        )
        return next((answer for answer in answers if answer is not None), None)

    @cached_property
    def _chain(self) -> list[Handler]:
        """The middlewares, the outermost first."""
        chain: list[Handler] = []
        handler = self.get_response
        for path in reversed(settings.SIGNED_IN_MIDDLEWARE):
            handler = import_string(path)(handler)
            chain.insert(0, handler)
        return chain
