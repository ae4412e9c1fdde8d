"""Addresses of the pages of corrigenda."""

from django.urls import path

from . import views

app_name = "corrigenda"

urlpatterns = [
    path("of/<slug:ref>/", views.issue, name="issue"),
    path("notices/<slug:ref>/", views.notice, name="notice"),
    path("notices/<slug:ref>/send/", views.send, name="send"),
    path("notices/<slug:ref>/by-hand/", views.by_hand, name="by-hand"),
    path("notices/<slug:ref>/document/", views.document, name="document"),
    path("<slug:ref>/", views.corrigendum, name="corrigendum"),
]
