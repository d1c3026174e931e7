"""The operators' pages. Django's admin is loaded when somebody asks for the first of them, not at the start."""

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern


def operators(path: str) -> URLResolver:
    """The pages below `path`, such as /operators/."""
    place = RoutePattern(path.removeprefix("/"), is_endpoint=False)
    return URLResolver(place, "checker.operating.pages", app_name="admin", namespace="admin")
