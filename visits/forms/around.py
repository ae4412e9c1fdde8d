"""What is said of a visit's checklist, parts, invitations and mission reports."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day

from ..models import (
    ChecklistTemplate,
    Invitation,
    InvitationAnswer,
    MissionReport,
    VisitPart,
)
from .visits import in_order


class TemplateForm(forms.ModelForm):
    """Something to be done for every visit agreed from today on."""

    name = forms.CharField(label=_("What is to be done"), max_length=120)

    class Meta:
        model = ChecklistTemplate
        fields = ("counted_from", "days", "is_of_heads")

    field_order = ("name",)


class PartForm(forms.ModelForm):
    """Some days on site, or virtual."""

    class Meta:
        model = VisitPart
        fields = ("mode", "begins_on", "ends_on", "subject")
        widgets = {"begins_on": Day, "ends_on": Day}

    def clean(self):
        return in_order(self, super().clean())


PartFormSet = forms.formset_factory(PartForm, extra=2, max_num=8, can_delete=True)


class InviteForm(forms.ModelForm):
    """An office is asked to take part."""

    sent_on = forms.DateField(label=_("Sent"), widget=Day, initial=timezone.localdate)

    class Meta:
        model = Invitation
        fields = ("sent_on", "answer_by", "text", "letter_number", "letter_on")
        widgets = {
            "answer_by": Day,
            "letter_on": Day,
            "text": forms.Textarea(attrs={"rows": 4}),
        }


class AnswerForm(forms.ModelForm):
    """What the office that was asked says."""

    takes_part = forms.TypedChoiceField(
        label=_("Does your office take part?"),
        choices=[("yes", _("Takes part")), ("no", _("Declines"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    answered_on = forms.DateField(
        label=_("Answered"), widget=Day, initial=timezone.localdate
    )

    class Meta:
        model = InvitationAnswer
        fields = (
            "takes_part",
            "answered_on",
            "people",
            "reason",
            "letter_number",
            "letter_on",
        )
        widgets = {"reason": forms.Textarea(attrs={"rows": 3}), "letter_on": Day}


class MissionReportForm(RecordForm):
    """A mission report, or its next version; its files are attached afterwards."""

    class Meta:
        model = MissionReport
        fields = ("title", "summary", "language")
        widgets = {"summary": forms.Textarea(attrs={"rows": 6})}
