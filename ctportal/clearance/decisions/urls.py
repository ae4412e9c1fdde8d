"""Addresses of what is before the Committee, and of who sits on it."""

from django.urls import path

from .views import decisions, members

app_name = "decisions"

urlpatterns = [
    path("", decisions.index, name="index"),
    path("members/", members.index, name="members"),
    path("members/propose/<slug:kind>/", members.propose, name="propose-seat"),
    path("members/end/<slug:seat>/", members.end, name="end-seat"),
    path("members/<uuid:proposal>/confirm/", members.confirm, name="confirm-seat"),
    path(
        "members/<uuid:proposal>/turn-down/", members.turn_down, name="turn-down-seat"
    ),
    path("of/<slug:ref>/circulate/", decisions.circulate, name="circulate"),
    path("of/<slug:ref>/meeting/", decisions.meeting, name="meeting"),
    path("<slug:ref>/", decisions.detail, name="detail"),
    path("<slug:ref>/hold/", decisions.hold, name="hold"),
    path(
        "<slug:ref>/holds/<uuid:hold>/<slug:act>/",
        decisions.move_hold,
        name="move-hold",
    ),
    path("<slug:ref>/<slug:act>/", decisions.act, name="act"),
]
