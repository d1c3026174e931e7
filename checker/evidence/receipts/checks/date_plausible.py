"""Can the receipt be of its day: not in the future, and not older than what is printed on it?"""

from __future__ import annotations

from datetime import date, timedelta

from checker.countries.country import Mark
from checker.evidence.receipts.asking import ASK_WHOLE_PAPER, CLOSE_UP_OF_HEAD
from checker.evidence.receipts.check import Paper, ReceiptCheck, ReceiptExample, ReceiptSentence
from checker.evidence.receipts.marks import plain_marks_on
from checker.vocabulary import Answer, Result, Strength

TIME_ZONES = timedelta(days=1)
ADOPTED_EARLY = timedelta(days=5 * 366)
"""The files say since when a law asks for a mark; tills may have printed it for years before."""


def look(paper: Paper) -> Answer | None:
    printed, day = paper.receipt.day, paper.day
    if printed is None:
        return CHECK.answer(paper, "no-date")
    if day is None:
        return CHECK.answer(paper, "unsure", printed)
    if day > paper.today + TIME_ZONES:
        return CHECK.answer(paper, "future", printed, day=day.isoformat(), today=paper.today.isoformat())
    early = _cited_too_early(paper, day)
    if early is not None and early.start is not None:
        words = " / ".join(early.words[:2]) or early.id
        return CHECK.answer(
            paper, "before-law", printed, day=day.isoformat(), words=words, since=early.start.isoformat()
        )
    return CHECK.answer(paper, "possible", printed, day=day.isoformat())


def _cited_too_early(paper: Paper, day: date) -> Mark | None:
    """A mark on the paper that was introduced by law long after its day, if a source says when."""
    return next(
        (
            mark
            for mark in plain_marks_on(paper)
            if not mark.own_knowledge and mark.start is not None and day < mark.start - ADOPTED_EARLY
        ),
        None,
    )


CHECK = ReceiptCheck(
    id="date-plausible",
    name={"zh": "票面日期", "en": "Date on the receipt"},
    asks={"zh": "这个日期的票，有可能吗？", "en": "Can the receipt be of its day?"},
    says={
        "possible": ReceiptSentence(
            result=Result.PASS,
            zh="日期 {day} 没有矛盾。这不说明是那天买的这件货。",
            en="The date of {day} contradicts nothing. That does not show that this item was bought on it.",
        ),
        "future": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.STRONG,
            zh="若识别无误，票上的日期是 {day}，还没到（今天是 {today}）。",
            en="If read correctly, the receipt is dated {day}, a day that is yet to come (today is {today}).",
        ),
        "before-law": ReceiptSentence(
            result=Result.FAIL,
            strength=Strength.FAIR,
            zh="若识别无误，票上的日期是 {day}，但票上“{words}”这一项从 {since} 才开始有。",
            en="If read correctly, the receipt is dated {day}, yet “{words}” on it exists only since {since}.",
        ),
        "no-date": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="没有读到日期。",
            en="No date could be read.",
        ),
        "unsure": ReceiptSentence(
            result=Result.CANNOT_TELL,
            zh="日期没看清，或者有两种读法（日月、月日）。",
            en="The date could not be read surely, or can mean two days.",
        ),
    },
    why={
        "zh": "收银机印当天的日期。日期在未来，或早于票上引用的规定，说明票面内部矛盾、收银机时钟不准，或识别有误。",
        "en": "Tills print the day. A day to come, or one before a rule that the paper cites, means that the paper "
        "contradicts itself, the till's clock was wrong, or the date was misread.",
    },
    innocent={
        "zh": "数字识别错、日和月的顺序、收银机时钟没调、纪年不同、重打的票。",
        "en": "A misread digit, day and month the other way round, a wrong clock, another calendar, a reprint.",
    },
    next_photo=CLOSE_UP_OF_HEAD,
    questions=ASK_WHOLE_PAPER,
    examples=(
        ReceiptExample(says="possible", paper="EXAMPLE STORE LONDON\n22/03/2025 14:05\nTOTAL  £120.00"),
        ReceiptExample(says="future", paper="EXAMPLE STORE LONDON\n22/03/2031 14:05\nTOTAL  £120.00"),
        ReceiptExample(says="no-date", paper="EXAMPLE STORE LONDON\nBELT  120.00\nSUBTOTAL  £120.00\nTOTAL  £120.00"),
    ),
    look=look,
)
