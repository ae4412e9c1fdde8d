"""Who may read what.

A record names its audience; a reader holds keys.  A record is readable when its
audience is one that the reader's keys open.  Nothing else opens a record: not staff
status, not superuser, not having opened it yesterday.

The rule is written once, as a filter.  Pages, the API, exports, search, counts and
mail all start from it, so a record that is hidden in one place is hidden in all.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from ctportal.people.models import JointMember

from . import keys

NOTHING = Q(pk__in=[])
# Who of an office keeps its records, and decides who else may read them.  Readers,
# auditors and administrators do not.
KEEPERS = (
    "assessment-officer",
    "reviewer",
    "confidentiality-officer",
    "head",
    "project-manager",
    "board-secretary",
    "secretariat",
)
# Who lowers a classification, and steps in where nobody else may.
CLASSIFIERS = ("confidentiality-officer", "head")


def readable_by(person, through="") -> Q:
    """The filter that leaves what `person` may read.

    `through` is the path from the rows being filtered to the record they hang on:
    "assessment__" for the recommendations of an assessment.
    """
    opened = keys.audiences_open_to(person)
    return Q(**{f"{through}audience_id__in": opened}) if opened else NOTHING


def held_by(entity, through="") -> Q:
    """The filter that leaves what an entity holds, alone or together with others."""
    joint = JointMember.objects.current().joint_with(entity)
    alone = Q(**{f"{through}holder": entity})
    return alone | Q(**{f"{through}holder__in": joint.values("joint_id")})


def offices_behind(holder) -> list[int]:
    """A holder's number, and those of its offices where it is a joint one."""
    members = JointMember.objects.current().filter(joint=holder)
    return [holder, *members.values_list("entity_id", flat=True)]


def is_holder(person, record) -> bool:
    """Whether this person acts for the entity whose record it is, or one of several."""
    marking = getattr(record, "marking", record)
    if not person or not person.is_active or person.entity is None:
        return False
    return marking.holder_id in person.offices


def can_change(person, record, *roles) -> bool:
    """Whether a person of one of `roles` (any, if none are named) may change it."""
    return is_holder(person, record) and (not roles or person.role in roles)


def require_holder(person, record, *roles):
    """Only the entity that holds a record changes it, by people in these roles."""
    if not can_change(person, record, *roles):
        raise PermissionDenied(_("Only the originating office changes this record."))


def require_clearance(person, classification):
    """Nobody writes what they could not read."""
    if classification > keys.clearance_of(person.membership):
        raise PermissionDenied(_("You are not cleared to this classification."))


def require_role(person, *roles):
    """Only people who act for an entity in one of these roles do this."""
    if not person or not person.is_active or person.role not in roles:
        raise PermissionDenied(_("Your function does not include this."))


def second_person_needed(record, reader) -> list[str]:
    """Why one person alone does not release a record to this reader; empty if one may.

    `reader` is an entity, a community or a function.
    """
    marking = getattr(record, "marking", record)
    reasons = list(_widening(marking, reader))
    if _is_joint(marking.holder):
        reasons.append(_("It is held jointly: another of the offices confirms."))
    if must_be_agreed(marking, reader):
        reasons.append(
            _("It was received from %(originator)s, which has to agree.")
            % {"originator": marking.originator}
        )
    return reasons


def _widening(marking, reader):
    """A record is let out beyond its source, over which a State's request stands."""
    for descent in marking.made_from.select_related("source__audience"):
        asked = descent.source.requests.in_force()
        refs = list(asked.order_by("pk").values_list("request__ref", flat=True))
        if refs and not _reads_already(reader, descent.source):
            why = _("It was made from %(source)s, which %(requests)s keeps back.")
            yield why % {"source": descent.source.ref, "requests": ", ".join(refs)}


def _reads_already(reader, marking) -> bool:
    named = {reader._meta.model_name: reader.pk}
    return marking.audience.keys.filter(**named).exists()


def must_be_agreed(record, reader) -> bool:
    """Whether the originator of what was received must agree that this reader reads."""
    marking = getattr(record, "marking", record)
    if marking.passing_on == marking.PassingOn.FREELY:
        return False
    entity = getattr(reader, "entity_id", reader.pk)
    is_entity = reader._meta.model_name in ("entity", "function")
    return not is_entity or entity not in (marking.holder_id, marking.originator_id)


def require_agreement(record, reader, ground):
    """What was received goes on only as its originator said: never, or once it agreed.

    `ground` names the agreement.
    """
    marking = getattr(record, "marking", record)
    if not must_be_agreed(marking, reader):
        return
    if marking.passing_on != marking.PassingOn.AGREED:
        raise ValidationError(_("Its originator said it is not to be passed on."))
    if not ground:
        raise ValidationError({"ground": _("Name the originator’s agreement.")})


def may_be_second(person, record, *, proposed_by) -> bool:
    """Whether this person may confirm what another proposed to release.

    What several offices hold together takes people of two of them.
    """
    if person.pk == proposed_by.pk or not can_change(person, record, *KEEPERS):
        return False
    is_joint = _is_joint(getattr(record, "marking", record).holder)
    return not is_joint or person.entity != proposed_by.entity


def _is_joint(entity) -> bool:
    return entity.kind == entity.Kind.JOINT
