"""Analytical products: written, cleared for transmission, shared with the other office.

Joint report, information exchange b.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.clearance.chains.going_out import require_cleared
from ctportal.confidentiality.actions import (
    CONFIDENTIAL,
    leave_circle,
    open_record,
    save_record,
)
from ctportal.confidentiality.models import Marking, StandingRelease
from ctportal.confidentiality.policy import require_holder, require_role
from ctportal.confidentiality.standing import releases_for
from ctportal.correspondence.models import Document

from ..actions.permission import WRITERS
from ..models import AnalyticalProduct, ProductRegion, ProductState, ProductTheme

Information, Step = StandingRelease.Information, StandingRelease.Step
Status = AnalyticalProduct.Status


@transaction.atomic
def open_product(
    *, by, states=(), regions=(), themes=(), classification=CONFIDENTIAL, **fields
) -> AnalyticalProduct:
    """Write a product down: its office's own until it is cleared."""
    require_role(by, *WRITERS)
    states = list(states)
    product = open_record(
        AnalyticalProduct,
        by=by,
        state=_only(states),
        classification=classification,
        **fields,
    )
    _tie(product, states, regions, themes)
    return product


@transaction.atomic
def change_product(product, *, by, states=None, regions=None, themes=None, **fields):
    """Change a draft; what was cleared stays as it was sent."""
    _require_draft(product, by)
    save_record(product, by=by, **fields)
    kept = {
        "in_states": (states, "state"),
        "in_regions": (regions, "region"),
        "on_themes": (themes, "theme"),
    }
    given = {name: said for name, said in kept.items() if said[0] is not None}
    for name, (rows, key) in given.items():
        _retie(getattr(product, name), key, rows)
    if states is not None:
        Marking.objects.filter(pk=product.pk).update(state=_only(list(states)))
    return product


@transaction.atomic
def clear_product(product, *, by) -> AnalyticalProduct:
    """Clear it for transmission: it and its files go to the other office.

    Where its office has a chain, this follows from having come through that.
    """
    _require_draft(product, by)
    require_cleared(product, by=by)
    today = timezone.localdate()
    save_record(
        product, by=by, event="cleared", status=Status.CLEARED, cleared_on=today
    )
    files = Document.objects.readable_by(by).attached_to(product).for_table()
    leave_circle(
        [product, *files], by=by, releases_for=lambda _record: _of_clearance(product)
    )
    return product


def _require_draft(product, by):
    require_holder(by, product, *WRITERS)
    if product.status != Status.DRAFT:
        raise ValidationError(_("It is cleared: write the next one."))


def _of_clearance(product):
    return releases_for(
        Information.PRODUCT,
        Step.CLEARANCE,
        holder=product.holder,
        stepped_on=product.cleared_on,
    )


def _only(states):
    """The State a product is marked with: none where it is about several."""
    return states[0] if len(states) == 1 else None


def _tie(product, states, regions, themes):
    for model, name, rows in (
        (ProductState, "state", states),
        (ProductRegion, "region", regions),
        (ProductTheme, "theme", themes),
    ):
        model.objects.bulk_create(model(product=product, **{name: row}) for row in rows)


def _retie(ties, key, rows):
    """Make the rows what they are said to be now."""
    ties.exclude(**{f"{key}__in": rows}).delete()
    known = set(ties.values_list(f"{key}_id", flat=True))
    for row in rows:
        if row.pk not in known:
            ties.create(**{key: row})
