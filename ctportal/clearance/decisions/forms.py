"""What may be typed about records before the Committee: each act with its letter."""

from datetime import time

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.letters.choosing import EITHER, IN, OUT, LetterChoice
from ctportal.pages.forms import Day
from ctportal.people.models import Entity, Function

from . import deadlines, offices


class Hour(forms.TimeInput):
    """A time of day, picked or typed."""

    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


def usual_hour() -> time:
    return time.fromisoformat(settings.COMMITTEE_HOUR)


class ActForm(LetterChoice):
    """An act of the Committee, and the letter or note it stands in.

    The secretariat sends it; the office that records the act for it received it.
    """

    goes = EITHER

    @property
    def facts(self) -> dict:
        """What its action is told, the letter included."""
        return self.act_facts | {"letter": self.its_letter()}


class CircularForm(ActForm):
    """An act by a note to the members, which the secretariat itself sends them."""

    @classmethod
    def goes_for(cls, person):
        is_sender = person is not None and offices.serves_committee(person)
        return OUT if is_sender else cls.goes


class CirculateForm(CircularForm):
    """Until when its members may object, and who will know of a hold."""

    circular = forms.CharField(
        label=_("Symbol or number of the circular"), max_length=120, required=False
    )
    working_days = forms.IntegerField(
        label=_("Working days to object"), min_value=1, max_value=90, required=False
    )
    until = forms.DateField(label=_("or until this day"), widget=Day, required=False)
    hour = forms.TimeField(label=_("At"), widget=Hour, initial=usual_hour)
    functions = forms.ModelMultipleChoiceField(
        Function.objects.none(),
        to_field_name="code",
        label=_("Who may know who holds it"),
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ["circular", "working_days", "until", "hour", "functions"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, by=by, **kwargs)
        self.fields["functions"].queryset = offices.functions_that_may_know(by)
        self.fields["hour"].help_text = deadlines.place()
        self.initial.setdefault("functions", [offices.SECRETARY])
        self.initial.setdefault("working_days", settings.COMMITTEE_WORKING_DAYS)

    def clean(self):
        typed = super().clean()
        days, until, hour = (typed.get(n) for n in ("working_days", "until", "hour"))
        if not days and not until:
            self.add_error("working_days", _("Say how many days, or until which day."))
        elif hour:
            counted = deadlines.after(timezone.now(), days or 0, hour)
            typed["deadline"] = deadlines.at(until, hour) if until else counted
        return typed

    @property
    def facts(self):
        named = ("circular", "deadline", "functions")
        said = {name: self.cleaned_data[name] for name in named}
        return said | {"letter": self.its_letter()}


class ExtendForm(CircularForm):
    """A later deadline, as a further note of the secretariat says."""

    day = forms.DateField(label=_("Until"), widget=Day)
    hour = forms.TimeField(label=_("At"), widget=Hour, initial=usual_hour)
    said = forms.CharField(label=_("Note"), max_length=300, required=False)
    field_order = ["day", "hour", "said"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hour"].help_text = deadlines.place()

    @property
    def facts(self):
        typed = self.cleaned_data
        until = deadlines.at(typed["day"], typed["hour"])
        said = {"until": until, "said": typed["said"]}
        return said | {"letter": self.its_letter()}


class MeetingForm(ActForm):
    """That the Committee adopted it at a meeting."""

    on = forms.DateField(label=_("Adopted on"), widget=Day, initial=timezone.localdate)
    symbol = forms.CharField(
        label=_("Symbol of the decision"), max_length=120, required=False
    )
    field_order = ["on", "symbol"]


class SilenceForm(forms.Form):
    """That the deadline passed and nobody objected."""

    symbol = forms.CharField(
        label=_("Symbol of the decision"), max_length=120, required=False
    )

    def __init__(self, *args, by=None, state=None, **kwargs):
        super().__init__(*args, **kwargs)

    @property
    def facts(self):
        return self.cleaned_data


class EndForm(ActForm):
    """Why it is not adopted, or no longer before the members."""

    said = forms.CharField(label=_("Reason"), max_length=300)
    field_order = ["said"]


class MemberHoldForm(forms.Form):
    """A member holds it itself."""

    until = forms.DateField(
        label=_("Asked for until"),
        help_text=_("It stands until you lift it, after this day too."),
        widget=Day,
        required=False,
    )
    said = forms.CharField(
        label=_("Remark"),
        help_text=_(
            "Read by your permanent mission, and by the functions named to know of"
            " holds."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, *args, by=None, state=None, **kwargs):
        super().__init__(*args, **kwargs)

    @property
    def facts(self):
        return self.cleaned_data


class OfHoldForm(ActForm):
    """What a member's note says of its hold.

    The note is named in the remark, or chosen: entered here it would stand in the
    register, which a whole office reads.
    """

    goes = IN
    said = forms.CharField(
        label=_("Remark"),
        help_text=_("Name its note here: your whole office reads the register."),
        max_length=300,
        required=False,
    )
    OF_LETTER = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.entry:
            del self.fields[field.name]


class RecordedHoldForm(OfHoldForm):
    """A hold that a member asked for in a note."""

    member = forms.ModelChoiceField(
        Entity.objects.none(), to_field_name="code", label=_("Member of the Committee")
    )
    until = forms.DateField(
        label=_("Asked for until"),
        help_text=_("It stands until it is lifted, after this day too."),
        widget=Day,
        required=False,
    )
    field_order = ["member", "until", "said"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sitting = offices.seats().values("entity")
        self.fields["member"].queryset = Entity.objects.filter(pk__in=sitting)


class LongerForm(MemberHoldForm):
    until = forms.DateField(label=_("Until"), widget=Day)


class RecordedLongerForm(OfHoldForm):
    until = forms.DateField(label=_("Until"), widget=Day)
    field_order = ["until", "said"]


class LiftForm(MemberHoldForm):
    until = None


class RecordedLiftForm(OfHoldForm):
    field_order = ["said"]
