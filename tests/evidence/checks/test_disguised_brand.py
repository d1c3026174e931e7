"""When the spelling of a brand is spoken of, and how strongly."""

from __future__ import annotations

from datetime import date

import pytest

from checker.claims import find_offers
from checker.evidence import Looked
from checker.evidence.checks.disguised_brand import CHECK
from checker.vocabulary import Finding, ItemKind, Reading, Strength


def findings(text: str) -> list[Finding]:
    readings = [Reading(item=0, kind=ItemKind.TEXT, text=text)]
    looked = Looked(readings=readings, claims=(), offers=find_offers(readings), today=date(2026, 11, 22))
    return list(CHECK.look(looked))


@pytest.mark.parametrize(
    ("text", "said", "strength"),
    [
        ("L0U*S VUI*T0N T恤 P168", "masked", Strength.FAIR),
        ("𝐆𝐮𝐜𝐜𝐢 tee P150", "masked", Strength.FAIR),
        ("普*达 手袋 P280", "masked", Strength.FAIR),
        ("gu驰 手袋 P280", "masked", Strength.FAIR),
        ("C家 链条包 P280", "nickname", Strength.WEAK),
        ("小香 外套 P260", "nickname", Strength.WEAK),
    ],
)
def test_a_hidden_name_is_spoken_of(text: str, said: str, strength: Strength) -> None:
    (finding,) = findings(text)
    assert (finding.message.id, finding.strength) == (f"check.disguised-brand.{said}", strength)
    (piece,) = finding.evidence
    assert text[piece.start : piece.end] == piece.quote == finding.message.params["quote"]


@pytest.mark.parametrize(
    "text",
    [
        "香奈儿 Chanel 链条包 P280",
        "Chanel 小香 套装 P260",
        "小香风外套 169元",
        "蔻驰 手袋、始祖鸟 冲锋衣、小脏鞋 都有",
        "路易·威登 手袋",
        "杨树林 口红 280元",
        "求助：朋友送的 C家 链条包，请问是真的吗？",
        "p*ssword: n1ce day",
    ],
)
def test_plain_names_and_other_words_are_not(text: str) -> None:
    assert findings(text) == []


def test_a_spelling_is_spoken_of_once_for_each_item() -> None:
    assert len(findings("G*CCI 手袋 P280\nG*CCI 腰带 P180")) == 1
