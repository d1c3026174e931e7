"""The addresses of the form."""

from django.urls import path

from checker.intake import views

urlpatterns = [
    path("", views.intake, name="intake"),
    path("shared-here/", views.shared_here, name="shared_here"),
]
