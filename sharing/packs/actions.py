"""What people do with packs.  Each action is one transaction and one event."""

import hashlib
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality import policy
from ctportal.confidentiality.actions import (
    open_record,
    release,
    released_to,
    save_record,
)
from ctportal.confidentiality.closing import making_a_copy
from ctportal.correspondence import files
from ctportal.ledger.actions import disclose, note
from ctportal.people.models import Community, Entity, Person
from ctportal.rendering.docx import render_docx
from ctportal.rendering.pdf import render_pdf

from .choosing import (
    holds_all_of,
    in_their_order,
    left_of,
    section_of,
    sections_for,
    sections_of,
    seen_of,
)
from .composing import compose
from .models import Copy, Pack
from .readers import clearance_of

RENDERERS = {Copy.Format.PDF: render_pdf, Copy.Format.DOCX: render_docx}


@transaction.atomic
def open_pack(
    *,
    by: Person,
    state,
    reader: Entity | Person,
    classification,
    sections,
    chosen=(),
    **fields,
):
    """Say what a State's pack is to hold and for whom; nothing is rendered yet.

    What is chosen brings along the section that it stands in.
    """
    if classification > clearance_of(by):
        raise PermissionDenied(_("You are not cleared to this classification."))
    needed = sections_for(list(chosen), by=by, state=state)
    return open_record(
        Pack,
        by=by,
        state=state,
        classification=classification,
        sections=in_their_order({*sections, *needed}),
        chosen=list(dict.fromkeys(chosen)),
        **_named(reader),
        **fields,
    )


@transaction.atomic
def put_in(pack: Pack, record, *, by: Person) -> str:
    """Choose a record for a pack on its State; what came of it, in words.

    Whether it goes in is asked when the pack is read: all its readers must read it.
    """
    if record.marking.state_id != pack.marking.state_id:
        raise ValidationError(_("The pack is on another Member State."))
    if record.ref in pack.chosen or holds_all_of(pack, record):
        return _("The pack holds it already.")
    chosen = [*pack.chosen, record.ref]
    sections = in_their_order({*pack.sections, section_of(record)})
    save_record(pack, by=by, event="filled", chosen=chosen, sections=sections)
    return _("Added to %(pack)s") % {"pack": pack}


@transaction.atomic
def choose_anew(pack: Pack, *, by: Person, sections=None, chosen=None) -> Pack:
    """Change what a pack is to hold; the copies that were made stay as they are.

    What is chosen brings along the section that it stands in.
    """
    policy.require_holder(by, pack)
    wanted = pack.sections if sections is None else sections
    seen = seen_of(pack, by=by)
    asked = seen if chosen is None else list(dict.fromkeys(chosen))
    fresh = [ref for ref in asked if ref not in seen]
    sections_for(fresh, by=by, state=pack.state)
    chosen = left_of(pack, wanted, asked, seen)
    sections = in_their_order({*wanted, *sections_of(chosen)})
    if (sections, chosen) == (pack.sections, pack.chosen):
        return pack
    told = {"sections": sections, "chosen": chosen}
    return save_record(pack, by=by, event="chosen-anew", **told)


@transaction.atomic
def make_copy(pack: Pack, *, by: Person, file_format: str, token: UUID) -> Copy:
    """Render the next copy for the pack's reader; asked twice, it is made once."""
    policy.require_holder(by, pack)
    making_a_copy()
    pack = _locked(pack, by)
    made = pack.copies.readable_by(by).filter(token=token).first()
    if made:
        return made
    pack.copies_made += 1
    pack.save(update_fields=["copies_made"])
    composition = compose(pack, by=by, number=pack.copies_made)
    copy = _store(pack, composition, by=by, file_format=file_format, token=token)
    if pack.copies_made == 1 and _is_for_another_office(pack, by):
        release(pack, to=_let_in(pack), by=by)
    return copy


@transaction.atomic
def close(copy: Copy, *, by: Person) -> Copy:
    """Nobody opens this copy any more."""
    return save_record(
        copy, by=by, event="closed", closed_at=timezone.now(), closed_by=by
    )


def _store(pack, composition, *, by, file_format, token):
    content = RENDERERS[file_format](composition.document)
    releases = []
    if _is_for_another_office(pack, by):
        releases.append(released_to(_let_in(pack), basis="by-hand"))
    copy = open_record(
        Copy,
        by=by,
        state=pack.state,
        classification=composition.classification,
        releases=releases,
        language=pack.language,
        pack=pack,
        number=pack.copies_made,
        format=file_format,
        refs=composition.refs,
        digest=hashlib.sha256(content).hexdigest(),
        stored_as=files.store(content),
        token=token,
    )
    # An organization's people are written down one by one, as they open it.
    disclose(by=pack.for_person or by, channel="pack", refs=composition.refs)
    note("pack-copied", by=by, of=pack.marking)
    return copy


def _locked(pack, by):
    waiting = Pack.objects.readable_by(by).select_for_update(of=("self",))
    return waiting.for_table().get(pk=pack.pk)


def _named(reader):
    if isinstance(reader, Entity):
        return {"for_entity": reader}
    return {"for_person": reader, "readers": _group_of_one(reader)}


def _group_of_one(person):
    """Releases name groups; a named person is the only one of theirs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT group_of_one(%s)", [person.pk])
        return Community.objects.get(pk=cursor.fetchone()[0])


def _let_in(pack):
    return pack.for_entity or pack.readers


def _is_for_another_office(pack, by):
    office = pack.for_entity or pack.for_person.entity
    return office != by.entity
