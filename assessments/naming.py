"""Typing what something is called, in the six languages."""

from typing import ClassVar

from django import forms
from django.conf import settings

# As names are keyed, by which each language is called.
SPOKEN = {code.split("-")[0]: name for code, name in settings.LANGUAGES}


class NamesForm(forms.Form):
    """A name in each language: English always, the others where it has one."""

    longest = 200
    widget = forms.TextInput
    drawn: ClassVar = {}

    def __init__(self, *args, names=None, is_required=True, **kwargs):
        super().__init__(*args, **kwargs)
        for language, called in SPOKEN.items():
            self.fields[f"name_{language}"] = forms.CharField(
                label=called,
                required=is_required and language == "en",
                initial=(names or {}).get(language, ""),
                max_length=self.longest,
                widget=self.widget(attrs=_written(language) | self.drawn),
            )

    @property
    def in_languages(self) -> list[forms.BoundField]:
        return [self[f"name_{language}"] for language in SPOKEN]

    @property
    def names(self) -> dict[str, str]:
        typed = self.cleaned_data
        said = {language: typed.get(f"name_{language}") for language in SPOKEN}
        return {language: name for language, name in said.items() if name}


def _written(language):
    return {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
