"""The list of invitations, with the share of visits in which the other took part."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.confidentiality.columns import HOLDER, STATE
from ctportal.confidentiality.filters import MarkedFilter
from ctportal.pages.columns import Column
from ctportal.pages.filters import OneOf
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status

from .models import Invitation

SAID = {
    True: Status("settled", _("takes part")),
    False: Status("missing", _("declined")),
    None: Status("due", _("to answer")),
}


class InvitationFilter(MarkedFilter):
    searched = ("text", "marking__state__iso3", "ref")

    answer = OneOf(
        choices=[
            ("yes", _("takes part")),
            ("no", _("declined")),
            ("none", _("to answer")),
        ],
        label=_("Answer"),
        method="that_say",
    )

    class Meta:
        model = Invitation
        fields = []

    def that_say(self, queryset, name, word):
        return queryset.filter(answer={"yes": True, "no": False, "none": None}[word])


class Participation(ListPage):
    title = _("Taking part in each other’s visits")
    lead = _("Each office invites the other as far as possible (16 f, g).")
    template_name = "visits/participation.html"
    columns = (
        Column("ref", _("Invitation"), link=True),
        STATE,
        Column("invited", _("Invited"), value="invited.name"),
        Column("sent_on", _("Sent"), sort="sent_on"),
        Column("answer", _("Answer"), value=lambda row: SAID[row.answer]),
        Column("reason", _("Reason"), value="answer_reason"),
        HOLDER,
    )
    filterset = InvitationFilter
    sort = "-sent_on"
    noun = ngettext_lazy("%(count)s invitation", "%(count)s invitations", "count")
    empty = _("Invitations stand here once an office sends them.")

    @property
    def figures(self) -> list[dict]:
        """Of the invitations this reader knows of: how many were accepted."""
        every = self.readable.count()
        counts = {
            word: self.readable.filter(answer=said).count()
            for word, said in (("yes", True), ("no", False), ("none", None))
        }
        share = 100 * counts["yes"] / every if every else 0
        of = {"of": _("of %(invitations)s") % {"invitations": every}, "share": share}
        yes, no, none = (
            {
                "label": SAID[said].word,
                "figure": counts[word],
                "href": f"?answer={word}",
            }
            for word, said in (("yes", True), ("no", False), ("none", None))
        )
        return [yes | of, no, none]
