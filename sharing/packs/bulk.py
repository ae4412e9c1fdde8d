"""Putting records that were ticked in a list into a pack, row by row."""

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.actions import ChangedMeanwhile
from ctportal.pages.bulk import BulkAction

from . import actions
from .choosing import SECTIONS
from .forms import IntoPackForm, title_for
from .models import Pack
from .readers import HIGHEST, clearance_of


def _put_in(record, form, *, by):
    return actions.put_in(_pack_for(record.marking.state, form, by), record, by=by)


def _pack_for(state, form, by) -> Pack:
    """The pack chosen; else one on this State, made with the first of its rows."""
    chosen, reader = form.asked
    if chosen is None and state not in form.made:
        language = translation.get_language()
        form.made[state] = actions.open_pack(
            by=by,
            state=state,
            reader=reader,
            classification=min(HIGHEST, clearance_of(by)),
            title=title_for(state, language),
            sections=[],
            language=language,
        )
    return chosen or form.made[state]


INTO_PACK = BulkAction(
    "into-pack",
    _("Add to a briefing pack"),
    done=_("Added"),
    act=_put_in,
    offered_to=lambda person: person.is_active and person.entity is not None,
    may=lambda person, record: record.marking.state_id is not None,
    form=IntoPackForm,
    note=_("A pack holds what its maker and all its readers may read."),
    refused_with=(ChangedMeanwhile,),
    kinds=frozenset(model.kind for model in SECTIONS),
)
