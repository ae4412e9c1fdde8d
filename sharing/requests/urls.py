"""Addresses of the pages on confidentiality requests."""

from django.urls import path

from .views import entering, lifting, requests

app_name = "requests"

urlpatterns = [
    path("", requests.index, name="index"),
    path("new/", entering.new, name="new"),
    path("<slug:ref>/", requests.detail, name="detail"),
    path("<slug:ref>/note/", requests.note, name="note"),
    path("<slug:ref>/days/", requests.days, name="days"),
    path("<slug:ref>/more/", entering.more, name="more"),
    path("<slug:ref>/lift/", lifting.lift, name="lift"),
    path("<slug:ref>/lifting/", lifting.lifting, name="lifting"),
    path("<slug:ref>/lifting/settle/", lifting.settle, name="settle"),
]
