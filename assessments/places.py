"""Choosing the place that something said by the State is about."""

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _


class PlaceForm(forms.Form):
    """The paragraph that something said by the State is about."""

    place = forms.ChoiceField(label=_("About"), required=False)

    def __init__(self, *args, chapters, answers=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.places = dict(_places(chapters)) | _answered(answers)
        whole = [("", _("the report as a whole"))]
        named = [(known_as, said) for known_as, (said, *_rest) in self.places.items()]
        self.fields["place"].choices = [*whole, *named]

    @property
    def chosen(self) -> dict:
        """The section and the anchor, as actions take them."""
        _said, section, anchor = self.places.get(
            self.cleaned_data["place"], ("", None, "")
        )
        return {"section": section, "anchor": anchor}


def _answered(answers) -> dict:
    """Each answer of a survey, by its question."""
    return {
        answer.ref: (Truncator(str(answer.question)).words(12), answer, "")
        for answer in answers
    }


def _places(chapters):
    """Every heading and paragraph, by what a form calls it."""
    for chapter in chapters:
        section = chapter.section
        if section.title:
            said = f"{chapter.number} {section.title}"
            yield section.ref, (Truncator(said).words(12), section, "")
        for paragraph in chapter.paragraphs:
            said = f"{paragraph.number or '–'} {paragraph.text}"
            short = Truncator(said).words(12)
            yield paragraph.id, (short, section, paragraph.anchor)
