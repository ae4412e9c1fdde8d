"""What may be asked of an edition's sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Edition


class SheetForm(forms.Form):
    """Whose lines, against which edition, and whether only what changed.

    The sender's people look with a recipient's eyes as well as their own, and see what
    both may read.
    """

    seen_as = forms.ChoiceField(label=_("View as"), required=False)
    against = forms.ChoiceField(label=_("against"), required=False)
    changed = forms.BooleanField(label=_("Changed only"), required=False)

    def __init__(self, asked, *, edition, recipients, by):
        super().__init__(asked)
        self.recipients = {r.entity.code: r for r in recipients}
        self.earlier = self._earlier(edition, by)
        if self.recipients:
            self.fields["seen_as"].choices = self._offices()
        else:
            del self.fields["seen_as"]
        self.fields["against"].choices = self._editions()

    @property
    def recipient(self):
        """The recipient whose eyes are asked for, if any."""
        return self.recipients.get(self._asked("seen_as"))

    @property
    def base(self) -> Edition | None:
        """The edition asked for, else the one before."""
        latest = next(iter(self.earlier.values()), None)
        return self.earlier.get(self._asked("against"), latest)

    @property
    def only_changed(self) -> bool:
        return bool(self._asked("changed"))

    def _asked(self, name):
        return self.cleaned_data.get(name) if self.is_valid() else None

    def _earlier(self, edition, by):
        earlier = Edition.objects.readable_by(by).before(edition)
        return {found.ref: found for found in earlier.select_related("matrix")[:24]}

    def _offices(self):
        offices = [(code, r.entity.name) for code, r in self.recipients.items()]
        return [("", _("your own office")), *offices]

    def _editions(self):
        said = _("edition %(number)s")
        return [(ref, said % {"number": e.number}) for ref, e in self.earlier.items()]
