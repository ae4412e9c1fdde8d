"""What everyone may know: States, regions, themes, resolutions and dated sets.

Nothing here is confidential and nothing has a marking.  Names come in the six
languages of the United Nations; `load_reference` fills the tables.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from . import languages
from .querysets import (
    DatedQuerySet,
    LevelQuerySet,
    LoadQuerySet,
    PartyStatusQuerySet,
    ScaleQuerySet,
    StateQuerySet,
    ThemeQuerySet,
)


class Named(models.Model):
    """Something with a name in each language: {"en": …, "fr": …}."""

    names = models.JSONField(_("names by language"), default=dict)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """In the reader's language, in English where there is none."""
        return languages.chosen(self.names)


class Dated(models.Model):
    """Something in force from a day until a day, both included; open when left out."""

    begins_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(begins_on=None)
                | Q(ends_on=None)
                | Q(ends_on__gte=F("begins_on")),
            )
        ]


class Region(Named):
    """A region of the United Nations' M49 standard, at one of three levels."""

    class Level(models.TextChoices):
        REGION = "region", _("region")
        SUBREGION = "subregion", _("subregion")
        INTERMEDIATE = "intermediate", _("intermediate region")

    # Text, since the leading zeros count.
    m49 = models.CharField("M49", max_length=3, unique=True)
    level = models.CharField(_("level"), max_length=12, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )

    class Meta:
        ordering = ["m49"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")


class State(Named):
    """A Member State, an observer State, or a State invented for the exercise."""

    class Status(models.TextChoices):
        MEMBER = "member", _("Member State")
        OBSERVER = "observer", _("observer State")
        EXERCISE = "exercise", _("invented for the exercise")

    iso3 = models.CharField("ISO 3166 alpha-3", max_length=3, unique=True)
    iso2 = models.CharField("ISO 3166 alpha-2", max_length=2, blank=True)
    m49 = models.CharField("M49", max_length=3, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status)
    # With its article, as letters name it: {"fr": "la République de …"}.
    formal_names = models.JSONField(_("formal names by language"), default=dict)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="states")
    # The smallest region there is: Eastern Africa rather than sub-Saharan Africa.
    subregion = models.ForeignKey(
        Region, models.PROTECT, null=True, related_name="states_within"
    )

    objects = StateQuerySet.as_manager()

    class Meta:
        ordering = ["iso3"]
        verbose_name = _("Member State")
        verbose_name_plural = _("Member States")
        constraints = [
            models.UniqueConstraint(
                name="state_has_its_own_iso2", fields=["iso2"], condition=~Q(iso2="")
            ),
            models.UniqueConstraint(
                name="state_has_its_own_m49", fields=["m49"], condition=~Q(m49="")
            ),
        ]


class Pillar(Named):
    """One of the four pillars of the Global Counter-Terrorism Strategy."""

    code = models.CharField(_("number"), max_length=3, unique=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("pillar")
        verbose_name_plural = _("pillars")

    def __str__(self):
        return f"{self.code}. {self.name}"


class Theme(Named):
    """A matter that recommendations, needs and projects are about, at two levels."""

    code = models.SlugField(_("code"), unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts"
    )
    pillar = models.ForeignKey(Pillar, models.PROTECT, related_name="themes")
    source = models.CharField(_("source paragraph"), max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(_("place in lists"))

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["position", "code"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")


class ThemeSynonym(models.Model):
    """A word that means a theme: its name in a language, or what people also write."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="spellings")
    word = models.CharField(_("word"), max_length=120)
    language = models.CharField(_("language"), max_length=2)
    # The word as `spelling.normalised` gives it: no word means two themes.
    normal = models.CharField(max_length=120, unique=True, editable=False)

    class Meta:
        ordering = ["normal"]

    def __str__(self):
        return self.word


class Resolution(Named):
    """A resolution of the Security Council or the Assembly, named by its topic."""

    symbol = models.CharField(_("symbol"), max_length=30, unique=True)
    # The symbol as an address spells it: s-res-1373-2001.
    slug = models.SlugField(max_length=40, default="", db_default="")
    year = models.PositiveSmallIntegerField(_("year"))
    url = models.URLField(_("record in the UN Digital Library"), blank=True)
    # False while the topic was not checked against the text.
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        ordering = ["year", "symbol"]
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")

    def __str__(self):
        return self.symbol


class Instrument(Named):
    """One of the nineteen international instruments against terrorism, or of those
    against organized crime that are cited with them."""

    class Series(models.TextChoices):
        TERRORISM = "terrorism", _("against terrorism")
        ORGANIZED_CRIME = "organized-crime", _("against transnational organized crime")

    class Field(models.TextChoices):
        AVIATION = "aviation", _("civil aviation")
        PROTECTED_PERSONS = "protected-persons", _("protected persons")
        HOSTAGES = "hostages", _("hostage-taking")
        NUCLEAR = "nuclear", _("nuclear material and terrorism")
        MARITIME = "maritime", _("maritime navigation and platforms")
        EXPLOSIVES = "explosives", _("explosive materials")
        BOMBINGS = "bombings", _("terrorist bombings")
        FINANCING = "financing", _("financing of terrorism")
        ORGANIZED_CRIME = "organized-crime", _("organized crime")
        TRAFFICKING = "trafficking", _("trafficking in persons")
        SMUGGLING = "smuggling", _("smuggling of migrants")
        FIREARMS = "firearms", _("firearms")

    # Of those against terrorism, as they are usually counted; the others follow.
    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    series = models.CharField(
        _("series"), max_length=16, choices=Series, default=Series.TERRORISM
    )
    year = models.PositiveSmallIntegerField(_("year"))
    field = models.CharField(_("field"), max_length=20, choices=Field)
    # False while title and year were not seen in a source.
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        ordering = ["number"]
        verbose_name = _("international instrument")
        verbose_name_plural = _("international instruments")


class PartyStatus(models.Model):
    """How a State stood to an instrument on a day, as a source tells it.

    Reported facts: the latest row of a State and an instrument is how it stands.
    """

    # Unlike other reference data it is also written down in the portal; what was told
    # of a day is put right, never taken away.
    app_may = "SELECT, INSERT, UPDATE (signed_on, act, bound_on, reservations, source)"

    class Act(models.TextChoices):
        RATIFICATION = "ratification", _("ratification")
        ACCESSION = "accession", _("accession")
        ACCEPTANCE = "acceptance", _("acceptance")
        APPROVAL = "approval", _("approval")
        SUCCESSION = "succession", _("succession")

    instrument = models.ForeignKey(
        Instrument, models.PROTECT, related_name="party_statuses"
    )
    state = models.ForeignKey(State, models.PROTECT, related_name="party_statuses")
    signed_on = models.DateField(_("signed"), null=True, blank=True)
    act = models.CharField(_("act"), max_length=12, choices=Act, blank=True)
    bound_on = models.DateField(_("party since"), null=True, blank=True)
    reservations = models.TextField(_("reservations and declarations"), blank=True)
    as_of = models.DateField(_("as of"))
    source = models.CharField(_("source"), max_length=200)

    objects = PartyStatusQuerySet.as_manager()

    class Meta:
        ordering = ["instrument__number", "state__iso3", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                name="party_status_is_told_once_a_day",
                fields=["instrument", "state", "as_of"],
            ),
            models.CheckConstraint(
                name="party_status_names_act_and_day_together",
                condition=Q(act="", bound_on=None)
                | ~Q(act="") & Q(bound_on__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.state}: {self.instrument}"

    @property
    def is_party(self) -> bool:
        return self.bound_on is not None


class WorkingGroupSet(Named, Dated):
    """The working groups that existed together for some years."""

    code = models.SlugField(_("code"), unique=True)

    class Meta(Dated.Meta):
        ordering = ["code"]


class WorkingGroup(Named):
    """An inter-agency working group, as one set numbers it."""

    set = models.ForeignKey(WorkingGroupSet, models.PROTECT, related_name="groups")
    number = models.PositiveSmallIntegerField(_("number"))
    # The entity's code: entities stand on this app, not this app on them.
    chair = models.SlugField(_("chair"), blank=True)
    # False while the name was not seen in a source.
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        ordering = ["set", "number"]
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        constraints = [
            models.UniqueConstraint(
                name="working_group_is_numbered_once_in_its_set",
                fields=["set", "number"],
            )
        ]


class Grouping(Named):
    """States taken together: a regional body, the area of an initiative."""

    code = models.SlugField(_("code"), unique=True)
    source = models.CharField(_("source paragraph"), max_length=100, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("grouping of States")
        verbose_name_plural = _("groupings of States")


class GroupingMembership(Dated):
    """A State belonging to a grouping for some years."""

    grouping = models.ForeignKey(Grouping, models.CASCADE, related_name="memberships")
    state = models.ForeignKey(State, models.PROTECT, related_name="memberships")
    # False while the days were not seen in a source.
    verified = models.BooleanField(_("verified"), default=False)

    class Meta(Dated.Meta):
        ordering = ["grouping", "state", "begins_on"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                name="state_joins_a_grouping_once_on_a_day",
                fields=["grouping", "state", "begins_on"],
            ),
        ]

    def __str__(self):
        return f"{self.grouping} – {self.state}"


class Scale(Named, Dated):
    """The levels by which implementation was said to stand, for some years."""

    code = models.SlugField(_("code"), unique=True)
    # The paper or decision that sets it.
    source = models.CharField(_("paper or decision"), max_length=120, blank=True)
    # False while its levels' names were not seen in a source.
    verified = models.BooleanField(_("verified"), default=False)

    objects = ScaleQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = [F("begins_on").desc(nulls_last=True), "code"]
        verbose_name = _("scale")
        verbose_name_plural = _("scales")


class ScaleLevel(Named):
    """One level of a scale; one without a place stands outside the order."""

    scale = models.ForeignKey(Scale, models.PROTECT, related_name="levels")
    code = models.SlugField(_("code"))
    # From the most to the least; none for "not assessed, no information".
    position = models.PositiveSmallIntegerField(_("place in the order"), null=True)

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["scale", F("position").asc(nulls_last=True), "code"]
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        constraints = [
            models.UniqueConstraint(
                name="scale_has_a_level_once", fields=["scale", "code"]
            )
        ]


class ReferenceLoad(models.Model):
    """One time the reference data was loaded, and what its files amounted to."""

    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now_add=True)

    objects = LoadQuerySet.as_manager()

    def __str__(self):
        return self.digest
