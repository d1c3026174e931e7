"""One example for every operation and every thing that can be sent; a test holds them against the schemas."""

from __future__ import annotations

from typing import Any

CASE = "0b0f4c1e-6a55-4c5b-9d0e-2a7c1f3b9d10"
HANDOVER = "6f2d1e1c-2f0b-4f52-8f3a-0a6a1c8f6b21"
POST = "我是空姐，国际航班代购，专柜小票齐全，现货当天发。"
REPORT: dict[str, Any] = {
    "level": "hold-off",
    "score": 47,
    "claims": [{"id": "airline-crew", "item": 0, "quote": "我是空姐", "start": 0, "end": 4}],
    "offers": [],
    "receipts": [],
    "findings": [
        {
            "check": "airline-crew",
            "subject": "airline-crew",
            "leaning": "doubt",
            "strength": "weak",
            "message": "The post says the seller is airline crew.",
            "evidence": [{"item": 0, "quote": "我是空姐", "start": 0, "end": 4}],
        }
    ],
    "readings": [
        {"item": 0, "lines": [POST], "screen": "other", "seconds": 0.004, "codes": [], "troubles": []},
    ],
    "library": "3f9a0c21d7e4",
}
WORDS: dict[str, Any] = {"text": POST, "language": "zh-hans"}
PICTURES: dict[str, Any] = {"images": ["(the bytes of a picture)"], "text": POST}
_BOTH = {"zh": "空乘/机组身份", "en": "Airline crew identity"}
_PATTERN: dict[str, Any] = {
    "id": "airline-crew",
    "family": "identity",
    "role": "risk",
    "strength": "weak",
    "status": "stable",
    "reviewed": "2026-11-22",
    **dict.fromkeys(("name", "says", "true_if", "why", "abuse", "supports", "five_minutes"), _BOTH),
    "sources": [],
    "questions": {"zh": ["方便发一下航班信息吗？"], "en": ["Could you show me the flight?"]},
    "forms": {"zh-Hans": ["我是空姐"], "zh-Hant": [], "en": ["i'm a flight attendant"], "evasive": []},
}
ANSWERS: dict[str, Any] = {
    "token": {
        "organisation": "shoppers",
        "name": "Newsroom",
        "scopes": ["submit", "read"],
        "expires_at": "2027-02-20T09:30:00Z",
    },
    "submit": {
        "id": CASE,
        "state": "queued",
        "url": f"https://zhendema.example/api/v1/cases/{CASE}",
        "report": "https://zhendema.example/r/AAAAAAAAAAAAAAAAAAAAAAAA/",
    },
    "cases": {
        "cases": [
            {
                "id": CASE,
                "state": "done",
                "submitted_at": "2026-11-22T09:30:00Z",
                "finished_at": "2026-11-22T09:30:02Z",
                "level": "hold-off",
            }
        ],
        "next": None,
    },
    "case": {
        "id": CASE,
        "state": "done",
        "submitted_at": "2026-11-22T09:30:00Z",
        "finished_at": "2026-11-22T09:30:02Z",
        "version": 1,
        "masked": False,
        "failure": None,
        "result": REPORT,
    },
    "handed_over": {
        "cases": [
            {
                "id": HANDOVER,
                "level": "hold-off",
                "handed_at": "2026-11-22T09:31:00Z",
                "until": "2027-02-20T09:31:00Z",
                "closed": False,
                "claims": ["airline-crew"],
                "brands": [],
            }
        ],
        "total": 1,
        "next": None,
    },
    "handover": {
        "id": HANDOVER,
        "handed_at": "2026-11-22T09:31:00Z",
        "until": "2027-02-20T09:31:00Z",
        "closed": False,
        "masked": True,
        "may_publish": False,
        "note": "可以帮我看看小票吗？",
        "version": 1,
        "answered_at": "2026-11-22T09:30:02Z",
        "result": REPORT,
    },
    "shared": {
        "version": 1,
        "answered_at": "2026-11-22T09:30:02Z",
        "expires_at": "2026-12-22T09:30:00Z",
        "result": REPORT,
    },
    "patterns": {
        "version": "3f9a0c21d7e4",
        "patterns": [
            {"id": "airline-crew", "family": "identity", "role": "risk", "name": "Airline crew identity"},
        ],
    },
    "pattern": _PATTERN,
    "library": {
        "version": "3f9a0c21d7e4",
        "patterns": [_PATTERN],
        "combinations": [],
        "sources": {"S02": {"title": "A report", "date": "2024-03-15", "url": "https://news.example/", "quality": "A"}},
    },
}
_COLLECTION: dict[str, Any] = {
    "slug": "flight-attendants",
    "titles": {"zh": "“空乘代购”", "en": "“Flight attendants”"},
    "url": "https://zhendema.example/c/shoppers/flight-attendants/",
    "edition": 3,
    "published_at": "2026-11-22T09:30:00Z",
}
ANSWERS |= {
    "collections": {"collections": [_COLLECTION]},
    "collection": {
        **_COLLECTION,
        "texts": {"en": {"title": "“Flight attendants”", "introduction": "Eleven posts, one album."}},
        "reports": [
            {
                "url": "https://zhendema.example/r/AAAAAAAAAAAAAAAAAAAAAAAA/",
                "token": "A" * 24,
                "level": "hold-off",
                "words": {"en": "The same pictures once more."},
            }
        ],
    },
    "trends": {
        "kind": "level",
        "weeks": ["2026-11-09", "2026-11-16"],
        "rows": [{"value": "stop", "cases": [3, 5]}],
        "cases": [12, 16],
    },
}
PARAMETERS: dict[str, Any] = {
    "slug": "flight-attendants",
    "kind": "level",
    "weeks": 12,
    "case_id": CASE,
    "handover_id": HANDOVER,
    "state": "open",
    "level": "hold-off",
    "claim": "airline-crew",
    "brand": "gucci",
    "token": "A" * 24,
    "claim_id": "airline-crew",
    "limit": 50,
    "after": 1200,
}
