"""The addresses of the guide."""

from django.urls import path

from checker.guide import views

urlpatterns = [
    path("guide/", views.guide, name="guide"),
    path("guide/claims/", views.claims, name="guide_claims"),
    path("guide/claims/<slug:claim_id>/", views.claim, name="guide_claim"),
]
