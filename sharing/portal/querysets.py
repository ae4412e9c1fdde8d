"""Words for sets of search entries."""

from django.db import connection
from django.db.models import Q

from assessments.models import MERGED
from ctportal.confidentiality.querysets import RecordQuerySet
from ctportal.confidentiality.unsealing import values_of
from ctportal.pages.columns import not_shared

from . import kinds, superseded

# The newest that a search finds; more than these are never gone through.
MOST_FOUND = 500


class SearchEntryQuerySet(RecordQuerySet):
    def readable_by(self, person):
        """What is hung under a record goes out of sight with it, here too.

        What was merged is found as what it was merged into.
        """
        rows = super().readable_by(person)
        for kind, model in kinds.hanging().items():
            seen = model.objects.readable_by(person).values("pk")
            rows = rows.filter(~Q(kind=kind) | Q(pk__in=seen))
        for model in MERGED:
            merged = model.objects.filter(merged_into__isnull=False)
            rows = rows.exclude(kind=model.kind, pk__in=merged.values("pk"))
        return rows

    def matching(self, words: str):
        """The newest entries in which all these words stand, in any language."""
        return self.filter(pk__in=found(words)) if words.strip() else self

    def since(self, moment):
        """What was made or changed after a moment."""
        return self.filter(changed_at__gt=moment)

    def put_back(self, rows):
        """Sealed titles as far as the reader may read each, and what superseded one."""
        superseded.put_beside(rows, *self._unsealed_for)
        untitled = [entry for entry in rows if not entry.title]
        if not untitled:
            return
        values = values_of([entry.pk for entry in untitled], *self._unsealed_for)
        for entry in untitled:
            value = values.get((entry.pk, "title"))
            entry.opened = {"title": value} if value else {}
            entry.title = value.value if value else not_shared()

    def markings_put_back(self) -> list:
        if self._unsealed_for is None:
            return []
        untitled = self.order_by().filter(title="").values("pk")
        values = values_of(untitled, *self._unsealed_for)
        return [value.marking for (_pk, n), value in values.items() if n == "title"]

    def for_table(self):
        """With what a list shows, and without the words that are only looked in."""
        return super().for_table().select_related("theme").defer("words")


def found(words: str) -> list[int]:
    """The records whose words these are: the database applies the rule itself."""
    with connection.cursor() as cursor:
        asked = words.replace("\0", " ")
        cursor.execute("SELECT search(%s, %s)", [asked, MOST_FOUND])
        return [pk for (pk,) in cursor.fetchall()]
