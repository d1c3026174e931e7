"""The addresses of the page for programs."""

from django.urls import path

from checker.desk.tokens import views

urlpatterns = [
    path("", views.tokens, name="desk_tokens"),
    path("new/", views.make, name="desk_token_new"),
    path("<int:token_id>/exchange/", views.exchange, name="desk_token_exchange"),
    path("<int:token_id>/revoke/", views.revoke, name="desk_token_revoke"),
    path("addresses/", views.register, name="desk_webhook_new"),
    path("addresses/<int:webhook_id>/remove/", views.remove, name="desk_webhook_remove"),
    path("calls/<int:delivery_id>/again/", views.again, name="desk_call_again"),
]
