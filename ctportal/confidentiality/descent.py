"""Records made from other records: each starts with its source's audience.

A document attached to a recommendation, or a need proposed from it, is read by those
who read the recommendation and by nobody else, until its holder decides otherwise.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from .actions import open_record
from .actions.markings import facts_of
from .audiences import AGREED, FREELY, FULL, NEVER, NOT_ASKED, PARTIAL, WITHHELD
from .models import ConfidentialityRequest, Consent, Descent, Marking, Release
from .policy import require_holder
from .turns import held

# From what lets most pass to what lets least.
STRICTNESS = (FREELY, AGREED, NEVER)
LEAST = (FULL, NOT_ASKED, PARTIAL, WITHHELD)


@transaction.atomic
def open_from(source, model, *, by, **fields):
    """Make a record from another, or from its marking, with the same readers."""
    marking = hold_still(source, by=by)
    made = _open(marking, model, _releases_of(marking), by, fields)
    if made.marking.audience_id != marking.audience_id:
        raise PermissionDenied(_("You do not see all that decides who may read this."))
    return made


@transaction.atomic
def open_apart(source, model, *, by, releases=(), **fields):
    """Make a record from another for its holder's people and whom it is released to."""
    return _open(hold_still(source, by=by), model, releases, by, fields)


@transaction.atomic
def open_under(sources, model, *, by, **fields):
    """Make a record that names several others, for its holder's people alone.

    It begins under the strictest of them: the highest classification, a draft's circle,
    every request, and of what the State answered that which lets least pass.  It is of
    the first one's State unless another, or none, is named.
    """
    markings = [hold_still(source, by=by) for source in sources]
    first, circle = markings[0], [m.circle for m in markings if m.circle_id]
    kept = max(markings, key=lambda m: STRICTNESS.index(m.passing_on))
    requests = {r.pk: r for m in markings for r in _requests_on(m, by)}
    consents = [consent for m in markings for consent in _consents_of(m)]
    made = open_record(
        model,
        by=by,
        holder=first.holder,
        classification=max(m.classification for m in markings),
        circle=circle[0] if circle else None,
        originator=kept.originator,
        passing_on=kept.passing_on,
        requests=list(requests.values()),
        consents=_least(consents),
        **{"state": first.state} | fields,
    )
    Descent.objects.bulk_create(
        Descent(made=made.marking, source=marking) for marking in markings
    )
    return made


def terms_of(source, *, by) -> dict:
    """On what terms an office repeats words of a record in another that it holds alone.

    As `open_record` takes them.  Raises PermissionDenied where a request stands over
    the source that `by` does not see: there its words stay.
    """
    marking = hold_still(source, by=by)
    requests = _requests_on(marking, by)
    if len(requests) < len(facts_of([marking.pk])[marking.pk].requests):
        raise PermissionDenied(_("You do not see all that decides who may read this."))
    return {
        "classification": marking.classified_as,
        "originator": marking.originator,
        "passing_on": marking.passing_on,
        "requests": requests,
        "consents": _consents_of(marking),
    }


def _least(consents):
    """Of several answers those that let least pass."""
    ranks = [LEAST.index(said.answer) for said in consents]
    return [c for c, rank in zip(consents, ranks, strict=True) if rank == max(ranks)]


def _open(marking, model, releases, by, fields):
    # A circle may be given where the source has none; a draft's own is never left so.
    circle = fields.pop("circle", None)
    usual = {
        "circle": marking.circle or circle,
        "originator": marking.originator,
        "passing_on": marking.passing_on,
    }
    made = open_record(
        model,
        by=by,
        holder=marking.holder,
        state=marking.state,
        classification=marking.classified_as,
        releases=releases,
        requests=_requests_on(marking, by),
        consents=_consents_of(marking),
        **usual | fields,
    )
    Descent.objects.create(made=made.marking, source=marking)
    return made


def hold_still(source, *, by) -> Marking:
    """The source's marking as it stands, which nobody changes until we are done."""
    require_holder(by, source)
    if not held(Marking, [source.pk], by=by, no_key=True):
        raise PermissionDenied(_("Only the originating office changes this record."))
    readable = Marking.objects.readable_by(by)
    return readable.select_related("state", "circle", "holder").get(pk=source.pk)


def _releases_of(marking):
    readers, terms = ("entity", "community", "function"), ("begins_on", "ends_on")
    copied = (*readers, *terms, "awaits", "from_status", "until_status")
    rows = marking.releases.filter(withdrawn_at=None).select_related(*readers)
    return [
        Release(
            basis=row.basis,
            ground=row.ground,
            **{name: getattr(row, name) for name in copied},
        )
        for row in rows.order_by("pk")
    ]


def _requests_on(marking, by):
    requests = ConfidentialityRequest.objects.readable_by(by)
    return list(requests.filter(scope__record=marking, scope__lifted_at=None))


def _consents_of(marking):
    """What the State said of the source holds for what is made from it."""
    copied = ("readers", "answer", "said_on", "letter_number", "letter", "recorded_by")
    rows = marking.consents.select_related("letter", "recorded_by")
    return [
        Consent(**{name: getattr(row, name) for name in copied})
        for row in rows.order_by("said_on", "pk")
    ]
