"""As whom an office looks at its own records."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Classification, Entity

from ..explain import Standpoint


class StandpointForm(forms.Form):
    """An organization, and how far its people are cleared."""

    entity = forms.ModelChoiceField(
        Entity.objects.none(), to_field_name="code", label=_("View as")
    )
    clearance = forms.TypedChoiceField(
        choices=Classification,
        coerce=int,
        empty_value=Classification.CONFIDENTIAL,
        initial=Classification.CONFIDENTIAL,
        label=_("cleared to"),
        required=False,
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        others = Entity.objects.exclude(kind=Entity.Kind.JOINT)
        self.fields["entity"].queryset = others.exclude(pk=by.entity.pk)

    @property
    def standpoint(self) -> Standpoint:
        return Standpoint(self.cleaned_data["entity"], self.cleaned_data["clearance"])
