"""Addresses of the packs pages."""

app_name = "packs"

urlpatterns = []
