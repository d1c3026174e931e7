"""A talk between a buyer and a seller, with times, transfers, red packets, voice messages and pictures by chance."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from checker.devtools.artist.scenes.telling import Teller
from checker.devtools.artist.screens import Said

STATES_OF_MINE = ("pending", "sent", "taken", "taken", "expired", "returned")
STATES_OF_THEIRS = ("received", "received", "returned", "pending")


def talk(teller: Teller, *, in_group: bool = False) -> list[Said]:
    """As much as fills a screen, and often more."""
    moment = teller.moment(most_days=teller.chance.choice((1, 2, 6, 200)))
    entries = [Said(kind="time", text=teller.chat_time(moment))] if teller.maybe(0.85) else []
    if teller.maybe(0.15):
        entries.append(Said(kind="notice", text=teller.of("notices")))
    while len(entries) < teller.chance.randint(9, 14):
        mine = not in_group and teller.maybe(0.45)
        made = _turn(teller, mine=mine)
        entries.append(replace(made, name=teller.of("buyers")) if in_group else made)
        if made.kind == "transfer" and made.state == "taken":
            entries.append(replace(made, mine=not made.mine, state="received"))
        if teller.maybe(0.12):
            moment += timedelta(minutes=teller.chance.randint(6, 300))
            entries.append(Said(kind="time", text=teller.chat_time(moment)))
    return entries


def _turn(teller: Teller, *, mine: bool) -> Said:
    roll = teller.chance.random()
    seed = teller.chance.randrange(999)
    if roll < 0.1:
        state = teller.chance.choice(STATES_OF_MINE if mine else STATES_OF_THEIRS)
        return Said(kind="transfer", amount=teller.amount(), state=state, mine=mine)
    if roll < 0.14:
        return Said(kind="packet", state=teller.chance.choice(("pending", "opened", "expired")), mine=mine)
    if roll < 0.2:
        return Said(kind="voice", text=str(teller.chance.randint(1, 59)), mine=mine)
    if roll < 0.27:
        words = teller.of("photo_words") if teller.maybe(0.3) else ""
        return Said(kind="picture", text=words, mine=mine, seed=seed)
    if roll < 0.29:
        return Said(kind="card", text=teller.of("sellers"), mine=mine, seed=seed)
    quote = ""
    if teller.maybe(0.08):
        quote = f"{teller.seller if mine else teller.buyer}：{teller.of('says' if mine else 'asks')}"
    return Said(text=teller.of("asks" if mine else "says"), mine=mine, quote=quote)
