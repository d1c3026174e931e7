"""Addresses of the desk: accounts first, then what belongs to one organisation. Pages of others come after these."""

from django.urls import include, path

from checker.desk import about, joining, memberships, own, views
from checker.desk.proposals.urls import operator_patterns

urlpatterns = [
    path("", views.desk, name="desk"),
    path("me/", own.me, name="desk_me"),
    path("me/second-factor/", own.second_factor, name="desk_second_factor"),
    path("invitation/<str:token>/", joining.invitation, name="desk_invitation"),
    path("", include("checker.desk.accounts")),
    path("operator/", include(operator_patterns)),
    path("<slug:slug>/", views.organisation, name="desk_organisation"),
    path("<slug:slug>/", include("checker.desk.inbox.urls")),
    path("<slug:slug>/bulk/", include("checker.desk.bulk.urls")),
    path("<slug:slug>/channels/", include("checker.desk.channels.urls")),
    path("<slug:slug>/", include("checker.desk.trends.urls")),
    path("<slug:slug>/", include("checker.desk.proposals.urls")),
    path("<slug:slug>/collections/", include("checker.desk.collections.urls")),
    path("<slug:slug>/statements/", include("checker.desk.statements.urls")),
    path("<slug:slug>/review/", include("checker.desk.review.urls")),
    path("<slug:slug>/tokens/", include("checker.desk.tokens.urls")),
    path("<slug:slug>/about/", about.about, name="desk_about"),
    path("<slug:slug>/audit/", views.audit_log, name="desk_audit"),
    path("<slug:slug>/members/", memberships.members, name="desk_members"),
    path("<slug:slug>/members/leave/", memberships.leave, name="desk_leave"),
    path("<slug:slug>/members/<int:member_id>/", memberships.change, name="desk_member"),
    path("<slug:slug>/members/invitations/<int:invitation_id>/", memberships.withdraw, name="desk_withdraw"),
]
