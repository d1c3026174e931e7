"""Where every address leads."""

from django.urls import path

from checker.web import health

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
