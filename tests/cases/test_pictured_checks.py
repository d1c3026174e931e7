"""Each check on what a picture gives away, from the bytes of a drawn picture to its finding, and a silent sibling."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
import zxingcpp
from PIL import Image, PngImagePlugin

from checker.cases import pipeline
from checker.devtools.artist import Bubble, Drawing, TimeMark, draw_chat, draw_photo, still_life
from checker.devtools.artist.screens.phones import PHONES, Setting
from checker.devtools.artist.screens.tracking import Parcel, Stop, draw_tracking
from checker.evidence import sentence
from checker.reading import decode
from checker.vocabulary import Finding, Leaning, Level, Strength

TODAY = date(2026, 11, 22)
OFFER = "Gucci 皮带 2600 元，要的私信"
PASS = "M1EXAMPLE/INVENTED    EXYZ123 ICNPVGMU 5042 320Y012A0025 100"


def findings(check: str, *things: str | bytes) -> list[Finding]:
    handed_in = [thing if isinstance(thing, str) else decode(thing) for thing in things]
    outcome = pipeline.examine(handed_in, today=TODAY)
    found = [finding for finding in outcome.findings if finding.check == check]
    for finding in found:
        assert "{" not in sentence(finding.message, "zh") + sentence(finding.message, "en")
        assert all(piece.quote or piece.box for piece in finding.evidence)
    assert outcome.verdict.level not in (Level.STOP, Level.HOLD_OFF), "none of these may carry a verdict by itself"
    return found


def said(check: str, *things: str | bytes) -> list[str]:
    return [finding.message.id.removeprefix(f"check.{check}.") for finding in findings(check, *things)]


def photo(taken: str = "2026:03:02 10:11:12", offset: str = "", software: str = "", seed: int = 3) -> bytes:
    """A photo of goods with what a phone, or a program, writes into its file."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Example", "Phone 1"
    if software:
        exif[0x0131] = software
    camera = exif.get_ifd(0x8769)
    camera[0x9003] = taken
    if offset:
        camera[0x9011] = offset
    out = io.BytesIO()
    still_life((900, 900), seed).save(out, "JPEG", exif=exif, quality=90)
    return out.getvalue()


def chat(*entries: Bubble | TimeMark) -> bytes:
    return draw_chat("小岛", [*entries]).png()


def bars(text: str, kind: str, words: str = "") -> bytes:
    """A bar code on a sheet of paper, with a line of words above it."""
    drawn: Drawing = draw_photo([words] if words else [])
    code = Image.fromarray(zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind)).to_image(scale=3))
    page = Image.new("RGB", (max(1080, code.width + 80), 1080), "white")
    page.paste(drawn.image.crop((0, 0, 1080, 200)), (0, 0))
    page.paste(code.convert("RGB"), (40, 400))
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def tracked(carrier: str) -> bytes:
    """The page of a parcel on a phone of that carrier."""
    stops = [
        Stop(moment="11-20 14:32", event="快件到达【米兰】处理中心", head="运输中"),
        Stop(moment="11-19 09:10", event="快件已由【米兰】揽收"),
    ]
    parcel = Parcel(
        bar="物流详情", courier="国际快递", number="RB123456785GB", copy="复制", stops=stops, number_label="运单号 "
    )
    return draw_tracking(parcel, Setting(phone=PHONES[2], carrier=carrier)).png()


def generated() -> bytes:
    about = PngImagePlugin.PngInfo()
    about.add_text("parameters", "a belt on a table\nSteps: 20, Sampler: Euler")
    out = io.BytesIO()
    still_life((900, 900), 4).save(out, "PNG", pnginfo=about)
    return out.getvalue()


JUST_NOW = f"刚在店里拍的，{OFFER}"
IN_MILAN = f"今天在米兰，{OFFER}"
BACK = "刚从米兰飞回来，Gucci 皮带 2600 元"
FIRES: dict[str, tuple[str, tuple[str | Callable[[], bytes], ...]]] = {
    "camera-time": ("older", (JUST_NOW, photo)),
    "camera-offset": ("elsewhere", (IN_MILAN, lambda: photo("2026:11:20 15:20:00", "+08:00"))),
    "edited-picture": (
        "edited-though-unedited",
        (f"原图无修，{OFFER}", lambda: photo(software="Adobe Photoshop 25.0")),
    ),
    "status-bar-abroad": ("carrier", (f"人在国外有时差，{OFFER}", lambda: tracked("中国移动"))),
    "several-watermarks": ("two", (OFFER, lambda: draw_photo(["@阿梅甄选", "@小岛日记"]).png())),
    "watermark-camera": ("older", (JUST_NOW, lambda: draw_photo(["2026-03-02 10:11", "今日水印相机"]).png())),
    "chat-times": (
        "backwards",
        (
            lambda: chat(
                TimeMark(text="2026年11月20日 14:32"),
                Bubble(text="包到了很喜欢"),
                TimeMark(text="2026年11月18日 09:10"),
                Bubble(text="还有货吗", mine=True),
            ),
        ),
    ),
    "screenshot-maker": (
        "maker",
        (
            lambda: chat(
                TimeMark(text="昨天 14:32"),
                Bubble(text="包到了很喜欢"),
                Bubble(text="谢谢支持", mine=True),
                TimeMark(text="微信对话生成器"),
            ),
        ),
    ),
    "other-contact-on-photo": (
        "other",
        (f"{OFFER}，加微信：example-shop", lambda: draw_photo("微信：example-album").png()),
    ),
    "boarding-pass-code": ("elsewhere", (BACK, lambda: bars(PASS, "PDF417"))),
    "waybill-number": ("wrong-digit", ("德国寄出", lambda: bars("EX123456780DE", "Code128", "国际快递面单"))),
    "tag-currency": ("other", ("东京专柜买的，Coach 包 1800 元", lambda: draw_photo("€ 495,00").png())),
}
SILENT: dict[str, tuple[str | Callable[[], bytes], ...]] = {
    "camera-time": (JUST_NOW, lambda: photo("2026:11:20 15:20:00")),
    "camera-offset": (IN_MILAN, lambda: photo("2026:11:20 15:20:00", "+01:00")),
    "edited-picture": (f"原图无修，{OFFER}", lambda: photo(software="17.5.1")),
    "status-bar-abroad": (
        f"人在国外有时差，{OFFER}",
        lambda: chat(TimeMark(text="昨天 14:32"), Bubble(text="还有货吗", mine=True), Bubble(text="有的")),
    ),
    "several-watermarks": (OFFER, lambda: draw_photo(["@小岛日记", "小岛日记"]).png()),
    "watermark-camera": (JUST_NOW, lambda: draw_photo("2026-03-02 10:11").png()),
    "chat-times": (
        lambda: chat(
            TimeMark(text="2026年11月18日 09:10"),
            Bubble(text="还有货吗", mine=True),
            TimeMark(text="昨天 14:32"),
            Bubble(text="包到了很喜欢"),
        ),
    ),
    "screenshot-maker": (
        lambda: chat(
            TimeMark(text="昨天 14:32"),
            Bubble(text="这是用对话生成器做的吗"),
            Bubble(text="不是的", mine=True),
        ),
    ),
    "other-contact-on-photo": (
        f"{OFFER}，加微信：example-shop",
        lambda: draw_photo("微信：example-shop").png(),
    ),
    "boarding-pass-code": (BACK, lambda: draw_photo("登机牌").png()),
    "waybill-number": ("德国寄出", lambda: bars("EX123456785DE", "Code128", "国际快递面单")),
    "tag-currency": ("东京专柜买的，Coach 包 1800 元", lambda: draw_photo("¥ 69,300").png()),
}


def drawn(things: tuple[str | Callable[[], bytes], ...]) -> list[str | bytes]:
    return [thing if isinstance(thing, str) else thing() for thing in things]


@pytest.mark.parametrize("check", FIRES)
def test_a_drawn_picture_makes_the_check_speak(check: str) -> None:
    wanted, things = FIRES[check]
    assert said(check, *drawn(things)) == [wanted]


@pytest.mark.parametrize("check", SILENT)
def test_a_drawn_picture_beside_it_leaves_the_check_silent(check: str) -> None:
    assert said(check, *drawn(SILENT[check])) == []


def test_a_generated_picture_beside_words_that_deny_it_weighs_more() -> None:
    (alone,) = findings("edited-picture", OFFER, generated())
    (denied,) = findings("edited-picture", f"实拍图，{OFFER}", generated())
    assert (alone.strength, denied.strength) == (Strength.WEAK, Strength.FAIR)


def test_a_mark_repeated_all_over_a_photo_is_one_mark() -> None:
    tiled = draw_photo(["@小岛日记"] * 8).png()
    assert said("several-watermarks", OFFER, tiled) == []
    assert said("several-watermarks", OFFER, draw_photo(["@小岛日记"] * 7 + ["@阿梅甄选"]).png()) == ["two"]


def test_an_editor_alone_is_only_mentioned() -> None:
    (finding,) = findings("edited-picture", OFFER, photo(software="Adobe Photoshop 25.0"))
    assert finding.leaning is Leaning.CANNOT_TELL


def test_no_name_of_a_passenger_is_left_in_an_outcome() -> None:
    outcome = pipeline.examine([BACK, decode(bars(PASS, "Aztec"))], today=TODAY)
    assert "ICN-PVG MU5042" in repr(outcome)
    assert "INVENTED" not in repr(outcome)
    assert "XYZ123" not in repr(outcome)
