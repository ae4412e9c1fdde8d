"""Choosing the findings that a recommendation rests on."""

from django import forms
from django.utils.translation import gettext_lazy as _


class GroundsForm(forms.Form):
    """Those of the State, each with its report's own first."""

    findings = forms.MultipleChoiceField(
        label=_("Findings"), widget=forms.CheckboxSelectMultiple, required=False
    )
    # Those it rested on when the page was opened.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, offered, known, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {finding.ref: finding for finding in offered}
        named = [(ref, _named(finding)) for ref, finding in self.offered.items()]
        self.fields["findings"].choices = named
        refs = [finding.ref for finding in known]
        self.initial |= {"findings": refs, "seen": " ".join(refs)}

    @property
    def chosen(self) -> list:
        return [self.offered[ref] for ref in self.cleaned_data["findings"]]

    @property
    def changed(self) -> list:
        """Those that were ticked, or no longer; what others say meanwhile stays."""
        said = self.cleaned_data
        changed = set(said["findings"]) ^ set(said["seen"].split())
        return [self.offered[ref] for ref in self.offered if ref in changed]


def _named(finding) -> str:
    return f"{finding} · {finding.get_nature_display()} · {finding.ref}"
