"""The rows of organisations, one module for each thing that is kept."""

from checker.organisations.models.audit_entry import AppendOnly, AuditEntry
from checker.organisations.models.invitation import Invitation
from checker.organisations.models.member import Member, Role
from checker.organisations.models.organisation import Organisation
from checker.organisations.models.person import Person

__all__ = ["AppendOnly", "AuditEntry", "Invitation", "Member", "Organisation", "Person", "Role"]
