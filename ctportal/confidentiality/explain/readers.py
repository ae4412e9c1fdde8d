"""Everyone who can read a record, for the people of its originating office."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .. import finding, policy
from ..models import NOT_YET, Key, Release
from .people import keys_to, people_with


@dataclass(frozen=True)
class ReaderLine:
    """One group of readers, how many they are today, and why they may read."""

    name: str
    why: str
    people: int
    begins_on: date | None
    ends_on: date | None
    names: list[str] = field(default_factory=list)
    # The status it waits for, and the one it lasts until, in words.
    starting: str = ""
    until: str = ""
    # How addresses name the reader whose releases can be ended.
    code: str = ""


def who_can_read(person, record, *, with_names=False) -> list[ReaderLine]:
    """Everyone who can read a record; only its holder's people are told."""
    if not policy.is_holder(person, record):
        return []
    in_force = Release.objects.filter(marking=record.marking, withdrawn_at=None)
    readers = ("entity", "community", "function")
    known = in_force.select_related("released_by", "awaits", *readers)
    releases = list(known.order_by("pk"))
    return [_line(key, releases, record, with_names) for key in keys_to(record)]


def _line(key, releases, record, with_names):
    found = [release for release in releases if is_behind(release, key)]
    people = people_with(key).order_by("name")
    return ReaderLine(
        name_of(key),
        "; ".join(map(_grounds, found)) or _own(key, record),
        people.count(),
        None if key.begins_on == NOT_YET else key.begins_on,
        key.ends_on,
        list(people.values_list("name", flat=True)) if with_names else [],
        statuses_of(found, "from_status"),
        statuses_of(found, "until_status"),
        code_of(found[0]) if found else "",
    )


def statuses_of(releases, name) -> str:
    """The statuses that releases begin with, or last until."""
    said = {
        finding.status_named(release.awaits.kind, getattr(release, name))
        for release in releases
        if getattr(release, name)
    }
    return ", ".join(sorted(said))


def code_of(release) -> str:
    """A reader as addresses spell it: what it is, and its code."""
    return f"{release.reader._meta.model_name}-{release.reader.code}"


def is_behind(release, key: Key) -> bool:
    """Whether a release gives this key, whole or narrowed to one of its offices."""
    given = (release.community_id, release.function_id)
    days = (release.begins_on, release.ends_on)
    if given != (key.community_id, key.function_id):
        return False
    if days != (key.begins_on, key.ends_on):
        return False
    return release.entity_id == key.entity_id or (
        release.entity_id is None or key.entity_id in _joined_in(release.entity)
    )


def _joined_in(entity):
    """The offices that a joint holder stands for."""
    if entity.kind != entity.Kind.JOINT:
        return ()
    return entity.joint_members.current().values_list("entity_id", flat=True)


def name_of(reader) -> str:
    """A reader by every name that narrows it: group, organization, function."""
    named = (reader.community, reader.entity, reader.function)
    return " · ".join(str(found) for found in named if found)


def _own(key, record):
    if key.community_id and key.community_id == record.marking.circle_id:
        return _("a draft of theirs")
    return _("Originating office")


def _grounds(release):
    """Why, on what, by whom and when."""
    day = date_format(timezone.localdate(release.released_at))
    parts = [release.get_basis_display(), release.ground]
    return " · ".join(filter(None, [*parts, release.released_by.name, day]))
