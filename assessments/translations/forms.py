"""What may be typed about translations."""

from itertools import pairwise

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day

from ..models import Translation

DAYS = ["due_on", "slot_on", "sent_on", "received_on", "checked_on"]


class OrderForm(RecordForm):
    class Meta:
        model = Translation
        fields = ["language", "translator", "due_on", "slot_on", "symbol"]
        widgets = {"due_on": Day, "slot_on": Day}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].label = _("Into which language")


class TranslationForm(RecordForm):
    """How far it has come: sent, received and checked follow one another."""

    class Meta:
        model = Translation
        fields = ["translator", "symbol", "word_count", *DAYS]
        widgets = dict.fromkeys(DAYS, Day)

    def clean(self):
        typed = super().clean()
        steps = ("sent_on", "received_on", "checked_on")
        days = [(name, typed.get(name)) for name in steps]
        for (_former, before), (name, day) in pairwise(days):
            if day and (before is None or day < before):
                self.add_error(name, _("The step before it has to come first."))
        return typed


class PartForm(forms.Form):
    """The passages of one part of a report, each below its original."""

    translator = forms.CharField(label=_("Translator"), max_length=120, required=False)

    def __init__(self, *args, passages, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.passages = passages
        for number, beside in enumerate(passages):
            self.fields[f"words-{number}"] = _words(beside, language)
            if beside.is_stale:
                holds = _("The translation holds for the changed original")
                self.fields[f"holds-{number}"] = forms.BooleanField(
                    label=holds, required=False
                )
        self.order_fields([*list(self.fields)[1:], "translator"])

    @property
    def said(self) -> dict:
        """The words that were changed or found to hold, by field and anchor."""
        return {
            beside.line.key[1:]: self.cleaned_data[f"words-{number}"]
            for number, beside in enumerate(self.passages)
            if {f"words-{number}", f"holds-{number}"} & {*self.changed_data}
        }

    def clean(self):
        """Two who write the same passage at once: the later one sees the other's."""
        typed = super().clean()
        for number, beside in enumerate(self.passages):
            name, stored = f"words-{number}", _stored(beside)
            seen = self.data.get(self[name].html_initial_name)
            if name in self.changed_data and seen is not None:
                known = (_plain(seen), _plain(typed.get(name, "")))
                if _plain(stored) not in known:
                    self._tell(name, stored)
        return typed

    def _tell(self, name, stored):
        told = _("Somebody wrote meanwhile: “%(words)s”. Store again to keep yours.")
        self.add_error(name, told % {"words": stored})
        self.data = self.data.copy()
        self.data[self[name].html_initial_name] = stored


def _words(beside, language):
    rows = max(2, len(beside.line.text) // 70)
    name = dict(settings.LANGUAGES)[language]
    return forms.CharField(
        label=f"{beside.line.text} ({name})",
        initial=_stored(beside),
        required=False,
        show_hidden_initial=True,
        widget=forms.Textarea({"rows": rows, "lang": language, "dir": "auto"}),
    )


def _stored(beside) -> str:
    return beside.words.text if beside.words else ""


def _plain(words) -> list[str]:
    """However a browser ends its lines."""
    return words.split()
