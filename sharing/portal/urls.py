"""Addresses of the pages that bring everything together."""

from django.urls import path

from . import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("portal/", views.search, name="search"),
    path("portal/<slug:ref>/", views.open_page, name="open"),
    path("states/", views.states, name="states"),
    path("states/<slug:iso3>/", views.state, name="state"),
    path("states/<slug:iso3>/<slug:part>/", views.state_list, name="state-list"),
]
