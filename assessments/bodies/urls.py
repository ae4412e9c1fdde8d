"""Addresses of other bodies' recommendations, among those of assessments."""

from django.urls import path

from . import views

urlpatterns = [
    path("other-bodies/", views.index, name="body-recommendations"),
    path("other-bodies/new/", views.new, name="new-body-recommendation"),
    path("other-bodies/<slug:ref>/", views.recommendation, name="body-recommendation"),
    path("other-bodies/<slug:ref>/edit/", views.edit, name="edit-body-recommendation"),
]
