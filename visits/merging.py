"""Two people changing one line at a time, settled field by field.

What only one of them changed is kept; of what both changed, each answer is shown beside
what it was before.
"""

from dataclasses import dataclass

from django.db.models import Model

from assessments.models import Recommendation
from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.confidentiality.models import Revision

from .wording import WORDS, own_title, words_from
from .workbook.values import clean

# What says one thing in two fields is settled as one.
TOGETHER = ({"due_on", "due_text"},)


@dataclass(frozen=True)
class Clash:
    """What somebody else stored in a field since, and what it said before that."""

    theirs: str
    was: str
    by: str


class Clashing(ChangedMeanwhile):
    """Fields that two people changed; what can be stored all the same is `sound`."""

    def __init__(self, ref, sound, clashes):
        super().__init__(ref)
        self.sound, self.clashes = sound, clashes


def settle(line, typed: dict, version: str, by) -> dict:
    """Of the facts typed over a version, those that change the line as it stands.

    Raises Clashing where somebody else changed the same fields to other values.
    """
    now, was = _now(line, typed), _was(line, typed, version, by)
    typed = typed | _titled(typed, line)
    mine = {name for name, said in typed.items() if not _same(said, was[name])}
    mine = {name for name in mine if not _same(typed[name], now[name])}
    clashing = {name for name in mine if not _same(now[name], was[name])}
    for fields in TOGETHER:
        if clashing & fields:
            clashing |= fields & typed.keys()
    sound = {name: typed[name] for name in mine - clashing}
    if clashing:
        raise Clashing(line.ref, sound, _told(line, clashing, was))
    return sound


def _now(line, names) -> dict:
    now = {name: _stored(line, name) for name in names}
    return now | {"title": own_title(line.title, line.text)}


def _was(line, names, version, by) -> dict:
    """What each field said in the version that a page or a file was made from."""
    was = {name: _stored(line, name) for name in {*names, "title", "text"}}
    for name, former in _former(line, version, by):
        if name in was:
            was[name] = former
    return was | {"title": own_title(str(was["title"]), str(was["text"]))}


def _former(line, version, by):
    """Values replaced since, the oldest last: that is what was read."""
    read = _versions_read(line, version)
    revisions = Revision.objects.readable_by(by).filter(of__in=read)
    for revision in revisions.order_by("-version", "-pk"):
        if revision.version >= read[revision.of_id]:
            yield revision.field, _value(revision)


def _value(revision):
    field = Recommendation._meta.get_field(revision.field)
    is_tie = field.is_relation
    return revision.former if is_tie else field.to_python(revision.former)


def _versions_read(line, version) -> dict[int, int]:
    """The version of the row and of each sealed value, by the marking it bears."""
    values = [line.opened[name] for name in line.sealed if name in line.opened]
    bearers = [line.pk, *(value.pk for value in values)]
    parts = version.split(".")
    if len(parts) != len(bearers) or not all(map(str.isdecimal, parts)):
        # Something was sealed or shared again since: its whole past counts.
        parts = ["0"] * len(bearers)
    return dict(zip(bearers, map(int, parts), strict=True))


def _told(line, names, was) -> dict[str, Clash]:
    """The clashing fields by the word people type for them."""
    theirs = words_from(_facts(line, {}))
    before = words_from(_facts(line, was))
    by = line.changed_by.name
    words = {WORDS[name] for name in names}
    return {word: Clash(theirs[word], before[word], by) for word in words}


def _facts(line, was) -> dict:
    facts = {name: getattr(line, name) for name in WORDS}
    former = {name: _row_or_value(name, value) for name, value in was.items()}
    return facts | {"theme": line.theme_id} | former


def _row_or_value(name, value):
    """Of a tie to a row, the row; a theme is named by its number."""
    field = Recommendation._meta.get_field(name)
    if value is None or not field.is_relation or name == "theme":
        return value
    return field.related_model.objects.filter(pk=value).first()


def _titled(typed, line) -> dict:
    """A title that only begins the text is none of its own."""
    if "title" not in typed:
        return {}
    return {"title": own_title(typed["title"], typed.get("text", line.text))}


def _stored(line, name):
    return getattr(line, Recommendation._meta.get_field(name).attname)


def _same(said, stored) -> bool:
    """Whether two values are one, however their words are spaced."""
    if isinstance(said, str) and isinstance(stored, str):
        return _spaced(said) == _spaced(stored)
    return (said.pk if isinstance(said, Model) else said) == stored


def _spaced(text) -> list[str]:
    return [clean(part) for part in text.split(";")]
