"""The addresses of the guide."""

from django.urls import path

from checker.guide import api, views
from checker.guide.trends import table, trends

urlpatterns = [
    path("guide/", views.guide, name="guide"),
    path("guide/how-we-decide/", views.how_we_decide, name="guide_deciding"),
    path("guide/api/", api.api, name="guide_api"),
    path("guide/trends/", trends, name="guide_trends"),
    path("guide/trends/table.csv", table, name="guide_trends_table"),
    path("guide/measured/", views.benchmarks, name="guide_measured"),
    path("guide/privacy/", views.privacy, name="guide_privacy"),
    path("guide/corrections/", views.corrections, name="guide_corrections"),
    path("guide/corrections/feed/", views.corrections_feed, name="guide_corrections_feed"),
    path("guide/claims/", views.claims, name="guide_claims"),
    path("guide/claims/<slug:claim_id>/", views.claim, name="guide_claim"),
    path("guide/combinations/", views.combinations, name="guide_combinations"),
    path("guide/checks/", views.checks, name="guide_checks"),
    path("guide/countries/", views.countries, name="guide_countries"),
    path("guide/countries/<slug:code>/", views.country, name="guide_country"),
]
