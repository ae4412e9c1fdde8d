"""What may be typed when a report goes to its State, and results of it with it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.letters.choosing import OUT, LetterChoice
from ctportal.pages.forms import Day


class SendingForm(LetterChoice):
    """On which day something goes to its State, with which letter."""

    goes = OUT
    day_sent = "on"

    on = forms.DateField(label=_("Sent on"), widget=Day, initial=timezone.localdate)


class ResultsForm(SendingForm):
    """Which results of a report its State is shown, with which letter.

    None is ticked beforehand, as somebody may have left it out; and none goes that was
    not on the page.
    """

    results = forms.MultipleChoiceField(
        error_messages={"required": _("Choose at least one record.")}
    )
    field_order = ("on",)
    # In a table with what keeps the others.
    APART = ("results",)

    def __init__(self, *args, standing=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.going = [one.result.ref for one in standing if one.may_go]
        self.fields["results"].choices = [(ref, ref) for ref in self.going]

    @property
    def offers(self) -> bool:
        """Whether anything could go along that the State does not read."""
        return bool(self.going)

    @property
    def rows(self) -> list:
        """Every result with whether it is ticked."""
        ticked = self["results"].value() or ()
        return [(one, one.result.ref in ticked) for one in self.standing]


class SentForm(ResultsForm):
    """A draft goes to its State: on which day, with which letter.

    Every result that may go along is ticked; it may also go without any.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        began = _("From this day on the State’s days for comments run.")
        self.fields["on"].help_text = began
        self.fields["results"].required = False
        self.initial["results"] = self.going
