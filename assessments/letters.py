"""Letters of reports and of what hangs under them: the way to them on each page."""

from ctportal.correspondence.letters import panel

from .models import Assessment, Finding, Need, Recommendation


def register():
    panel.register(*(m.kind for m in (Assessment, Finding, Recommendation, Need)))
