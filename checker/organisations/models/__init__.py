"""The rows of organisations, one module for each thing that is kept."""

from checker.organisations.models.audit_entry import AppendOnly, AuditEntry
from checker.organisations.models.channel import Channel, ChannelKind, Heard
from checker.organisations.models.collection import Collected, Collection, Edition, FormerAddress
from checker.organisations.models.invitation import Invitation
from checker.organisations.models.member import Member, Role
from checker.organisations.models.organisation import Organisation
from checker.organisations.models.person import Person
from checker.organisations.models.proposal import Proposal, ProposalKind, ProposalState
from checker.organisations.models.statement import Statement, Wording
from checker.organisations.models.token import ApiToken, Scope
from checker.organisations.models.webhook import Delivery, DeliveryState, Submission, Webhook

__all__ = [
    "ApiToken",
    "AppendOnly",
    "AuditEntry",
    "Channel",
    "ChannelKind",
    "Collected",
    "Collection",
    "Delivery",
    "DeliveryState",
    "Edition",
    "FormerAddress",
    "Heard",
    "Invitation",
    "Member",
    "Organisation",
    "Person",
    "Proposal",
    "ProposalKind",
    "ProposalState",
    "Role",
    "Scope",
    "Statement",
    "Submission",
    "Webhook",
    "Wording",
]
