"""Receipts to fields: regular expressions as anybody writes them, or the rules of a package, on lines of text."""

from __future__ import annotations

import re
from typing import Any

PACKAGES = ["amagi-receipts-to-csv", "rapidocr"]
AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})*[.,]\d{2}\b")
DAY = re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}\s*[A-Za-z]{3,9}\s*\d{2,4}\b")
MOMENT = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")


class Player:
    def fields_by_expressions(self, lines: list[str]) -> dict[str, str]:
        """The first name, the last amount beside the word, the first date and time."""
        found = {
            "total": last_amount(lines, r"(?<!sub)(?<!sub-)(?<!sub )total|amount due|balance"),
            "subtotal": last_amount(lines, r"sub-?\s?total"),
            "tax": last_amount(lines, r"\b(?:tax|gst|vat|sst)\b"),
            "date": first(DAY, lines),
            "time": first(MOMENT, lines),
            "merchant": next((line for line in lines if sum(map(str.isalpha, line)) > 3), ""),
        }
        return {name: value for name, value in found.items() if value}

    def fields_by_package(self, lines: list[str]) -> dict[str, str]:
        from amagi_receipts_to_csv.parse import parse_lines

        read: Any = parse_lines(lines).as_dict()
        named = {"total": "total", "subtotal": "subtotal", "tax": "tax", "date": "date", "vendor": "merchant"}
        return {ours: read[theirs] for theirs, ours in named.items() if read[theirs]}

    def lines_by_package(self, path: str) -> list[str]:
        """RapidOCR as it comes, its words put into lines by the package, as its own reader does."""
        import cv2
        from amagi_receipts_to_csv.ocr import Box, group_lines

        if not hasattr(self, "_model"):
            import rapidocr

            self._model: Any = rapidocr.RapidOCR(params={"Global.log_level": "critical"})
        found = self._model(cv2.imread(path))
        if found.boxes is None:
            return []
        boxes = zip(found.boxes.tolist(), found.txts, found.scores, strict=True)
        return group_lines([Box([tuple(corner) for corner in corners], text, score) for corners, text, score in boxes])


def last_amount(lines: list[str], word: str) -> str:
    amounts = [AMOUNT.findall(line) for line in lines if re.search(word, line, re.IGNORECASE)]
    return next((found[-1] for found in reversed(amounts) if found), "")


def first(wanted: re.Pattern[str], lines: list[str]) -> str:
    return next((found.group() for line in lines if (found := wanted.search(line))), "")
