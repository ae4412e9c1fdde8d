"""What may be typed about versions, and of what takes a report's place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Assessment

NOW = "now"


class KeepForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is kept"),
        max_length=200,
        required=False,
        help_text=_("Whoever has the report today reads this."),
    )


class CompareForm(forms.Form):
    """Which two; the later one may be the report as it stands today."""

    before = forms.ChoiceField(label=_("Earlier"))
    after = forms.ChoiceField(label=_("Later"))

    def __init__(self, sent, *, versions):
        choices = [(version.ref, str(version)) for version in versions]
        latest = [choice for choice, _name in choices[-1:]]
        usual = {"before": "".join(latest), "after": NOW}
        super().__init__(usual | {name: sent[name] for name in usual if name in sent})
        self.fields["before"].choices = choices
        self.fields["after"].choices = [*choices, (NOW, _("as it is today"))]


class SupersedeForm(forms.Form):
    later = forms.ModelChoiceField(
        Assessment.objects.none(), to_field_name="ref", label=_("By which report")
    )

    def __init__(self, *args, report, by, **kwargs):
        super().__init__(*args, **kwargs)
        own = Assessment.objects.readable_by(by).of_state(report.marking.state)
        later = own.exclude(pk=report.pk).filter(marking__holder=report.holder)
        later = later.filter(as_of__gte=report.as_of).exclude(status="superseded")
        self.fields["later"].queryset = later.for_table().order_by("-as_of", "ref")
