"""Blank questionnaires in clearance: cleared, they are issued and go to UNOCT (info b).

Their version is what they ask: a question is no record of its own.
"""

import json
from hashlib import sha256
from operator import attrgetter

from django.core.serializers.json import DjangoJSONEncoder

from ctportal.clearance.chains import parts, registering

from ..actions import surveys as actions
from ..actions.permission import WRITERS
from ..models import SurveyHeading, SurveyInstrument, SurveyQuestion

OF_HEADINGS = ("identity", "number", "position", "texts")
OF_QUESTIONS = (
    *OF_HEADINGS,
    "helps",
    "answer",
    "requirement",
    "heading__identity",
    "parent__identity",
)


def parts_of(instrument, person) -> list[parts.Part]:
    version = f"{instrument.version}.{_what_it_asks(instrument)}"
    return parts.with_documents(instrument, person, version)


def _what_it_asks(instrument) -> str:
    said = [
        list(model.objects.of_version(instrument.pk).values_list(*fields))
        for model, fields in (
            (SurveyHeading, OF_HEADINGS),
            (SurveyQuestion, OF_QUESTIONS),
        )
    ]
    written = json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True)
    return sha256(written.encode()).hexdigest()[:40]


def _submitted(instrument, *, by):
    actions.require_asking(instrument)


def register():
    registering.goes_out_by_it(
        SurveyInstrument,
        submitters=WRITERS,
        is_kept=attrgetter("is_kept"),
        send=actions.come_through,
        submitted=_submitted,
        parts=parts_of,
    )
