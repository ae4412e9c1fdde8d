"""The classes of information, and how high people may read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Classification(models.IntegerChoices):
    """The Secretariat's three classes of information, ST/SGB/2007/6, in order."""

    UNCLASSIFIED = 0, _("Unclassified")
    CONFIDENTIAL = 1, _("Confidential")
    STRICTLY = 2, _("Strictly Confidential")
