"""What people upload: tables as spreadsheets write them, JSON lines, archives; and what somebody hostile uploads."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from checker.cases.batches import Arrived
from checker.desk.bulk import archives, tables, upload
from checker.desk.bulk.refusals import NOT_AN_OBJECT, TOO_MANY_PICTURES, ListRefused

anything = st.text(st.characters(codec=None), max_size=12)  # zeros and half characters as well
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def rows(data: bytes, *, by_folder: bool = False) -> list[Arrived]:
    return list(upload.rows_of(io.BytesIO(data), by_folder=by_folder))


def cells(data: bytes) -> list[dict[str, str]]:
    return [dict(row.cells or {}) for row in rows(data)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_is_read_in_every_encoding_and_with_every_separator(encoding: str, mark: str) -> None:
    text = f'编号{mark}正文\r\n7{mark}"代购{mark}\n专柜小票"\r\n'
    found = cells(text.encode(encoding))
    assert found == [{"编号": "7", "正文": f"代购{mark}\n专柜小票"}]
    assert tables.guess(found) == {"id": "编号", "text": "正文"}


def test_a_list_without_a_head_loses_no_post() -> None:
    found = cells("正品代购，支持专柜验货，小票齐全，假一赔十，需要的朋友请加微信联系下单\n第二条\n".encode())
    assert [list(row.values()) for row in found] == [
        ["正品代购，支持专柜验货，小票齐全，假一赔十，需要的朋友请加微信联系下单"],
        ["第二条"],
    ]


def test_columns_are_guessed_by_name_and_else_by_length() -> None:
    assert tables.guess([{"Title": "a", "Caption": "b", "URL": "c"}]) == {
        "title": "Title",
        "text": "Caption",
        "id": "URL",
    }
    assert tables.guess([{"who": "x", "what": "a long post"}]) == {"text": "what"}
    assert tables.guess([]) == {}


def test_columns_of_one_name_are_told_apart() -> None:
    assert cells(b"text,text\na,b\n") == [{"text": "a", "text 2": "b"}]


def test_json_lines_are_read_and_a_bad_line_is_that_lines_fault() -> None:
    lines = [
        json.dumps({"id": 1, "text": "一", "images": ["a.png"], "half": "\ud800"}),
        "no json",
        "",
        '["a"]',
        "[" * 5000,
    ]
    found = rows("\n".join([lines[0], *lines[1:]]).encode("utf-8"))
    assert [row.problem for row in found] == [None, *[NOT_AN_OBJECT] * 3]
    assert dict(found[0].cells or {}) == {"id": "1", "text": "一", "half": "?"}


def test_names_of_columns_hold_nothing_that_no_database_or_page_takes() -> None:
    assert cells(json.dumps({"te\x00xt": "a", "\ud800": "b"}).encode()) == [{"text": "a", "?": "b"}]


def test_a_line_without_an_end_does_not_fill_the_memory() -> None:
    data = b'{"text": "' + b"a" * (3 * tables.LONGEST_LINE) + b'"}\n{"text": "b"}\n'
    found = rows(data)
    assert [row.problem for row in found] == [NOT_AN_OBJECT, None]


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n ", b'[{"text": "a"}]', b"MZ\x00\x01\x02", b'text\n"never closed' + b"a" * 200_000, b"text,id\n"],
    ids=["empty", "blank", "one JSON list", "a program", "a quotation without end", "names only"],
)
def test_what_is_no_list_is_refused_with_a_sentence(data: bytes) -> None:
    with override("en"), pytest.raises(ListRefused) as refused:
        rows(data)
    assert len(refused.value.says) > 10


@pytest.mark.parametrize("line", [b"text\n" + b"a\n" * 10_001, b'{"text": "a"}\n' * 10_001], ids=["csv", "jsonl"])
def test_more_rows_than_ten_thousand_are_refused(line: bytes) -> None:
    with override("en"), pytest.raises(ListRefused, match="10,000"):
        rows(line)


def archive(entries: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(entry)
            made.writestr(entry, data)
    return file.getvalue()


def test_one_post_a_picture_or_one_a_folder() -> None:
    data = archive({"b/2.png": PICTURE + b"2", "a.png": PICTURE, "b/1.png": PICTURE + b"1", "__MACOSX/a.png": b"x"})
    assert [(row.ref, len(row.pictures)) for row in rows(data)] == [("a.png", 1), ("b/1.png", 1), ("b/2.png", 1)]
    by_folder = rows(data, by_folder=True)
    assert [len(row.pictures) for row in by_folder] == [1, 2]
    assert by_folder[1].ref == "b"
    assert by_folder[1].pictures == (PICTURE + b"1", PICTURE + b"2")


def test_a_folder_with_more_than_nine_pictures_is_that_rows_fault() -> None:
    data = archive({f"a/{number:02}.png": PICTURE for number in range(10)} | {"b/1.png": PICTURE})
    assert [row.problem for row in rows(data, by_folder=True)] == [TOO_MANY_PICTURES, None]


def _link(entry: zipfile.ZipInfo) -> None:
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16


HOSTILE = {
    "a path upwards": archive({"../../etc/a.png": PICTURE}),
    "an absolute path": archive({"/etc/a.png": PICTURE}),
    "a drive": archive({"C:/a.png": PICTURE}),
    "a link": archive({"a.png": b"/etc/passwd"}, _link),
    "another archive by name": archive({"a.zip": b"x"}),
    "another archive by content": archive({"a.png": archive({"a.png": PICTURE})}),
    "a bomb": archive({"a.png": bytes(14 * 2**20)}),
    "a picture that is too large": archive({"a.png": bytes(range(256)) * (16 * 2**12)}),
    "a spreadsheet": archive({"[Content_Types].xml": b"x", "xl/sheet.xml": b"y"}),
    "nothing": archive({}),
    "only what computers add": archive({"__MACOSX/._a.png": PICTURE, ".DS_Store": b"x", "Thumbs.db": b"x"}),
    "cut short": archive({"a.png": PICTURE})[:-30],
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=list(HOSTILE))
def test_an_archive_with_a_trick_is_refused_as_a_whole(data: bytes) -> None:
    with override("en"), pytest.raises(ListRefused) as refused:
        rows(data)
    assert len(refused.value.says) > 10


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(archive({"a.png": PICTURE}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    with pytest.raises(ListRefused):
        rows(bytes(data))


def test_an_entry_that_lies_about_its_size_is_not_believed() -> None:
    data = bytearray(archive({"a.png": bytes(range(256)) * (16 * 2**12)}))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(sign) + place
        data[start : start + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(ListRefused):
        rows(bytes(data))


def _claiming(number: int) -> bytes:
    data = bytearray(archive({"a.png": PICTURE}))
    data[-14:-10] = number.to_bytes(2, "little") * 2
    return bytes(data)


def _many(number: int) -> bytes:
    return archive(dict.fromkeys((f"{one}.png" for one in range(number)), b""))


@pytest.mark.parametrize("lie", ["of many", "of many in 64 bits", "of one", "where there is one"])
def test_an_archive_of_too_many_entries_is_refused_before_its_directory_is_read(
    lie: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload, "MOST_ROWS", 10)
    with monkeypatch.context() as patched:
        if lie == "of many in 64 bits":
            patched.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 5)
        data = bytearray(_claiming(31) if lie == "where there is one" else _many(31))
    if lie == "of one":
        data[-14:-10] = (1).to_bytes(2, "little") * 2
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with override("en"), pytest.raises(ListRefused, match="10,000"):
        rows(bytes(data))


def test_an_archive_with_a_directory_of_64_bits_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    data = archive({"a.png": PICTURE, "b.png": PICTURE})
    assert b"PK\x06\x06" in data
    assert len(rows(data)) == 2
    with pytest.raises(ListRefused):
        rows(data.replace(b"PK\x06\x06", b"PK\x06\x00"))


def test_all_pictures_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_UNPACKED", 1000)
    with pytest.raises(ListRefused):
        rows(archive({f"{number}.png": PICTURE for number in range(5)}))


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader(data: bytes) -> None:
    for beginning in (b"", b"{", b"PK\x03\x04"):
        try:
            found = rows(beginning + data)
        except ListRefused:
            continue
        assert all(isinstance(row.ref, str) for row in found)


@given(st.dictionaries(anything, anything | st.integers() | st.floats() | st.none() | st.lists(anything, max_size=2)))
def test_what_is_kept_of_any_object_can_be_kept_and_shown(found: dict[str, object]) -> None:
    for row in rows(json.dumps(found).encode()):
        assert all(kept.encode() and "\0" not in kept for pair in (row.cells or {}).items() for kept in pair if kept)


@given(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_what_is_kept_of_any_table_can_be_kept_and_shown(table: list[list[str]], mark: str) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=mark).writerows(table)
    try:
        found = rows(written.getvalue().encode())
    except ListRefused:
        return
    assert not any("\0" in kept for row in found for pair in (row.cells or {}).items() for kept in pair)


@given(st.binary(max_size=40), st.integers(0, 400), st.booleans())
def test_no_damaged_archive_breaks_the_reader(wrong: bytes, place: int, by_folder: bool) -> None:
    data = bytearray(archive({"a/一.png": PICTURE, "b.png": PICTURE}))
    place %= len(data)
    data[place : place + len(wrong)] = wrong
    with suppress(ListRefused):
        rows(bytes(data), by_folder=by_folder)
