"""Words for sets of notes."""

from django.db.models import QuerySet

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet


class NoteQuerySet(RecordQuerySet):
    def for_signature(self):
        """Drafted, and handed to the function that signs them."""
        return self.filter(status="for-signature")

    def given(self):
        """Signed or passed on: their receivers have them."""
        return self.filter(status="given")

    def for_table(self):
        return (
            super()
            .for_table()
            .select_related("signatory", "created_by", "marking__originator")
        )


class AcknowledgementQuerySet(RecordQuerySet):
    """Read by those who may also read the note that was acknowledged."""

    def readable_by(self, person):
        return super().readable_by(person).filter(policy.readable_by(person, "note__"))

    def for_table(self):
        return (
            super()
            .for_table()
            .select_related(
                "note", "created_by", "receiver__function", "receiver__entity"
            )
        )


class TieQuerySet(QuerySet):
    """Ties between a note and another record, seen with both."""

    def readable_by(self, person):
        ends = [policy.readable_by(person, f"{end}__") for end in self.model.ends]
        return self.filter(*ends)
