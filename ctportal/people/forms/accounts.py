"""What the administrator types: who is invited, and which organizations there are."""

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from ..models import Entity, Person

LOGIN = RegexValidator(r"\A[\w.-]+\Z", _("Letters, digits, points and hyphens."))


class InvitationForm(forms.ModelForm):
    login = forms.CharField(
        label=_("Login"),
        max_length=40,
        validators=[LOGIN],
        help_text=_("What they sign in with, name.office for instance."),
    )

    class Meta:
        model = Person
        fields = ["name", "login", "email", "is_mailbox"]


class NamesForm(forms.Form):
    """A name in each language, of which English is asked."""

    def __init__(self, *args, names=None, **options):
        super().__init__(*args, **options)
        for code, language in settings.LANGUAGES:
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name, %(language)s") % {"language": language},
                max_length=160,
                required=code == "en",
                initial=(names or {}).get(code.split("-")[0], ""),
            )

    @property
    def names(self) -> dict[str, str]:
        """By language, those that were given."""
        said = {
            code.split("-")[0]: self.cleaned_data[f"name_{code}"]
            for code, _language in settings.LANGUAGES
        }
        return {code: name for code, name in said.items() if name}


class EntityForm(NamesForm, forms.ModelForm):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[c for c in Entity.Kind.choices if c[0] != Entity.Kind.JOINT],
    )

    class Meta:
        model = Entity
        fields = ["code", "kind", "state"]
