"""Django's admin for operators: nothing inline, no way of its own to sign in, nothing of what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext, gettext_lazy

from checker.organisations.models import Person
from checker.web.access import operator

NOT_OURS = frozenset({"login", "logout", "password_change", "password_change_done", "autocomplete", "view_on_site"})
"""Pages of the admin that the desk has instead, or that nobody needs."""


if TYPE_CHECKING:
    _Admin = ModelAdmin[Any]
else:
    _Admin = ModelAdmin


class OperatorSite(AdminSite):
    """Whoever is let in is an operator with a second factor: see `operator` in checker/web/access.py."""

    site_header = site_title = gettext_lazy("Operators")
    index_title = gettext_lazy("How it is going just now")
    index_template = "operating/index.html"
    enable_nav_sidebar = False

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002
        def shown(request: HttpRequest, person: Person, /, *args: Any, **kwargs: Any) -> Any:
            return view(request, *args, **kwargs)

        guarded = operator(shown)
        guarded.csrf_exempt = False  # type: ignore[attr-defined]
        return guarded

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own: list[URLPattern | URLResolver] = [
            path("storage/", self.admin_view(self.storage), name="storage"),
        ]
        found = [entry for entry in super().get_urls() if getattr(entry, "name", None) not in NOT_OURS]
        for entry in found:
            _declare(entry)
        return own + found

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        from checker.operating import figures

        now = timezone.now()
        told = {"lines": figures.health(now), "opinions": figures.opinions(now)}
        return super().index(request, told | (extra_context or {}))

    def storage(self, request: HttpRequest) -> HttpResponse:
        """Counted on a page of its own, because every file is looked at."""
        from checker.operating import figures

        title = gettext("Files")
        told = {**self.each_context(request), "title": title, "lines": figures.storage(timezone.now())}
        return TemplateResponse(request, "operating/figures.html", told)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {**super().each_context(request), "user": request.user}


def _declare(entry: URLPattern | URLResolver) -> None:
    """Every page of the admin goes through `admin_view`, but its wrapper does not say so."""
    if isinstance(entry, URLResolver):
        for inner in entry.url_patterns:
            _declare(inner)
    else:
        entry.callback.who_may_see_it = "operators"  # type: ignore[attr-defined]


class Looking(_Admin):
    """Rows to look at; what may be done to them are actions, each of which is logged. No scripts are needed."""

    actions_on_bottom = False
    list_per_page = 50
    show_full_result_count = False
    list_display_links: Any = None

    @cached_property
    def media(self) -> Media:
        return Media()

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


def note(request: HttpRequest, row: models.Model, deed: str | Promise) -> None:
    """Write down in the operators' log what was done to a row; by its id, because the log outlives names."""
    LogEntry.objects.create(
        user_id=int(request.user.pk or 0),
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=f"{row._meta.model_name} {row.pk}",
        action_flag=CHANGE,
        change_message=str(deed),
    )


site = OperatorSite(name="admin")
