"""Words for sets of search entries."""

from django.db import connection

from ctportal.confidentiality.querysets import RecordQuerySet

# The newest that a search finds; more than these are never gone through.
MOST_FOUND = 500


class SearchEntryQuerySet(RecordQuerySet):
    def matching(self, words: str):
        """The newest entries in which all these words stand, in any language."""
        return self.filter(pk__in=found(words)) if words.strip() else self

    def since(self, moment):
        """What was made or changed after a moment."""
        return self.filter(changed_at__gt=moment)

    def for_table(self):
        """With what a list shows, and without the words that are only looked in."""
        return super().for_table().select_related("theme").defer("words")


def found(words: str) -> list[int]:
    """The records whose words these are: the database applies the rule itself."""
    with connection.cursor() as cursor:
        asked = words.replace("\0", " ")
        cursor.execute("SELECT search(%s, %s)", [asked, MOST_FOUND])
        return [pk for (pk,) in cursor.fetchall()]
