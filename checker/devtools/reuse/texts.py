"""How surely texts are known again after an agent has made them his own, and how often others are taken for them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.db import transaction
from django.utils import timezone

from checker.archive import lookup
from checker.archive.keys import seed
from checker.archive.models import Memory
from checker.archive.remembering import keep
from checker.archive.tracing import text_trace
from checker.reading.fingerprint_text import text_signature

_SENTENCE = re.compile(r"[^。！？!?;；\n]+[。！？!?;；\n]*")
_EMOJI = "🔥💕✨🎉👍🌸💯🛍️"
_OWN = (
    "今天刚到的一批，数量不多。",
    "喜欢的姐妹抓紧私信我哦！",
    "老客户都懂的，不多说了。",
    "周末照常发货，放心拍。",
    "晚上八点以后回复会慢一点，见谅。",
    "颜色以实物为准，介意慎拍！",
    "想看细节的可以找我要图。",
    "本周下单的都送一张贺卡。",
)
_AT_ONCE = 5000


@dataclass(kw_only=True)
class Telling:
    """`known` of `asked` copies were known; of all that was `answered`, `right` was the original or its twin."""

    remembered: int
    asked: int = 0
    known: int = 0
    answered: int = 0
    right: int = 0


def told_again(file: Path, sample: int, least_length: int, number: int = 1) -> Telling:
    """Remembers every text of a gzipped JSON-lines file, then asks for copies of a sample of the longer ones."""
    chance = Random(number)  # noqa: S311 — no secret
    texts = list(_texts(file))
    with transaction.atomic():
        names = _remember(texts)
    result = Telling(remembered=len(names))
    long = [text for text in texts if len(text) >= least_length and len(_SENTENCE.findall(text)) >= 3]
    for text in chance.sample(long, min(sample, len(long))):
        signature = text_signature(copied(text, chance), seed("text"))
        found = [names[memory.pk] for memory in lookup.texts_like(signature)] if signature else []
        result.asked += 1
        result.known += text in found
        result.answered += len(found)
        result.right += sum(other == text or _is_twin(text, other) for other in found)
    return result


def copied(text: str, chance: Random) -> str:
    """The text with other numbers, emoji and contact, and one of its shorter sentences replaced by the agent's own."""
    sentences = _SENTENCE.findall(text)
    shortest = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
    sentences[chance.choice(shortest[: max(1, len(shortest) // 2 + 1)])] = chance.choice(_OWN)
    changed = re.sub(r"\d+", lambda _: str(chance.randint(10, 2999)), "".join(sentences))
    changed = "".join(character for character in changed if ord(character) < 0x1F000)
    emoji = "".join(chance.choices(_EMOJI, k=3))
    contact = f"加微信 example{chance.randint(100, 999)}"
    return f"{emoji}{changed}{emoji} 💰{chance.randint(50, 3000)} {contact}"


def _remember(texts: Sequence[str]) -> dict[int, str]:
    names: dict[int, str] = {}
    for start in range(0, len(texts), _AT_ONCE):
        signed = ((text, text_signature(text, seed("text"))) for text in texts[start : start + _AT_ONCE])
        kept = [(text, text_trace(signature)) for text, signature in signed if signature]
        memories = Memory.objects.bulk_create([Memory(at=timezone.now()) for _ in kept])
        names |= {memory.pk: text for memory, (text, _) in zip(memories, kept, strict=True)}
        keep([(memory, trace) for memory, (_, trace) in zip(memories, kept, strict=True)])
    return names


def _texts(file: Path) -> Iterator[str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield str(json.loads(line)["text"])


def _is_twin(text: str, other: str) -> bool:
    """Whether the collection itself holds the other as a copy: most of its pairs of characters are the same."""
    one, two = ({whole[at : at + 2] for at in range(len(whole) - 1)} for whole in (text, other))
    return len(one & two) >= 0.4 * len(one | two)
