"""Addresses of the coordination pages."""

app_name = "coordination"

urlpatterns = []
