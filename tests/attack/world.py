"""An installation with something of everything, so that every page has its forms, and everybody who can look at it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.test import Client

from checker.cases import batches, replying
from checker.cases.models import Audience, Wish
from checker.cases.replying import Said
from checker.desk.bulk.tables import comma_separated
from checker.organisations import api_tokens, channels, inviting, people, statements, webhooks
from checker.organisations.channels import Keys
from checker.organisations.models import ChannelKind, Member, Person, Proposal, ProposalState, Role, Scope
from checker.organisations.opening import open_organisation
from tests.cases.conftest import draw
from tests.cases.handed_over import answered as pictured
from tests.desk.conftest import add_factor, make_member
from tests.organisations.collecting import POST, answered, confirmed, draft, handed_over, published, shared

LIST = "编号,正文\na,我是空姐，专柜小票都在\nb,今天的晚霞很美\n"


@dataclass(frozen=True)
class World:
    """`sessions` by who asks, "" for nobody; `doors` are the addresses from which all others are found; `token` opens
    the API; `bot` is the address that a platform calls, and `secret` its proof."""

    sessions: Mapping[str, str]
    doors: Mapping[str, tuple[str, ...]]
    token: str
    bot: str
    secret: str

    def browser(self, who: str, language: str = "en") -> Client:
        client = Client(raise_request_exception=False)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        if self.sessions[who]:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client


def build(now: datetime) -> World:
    """Everything through the rooms' own doors; nothing of it is answered by a made-up part."""
    ours = open_organisation("shoppers", "Shoppers", now)
    confirmed(ours, now)
    members = {str(role): make_member(ours, role) for role in Role}
    operator = people.make("op@site.example", name="Op", is_staff=True)
    add_factor(operator)
    case, own = answered(now)
    pictured_case, opened = pictured(now, "全年现货齐码，专柜小票都在", (draw("receipt"),))
    _, path = shared(case, now)
    unlisted = shared(pictured_case, now, Audience.UNLISTED)[1]
    handovers = [handed_over(one, ours, now) for one in (case, pictured_case)]
    _at_desk(members, case.id, path, now)
    reply = replying.reply_to(shared(case, now)[0], Said(text="我们有授权书。", wish=Wish.CORRECT, contact="x"), now)
    token, invited = api_tokens.make(members["owner"], "Newsroom", tuple(Scope), days=90, now=now)[1], inviting.invite
    channel = channels.connect(
        members["owner"], ChannelKind.TELEGRAM, "bot", "", Keys(token="shared-word"), language="en", now=now
    )
    links = (own, f"/r/{opened.token}/", path, unlisted, f"/r/{reply.token}/statement/")
    links += (f"/desk/invitation/{invited(ours, 'new@union.example', Role.VIEWER, now)[1]}/",)
    desk = ("/desk/", "/desk/shoppers/", *(f"/desk/shoppers/cases/{one.id}/" for one in handovers))
    return World(
        sessions={"anonymous": "", "link": "", **{who: _session(one.person) for who, one in members.items()}}
        | {"operator": _session(operator)},
        doors={
            "anonymous": ("/", "/guide/", "/verify/", "/c/shoppers/sales/", "/desk/sign-in/", "/desk/password/"),
            "link": links,
            **dict.fromkeys(members, desk),
            "operator": ("/operators/", "/desk/operator/proposals/"),
        },
        token=token,
        bot=f"/channels/telegram/{channel.address}/",
        secret="shared-word",
    )


def _at_desk(members: Mapping[str, Member], case_id: UUID, path: str, now: datetime) -> None:
    """Collections, a statement, a proposal, an address for calls back and a list of posts."""
    editor, owner = members["editor"], members["owner"]
    published(owner, now, path)
    draft(editor, now, path, slug="next")
    statements.say(editor, case_id, {"en": "We asked the shop."}, now)
    Proposal.objects.create(
        organisation=editor.organisation,
        kind="form",
        state=ProposalState.DRAFT,
        pattern="airline-crew",
        script="zh-Hans",
        phrase="云上带货小分队",
        example=POST,
        created_at=now,
    )
    webhooks.register(owner, "https://hooks.example/zhendema", now)
    batches.receive(editor, "posts.csv", comma_separated(BytesIO(LIST.encode())), "en", now)


def _session(person: Person) -> str:
    """Signed in just now, so that nothing asks for the password again."""
    client = Client()
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "username": person.email}]
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value
