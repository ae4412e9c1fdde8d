"""What may be typed about assessments and what hangs under them."""

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ctportal.correspondence.letters.choosing import IN, LetterChoice
from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Classification
from ctportal.reference.models import Pillar, ScaleLevel, Theme

from . import choices
from .going_by import way_to
from .models import (
    Assessment,
    Channel,
    Comment,
    CommentAnswer,
    Finding,
    Need,
    Priority,
    ProgressReport,
    Recommendation,
    Requirement,
    Section,
)


class AssessmentForm(RecordForm):
    class Meta:
        model = Assessment
        fields = ["title", "type", "as_of", "language", "text"]
        widgets = {"as_of": Day, "text": forms.Textarea(attrs={"rows": 12})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.is_before(Assessment.Status.WITH_STATE):
            del self.fields["type"]


class NewAssessmentForm(AssessmentForm):
    """With what is decided once, when an assessment is begun."""

    state = choices.of_state()
    classification = choices.classification_field(
        _("Classification"), Classification.CONFIDENTIAL
    )
    field_order = ["title", "state", "type", "as_of", "classification", "language"]


class ResultForm(RecordForm):
    """What findings, recommendations and needs have in common."""

    theme = forms.ModelChoiceField(
        label=_("Theme"),
        queryset=Theme.objects.with_parents(),
        to_field_name="code",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.is_new:
            # By their codes, as the choices are: no page holds a primary key.
            by_code = {"theme", "own_pillar", "level"}
            for name in by_code & self.fields.keys():
                self.initial[name] = getattr(self.instance, name)


COMMON = ["title", "text", "theme"]
EFFECTS = ["concerns_gender", "concerns_children", "concerns_human_rights"]
LAST = [*EFFECTS, "language"]


class OfRequirement(forms.ModelForm):
    """About something that says which requirement of a resolution it is about."""

    requirement = forms.ModelChoiceField(
        label=_("Requirement"),
        queryset=Requirement.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = Requirement.objects.offered(self.instance.requirement_id)
        self.fields["requirement"].queryset = offered
        self.fields["requirement"].help_text = way_to("assessments:requirements")
        if self.instance.pk:
            self.initial["requirement"] = self.instance.requirement


class FindingForm(OfRequirement, ResultForm):
    level = forms.ModelChoiceField(
        label=_("Level of implementation"),
        queryset=ScaleLevel.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("not said"),
    )

    class Meta:
        model = Finding
        fields = [*COMMON, "nature", "requirement", "level", "evidence", *LAST]
        widgets = {"evidence": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"evidence": _("What was shown, told or read, and where.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].queryset = self._levels()
        self.fields["level"].help_text = way_to("assessments:scales")

    def _levels(self):
        """Those of its own scale; of the scale of its day where it has no level."""
        known, made = self.instance.level, self.instance.created_at
        if known:
            return ScaleLevel.objects.filter(scale=known.scale_id)
        day = timezone.localdate(made) if made else timezone.localdate()
        return ScaleLevel.objects.of_the_scale_on(day)


class RecommendationForm(OfRequirement, ResultForm):
    own_pillar = forms.ModelChoiceField(
        label=_("Pillar"),
        queryset=Pillar.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=_("as its theme"),
    )

    class Meta:
        model = Recommendation
        fields = [
            *COMMON,
            "own_pillar",
            "requirement",
            "priority",
            "addressees",
            "due_on",
            "needs_assistance",
            *LAST,
        ]
        widgets = {"due_on": Day}


class NeedForm(ResultForm):
    class Meta:
        model = Need
        fields = [*COMMON, "priority", "proposed_on"]
        fields += ["proposed_through", "proposed_to", *LAST]
        widgets = {"proposed_on": Day}


class SectionForm(RecordForm):
    """A heading with its paragraphs, or paragraphs that go on without one."""

    class Meta:
        model = Section
        fields = ["title", "level", "text", "is_numbered", "language"]
        widgets = {"text": forms.Textarea(attrs={"rows": 18})}
        help_texts = {"text": _("An empty line ends a paragraph.")}

    def clean(self):
        said = super().clean()
        fields = [name for name in ("title", "text") if name in self.fields]
        if len(fields) == 2 and not any(said.get(name) for name in fields):
            self.add_error("text", _("Write a heading, a paragraph or both."))
        return said


class AgreedForm(forms.Form):
    """The State's word that it agrees to a need."""

    agreed_on = forms.DateField(
        label=_("Agreed on"), widget=Day, initial=timezone.localdate
    )
    agreed_in = forms.CharField(
        label=_("Note or letter in which the State agreed"),
        max_length=120,
        help_text=_("Its number and date, as people cite it."),
    )
    agreed_through = forms.ChoiceField(
        label=_("Agreed through"),
        choices=[("", _("not said")), *Channel.choices],
        required=False,
    )
    agreed_by = forms.CharField(
        label=_("Who agreed for the State"), max_length=120, required=False
    )


class AgreementForm(AgreedForm, LetterChoice):
    """The same, with its letter chosen from the register or entered in it."""

    goes = IN
    field_order = ("agreed_on", "agreed_in", "agreed_through", "agreed_by")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed_in"].required = False

    def clean(self):
        typed = super().clean()
        named = ("agreed_in", "letter", "letter_number")
        if not any(typed.get(name) for name in named):
            why = _("Name the note or letter in which the State agreed.")
            self.add_error("agreed_in", why)
        return typed


class MetForm(forms.Form):
    """An agreed need was met."""

    met_on = forms.DateField(label=_("Met on"), widget=Day, initial=timezone.localdate)
    met_by = forms.CharField(
        label=_("By what it was met, and how this is known"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )


class SeveralAgreedForm(AgreementForm):
    """The same of several needs, each with the letter of its own State.

    One entered here goes into the register once for each State it is of.
    """

    def letter_of(self, state):
        chosen = self.offered.get(self.cleaned_data["letter"])
        if chosen and chosen.marking.state_id not in (None, state and state.pk):
            raise forms.ValidationError(_("This letter is another State’s."))
        self.state = state
        return self.its_letter()


class WordForm(forms.Form):
    """A Word file, and the language it is written in."""

    file = forms.FileField(
        label=_("Word document"),
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    language = forms.ChoiceField(
        label=_("Language it is written in"),
        choices=settings.LANGUAGES,
        initial=get_language,
    )


class LiftedForm(forms.Form):
    """Whether a recommendation found in a draft becomes one, and of which theme."""

    is_kept = forms.BooleanField(
        label=_("This is a recommendation"), required=False, initial=True
    )
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    priority = forms.TypedChoiceField(
        label=_("Priority"),
        coerce=int,
        choices=Priority.choices,
        initial=Priority.MEDIUM,
        required=False,
        empty_value=Priority.MEDIUM,
    )

    def __init__(self, *args, themes, **kwargs):
        super().__init__(*args, **kwargs)
        self.themes = themes
        names = [(code, theme.name) for code, theme in themes.items()]
        self.fields["theme"].choices = [("", ""), *names]

    def clean(self):
        said = super().clean()
        if said.get("is_kept") and not said.get("theme") and "theme" in said:
            self.add_error("theme", _("Choose the theme of this recommendation."))
        return said

    @property
    def facts(self) -> dict:
        said = self.cleaned_data
        return {"theme": self.themes[said["theme"]], "priority": said["priority"]}


class ReturnedForm(WordForm):
    """A file that the State returned, and the letter it came with."""

    letter_number = forms.CharField(label=_("Number of the letter"), max_length=60)
    letter_on = forms.DateField(label=_("Day of the letter"), widget=Day)


class CommentForm(RecordForm):
    """What the State says of one paragraph."""

    class Meta:
        model = Comment
        fields = ["asks", "text", "proposed", "language"]
        fields += ["letter_number", "letter_on"]
        widgets = {
            "letter_on": Day,
            "text": forms.Textarea(attrs={"rows": 4}),
            "proposed": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "proposed": _("Change the words below to what they should say instead."),
        }

    def __init__(self, *args, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        if not on_behalf:
            del self.fields["letter_number"], self.fields["letter_on"]
        elif self.is_new:
            self.fields["letter_number"].required = True

    def clean(self):
        said = super().clean()
        asks, known = said.get("asks"), Comment.Asks
        if asks == known.REMARK and "text" in self.fields and not said.get("text"):
            self.add_error("text", _("Write the comment."))
        is_wording = asks in (known.WORDING, known.ADDITION)
        if is_wording and "proposed" in self.fields and not said.get("proposed"):
            self.add_error("proposed", _("Write the words that are proposed."))
        if asks in (known.REMARK, known.DELETION):
            said["proposed"] = ""
        return said


class AnswerForm(forms.Form):
    """What CTED answers to a comment."""

    verdict = forms.ChoiceField(
        label=_("Answer"), choices=CommentAnswer.Verdict, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )


class ProgressForm(forms.ModelForm):
    """What the State reports it has done."""

    class Meta:
        model = ProgressReport
        fields = ["text", "reported_on", "language", "letter_number", "letter_on"]
        widgets = {
            "reported_on": Day,
            "letter_on": Day,
            "text": forms.Textarea(attrs={"rows": 6}),
        }

    def __init__(self, *args, on_behalf, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter_number"].required = on_behalf
        if not on_behalf:
            del self.fields["letter_number"], self.fields["letter_on"]

    @property
    def facts(self) -> dict:
        return self.cleaned_data


class VerifiedForm(forms.Form):
    """What CTED knows of a recommendation's being implemented."""

    on = forms.DateField(
        label=_("Implemented since"), widget=Day, initial=timezone.localdate
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What CTED saw, was told or read, and where."),
    )
