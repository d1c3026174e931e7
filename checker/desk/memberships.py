"""Who belongs to the organisation: everybody reads it, owners change it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from checker.desk import navigation
from checker.desk.forms import InviteForm, RoleForm
from checker.organisations import inviting, mailing
from checker.organisations import members as membership
from checker.organisations.models import Member, Role
from checker.web.access import member
from checker.web.counting import spend
from checker.web.limits import INVITATIONS


@require_http_methods(["GET", "HEAD", "POST"])
@member(Role.VIEWER)
def members(request: HttpRequest, member: Member) -> HttpResponse:
    """The list; an owner's form on it invites somebody."""
    form = InviteForm()
    if request.method == "POST":
        if not member.may(Role.OWNER):
            return _page(request, member, form, problem=_("Only owners invite."), status=403)
        form = InviteForm(request.POST)
        if form.is_valid() and _invited(request, member, form):
            return _back(member)
        return _page(request, member, form, status=422)
    return _page(request, member, form)


@require_POST
@member(Role.OWNER)
def change(request: HttpRequest, member: Member, member_id: int) -> HttpResponse:
    """Another role for somebody, or their end here."""
    now = timezone.now()
    try:
        if "remove" in request.POST:
            membership.remove(member, member_id, now)
        else:
            form = RoleForm(request.POST)
            if not form.is_valid():
                return _page(request, member, InviteForm(), problem=_("There is no such role."), status=422)
            membership.change_role(member, member_id, Role(form.cleaned_data["role"]), now)
    except membership.NotHere as error:
        raise Http404 from error
    except membership.LastOwner:
        return _last_owner(request, member)
    return _back(member) if Member.objects.filter(id=member.id).exists() else HttpResponseRedirect(reverse("desk"))


@require_POST
@member(Role.VIEWER)
def leave(request: HttpRequest, member: Member) -> HttpResponse:
    """End one's own membership."""
    try:
        membership.remove(member, member.id, timezone.now())
    except membership.LastOwner:
        return _last_owner(request, member)
    return HttpResponseRedirect(reverse("desk"))


@require_POST
@member(Role.OWNER)
def withdraw(request: HttpRequest, member: Member, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    try:
        inviting.withdraw(member, invitation_id, timezone.now())
    except inviting.InvitationNotFound as error:
        raise Http404 from error
    return _back(member)


def _invited(request: HttpRequest, member: Member, form: InviteForm) -> bool:
    """Whether the invitation is on its way; otherwise the form says why not."""
    role = Role(form.cleaned_data["role"])
    spent = spend(INVITATIONS, request, whose=f"organisation {member.organisation_id}")
    if spent is not None and not spent.allowed:
        form.add_error(
            "email", _("Your organisation has invited as many people today as it can. Please go on tomorrow.")
        )
        return False
    try:
        invitation, token = inviting.invite(
            member.organisation, form.cleaned_data["email"], role, timezone.now(), by=member
        )
    except inviting.AlreadyAMember:
        form.add_error("email", _("This person is a member already."))
        return False
    if not mailing.send_invitation(invitation, request.build_absolute_uri(mailing.path_of(token))):
        form.add_error("email", _("The mail could not be sent. Please try again later."))
        return False
    return True


def _last_owner(request: HttpRequest, member: Member) -> HttpResponse:
    words = _("An organisation needs an owner: make somebody else an owner first.")
    return _page(request, member, InviteForm(), problem=words, status=422)


def _back(member: Member) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk_members", args=[member.organisation.slug]))


def _page(
    request: HttpRequest, member: Member, form: InviteForm, *, problem: str = "", status: int = 200
) -> HttpResponse:
    owner = member.may(Role.OWNER)
    context = {
        "members": membership.members_of(member.organisation),
        "pending": inviting.pending(member.organisation, timezone.now()) if owner else [],
        "roles": Role.choices,
        "is_owner": owner,
        "form": form,
        "problem": problem,
    }
    return navigation.show(request, member, "desk/members.html", context, status=status)
