"""Addresses of what was sent by other means."""

from django.urls import path

from . import transmission_views as views

app_name = "transmissions"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<slug:ref>/", views.detail, name="detail"),
]
