"""The brands and goods of this program, and what the loader says of a wrong file."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from checker.patterns.lexicon import LexiconFault, lexicon, read_lexicon
from checker.patterns.spelling import spell_forms

GOODS = '[bag]\nzh = "包"\nen = "bag"\nwords = ["bag"]\n'
SECTOR = 'sector = "x"\ntier = "luxury"\nmakes = ["bag"]\n'


def folder(tmp_path: Path, brands: str, goods: str = GOODS) -> Path:
    (tmp_path / "brands").mkdir()
    (tmp_path / "brands" / "x.toml").write_text(SECTOR + brands, encoding="utf-8")
    (tmp_path / "goods.toml").write_text(goods, encoding="utf-8")
    return tmp_path


def test_the_lexicon_is_broad() -> None:
    found = lexicon()
    tiers = {brand.tier for brand in found.brands.values()}
    assert len(found.brands) >= 250
    assert tiers >= {"luxury", "premium", "sports", "watch-luxury", "outdoor", "cosmetics", "electronics", "baby-milk"}


def test_no_name_means_two_brands() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for brand in lexicon().brands.values():
        lists = (brand.names, brand.in_context, brand.nicknames, *brand.models.values())
        for form in spell_forms([phrase for phrases in lists for phrase in phrases]):
            owners[form].add(brand.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1 or not form} == {}


def test_every_brand_can_be_shown_in_both_languages() -> None:
    assert all(brand.en for brand in lexicon().brands.values())
    assert all(kind.zh and kind.en and kind.words for kind in lexicon().goods.values())


def test_a_brand_takes_tier_and_goods_from_its_sector_and_its_lines(tmp_path: Path) -> None:
    goods = GOODS + '[belt]\nzh = "带"\nen = "belt"\nwords = ["belt"]\n'
    brands = '[[brand]]\nid = "one"\nzh = ""\nen = "One"\nnames = ["one"]\n[brand.models]\nbelt = ["one b"]\n'
    brand = read_lexicon(folder(tmp_path, brands, goods)).brands["one"]
    assert (brand.tier, brand.makes) == ("luxury", {"bag", "belt"})


@pytest.mark.parametrize(
    ("brands", "said"),
    [
        ('[[brand]]\nid = "one"\nzh = ""\nen = "One"\n', "at least one name"),
        (
            '[[brand]]\nid = "one"\nzh = ""\nen = "One"\nnames = ["a"]\nmakes = ["boat"]\n',
            "no such kind of goods: boat",
        ),
        ('[[brand]]\nid = "one"\nzh = ""\nen = "One"\nnames = ["a"]\nname = "b"\n', "unknown keys: name"),
        ('[[brand]]\nid = "one"\nzh = ""\nen = "One"\nnames = ["a"]\n' * 2, "the id is taken"),
        ("[[brand]", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named_with_its_mistake(tmp_path: Path, brands: str, said: str) -> None:
    with pytest.raises(LexiconFault, match=said) as caught:
        read_lexicon(folder(tmp_path, brands))
    assert "x.toml" in str(caught.value)
