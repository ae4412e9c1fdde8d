"""Row 3: the first wall is taken away, and the second holds."""

from collections import Counter
from unittest import mock

from django.db.models import Q

from ctportal.confidentiality import policy

from ..confidentiality import worlds
from . import crowd
from .rows import Row


def measure(people=200) -> Row:
    world = worlds.make()
    known = worlds.populate(world, readers=[world.outsider.entity], words="known")
    crowded = crowd.gather(people)
    with mock.patch.object(policy, "readable_by", return_value=Q()):
        before = crowd.rows_given(world.outsider, everything())
    worlds.populate(world, over=known)
    with mock.patch.object(policy, "readable_by", return_value=Q()):
        given = [crowd.rows_given(one, everything()) for one in crowded]
        given.append(more(crowd.rows_given(world.outsider, everything()), before))
        held = crowd.rows_given(world.cted, everything())
    return verdict(3, "without the first wall the second holds", given, held)


def more(after, before) -> dict[str, int]:
    """The rows that were not there before something was hidden."""
    extra = {label: n - before.get(label, 0) for label, n in after.items()}
    return {label: n for label, n in extra.items() if n}


def everything():
    """All rows of all models, asked for as somebody who forgot the rule."""
    return [model._default_manager.all() for model in crowd.walled_models()]


def verdict(number, what, given, held) -> Row:
    """No row for anybody of the crowd, while the holder still has theirs."""
    leaked = Counter()
    for told in given:
        leaked.update(told)
    faults = [f"{label}: {count} rows" for label, count in leaked.items()]
    if not held:
        faults.append("the holder is given nothing either: nothing was tried")
    figure = f"{leaked.total()} rows for {len(given)} people, of {len(held)} kinds"
    return Row(number, what, figure, not faults, tuple(faults))
