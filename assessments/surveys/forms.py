"""What may be typed of a survey: its instrument, its questions, its answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ctportal.pages.conflicts import RecordForm

from ..forms import OfRequirement
from ..models import SurveyHeading, SurveyInstrument, SurveyQuestion
from ..naming import SPOKEN

SHORT, LONG = (forms.Textarea(attrs={"rows": rows, "dir": "auto"}) for rows in (2, 3))


class InstrumentForm(RecordForm):
    class Meta:
        model = SurveyInstrument
        fields = ["title", "text", "language"]
        help_texts = {"text": _("Its purpose, how it is built, what the levels mean.")}


class PartForm(forms.ModelForm):
    """A heading or a question in one of its languages; the others stay as they are."""

    words = forms.CharField(label=_("Words"), widget=SHORT, max_length=2000)

    def __init__(self, *args, instrument, language, **kwargs):
        super().__init__(*args, **kwargs)
        own = instrument.language.split("-")[0]
        self.said_in = language if language in SPOKEN else own
        self.initial["words"] = self.instance.texts.get(self.said_in, "")

    @property
    def facts(self) -> dict:
        said = dict(self.cleaned_data)
        words = said.pop("words")
        return said | {"texts": self._with("texts", words)}

    def _with(self, name, words) -> dict:
        """What is said in every language, with these words in the form's own."""
        known = dict(getattr(self.instance, name))
        known.pop(self.said_in, None)
        return known | ({self.said_in: words} if words else {})


class HeadingForm(PartForm):
    class Meta:
        model = SurveyHeading
        fields = ["number"]


class QuestionForm(OfRequirement, PartForm):
    help = forms.CharField(
        label=_("Help"), widget=SHORT, required=False, max_length=2000
    )
    heading = forms.ModelChoiceField(
        label=_("Under the heading"),
        queryset=SurveyHeading.objects.none(),
        to_field_name="number",
        required=False,
        empty_label=_("none"),
    )
    parent = forms.ModelChoiceField(
        label=_("A part of question"),
        queryset=SurveyQuestion.objects.none(),
        to_field_name="number",
        required=False,
        empty_label=_("none"),
    )

    class Meta:
        model = SurveyQuestion
        fields = ["number", "heading", "parent", "answer", "requirement"]

    field_order = ["number", "words", "help", "answer", "heading", "parent"]

    def __init__(self, *args, instrument, **kwargs):
        super().__init__(*args, instrument=instrument, **kwargs)
        questions = SurveyQuestion.objects.of_version(instrument.pk)
        whole = questions.filter(parent=None).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = whole
        self.fields["heading"].queryset = SurveyHeading.objects.of_version(
            instrument.pk
        )
        self.initial["help"] = self.instance.helps.get(self.said_in, "")
        for name in ("heading", "parent"):
            # By their numbers, as the choices are.
            self.initial[name] = getattr(self.instance, name)

    @property
    def facts(self) -> dict:
        said = super().facts
        words = said.pop("help")
        return said | {"helps": self._with("helps", words)}


class AnswerForm(forms.Form):
    """The answer to one question: a level of its scale, words, where they come from."""

    level = forms.ChoiceField(label=_("Level"), required=False)
    text = forms.CharField(
        label=_("Answer"), widget=LONG, required=False, max_length=20000
    )
    drawn_from = forms.CharField(label=_("Source"), required=False, max_length=300)

    # What the answer said when the page was opened.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, question, levels, answer=None, **kwargs):
        names = ("level", "text", "drawn_from")
        said = {name: getattr(answer, name) for name in names} if answer else {}
        said["version"] = answer.version_read if answer else ""
        usual = {"initial": said, "prefix": question.identity.hex}
        super().__init__(*args, **usual | kwargs)
        self.levels = {level.code: level for level in levels}
        for name in answer.not_shared if answer else ():
            self.fields.pop(name, None)
        if not question.is_closed:
            del self.fields["level"]
            return
        self.fields["text"].label = _("Explanation")
        named = [(code, level.name) for code, level in self.levels.items()]
        self.fields["level"].choices = [("", _("not answered yet")), *named]
        if answer and answer.level:
            self.initial["level"] = answer.level.code

    def tell_of(self, answer):
        """What somebody else stored meanwhile: stored again, one's own replaces it."""
        told = _("Somebody stored meanwhile: “%(said)s”. Store yours again to keep it.")
        said = ", ".join(str(one) for one in (answer.level, answer.text) if one)
        self.add_error(None, told % {"said": said})
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = answer.version_read

    @property
    def version_seen(self) -> str:
        return self.cleaned_data["version"]

    @property
    def facts(self) -> dict:
        said = {n: said for n, said in self.cleaned_data.items() if n != "version"}
        if "level" in said:
            said["level"] = self.levels.get(said["level"])
        return said


class BeginForm(forms.Form):
    """The version that a survey is answered by."""

    instrument = forms.ModelChoiceField(
        label=_("Version of the questionnaire"),
        queryset=SurveyInstrument.objects.none(),
        to_field_name="ref",
    )

    def __init__(self, *args, instruments, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instrument"].queryset = instruments
        self.fields["instrument"].label_from_instance = _of_version


def _of_version(instrument) -> str:
    told = {"survey": instrument, "number": instrument.number}
    return _("%(survey)s, version %(number)s") % told


class BookForm(forms.Form):
    """A blank questionnaire in a workbook."""

    file = forms.FileField(
        label=_("Excel workbook"),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
