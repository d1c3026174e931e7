"""Addresses of the desk's work on collections, below /desk/<organisation>/collections/."""

from django.urls import path

from checker.desk.collections import views, work

urlpatterns = [
    path("", views.index, name="desk_collections"),
    path("<int:collection_id>/", views.collection, name="desk_collection"),
    path("<int:collection_id>/reports/", work.add, name="desk_collection_add"),
    path("<int:collection_id>/reports/<int:report_id>/", work.report, name="desk_collection_report"),
    path("<int:collection_id>/publish/", work.publish, name="desk_collection_publish"),
    path("<int:collection_id>/discard/", work.discard, name="desk_collection_discard"),
]
