"""The post on the report page: marks by offsets, overlapping quotes, characters that cannot be seen."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reports.passages import MOST_SIGNS, REPLACEMENT, Piece, Span, pieces
from checker.web.templatetags.passages import marked


def test_a_quote_in_the_middle_is_marked_and_carries_its_number_at_its_end() -> None:
    text = "早上好，我是空姐，明天飞"
    assert pieces(text, [Span(start=4, end=8, note=1)]) == (
        Piece(text="早上好，"),
        Piece(text="我是空姐", notes=(1,), ends=(1,)),
        Piece(text="，明天飞"),
    )


def test_overlapping_quotes_share_their_common_words() -> None:
    cut = pieces("abcdef", [Span(start=0, end=4, note=1), Span(start=2, end=6, note=2)])
    assert [(piece.text, piece.notes, piece.ends) for piece in cut] == [
        ("ab", (1,), ()),
        ("cd", (1, 2), (1,)),
        ("ef", (2,), (2,)),
    ]


def test_the_same_words_quoted_twice_by_one_note_carry_one_number() -> None:
    cut = pieces("现货", [Span(start=0, end=2, note=3), Span(start=0, end=2, note=3)])
    assert cut == (Piece(text="现货", notes=(3,), ends=(3,)),)


def test_quotes_outside_the_cut_are_left_out_and_longer_ones_shortened() -> None:
    cut = pieces("0123456789", [Span(start=0, end=2, note=1), Span(start=4, end=9, note=2)], start=3, end=6)
    assert [(piece.text, piece.notes) for piece in cut] == [("3", ()), ("45", (2,))]


def test_hidden_characters_are_named() -> None:
    cut = pieces("小\u200b票\u202e")
    assert [piece.hidden for piece in cut] == ["", "U+200B ZERO WIDTH SPACE", "", "U+202E RIGHT-TO-LEFT OVERRIDE"]


def test_a_control_character_without_a_name_is_shown_by_its_number() -> None:
    assert pieces("\x07")[0].hidden == "U+0007"


def test_joiners_inside_an_emoji_and_line_breaks_are_not_hidden_characters() -> None:
    assert all(not piece.hidden for piece in pieces("👩‍✈️ 带货\n👨‍👩‍👧 \U0001f3f4\U000e0067\U000e0062\U000e007f"))


def test_a_joiner_between_letters_is_a_hidden_character() -> None:
    assert [piece.hidden for piece in pieces("高\u200d仿")][1].startswith("U+200D")


@given(
    st.text(alphabet="空姐ab\u200b\u202e\u200d👩\n", max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45), st.integers(1, 4)), max_size=6),
)
def test_the_pieces_joined_are_the_text_and_every_mark_is_right(text: str, raw: list[tuple[int, int, int]]) -> None:
    spans = [Span(start=max(start, 0), end=end, note=note) for start, end, note in raw]
    cut = pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text
    position = 0
    for piece in cut:
        for offset in range(position, position + len(piece.text)):
            assert set(piece.notes) == {span.note for span in spans if span.start <= offset < span.end}
        position += len(piece.text)


def test_a_text_full_of_hidden_characters_and_quotes_is_cut_quickly() -> None:
    text = "空\u200b" * 10_000
    spans = [Span(start=start, end=start + 9, note=start % 7) for start in range(0, 19_900, 5)]
    began = time.perf_counter()
    cut = pieces(text, spans)
    assert time.perf_counter() - began < 2
    assert sum(bool(piece.hidden) for piece in cut) == MOST_SIGNS
    joined = "".join(piece.text for piece in cut)
    assert joined == text[: 2 * MOST_SIGNS] + ("空" + REPLACEMENT) * (10_000 - MOST_SIGNS)


def test_a_run_of_one_hidden_character_is_one_sign() -> None:
    cut = pieces("小" + "\u200b" * 9000 + "票\u200b\u202e")
    assert [(len(piece.text), piece.hidden[:6]) for piece in cut] == [
        (1, ""),
        (9000, "U+200B"),
        (1, ""),
        (1, "U+200B"),
        (1, "U+202E"),
    ]
    assert "U+200B ×9000</span>" in marked(cut, counted=0)


@pytest.mark.parametrize(
    "text", ["\u200b" * 19_000, "小\u200b票" * 6000, "a\u202eb\u202c" * 4500, "\u200b\u202e" * 9500]
)
def test_no_text_makes_a_page_heavy(text: str) -> None:
    shown = marked(pieces(text), counted=0)
    assert len(shown.encode()) < 120_000
    assert not set("\u200b\u202e\u202c") & set(shown)
