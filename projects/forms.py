"""What may be typed of a project."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.people.models import Classification, Entity
from ctportal.reference.models import Pillar, State, Theme

from .models import Project, ProjectPartner, Stage, StageDecision

# What the form may mark a project; the highest class needs named readers.
CLASSIFICATIONS = [
    (value, label)
    for value, label in Classification.choices
    if value != Classification.STRICTLY
]


class ByName(forms.models.ModelChoiceIterator):
    """Choices in the order of their names, in the reader's language."""

    def __iter__(self):
        return iter(sorted(super().__iter__(), key=lambda pair: pair[1].casefold()))


class SeveralByName(forms.ModelMultipleChoiceField):
    iterator = ByName


def _several(model, key, label, **options):
    return SeveralByName(
        model.objects.all(),
        to_field_name=key,
        label=label,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        **options,
    )


class ProjectForm(forms.ModelForm):
    """A project, from its first idea on."""

    states = _several(State, "iso3", _("Member States it helps"))
    themes = _several(Theme, "code", _("Themes"))
    implementing = _several(
        Entity, "code", _("Implementing organizations"), required=False
    )
    pillar = forms.ModelChoiceField(
        Pillar.objects.all(), to_field_name="code", label=_("Pillar"), required=False
    )

    class Meta:
        model = Project
        fields = (
            "title",
            "summary",
            "states",
            "themes",
            "pillar",
            "implementing",
            "gender_marker",
            "concerns_children",
            "begins_on",
            "ends_on",
            "budget",
            "language",
        )
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 5}),
            "begins_on": Day(),
            "ends_on": Day(),
        }

    def clean(self):
        begins_on = self.cleaned_data.get("begins_on")
        ends_on = self.cleaned_data.get("ends_on")
        if begins_on and ends_on and ends_on < begins_on:
            self.add_error("ends_on", _("The project cannot end before it begins."))
        return self.cleaned_data

    @property
    def fields_of_project(self) -> dict:
        """What was typed, as the actions take it."""
        typed = dict(self.cleaned_data)
        role = ProjectPartner.Role.IMPLEMENTING
        typed["partners"] = [(entity, role) for entity in typed.pop("implementing")]
        return typed


class OpeningForm(ProjectForm):
    """A new project also says who may read it at first."""

    classification = forms.TypedChoiceField(
        coerce=int,
        choices=CLASSIFICATIONS,
        initial=Classification.CONFIDENTIAL,
        label=_("Classification"),
        help_text=_("Your own office reads it, and nobody else until it is shared."),
    )


class ChangeForm(ProjectForm):
    """A project as it stands; `version` is the one the reader saw."""

    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, instance, **options):
        implementing = instance.partners.filter(role=ProjectPartner.Role.IMPLEMENTING)
        options["initial"] = {
            "version": instance.version_read,
            "states": [tie.state.iso3 for tie in instance.in_states.all()],
            "themes": [tie.theme.code for tie in instance.on_themes.all()],
            "implementing": implementing.values_list("entity__code", flat=True),
            "pillar": instance.pillar and instance.pillar.code,
        }
        super().__init__(*args, instance=instance, **options)
        for name in instance.not_shared:
            self.fields.pop(name, None)

    @property
    def fields_of_project(self):
        typed = super().fields_of_project
        del typed["version"]
        others = self.instance.partners.exclude(role=ProjectPartner.Role.IMPLEMENTING)
        typed["partners"] += [(partner.entity, partner.role) for partner in others]
        return typed


class InputForm(forms.Form):
    """What another office says of a project at its stage."""

    text = forms.CharField(
        label=_("Input"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Your office’s own record; the project’s office may read it."),
    )


class MarkForm(forms.Form):
    """The word given for a criterion, or the reason it is waived."""

    evidence = forms.CharField(label="", widget=forms.Textarea(attrs={"rows": 4}))
    amount = forms.DecimalField(
        label=_("Amount, US$"), min_value=0, max_digits=14, decimal_places=2
    )

    def __init__(self, *args, criterion, is_waiver, **options):
        super().__init__(*args, **options)
        evidence = self.fields["evidence"]
        evidence.label = _("Reason for the waiver") if is_waiver else _("Evidence")
        if is_waiver or not criterion.asks_amount:
            del self.fields["amount"]


class AttachForm(forms.Form):
    """How the chosen records are used."""

    stage = forms.TypedChoiceField(
        label=_("At the stage"), coerce=int, choices=Stage.choices
    )
    use = forms.CharField(
        label=_("How it is used"),
        max_length=200,
        help_text=_("For instance: origin of the idea, shaped an output."),
    )


class DecisionForm(forms.Form):
    """A decision of the Programme Review Board, as its secretary records it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=StageDecision.Outcome.choices,
        widget=forms.RadioSelect,
    )
    conditions = forms.CharField(
        label=_("Condition and date"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    returns_to = forms.TypedChoiceField(
        label=_("Back to"), coerce=int, empty_value=None, required=False
    )
    decided_on = forms.DateField(
        label=_("Decided"), widget=Day(), initial=timezone.localdate
    )
    minutes = forms.CharField(label=_("Minutes"), max_length=120)

    def __init__(self, *args, gate, **options):
        super().__init__(*args, **options)
        self.gate = gate
        earlier = [stage for stage in Stage if stage < gate.stage]
        self.fields["returns_to"].choices = [
            ("", "–"),
            *((stage.value, stage.label) for stage in earlier),
        ]

    @property
    def outcomes(self) -> list[dict]:
        """The decisions to choose from; one that is not possible says why."""
        approved = StageDecision.Outcome.APPROVED
        chosen = self["outcome"].value()
        asked = {"conditions": self["conditions"], "returned": self["returns_to"]}
        return [
            {
                "value": value,
                "label": label.capitalize(),
                "is_chosen": value == chosen,
                "refused": value == approved and not self.gate.is_met,
                "asks": asked.get(value),
            }
            for value, label in StageDecision.Outcome.choices
            if value != StageDecision.Outcome.RETURNED or self.gate.stage > Stage.IDEA
        ]

    def clean_outcome(self):
        outcome = self.cleaned_data["outcome"]
        if outcome == StageDecision.Outcome.APPROVED and not self.gate.is_met:
            raise forms.ValidationError(_("Not while a criterion is missing."))
        return outcome

    def clean_decided_on(self):
        decided_on = self.cleaned_data["decided_on"]
        if decided_on > timezone.localdate():
            raise forms.ValidationError(_("The decision has not been taken yet."))
        return decided_on

    def clean(self):
        outcome = self.cleaned_data.get("outcome")
        needed = {
            StageDecision.Outcome.CONDITIONS: ("conditions", _("Say the condition.")),
            StageDecision.Outcome.RETURNED: (
                "returns_to",
                _("Say to which earlier stage it returns."),
            ),
        }.get(outcome)
        if needed and not self.cleaned_data.get(needed[0]):
            self.add_error(*needed)
        if outcome != StageDecision.Outcome.RETURNED:
            self.cleaned_data["returns_to"] = None
        return self.cleaned_data
