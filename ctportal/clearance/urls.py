"""Addresses of the clearance pages."""

from django.urls import path

app_name = "clearance"

urlpatterns: list[path] = []
