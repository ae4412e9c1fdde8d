"""Addresses of the pages that bring everything together."""

from django.urls import path

from . import knowledge, views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("portal/", views.search, name="search"),
    path("portal/<slug:ref>/", views.open_page, name="open"),
    path("states/", views.states, name="states"),
    path("states/<slug:iso3>/", views.state, name="state"),
    path(
        "states/<slug:iso3>/instruments/",
        knowledge.state_instruments,
        name="state-instruments",
    ),
    path(
        "states/<slug:iso3>/instruments/new/",
        knowledge.enter_party,
        name="enter-party",
    ),
    path(
        "states/<slug:iso3>/extract/<slug:matter>/",
        knowledge.state_extract,
        name="state-extract",
    ),
    path("themes/", knowledge.themes, name="themes"),
    path("themes/<slug:code>/", knowledge.theme, name="theme"),
    path("resolutions/", knowledge.resolutions, name="resolutions"),
    path("resolutions/<slug:slug>/", knowledge.resolution, name="resolution"),
    path("instruments/", knowledge.instruments, name="instruments"),
    path("instruments/parties/", knowledge.parties, name="parties"),
    path("instruments/<int:number>/", knowledge.instrument, name="instrument"),
    path("states/<slug:iso3>/<slug:part>/", views.state_list, name="state-list"),
]
