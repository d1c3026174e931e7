"""Addresses of the review queue, below /desk/<organisation>/review/."""

from django.urls import path

from checker.desk.review import reports, views

urlpatterns = [
    path("", views.queue, name="desk_review"),
    path("<uuid:reply_id>/", views.reply, name="desk_review_reply"),
    path("reports/<uuid:case_id>/", reports.report, name="desk_review_report"),
    path("reports/<uuid:case_id>/correct/", reports.correct, name="desk_review_correct"),
    path("reports/<uuid:case_id>/take-down/", reports.take_down, name="desk_review_take_down"),
]
