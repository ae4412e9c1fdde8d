"""What people do to documents.  Each action is one transaction and one event."""

from django.db import transaction

from ctportal.confidentiality.actions import CONFIDENTIAL, open_record
from ctportal.confidentiality.audiences import FREELY
from ctportal.confidentiality.descent import hold_still, open_apart, open_from
from ctportal.confidentiality.policy import KEEPERS, require_holder, require_role
from ctportal.people.models import Person

from . import files
from .arriving import look_at
from .attached import require_open
from .inspecting import words_of
from .models import Document


@transaction.atomic
def attach(
    record,
    *,
    file,
    title,
    by,
    language="en",
    is_cleaned: bool | None = True,
    is_kept: bool = False,
    **received,
) -> Document:
    """Attach a file to a record, or to its marking: the same readers may read it.

    One that `is_kept` stays with its office, as a paper it works from.  What was
    `received` from an `originator`, who said something of `passing_on`, stays
    with those who attach it.

    What the file carries beside what it says is taken out, or kept where `is_cleaned`
    is false; None asks whoever brings it, by raising `Undecided`.
    """
    require_holder(by, record, *KEEPERS)
    arrived = look_at(file).decided(is_cleaned)
    marking = hold_still(record, by=by)
    require_open(marking, by)
    known = _brought_before(by, arrived, attached_to=marking)
    is_free = received.get("passing_on", FREELY) == FREELY
    return known or (open_from if is_free and not is_kept else open_apart)(
        marking,
        Document,
        by=by,
        attached_to=marking,
        title=title,
        language=language,
        **received,
        **_kept(arrived),
    )


@transaction.atomic
def bring(
    *,
    file,
    title,
    by,
    language="en",
    state=None,
    classification=CONFIDENTIAL,
    is_cleaned: bool | None = True,
    **received,
) -> Document:
    """Bring a document of one's own office, attached to nothing."""
    require_role(by, *KEEPERS)
    arrived = look_at(file).decided(is_cleaned)
    # One at a time for each person: a second click finds what the first brought.
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    known = _brought_before(by, arrived, attached_to=None, created_by=by)
    return known or open_record(
        Document,
        by=by,
        state=state,
        classification=classification,
        title=title,
        language=language,
        **received,
        **_kept(arrived),
    )


def _brought_before(by, arrived, **where):
    digest = arrived.facts["digest"]
    known = Document.objects.readable_by(by).filter(digest=digest, **where)
    return known.select_related("marking__holder").order_by("pk").first()


def _kept(arrived):
    stored_as = files.store(arrived.content)
    words = words_of(stored_as, arrived.media_type)
    return arrived.facts | {"stored_as": stored_as, "words": words}
