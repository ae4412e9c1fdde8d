"""How an assessment and each of its results read as an entry of a document.

Everything here is said in the active language, which is the document's.
"""

from django.utils.translation import gettext as _

from ctportal.pages.columns import found, in_words
from ctportal.reference import names
from ctportal.rendering.content import CLASSIFICATIONS, Item


def of_assessment(assessment):
    return entry(
        assessment,
        assessment.title,
        assessment.text,
        (_("Kind"), assessment.get_type_display()),
        (_("As of"), in_words(assessment.as_of)),
        (_("Status"), assessment.standing),
    )


def of_finding(finding):
    return _result(
        finding,
        (_("Nature"), finding.get_nature_display()),
        (_("Requirement"), finding.requirement and finding.requirement.cited),
        (_("Level of implementation"), finding.level and finding.level.name),
        (_("Evidence"), found("evidence", finding)),
        *_concerns(finding),
    )


def of_recommendation(recommendation):
    return _result(
        recommendation,
        (_("Priority"), recommendation.get_priority_display()),
        (_("Addressee"), recommendation.addressees),
        (_("Due"), in_words(found("due_on", recommendation))),
        (_("Status"), recommendation.standing),
        *_concerns(recommendation),
    )


def of_need(need):
    return _result(
        need,
        (_("Priority"), need.get_priority_display()),
        (_("Proposed"), in_words(need.proposed_on)),
        (_("Agreed by the State"), in_words(need.agreed_on)),
        *_concerns(need),
    )


def entry(record, title, text, *facts) -> Item:
    """Any record as an entry: what its facts do not say is left out."""
    said = [(str(label), str(value)) for label, value in facts if value]
    mark = CLASSIFICATIONS[record.classification]
    return Item(record.ref, str(title), str(text), said, mark)


def _result(result, *facts):
    theme = names.of_theme(result.theme_id)
    return entry(
        result, result.title or theme, result.text, (_("Theme"), theme), *facts
    )


def _concerns(result):
    concerns = [
        (_("women and women’s groups"), result.concerns_gender),
        (_("effects of terrorism on children"), result.concerns_children),
        (_("human rights"), result.concerns_human_rights),
    ]
    said = ", ".join(label for label, holds in concerns if holds)
    return [(_("Concerns"), said)]
