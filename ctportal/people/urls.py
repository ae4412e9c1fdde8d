"""Addresses of one's own account."""

from django.urls import path

from . import views

app_name = "people"

urlpatterns = [
    path("", views.account, name="account"),
]
