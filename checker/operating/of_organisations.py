"""Organisations and people as operators see them: opened, confirmed, closed; let in or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from checker.operating.site import Looking, OperatorSite, note
from checker.organisations import inviting, mailing, opening
from checker.organisations.models import Organisation, Person, Role
from checker.organisations.models.organisation import RESERVED

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Organisation]
else:
    _ModelForm = forms.ModelForm


class NewOrganisation(_ModelForm):
    """Its word in addresses, its name, and who is invited as its first owner."""

    owner = forms.EmailField(label=_("Address of the first owner"), max_length=254)

    class Meta:
        model = Organisation
        fields = ("slug", "name")

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if slug in RESERVED:
            raise ValidationError(gettext("This word is the address of a page."))
        return slug


@admin.action(description=_("Confirm the name"))
def verify(model_admin: Any, request: HttpRequest, queryset: QuerySet[Organisation]) -> None:
    """Open organisations only."""
    for organisation in queryset.filter(closed_at__isnull=True, verified_at__isnull=True):
        with transaction.atomic():
            opening.verify(organisation, _operator(request), timezone.now())
            note(request, organisation, "confirmed")


@admin.action(description=_("Take back the confirmation of the name"))
def unverify(model_admin: Any, request: HttpRequest, queryset: QuerySet[Organisation]) -> None:
    """Nothing is shown under the name until it is confirmed again."""
    for organisation in queryset.filter(verified_at__isnull=False):
        with transaction.atomic():
            opening.unverify(organisation, _operator(request), timezone.now())
            note(request, organisation, "confirmation taken back")


@admin.action(description=_("Close"))
def close(model_admin: Any, request: HttpRequest, queryset: QuerySet[Organisation]) -> None:
    """Everything of it is erased some time later."""
    for organisation in queryset.filter(closed_at__isnull=True):
        with transaction.atomic():
            opening.close(organisation, _operator(request), timezone.now())
            note(request, organisation, "closed")


class OfOrganisations(Looking):
    list_display = ("slug", "name", "verified_at", "created_at", "closed_at")
    list_display_links = ("slug",)
    ordering = ("slug",)
    search_fields = ("slug", "name")
    actions = (verify, unverify, close)

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return True

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        return NewOrganisation if obj is None else super().get_form(request, obj, change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug", "name", "owner") if obj is None else (*self.list_display, "names", "about", "website")

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:  # noqa: FBT001
        """The link of the invitation is shown where the mail could not go out."""
        now, owner = timezone.now(), form.cleaned_data["owner"]
        with transaction.atomic():
            made = opening.open_organisation(obj.slug, obj.name, now, by=_operator(request))
            invitation, token = inviting.invite(made, owner, Role.OWNER, now)
            note(request, made, "opened")
        obj.pk = made.pk
        link = request.build_absolute_uri(mailing.path_of(token))
        if not mailing.send_invitation(invitation, link):
            messages.warning(request, gettext("The mail could not be sent. Please pass this link on: %s") % link)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Noted with the change itself."""


@admin.action(description=_("Let in no more"))
def deactivate(model_admin: Any, request: HttpRequest, queryset: QuerySet[Person]) -> None:
    """Wherever they are signed in ends at once. Nobody locks themselves out."""
    from allauth.usersessions.models import UserSession

    for person in queryset.filter(is_active=True).exclude(pk=_operator(request).pk):
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(is_active=False)
            keys = UserSession.objects.filter(user_id=person.pk).values_list("session_key", flat=True)
            Session.objects.filter(session_key__in=list(keys)).delete()
            note(request, person, "let in no more")


@admin.action(description=_("Let in again"))
def activate(model_admin: Any, request: HttpRequest, queryset: QuerySet[Person]) -> None:
    for person in queryset.filter(is_active=False):
        with transaction.atomic():
            Person.objects.filter(pk=person.pk).update(is_active=True)
            note(request, person, "let in again")


class OfPeople(Looking):
    list_display = ("email", "name", "is_active", "is_staff", "created_at", "last_login")
    list_display_links = ("email",)
    list_filter = ("is_active", "is_staff")
    search_fields = ("email",)
    ordering = ("email",)
    actions = (deactivate, activate)
    fields = list_display


def _operator(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def register(site: OperatorSite) -> None:
    site.register(Organisation, OfOrganisations)
    site.register(Person, OfPeople)
