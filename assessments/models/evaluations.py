"""What others than CTED found of a State: facts with their source and their day."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ctportal.confidentiality.models import Link, Record
from ctportal.reference.models import Theme

from ..querysets import EvaluationQuerySet
from .results import Need


class ExternalEvaluation(Record):
    """A report by another body on one State: a mutual evaluation, a peer review.

    The body's own text stays where it published it: here are the day, the source and,
    as facts, the ratings.
    """

    kind = "external-evaluation"
    prefix = "EV"
    searchable = ("title", "body")

    class Type(models.TextChoices):
        MUTUAL = "mutual", _("mutual evaluation (AML/CFT)")
        PEER = "peer-review", _("peer review")
        IN_SITU = "in-situ", _("in-situ technical evaluation")
        MATURITY = "maturity", _("maturity model")
        RISK = "risk-assessment", _("risk assessment")

    type = models.CharField(_("kind"), max_length=16, choices=Type)
    title = models.CharField(_("title"), max_length=200)
    # The author, as it calls itself: it need not be an entity of the portal.
    body = models.CharField(_("author body"), max_length=120)
    round = models.CharField(_("round"), max_length=40, blank=True)
    as_of = models.DateField(_("day of the report"))
    theme = models.ForeignKey(
        Theme,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("theme"),
        related_name="+",
    )
    source = models.URLField(_("where it is published"), blank=True)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("External evaluation")
        indexes = [models.Index(fields=["audience", "-as_of", "-ref"])]

    def get_absolute_url(self):
        return reverse("assessments:evaluation", args=[self.ref])


class Rating(Link):
    """What the body gave for one item on one day; a follow-up gives it anew."""

    ends = ("evaluation",)

    evaluation = models.ForeignKey(
        ExternalEvaluation, models.PROTECT, related_name="ratings"
    )
    item = models.CharField(_("item"), max_length=8)
    rating = models.CharField(_("rating"), max_length=4)
    given_on = models.DateField(_("given on"))
    # The follow-up report it stands in; empty for the evaluation itself.
    given_in = models.CharField(_("given in"), max_length=120, blank=True)

    class Meta:
        ordering = ["given_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="item_is_rated_once_on_a_day",
                fields=["evaluation", "item", "given_on"],
            )
        ]


class NeedEvidence(Link):
    """An evaluation by others that shows a need, or one item of it."""

    ends = ("need", "evaluation")

    need = models.ForeignKey(Need, models.PROTECT, related_name="evidence")
    evaluation = models.ForeignKey(
        ExternalEvaluation, models.PROTECT, related_name="shows"
    )
    item = models.CharField(_("item"), max_length=8, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="evaluation_shows_a_need_once", fields=["need", "evaluation"]
            )
        ]
