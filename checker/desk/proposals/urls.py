"""Addresses of proposals: of an organisation, and of operators."""

from django.urls import path

from checker.desk.proposals import deciding, views

operator_patterns = [
    path("proposals/", deciding.listing, name="desk_operator_proposals"),
    path("proposals/accepted.patch", deciding.change, name="desk_operator_change"),
    path("proposals/<int:proposal_id>/", deciding.proposal, name="desk_operator_proposal"),
]
urlpatterns = [
    path("proposals/", views.listing, name="desk_proposals"),
    path("proposals/new/<slug:kind>/", views.new, name="desk_proposal_new"),
    path("proposals/<int:proposal_id>/", views.proposal, name="desk_proposal"),
    path("proposals/<int:proposal_id>/withdraw/", views.withdraw, name="desk_proposal_withdraw"),
]
