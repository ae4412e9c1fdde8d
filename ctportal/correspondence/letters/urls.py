"""Addresses of the register, of clocks, and of letters to be made."""

from django.urls import path, re_path

from ..clocks import views as clocks
from ..making import views as making
from . import views

app_name = "letters"

urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("file/", views.drop, name="file"),
    path("clocks/", clocks.settings, name="rules"),
    path("clocks/holidays/", clocks.holiday, name="holiday"),
    path("clocks/holidays/<slug:day>/", clocks.no_holiday, name="no-holiday"),
    path("clocks/<slug:kind>/", clocks.rule, name="rule"),
    path("of/<slug:ref>/", clocks.of_record, name="of-record"),
    path("of/<slug:ref>/start/", clocks.start, name="start"),
    path("of/<slug:ref>/make/<slug:template>/", making.make, name="make"),
    path("of/<slug:ref>/<slug:kind>/<slug:act>/", clocks.act, name="act"),
    path("<slug:ref>/", views.detail, name="detail"),
    path("<slug:ref>/edit/", views.edit, name="edit"),
    path("<slug:ref>/complete/", views.complete, name="complete"),
    path("<slug:ref>/tie/", views.tie, name="tie"),
    path("<slug:ref>/untie/", views.untie, name="untie"),
    re_path(
        r"^(?P<ref>[-\w]+)/(?P<what>sent|received)/$", views.happened, name="happened"
    ),
]
