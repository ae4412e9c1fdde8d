"""What may be asked of the list of documents."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.filters import OneOf

from .media import NAMES
from .models import Document


class DocumentFilter(MarkedFilter):
    searched = ("title", "words")

    language = OneOf(choices=settings.LANGUAGES, label=_("Language"))
    type = OneOf(
        field_name="media_type", choices=list(NAMES.items()), label=_("Kind of file")
    )

    class Meta:
        model = Document
        fields = []
