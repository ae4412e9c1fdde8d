"""Addresses of the exchange pages."""

from django.urls import path, re_path

from . import views

app_name = "exchange"

urlpatterns = [
    path("", views.index, name="index"),
    path("editions/<slug:ref>/", views.edition, name="edition"),
    # What is due under 16 e stands beside the matrices, and is no matrix.
    re_path(r"^(?!due/)(?P<code>[-\w]+)/$", views.matrix, name="matrix"),
]
