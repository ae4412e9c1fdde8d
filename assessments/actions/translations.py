"""Putting reports into other languages: ordering it, writing it, checking it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ctportal.confidentiality.actions import save_record
from ctportal.confidentiality.descent import open_apart
from ctportal.confidentiality.policy import require_holder
from ctportal.confidentiality.turns import held
from ctportal.ledger.actions import note

from ..models import TranslatedWords, Translation
from ..versions.reading import lines_now
from .permission import WRITERS


@transaction.atomic
def order_translation(report, *, by, language, **facts) -> Translation:
    """Begin the processing of a report in another language, for its office alone.

    Its words are counted as they are now.
    """
    require_holder(by, report, *WRITERS)
    if language == report.language:
        raise ValidationError({"language": _("The report is in this language.")})
    known = Translation.objects.readable_by(by).filter(report=report)
    if known.filter(language=language).exists():
        raise ValidationError({"language": _("It is in translation already.")})
    facts["word_count"] = facts.get("word_count") or words_in(report, by)
    ordered = {"report": report, "language": language, **facts}
    return open_apart(report, Translation, by=by, **ordered)


@transaction.atomic
def change_translation(translation, *, by, **fields) -> Translation:
    """Write down how far it has come; once it is checked, so are its passages."""
    require_holder(by, translation, *WRITERS)
    is_checked = translation.checked_on is None and fields.get("checked_on")
    save_record(translation, by=by, **fields)
    if is_checked:
        _check(translation, by)
    return translation


@transaction.atomic
def translate(part, *, by, language, said: dict, translator="") -> list:
    """Put passages of a part of a report into another language.

    `said` has the words by field and anchor.  Each is read by who reads the passage,
    from now on and whatever becomes of that.
    """
    require_holder(by, part, *WRITERS)
    stored = _held_still(part, by)
    written = [
        _write(stored, key, words.strip(), language, translator, by)
        for key, words in said.items()
        if words.strip()
    ]
    note(f"{part.kind}-translated", by=by, of=part.marking)
    return written


def words_in(report, person) -> int:
    return sum(len(line.text.split()) for line in lines_now(report, person))


def _held_still(part, by):
    """The part as it stands, in which nothing is sealed until we are done."""
    rows = type(part).objects.readable_by(by).unsealed_for(by)
    return rows.select_for_update(of=("self",)).get(pk=part.pk)


def _write(part, key, words, language, translator, by):
    field, anchor = key
    place = {"part": part.marking, "field": field, "anchor": anchor}
    written = {
        "text": words,
        "original": _original(part, field, anchor),
        "translator": translator,
        "written_at": timezone.now(),
        "written_by": by,
        "checked_at": None,
    }
    known = TranslatedWords.objects.readable_by(by).into(language).filter(**place)
    if known.filter(text=words, original=written["original"]).exists():
        return known.get()
    if known.update(**written):
        return known.get()
    sealed = part.opened.get(field)
    of = sealed.marking if sealed else part.marking
    return TranslatedWords.objects.create(of=of, language=language, **place, **written)


def _original(part, field, anchor):
    """What the passage says today; nobody translates what they do not see."""
    if field not in ("title", "text") or field in part.not_shared:
        raise PermissionDenied
    if not anchor:
        return getattr(part, field)
    known = dict(part.paragraphs)
    if anchor not in known:
        raise ValidationError(_("This paragraph no longer stands there."))
    return known[anchor]


def _check(translation, by):
    """Check the words as they stand; what somebody writes meanwhile was not read."""
    parts = {line.part for line in lines_now(translation.report, by)}
    words = TranslatedWords.objects.readable_by(by).into(translation.language)
    unchecked = words.filter(part__in=parts, checked_at=None)
    read = dict(unchecked.values_list("pk", "written_at"))
    stand = held(TranslatedWords, read, by=by)
    as_read = [each.pk for each in stand if each.written_at == read[each.pk]]
    words.filter(pk__in=as_read).update(checked_at=timezone.now())
