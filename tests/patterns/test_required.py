"""Which words an expression cannot do without; what may match is never left out."""

from __future__ import annotations

import pytest
import re2

from checker.patterns import library
from checker.patterns.required import may_match, required
from checker.patterns.spelling import spell


@pytest.mark.parametrize(
    ("expression", "alternatives"),
    [
        ("(?:a|bc)x(?:d|efg)", [{("a", "bc"), ("d", "efg")}]),
        ("(?:a|b)?(?:c|d)*(?:e){0,2}(?:f)+", [{("f",)}]),
        ("(a|b)|c(?:d|e)", [{("a", "b")}, {("d", "e")}]),
        ("(?:miu ?miu|off-?white)", [{("miu", "white")}]),
        (r"(?:a|b\d)(?:c[de]|f)[(](?:g)", [{("g",)}]),
        (r"\((?:a)[)|](?:b)", [{("a",), ("b",)}]),
        ("(?:a(?:b|c)|d)(?:e)", [{("e",)}]),
        ("(?:a|b?)(?:c|)", [set()]),
        ("(?i)(?:a|b)", [set()]),
    ],
)
def test_groups_of_plain_words_are_read_from_an_expression(
    expression: str, alternatives: list[set[tuple[str, ...]]]
) -> None:
    assert [set(groups) for groups in required(expression)] == alternatives


def test_no_expression_of_the_library_is_kept_from_a_text_that_it_matches() -> None:
    expressions = {one.match for pattern in library().firing() for one in pattern.expressions}
    texts = {
        spell(example.text).text
        for pattern in library().patterns.values()
        for example in (*pattern.positive, *pattern.negative)
    }
    matching = [(match, text) for match in expressions for text in texts if re2.compile(match).search(text)]
    assert len(matching) > len(expressions) // 2
    assert all(may_match(match, text) for match, text in matching)


def test_most_texts_are_kept_from_most_expressions() -> None:
    expressions = [one.match for pattern in library().firing() for one in pattern.expressions]
    assert sum(may_match(match, "今天天气很好，全新正品，欢迎来问。") for match in expressions) < len(expressions) / 5
