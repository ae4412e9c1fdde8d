"""What may be typed about a document, and about what was sent by other means."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Marking
from ctportal.pages.forms import Day
from ctportal.people.models import Classification, Entity
from ctportal.reference.models import State

from . import holding
from .media import SUFFIXES
from .models import Transmission


class AttachForm(forms.Form):
    """A file for a record, whose readers it takes on."""

    file = forms.FileField(
        label=_("File"),
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES.values())}),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    language = forms.ChoiceField(
        label=_("Language it is written in"),
        choices=settings.LANGUAGES,
        initial=get_language,
    )

    originator = forms.ModelChoiceField(
        Entity.objects.none(),
        to_field_name="code",
        label=_("Received from"),
        empty_label=_("your own office"),
        required=False,
    )
    passing_on = forms.ChoiceField(
        label=_("It may be passed on"),
        choices=Marking.PassingOn.choices,
        initial=Marking.PassingOn.AGREED,
        required=False,
        help_text=_(
            "as those it comes from said; unless freely, your office alone reads it"
        ),
    )

    # A file that was sent before and waits for a decision, and the decision.
    waiting = forms.CharField(required=False, widget=forms.HiddenInput)
    keep = forms.ChoiceField(
        choices=[("clean", ""), ("original", "")],
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["originator"].queryset = Entity.objects.exclude(pk__in=by.offices)
        # One that waits already need not be chosen again.
        self.fields["file"].required = not self.data.get("waiting")
        self.fields["file"].help_text = _(
            "PDF, Word, Excel, OpenDocument text, plain text, JPEG or PNG, up to"
            " %(most)s."
        ) % {"most": lazystr(filesizeformat(settings.FILE_SIZE_LIMIT))}

    def clean_passing_on(self):
        """What is one's own passes on freely; what is not, only as was said."""
        if not self.cleaned_data.get("originator"):
            return Marking.PassingOn.FREELY
        return self.cleaned_data["passing_on"] or Marking.PassingOn.AGREED

    def clean(self):
        said = super().clean()
        try:
            if said.get("waiting") and not said.get("file"):
                said["file"] = holding.held(said["waiting"], by=self.by)
        except ValidationError as gone:
            self.add_error("file", gone)
        return said

    @property
    def facts(self) -> dict:
        """What the actions are told: of the decision, whether the copy is cleaned."""
        decision = self.cleaned_data["keep"]
        rest = {"waiting", "keep"}
        facts = {k: v for k, v in self.cleaned_data.items() if k not in rest}
        return facts | {"is_cleaned": decision == "clean" if decision else None}

    def wait(self, arrived):
        """Let the file wait, and ask nothing but what becomes of what it carries."""
        self.data = self.data.copy()
        self.data["waiting"] = holding.hold(arrived, by=self.by)
        del self.fields["file"], self.fields["keep"]

    def forget(self):
        """What waited is stored as it was decided, and nothing else is kept of it."""
        if self.cleaned_data["waiting"]:
            holding.forget(self.cleaned_data["waiting"])


class DocumentForm(AttachForm):
    """A document of one's own office, attached to nothing."""

    state = forms.ModelChoiceField(
        label=_("Member State it is about"),
        queryset=State.objects.all(),
        to_field_name="iso3",
        required=False,
    )
    classification = forms.TypedChoiceField(
        label=_("Classification"),
        coerce=int,
        choices=[c for c in Classification.choices if c[0] < Classification.STRICTLY],
        initial=Classification.CONFIDENTIAL,
    )


class TransmissionForm(forms.ModelForm):
    """What was sent by other means, when, how and to whom."""

    refs = forms.CharField(
        label=_("References of what was sent"),
        widget=forms.Textarea({"rows": 3}),
        max_length=4000,
        help_text=_("records of your office, parted by spaces: R-7F3K2Q"),
    )
    sent_on = forms.DateField(label=_("Sent"), widget=Day(), initial=timezone.localdate)

    class Meta:
        model = Transmission
        fields = ["sent_on", "means", "number", "entity", "person"]

    field_order = ["refs", *Meta.fields]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        self.fields["entity"].queryset = Entity.objects.exclude(pk__in=by.offices)
        self.fields["entity"].to_field_name = "code"

    def clean_refs(self) -> list[Marking]:
        """The markings named; one of another office is as unknown as one never made."""
        asked = {word.upper() for word in self.cleaned_data["refs"].split()}
        own = Marking.objects.readable_by(self.by).held_by(self.by.entity)
        found = list(own.filter(ref__in=asked).select_related("state").order_by("ref"))
        unknown = asked - {marking.ref for marking in found}
        if unknown:
            said = _("Your office has no record with this reference: %(refs)s.")
            raise ValidationError(said, params={"refs": ", ".join(sorted(unknown))})
        return found

    def clean_sent_on(self):
        if self.cleaned_data["sent_on"] > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return self.cleaned_data["sent_on"]

    def clean(self):
        values = super().clean()
        if not values.get("entity") and not values.get("person"):
            self.add_error("entity", _("Name an organization, a person or both."))
        return values
