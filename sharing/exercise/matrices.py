"""What CTED and UNOCT send each other, and the mailboxes it goes to."""

from datetime import timedelta

from django.utils import timezone

from ctportal.people.models import Entity, Person
from sharing.exchange import actions, periods
from sharing.exchange.models import JobRun, Matrix, Recipient

from .acting import acting

# code: sender, recipient, what it holds, rhythm, who answers for it, who approves.
MATRICES = {
    "recommendations": (
        "cted",
        "unoct",
        "recommendations",
        "monthly",
        "analyst.cted",
        "head.cted",
        {
            "en": "Recommendations and needs, CTED to UNOCT",
            "fr": "Recommandations et besoins, de la DECT au BLT",
            "es": "Recomendaciones y necesidades, de la DECT a la OLCT",
        },
    ),
    "projects": (
        "unoct",
        "cted",
        "projects",
        "quarterly",
        "manager.unoct",
        "head.unoct",
        {
            "en": "Projects in priority regions, UNOCT to CTED",
            "fr": "Projets dans les régions prioritaires, du BLT à la DECT",
            "es": "Proyectos en regiones prioritarias, de la OLCT a la DECT",
        },
    ),
}


def load():
    """Both matrices approved, each with the edition of the last period; what is due
    since then goes out by itself."""
    for code, row in MATRICES.items():
        matrix = _load(code, *row)
        _make_last_edition(matrix, login=row[4])


def _load(code, sender, recipient, holds, rhythm, responsible, approver, names):
    with acting(approver) as second:
        matrix = Matrix.objects.create(
            code=code,
            names=names,
            sender=Entity.objects.get(code=sender),
            holds=holds,
            rhythm=rhythm,
            responsible=Person.objects.get(login=responsible),
        )
        entity = Entity.objects.get(code=recipient)
        mailbox = Person.objects.get(login=f"mailbox.{recipient}")
        Recipient.objects.create(matrix=matrix, entity=entity, mailbox=mailbox)
        actions.approve(matrix, by=second)
    return matrix


def _make_last_edition(matrix, *, login):
    this = periods.period_of(timezone.localdate(), matrix.rhythm)
    period = periods.period_of(this - timedelta(days=1), matrix.rhythm)
    with acting(login) as responsible:
        JobRun.objects.create(job=matrix.job, period=period)
        actions.make_edition(matrix, period=period, by=responsible)
