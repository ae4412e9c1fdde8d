"""What may be asked of a list, and what is being asked now."""

from dataclasses import dataclass
from operator import itemgetter

from django.db.models import Q
from django.forms import SearchInput
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from ctportal.reference import languages
from ctportal.reference.models import Theme

from . import address
from .columns import in_words

# How the two ends of a range are named in an address, and said.
ENDS = {
    "after": _("from %(end)s"),
    "before": _("until %(end)s"),
    "min": _("from %(end)s"),
    "max": _("up to %(end)s"),
}


@dataclass(frozen=True)
class InForce:
    """One filter in force: its words, and the address of the list without it."""

    label: str
    said: str
    without: str


def with_words(queryset, fields, words):
    """The rows that hold every word, each in any of the fields."""
    for word in words.split():
        anywhere = [Q(**{f"{field}__icontains": word}) for field in fields]
        held = Q.create(anywhere, connector=Q.OR) if anywhere else Q(pk__in=[])
        queryset = queryset.filter(held)
    return queryset


class ListFilter(FilterSet):
    """The filters of a list; the search box looks in the fields `searched` names.

    Choices that name records are worked out from `self.queryset`, which is what the
    reader may read, so that a choice never tells of a record that is not there.
    """

    searched = ("title",)

    q = CharFilter(label=_("Words"), method="search", widget=SearchInput)

    def search(self, queryset, name, words):
        return with_words(queryset, self.searched, words)

    def in_force(self) -> list[InForce]:
        """Every filter in force, in the order of the form."""
        if not self.form.is_valid():
            return []
        return [
            InForce(
                bound.label,
                self._said(bound.name, key, raw),
                address.without(self.data, key, raw),
            )
            for bound in self.form
            for key in self._keys(bound)
            for raw in self.data.getlist(key)
            if raw
        ]

    def _keys(self, bound):
        """The keys of the address that belong to a field; a range has two."""
        return [bound.html_name, *(f"{bound.html_name}_{end}" for end in ENDS)]

    def _said(self, name, key, raw):
        for value, label in getattr(self.form.fields[name], "choices", ()):
            if str(value) == raw:
                return str(label)
        if key != name:
            return ENDS[key.removeprefix(f"{name}_")] % {"end": raw}
        value = self.form.cleaned_data.get(name)
        return raw if isinstance(value, list) else in_words(value)


class OneOf(ChoiceFilter):
    """A choice that may be left open."""

    def __init__(self, *args, **options):
        super().__init__(*args, **{"empty_label": _("any")} | options)


class NamedChoiceFilter(OneOf):
    """A choice among the named things that the reader's own rows have.

    `field_name` leads to the thing, `key` is what stands in the address for it; on
    screen it has its name in the reader's language.
    """

    def __init__(self, *args, field_name, key, **options):
        self.names_of = f"{field_name}__names"
        super().__init__(*args, field_name=f"{field_name}__{key}", **options)

    @property
    def field(self):
        self.extra["choices"] = self._choices()
        self.__dict__.pop("_field", None)
        return super().field

    def _choices(self):
        rows = self.parent.queryset.filter(**{f"{self.field_name}__isnull": False})
        pairs = rows.order_by().values_list(self.field_name, self.names_of).distinct()
        # Once each, where a later version calls it otherwise.
        named = {value: languages.chosen(names) for value, names in pairs}
        return sorted(named.items(), key=itemgetter(1))


class ThemeChoiceFilter(NamedChoiceFilter):
    """A theme of the reader's own rows: one with parts has the rows of its parts."""

    def __init__(self, *, field_name="theme"):
        super().__init__(field_name=field_name, key="code", label=_("Theme"))

    def _choices(self):
        own = dict(super()._choices())
        above = Theme.objects.filter(parts__code__in=own).distinct()
        named = {theme.code: theme.name for theme in above} | own
        return sorted(named.items(), key=itemgetter(1))

    def filter(self, queryset, code):
        return queryset.about(Theme.objects.get(code=code)) if code else queryset
