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
    TOKEN_MADE = "token-made", _("made the token {token}")
    TOKEN_EXCHANGED = "token-exchanged", _("exchanged the token {before} for {token}")
    TOKEN_REVOKED = "token-revoked", _("took back the token {token}")
    WEBHOOK_ADDED = "webhook-added", _("registered an address for calls back")
    WEBHOOK_REMOVED = "webhook-removed", _("removed an address for calls back")
    CASE_ASSIGNED = "case-assigned", _("gave a case to a member")
    CASE_UNASSIGNED = "case-unassigned", _("took a case back from a member")
    CASE_CLOSED = "case-closed", _("closed a case")
    CASE_REOPENED = "case-reopened", _("opened a case again")
    CASE_TAGGED = "case-tagged", _("changed the labels of a case")
    CASE_NOTED = "case-noted", _("wrote a note about a case")
    INCIDENTS_MERGED = "incidents-merged", _("merged an incident of {cases} cases into another")
    INCIDENT_SPLIT = "incident-split", _("took {cases} cases out of an incident")
    INCIDENT_JOINED = "incident-joined", _("put a case into an incident")
    INCIDENT_RENAMED = "incident-renamed", _("renamed an incident")
    BULK_STARTED = "bulk-started", _("started a bulk check of {posts} posts")
    BULK_STOPPED = "bulk-stopped", _("stopped a bulk check")
    BULK_RESUMED = "bulk-resumed", _("went on with a bulk check")
    BULK_ERASED = "bulk-erased", _("erased a bulk check of {posts} posts")
    CHANNEL_CONNECTED = "channel-connected", _("connected an account of {channel}")
    CHANNEL_CHANGED = "channel-changed", _("changed the keys of an account of {channel}")
    CHANNEL_REMOVED = "channel-removed", _("disconnected an account of {channel}")
    COLLECTION_PUBLISHED = "collection-published", _("published edition {edition} of the collection {collection}")
    COLLECTION_SCHEDULED = "collection-scheduled", _("scheduled edition {edition} of the collection {collection}")
    COLLECTION_UNSCHEDULED = "collection-unscheduled", _("took back what was scheduled of the collection {collection}")
    COLLECTION_HIDDEN = "collection-hidden", _("took the collection {collection} off the site")
    COLLECTION_MOVED = "collection-moved", _("moved a collection from {before} to {after}")
    STATEMENT_WRITTEN = "statement-written", _("wrote a statement on a report")
    STATEMENT_CHANGED = "statement-changed", _("changed a statement on a report")
    STATEMENT_WITHDRAWN = "statement-withdrawn", _("withdrew a statement on a report")
    REPLY_SHOWN = "reply-shown", _("showed a statement of a seller")
    REPLY_REFUSED = "reply-refused", _("did not show a statement of a seller ({reason})")
    REPORT_CORRECTED = "report-corrected", _("corrected a report ({reason})")
    REPORT_TAKEN_DOWN = "report-taken-down", _("took a shared report down ({reason})")
