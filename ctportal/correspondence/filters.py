"""What may be asked of the lists of documents and of transmissions."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters import DateFilter

from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.filters import NamedChoiceFilter, OneOf
from ctportal.pages.forms import Day

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
    first = DateFilter(
        field_name="sent_on", lookup_expr="gte", label=_("From"), widget=Day
    )
    last = DateFilter(
        field_name="sent_on", lookup_expr="lte", label=_("Until"), widget=Day
    )

    class Meta:
        model = Transmission
        fields = []
