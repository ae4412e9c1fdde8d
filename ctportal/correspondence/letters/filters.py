"""What may be asked of the register."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import DateFilter

from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.filters import NamedChoiceFilter, OneOf
from ctportal.pages.forms import Day

from ..models import Letter


class LetterFilter(MarkedFilter):
    searched = ("title", "their_number", "person", "ref")

    direction = OneOf(choices=Letter.Direction.choices, label=_("Direction"))
    type = OneOf(choices=Letter.Type.choices, label=_("Kind"))
    language = OneOf(choices=settings.LANGUAGES, label=_("Language"))
    entity = NamedChoiceFilter(
        field_name="entity", key="code", label=_("Organization on the other side")
    )
    drafts = OneOf(
        choices=[("yes", _("drafts alone"))], label=_("Drafts"), method="by_draft"
    )
    first = DateFilter(
        field_name="written_on", lookup_expr="gte", label=_("From"), widget=Day
    )
    last = DateFilter(
        field_name="written_on", lookup_expr="lte", label=_("Until"), widget=Day
    )

    class Meta:
        model = Letter
        fields = []

    def search(self, queryset, name, words):
        """Also by our number, for who has it: it stands in the rows handed in."""
        own = queryset.filter(our_number__icontains=words.strip()).values("pk")
        found = super().search(queryset, name, words).values("pk")
        return queryset.filter(Q(pk__in=own) | Q(pk__in=found))

    def by_draft(self, queryset, name, word):
        return queryset.drafts()
