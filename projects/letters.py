"""Letters of projects: the way to them on the page of each."""

from ctportal.correspondence.letters import panel

from .models import Project


def register():
    panel.register(Project.kind)
