"""Where every address leads."""

from django.urls import include, path

from checker.web import health, language

urlpatterns = [
    path("", include("checker.intake.urls")),
    path("", include("checker.reports.urls")),
    path("", include("checker.guide.urls")),
    path("language/<slug:language>/", language.switch, name="switch_language"),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
