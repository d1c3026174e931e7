"""What the audit log can say: every action that changes what others see has one name here, and one sentence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    """The label is the sentence; its places are filled from the entry's parameters when it is shown."""

    ORGANISATION_OPENED = "organisation-opened", _("opened the organisation")
    ORGANISATION_VERIFIED = "organisation-verified", _("confirmed the organisation's name")
    ORGANISATION_UNVERIFIED = "organisation-unverified", _("took back the confirmation of the organisation's name")
    ORGANISATION_CLOSED = "organisation-closed", _("closed the organisation")
    ORGANISATION_CHANGED = "organisation-changed", _("changed what the organisation says of itself")
    MEMBER_INVITED = "member-invited", _("invited somebody as {role}")
    INVITATION_WITHDRAWN = "invitation-withdrawn", _("took back an invitation")
    MEMBER_JOINED = "member-joined", _("joined as {role}")
    ROLE_CHANGED = "role-changed", _("changed a role from {before} to {after}")
    MEMBER_REMOVED = "member-removed", _("removed a member")
    MEMBER_LEFT = "member-left", _("left the organisation")
