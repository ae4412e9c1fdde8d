"""The pages of coordination."""

from django.shortcuts import render

from .evidence import told_to


def index(request):
    return render(request, "coordination/index.html", {"told": told_to(request.user)})
