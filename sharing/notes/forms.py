"""What may be written in a note, and for whom."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality import finding
from ctportal.confidentiality.models import Marking
from ctportal.pages.conflicts import RecordForm
from ctportal.pages.forms import Day
from ctportal.people.models import Classification, Entity, Function
from ctportal.reference.models import State

from .models import Note

WRITING = {"text": forms.Textarea(attrs={"rows": 14})}


class NoteForm(RecordForm):
    """A note that one function signs and others receive."""

    class Meta:
        model = Note
        fields = ["title", "text", "language"]
        widgets = WRITING


class FromOfficeForm(RecordForm):
    """What an office in the field or at headquarters sent in."""

    class Meta:
        model = Note
        fields = ["title", "source_office", "came_on", "text", "language"]
        widgets = WRITING | {"came_on": Day}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["came_on"].required = True


class BegunOnce(forms.Form):
    """What is decided when a note is begun, and stays: for whom it is."""

    receivers = forms.ModelMultipleChoiceField(
        Function.objects.none(),
        label=_("For"),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever fills these functions reads it once it is given."),
    )
    state = forms.ModelChoiceField(
        State.objects.all(),
        label=_("Member State it is about"),
        to_field_name="iso3",
        required=False,
    )
    records = forms.CharField(
        label=_("Records it speaks of"),
        required=False,
        help_text=_("References, parted by spaces: R-7F3K2Q"),
    )
    classification = forms.TypedChoiceField(
        label=_("Classification"), coerce=int, choices=Classification.choices
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        others = Function.objects.exclude(entity=by.entity)
        others = others.filter(is_confidentiality_officer=False)
        self.fields["receivers"].queryset = others
        self.fields["classification"].initial = self.usual

    def clean_records(self):
        """The records of these references, as far as the writer may read them."""
        refs = self.cleaned_data["records"].upper().replace(",", " ").split()
        found = Marking.objects.readable_by(self.by).filter(ref__in=refs)
        records = finding.records_of(found, self.by)
        missing = sorted({*refs} - {record.ref for record in records})
        if missing:
            told = {"refs": ", ".join(missing)}
            raise ValidationError(_t("There is nothing for you at %(refs)s.") % told)
        return records


class NewNoteForm(BegunOnce, NoteForm):
    """A note that is signed: Strictly Confidential unless somebody says otherwise."""

    usual = Classification.STRICTLY
    signatory = forms.ModelChoiceField(
        Function.objects.none(), label=_("Signed by"), to_field_name="code"
    )
    field_order = ["title", "signatory", "receivers", "classification", "state"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.by.entity.functions.filter(is_confidentiality_officer=False)
        self.fields["signatory"].queryset = own
        self.fields["signatory"].initial = own.first()


class NewFromOfficeForm(BegunOnce, FromOfficeForm):
    """What came in, under the classification it came with."""

    usual = Classification.CONFIDENTIAL
    originator = forms.ModelChoiceField(
        Entity.objects.all(),
        label=_("Organization it comes from"),
        to_field_name="code",
    )
    passing_on = forms.ChoiceField(
        label=_("It may be passed on"), choices=Marking.PassingOn.choices
    )
    field_order = [
        "title",
        "originator",
        "source_office",
        "came_on",
        "passing_on",
        "classification",
        "state",
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["receivers"].required = False
        self.fields["receivers"].help_text = _(
            "Beside those it is shared with by default; alone where it is Strictly"
            " Confidential."
        )

    def clean(self):
        said = super().clean()
        is_strict = said.get("classification") == Classification.STRICTLY
        if is_strict and not said.get("receivers"):
            self.add_error(
                "receivers", _("Strictly Confidential: name who is to read it.")
            )
        return said


class PassOnForm(forms.Form):
    """On what ground something is passed on whose originator has to agree."""

    agreement = forms.CharField(
        label=_("The originator’s agreement"),
        max_length=120,
        help_text=_("its letter or mail, with its day"),
    )


class AcknowledgeForm(forms.Form):
    """A word to go back with the acknowledgement."""

    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


NEW = {
    Note.Type.ADVICE: NewNoteForm,
    Note.Type.INFORMATION: NewNoteForm,
    Note.Type.FROM_OFFICES: NewFromOfficeForm,
}
CHANGE = {
    Note.Type.ADVICE: NoteForm,
    Note.Type.INFORMATION: NoteForm,
    Note.Type.FROM_OFFICES: FromOfficeForm,
}
