"""An edition as it was asked for, with what its sender's people are told besides."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.functional import cached_property

from ctportal.confidentiality import policy
from ctportal.pages import address

from . import receipts, sheet, withheld
from .forms import SheetForm
from .models import Edition

LINES_A_PAGE = 100


@dataclass
class Asked:
    """One request for an edition's sheet; each part is worked out when it is shown."""

    request: HttpRequest
    edition: Edition

    @property
    def by(self):
        return self.request.user

    @cached_property
    def is_sender(self) -> bool:
        return policy.is_holder(self.by, self.edition)

    @cached_property
    def recipients(self) -> list:
        """The recipients of today; for the sender's people alone."""
        if not self.is_sender:
            return []
        current = self.edition.matrix.recipients.current()
        return list(current.select_related("entity", "mailbox"))

    @cached_property
    def form(self):
        asked = {"edition": self.edition, "recipients": self.recipients, "by": self.by}
        return SheetForm(self.request.GET, **asked)

    @cached_property
    def sheet(self):
        recipient = self.form.recipient
        readers = [self.by, *([recipient.mailbox] if recipient else [])]
        return sheet.read(self.edition, *readers, base=self.form.base)

    @cached_property
    def page(self):
        only = self.form.only_changed
        lines = self.sheet.changed if only else self.sheet.lines
        return Paginator(lines, LINES_A_PAGE).get_page(self.request.GET.get("page"))

    @cached_property
    def counts(self) -> list:
        """Each recipient with how many lines are theirs."""
        return [
            (r, sheet.count(self.edition, self.by, r.mailbox)) for r in self.recipients
        ]

    @cached_property
    def withheld(self) -> tuple | None:
        """The recipient looked at, or the first, and what does not go to them."""
        recipient = self.form.recipient or next(iter(self.recipients), None)
        if recipient is None:
            return None
        kept = withheld.from_recipient(
            self.edition.matrix, recipient.mailbox, by=self.by
        )
        return recipient, kept

    @cached_property
    def receipts(self) -> list:
        return receipts.of(self.edition, by=self.by) if self.is_sender else []

    @property
    def markings(self) -> list:
        """Every record that the page names, but for the edition."""
        kept = self.withheld[1] if self.withheld else []
        return [
            *(marking for line in self.page for marking in line.markings),
            *(marking for group in kept for marking in group.markings),
        ]

    @property
    def next_url(self) -> str:
        return self._at(self.page.next_page_number) if self.page.has_next() else ""

    @property
    def previous_url(self) -> str:
        if not self.page.has_previous():
            return ""
        return self._at(self.page.previous_page_number)

    def _at(self, number) -> str:
        return address.changed(self.request.GET, page=number())
