"""Words for sets of documents, letters and clocks."""

from django.db.models import Case, F, QuerySet, Value, When

from ctportal.confidentiality.querysets import RecordQuerySet


class DocumentQuerySet(RecordQuerySet):
    def attached_to(self, *records):
        """What hangs under these records, or under what bears these markings."""
        return self.filter(attached_to__in=[record.pk for record in records])

    def drafts_attached_to(self, *records):
        """Those of drafts, which leave the circle together with them."""
        return self.attached_to(*records).exclude(marking__circle=None)

    def for_table(self):
        # The words of a document may be long, and no list shows them.
        return super().for_table().select_related("created_by").defer("words")


class LetterQuerySet(RecordQuerySet):
    def numbered_for(self, person):
        """With our number of each, which its own office alone has."""
        own = When(marking__holder__in=person.offices, then=F("number_row__text"))
        return self.annotate(our_number=Case(own, default=Value(None)))

    def drafts(self):
        """Ours that have not gone out."""
        return self.filter(direction="out", sent_on=None)

    def of_other_side(self, state):
        """Those to or from a State; of any where none is named."""
        return self.filter(marking__state=state) if state else self

    def going(self, way):
        """Those that came or those that went out; both where the way is neither."""
        return self.filter(direction=way) if way in ("in", "out") else self

    def for_table(self):
        return super().for_table().select_related("entity")


class ClockQuerySet(QuerySet):
    def running(self):
        """Those whose answer is still awaited."""
        return self.filter(answered_on=None, stopped_at=None)

    def counting(self):
        """Running, and not suspended."""
        return self.running().filter(suspended_on=None)
