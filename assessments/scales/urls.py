"""Addresses of the scale, among those of assessments."""

from django.urls import path

from . import views

urlpatterns = [
    path("scales/", views.index, name="scales"),
    path("scales/begin/", views.begin, name="begin-scale"),
    path("scales/<slug:code>/", views.scale, name="scale"),
    path("scales/<slug:code>/take-back/", views.take_back, name="take-back-scale"),
]
