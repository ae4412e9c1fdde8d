"""What may be said in clearance, and how an office says who clears what."""

from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from ctportal.people.models import Function, Membership, Person

from ..models import ChainStep

MOST_STEPS = 12


class OfAVersion(forms.Form):
    """What is said of the version that was read, and of no other."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def ask_again_about(self, seen):
        """Shown once more with its words, it answers to the version that stands now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = seen


class DecideForm(OfAVersion):
    """One answer, with what was changed or the reasons of a return."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (ChainStep.Answer.CLEARED, _("Cleared")),
            (ChainStep.Answer.WITH_CHANGES, _("Cleared with changes")),
            (ChainStep.Answer.RETURNED, _("Returned to its drafters")),
        ],
        widget=forms.RadioSelect,
    )
    said = forms.CharField(
        label=_("What was changed, or why it is returned"),
        help_text=_("needed unless it is cleared as it is; your office alone reads it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class AnswerForForm(OfAVersion):
    """Why another version than the cleared one goes out."""

    reason = forms.CharField(
        label=_("Why this version goes out"),
        help_text=_("kept with your name; your office alone reads it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskedField(forms.ChoiceField):
    """A function or one of the people of an office, by name."""

    def __init__(self, *, office=None, **kwargs):
        super().__init__(**kwargs)
        self.choices = [("", "–"), *_offered(office)] if office else []

    def clean(self, value):
        """The function or the person, under the word for which it is."""
        sort, _colon, code = super().clean(value).partition(":")
        if sort == "function":
            return {"function": Function.objects.get(code=code), "person": None}
        if sort == "person":
            return {"function": None, "person": Person.objects.get(login=code)}
        return None


def named(asked) -> str:
    """How the choice names who a step asks."""
    if asked.function:
        return f"function:{asked.function.code}"
    return f"person:{asked.person.login}"


def _offered(office):
    functions = Function.objects.filter(entity=office)
    current = Membership.objects.current()
    # Who belongs to several offices acts for one of them.
    acting = current.filter(person=OuterRef("person")).values("pk")[:1]
    members = current.of(office).filter(pk=Subquery(acting)).select_related("person")
    members = members.filter(person__is_active=True, person__is_mailbox=False)
    people = {m.person.login: m.person.name for m in members.order_by("person__name")}
    return [
        (_("Functions"), [(f"function:{f.code}", f.name) for f in functions]),
        (_("People"), [(f"person:{login}", name) for login, name in people.items()]),
    ]


class PassOnForm(forms.Form):
    """Who is asked instead."""

    def __init__(self, *args, office, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked"] = AskedField(office=office, label=_("Ask instead"))


class StepForm(forms.Form):
    """One step of an office's chain; one that asks nobody is passed over."""

    def __init__(self, *args, office, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked"] = AskedField(
            office=office, label=_("Who clears"), required=False
        )
        self.order_fields(["place", "asked", "days"])
        # They stand in a table, under the heads of its columns.
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label

    place = forms.IntegerField(label=_("Place"), min_value=1, max_value=99, initial=1)
    days = forms.IntegerField(
        label=_("Working days"), min_value=1, max_value=250, initial=5
    )

    @property
    def step(self) -> dict | None:
        """What the action is told of it."""
        asked = self.cleaned_data.get("asked")
        said = {name: self.cleaned_data.get(name) for name in ("place", "days")}
        return asked and asked | said


StepFormSet = forms.formset_factory(StepForm, extra=3, max_num=MOST_STEPS)


class KeeperForm(forms.Form):
    """Which function changes the chains besides the head."""

    def __init__(self, *args, office, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["function"] = forms.ModelChoiceField(
            Function.objects.filter(entity=office),
            to_field_name="code",
            label=_("Function"),
        )
