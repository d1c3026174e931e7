"""Addresses of the inbox, below the organisation's own. The page of one case is made where reports are."""

from django.urls import path

from checker.desk.inbox import grouping, views

urlpatterns = [
    path("inbox/", views.listing, name="desk_inbox"),
    path("cases/<uuid:handover_id>/work/", views.work, name="desk_case_work"),
    path("incidents/", grouping.listing, name="desk_incidents"),
    path("incidents/<uuid:incident_id>/", grouping.incident, name="desk_incident"),
    path("incidents/<uuid:incident_id>/change/", grouping.change, name="desk_incident_change"),
]
