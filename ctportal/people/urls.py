"""Addresses of the people pages."""

app_name = "people"

urlpatterns = []
