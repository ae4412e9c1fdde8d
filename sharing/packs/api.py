"""Packs for machines: put together by POST, and what was chosen for each."""

from django.core.exceptions import PermissionDenied
from django.forms import Form, MultipleChoiceField
from rest_framework.serializers import CharField, ListField, SlugRelatedField

from assessments.api.adding import AddingViewSet, filled_in
from ctportal.confidentiality.models import Marking
from ctportal.confidentiality.viewsets import ChangeableViewSet
from ctportal.pages.viewsets import RecordSerializer

from . import actions
from .forms import PackForm
from .models import Pack


class PackSerializer(RecordSerializer):
    for_entity = SlugRelatedField("code", read_only=True)
    for_person = SlugRelatedField("login", read_only=True)
    chosen = ListField(
        child=CharField(),
        source="chosen_here",
        read_only=True,
        help_text="References of what was chosen, as far as you may read it; of its "
        "kind the pack holds these alone.",
    )

    class Meta:
        model = Pack
        fields = [
            *RecordSerializer.COMMON,
            "title",
            "sections",
            "chosen",
            "paper",
            "for_entity",
            "for_person",
            *RecordSerializer.MOMENTS,
        ]


class AnyRecords(MultipleChoiceField):
    """References of any records; the action asks whether they can be chosen."""

    def valid_value(self, value):
        return "\0" not in value


class ContentsForm(Form):
    """What goes into a pack, as a machine names it."""

    sections = MultipleChoiceField(choices=Pack.Section, required=False)
    chosen = AnyRecords(required=False)

    def __init__(self, *args, instance, **options):
        said = {"sections": instance.sections, "chosen": instance.chosen}
        super().__init__(*args, initial=said, **options)

    @property
    def facts(self) -> dict:
        return self.cleaned_data


class PackViewSet(ChangeableViewSet, AddingViewSet):
    """Briefing packs.

    A new one takes what its form does; `chosen` may name parts of reports and any
    other records on its State that a pack can hold.  What goes in is changed by
    PATCH: `sections` and `chosen`, with the `version` they were read in.
    """

    model = Pack
    serializer_class = PackSerializer
    form_class = ContentsForm
    change = staticmethod(actions.choose_anew)
    several = ("sections", "chosen")

    def added(self, sent):
        by = self.request.user
        if by.entity is None:
            raise PermissionDenied
        chosen = sent.pop("chosen", [])
        facts = filled_in(PackForm, sent, by=by)
        return actions.open_pack(by=by, **facts | {"chosen": chosen})

    def _show(self, packs):
        """To name what was chosen is to show it: only to who may read that too."""
        super()._show(packs)
        readable = Marking.objects.readable_by(self.request.user).for_table()
        refs = {ref for pack in packs for ref in pack.chosen}
        known = {marking.ref: marking for marking in readable.filter(ref__in=refs)}
        self.request.shown.extend(known.values())
        for pack in packs:
            pack.chosen_here = [ref for ref in pack.chosen if ref in known]


routes = {"packs": PackViewSet}
