"""Addresses of the visits pages."""

app_name = "visits"

urlpatterns = []
