"""Addresses of the pages on who may read what."""

from django.urls import path

from . import views

app_name = "confidentiality"

urlpatterns = [
    path("readers/<slug:ref>/", views.readers, name="readers"),
    path("readers/<slug:ref>/release/", views.release, name="release"),
    path("requests/", views.requests, name="requests"),
    path("requests/new/", views.new_request, name="new-request"),
    path("requests/<slug:ref>/", views.request_detail, name="request"),
    path("ask-for-access/", views.ask_for_access, name="ask-for-access"),
    path("asked/", views.asked, name="asked"),
]
