"""Addresses of the evaluations by others."""

from django.urls import path

from ..views import evaluations

urlpatterns = [
    path("evaluations/", evaluations.index, name="evaluations"),
    path("evaluations/new/", evaluations.new, name="new-evaluation"),
    path("evaluations/<slug:ref>/", evaluations.evaluation, name="evaluation"),
    path("evaluations/<slug:ref>/edit/", evaluations.edit, name="edit-evaluation"),
    path("evaluations/<slug:ref>/ratings/", evaluations.rate, name="rate-evaluation"),
    path("evaluations/<slug:ref>/need/", evaluations.show_need, name="show-need"),
    path(
        "evaluations/<slug:ref>/no-need/", evaluations.take_back, name="take-back-need"
    ),
]
