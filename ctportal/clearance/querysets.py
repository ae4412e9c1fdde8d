"""Words for sets of chains, which are their office's alone, and of decisions."""

from django.db.models import Case, Prefetch, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.utils import timezone

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet
from ctportal.people.by_two import ByTwoQuerySet
from ctportal.people.models import Incumbency
from ctportal.reference.querysets import DatedQuerySet


class OwnQuerySet(QuerySet):
    """Facts of a record, for those of its own office who may read it."""

    def readable_by(self, person):
        if person is None or person.entity is None:
            return self.none()
        readable = self.filter(policy.readable_by(person, "record__"))
        return readable.filter(policy.held_by(person.entity, "record__"))


class PartQuerySet(OwnQuerySet):
    def readable_by(self, person):
        return super().readable_by(person).filter(policy.readable_by(person, "part__"))


class ChainQuerySet(OwnQuerySet):
    def running(self):
        return self.filter(outcome="running")

    def of(self, record):
        """The rounds of a record, the first one first."""
        return self.filter(record=record.marking).order_by("round")

    def with_names(self):
        """With who submitted, and who is asked and answered."""
        people = ("function", "person", "decided_by", "acting_for")
        steps = self.model._meta.get_field("steps").related_model
        told = steps.objects.select_related(*people)
        return self.select_related("submitted_by").prefetch_related(
            Prefetch("steps", told), "other_versions__by"
        )


class StepQuerySet(OwnQuerySet):
    def open(self):
        """Those whose turn it is."""
        running = self.filter(chain__outcome="running", answer="")
        return running.filter(turn_on__isnull=False)

    def asked_of(self, people, functions):
        """What is asked of one of these people, or of these functions."""
        return self.filter(Q(person__in=people) | Q(function__in=functions))


class TemplateQuerySet(DatedQuerySet):
    def of_office(self, entity):
        return self.filter(office=entity)

    def with_steps(self):
        return self.select_related("changed_by").prefetch_related(
            "steps__function", "steps__person"
        )


class DecisionQuerySet(RecordQuerySet):
    """Read by those who may also read the record that is decided on."""

    def readable_by(self, person):
        return super().readable_by(person).filter(policy.readable_by(person, "of__"))

    def for_table(self):
        return super().for_table().select_related("of__state", "kept_by")

    def with_holds(self):
        """With whether each is on hold: one question for all."""
        held = When(pk__in=RawSQL("SELECT on_hold()", ()), then=Value(True))
        return self.annotate(is_held=Case(held, default=Value(False)))

    def about(self, record):
        return self.filter(of=record.marking)

    def under_way(self):
        """What the members have before them."""
        return self.filter(status="circulated")

    def adopted(self):
        return self.filter(status="adopted")

    def over(self):
        """Those whose deadline has passed, and nobody has written down what follows."""
        return self.under_way().filter(deadline__lte=timezone.now())


class HoldQuerySet(QuerySet):
    """Known to the functions named for it and to the member whose it is; the database
    says the same, and that the decision must be seen."""

    def known_to(self, person):
        seen = policy.readable_by(person, "decision__")
        filled = Incumbency.objects.current().filter(person=person)
        named = Q(decision__keepers__function__in=filled.values("function"))
        own = Q(member=person.entity) if person.entity else Q(pk__in=[])
        return self.filter(seen, named | own).distinct()

    def standing(self):
        return self.filter(lifted_at=None)


class SeatProposalQuerySet(ByTwoQuerySet):
    def for_table(self):
        named = ("entity", "person", "function", "proposed_by")
        ending = ("member__entity", "incumbency__function", "incumbency__person")
        return self.select_related(*named, *ending)
