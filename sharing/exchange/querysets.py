"""Words for sets of matrices, editions, their lines and their deliveries."""

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet
from ctportal.people.models import Membership
from ctportal.reference.querysets import DatedQuerySet, in_force


class MatrixQuerySet(DatedQuerySet):
    def known_to(self, person):
        """Those that this person's office sends or receives today."""
        receives = Q(recipients__entity=person.entity)
        receives &= in_force(timezone.localdate(), "recipients__")
        mine = Q(sender=person.entity) | receives
        return self.filter(mine).distinct() if person.entity else self.none()

    def ready_on(self, day):
        """Approved, in force, and with somebody of the sender to answer for it."""
        acting = Membership.objects.current().filter(person__is_active=True)
        return (
            self.current_on(day)
            .filter(
                approved_at__isnull=False,
                responsible__memberships__in=acting,
                responsible__memberships__entity=F("sender"),
            )
            .distinct()
        )


class EditionQuerySet(RecordQuerySet):
    def before(self, edition):
        """Earlier editions of the same matrix, the latest first."""
        earlier = self.filter(matrix=edition.matrix_id, number__lt=edition.number)
        return earlier.order_by("-number", "pk")

    def for_table(self):
        return super().for_table().select_related("matrix__sender")


class LineQuerySet(QuerySet):
    """Lines of editions: who reads one reads the edition and its source today."""

    ends = ("edition__", "record__")
    of_what = ("record__",)

    def readable_by(self, person):
        each = [policy.readable_by(person, end) for end in self.ends]
        return self.filter(*each)

    def of(self, edition):
        return self.filter(edition=edition)

    def up_to(self, classification):
        """What was made from records that are not above a classification today."""
        highest = {
            f"{record}classification__lte": classification for record in self.of_what
        }
        return self.filter(**highest)

    def for_sheet(self):
        return self.select_related("record__holder")


class TieQuerySet(LineQuerySet):
    """What other records add to lines; they are read as well."""

    ends = ("edition__", "record__", "tied__")
    of_what = ("record__", "tied__")

    def for_sheet(self):
        return self.select_related("tied__holder").order_by("pk")


class DeliveryQuerySet(QuerySet):
    def readable_by(self, person):
        """Deliveries of the editions that this person's own office sends."""
        return self.filter(
            policy.readable_by(person, "edition__"),
            edition__marking__holder=person.entity,
        )

    def waiting(self):
        """Neither sent nor closed."""
        return self.filter(sent_at=None, closed_at=None)
