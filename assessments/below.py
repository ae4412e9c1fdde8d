"""Words for sets of records that are read with what stands above them."""

from django.db.models import Prefetch

from ctportal.confidentiality import policy
from ctportal.confidentiality.querysets import RecordQuerySet


class BelowQuerySet(RecordQuerySet):
    """Read by those who may also read every record that its kind stands within."""

    def readable_by(self, person):
        above = [policy.readable_by(person, f"{name}__") for name in self.model.within]
        return super().readable_by(person).filter(*above)


class NamingQuerySet(BelowQuerySet):
    """What names the projects by which something was done."""

    def with_programmes(self, person):
        """With their markings, as far as this person may read them, in one question."""
        ties = self.model.programmes.field.model.objects
        known = ties.filter(policy.readable_by(person, "record__"))
        named = known.select_related("record__holder", "record__state")
        return self.prefetch_related(
            Prefetch("programmes", named.order_by("record__ref"), "named")
        )


class FollowingQuerySet(BelowQuerySet):
    """What is said of a recommendation's being carried out."""

    def of(self, recommendation):
        return self.filter(recommendation=recommendation)


class AskingQuerySet(BelowQuerySet):
    """What another office answers, in a record of its own."""

    def unanswered(self, person):
        """Not answered yet, as far as this person may know."""
        answers = self.model.answer.related.related_model.objects
        known = answers.readable_by(person).values("pk")
        return self.exclude(answer__in=known)


class ProposalQuerySet(AskingQuerySet, FollowingQuerySet, NamingQuerySet):
    """Proposals that a gap was closed."""


class AskedQuerySet(AskingQuerySet):
    """Needs to be met through an existing programme."""

    def of(self, need):
        return self.filter(need=need)

    def for_table(self):
        return super().for_table().select_related("asked", "need__theme")


class AnswerQuerySet(NamingQuerySet):
    """What the offices asked said of them."""

    def naming(self, programme):
        """Those that name this programme."""
        return self.filter(programmes__record=programme.pk)

    def for_table(self):
        return super().for_table().select_related("request", "need")
