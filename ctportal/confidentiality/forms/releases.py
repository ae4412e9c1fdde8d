"""With whom a record is shared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.forms import Day
from ctportal.people.models import Community, Entity


class ReleaseForm(forms.Form):
    """With whom a record is shared, and from when until when."""

    entity = forms.ModelChoiceField(
        Entity.objects.none(),
        to_field_name="code",
        label=_("Organization"),
        required=False,
    )
    community = forms.ModelChoiceField(
        Community.objects.none(),
        to_field_name="code",
        label=_("or group of readers"),
        required=False,
    )
    begins_on = forms.DateField(label=_("From"), required=False, widget=Day())
    ends_on = forms.DateField(label=_("Until"), required=False, widget=Day())
    ground = forms.CharField(
        label=_("On what ground"), max_length=120, help_text=_("a letter or paragraph")
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["entity"].queryset = Entity.objects.exclude(pk=by.entity.pk)
        # Delegations are the visits' own business, and their names would tell of one.
        self.fields["community"].queryset = Community.objects.filter(
            code__in=["un-entities", "compact", "committee"]
        )

    def clean(self):
        values = super().clean()
        if bool(values.get("entity")) == bool(values.get("community")):
            self.add_error("entity", _("Name an organization or a group, one of them."))
        first, last = values.get("begins_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return values

    @property
    def reader(self):
        return self.cleaned_data["entity"] or self.cleaned_data["community"]
