"""An office's own people, and who fills which function in any."""

from django.db.models import F, Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_filters import DateFilter

from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, OneOf
from ctportal.pages.forms import Day
from ctportal.pages.lists import ListPage

from ..models import Classification, Function, Incumbency, Membership


def _functions(person):
    """What a person fills today, from what the list has read already."""
    today = timezone.localdate()
    return " · ".join(
        place.said
        for place in (*person.incumbencies.all(), *person.deputyships.all())
        if (place.begins_on or today) <= today <= (place.ends_on or today)
    )


def _filled(function, in_charge):
    return " · ".join(
        str(place.person) for place in function.filled if place.in_charge == in_charge
    )


class MemberFilter(ListFilter):
    searched = ("person__name", "person__login")
    role = OneOf(choices=Membership.Role.choices, label=_("Role"))
    cleared = OneOf(choices=Classification.choices, label=_("Cleared to"))
    until = DateFilter(
        field_name="ends_on", lookup_expr="lte", label=_("Ends by"), widget=Day
    )

    class Meta:
        model = Membership
        fields = []


class Members(ListPage):
    """Who acts for an office today."""

    template_name = "people/office.html"
    columns = (
        Column(
            "name",
            _("Name"),
            value="person.name",
            sort="person__name",
            link=lambda member: reverse("people:member", args=[member.person.login]),
        ),
        Column("role", _("Role"), value="said", sort="role"),
        Column(
            "cleared",
            _("Cleared to"),
            value=lambda m: Classification(m.cleared or 0).label,
            sort="cleared",
        ),
        Column("functions", _("Functions"), value=lambda m: _functions(m.person)),
        Column("begins_on", _("From"), sort="begins_on"),
        Column("ends_on", _("Until"), sort="ends_on"),
    )
    filterset = MemberFilter
    sort = "name"
    noun = ngettext_lazy("%(count)s person", "%(count)s people", "count")
    empty = _("Nobody acts for your office today.")


class FunctionFilter(ListFilter):
    searched = ("names", "entity__names")

    class Meta:
        model = Function
        fields = []


class Functions(ListPage):
    """Who fills which function today."""

    title = _("Functions")
    lead = _("Who fills which function today, and who is in charge meanwhile.")
    columns = (
        Column("name", _("Function"), sort="code"),
        Column("entity", _("Organization"), value="entity.name", sort="entity__code"),
        Column("incumbent", _("Filled by"), value=lambda f: _filled(f, False)),
        Column("in_charge", _("Officer-in-charge"), value=lambda f: _filled(f, True)),
    )
    filterset = FunctionFilter
    sort = "entity"
    noun = ngettext_lazy("%(count)s function", "%(count)s functions", "count")


def functions():
    """Every function with who fills it today; its code is its reference."""
    today = Incumbency.objects.current().select_related("person")
    filled = Prefetch("incumbencies", today.filter(person__is_active=True), "filled")
    found = Function.objects.annotate(ref=F("code")).select_related("entity")
    return found.prefetch_related(filled)
