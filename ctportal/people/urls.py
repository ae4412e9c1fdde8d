"""Addresses of one's own account."""

from django.urls import path
from django.views.generic import RedirectView

from . import views

app_name = "people"

urlpatterns = [
    path("", views.account, name="account"),
    # Matrices are mailed to this address: whoever runs the portal changes it.
    path("email/", RedirectView.as_view(pattern_name="people:account"), name="email"),
]
