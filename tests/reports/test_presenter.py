"""From an outcome to the frozen values that the templates show."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import UTC, datetime

import pytest

from checker.devtools.gallery import outcome_of
from checker.reports.notes import Note
from checker.reports.presenter import Report, present
from checker.vocabulary import Box, Claim, Evidence, Leaning, Level, Message, Outcome
from tests.reports.outcomes import ABROAD, CREW, FULL, PICTURE, POST, STOCK, TEXT, TOGETHER, UNREAD, outcome

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def shown(said: Outcome, language: str = "zh") -> Report:
    return present(said, language, lambda item: f"/picture/{item}", NOW)


def claims(report: Report) -> list[Note]:
    return [claimed.note for claimed in report.claims + report.claims_more]


def test_reasons_come_in_the_order_of_the_verdict_and_share_one_numbering() -> None:
    report = shown(FULL)
    assert [(note.number, note.points) for note in report.why] == [(1, 22)]
    assert [(note.number, note.points) for note in claims(report)] == [(2, 12), (3, 4), (4, 0), (5, 0)]
    assert report.counted == 3
    assert report.strongest == report.why[0]


def test_more_than_two_contradictions_and_two_claims_are_folded() -> None:
    doubts = [dataclasses.replace(TOGETHER, subject=f"k{number}") for number in range(4)]
    report = shown(outcome(*((doubt, 20) for doubt in doubts), level=Level.STOP))
    assert (len(report.why), len(report.why_more)) == (2, 2)
    report = shown(
        dataclasses.replace(FULL, findings=(*FULL.findings, dataclasses.replace(ABROAD, subject="duty-free")))
    )
    assert (len(report.claims), len(report.claims_more)) == (2, 3)


def test_the_sum_adds_up_to_the_score() -> None:
    report = shown(outcome((STOCK, 60), (CREW, 55), capped=16))
    assert sum(line.points for line in report.sum.lines) - report.sum.capped == report.sum.total == 99


def test_a_quote_is_the_exact_words_with_a_little_of_its_own_line_around_it() -> None:
    (quote,) = claims(shown(outcome((STOCK, 12))))[0].quotes
    assert [piece.text for piece in quote.pieces] == ["全年现货齐码", "，随时发"]
    assert quote.pieces[0].notes == (1,)
    assert not quote.clipped_before


def test_statements_that_do_not_go_together_are_shown_as_two_quotes_apart() -> None:
    note = shown(FULL).why[0]
    assert note.apart
    assert [quote.label for quote in note.quotes] == ["空乘/机组身份", "现货齐码/随时发"]
    assert ["".join(piece.text for piece in quote.pieces if piece.notes) for quote in note.quotes] == [
        "我是空姐",
        "全年现货齐码",
    ]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_carries_all_that_the_library_says(language: str) -> None:
    note = claims(shown(FULL, language))[0]
    assert all((note.name, note.says, note.why, note.abuse, note.supports, note.five_minutes, note.questions))
    assert all((note.true_if, note.request))
    assert note.sources
    assert all(source.title for source in note.sources)
    assert note.claim == "always-in-stock"


def test_a_note_whose_file_has_left_the_library_still_shows_its_quote() -> None:
    gone = dataclasses.replace(STOCK, subject="no-such-claim", message=Message(id="pattern.no-such-claim"))
    (note,) = claims(shown(outcome((gone, 12))))
    assert not note.known
    assert note.title
    assert note.quotes[0].pieces


def test_every_place_of_a_claim_is_marked_in_the_post_not_only_the_quoted_ones() -> None:
    start = POST.index("随时发")
    also = Claim(id="always-in-stock", item=0, start=start, end=start + 3, quote="随时发")
    report = shown(outcome((STOCK, 12), claims=[also]))
    marked = [piece.text for piece in report.texts[0].pieces if piece.notes]
    assert marked == ["全年现货齐码", "随时发"]


def test_words_on_a_picture_are_shown_as_a_strip_and_as_a_box() -> None:
    start = PICTURE.text.index("现货齐码")
    place = Evidence(item=1, quote="现货齐码", start=start, end=start + 4)
    report = shown(outcome((dataclasses.replace(STOCK, evidence=(place,)), 12), readings=[TEXT, PICTURE]))
    strip = claims(report)[0].quotes[0].strip
    assert strip is not None
    left, top, width, height = map(int, strip.view.split())
    (box,) = strip.boxes
    assert left <= box.left < box.left + box.width <= left + width
    assert top <= box.top < box.top + box.height <= top + height
    assert strip.address == "/picture/1"
    (mark,) = report.pictures[0].marks
    assert (mark.note, mark.boxes) == (1, strip.boxes)
    assert PICTURE.width < mark.x < report.pictures[0].sheet


def test_a_strip_never_reaches_beyond_the_picture() -> None:
    place = Evidence(item=1, box=Box(left=0, top=1760, width=1000, height=40))
    report = shown(outcome((dataclasses.replace(STOCK, evidence=(place,)), 12), readings=[TEXT, PICTURE]))
    strip = claims(report)[0].quotes[0].strip
    assert strip is not None
    left, top, width, height = map(int, strip.view.split())
    assert (left, width, top + height) == (0, 1000, 1800)


def test_pictures_are_counted_by_themselves_and_say_what_went_wrong() -> None:
    first, second = shown(FULL).pictures
    assert (first.number, second.number) == (1, 2)
    assert not first.troubles
    assert len(second.troubles) == 1
    assert ["".join(piece.text for piece in line) for line in first.lines] == ["示例小铺", "现货齐码 随时发"]


def test_the_message_to_the_seller_asks_each_thing_once() -> None:
    for message in shown(FULL).messages:
        assert len(message.questions) == len(set(message.questions)) >= 2


def test_nothing_counted_still_says_what_was_said_and_what_would_help() -> None:
    report = shown(outcome(others=[ABROAD], level=Level.NOTHING_FOUND, rule="nothing-found"))
    assert (report.counted, report.sum.total, len(report.claims), report.strongest) == (0, 0, 1, None)
    assert any(gap.send for gap in report.gaps)
    assert report.messages


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_level_has_a_word_a_sentence_and_a_next_step(level: Level, language: str) -> None:
    report = shown(outcome((CREW, 4), level=level), language)
    assert all((report.word, report.says, report.next_step))


def test_a_picture_that_no_evidence_names_has_no_marks() -> None:
    assert shown(outcome((CREW, 4), readings=[TEXT, UNREAD])).pictures[0].marks == ()


def test_words_that_run_over_two_lines_get_a_box_on_each() -> None:
    place = Evidence(item=1, quote=PICTURE.text[2:9], start=2, end=9)
    report = shown(outcome((dataclasses.replace(STOCK, evidence=(place,)), 12), readings=[TEXT, PICTURE]))
    (mark,) = report.pictures[0].marks
    assert [box.top for box in mark.boxes] == [40, 100]


def test_numbers_in_the_margin_never_cover_each_other() -> None:
    places = [
        Evidence(item=1, quote=PICTURE.text[start:end], start=start, end=end) for start, end in ((0, 2), (2, 4), (5, 9))
    ]
    doubts = [(dataclasses.replace(STOCK, evidence=(place,)), 12) for place in places]
    picture = shown(outcome(*doubts, readings=[TEXT, PICTURE])).pictures[0]
    for first, second in itertools.combinations(picture.marks, 2):
        assert abs(first.x - second.x) >= 2 * picture.disc or abs(first.y - second.y) >= 2 * picture.disc


def test_a_receipt_that_was_faulted_is_a_finding_and_no_open_question() -> None:
    report = shown(outcome_of("receipt-does-not-add-up"))
    (fault,) = report.why
    assert fault.leaning is Leaning.DOUBT
    assert fault.next_photo
    assert fault.title not in [gap.what for gap in report.gaps]
