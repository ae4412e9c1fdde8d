"""Addresses of needs to be met through existing programmes."""

from django.urls import path

from . import views

urlpatterns = [
    path("needs/programmes/", views.index, name="programme-requests"),
    path("needs/<slug:ref>/programme/", views.ask, name="ask-programme"),
    path("programmes/<slug:ref>/", views.programme_request, name="programme-request"),
    path("programmes/<slug:ref>/answer/", views.answer, name="answer-programme"),
]
