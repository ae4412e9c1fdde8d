"""What the Committee approves from a day on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day

from . import changing


class ApprovalForm(forms.Form):
    """Whether the Committee approves a kind from a day on, by what, and why."""

    approves = forms.ChoiceField(
        label=_("From that day on"),
        choices=[
            ("yes", _("the Committee approves them")),
            ("no", _("the Committee does not approve them")),
        ],
        widget=forms.RadioSelect,
    )
    begins_on = forms.DateField(label=_("From this day on"), widget=Day())
    source = forms.CharField(label=_("Paragraph or decision"), max_length=120)
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )

    field_order = ("begins_on", "approves")

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind

    def clean(self):
        if not self.errors:
            facts = self.facts
            day, is_end = facts["begins_on"], facts["is_end"]
            changing.require_sound(self.kind, day, is_end=is_end)

    @property
    def facts(self) -> dict:
        """What is proposed, as the action takes it."""
        facts = dict(self.cleaned_data)
        is_end = facts.pop("approves") == "no"
        return facts | {"is_end": is_end}
