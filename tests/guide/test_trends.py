"""The public page of trends tells no small count, in no form, and asks the database as often however much there is."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from checker.cases import trend_tables
from checker.cases.models import Tally, TallyKind
from checker.cases.trends import week_of
from checker.web import plots, spreadsheets

pytestmark = pytest.mark.django_db


def tally(kind: TallyKind, value: str, count: int, *, weeks_ago: int = 1, level: str = "stop", **more: Any) -> None:
    week = week_of(timezone.localdate()) - timedelta(weeks=weeks_ago)
    Tally.objects.create(day=week, week=week, kind=kind, value=value, level=level, count=count, **more)


def page(client: Client, query: str = "", language: str = "en") -> str:
    answer = client.get(f"/guide/trends/?{query}", headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.content.decode()


def cells(client: Client, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/guide/trends/table.csv?{query}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_small_counts_are_told_nowhere(client: Client) -> None:
    tally(TallyKind.LEVEL, "stop", 23)
    tally(TallyKind.LEVEL, "hold-off", 3, level="hold-off")
    tally(TallyKind.CLAIM, "airline-crew", 4)
    shown = page(client)
    assert "<td>&lt; 5</td>" in shown
    assert "<td>25</td>" in shown
    assert "<td>3</td>" not in shown
    assert "<td>23</td>" not in shown
    assert "<td>24–31</td>" in shown, "all cases: only what the cells add up to"
    told = [cell for cell in cells(client) if cell["from"] != "0"]
    assert [(cell["value"], cell["from"], cell["to"]) for cell in told] == [
        ("hold-off", "1", "4"),
        ("stop", "23", "27"),
        ("all", "24", "31"),
    ]
    claims = [cell for cell in cells(client, "kind=claim") if cell["value"] == "airline-crew" and cell["from"] != "0"]
    assert [(cell["from"], cell["to"]) for cell in claims] == [("1", "4")]


def test_the_running_week_is_not_shown(client: Client) -> None:
    tally(TallyKind.LEVEL, "stop", 50, weeks_ago=0)
    assert "Nothing was counted in these weeks." in page(client)


@pytest.mark.parametrize("query", ["kind=brand", "kind=language", "kind=third-sight", "level=stop", "weeks=1", "kind="])
def test_what_is_not_for_the_public_is_the_page_of_levels(client: Client, query: str) -> None:
    tally(TallyKind.LEVEL, "stop", 23)
    tally(TallyKind.BRAND, "chanel", 23)
    tally(TallyKind.LANGUAGE, "en", 23)
    assert {cell["kind"] for cell in cells(client, query)} == {"level"}
    assert {cell["week"] for cell in cells(client, query)} == {
        week.isoformat() for week in trend_tables.weeks_until(timezone.localdate(), 12, running=False)
    }


def test_what_was_handed_to_an_organisation_is_not_counted_twice(client: Client) -> None:
    from checker.organisations.opening import open_organisation

    somebody = open_organisation("shoppers", "Shoppers", timezone.now())
    tally(TallyKind.LEVEL, "stop", 23, organisation=somebody)
    assert "Nothing was counted in these weeks." in page(client)


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("kind", trend_tables.PUBLIC_KINDS)
def test_every_kind_has_a_plot_beside_its_table_and_so_many_queries(
    client: Client, kind: TallyKind, language: str, django_assert_num_queries: Any
) -> None:
    tally(TallyKind.LEVEL, "stop", 90)
    values = {TallyKind.CLAIM: "airline-crew", TallyKind.PAYMENT: "prepayment", TallyKind.GOODS: "bag"}
    values |= {TallyKind.TIER: "luxury", TallyKind.COMBINATION: "k01-crew-always-in-stock"}
    if kind in values:
        tally(kind, values[kind], 60)
        tally(kind, "gone-from-the-library", 60, weeks_ago=2)
    with django_assert_num_queries(4 if kind is TallyKind.LEVEL else 5):
        shown = page(client, f"kind={kind}&weeks=26", language)
    assert '<svg class="plot"' in shown
    assert re.search(r'role="img" aria-label="[^"]+"', shown)
    assert ("gone-from-the-library" in shown) == (kind in values)
    assert re.search(r"<rect [^>]*NaN|<rect [^>]*\d,\d", shown) is None


def test_a_claim_that_rises_is_said_with_its_interval_and_a_few_cases_do_not_shout(client: Client) -> None:
    for week in range(1, 9):
        tally(TallyKind.LEVEL, "stop", 200, weeks_ago=week)
        tally(TallyKind.CLAIM, "airline-crew", 60 if week <= 4 else 20, weeks_ago=week)
        tally(TallyKind.CLAIM, "prepayment", 7 if week <= 4 else 5, weeks_ago=week)
        tally(TallyKind.CLAIM, "deposit", 100, weeks_ago=week)
    shown = page(client)
    rising = re.findall(r'<li><b><a href="/guide/claims/([a-z-]+)/', shown)
    assert rising == ["airline-crew"]
    assert "232–248 cases, before 72–88." in shown
    assert re.search(r"Between 1\.\d and \d\.\d times as frequent as before\.", shown)


def test_growth_of_all_cases_is_no_rise_of_a_claim(client: Client) -> None:
    for week in range(1, 9):
        more = 3 if week <= 4 else 1
        tally(TallyKind.LEVEL, "stop", 200 * more, weeks_ago=week)
        tally(TallyKind.CLAIM, "airline-crew", 40 * more, weeks_ago=week)
    assert "None rises by more than chance explains." in page(client)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1"])
def test_a_spreadsheet_calculates_nothing_of_ours(cell: str) -> None:
    (line,) = csv.reader(StringIO(spreadsheets.written([(cell, -3, None)]).removeprefix("\ufeff")))
    assert line == [f"'{cell}", "-3", ""]


def test_a_plot_reaches_the_foot_and_never_the_edge() -> None:
    drawn = plots.columns(["a", "b"], [("x", [3, 0]), ("y", [4, 9])])
    assert [tick.label for tick in drawn.scale] == [0, 2, 4, 6, 8, 10]
    assert all(box.top >= plots.TOP and box.top + box.height <= drawn.foot + 0.1 for box in drawn.boxes)
    assert len(drawn.boxes) == 3, "nothing is drawn for none"
    for most in (1, 2, 5, 7, 10, 11, 49, 50, 51, 99, 250, 999, 1_000_000):
        scale = [tick.label for tick in plots.columns(["a"], [("x", [most])]).scale]
        assert 2 <= len(scale) <= 6, most
        assert scale[-1] >= most
    assert plots.columns([], []).boxes == ()
    assert date(2026, 11, 16) == week_of(date(2026, 11, 22))
