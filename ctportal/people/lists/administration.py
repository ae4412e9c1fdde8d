"""What the administrator lists: accounts and organizations."""

from django.db.models import F, Prefetch
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ctportal.pages.columns import Column
from ctportal.pages.filters import ListFilter, OneOf
from ctportal.pages.lists import ListPage
from ctportal.pages.marks import Status

from ..models import Entity, Membership, Person


def _entity(person):
    """The one acted for today, from what the list has read already."""
    return person.acting[0].entity.name if person.acting else ""


def _state(person) -> Status:
    if not person.is_active:
        return Status("waived", _("Disabled"))
    if person.is_mailbox:
        return Status("notbegun", capfirst(_("office mailbox")))
    if not person.has_usable_password():
        return Status("due", _("Invited"))
    return Status("settled", _("Active"))


class AccountFilter(ListFilter):
    searched = ("name", "login", "email")
    account = OneOf(
        choices=[("active", _("active")), ("disabled", _("disabled"))],
        method="that_are",
        label=_("Account"),
    )

    class Meta:
        model = Person
        fields = []

    def that_are(self, queryset, name, answer):
        return queryset.filter(is_active=answer == "active")


class Accounts(ListPage):
    """Everybody who signs in, and the mailboxes."""

    title = _("Accounts")
    lead = _("Who may sign in. What each may read is given by two people, elsewhere.")
    template_name = "people/accounts.html"
    columns = (
        Column(
            "name",
            _("Name"),
            sort="name",
            link=lambda person: reverse("people:manage-account", args=[person.login]),
        ),
        Column("login", _("Login"), sort="login"),
        Column("entity", _("Organization"), value=_entity),
        Column("state", _("State of the account"), value=_state),
        Column("last_here_at", _("Last here"), sort="last_here_at"),
    )
    filterset = AccountFilter
    sort = "name"
    noun = ngettext_lazy("%(count)s account", "%(count)s accounts", "count")


def accounts():
    """Every account with whom it acts for today; its login is its reference."""
    today = Membership.objects.current().select_related("entity")
    acting = Prefetch("memberships", today, "acting")
    return Person.objects.annotate(ref=F("login")).prefetch_related(acting)


class EntityFilter(ListFilter):
    searched = ("names", "code")
    kind = OneOf(choices=Entity.Kind.choices, label=_("Kind"))

    class Meta:
        model = Entity
        fields = []


class Entities(ListPage):
    """The organizations and permanent missions there are."""

    title = _("Organizations")
    lead = _("Whom people act for. What each reads is decided by others.")
    columns = (
        Column(
            "name",
            _("Name"),
            sort="code",
            link=lambda entity: reverse("people:rename-entity", args=[entity.code]),
        ),
        Column("code", _("Code")),
        Column("kind", _("Kind"), value=lambda e: capfirst(e.get_kind_display())),
        Column("state", _("Member State"), value="state.name"),
    )
    filterset = EntityFilter
    sort = "name"
    noun = ngettext_lazy("%(count)s organization", "%(count)s organizations", "count")


def entities():
    """Every organization; its code is its reference."""
    return Entity.objects.annotate(ref=F("code")).select_related("state")
