"""Points add up as the report says they do, and many small signs never make a great one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.verdict import point_table, weigh
from checker.vocabulary import Finding, Leaning, Message, Strength


def found(
    check: str = "claim",
    *,
    subject: str = "airline-crew",
    family: str = "identity",
    strength: Strength = Strength.WEAK,
    leaning: Leaning = Leaning.DOUBT,
) -> Finding:
    message = Message(id=f"pattern.{subject}")
    return Finding(check=check, subject=subject, family=family, leaning=leaning, strength=strength, message=message)


findings = st.builds(
    found,
    st.sampled_from(["claim", "combination", "impossible-price"]),
    subject=st.sampled_from(list("abcdefgh")),
    family=st.sampled_from(["identity", "proof", "price", "money"]),
    strength=st.sampled_from(Strength),
    leaning=st.sampled_from(Leaning),
)


def test_only_the_strongest_finding_of_a_family_counts() -> None:
    weighed = weigh([found(), found(subject="staff-purchase", strength=Strength.FAIR)], point_table())
    assert [(reason.finding.subject, reason.points) for reason in weighed.reasons] == [
        ("staff-purchase", 12),
        ("airline-crew", 0),
    ]
    assert weighed.score == 12


def test_a_check_shares_the_family_of_the_claims() -> None:
    weighed = weigh(
        [found(family="price"), found("impossible-price", family="price", strength=Strength.STRONG)], point_table()
    )
    assert weighed.score == point_table().by_kind["check"][Strength.STRONG]


def test_every_combination_counts_up_to_its_cap() -> None:
    rules = [found("combination", subject=f"k{n}", strength=Strength.STRONG) for n in range(4)]
    weighed = weigh(rules, point_table())
    assert weighed.score == point_table().combination_cap
    assert weighed.capped == 4 * 24 - 60


def test_weak_signs_alone_stay_below_hold_off() -> None:
    many = [found(family=f"family-{n}", subject=f"claim-{n}") for n in range(12)]
    weighed = weigh(many, point_table())
    assert weighed.score == point_table().weak_cap < 35


def test_support_never_lowers_the_score() -> None:
    doubt = found(strength=Strength.STRONG)
    support = found(family="proof", leaning=Leaning.SUPPORT, strength=Strength.DECISIVE)
    assert weigh([doubt, support], point_table()).score == weigh([doubt], point_table()).score


@given(st.lists(findings, max_size=20))
def test_the_sum_that_is_shown_is_the_score(some: list[Finding]) -> None:
    weighed = weigh(some, point_table())
    assert sum(reason.points for reason in weighed.reasons) == weighed.score + weighed.capped
    assert 0 <= weighed.score <= 99
    assert weighed.capped >= 0


@given(st.lists(findings, max_size=12), findings)
def test_another_doubt_never_lowers_the_score(some: list[Finding], more: Finding) -> None:
    assert weigh([*some, more], point_table()).score >= weigh(some, point_table()).score
