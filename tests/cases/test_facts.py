"""What a case is about, in ids: kept with its outcome, replaced with it, gone with the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from checker.archive.tracing import contact_mark
from checker.cases import facts, pipeline, working
from checker.cases.models import Case, Fact, FactKind
from checker.cases.opening import Opened
from checker.claims import find_contacts
from checker.reading import read_text
from checker.vocabulary import Item, ItemKind

POST = "我是空姐，现货秒发，Chanel 包 2600元，微信转账，加 wx: example-shop"


def of(text: str) -> dict[str, set[str]]:
    outcome = pipeline.examine([text], today=date(2026, 11, 20))
    found = facts.facts_of(outcome, "zh-hans")
    return {kind: {value for known, value in found if known == kind} for kind, _ in found}


def test_claims_brand_payment_and_what_speaks_against_it() -> None:
    found = of(POST)
    assert {"airline-crew", "wallet-transfer-only"} <= found[FactKind.CLAIM]
    assert found[FactKind.PAYMENT] == {"wallet-transfer-only"}
    assert (found[FactKind.BRAND], found[FactKind.TIER]) == ({"chanel"}, {"luxury"})
    assert (found[FactKind.GOODS], found[FactKind.LANGUAGE]) == ({"bag"}, {"zh-hans"})
    assert "k01-crew-always-in-stock" in found[FactKind.COMBINATION]
    assert "impossible-price" in found[FactKind.CHECK]
    assert not {"claim", "combination"} & found[FactKind.CHECK]


def test_an_ordinary_post_is_its_level_and_its_language() -> None:
    found = of("今天天气很好，去公园走了走。")
    assert set(found) == {FactKind.LEVEL, FactKind.LANGUAGE}


def test_what_the_library_has_no_more_is_a_fact_without_its_family_and_tier() -> None:
    outcome = pipeline.examine([POST], today=date(2026, 11, 20))
    claim, offer = outcome.claims[0], outcome.offers[0]
    old = replace(outcome, claims=(replace(claim, id="no-claim"),), offers=(replace(offer, brand="no-brand"),))
    found = facts.facts_of(old, "en")
    assert {(FactKind.CLAIM, "no-claim"), (FactKind.BRAND, "no-brand")} <= found
    assert not {FactKind.PAYMENT, FactKind.TIER} & {kind for kind, _ in found}


def test_a_contact_is_kept_as_a_keyed_hash_only() -> None:
    (contact,) = find_contacts([read_text(Item(index=0, kind=ItemKind.TEXT, text=POST))])
    assert of(POST)[FactKind.CONTACT] == {facts.contact_value(contact_mark(contact))}


@pytest.mark.django_db
def test_facts_come_with_the_outcome_and_go_with_the_case(
    opened: Opened, case_of: Callable[[Opened], Case], now: datetime
) -> None:
    case = case_of(opened)
    assert working.work_on(case.id, lambda: now)
    rows = set(case.facts.values_list("kind", "value", "at"))
    assert (FactKind.LANGUAGE, case.language, now) in rows
    assert len(rows) == case.facts.count() > 2
    case.delete()
    assert not Fact.objects.exists()


@pytest.mark.django_db
def test_a_later_version_replaces_them(opened: Opened, case_of: Callable[[Opened], Case], now: datetime) -> None:
    case = case_of(opened)
    outcome = pipeline.examine([POST], today=now.date())
    facts.keep(case.id, outcome, "en", now)
    facts.keep(case.id, outcome, "zh-hk", now + timedelta(days=1))
    assert set(case.facts.filter(kind=FactKind.LANGUAGE).values_list("value", flat=True)) == {"zh-hk"}
    assert set(case.facts.values_list("at", flat=True)) == {now + timedelta(days=1)}
