"""The form on which what goes into a pack is chosen anew."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.people.models import Person

from . import picking
from .forms import PartsField
from .models import Pack


class RechoiceForm(forms.Form):
    """Sections, parts of reports, and the records that were chosen one by one.

    Each tick is a word: two who change the form at once are shown both their changes.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    # The words ticked when the page was opened.
    began = forms.CharField(required=False, widget=forms.HiddenInput)
    sections = forms.MultipleChoiceField(
        label=gettext_lazy("Sections"),
        choices=Pack.Section,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Leave a section out, and what was chosen of it is left out too."
        ),
    )
    chosen = PartsField()
    records = forms.MultipleChoiceField(
        label=gettext_lazy("Records chosen one by one"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("With none of a kind ticked, all of that kind go in."),
    )
    TICKED = ("sections", "chosen", "records")

    def __init__(self, *args, instance: Pack, by: Person, **options):
        super().__init__(*args, **options)
        self.instance = instance
        self._offer_parts(by)
        self._offer_records(by)
        ticked = [*instance.sections, *instance.chosen]
        self.theirs = {word for word in ticked if word in self._offered()}
        self.initial |= {name: self._of(name, self.theirs) for name in self.TICKED}
        self.initial |= {"version": instance.version_read}
        self.initial |= {"began": " ".join(sorted(self.theirs))}
        self._open_the_ticked()

    @property
    def facts(self) -> dict:
        """What is chosen of all that was offered."""
        said = self.cleaned_data
        chosen = [*said["chosen"], *said.get("records", ())]
        return {"sections": said["sections"], "chosen": chosen}

    @property
    def contents(self) -> dict:
        """What decides what goes in."""
        pack = self.instance
        whom = {"reader": pack.reader, "classification": pack.classification}
        return {"state": pack.state, **whom, **self.facts}

    def clean(self):
        said = super().clean()
        if not self.errors and said["version"] != self.instance.version_read:
            self._show_both(said)
        return said

    def _show_both(self, said):
        """Tick what either of the two ticked, and untick what either unticked."""
        mine = {word for name in self.TICKED for word in said.get(name, ())}
        began = set(said["began"].split())
        both = (self.theirs | (mine - began)) - (began - mine)
        fresh = {name: self._of(name, both) for name in self.TICKED}
        self.data = {
            **fresh,
            "version": self.instance.version_read,
            "began": self.initial["began"],
        }
        self._open_the_ticked()
        told = _(
            "%(name)s has meanwhile changed what goes in. Both changes are ticked"
            " below: look through them and store again."
        )
        self.add_error(None, told % {"name": self.instance.changed_by})

    def _offer_parts(self, by):
        self.offers = picking.offers_on(self.instance.state, by=by)
        self.fields["chosen"].widget.state = self.instance.state
        self.fields["chosen"].choices = picking.choices_of(self.offers)

    def _offer_records(self, by):
        """What else was chosen, as far as this person may read it."""
        parts = {pick.section.ref for offer in self.offers for pick in offer.picks}
        others = [ref for ref in self.instance.chosen if ref not in parts]
        markings = Marking.objects.readable_by(by).filter(ref__in=others)
        found = finding.records_of(markings.order_by("kind", "ref"), by)
        self.records = found
        named = [(each.ref, f"{each._meta.verbose_name} · {each}") for each in found]
        self.fields["records"].choices = named
        if not named:
            del self.fields["records"]

    def _open_the_ticked(self):
        ticked = self["chosen"].value() or ()
        for offer in self.offers:
            offer.is_open = any(pick.section.ref in ticked for pick in offer.picks)

    def _offered(self) -> set[str]:
        return {word for name in self.TICKED for word in self._words(name)}

    def _words(self, name) -> list[str]:
        if name not in self.fields:
            return []
        if name == "chosen":
            return [pick.section.ref for offer in self.offers for pick in offer.picks]
        return [word for word, _label in self.fields[name].choices]

    def _of(self, name, ticked) -> list[str]:
        return [word for word in self._words(name) if word in ticked]
