"""What is typed to propose a seat on the Committee, or its end."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.people.models import CommunityMember, Entity, Person

from ..models import SeatProposal
from . import offices, seats

Kind = SeatProposal.Kind


def next_first() -> date:
    """The next first of January, when members change."""
    return date(timezone.localdate().year + 1, 1, 1)


def last_of_term() -> date:
    """The end of the second calendar year from then: elected members serve two."""
    return date(timezone.localdate().year + 2, 12, 31)


class SeatForm(forms.Form):
    """The days and the reason, which every seat has."""

    kind = ""
    title = ""

    begins_on = forms.DateField(label=_("First day"), widget=Day, initial=next_first)
    ends_on = forms.DateField(
        label=_("Last day"), widget=Day, required=False, initial=last_of_term
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def proposal(self) -> SeatProposal:
        return SeatProposal(kind=self.kind, **self.cleaned_data)

    def tell(self, refused):
        for name, said in getattr(refused, "error_dict", {None: [refused]}).items():
            self.add_error(name if name in self.fields else None, said)


class MemberForm(SeatForm):
    kind = Kind.MEMBER
    title = _("Propose a member of the Committee")

    entity = forms.ModelChoiceField(
        Entity.objects.filter(kind=Entity.Kind.MISSION),
        to_field_name="code",
        label=_("Permanent mission"),
    )
    field_order = ["entity"]


class BureauForm(SeatForm):
    kind = Kind.FUNCTION
    title = _("Propose who fills a function of the Committee")

    function = forms.ModelChoiceField(None, to_field_name="code", label=_("Function"))
    person = forms.ModelChoiceField(None, to_field_name="login", label=_("Person"))
    field_order = ["function", "person"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        committee = CommunityMember.objects.filter(community__code=offices.COMMITTEE)
        sitting = committee.filter(entity__kind=Entity.Kind.MISSION)
        people = Person.objects.filter(
            is_active=True, memberships__entity__in=sitting.values("entity")
        )
        self.fields["function"].queryset = seats.functions()
        self.fields["person"].queryset = people.distinct().order_by("name", "pk")


class EndForm(SeatForm):
    """The end of one seat: `of` is the seat."""

    kind = Kind.ENDING

    begins_on = None
    ends_on = forms.DateField(label=_("Last day"), widget=Day)

    def __init__(self, *args, of, **kwargs):
        super().__init__(*args, **kwargs)
        self.of = of

    def proposal(self):
        proposal = super().proposal()
        is_member = isinstance(self.of, CommunityMember)
        setattr(proposal, "member" if is_member else "incumbency", self.of)
        return proposal


PROPOSED = {"member": MemberForm, "function": BureauForm}
