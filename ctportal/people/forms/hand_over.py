"""Who gets what of a person's things."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import offices
from ..models import HandOver, HandOverItem

STAYS = "stays"


class HandOverForm(forms.Form):
    """One successor for all, and another or none for each thing.

    `held` are the sources with their things, as this reader may know them.
    """

    successor = forms.ModelChoiceField(
        None,
        to_field_name="login",
        label=_("Everything goes to"),
        empty_label=_("nobody, but what is chosen below"),
        required=False,
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args, person, by, held, **options):
        super().__init__(*args, **options)
        others = offices.people_of(by.entity).filter(is_mailbox=False)
        self.successors = others.exclude(pk__in=[person.pk, by.pk])
        self.fields["successor"].queryset = self.successors
        self.person, self.by, self.held = person, by, held
        for source, thing in self._movable():
            self.fields[name_of(source, thing)] = self._choice(thing)

    def _choice(self, thing):
        names = [(person.login, person.name) for person in self.successors]
        choices = [("", _("as above")), (STAYS, _("stays with them")), *names]
        return forms.ChoiceField(label=thing.title, choices=choices, required=False)

    def _movable(self):
        for source, things in self.held:
            for thing in things if source.move else ():
                if thing.moves:
                    yield source, thing

    @property
    def sections(self) -> list[tuple]:
        """Each source with its things, and each of them beside its field if it has one;
        first what can be given."""
        return [
            (source, [(thing, self._field(source, thing)) for thing in things])
            for source, things in sorted(self.held, key=lambda pair: not pair[0].move)
        ]

    def _field(self, source, thing):
        name = name_of(source, thing)
        return self[name] if name in self.fields else None

    def hand_over(self) -> tuple[HandOver, list[HandOverItem]]:
        """What was chosen, not stored yet."""
        reason = self.cleaned_data["reason"]
        made = HandOver(person=self.person, entity=self.by.entity, reason=reason)
        people = {person.login: person for person in self.successors}
        items = []
        for source, thing in self._movable():
            chosen = people.get(self.cleaned_data[name_of(source, thing)])
            successor = chosen or self._for_all(source, thing)
            if successor:
                items.append(
                    HandOverItem(
                        hand_over=made,
                        source=source.code,
                        key=thing.key,
                        successor=successor,
                    )
                )
        return made, items

    def _for_all(self, source, thing):
        stays = self.cleaned_data[name_of(source, thing)] == STAYS
        return None if stays else self.cleaned_data["successor"]


def name_of(source, thing) -> str:
    return f"{source.code}-{thing.key}"
