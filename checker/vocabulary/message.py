"""A sentence as an id with parameters, put into a language only when it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Message:
    """`id` names a sentence of a pattern, a combination, a check or the reader; `params` fill its places.

    Ids are `pattern.<claim-id>`, `combination.<id>`, `check.<check-id>.<sentence>`, `reading.<sentence>`.
    """

    id: str
    params: Mapping[str, str] = field(default_factory=dict)
