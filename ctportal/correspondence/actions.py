"""What people do to documents.  Each action is one transaction and one event."""

from hashlib import sha256
from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import CONFIDENTIAL, open_record
from ctportal.confidentiality.descent import hold_still, open_from
from ctportal.confidentiality.policy import KEEPERS, require_holder, require_role
from ctportal.people.models import Person

from . import files
from .media import media_type_of, safe_name
from .models import Document
from .words import words_of


@transaction.atomic
def attach(record, *, file, title, by, language="en") -> Document:
    """Attach a file to a record, or to its marking: the same readers may read it."""
    require_holder(by, record, *KEEPERS)
    facts = _looked_at(file)
    marking = hold_still(record, by=by)
    known = _brought_before(by, facts, attached_to=marking)
    return known or open_from(
        marking,
        Document,
        by=by,
        attached_to=marking,
        title=title,
        language=language,
        **_kept(file, facts),
    )


@transaction.atomic
def bring(
    *, file, title, by, language="en", state=None, classification=CONFIDENTIAL
) -> Document:
    """Bring a document of one's own office, attached to nothing."""
    require_role(by, *KEEPERS)
    facts = _looked_at(file)
    # One at a time for each person: a second click finds what the first brought.
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    known = _brought_before(by, facts, attached_to=None, created_by=by)
    return known or open_record(
        Document,
        by=by,
        state=state,
        classification=classification,
        title=title,
        language=language,
        **_kept(file, facts),
    )


def _looked_at(file):
    """What the file is; a `ValidationError` says why it is not taken."""
    digest, size = sha256(), 0
    for chunk in files.chunks_of(file):
        digest.update(chunk)
        size += len(chunk)
    _weigh(size)
    media_type = media_type_of(file)
    return {
        "file_name": safe_name(PurePath(file.name).name, media_type),
        "media_type": media_type,
        "size": size,
        "digest": digest.hexdigest(),
    }


def _weigh(size):
    if not size:
        raise ValidationError(_("This file is empty."))
    if size > settings.FILE_SIZE_LIMIT:
        most = filesizeformat(settings.FILE_SIZE_LIMIT)
        raise ValidationError(_("This file is too large. The most is %s.") % most)


def _brought_before(by, facts, **where):
    known = Document.objects.readable_by(by).filter(digest=facts["digest"], **where)
    return known.select_related("marking__holder").order_by("pk").first()


def _kept(file, facts):
    stored_as = files.store(file)
    words = words_of(stored_as, facts["media_type"])
    return facts | {"stored_as": stored_as, "words": words}
