"""What is typed to propose a place, by kind of place."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from .. import offices
from ..models import (
    Classification,
    Entity,
    Function,
    Membership,
    Person,
    PlaceProposal,
)
from ..models.places import PORTAL_WIDE

Kind = PlaceProposal.Kind
Role = Membership.Role


class ProposalForm(forms.Form):
    """The days and the reason, which every place has; `entity` gives it."""

    kind = ""
    title = ""

    begins_on = forms.DateField(label=_("First day"), widget=Day)
    ends_on = forms.DateField(label=_("Last day"), widget=Day, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    field_order = ("person", "stands_for", "function", "in_charge")

    def __init__(self, *args, entity, **options):
        super().__init__(*args, **options)
        self.entity = entity
        self.initial.setdefault("begins_on", timezone.localdate())
        self.choose_among(entity)

    def choose_among(self, entity):
        """Narrow what can be chosen down to the entity's own."""

    def proposal(self) -> PlaceProposal:
        """What was typed, not stored yet."""
        return PlaceProposal(
            kind=self.kind, **{"entity": self.entity} | self.cleaned_data
        )

    def tell(self, refused):
        """Say what stands in the way, beside its field where there is one."""
        for name, errors in getattr(refused, "error_dict", {None: [refused]}).items():
            self.add_error(name if name in self.fields else None, errors)


class MembershipForm(ProposalForm):
    kind = Kind.MEMBERSHIP
    title = _("Propose somebody for your office")

    person = forms.ModelChoiceField(
        Person.objects.filter(is_active=True),
        to_field_name="login",
        label=_("Login of their account"),
        help_text=_("The administrator opens accounts."),
        widget=forms.TextInput,
    )
    role = forms.ChoiceField(label=_("Role"))
    classification = forms.TypedChoiceField(
        label=_("Cleared to"), choices=Classification.choices, coerce=int
    )

    field_order = ("person", "role", "classification")

    def choose_among(self, entity):
        self.fields["role"].choices = [
            choice for choice in Role.choices if choice[0] not in PORTAL_WIDE
        ]


class BeginningForm(MembershipForm):
    """As the administrator proposes: for an office that cannot begin by itself."""

    title = _("Propose a first officer, an administrator or an auditor")

    entity = forms.ModelChoiceField(
        Entity.objects.exclude(kind=Entity.Kind.JOINT),
        to_field_name="code",
        label=_("Organization"),
    )

    field_order = ("entity", "person", "role", "classification")

    def choose_among(self, entity):
        self.fields["role"].choices = Role.choices


class OfMemberForm(ProposalForm):
    """A place for somebody who acts for the office already."""

    person = forms.ModelChoiceField(None, to_field_name="login", label=_("Person"))

    def choose_among(self, entity):
        self.fields["person"].queryset = offices.people_of(entity)


class ClearanceForm(OfMemberForm):
    kind = Kind.CLEARANCE
    title = _("Propose another clearance")

    classification = forms.TypedChoiceField(
        label=_("Cleared to"), choices=Classification.choices, coerce=int
    )

    field_order = ("person", "classification")


class FunctionForm(OfMemberForm):
    kind = Kind.FUNCTION
    title = _("Propose who fills a function")

    function = forms.ModelChoiceField(None, to_field_name="code", label=_("Function"))
    in_charge = forms.BooleanField(
        label=_("As officer-in-charge, until the last day"), required=False
    )

    def choose_among(self, entity):
        super().choose_among(entity)
        self.fields["function"].queryset = Function.objects.filter(entity=entity)

    def clean(self):
        said = super().clean()
        if said.get("in_charge") and not said.get("ends_on"):
            self.add_error("ends_on", _("An officer-in-charge acts for stated days."))
        return said


class DeputyForm(OfMemberForm):
    kind = Kind.DEPUTY
    title = _("Propose a deputy")

    person = forms.ModelChoiceField(None, to_field_name="login", label=_("Deputy"))
    stands_for = forms.ModelChoiceField(
        None, to_field_name="login", label=_("Stands for")
    )
    ends_on = forms.DateField(label=_("Last day"), widget=Day)
    in_charge = forms.BooleanField(
        label=_("Also in charge of their functions in these days"), required=False
    )

    def choose_among(self, entity):
        super().choose_among(entity)
        self.fields["stands_for"].queryset = offices.people_of(entity)


class EndingForm(ProposalForm):
    """The end of a place that somebody has: `of` is the place."""

    kind = Kind.ENDING

    begins_on = None
    ends_on = forms.DateField(label=_("Last day"), widget=Day)

    def __init__(self, *args, of, person, **options):
        super().__init__(*args, **options)
        self.of, self.person = of, person

    def proposal(self):
        proposal = super().proposal()
        proposal.person = self.person
        setattr(proposal, self.of._meta.model_name, self.of)
        return proposal


PROPOSED: dict[str, type[ProposalForm]] = {
    form.kind.value: form
    for form in (MembershipForm, ClearanceForm, FunctionForm, DeputyForm)
}
