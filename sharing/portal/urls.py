"""Addresses of the portal pages."""

from django.urls import path

from . import views

app_name = "portal"

urlpatterns = [
    path("portal/", views.search, name="search"),
    path("portal/<str:ref>/", views.open_page, name="open"),
]
