"""The addresses of the gallery."""

from django.urls import path

from checker.devtools.gallery import views

urlpatterns = [
    path("gallery/", views.index, name="gallery"),
    path("gallery/<slug:name>/", views.specimen, name="gallery_specimen"),
    path("gallery/<slug:name>/picture/<int:item>", views.picture, name="gallery_picture"),
]
