"""Choices among named things: the States, themes and offices that rows have."""

from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from ctportal.pages.filters import ReadableChoiceFilter
from ctportal.reference import languages


class NamedChoiceFilter(ReadableChoiceFilter):
    """A choice among what the rows have, by its name in the reader's language.

    `field_name` leads to the thing, `key` is what stands in the address for it.
    """

    def __init__(self, *args, field_name, key, **options):
        options.setdefault("empty_label", _("any"))
        options |= {
            "field_name": f"{field_name}__{key}",
            "named": f"{field_name}__names",
        }
        super().__init__(*args, **options)

    def _choices(self):
        rows = self.parent.queryset.filter(**{f"{self.field_name}__isnull": False})
        pairs = rows.order_by().values_list(self.field_name, self.named).distinct()
        named = [(value, languages.chosen(names)) for value, names in pairs]
        return sorted(named, key=itemgetter(1))
