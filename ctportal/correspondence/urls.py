"""Addresses of the correspondence pages."""

from django.urls import path

from . import views

app_name = "correspondence"

urlpatterns = [
    path("", views.index, name="documents"),
    path("new/", views.new, name="new"),
    path("<slug:ref>/", views.document, name="document"),
    path("<slug:ref>/file/", views.download, name="file"),
]
