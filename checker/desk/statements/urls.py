"""Addresses of an organisation's statements, below /desk/<organisation>/statements/."""

from django.urls import path

from checker.desk.statements import views

urlpatterns = [
    path("", views.index, name="desk_statements"),
    path("<int:statement_id>/", views.statement, name="desk_statement"),
    path("<int:statement_id>/withdraw/", views.withdraw, name="desk_statement_withdraw"),
]
