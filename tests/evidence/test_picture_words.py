"""Who says what of the photos and of the journey, and which pictures are photos."""

from __future__ import annotations

import pytest

from checker.evidence import Looked
from checker.evidence.journeys import flown
from checker.evidence.photo_words import PhotoWords, said_of_photos
from checker.evidence.photos import is_photo, photo_of
from checker.evidence.whose import is_sellers
from checker.reading import read_text
from checker.vocabulary import Item, ItemKind, Page, PageKind, Part, Reading, Role, Screen, Voice
from tests.evidence.test_library_combinations import TODAY


def text(words: str) -> Reading:
    return read_text(Item(index=0, kind=ItemKind.TEXT, text=words))


def said(words: str, wanted: PhotoWords) -> str:
    case = Looked(readings=[text(words)], claims=(), offers=(), today=TODAY)
    found = said_of_photos(case, wanted)
    return found.quote if found else ""


def chat(*voices: Voice) -> Reading:
    """A chat whose every bubble says that the photo was just taken."""
    parts = tuple(Part(role=Role.BUBBLE, voice=voice, lines=(at,)) for at, voice in enumerate(voices))
    return photo_of(*("刚在店里拍的" for _ in voices), page=Page(kind=PageKind.CHAT, parts=parts), screen=Screen.CHAT)


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("刚在店里拍的,喜欢私信", "刚在店里拍"),
        ("剛在店裡拍的", "剛在店裡拍"),
        ("Photos taken today in the boutique", "Photos taken today"),
        ("刚拍了两单", ""),
        ("上次拍的,不是刚拍的图", ""),
        ("昨天专柜刚拍的图", ""),
        ("This photo was taken last week", ""),
    ],
)
def test_just_taken(words: str, quote: str) -> None:
    assert said(words, PhotoWords.JUST_TAKEN) == quote


@pytest.mark.parametrize(
    ("words", "unchanged", "real"),
    [
        ("原图无修", "原图无修", ""),
        ("实拍图", "", "实拍图"),
        ("no filter, actual photos", "no filter", "actual photos"),
        ("修图师", "", ""),
    ],
)
def test_unchanged_and_real_are_two_things(words: str, unchanged: str, real: str) -> None:
    assert (said(words, PhotoWords.UNCHANGED), said(words, PhotoWords.REAL)) == (unchanged, real)


def test_what_the_shopper_says_is_not_the_sellers() -> None:
    both = chat(Voice.SHOPPER, Voice.SELLER)
    assert [is_sellers(both, line.start) for line in both.lines] == [False, True]
    shoppers = Looked(readings=[chat(Voice.SHOPPER)], claims=(), offers=(), today=TODAY)
    assert said_of_photos(shoppers, PhotoWords.JUST_TAKEN) is None


@pytest.mark.parametrize(
    ("kind", "screen", "photo"),
    [
        (PageKind.PHOTO, Screen.PHOTO, True),
        (PageKind.OTHER, Screen.OTHER, True),
        (PageKind.RECEIPT, Screen.RECEIPT, True),
        (PageKind.FEED, Screen.MOMENTS, False),
        (PageKind.CHAT, Screen.CHAT, False),
        (PageKind.TRACKING, Screen.OTHER, False),
        (PageKind.TRANSFER, Screen.OTHER, False),
    ],
)
def test_a_page_of_an_app_is_no_photo(kind: PageKind, screen: Screen, photo: bool) -> None:
    assert is_photo(photo_of(page=Page(kind=kind), screen=screen)) is photo


def test_a_text_is_no_photo() -> None:
    assert not is_photo(text("图"))


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("刚从米兰飞回来", ["milan"]),
        ("剛從米蘭飛回來", ["milan"]),
        ("Just flew back from Paris with this", ["paris"]),
        ("米兰的包很好看", []),
        ("想飞米兰", []),
    ],
)
def test_a_journey_is_named_by_those_who_made_it(words: str, places: list[str]) -> None:
    assert sorted({place for place, _ in flown(text(words))}) == places
