"""What a combination asks for beside claims, in the words of its file: words, and phrases that keep it silent."""

from __future__ import annotations

from tests.evidence.test_library_combinations import findings_of, fired

POST = "LV 老花托特,保税仓发货,不用身份证,6800 元,微信下单"
RULE = "k11-cleared-without-identity"


def test_the_words_are_quoted_behind_the_claim() -> None:
    (finding,) = [finding for finding in findings_of(POST) if finding.subject == RULE]
    assert finding.message.params == {"first": finding.evidence[0].quote, "second": "不用身份证"}
    assert finding.evidence[-1].quote == "不用身份证"


def test_a_phrase_of_unless_keeps_it_silent_wherever_it_stands() -> None:
    assert RULE in fired(POST)
    assert RULE not in fired(f"{POST}\n平台已实名的客人直接拍")


def test_without_its_words_it_is_silent() -> None:
    assert RULE not in fired(POST.replace("不用身份证", "要身份证"))
