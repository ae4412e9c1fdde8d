"""What may be asked of the lists of documents and of transmissions."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters import DateFromToRangeFilter

from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.filters import NamedChoiceFilter, OneOf

from .media import NAMES
from .models import Document, Transmission


class DocumentFilter(MarkedFilter):
    searched = ("title", "words")

    language = OneOf(choices=settings.LANGUAGES, label=_("Language"))
    type = OneOf(
        field_name="media_type", choices=list(NAMES.items()), label=_("Kind of file")
    )

    class Meta:
        model = Document
        fields = []


class TransmissionFilter(MarkedFilter):
    searched = ("number", "person", "ref")

    means = OneOf(choices=Transmission.Means.choices, label=_("By what means"))
    entity = NamedChoiceFilter(
        field_name="entity", key="code", label=_("To which organization")
    )
    sent_on = DateFromToRangeFilter(label=_("Sent"))

    class Meta:
        model = Transmission
        fields = []
