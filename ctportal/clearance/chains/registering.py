"""How an app lets records of a kind be cleared: registered once, in its AppConfig.

registering.goes_out_by_it(
    Product, submitters=WRITERS, is_kept=is_draft, send=actions.clear_product
)
"""

from collections.abc import Callable

from ctportal.correspondence import attached
from ctportal.pages import panels

from ..models import Chain
from ..officers import in_its_offices_name
from . import beside, kinds

Outcome = Chain.Outcome


def register(model, **facts):
    """Let offices clear records of this kind; `facts` are those of `kinds.Kind`."""
    kinds.registered[model.kind] = kinds.Kind(code=model.kind, **facts)
    panels.registered[model.kind].append(beside.panels_of)


def goes_out_by_it(
    model,
    *,
    submitters,
    is_kept: Callable[..., bool],
    send: Callable[..., object],
    submitted: Callable[..., object] | None = None,
    **facts,
):
    """Let records of this kind be cleared, and go out by that and not before.

    `send(record, by=)` lets one go, in the name of somebody who may submit it, as who
    clears last may not.  `submitted(record, by=)` is told when one goes into clearance.
    What has gone takes no further document, which nobody would have cleared.
    """

    def follow(record, outcome, *, by):
        if outcome == Outcome.RUNNING and submitted:
            submitted(record, by=by)
        if outcome == Outcome.CLEARED:
            with in_its_offices_name(record, by, submitters) as (own, officer):
                send(own, by=officer)

    facts |= {"submitters": submitters, "is_kept": is_kept, "follow": follow}
    register(model, goes_out_by_it=True, **facts)
    attached.closed[model.kind] = lambda record: not is_kept(record)
