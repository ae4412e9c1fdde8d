"""What is said of visits that are not CTED's."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Entity
from ctportal.reference.models import State

from ..models import ExternalMission, VisitNotice
from .visits import in_order, states

DAYS = {"begins_on": Day, "ends_on": Day}
WIDGETS = DAYS | {"purpose": forms.Textarea(attrs={"rows": 4})}


class OfState(forms.Form):
    """Which State it is in; that stays."""

    state = forms.TypedChoiceField(
        label=_("Member State"),
        choices=states,
        coerce=lambda iso3: State.objects.get(iso3=iso3),
    )


class NoticeForm(RecordForm):
    """UNOCT's visit, as it tells CTED of it."""

    class Meta:
        model = VisitNotice
        fields = ("title", "begins_on", "ends_on", "purpose")
        widgets = WIDGETS

    def clean(self):
        return in_order(self, super().clean())


class NewNoticeForm(OfState, NoticeForm):
    field_order = ("state",)


class MissionForm(RecordForm):
    """A mission of another body."""

    class Meta:
        model = ExternalMission
        fields = (
            "title",
            "body",
            "body_name",
            "begins_on",
            "ends_on",
            "purpose",
            "source",
        )
        widgets = WIDGETS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = [Entity.Kind.OUTSIDE_BODY, Entity.Kind.UN_ENTITY]
        self.fields["body"].queryset = Entity.objects.filter(kind__in=bodies)
        self.fields["body"].to_field_name = "code"

    def clean(self):
        typed = super().clean()
        if not typed.get("body") and not typed.get("body_name"):
            self.add_error("body", _("Say whose mission it is."))
        return in_order(self, typed)


class NewMissionForm(OfState, MissionForm):
    is_told = forms.BooleanField(
        label=_("Tell the other office at once"), required=False, initial=True
    )
    field_order = ("state",)


class CallOffForm(forms.Form):
    """It does not take place."""

    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)


class CallOffNoticeForm(CallOffForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)
