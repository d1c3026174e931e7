"""The mail that invites somebody."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from checker.organisations.models import Invitation, Role

logger = logging.getLogger(__name__)


def path_of(token: str) -> str:
    """Where the invitation's link leads on this site."""
    return reverse("desk_invitation", args=[token])


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Send the link, in the language in force; whether the mail went out. The link is logged nowhere."""
    words = {
        "organisation": invitation.organisation,
        "role": Role(invitation.role).label,
        "link": link,
        "until": invitation.expires_at,
    }
    subject = " ".join(render_to_string("desk/mail/invitation_subject.txt", words).split())
    body = render_to_string("desk/mail/invitation.txt", words)
    try:
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [invitation.email]).send()
    except (OSError, SMTPException):
        logger.exception("an invitation could not be sent")
        return False
    return True
