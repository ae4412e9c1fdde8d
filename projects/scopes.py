"""What a State may ask to keep of a project."""

from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import scopes

from .models import Project


def itself(project, person):
    """A project stands alone: inputs to it are other offices', and theirs to keep."""
    return [project]


WORDS = (scopes.Word(Project.kind, "all", _("all of this project"), itself),)


def register():
    scopes.register(*WORDS)
