"""With whom records are shared, from when and until when."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.people.models import Community, Entity, Function

from ..actions import released_to
from ..models import Release

# Delegations are the visits' own business, and their names would tell of one.
GROUPS = ("un-entities", "compact", "committee")
READERS = ("entity", "community", "function")


def _reader(label):
    return forms.ModelChoiceField(
        Entity.objects.none(), to_field_name="code", label=label, required=False
    )


class ReleaseForm(forms.Form):
    """Which records, with whom, and for which days or between which statuses."""

    records = forms.MultipleChoiceField(
        label=_("What is shared"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one record.")},
    )
    entity = _reader(_("Organization"))
    community = _reader(_("or group of readers"))
    function = _reader(_("or named function"))
    begins_on = forms.DateField(label=_("From"), required=False, widget=Day())
    starting = forms.ChoiceField(label=_("or once it is"), required=False)
    ends_on = forms.DateField(label=_("Until"), required=False, widget=Day())
    until = forms.ChoiceField(label=_("or until it is"), required=False)
    ground = forms.CharField(
        label=_("On what ground"), max_length=120, help_text=_("a letter or paragraph")
    )

    def __init__(self, *args, by, records, milestones, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {record.ref: record for record in records}
        self.milestones = milestones
        self.fields["entity"].queryset = Entity.objects.exclude(pk=by.entity.pk)
        groups = Community.objects.filter(code__in=GROUPS)
        self.fields["community"].queryset = groups
        self.fields["function"].queryset = Function.objects.exclude(entity=by.entity)
        self.fields["records"].choices = [
            (ref, f"{capfirst(record.kind_name)} · {record}")
            for ref, record in self.known.items()
        ]
        statuses = [("", "–")]
        statuses += [(code, found.label) for code, found in milestones.items()]
        for name in ("starting", "until"):
            self.fields[name].choices = statuses

    def clean(self):
        values = super().clean()
        if sum(bool(values.get(name)) for name in READERS) != 1:
            self.add_error("entity", _("Name one reader: not none, and not several."))
        self._refuse_both("begins_on", "starting")
        self._refuse_both("ends_on", "until")
        if values.get("starting") and values.get("ends_on"):
            self.add_error("ends_on", _("What waits for a status ends at one, too."))
        first, last = values.get("begins_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return values

    def _refuse_both(self, day, status):
        if self.cleaned_data.get(day) and self.cleaned_data.get(status):
            self.add_error(day, _("Give a day or a status, not both."))

    @property
    def chosen(self) -> list:
        return [self.known[ref] for ref in self.cleaned_data["records"]]

    @property
    def reader(self):
        return next(filter(None, map(self.cleaned_data.get, READERS)))

    @property
    def terms(self) -> dict:
        """Days, statuses and ground, as the actions take them."""
        values = self.cleaned_data
        return {
            "begins_on": values["begins_on"],
            "ends_on": values["ends_on"],
            "starting": self.milestones.get(values.get("starting")),
            "until": self.milestones.get(values.get("until")),
            "ground": values["ground"],
        }

    @property
    def release(self) -> Release:
        """What would be made for each record, not saved."""
        return released_to(self.reader, **self.terms)


class ShareSeveralForm(ReleaseForm):
    """The same for records that were ticked in a list: they share no status."""

    def __init__(self, posted, *, by):
        super().__init__(posted, by=by, records=(), milestones={})
        for name in ("records", "starting", "until"):
            del self.fields[name]
