"""Addresses of analytical products, among those of assessments."""

from django.urls import path

from . import views

urlpatterns = [
    path("products/", views.index, name="products"),
    path("products/new/", views.new, name="new-product"),
    path("products/<slug:ref>/", views.product, name="product"),
    path("products/<slug:ref>/edit/", views.edit, name="edit-product"),
    path("products/<slug:ref>/clear/", views.clear, name="clear-product"),
]
