"""Addresses of the notes."""

from django.urls import path

from . import views

app_name = "notes"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<slug:ref>/", views.detail, name="detail"),
    path("<slug:ref>/edit/", views.edit, name="edit"),
    path("<slug:ref>/hand-in/", views.hand_in, name="hand-in"),
    path("<slug:ref>/sign/", views.sign, name="sign"),
    path("<slug:ref>/pass-on/", views.pass_on, name="pass-on"),
    path("<slug:ref>/acknowledge/", views.acknowledge, name="acknowledge"),
]
