"""The addresses of reports. Whoever knows a token may read the report, so tokens stand in no other address."""

from django.urls import path

from checker.reports import views

urlpatterns = [
    path("deleted/", views.deleted, name="deleted"),
    path("r/<str:token>/", views.report, name="report"),
    path("r/<str:token>/more/", views.more, name="more"),
    path("r/<str:token>/picture/<int:index>", views.picture, name="picture"),
    path("r/<str:token>/delete/<str:key>/", views.delete, name="delete"),
]
