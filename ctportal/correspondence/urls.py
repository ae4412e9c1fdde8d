"""Addresses of the correspondence pages."""

app_name = "correspondence"

urlpatterns = []
