"""Addresses of the coordination pages."""

from django.urls import path

from . import views

app_name = "coordination"

urlpatterns = [path("", views.index, name="index")]
