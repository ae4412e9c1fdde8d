"""Where each record stands, as a sign and a word."""

from django.utils.translation import gettext_lazy as _

from ctportal.pages.marks import Status

from .models import Assessment, Finding, Recommendation

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
    return Status(OF_ASSESSMENT[assessment.status], assessment.get_status_display())


def of_finding(finding) -> Status:
    return Status(OF_FINDING[finding.nature], finding.get_nature_display())


def of_recommendation(recommendation) -> Status:
    if recommendation.is_overdue:
        return Status("overdue", _("overdue"))
    kind = OF_RECOMMENDATION[recommendation.status]
    return Status(kind, recommendation.get_status_display())


def of_need(need) -> Status:
    if need.met_on:
        return Status("settled", _("met"))
    if need.agreed_on:
        return Status("settled", _("agreed by the State"))
    return Status("due", _("proposed"))
