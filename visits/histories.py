"""What was done to a visit, in words."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "visit-opened": _("Put on the list"),
    "visit-became-agreement-sought": _("Agreement sought"),
    "visit-became-agreed": _("Agreed by the host Government"),
    "visit-became-preparation": _("Preparation begun"),
    "visit-became-under-way": _("Visit begun"),
    "visit-became-preliminary": _("Preliminary assessment transmitted"),
    "visit-became-draft-report": _("Draft report begun"),
    "visit-became-with-state": _("Report sent to the State"),
    "visit-became-committee": _("Before the Committee"),
    "visit-became-adopted": _("Report adopted"),
    "visit-became-follow-up": _("Follow-up begun"),
    "visit-became-closed": _("Closed"),
    "visit-answered": _("Answered by the State"),
    "visit-delegation-joined": _("Delegation joined"),
    "visit-delegation-left": _("Delegation left"),
    "visit-lines-sent": _("Lines sent to the report"),
    "visit-confidentiality-asked": _("Confidentiality asked by the State"),
    "released": _("Released"),
}


def in_words(happenings) -> list[dict]:
    """The same for components/history.html, each with who did it."""
    return [
        {"at": done.at, "what": f"{WORDS.get(done.kind, done.kind)} · {done.name}"}
        for done in happenings
    ]
