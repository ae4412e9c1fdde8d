"""Addresses of what becomes of recommendations, among those of assessments."""

from django.urls import path

from . import views

urlpatterns = [
    path("recommendations/<slug:ref>/status/", views.verify, name="verify"),
    path("recommendations/<slug:ref>/closed/", views.propose, name="propose-closure"),
    path("closures/<slug:ref>/answer/", views.answer, name="answer-closure"),
]
