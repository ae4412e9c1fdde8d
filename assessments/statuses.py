"""Where each record stands, as a sign and a word."""

from django.utils.translation import gettext_lazy as _

from ctportal.pages.marks import Status

from .models import Assessment, Finding, Recommendation, Translation

OF_ASSESSMENT = {
    Assessment.Status.DRAFT: "notbegun",
    Assessment.Status.CLEARANCE: "underway",
    Assessment.Status.WITH_STATE: "due",
    Assessment.Status.COMMITTEE: "due",
    Assessment.Status.ADOPTED: "settled",
    Assessment.Status.SUPERSEDED: "waived",
}
OF_RECOMMENDATION = {
    Recommendation.Status.DRAFT: "notbegun",
    Recommendation.Status.OPEN: "underway",
    Recommendation.Status.PARTLY: "underway",
    Recommendation.Status.IMPLEMENTED: "settled",
    Recommendation.Status.NOT_RELEVANT: "waived",
    Recommendation.Status.SUPERSEDED: "waived",
    Recommendation.Status.WITHDRAWN: "waived",
}
OF_FINDING = {
    Finding.Nature.STRENGTH: "settled",
    Finding.Nature.SHORTFALL: "missing",
    Finding.Nature.GOOD_PRACTICE: "settled",
}


def of_assessment(assessment) -> Status:
    return Status(OF_ASSESSMENT[assessment.status], assessment.standing)


def of_finding(finding) -> Status:
    return Status(OF_FINDING[finding.nature], finding.get_nature_display())


def of_recommendation(recommendation) -> Status:
    if recommendation.is_overdue:
        return Status("overdue", _("overdue"))
    kind = OF_RECOMMENDATION[recommendation.status]
    return Status(kind, recommendation.standing)


def of_need(need) -> Status:
    if need.met_on:
        return Status("settled", _("met"))
    if need.agreed_on:
        return Status("settled", _("agreed by the State"))
    return Status("due", _("proposed"))


OF_TRANSLATION = {
    Translation.Status.DUE: "notbegun",
    Translation.Status.SENT: "underway",
    Translation.Status.RECEIVED: "due",
    Translation.Status.CHECKED: "settled",
}


def of_translation(translation) -> Status:
    if translation.is_overdue:
        return Status("overdue", _("overdue"))
    status = Translation.Status(translation.status)
    return Status(OF_TRANSLATION[status], status.label)


def of_translated(words, is_stale) -> Status:
    """Of one passage: whether it is translated, checked, and says the same still."""
    if words is None:
        return Status("missing", _("not translated"))
    if is_stale:
        return Status("due", _("the original has changed since"))
    if words.checked_at:
        return Status("settled", _("checked"))
    return Status("underway", _("not checked yet"))
