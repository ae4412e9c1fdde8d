"""Addresses of the withdrawal pages."""

from django.urls import path

from . import views

app_name = "withdrawal"

urlpatterns = [
    path("", views.index, name="index"),
    path("notices/", views.notices, name="notices"),
    path("notices/<slug:ref>/", views.notice, name="notice"),
    path("notices/<slug:ref>/send/", views.send, name="send"),
    path("notices/<slug:ref>/by-hand/", views.by_hand, name="by-hand"),
    path("notices/<slug:ref>/answer/", views.answer, name="answer"),
    path("notices/<slug:ref>/document/", views.document, name="document"),
    path("of/<slug:ref>/", views.given, name="given"),
    path("<slug:ref>/", views.withdrawal, name="withdrawal"),
]
