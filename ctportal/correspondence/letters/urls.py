"""Addresses of the register, of clocks, and of letters to be made."""

from django.urls import path, re_path

from . import views

app_name = "letters"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("file/", views.drop, name="file"),
    path("<slug:ref>/", views.detail, name="detail"),
    path("<slug:ref>/edit/", views.edit, name="edit"),
    path("<slug:ref>/complete/", views.complete, name="complete"),
    path("<slug:ref>/tie/", views.tie, name="tie"),
    path("<slug:ref>/untie/", views.untie, name="untie"),
    re_path(
        r"^(?P<ref>[-\w]+)/(?P<what>sent|received)/$", views.happened, name="happened"
    ),
]
