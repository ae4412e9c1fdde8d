"""What may be said of a pack."""

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.people.models import Classification, Entity, Person
from ctportal.reference import names
from ctportal.reference.models import State

from . import picking
from .models import Pack
from .readers import HIGHEST, clearance_of

MOST_OFFERED = 50


class PartsChoice(forms.CheckboxSelectMultiple):
    """Reports to open, each with its parts to tick."""

    template_name = "packs/_parts.html"
    # Whose reports they are; none before a State was named.
    state = None

    def get_context(self, name, value, attrs):
        return super().get_context(name, value, attrs) | {"state": self.state}


class PartsField(forms.MultipleChoiceField):
    """Parts of reports, of which none need be ticked."""

    widget = PartsChoice
    default_error_messages = {
        "invalid_choice": gettext_lazy(
            "These reports have no part %(value)s; look through them again."
        )
    }

    def __init__(self):
        super().__init__(
            label=gettext_lazy("Parts of reports"),
            required=False,
            help_text=gettext_lazy(
                "With none ticked, the text of every report goes in whole."
            ),
        )


class PackForm(forms.Form):
    """A State, sections, parts of reports, whom it is for, language and paper."""

    state = forms.ChoiceField(label=gettext_lazy("Member State"))
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Left empty, it is called after the State."),
    )
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Sections"),
        choices=Pack.Section,
        initial=Pack.Section.values,
        widget=forms.CheckboxSelectMultiple,
    )
    chosen = PartsField()
    entity = forms.ChoiceField(label=gettext_lazy("For all people of"))
    person = forms.CharField(
        label=gettext_lazy("Only for one person, by login"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("Left empty, it is for everyone in the organization."),
    )
    classification = forms.TypedChoiceField(
        label=gettext_lazy("Nothing above"),
        coerce=int,
        help_text=gettext_lazy("Readers are those cleared to this classification."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES
    )
    paper = forms.ChoiceField(label=gettext_lazy("Paper"), choices=Pack.Paper)

    def __init__(self, *args, by: Person, **options):
        super().__init__(*args, **options)
        clearance = min(HIGHEST, clearance_of(by))
        states = _choices(State.objects.all(), "iso3")
        # None to begin with: nobody means the first of the alphabet.
        self.fields["state"].choices = [("", _("none chosen")), *states]
        self.fields["entity"].choices = _choices(Entity.objects.all(), "code")
        self.fields["entity"].initial = by.entity.code
        self.fields["language"].initial = translation.get_language()
        self.fields["classification"].initial = clearance
        self.fields["classification"].choices = [
            choice for choice in Classification.choices if choice[0] <= clearance
        ]
        self._offer_parts(by)

    def _offer_parts(self, by):
        """The reports on the State that was named, to choose from."""
        named = str(self["state"].value() or "").replace("\0", "")
        state = State.objects.filter(iso3=named).first()
        self.offers = picking.offers_on(state, by=by) if state else []
        self.fields["chosen"].widget.state = state
        self.fields["chosen"].choices = picking.choices_of(self.offers)
        ticked = self["chosen"].value() or ()
        for offer in self.offers:
            offer.is_open = any(pick.section.ref in ticked for pick in offer.picks)

    def clean_state(self):
        return State.objects.get(iso3=self.cleaned_data["state"])

    def clean_entity(self):
        return Entity.objects.get(code=self.cleaned_data["entity"])

    def clean_person(self):
        login = self.cleaned_data["person"]
        if not login:
            return None
        person = Person.objects.filter(login=login, is_active=True).first()
        if person is None or person.entity is None:
            raise forms.ValidationError(_("Nobody who reads here has this login."))
        return person

    def clean(self):
        said = super().clean()
        person, asked = said.get("person"), said.get("classification", 0)
        if person and clearance_of(person) < asked:
            self.add_error(
                "classification", _("This person is not cleared so high; choose lower.")
            )
        return said

    @property
    def contents(self) -> dict:
        """What decides what goes in."""
        said = self.cleaned_data
        return {
            "state": said["state"],
            "reader": said["person"] or said["entity"],
            "classification": said["classification"],
            "sections": said["sections"],
            "chosen": said["chosen"],
        }

    @property
    def facts(self) -> dict:
        """All that is said of the pack."""
        said = self.cleaned_data
        return {
            **self.contents,
            "title": said["title"] or title_for(said["state"], said["language"]),
            "language": said["language"],
            "paper": said["paper"],
        }


class IntoPackForm(forms.Form):
    """A pack of one's own office, or a new one on each State of what was ticked."""

    pack = forms.ChoiceField(
        label=gettext_lazy("Pack"),
        required=False,
        help_text=gettext_lazy("Left open, a new one is made on each Member State."),
    )
    entity = forms.ChoiceField(label=gettext_lazy("A new one is for all people of"))

    def __init__(self, *args, by: Person, **options):
        super().__init__(*args, **options)
        own = Pack.objects.readable_by(by).held_by(by.entity).for_table()
        in_order = own.unsealed_for(by).order_by("-changed_at", "ref")
        self.packs = {pack.ref: pack for pack in in_order[:MOST_OFFERED]}
        named = [(ref, f"{pack} · {ref}") for ref, pack in self.packs.items()]
        self.fields["pack"].choices = [("", _("a new one")), *named]
        self.fields["entity"].choices = _choices(Entity.objects.all(), "code")
        self.fields["entity"].initial = by.entity.code
        # The packs made with the first row of each State.
        self.made = {}

    @property
    def asked(self) -> tuple[Pack | None, Entity]:
        """The pack that was chosen, if one was, and whom a new one is for."""
        said = self.cleaned_data
        return self.packs.get(said["pack"]), Entity.objects.get(code=said["entity"])


def title_for(state: State, language: str) -> str:
    """What a pack is called when nobody says otherwise."""
    with translation.override(language):
        return _("Briefing pack: %(state)s") % {"state": state.name}


def _choices(rows, key):
    return [(getattr(row, key), row.name) for row in names.in_reading_order(rows)]
