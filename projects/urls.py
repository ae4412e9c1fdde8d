"""Addresses of the projects pages."""

app_name = "projects"

urlpatterns = []
