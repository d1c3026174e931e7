"""Addresses of the trends at the desk."""

from django.urls import path

from checker.desk.trends import views

urlpatterns = [
    path("trends/", views.trends, name="desk_trends"),
    path("trends/table.csv", views.table, name="desk_trends_table"),
]
