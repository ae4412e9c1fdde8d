"""How every form looks: one field template, whatever the page."""

from django import forms
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws `{{ form }}` and `{{ form.title.as_field_group }}` the portal's way."""

    form_template_name = "components/form.html"
    formset_template_name = "components/formset.html"
    field_template_name = "components/field.html"


class Day(forms.DateInput):
    """A day, picked or typed."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")
