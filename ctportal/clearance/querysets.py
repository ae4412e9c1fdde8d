"""Words for sets of chains: read by the originating office's people alone."""

from django.db.models import Prefetch, Q, QuerySet

from ctportal.confidentiality import policy
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
