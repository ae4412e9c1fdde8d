"""What may be asked of the list of documents."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from ctportal.pages.filters import ListFilter
from ctportal.people.models import Classification

from .choices import NamedChoiceFilter
from .media import NAMES
from .models import Document


class DocumentFilter(ListFilter):
    searched = ("title", "words")

    state = NamedChoiceFilter(field_name="marking__state", key="iso3", label=_("State"))
    language = ChoiceFilter(
        choices=settings.LANGUAGES, label=_("Language"), empty_label=_("any")
    )
    type = ChoiceFilter(
        field_name="media_type",
        choices=list(NAMES.items()),
        label=_("Kind of file"),
        empty_label=_("any"),
    )
    classification = ChoiceFilter(
        field_name="marking__classification",
        choices=Classification.choices,
        label=_("Classification"),
        empty_label=_("any"),
    )
    holder = NamedChoiceFilter(
        field_name="marking__holder", key="code", label=_("Originating office")
    )

    class Meta:
        model = Document
        fields = []
