"""Addresses of the packs pages."""

from django.urls import path

from . import views

app_name = "packs"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("<slug:ref>/", views.detail, name="detail"),
    path("<slug:ref>/parts/", views.parts, name="parts"),
    path("<slug:ref>/copies/", views.copies, name="copies"),
    path("<slug:ref>/copies/<int:number>/", views.copy, name="copy"),
    path("<slug:ref>/copies/<int:number>/close/", views.close, name="close"),
]
