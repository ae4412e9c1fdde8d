"""Addresses of the exchange pages."""

app_name = "exchange"

urlpatterns = []
