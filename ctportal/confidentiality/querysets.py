"""Words for sets of records."""

from django.db.models import QuerySet
from django.db.models.query import ModelIterable
from django.utils import timezone

from ctportal.reference.querysets import DatedQuerySet

from . import policy, unsealing


class RecordQuerySet(QuerySet):
    # For whom sealed values are put back into the rows, and which; none unless asked.
    _unsealed_for = None

    def readable_by(self, person):
        """What this person may read: the start of every read."""
        return self.filter(policy.readable_by(person))

    def unsealed_for(self, person, only=unsealing.EVERY):
        """With the sealed values that this person may read put back in their place.

        Rows like these are for showing: nothing of them may be saved whole.  `only` is
        a filter of sealed values, for readers who are several.
        """
        rows = self.all()
        rows._unsealed_for = person, only
        return rows

    def markings_put_back(self) -> list:
        """The markings of all sealed values that are put back into these rows."""
        if self._unsealed_for is None:
            return []
        sealed = self.order_by().exclude(sealed=[]).values("pk")
        values = unsealing.values_of(sealed, *self._unsealed_for)
        return [value.marking for value in values.values()]

    def held_by(self, entity):
        """What an entity holds, alone or together with others."""
        return self.filter(policy.held_by(entity, "marking__"))

    def of_state(self, state):
        return self.filter(marking__state=state)

    def for_table(self):
        """With what a list shows of each record's marking."""
        return self.select_related("marking__holder", "marking__state")

    def iterator(self, chunk_size=None):
        rows = super().iterator(chunk_size)
        if not self._puts_back:
            return rows
        return unsealing.in_chunks(rows, self.put_back, chunk_size)

    def put_back(self, rows):
        """Put into rows what was asked for: one query, none where nothing is sealed."""
        unsealing.put_back_in(rows, *self._unsealed_for)

    @property
    def _puts_back(self) -> bool:
        """Whether these are whole rows, and somebody is to find values in them."""
        is_whole = issubclass(self._iterable_class, ModelIterable)
        return is_whole and self._unsealed_for is not None

    def _clone(self):
        clone = super()._clone()
        clone._unsealed_for = self._unsealed_for
        return clone

    def _fetch_all(self):
        is_first = self._result_cache is None
        super()._fetch_all()
        if is_first and self._puts_back:
            self.put_back(self._result_cache)


class MarkingQuerySet(RecordQuerySet):
    """Markings say of themselves what records say through theirs."""

    def held_by(self, entity):
        return self.filter(policy.held_by(entity))

    def of_state(self, state):
        return self.filter(state=state)

    def for_table(self):
        return self.select_related("holder", "state")


class StandingQuerySet(DatedQuerySet):
    def past(self):
        """What stood once, the latest first."""
        over = self.filter(ends_on__lt=timezone.localdate())
        return over.order_by("-ends_on", "information", "pk")


class SealedValueQuerySet(RecordQuerySet):
    """Values locked away: read by who may also read the record they came from."""

    def readable_by(self, person):
        of_record = policy.readable_by(person, "of__")
        return super().readable_by(person).filter(of_record)

    def for_table(self):
        return super().for_table().select_related("of")

    def locked(self):
        """Those that were not put back."""
        return self.filter(put_back_at=None)


class RevisionQuerySet(QuerySet):
    """Former values, under the marking that their record has today."""

    def readable_by(self, person):
        """Those of the person's own office."""
        readable = self.filter(policy.readable_by(person, "of__"))
        return readable.filter(policy.held_by(person.entity, "of__"))


class RequestQuerySet(RecordQuerySet):
    """Confidentiality requests."""

    def in_force(self):
        return self.filter(lifted_at=None)

    def lifted(self):
        return self.filter(lifted_at__isnull=False)

    def awaiting_note(self):
        """Made by word of mouth; the State has not written yet."""
        return self.in_force().filter(channel="oral")


class UnderRequestQuerySet(QuerySet):
    """What requests are about."""

    def in_force(self):
        return self.filter(lifted_at=None)
