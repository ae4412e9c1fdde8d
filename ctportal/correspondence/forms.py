"""What may be typed about a document."""

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Classification
from ctportal.reference.models import State

from .media import SUFFIXES


class AttachForm(forms.Form):
    """A file for a record, whose readers it takes on."""

    file = forms.FileField(
        label=_("File"),
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES.values())}),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language it is written in"),
        choices=settings.LANGUAGES,
        initial=get_language,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "PDF, Word, Excel, OpenDocument text or plain text, up to %(most)s."
        ) % {"most": lazystr(filesizeformat(settings.FILE_SIZE_LIMIT))}


class DocumentForm(AttachForm):
    """A document of one's own office, attached to nothing."""

    state = forms.ModelChoiceField(
        label=_("Member State it is about"),
        queryset=State.objects.all(),
        to_field_name="iso3",
        required=False,
    )
    classification = forms.TypedChoiceField(
        label=_("Classification"),
        coerce=int,
        choices=[c for c in Classification.choices if c[0] < Classification.STRICTLY],
        initial=Classification.CONFIDENTIAL,
    )
