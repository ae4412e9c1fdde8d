"""Pages that show no record and are open to everyone who is signed in."""

from django.template.response import TemplateResponse


def data_policy(request):
    """What the portal keeps, and what it does not."""
    return TemplateResponse(request, "data_policy.html")
