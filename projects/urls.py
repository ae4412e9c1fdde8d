"""Addresses of the projects pages."""

from django.urls import path

from . import views

app_name = "projects"

urlpatterns = [
    path("", views.index, name="index"),
    path("board/", views.board, name="board"),
    path("new/", views.new, name="new"),
    path("inputs/<str:ref>/", views.stage_input, name="input"),
    path("<str:ref>/", views.detail, name="detail"),
    path("<str:ref>/edit/", views.edit, name="edit"),
    path("<str:ref>/attach/", views.attach, name="attach"),
    path("<str:ref>/input/", views.give_input, name="give-input"),
    path("<str:ref>/decide/", views.decide, name="decide"),
    path("<str:ref>/attest/<slug:code>/", views.attest, name="attest"),
    path("<str:ref>/waive/<slug:code>/", views.waive, name="waive"),
]
