"""Row 4: the second wall is taken away, and the first holds."""

from django.db import connection

from ..confidentiality import worlds
from . import crowd
from .first_wall_down import more, verdict
from .rows import Row


def measure(people=200) -> Row:
    world = worlds.make()
    known = worlds.populate(world, readers=[world.outsider.entity], words="known")
    crowded = crowd.gather(people)
    # The owner of the tables is whom no policy stops.
    with connection.as_owner():
        before = crowd.rows_given(world.outsider, readable_by(world.outsider))
    worlds.populate(world, over=known)
    with connection.as_owner():
        given = [crowd.rows_given(one, readable_by(one)) for one in crowded]
        seen = crowd.rows_given(world.outsider, readable_by(world.outsider))
        held = crowd.rows_given(world.cted, readable_by(world.cted))
    given.append(more(seen, before))
    return verdict(4, "without the second wall the first holds", given, held)


def readable_by(person):
    """What the rule gives a person of every model that has the word for it."""
    managers = [model._default_manager for model in crowd.walled_models()]
    ruled = [rows for rows in managers if hasattr(rows, "readable_by")]
    return [rows.readable_by(person) for rows in ruled]
