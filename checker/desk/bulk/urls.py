"""The addresses of the bulk check, below that of an organisation."""

from django.urls import path

from checker.desk.bulk import views

urlpatterns = [
    path("", views.lists, name="desk_bulk"),
    path("new/", views.new, name="desk_bulk_new"),
    path("<uuid:batch_id>/", views.one, name="desk_bulk_list"),
    path("<uuid:batch_id>/start/", views.start, name="desk_bulk_start"),
    path("<uuid:batch_id>/stop/", views.stop, name="desk_bulk_stop"),
    path("<uuid:batch_id>/resume/", views.resume, name="desk_bulk_resume"),
    path("<uuid:batch_id>/erase/", views.erase, name="desk_bulk_erase"),
    path("<uuid:batch_id>/results.<slug:kind>", views.download, name="desk_bulk_results"),
    path("<uuid:batch_id>/<int:number>/", views.row, name="desk_bulk_row"),
]
