"""One address a platform; the last part names the account."""

from django.urls import path

from checker.channels import views

urlpatterns = [
    path("wechat/<slug:address>/", views.wechat, name="channel_wechat"),
    path("telegram/<slug:address>/", views.telegram, name="channel_telegram"),
]
