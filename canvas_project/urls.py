"""Includes the addresses of the app."""

from django.urls import include, path

handler400 = "canvases.views.refusals.bad_request"
urlpatterns = [path("", include("canvases.urls"))]
