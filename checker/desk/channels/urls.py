"""The addresses of the accounts, below that of an organisation."""

from django.urls import path

from checker.desk.channels import views

urlpatterns = [
    path("", views.channels_of, name="desk_channels"),
    path("<int:channel_id>/keys/", views.keys, name="desk_channel_keys"),
    path("<int:channel_id>/remove/", views.remove, name="desk_channel_remove"),
]
