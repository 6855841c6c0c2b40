"""All addresses live in the app."""

from django.urls import include, path

urlpatterns = [path("", include("canvases.urls"))]
