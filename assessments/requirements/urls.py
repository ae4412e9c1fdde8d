"""Addresses of the requirements of resolutions, among those of assessments."""

from django.urls import path

from . import views

urlpatterns = [
    path("requirements/", views.index, name="requirements"),
    path("requirements/every/", views.every, name="every-requirement"),
    path("requirements/new/", views.begin, name="begin-requirement"),
    path("requirements/<slug:code>/", views.requirement, name="requirement"),
    path(
        "requirements/<slug:code>/replace/", views.replace, name="replace-requirement"
    ),
    path("requirements/<slug:code>/end/", views.end, name="end-requirement"),
    path("requirements/<slug:code>/check/", views.check, name="check-requirement"),
    path(
        "requirements/<slug:code>/take-back/",
        views.take_back,
        name="take-back-requirement",
    ),
]
