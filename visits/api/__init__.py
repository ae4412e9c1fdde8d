"""Visits for machines: read by the pages' rule, moved by the pages' actions."""

from . import around
from .changes import ChangeViewSet
from .checklists import ChecklistViewSet
from .delegations import DelegationViewSet
from .lines import LineViewSet
from .visits import VisitViewSet

routes = {"visits": VisitViewSet, **around.routes}
# What hangs under one visit, by the name of its routes and the address it stands at.
under_a_visit = {
    "visit-lines": (r"visits/(?P<ref>[^/.]+)/lines", LineViewSet),
    "visit-checklist": (r"visits/(?P<ref>[^/.]+)/checklist", ChecklistViewSet),
    "visit-changes": (r"visits/(?P<ref>[^/.]+)/changes", ChangeViewSet),
    "visit-delegation": (r"visits/(?P<ref>[^/.]+)/delegation", DelegationViewSet),
}
