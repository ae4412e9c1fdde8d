"""What is said when a visit is put off, taken up again or given up."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from ..models import VisitChange
from .visits import in_order


class StopForm(forms.ModelForm):
    """The day, the reason and the letter of a visit that is given up."""

    on = forms.DateField(label=_("Day"), widget=Day, initial=timezone.localdate)

    class Meta:
        model = VisitChange
        fields = ("on", "reason", "letter_number", "letter_on")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3}), "letter_on": Day}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = self.asks_why

    asks_why = True


class DeclinedForm(StopForm):
    """A State need not say why."""

    asks_why = False


class PostponeForm(StopForm):
    """The same with the new days, where they are known."""

    begins_on = forms.DateField(
        label=_("New days, from"),
        widget=Day,
        required=False,
        help_text=_("Left out, it stays postponed until the days are known."),
    )
    ends_on = forms.DateField(label=_("until"), widget=Day, required=False)
    field_order = ("begins_on", "ends_on")

    def clean(self):
        typed = super().clean()
        if bool(typed.get("begins_on")) != bool(typed.get("ends_on")):
            self.add_error("ends_on", _("Say both days, or neither."))
        return in_order(self, typed)


class TakeUpForm(PostponeForm):
    """The new days of a visit that waited for them."""

    asks_why = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("begins_on", "ends_on"):
            self.fields[name].required, self.fields[name].help_text = True, ""
