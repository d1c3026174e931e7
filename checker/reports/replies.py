"""The right of reply: the seller's form on a shared report, and the private page of what was written there."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from checker.cases import replying
from checker.cases.models import Deed, Reply, Share, Wish
from checker.cases.replying import NothingSaid, Said, TooLong, TooManyReplies
from checker.web.access import public, reader_of_share, writer_of_reply
from checker.web.deeds import reason_words
from checker.web.fields import Words
from checker.web.limits import CHANGES, SUBMISSIONS, limited


class ContactTooLong(Exception):
    """A contact of more characters than are kept."""


class ReplyForm(forms.Form):
    """`wish` falls back to having the statement shown, so that no words are lost by a strange form."""

    text = Words()
    wish = forms.ChoiceField(choices=Wish.choices, required=False)
    contact = forms.CharField(required=False, max_length=replying.LONGEST_CONTACT)

    def said(self) -> Said:
        """Raises ContactTooLong; what is wrong with the words is told by who takes them."""
        if not self.is_valid() and "contact" in self.errors:
            raise ContactTooLong
        data = self.cleaned_data
        return Said(
            text=data.get("text", ""), wish=Wish(data.get("wish") or Wish.SHOW), contact=data.get("contact", "")
        )


@reader_of_share
@limited(SUBMISSIONS)
@require_http_methods(["GET", "HEAD", "POST"])
def seller(request: HttpRequest, share: Share) -> HttpResponse:
    """The form; a sent one leads to the private page of the statement."""
    back = reverse("report", args=[_token(request)])
    if request.method != "POST":
        return _page(request, ReplyForm(), back)
    form, status = ReplyForm(request.POST), 422
    try:
        new = replying.reply_to(share, form.said(), timezone.now())
    except TooManyReplies:
        problem, status = _("Several statements to this report are waiting already. Please come back later."), 429
    except (NothingSaid, TooLong) as error:
        problem = _problem(error)
    except ContactTooLong:
        problem = _contact_problem()
    else:
        return redirect("statement", new.token)
    return _page(request, form, back, problem, status)


@writer_of_reply
@limited(CHANGES)
@require_http_methods(["GET", "HEAD", "POST"])
def statement(request: HttpRequest, reply: Reply) -> HttpResponse:
    """What became of a statement; its writer may change or withdraw it."""
    problem = ""
    if request.method == "POST":
        if request.POST.get("action") == "withdraw":
            replying.withdraw(reply)
            return redirect("statement_withdrawn")
        form = ReplyForm(request.POST)
        try:
            replying.change(reply, form.said(), timezone.now())
        except (NothingSaid, TooLong) as error:
            problem = _problem(error)
        except ContactTooLong:
            problem = _contact_problem()
        else:
            return redirect("statement", _token(request))
    context = {
        "reply": reply,
        "reason": reason_words(Deed.REPLY_REFUSED, reply.refusal),
        "private": request.build_absolute_uri(reverse("statement", args=[_token(request)])),
        "problem": problem,
        "text": request.POST.get("text", reply.text),
        "wish": request.POST.get("wish", reply.wish),
        "contact": request.POST.get("contact", reply.contact),
        "longest": replying.LONGEST,
    }
    return render(request, "reports/statement.html", context, status=422 if problem else 200)


@public
@require_safe
def withdrawn(request: HttpRequest) -> HttpResponse:
    """What is left of a withdrawn statement: a word that it is gone."""
    return render(request, "reports/statement_withdrawn.html")


def _page(request: HttpRequest, form: ReplyForm, back: str, problem: str = "", status: int = 200) -> HttpResponse:
    context = {
        "back": back,
        "problem": problem,
        "text": form.data.get("text", ""),
        "wish": form.data.get("wish", Wish.SHOW),
        "contact": form.data.get("contact", ""),
        "longest": replying.LONGEST,
    }
    return render(request, "reports/seller.html", context, status=status)


def _problem(error: NothingSaid | TooLong) -> str:
    if isinstance(error, TooLong):
        return ngettext(
            "The statement is {surplus} character too long.",
            "The statement is {surplus} characters too long.",
            error.surplus,
        ).format(surplus=error.surplus)
    return _("Please write what you want to say to the report.")


def _contact_problem() -> str:
    return _("The contact is longer than {most} characters.").format(most=replying.LONGEST_CONTACT)


def _token(request: HttpRequest) -> str:
    assert request.resolver_match is not None, "views are reached by their address"
    return str(request.resolver_match.kwargs["token"])
