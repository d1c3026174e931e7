"""The evidence pack: what is in it, that its hashes are true, that nothing personal is in the covered one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from checker.cases import claiming, deriving, originals, pictures, pipeline, retention, sealing
from checker.cases.models import Case, Item, Seal, Sealed
from checker.cases.opening import Opened, open_case
from checker.reports import packs
from checker.reports.pack import Busy, CannotTypeset, NothingToPack, make_pack, making, typesetting
from checker.reports.pack.typesetting import fit
from checker.vocabulary import Outcome
from tests.cases.conftest import draw, new_case

POST = (
    "姐妹们早上好，我是空姐✈️😀👩‍✈️ 刚落地\u202e，LV 老花包 ¥680，全年現貨，小\u200b票齐全 #set text(red) $x$ <b>\n"
    "加微信 wx-example-2046 联系，收件人：王小明 13800138000"
)
SECRETS = ("wx-example-2046", "王小明", "13800138000")
VERIFY = "https://zhendema.example/verify/"
LANGUAGES = ("zh-hans", "zh-hant", "zh-hk", "en")


@pytest.fixture(autouse=True)
def _own_pictures(settings: Any, tmp_path: Path) -> None:
    settings.PICTURES_DIR = tmp_path / "pictures"


said: dict[str, Outcome] = {}  # read and judged once: every test hands in the same


@pytest.fixture
def opened(db: None, now: datetime) -> Opened:
    opened = open_case(new_case(POST, (draw("call 13800138000"),)), now)
    case = Case.objects.get()
    lease = claiming.claim(case.id, now)
    assert lease
    if not said:
        said[""] = pipeline.run(case, lambda *_: None, lambda _: None)
    claiming.finish(lease, said[""], now)
    deriving.derive(case.id)
    return opened


@pytest.fixture
def case(opened: Opened) -> Case:
    return Case.objects.get()


Made = Callable[..., ZipFile]


@pytest.fixture
def made(case: Case, now: datetime) -> Iterator[Made]:
    """Packs that are closed behind the test."""
    files: list[Any] = []

    def make(*, masked: bool = True, language: str = "zh-hans", at: datetime = now) -> ZipFile:
        with translation.override(language):
            pack = make_pack(case, masked=masked, verify_at=VERIFY, now=at)
        files.append(pack.file)
        return ZipFile(pack.file)

    yield make
    for file in files:
        file.close()


def pdf_of(pack: ZipFile) -> PdfReader:
    return PdfReader(BytesIO(pack.read("report.pdf")))


def words_of(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_everything_is_in_the_pack_and_its_hashes_are_true(made: Made, case: Case) -> None:
    pack = made(masked=False)
    assert pack.namelist() == [
        "README.txt",
        "report.pdf",
        "report.json",
        "exhibits/01-text.txt",
        "exhibits/02-picture.png",
        "SHA256SUMS",
    ]
    sums = dict(reversed(line.split("  ")) for line in pack.read("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(pack.read(name)).hexdigest() for name in pack.namelist()[:-1]}
    assert pack.read("exhibits/01-text.txt").decode() == POST
    record = json.loads(pack.read("report.json"))
    text, picture = record["exhibits"]
    assert text["as_handed_in"] == {"sha256": sums[text["file"]], "bytes": len(POST.encode())}
    assert picture["as_handed_in"]["sha256"] == Item.objects.get(index=1).sha256
    assert picture["sha256"] == sums[picture["file"]]
    assert picture["handed_in_at"] == "2026-11-20T09:30:00+00:00"
    assert record["reference"] == sealing.reference_of(case)


def test_the_record_holds_the_findings_with_quotes_at_their_places(made: Made) -> None:
    record = json.loads(made(masked=False).read("report.json"))
    assert record["library"]
    assert record["level"] in {"check-first", "hold-off", "stop"}
    assert record["findings"]
    quotes = [quote for finding in record["findings"] for quote in finding["quotes"] if quote["item"] == 0]
    assert quotes
    assert all(POST[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)
    assert {claim["id"] for claim in record["claims"]} >= {"airline-crew"}
    assert record["could_not_be_checked"]
    assert [version["version"] for version in record["versions"]] == [1]


def test_nothing_personal_is_in_the_covered_pack(made: Made, case: Case) -> None:
    pack = made()
    everything = words_of(pdf_of(pack)) + "".join(
        pack.read(name).decode() for name in pack.namelist() if not name.endswith((".pdf", ".jpg"))
    )
    assert not [secret for secret in SECRETS if secret in everything]
    assert hashlib.sha256(POST.encode()).hexdigest() not in everything, "what is covered could be guessed from it"
    assert "exhibits/02-picture.jpg" in pack.namelist()
    uncovered = made(masked=False).read("report.json").decode()
    assert all(secret in uncovered for secret in SECRETS), "otherwise nothing was covered above"


def test_the_same_pack_has_the_same_bytes(made: Made, case: Case, now: datetime) -> None:
    first = made(language="en")
    again = made(language="en", at=now.replace(hour=20))
    assert [first.read(name) for name in first.namelist()] == [again.read(name) for name in again.namelist()]
    assert {seal.made_at for seal in Seal.objects.filter(what=Sealed.PACK)} == {now}


def test_the_covered_pack_stays_the_same_when_the_originals_are_gone(made: Made, case: Case, now: datetime) -> None:
    first = made()
    Case.objects.update(masked_at=now)
    case.refresh_from_db()
    again = made()
    assert first.read("report.pdf") == again.read("report.pdf")
    with pytest.raises(originals.OriginalsGone):
        make_pack(case, masked=False, verify_at=VERIFY, now=now)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_is_tagged_and_bears_language_title_and_outline(made: Made, language: str) -> None:
    reader = pdf_of(made(language=language))
    root: Any = reader.trailer["/Root"]
    expected = {"zh-hans": "zh-CN", "zh-hant": "zh-TW", "zh-hk": "zh-HK", "en": "en-GB"}
    assert root["/Lang"] == expected[language]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "ZDM-" in str(reader.metadata and reader.metadata.title)
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    titles = [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)]  # type: ignore[call-overload]
    assert len(titles) >= 7


def test_every_letter_has_a_glyph_of_a_font_that_lies_in_the_document(made: Made) -> None:
    reader = pdf_of(made(masked=False, language="zh-hant"))
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    assert any(name.startswith("NotoSansCJKtc") for name in names)
    assert any(name.startswith("NotoEmoji") for name in names)
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)
    words = words_of(reader)
    assert "全年現貨" in words
    assert "✈" in words
    unbroken = words.replace("\u200b", "")  # where a long word may be broken
    assert "#set text(red) $x$ <b>" in " ".join(unbroken.split()), "a seller's words are never markup"
    assert "U+202E" in words
    assert "\u202e" not in words


def test_characters_that_no_font_has_are_named() -> None:
    assert fit("a\u2800b") == "a[U+2800]b"
    assert fit("x\u202ey") == "x[U+202E ×1]y"
    assert fit("a" * 60).replace("\u200b", "") == "a" * 60
    assert "\u200b" in fit("a" * 60)
    assert fit("好" * 60) == "好" * 60
    assert fit("👩‍✈️") == "👩‍✈️"


def test_marks_that_stand_on_one_another_do_not_stop_the_document(case: Case, made: Made) -> None:
    stored = case.outcomes.get()
    reading = stored.body["readings"][0]
    reading["text"] = reading["text"].replace("<b>", "中\u0363\u0489\u05b0\u0e31")
    stored.save()
    assert len(pdf_of(made(masked=False)).pages) > 2


def test_all_hashes_are_kept_and_go_with_a_deleted_case(made: Made, opened: Opened) -> None:
    pack = made(masked=False)
    kept = {(seal.what, seal.number): seal.sha256 for seal in Seal.objects.all()}
    assert kept[(Sealed.REPORT, 0)] == hashlib.sha256(pack.read("report.pdf")).hexdigest()
    assert kept[(Sealed.DATA, 0)] == hashlib.sha256(pack.read("report.json")).hexdigest()
    assert kept[(Sealed.EXHIBIT, 1)] == hashlib.sha256(POST.encode()).hexdigest()
    assert set(kept) >= {(Sealed.EXHIBIT, 2), (Sealed.PACK, 0)}
    assert not any(secret in repr(list(Seal.objects.values())) for secret in (*SECRETS, opened.token))
    retention.delete(opened.token, opened.delete_token)
    assert not Seal.objects.exists()


def test_no_pack_is_made_while_another_one_is(case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "WAIT_SECONDS", 0.01)
    with making._turn, pytest.raises(Busy):
        make_pack(case, masked=True, verify_at=VERIFY, now=now)


def test_what_is_erased_while_the_pack_is_made_is_said_to_be_gone(
    case: Case, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erase(*_: object) -> bytes:
        pictures.forget([Item.objects.get(index=1).picture])
        return b""

    monkeypatch.setattr(making, "record", erase)
    with pytest.raises(originals.OriginalsGone):
        make_pack(case, masked=False, verify_at=VERIFY, now=now)
    assert not Seal.objects.exists()


def test_a_case_without_a_covered_copy_waits_for_it(case: Case, now: datetime) -> None:
    case.outcomes.update(masked=None)
    with pytest.raises(NothingToPack):
        make_pack(case, masked=True, verify_at=VERIFY, now=now)


def test_the_holder_of_the_link_downloads_it_and_the_case_is_kept(client: Client, opened: Opened) -> None:
    page = client.get(f"/r/{opened.token}/").content.decode()
    assert f'action="/r/{opened.token}/pack/"' in page
    response = client.post(f"/r/{opened.token}/pack/", {"contents": packs.AS_HANDED_IN})
    body = b"".join(response.streaming_content)  # type: ignore[arg-type]
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    assert "attachment" in response["Content-Disposition"]
    assert int(response["Content-Length"]) == len(body)
    assert "http://testserver/verify/" in ZipFile(BytesIO(body)).read("README.txt").decode()
    assert Seal.objects.get(what=Sealed.PACK).sha256 == hashlib.sha256(body).hexdigest()
    kept = Case.objects.get().keep_until
    assert kept
    assert (kept - Seal.objects.first().made_at).days == 90  # type: ignore[union-attr]


def test_nobody_else_gets_a_pack(client: Client, opened: Opened, case: Case, now: datetime) -> None:
    from checker.cases import sharing
    from checker.cases.models import Audience

    link = sharing.share(case, days=7, audience=Audience.PUBLIC, now=datetime.now(now.tzinfo))
    for token in ("x" * 24, opened.delete_token, link.token):
        assert client.post(f"/r/{token}/pack/").status_code == 404
    assert client.get(f"/r/{opened.token}/pack/")["Location"] == f"/r/{opened.token}/#pack"
    assert not Seal.objects.exists()


def test_one_document_at_a_time_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typesetting, "WAIT_SECONDS", 0.05)
    with typesetting._turn, pytest.raises(CannotTypeset):
        typesetting._run(tmp_path / "report.typ", 0)


@pytest.mark.parametrize(
    ("trouble", "status"), [(Busy, 503), (CannotTypeset, 503), (NothingToPack, 409), (originals.OriginalsGone, 410)]
)
def test_a_pack_that_cannot_be_made_says_why(
    client: Client, opened: Opened, monkeypatch: pytest.MonkeyPatch, trouble: type[Exception], status: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr(packs, "make_pack", refuse)
    response = client.post(f"/r/{opened.token}/pack/")
    assert response.status_code == status
    assert f"/r/{opened.token}/#pack" in response.content.decode()
    assert Case.objects.get().keep_until is None
