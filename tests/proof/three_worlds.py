"""Row 1: where a record is withheld, the portal answers as where it never was.

Each world plays the same script in a database of its own: one without the record, one
with it, one with another in its place.  Whoever may not read it is asked everything,
and is sent everything, in all three.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from . import asking, hiding, place, script
from .replay import Replay
from .rows import Row

# Answers that must be whole pages or files, of anybody.
ENOUGH = 20
# What its holder looks at before those do from whom it is kept.
LOOKED_AT = ("/", "/portal/", "/states/", "/assessments/recommendations/")
# The auditor reads who did what, also to records that nobody else knows of.
AUDITOR, LEDGER = "auditor", "/ledger/"
OK = 200
WHAT = "a record withheld leaves no trace, in three worlds"


@dataclass
class World:
    """One world as it was told: what was hidden in it, and what each was told."""

    hidden: dict
    told: dict


def measure(
    *, part=slice(None), apart=place.elsewhere, played=place.by_itself, most=None
) -> Row:
    """The people of each family, `most` of them, are asked what pages say; the first
    is asked everything, unless he is the only one.  A `part` is of the families.

    Each world is played by itself: what a cache keeps would be the same in all.
    """
    faults, compared = [], 0
    for family in hiding.FAMILIES[part]:
        play = Play(family, family.kept_from[:most], apart, played)
        found, count = _compared(play)
        faults += [f"{family.name}: {fault}" for fault in found]
        compared += count
    figure = f"{len(faults)} of {compared:,} answers, mails and files differ"
    return Row(1, WHAT, figure, not faults and compared > 0, tuple(faults))


def _compared(play):
    """What differs between the worlds of a family, and how much was compared."""
    family = play.family
    withheld = play.world(family.hide)
    otherwise = play.world(family.hide_otherwise, family.hide_more, withheld.hidden)
    absent = play.world(family.leave_out, hidden=withheld.hidden)
    faults = [
        f"{where}, {world}: {difference(one, other)}"
        for world, others in (("absent", absent), ("other content", otherwise))
        for where, one, other in _pairs(withheld.told, others.told)
        if one != other
    ]
    faults += play.unanswered(absent.told)
    return faults, len(absent.told) + len(otherwise.told)


def _pairs(told, others):
    for where in dict.fromkeys([*told, *others]):
        yield where, told.get(where), others.get(where)


class Play:
    """Plays a family's worlds, each from the beginning."""

    def __init__(self, family, people, apart, played):
        self.family, self.people = family, people
        self.apart, self.played = apart, played
        now = datetime.now(UTC).replace(microsecond=0)
        self.begun_at = now - timedelta(hours=1)

    def world(self, *hiding, **known) -> World:
        with self.apart():
            return self.played(lambda: self._world(*hiding, **known))

    def _world(self, hide, hide_more=None, hidden=None) -> World:
        """`hide` hides records; those `hidden` elsewhere are asked for here as well."""
        with Replay(self.begun_at).in_force() as replay:
            replay.step("people", 0)
            world = script.begin()
            replay.step("known", 1)
            known = script.write_known(world, "known")
            replay.step("kept", 2)
            made = hide(world, known)
            replay.step("later", 3)
            script.write_known(world, "known later")
            if hide_more:
                replay.step("more", 4)
                hide_more(world, known)
            return World(made, self._told(replay, known, hidden or made))

    def _told(self, replay, known, hidden):
        replay.step("sending", 30)
        told = {k: v for k, v in script.send().items() if self._is_for_them(k)}
        told |= script.make_packs(self.people)
        # Whoever looks first may find more, and leave it in a cache for the next.
        asking.answers("head.cted", map(asking.asked_for, LOOKED_AT))
        thorough = self.people[: len(self.people) > 1]
        for login in self.people:
            replay.step(login, 31)
            asked = asking.pages(known, hidden)
            if login in thorough:
                asked = asking.everything(known, hidden)
            answered = asking.answers(login, asked)
            if login in thorough:
                answered |= asking.answers(login, asking.offered(answered))
            told |= {
                (login, *question): value
                for question, value in answered.items()
                if not (login == AUDITOR and question.address.startswith(LEDGER))
            }
        return told

    def unanswered(self, told) -> list[str]:
        """People to whom nothing was shown: with them nothing was tried."""
        whole = [where[0] for where, answer in told.items() if answer[0] == OK]
        few = [login for login in self.people if whole.count(login) < ENOUGH]
        return [f"little is shown to {login}" for login in few]

    def _is_for_them(self, sent):
        kind, name = sent[:2]
        return kind != "mail" or name.split("@")[0] in self.people


def difference(one, other) -> str:
    """Where two answers part, in a few words."""
    if None in (one, other):
        return "is there in one world only"
    if isinstance(one, tuple) and one[:2] != other[:2]:
        return f"{one[:2]} is not {other[:2]}"
    one, other = (bytes(_body(told)) for told in (one, other))
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0
    )
    begin = max(0, at - 60)
    return f"{one[begin : at + 60]!r} is not {other[begin : at + 60]!r}"


def _body(told):
    body = told[-1] if isinstance(told, tuple) else told
    return body.encode() if isinstance(body, str) else body
