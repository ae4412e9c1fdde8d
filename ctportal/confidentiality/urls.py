"""Addresses of the confidentiality pages."""

app_name = "confidentiality"

urlpatterns = []
