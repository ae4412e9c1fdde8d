"""Addresses of the auditor's pages."""

from django.urls import path

from . import views

app_name = "ledger"

urlpatterns = [
    path("", views.shown, name="shown"),
    path("acts/", views.done, name="done"),
]
