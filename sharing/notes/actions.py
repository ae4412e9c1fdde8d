"""What people do with notes.  Each action is one transaction and one event."""

import secrets

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import (
    leave_circle,
    open_record,
    released_to,
    save_record,
)
from ctportal.confidentiality.policy import (
    KEEPERS,
    require_agreement,
    require_holder,
    require_role,
)
from ctportal.confidentiality.standing import releases_for
from ctportal.correspondence.models import Document
from ctportal.people.models import (
    Classification,
    Community,
    CommunityMember,
    Incumbency,
)

from .models import Acknowledgement, Note, NoteReceiver, NoteReply, NoteTie
from .receiving import functions_of, received_by, signs

# The step at which each kind of note reaches its receivers.
STEPS = {
    Note.Type.ADVICE: "signing",
    Note.Type.INFORMATION: "signing",
    Note.Type.FROM_OFFICES: "passed-on",
}


@transaction.atomic
def draft(
    *,
    by,
    classification,
    receivers=(),
    records=(),
    state=None,
    answers=None,
    signatory=None,
    **fields,
) -> Note:
    """Begin a note; only who writes it and who signs it read it for now."""
    require_role(by, *KEEPERS)
    note = open_record(
        Note,
        by=by,
        state=state,
        classification=classification,
        signatory=signatory,
        **_drafting(by, classification, signatory),
        **fields,
    )
    NoteReceiver.objects.bulk_create(
        NoteReceiver(note=note, function=function) for function in receivers
    )
    NoteTie.objects.bulk_create(
        NoteTie(note=note, record=record.marking) for record in records
    )
    if answers:
        NoteReply.objects.create(reply=note, answered=answers)
    return note


@transaction.atomic
def redraft(note, *, by, **fields) -> Note:
    """Change a draft; one that waits for its signature goes back to be a draft."""
    require_holder(by, note, *KEEPERS)
    _require_before(note, Note.Status.GIVEN)
    return save_record(note, by=by, status=Note.Status.DRAFT, **fields)


@transaction.atomic
def hand_in(note, *, by) -> Note:
    """Put a draft before the function that signs it."""
    require_holder(by, note, *KEEPERS)
    _require_before(note, Note.Status.FOR_SIGNATURE)
    if note.signatory is None:
        raise ValidationError(_("Nobody signs this note; it is passed on as it is."))
    return save_record(note, by=by, event="handed-in", status=Note.Status.FOR_SIGNATURE)


@transaction.atomic
def sign(note, *, by) -> Note:
    """Sign a note: its named readers have it from now on, and nobody else has.

    Joint report, 14 c and information exchange d.
    """
    if not signs(by, note):
        raise PermissionDenied(_("Another function signs this note."))
    return _give(note, by, event="signed")


@transaction.atomic
def pass_on(note, *, by, agreement="") -> Note:
    """Pass on what an office sent in, to whom it is shared with by default.

    Joint report, information exchange e; never onward from there.  `agreement` names
    that of its originator, where that has to agree.
    """
    require_holder(by, note, *KEEPERS)
    if note.type != Note.Type.FROM_OFFICES:
        raise PermissionDenied(_("This note is given by its signature."))
    for release in _releases(note):
        require_agreement(note, release.reader, agreement)
    return _give(note, by, event="passed-on", agreement=agreement)


@transaction.atomic
def acknowledge(note, *, by, remark="") -> Acknowledgement:
    """Say for the function or the office it is for that a note arrived; once."""
    receiver = received_by(by, [note]).first()
    if receiver is None:
        raise PermissionDenied(_("This note does not wait for your acknowledgement."))
    back = note.signatory or note.holder
    readers = [reader for reader in (receiver.function, back) if reader]
    try:
        with transaction.atomic():
            return open_record(
                Acknowledgement,
                by=by,
                state=note.marking.state,
                classification=note.classification,
                releases=[released_to(reader) for reader in readers],
                note=note,
                receiver=receiver,
                remark=remark,
            )
    except IntegrityError as before:
        raise ValidationError(_("This was done already.")) from before


def _drafting(by, classification, signatory) -> dict:
    """Who reads a draft: named functions where only these may, else a small circle."""
    if classification == Classification.STRICTLY:
        own = list(functions_of(by).filter(entity=by.entity))
        if not own:
            raise ValidationError(
                _("Only who fills a named function drafts Strictly Confidential notes.")
            )
        named = dict.fromkeys([*own, *filter(None, [signatory])])
        return {"releases": [released_to(function) for function in named]}
    return {"circle": _circle(by, signatory)} if signatory else {}


def _circle(by, signatory):
    """Who writes and, today, who signs."""
    names = {"en": f"Draft of {by.name}"}
    code = f"draft-{secrets.token_hex(6)}"
    circle = Community.objects.create(code=code, names=names, kept_by=by.entity)
    filling = Incumbency.objects.current().filter(function=signatory)
    people = {by.pk, *filling.values_list("person_id", flat=True)}
    CommunityMember.objects.bulk_create(
        CommunityMember(community=circle, person_id=pk) for pk in sorted(people)
    )
    return circle


def _give(note, by, event, agreement=""):
    _require_before(note, Note.Status.GIVEN)
    attached = Document.objects.readable_by(by).attached_to(note)
    # A document that was narrowed on its own stays with its own readers.
    alike = list(attached.filter(audience=note.audience_id).for_table())
    given = {"given_at": timezone.now(), "given_by": by}
    save_record(note, by=by, event=event, status=Note.Status.GIVEN, **given)
    leave_circle(
        [note, *alike], by=by, releases_for=lambda _record: _releases(note, agreement)
    )
    _let_offices_receive(note, _releases(note))
    return note


def _releases(note, agreement=""):
    """What is shared by default, and by hand with those who are named beside."""
    named = [receiver.function for receiver in note.receivers.all()]
    made = releases_for(
        note.type,
        STEPS[note.type],
        holder=note.marking.holder,
        stepped_on=timezone.localdate(),
        named=named,
    )
    meant = {release.function for release in made}
    made += [released_to(function) for function in named if function not in meant]
    if not agreement:
        return made
    # What its originator agreed to is released by hand, with the agreement's name.
    return [released_to(release.reader, ground=agreement) for release in made]


def _let_offices_receive(note, releases):
    """An office that information goes to acknowledges it, as a function does."""
    if note.marking.classified_as < Classification.STRICTLY:
        NoteReceiver.objects.bulk_create(
            NoteReceiver(note=note, entity=release.entity)
            for release in releases
            if release.entity
        )


def _require_before(note, status):
    """A step is taken once, and not back."""
    order = list(Note.Status)
    if order.index(note.status) >= order.index(status):
        raise ValidationError(_("This was done already."))
