"""What people do to the requirements of resolutions.

What was said of a requirement stays with the wording that it was said of.
"""

import json
import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ctportal.confidentiality.turns import take_turn
from ctportal.ledger.actions import note
from ctportal.reference.querysets import in_force

from ..going_by import require_keeper
from ..models import Requirement

SYMBOL = re.compile(r"S/RES/(\d+)")
# A code has fifty signs at most, ten of them for a day.
LONGEST = 38


@transaction.atomic
def begin(
    *, by, resolution, provision, names, begins_on: date, theme=None, is_checked=False
) -> Requirement:
    """Enter what a provision asks, since a day: its resolution's, for most."""
    require_keeper(by)
    take_turn("requirements")
    _require_free(resolution, provision, begins_on)
    said = {"names": names, "theme": theme, "is_checked": is_checked}
    return _begun(resolution, provision, begins_on, by=by, **said)


@transaction.atomic
def replace(
    former: Requirement, *, by, names, begins_on: date, theme=None, is_checked=False
) -> Requirement:
    """Let other words, or another theme, take its place from a day to come."""
    require_keeper(by)
    take_turn("requirements")
    former.refresh_from_db()
    _require_going_on(former, begins_on)
    said = {"names": names, "theme": theme, "is_checked": is_checked}
    said |= {"former": former}
    return _begun(former.resolution, former.provision, begins_on, by=by, **said)


@transaction.atomic
def end(requirement: Requirement, *, by, begins_on: date):
    """From a day to come it is asked no longer."""
    require_keeper(by)
    take_turn("requirements")
    requirement.refresh_from_db()
    _require_going_on(requirement, begins_on)
    _do("end_requirement", requirement.pk, begins_on)
    note("requirement-ended", by=by)


@transaction.atomic
def check(requirement: Requirement, *, by):
    """Its words were checked against the text of the resolution."""
    require_keeper(by)
    _do("check_requirement", requirement.pk)
    note("requirement-checked", by=by)


@transaction.atomic
def take_back(requirement: Requirement, *, by):
    """Before its day: what it was to replace goes on."""
    require_keeper(by)
    take_turn("requirements")
    if not requirement.is_to_come:
        raise ValidationError(_("It has begun: let it end from a day to come."))
    if requirement.replaced_by.exists():
        raise ValidationError(_("Take back first what is to replace it."))
    _do("take_back_requirement", requirement.pk)
    note("requirement-taken-back", by=by)


def _begun(
    resolution, provision, day, *, by, names, theme, is_checked, former=None
) -> Requirement:
    code = _code(resolution, provision, day)
    kept = [code, json.dumps(names), resolution.pk, theme and theme.pk]
    kept += [provision, day, is_checked, former and former.pk]
    _do("begin_requirement", *kept)
    note("requirement-begun", by=by)
    return Requirement.objects.get(code=code)


def _do(function, *values):
    marks = ", ".join(["%s"] * len(values))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({marks})", values)


def _require_free(resolution, provision, day):
    """People cite a provision: at any time it has one wording."""
    rows = Requirement.objects.filter(in_force(day) | Q(begins_on__gt=day))
    known = rows.filter(resolution=resolution).values_list("provision", flat=True)
    if _steps(provision) in map(_steps, known):
        told = _("This provision is entered already: replace its wording instead.")
        raise ValidationError({"provision": told})


def _steps(provision) -> list[str]:
    """A provision without its brackets and spaces: 6 (c) and 6(c) are one."""
    return re.findall(r"\d+|[^\W\d]+", provision.casefold())


def _require_going_on(requirement, day):
    if day <= timezone.localdate():
        raise ValidationError({"begins_on": _("Choose a day to come.")})
    if requirement.begins_on and requirement.begins_on >= day:
        raise ValidationError({"begins_on": _("It has not begun by then.")})
    if requirement.ends_on:
        raise ValidationError(_("Its end is entered already."))


def _code(resolution, provision, day) -> str:
    """As those in the files are: the resolution's number and the provision."""
    found = SYMBOL.match(resolution.symbol)
    number = found[1] if found else resolution.slug
    code = f"{number}-{slugify(provision).replace('-', '')}"[:LONGEST]
    is_taken = Requirement.objects.filter(code=code).exists()
    return f"{code}-{day:%Y-%m-%d}" if is_taken else code
