"""What may be asked of the lists of visits."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.filters import ListFilter, NamedChoiceFilter, OneOf

from . import priority
from .models import Visit, VisitState


class VisitFilter(ListFilter):
    searched = ("title", "marking__state__iso3", "ref")

    state = NamedChoiceFilter(
        field_name="marking__state", key="iso3", label=_("Member State")
    )
    type = OneOf(choices=Visit.Type.choices, label=_("Kind"))
    status = OneOf(choices=Visit.Status.choices, label=_("Status"))
    priority = OneOf(
        choices=[("yes", _("priority States of today"))],
        label=_("Priority"),
        method="of_priority",
    )

    class Meta:
        model = Visit
        fields = []

    def of_priority(self, queryset, name, word):
        """To States on the year's list or visited before (joint report, 16 a)."""
        states = priority.states_on(timezone.localdate(), self.request.user)
        whole = Q(marking__state__in=states)
        part = Exists(VisitState.objects.filter(visit=OuterRef("pk"), state__in=states))
        return queryset.filter(whole | part)


class DueFilter(ListFilter):
    """Where a visit stands under paragraph 16 e."""

    # Each word is one of the queryset's own.  Every visit is in one of the first five;
    # its originating office sets apart those of whose results nothing passes.
    WHERE = (
        ("transmitted", _("transmitted")),
        ("awaiting_the_state", _("awaiting the State")),
        ("being_written", _("being written")),
        ("overdue", _("overdue")),
        ("to_come", _("to come")),
    )
    BESIDES = (("before_the_committee", _("report before the Committee")),)
    KEPT = (
        ("kept_whole", _("all kept confidential")),
        ("confidential", _("confidential in part or whole")),
    )
    STANDINGS = (*WHERE, *BESIDES, *KEPT)
    searched = ("title", "marking__state__iso3", "ref")

    standing = OneOf(choices=STANDINGS, label=_("Standing"), method="stand")

    class Meta:
        model = Visit
        fields = []

    def stand(self, queryset, name, word):
        return queryset.standing(word, self.request.user)
