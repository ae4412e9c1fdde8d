"""Two people changing one record at a time, settled field by field.

A form carries what each field said when it was opened.  When somebody else stored
other words meanwhile, fields only they changed take theirs, fields only the person at
the form changed keep the person's, and a field that both changed shows both.
"""

from django import forms
from django.utils.translation import gettext as _

from .columns import in_words


class RecordForm(forms.ModelForm):
    """A form over a record that others may be changing too.

    What is not shared with the person has no field here, whatever is sent.
    """

    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = self.instance.pk is None
        if self.is_new:
            del self.fields["version"]
            return
        for name in self.instance.not_shared:
            self.fields.pop(name, None)
        self.initial["version"] = self.instance.version_read
        for name, field in self.fields.items():
            field.show_hidden_initial = name != "version"

    @property
    def facts(self) -> dict:
        """What was typed, without the version it was typed over."""
        return {k: v for k, v in self.cleaned_data.items() if k != "version"}

    def clean(self):
        typed = super().clean()
        if self.is_new or typed.get("version") == self.instance.version_read:
            return typed
        self.data = self.data.copy()
        for name in [name for name in self.fields if name != "version"]:
            self._settle(name)
        self.data[self.add_prefix("version")] = self.instance.version_read
        return self.cleaned_data

    def _settle(self, name):
        """Take theirs where only they changed a field; show both where both did."""
        theirs = self.get_initial_for_field(self.fields[name], name)
        is_theirs_new = self.fields[name].has_changed(theirs, self._began(name))
        if name not in self.changed_data:
            self.data[self.add_prefix(name)] = self._written(name, theirs)
            self.cleaned_data[name] = theirs
        elif is_theirs_new and self.fields[name].has_changed(theirs, self._typed(name)):
            self.add_error(name, self._both(name, theirs))
        self.data[self.add_initial_prefix(name)] = self._written(name, theirs)

    def _began(self, name):
        """What the field said when the form was opened, as the page sent it back."""
        hidden = self.fields[name].hidden_widget()
        prefixed = self.add_initial_prefix(name)
        return hidden.value_from_datadict(self.data, self.files, prefixed)

    def _typed(self, name):
        widget = self.fields[name].widget
        return widget.value_from_datadict(self.data, self.files, self.add_prefix(name))

    def _written(self, name, value):
        prepared = self.fields[name].prepare_value(value)
        return "" if prepared is None else str(prepared)

    def _both(self, name, theirs):
        choices = dict(getattr(self.fields[name], "choices", ()))
        said = in_words(choices.get(theirs, theirs)) or _("nothing")
        told = {"name": self.instance.changed_by, "said": said}
        return (
            _(
                "%(name)s has meanwhile stored: “%(said)s”. Your words are kept below;"
                " change them, or store again to replace those."
            )
            % told
        )
