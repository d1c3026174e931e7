"""Own-written cases and what an engine would say of them, made by hand so that these tests ask only the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from checker.cases import pictures, tokens
from checker.cases.models import Case, Item, State, StoredOutcome
from checker.vocabulary import (
    Box,
    Claim,
    Code,
    Evidence,
    Finding,
    ItemKind,
    Leaning,
    Level,
    Line,
    Message,
    Outcome,
    Reading,
    Reason,
    Screen,
    Strength,
    Trouble,
    Verdict,
)
from checker.vocabulary.plain import to_plain

POST = "姐妹们早上好，我是空姐，刚落地✈️\n东西都是机组带回，小\u200b票都在\n全年现货齐码，随时发"
TOKEN, DELETE_TOKEN = "report-token-for-tests-1", "delete-token-for-tests-1"


def in_text(quote: str, text: str = POST, item: int = 0) -> Evidence:
    start = text.index(quote)
    return Evidence(item=item, quote=quote, start=start, end=start + len(quote))


def claim_finding(
    claim: str, *places: Evidence, leaning: Leaning = Leaning.DOUBT, strength: Strength = Strength.WEAK
) -> Finding:
    return Finding(
        check="claim",
        subject=claim,
        family="tests",
        leaning=leaning,
        strength=strength,
        message=Message(id=f"pattern.{claim}"),
        evidence=places,
    )


CREW = claim_finding("airline-crew", in_text("我是空姐"), in_text("机组带回"))
STOCK = claim_finding("always-in-stock", in_text("全年现货齐码"), strength=Strength.FAIR)
RECEIPT = claim_finding("overseas-receipt", in_text("小\u200b票都在"))
ABROAD = claim_finding("abroad-now", in_text("刚落地"), leaning=Leaning.CANNOT_TELL)
TOGETHER = Finding(
    check="combination",
    subject="k01-crew-always-in-stock",
    family="combination k01-crew-always-in-stock",
    leaning=Leaning.DOUBT,
    strength=Strength.STRONG,
    message=Message(id="combination.k01-crew-always-in-stock", params={"first": "我是空姐", "second": "全年现货齐码"}),
    evidence=(in_text("我是空姐"), in_text("全年现货齐码")),
)
TEXT = Reading(item=0, kind=ItemKind.TEXT, text=POST)
PICTURE = Reading(
    item=1,
    kind=ItemKind.PICTURE,
    text="示例小铺\n现货齐码 随时发",
    lines=(
        Line(text="示例小铺", start=0, box=Box(left=100, top=40, width=160, height=40)),
        Line(text="现货齐码 随时发", start=5, box=Box(left=100, top=100, width=300, height=40)),
    ),
    codes=(Code(kind="QR", text="https://shop.example/album"),),
    screen=Screen.MOMENTS,
    width=1000,
    height=1800,
)
UNREAD = Reading(
    item=2,
    kind=ItemKind.PICTURE,
    width=800,
    height=600,
    troubles=(Trouble(step="ocr", message=Message(id="reading.ocr-unavailable")),),
)


def outcome(
    *reasons: tuple[Finding, int],
    others: Sequence[Finding] = (),
    readings: Sequence[Reading] = (TEXT,),
    claims: Sequence[Claim] = (),
    level: Level = Level.HOLD_OFF,
    capped: int = 0,
    rule: str = "score-hold-off",
) -> Outcome:
    """An outcome whose reasons add these points."""
    return Outcome(
        library="0123456789ab",
        readings=tuple(readings),
        claims=tuple(claims),
        offers=(),
        findings=(*(finding for finding, _ in reasons), *others),
        verdict=Verdict(
            level=level,
            score=sum(points for _, points in reasons) - capped,
            rule=rule,
            reasons=tuple(Reason(finding=finding, points=points) for finding, points in reasons),
            capped=capped,
            not_checked=(Message(id="verdict.not-checked.authenticity-never"),),
            send_next=(Message(id="verdict.send.receipt-not-seen"),),
        ),
    )


FULL = outcome((TOGETHER, 22), (STOCK, 12), (CREW, 4), (RECEIPT, 0), others=[ABROAD], readings=[TEXT, PICTURE, UNREAD])


def make_case(now: datetime, *, said: Outcome | None = None, failure: str = "", picture: bytes = b"") -> Case:
    """A case behind TOKEN: done when `said` is given, failed when `failure` is, otherwise waiting."""
    state = State.DONE if said else State.FAILED if failure else State.QUEUED
    case = Case.objects.create(
        token_hash=tokens.hashed(TOKEN),
        delete_hash=tokens.hashed(DELETE_TOKEN),
        language="zh-hans",
        state=state,
        failure=failure,
        run_after=now,
        next_hint_at=now,
        created_at=now,
        asked_at=now,
        finished_at=now if state in (State.DONE, State.FAILED) else None,
    )
    Item.objects.create(case=case, index=0, kind="text", text=POST)
    if picture:
        name = pictures.keep(picture, "image/png")
        Item.objects.create(case=case, index=1, kind="picture", picture=name, media_type="image/png")
    if said:
        StoredOutcome.objects.create(
            case=case,
            library=said.library,
            level=said.verdict.level,
            score=said.verdict.score,
            body=to_plain(said),
            created_at=now,
        )
    return case
