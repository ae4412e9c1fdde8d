"""What resolutions ask of States, provision by provision."""

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ctportal.reference.models import Dated, Named, Resolution, Theme

from ..querysets import RequirementQuerySet


class Requirement(Named, Dated):
    """What one provision of a resolution asks of States, in words by language."""

    # The portal only reads them; those who keep them change them through functions of
    # the database, see `requirements/requirements.sql`.
    app_may = "SELECT"

    code = models.SlugField(_("code"), unique=True)
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, verbose_name=_("resolution"), related_name="+"
    )
    # The one it is closest to: the portal's own choice, no source gives it.
    theme = models.ForeignKey(
        Theme, models.PROTECT, null=True, verbose_name=_("theme"), related_name="+"
    )
    provision = models.CharField(_("provision"), max_length=20)
    position = models.PositiveSmallIntegerField(_("place in lists"))
    # False while the words were not checked against the text.
    verified = models.BooleanField(_("verified"), default=False)

    # The wording whose place this one takes.
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="replaced_by"
    )

    objects = RequirementQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["position", "code"]
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")

    def __str__(self):
        return f"{self.cited}: {self.name}"

    @property
    def is_in_force(self) -> bool:
        today = timezone.localdate()
        begun = self.begins_on is None or self.begins_on <= today
        return begun and (self.ends_on is None or self.ends_on >= today)

    @property
    def is_to_come(self) -> bool:
        return self.begins_on is not None and self.begins_on > timezone.localdate()

    def get_absolute_url(self):
        return reverse("assessments:requirement", args=[self.code])

    @property
    def cited(self) -> str:
        """As people cite it: the resolution and the provision."""
        return f"{self.resolution.symbol}, {self.provision}"


class OfRequirement(models.Model):
    """Something that may be about one requirement."""

    requirement = models.ForeignKey(
        Requirement,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("requirement"),
        related_name="+",
    )

    class Meta:
        abstract = True
