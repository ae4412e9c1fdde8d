"""Projects that close gaps and meet needs: which may be named, and by what they are."""

from assessments import offering
from assessments.models import ProgrammeAnswer, ProgrammeRequest
from assessments.programmes import asked

from .models import Project


def of_own_office(person):
    """What a person may name: the projects under way of one’s own office."""
    readable = Project.objects.readable_by(person).unsealed_for(person)
    return readable.held_by(person.entity).under_way().order_by("-stage_since", "ref")


def needs_met_by(project, person) -> list[asked.Asked]:
    """The needs that a project was named for, as far as this person reads them."""
    answers = ProgrammeAnswer.objects.readable_by(person).naming(project)
    requests = ProgrammeRequest.objects.readable_by(person).for_table()
    named = requests.filter(pk__in=answers.values("request"))
    in_order = named.order_by("-sent_on", "-ref").unsealed_for(person)
    return asked.told(in_order, person)


def register():
    offering.registered.append(of_own_office)
