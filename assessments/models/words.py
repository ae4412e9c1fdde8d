"""Words of a record that stand in another place too."""

from django.db import models

from ctportal.confidentiality.models import Link, Marking


class WordsOfPart(Link):
    """Words of a part of a report, kept or put into another language.

    They are read by who reads the part today, and nobody else: `of` is its own marking,
    or that of the value sealed from it.  Words follow when a value is sealed or put
    back, and when a paragraph is set apart; the database moves them, whoever asks.
    """

    part = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    of = models.ForeignKey(Marking, models.PROTECT, related_name="+")
    field = models.CharField(max_length=40)
    # The paragraph's; empty for what is no paragraph.
    anchor = models.CharField(max_length=8, blank=True)
    text = models.TextField()

    class Meta:
        abstract = True
