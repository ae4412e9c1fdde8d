"""Words for sets of records that are about States and themes."""

from django.db.models import Q

from ctportal.confidentiality.querysets import RecordQuerySet


class ProductQuerySet(RecordQuerySet):
    """Analytical products: what each is about stands in rows of its own."""

    def of_state(self, state):
        return self.filter(pk__in=self._tied("in_states", state=state))

    def about(self, theme):
        """About a theme, or about a part of it."""
        of_theme = Q(theme=theme) | Q(theme__parent=theme)
        return self.filter(pk__in=self._tied("on_themes", of_theme))

    def for_table(self):
        """With what each is about."""
        about = ("in_states__state", "in_regions__region", "on_themes__theme")
        return super().for_table().prefetch_related(*about)

    def _tied(self, name, *where, **what):
        """The products that have such a row among their `name`."""
        link = getattr(self.model, name).field.model
        return link.objects.filter(*where, **what).values("product")


class ThemedQuerySet(RecordQuerySet):
    """Records that are each about one theme."""

    def about(self, theme):
        """About a theme, or about a part of it."""
        return self.filter(Q(theme=theme) | Q(theme__parent=theme))


class BodyQuerySet(ThemedQuerySet):
    """Recommendations of other bodies."""

    def for_table(self):
        return super().for_table().select_related("theme")
