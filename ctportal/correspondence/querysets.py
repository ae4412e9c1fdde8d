"""Words for sets of documents."""

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
