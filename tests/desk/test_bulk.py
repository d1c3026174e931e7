"""The bulk check through its pages: from the upload to the files of answers, for members of the organisation alone."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from PIL import Image

from checker.cases import batch_feeding, batch_limits, facts, retention
from checker.cases.models import Batch, BatchRow, Case, State, StoredOutcome
from checker.desk.bulk import results, views
from checker.organisations.models import AuditEntry, Organisation, Role
from checker.organisations.opening import open_organisation
from tests.desk.conftest import NOW, SignedIn, make_member

POSTS = [
    ("=1+1", "我是空姐，国际航班代购，专柜小票齐全，现货当天发。"),
    ("b", "今天的晚霞很美。"),
    ("c", ""),
    ("d", "招代理，零囤货，一件代发，正品保证，支持专柜验货"),
]


@pytest.fixture(autouse=True)
def _own_pictures(settings: Any, tmp_path: Any) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"
    settings.BROKER_URL = "filesystem://"


@pytest.fixture
def editor(organisation: Organisation, signed_in: SignedIn) -> Client:
    client = signed_in(make_member(organisation, Role.EDITOR).person)
    client.cookies["language"] = "en"
    return client


def table(posts: list[tuple[str, str]]) -> SimpleUploadedFile:
    file = io.StringIO()
    csv.writer(file).writerows([("编号", "正文"), *posts])
    return SimpleUploadedFile("posts.csv", file.getvalue().encode())


def uploaded(client: Client, file: SimpleUploadedFile, **fields: str) -> str:
    answer = client.post("/desk/shoppers/bulk/new/", {"list": file, **fields})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def start(client: Client, page: str, **columns: str) -> None:
    assert client.post(f"{page}start/", {"text": "正文", "id": "编号", **columns}).headers["Location"] == page


def work() -> None:
    while batch_feeding.work_once(timezone.now):
        pass


def test_from_the_upload_to_the_answers(editor: Client) -> None:
    page = uploaded(editor, table(POSTS))
    before = editor.get(page).content.decode()
    assert '<option value="正文" selected>' in before
    assert '<option value="编号" selected>' in before
    assert not Case.objects.exists(), "nothing is looked at before somebody starts"
    start(editor, page)
    moving = editor.get(page).content.decode()
    assert 'http-equiv="refresh"' in moving
    assert "django_htmx/htmx" in moving, "what asks for the fragment is on the page"
    work()
    done = editor.get(page).content.decode()
    assert "Finished: 4 of 4" in done
    assert "hx-get" not in done
    assert 'http-equiv="refresh"' not in done
    assert "There are no words in this row." in done
    assert list(AuditEntry.objects.filter(action="bulk-started").values_list("parameters", flat=True)) == [{"posts": 4}]


def test_the_fragment_is_asked_for_until_it_is_finished(editor: Client) -> None:
    page = uploaded(editor, table(POSTS))
    start(editor, page)
    ask = {"HX-Request": "true", "HX-Target": "standing"}
    fragment = editor.get(page, headers=ask).content.decode()
    assert fragment.lstrip().startswith('<section id="standing"')
    assert 'hx-trigger="every 2s"' in fragment
    work()
    last = editor.get(page, headers=ask)
    assert "hx-trigger" not in last.content.decode()
    assert last.headers["HX-Refresh"] == "true", "the table is shown anew"


def test_the_three_files_say_the_same_and_no_cell_is_a_formula(editor: Client) -> None:
    page = uploaded(editor, table(POSTS))
    start(editor, page)
    work()
    read = {kind: b"".join(editor.get(f"{page}results.{kind}").streaming_content) for kind in results.KINDS}  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(read["csv"].decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(read["xlsx"]), read_only=True).active
    assert sheet is not None
    same = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert same == rows
    assert [row[0] for row in rows[1:]] == ["'=1+1", "b", "c", "d"]
    assert "airline-crew" in rows[1][3]
    assert rows[3][6] == "There are no words in this row."
    lines = [json.loads(line) for line in read["jsonl"].splitlines()]
    assert [line["id"] for line in lines] == ["=1+1", "b", "c", "d"]
    assert {"level", "score", "claims", "offers", "receipts", "findings", "readings", "library"} <= set(lines[0])
    assert "error" in lines[2]
    one = editor.get(rows[1][7]).content.decode()
    assert "我是空姐" in one
    assert "Airline crew identity" in one


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "|cmd", "%0"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert results.cell(text) == f"'{text}"
    assert results.cell("a=1") == "a=1"
    assert results.cell("a\x00\ud800") == "a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"


def test_an_archive_of_pictures(editor: Client) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(picture, "PNG")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in ("one/1.png", "one/2.png", "two/1.png"):
            made.writestr(name, picture.getvalue())
        made.writestr("three/1.png", b"no picture")
    page = uploaded(editor, SimpleUploadedFile("album.zip", file.getvalue()), each="folder")
    assert "one" in editor.get(page).content.decode()
    start(editor, page)
    while batch_feeding.feed(NOW):
        pass
    assert [row.ref for row in BatchRow.objects.order_by("number")] == ["one", "three", "two"]
    assert Case.objects.count() == 2
    assert Case.objects.filter(batch__isnull=False, items__kind="picture").count() == 3


def test_what_cannot_be_taken_is_said_and_nothing_is_kept(editor: Client) -> None:
    for file in (SimpleUploadedFile("a.csv", b""), SimpleUploadedFile("a.zip", b"PK\x03\x04 broken")):
        answer = editor.post("/desk/shoppers/bulk/new/", {"list": file})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    assert editor.post("/desk/shoppers/bulk/new/", {}).status_code == 422
    assert not Batch.objects.exists()


def test_a_larger_file_than_any_other_form_takes_arrives(editor: Client, settings: Any) -> None:
    settings.MAX_PICTURE_BYTES, settings.MAX_PICTURES = 1000, 1
    page = uploaded(editor, table([(str(number), "字" * 200) for number in range(300)]))
    assert BatchRow.objects.count() == 300
    assert editor.get(page).status_code == 200


def test_the_form_needs_its_secret_although_its_file_is_received_differently(
    organisation: Organisation, signed_in: SignedIn
) -> None:
    person = make_member(organisation, Role.EDITOR).person
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in(person).cookies
    assert strict.post("/desk/shoppers/bulk/new/", {"list": table(POSTS)}).status_code == 403
    assert not Batch.objects.exists()


def test_stop_go_on_and_erase(editor: Client) -> None:
    page = uploaded(editor, table(POSTS * 20))
    start(editor, page)
    batch_feeding.feed(timezone.now())
    editor.post(f"{page}stop/")
    assert "Go on" in editor.get(page).content.decode()
    work()
    assert Batch.objects.get().fed == batch_feeding.TEXTS_AT_ONCE
    editor.post(f"{page}resume/")
    work()
    assert Batch.objects.get().fed == 80
    assert editor.post(f"{page}erase/").headers["Location"] == "/desk/shoppers/bulk/"
    assert not Batch.objects.exists()
    assert not Case.objects.exists()
    assert not StoredOutcome.objects.exists()
    actions = list(AuditEntry.objects.order_by("id").values_list("action", flat=True))
    assert actions[-4:] == ["bulk-started", "bulk-stopped", "bulk-resumed", "bulk-erased"]


def test_a_long_list_is_erased_in_portions_and_found_by_nobody_meanwhile(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "ERASED_AT_ONCE", 3)
    page = uploaded(editor, table([(str(one), "今天的晚霞很美。") for one in range(8)]))
    start(editor, page)
    batch_feeding.feed(timezone.now())
    editor.post(f"{page}erase/")
    assert Case.objects.count() == 5
    assert editor.get(page).status_code == 404
    assert editor.post(f"{page}erase/").status_code == 404
    lists = editor.get("/desk/shoppers/bulk/").content.decode()
    assert "Being erased" in lists
    assert page not in lists
    assert list(AuditEntry.objects.values_list("action", flat=True)).count("bulk-erased") == 1
    assert [retention.go_on_erasing(4), retention.go_on_erasing(4)] == [4, 1]
    assert not Batch.objects.exists()
    assert not BatchRow.objects.exists()


def test_the_lists_stand_on_as_many_pages_as_they_need(
    organisation: Organisation, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LISTS_A_PAGE", 2)
    for number in range(3):
        Batch.objects.create(
            organisation=organisation, name=f"list {number}", state="done", language="en", created_at=timezone.now()
        )
    pages = [editor.get(f"/desk/shoppers/bulk/?page={page}").content.decode() for page in ("1", "2", "x")]
    assert [[name in page for name in ("list 2", "list 1", "list 0")] for page in pages] == [
        [True, True, False],
        [False, False, True],
        [True, True, False],
    ]
    assert ["Earlier" in page for page in pages] == [True, False, True]


def test_more_lists_than_are_kept_are_refused_with_a_sentence(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch_limits, "MOST_UNFINISHED", 1)
    stopped = uploaded(editor, table(POSTS))
    start(editor, stopped)
    editor.post(f"{stopped}stop/")
    uploaded(editor, table(POSTS))
    refused = editor.post(f"{stopped}resume/")
    assert (refused.status_code, "on their way already" in refused.content.decode()) == (422, True)
    monkeypatch.setattr(batch_limits, "MOST_UNFINISHED", 3)
    monkeypatch.setattr(batch_limits, "MOST_KEPT", 2)
    refused = editor.post("/desk/shoppers/bulk/new/", {"list": table(POSTS)})
    assert (refused.status_code, "We keep ten unfinished lists" in refused.content.decode()) == (422, True)


def test_three_hundred_posts_survive_workers_that_die(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small form of the run with ten thousand: deaths while opening and while working, each row once."""
    page = uploaded(editor, table([(str(number), f"{POSTS[number % 4][1]}{number}") for number in range(300)]))
    start(editor, page)
    deaths = iter(range(1, 10_000))
    keep = facts.keep

    def dies_sometimes(*args: Any) -> None:
        if next(deaths) % 50 == 0:
            raise SystemExit
        keep(*args)

    monkeypatch.setattr(facts, "keep", dies_sometimes)
    died = 0
    while True:
        try:
            work()
            break
        except SystemExit:
            died += 1
    assert died >= 5
    assert Case.objects.filter(state=State.DONE).count() == 300
    assert StoredOutcome.objects.count() == 300
    assert BatchRow.objects.filter(state="opened").values("case").distinct().count() == 300
    assert "Finished: 300 of 300" in editor.get(page).content.decode()


WHO = ("anonymous", "other", "viewer", "editor", "owner")
TABLE = {
    "GET desk_bulk": (302, 404, 200, 200, 200),
    "GET desk_bulk_list": (302, 404, 200, 200, 200),
    "GET desk_bulk_row": (302, 404, 200, 200, 200),
    "GET desk_bulk_results": (302, 404, 200, 200, 200),
    "POST desk_bulk_new": (302, 404, 403, 422, 422),
    "POST desk_bulk_start": (302, 404, 403, 302, 302),
    "POST desk_bulk_stop": (302, 404, 403, 302, 302),
    "POST desk_bulk_resume": (302, 404, 403, 302, 302),
    "POST desk_bulk_erase": (302, 404, 403, 302, 404),
}


@pytest.mark.parametrize("case", TABLE)
def test_who_may_do_what(case: str, organisation: Organisation, editor: Client, signed_in: SignedIn) -> None:
    uploaded(editor, table(POSTS))
    batch = Batch.objects.get()
    others = open_organisation("others", "Others", NOW)
    theirs = make_member(others, Role.OWNER)
    people = {str(role): make_member(organisation, role, email=f"{role}2@shoppers.example") for role in Role}
    method, name = case.split()
    places: dict[str, Any] = {"slug": "shoppers"}
    if name not in ("desk_bulk", "desk_bulk_new"):
        places["batch_id"] = batch.id
    places |= {"desk_bulk_row": {"number": 0}, "desk_bulk_results": {"kind": "csv"}}.get(name, {})
    for who, status in zip(WHO, TABLE[case], strict=True):
        client = Client()
        if who != "anonymous":
            client = signed_in((theirs if who == "other" else people[who]).person)
        answer = client.generic(method, reverse(name, kwargs=places))
        assert answer.status_code == status, who
    if len(places) > 1 and method == "GET":
        elsewhere = signed_in(theirs.person).get(reverse(name, kwargs=places | {"slug": "others"}))
        assert elsewhere.status_code == 404, "a list cannot be read through another organisation"
