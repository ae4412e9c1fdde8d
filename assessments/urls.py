"""Addresses of the assessments pages."""

app_name = "assessments"

urlpatterns = []
