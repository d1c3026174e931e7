"""Where every address leads."""

from django.conf import settings
from django.urls import include, path

from checker.operating.urls import operators
from checker.web import health, language, site_files, watching

urlpatterns = [
    path("", include("checker.intake.urls")),
    path("", include("checker.reports.urls")),
    path("", include("checker.guide.urls")),
    path("desk/", include("checker.desk.urls")),
    path("api/v1/", include("checker.api.urls")),
    path("channels/", include("checker.channels.urls")),
    operators(settings.OPERATOR_PATH),
    path("", include("checker.devtools.gallery.urls")),
    path("language/<slug:language>/", language.switch, name="switch_language"),
    path("robots.txt", site_files.robots),
    path("favicon.ico", site_files.favicon),
    path("manifest.webmanifest", site_files.manifest, name="manifest"),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", watching.metrics, name="metrics"),
    path("status/", watching.status, name="status"),
    path(".well-known/security.txt", watching.security_txt, name="security_txt"),
]
