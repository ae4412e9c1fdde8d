"""Addresses of the projects pages."""

from django.urls import path

from . import views

app_name = "projects"

urlpatterns = [
    path("", views.index, name="index"),
    path("board/", views.board, name="board"),
    path("new/", views.new, name="new"),
    path("inputs/<slug:ref>/", views.stage_input, name="input"),
    path("<slug:ref>/", views.detail, name="detail"),
    path("<slug:ref>/edit/", views.edit, name="edit"),
    path("<slug:ref>/attach/", views.attach, name="attach"),
    path("<slug:ref>/input/", views.give_input, name="give-input"),
    path("<slug:ref>/decide/", views.decide, name="decide"),
    path("<slug:ref>/attest/<slug:code>/", views.attest, name="attest"),
    path("<slug:ref>/waive/<slug:code>/", views.waive, name="waive"),
]
