"""Somebody who signs in: with an e-mail address and no other name. Shoppers never do."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class People(BaseUserManager["Person"]):
    """Makes people; an address is kept in small letters, so that it names one person however it is typed."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A new person; without a password a passkey or a reset leads in. Raises IntegrityError if there is one."""
        person = self.model(email=address(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=address(username or ""))


class Person(AbstractBaseUser):
    """`is_staff` is an operator of this installation, who may do everything that the admin offers.

    `left_at` is when the person last left an organisation, or ceased to be an operator: whoever
    belongs nowhere is erased some time later.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = (models.UniqueConstraint(Lower("email"), name="person_email_in_any_case"),)

    def __str__(self) -> str:
        return self.name or self.email

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's admin asks; there are no single permissions, an operator has all of them."""
        return self.is_active and self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and self.is_staff


def address(email: str) -> str:
    """The e-mail address as it is kept."""
    return email.strip().lower()
