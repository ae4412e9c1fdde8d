"""The same records for machines."""

routes = {}
