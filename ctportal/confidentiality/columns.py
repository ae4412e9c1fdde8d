"""The columns that lists of records have in common: what each record's marking says."""

from django.utils.translation import gettext_lazy as _

from ctportal.pages.columns import Column

REF = Column("ref", _("Reference"))
STATE = Column("state", _("Member State"), value="marking.state.name")
HOLDER = Column("holder", _("Originating office"), value="marking.holder.name")
CHANGED = Column("changed_at", _("Changed"), sort="changed_at", shown=False)
