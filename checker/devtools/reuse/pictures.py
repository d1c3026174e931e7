"""How surely pictures are known again after each edit, and how often others are taken for them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.utils import timezone
from PIL import Image

from checker.archive import lookup
from checker.archive.models import Memory
from checker.archive.remembering import keep
from checker.archive.tracing import picture_trace
from checker.devtools.reuse.edits import EDITS, saved
from checker.reading.fingerprint import fingerprints

_ENDINGS = {".jpg", ".jpeg", ".png"}
LEAST_SIDE = 120
"""Pictures with a shorter side are cuttings of one word, not pictures of anything."""
_LONGEST = 1600
DRAWS = 3
"""Borders, crops, stamps and pages are drawn by chance, several times for each picture."""


@dataclass
class Knowing:
    """Of `asked` edited pictures so many were `known`; `pairs` of different pictures were compared, `false` taken for
    one. `lost` names those that were not known."""

    asked: int = 0
    known: int = 0
    pairs: int = 0
    false: int = 0
    lost: list[str] = field(default_factory=list)
    mistaken: list[tuple[str, str]] = field(default_factory=list)


def known_again(
    folders: Sequence[Path], papers: Sequence[Path], others: Sequence[Path], sample: int, seed: int = 1
) -> Iterator[tuple[str, Knowing]]:
    """Remembers every picture of the folders, then asks for edited ones of a sample; figures by edit.

    `papers` are folders of receipts, which are looked up as such, and apart from the pictures; those of `others` are
    remembered only.
    """
    scenes = {name: scene for folder in [*folders, *papers, *others] for name, scene in _scenes(folder)}
    chance = Random(seed)  # noqa: S311 — no secret
    files = {
        paper: [path for folder in some for path in _pictures(folder)]
        for paper, some in ((False, folders), (True, papers))
    }
    names = {
        memory: path.name for folder in others for path in _pictures(folder) if (memory := _remember(path, paper=False))
    }
    for paper, some in files.items():
        names |= {memory: path.name for path in some if (memory := _remember(path, paper=paper))}
    for paper, some in ((paper, some) for paper, some in files.items() if some):
        kept = [path for path in some if path.name in names.values()]
        yield f"{'receipts' if paper else 'pictures'} worth remembering", Knowing(asked=len(some), known=len(kept))
        chosen = sorted(chance.sample(kept, min(sample, len(kept))))
        for name in EDITS:
            kind = "receipts" if paper else "pictures"
            yield f"{kind} {name}", _asked(name, chosen, names, scenes, chance, paper=paper)


def _asked(
    edit: str,
    chosen: Sequence[Path],
    names: Mapping[int, str],
    scenes: Mapping[str, str],
    chance: Random,
    *,
    paper: bool,
) -> Knowing:
    result = Knowing()
    for path in [*chosen] * DRAWS:
        same_scene = {name for name in names.values() if _scene(scenes, name) == _scene(scenes, path.name)}
        found = {
            names[memory.pk]
            for fingerprint in fingerprints(saved(EDITS[edit](_opened(path), chance)), paper=paper)
            for memory in lookup.pictures_like(fingerprint, paper=paper)
        }
        result.asked += 1
        result.pairs += len(names) - len(same_scene)
        result.false += len(found - same_scene)
        result.mistaken += [(path.name, other) for other in sorted(found - same_scene)]
        if path.name in found:
            result.known += 1
        else:
            result.lost.append(path.name)
    return result


def _remember(path: Path, *, paper: bool) -> int | None:
    """The memory of a picture, or None where it says too little to be remembered."""
    found = [one for one in fingerprints(saved(_opened(path), 90), paper=paper) if not one.plain]
    if not found:
        return None
    memory = Memory.objects.create(at=timezone.now())
    keep([(memory, picture_trace(fingerprint)) for fingerprint in found])
    return memory.pk


def _opened(path: Path) -> Image.Image:
    image = Image.open(path).convert("RGB")
    image.thumbnail((_LONGEST, _LONGEST))
    return image


def _pictures(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _ENDINGS:
            with Image.open(path) as image:
                if min(image.size) >= LEAST_SIDE:
                    yield path


def _scenes(folder: Path) -> Iterator[tuple[str, str]]:
    """Pictures of one scene by the `group` of a JSON-lines file beside them, where there is one."""
    for listing in folder.glob("*.jsonl"):
        for line in listing.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get("group") and row.get("image"):
                yield Path(row["image"]).name, row["group"]


def _scene(scenes: Mapping[str, str], name: str) -> str:
    return scenes.get(name, name)
