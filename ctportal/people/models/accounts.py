"""People, as they sign in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .classification import Classification
from .entities import JointMember


class People(BaseUserManager):
    """Makes accounts; there is no sign-up and no superuser."""

    def create_user(self, login, password=None, **facts):
        person = self.model(login=login, **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in, or an office's mailbox that receives."""

    login = models.CharField(_("login"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_mailbox = models.BooleanField(_("office mailbox"), default=False)
    last_here_at = models.DateTimeField(null=True, blank=True)

    objects = People()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["login"]
        verbose_name_plural = "people"

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("people:account")

    @cached_property
    def membership(self):
        """The membership in force today, or None."""
        return self.memberships.current().select_related("entity").first()

    @property
    def entity(self):
        """The entity this person acts for today, or None."""
        return self.membership and self.membership.entity

    @cached_property
    def offices(self) -> frozenset[int]:
        """The entity acted for today, and the joint holders it is a member of."""
        if self.entity is None:
            return frozenset()
        joint = JointMember.objects.current().joint_with(self.entity.pk)
        return frozenset({self.entity.pk, *joint.values_list("joint_id", flat=True)})

    @property
    def is_cleared(self) -> bool:
        """Whether this person may read above Unclassified today."""
        above = {"classification__gt": Classification.UNCLASSIFIED}
        return bool(
            self.membership
            and self.membership.clearances.current().filter(**above).exists()
        )

    @property
    def role(self):
        """What this person does there, as one of `Membership.Role`; else empty."""
        return self.membership.role if self.membership else ""
