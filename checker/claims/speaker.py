"""Gate 1: does a seller say these words, or a newspaper, the police, a teacher, a buyer, a reviewer, a novel?

Who gives no sign counts as a seller; words count as somebody else's only where cues say so. A contact with ordering
words outweighs the frame of advice, because the agent trade writes its advertisements as warnings.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from checker.claims.layout import Layout
from checker.claims.spans import count_in, is_held, starting_in, touching
from checker.patterns.matcher import Hit
from checker.patterns.phrasebook import Span

_CONTACT_POINTS = 3
_SELLER_POINTS = {"seller.ordering": 2, "seller.stock": 2, "seller.recruiting": 2}
_FRAME_POINTS = {
    "frame.public": 6,
    "frame.news": 3,
    "frame.asking": 6,
    "frame.teaching": 2,
    "frame.buying": 3,
    "frame.job": 2,
    "frame.fiction": 2,
    "frame.talk": 1,
}
"""How much the different cues of a kind may weigh together."""
_HEAVY = {"frame.public": 2, "frame.asking": 2}
_MOST_WITHOUT_CONTACT = 2
"""What seller's words weigh beside law or a buyer's plea: those quote the seller."""


class Speaker:
    """Who speaks in one text; `scattered` says that its lines are of several people, as in a chat.

    `confessions` are claims so grave that they are not heard in a mere story either.
    """

    def __init__(self, layout: Layout, confessions: Container[str] = (), *, priced: bool, scattered: bool) -> None:
        self._layout = layout
        self._text = layout.text
        self._cues = layout.cues
        self._confessions = confessions
        self._priced = priced
        self._scattered = scattered
        self._frames = [name for name in _FRAME_POINTS if name in layout.cues]
        self._words: dict[tuple[str, Span], Mapping[str, int]] = {}
        self._points: dict[Span, int] = {}
        self._elsewhere: dict[Span, int] = {}

    def is_seller(self, hit: Hit) -> bool:
        """Whether the words of `hit` count as said by a seller."""
        layout = self._layout
        if is_held(layout.titles, hit.start, hit.end):
            return False
        scope = layout.line_around(hit.start, hit.end) if self._scattered else layout.whole
        contact = count_in(layout.contacts, *scope) > 0
        if not contact and self._is_told(hit):
            return False
        frame = self._frame(hit, scope, contact=contact) if self._frames else 0
        seller = self._seller(scope, contact=contact)
        if self._is_asked(hit) and (frame or not self._offers_elsewhere(scope, contact=contact)):
            return False
        if not contact and any(self._distinct(name, scope, hit) for name in _HEAVY):
            seller = min(seller, _MOST_WITHOUT_CONTACT)
        if frame and frame >= seller:
            return False
        return seller > 1 or not is_held(layout.quotations, hit.start, hit.end)

    def sells(self) -> bool:
        """Whether anything is on offer here, so that an ambiguous word may well be a brand."""
        return self._seller(self._layout.whole, contact=bool(self._layout.contacts)) > 0

    def takes_orders(self, hit: Hit) -> bool:
        """Whether ordering words stand in the text besides the words of the hit itself."""
        words = self._text[hit.start : hit.end]
        return any(word not in words for word in self._words_of("seller.ordering", self._layout.whole))

    def speaks_of_brands(self, hit: Hit) -> bool:
        """Whether goods of a brand are spoken of, in other words than those of the hit."""
        return self._distinct("seller.branded", self._layout.whole, hit) > 0

    def _words_of(self, name: str, scope: Span) -> Mapping[str, int]:
        """The different cues of a name in the scope, and how often each stands there."""
        key = name, scope
        if key not in self._words:
            self._words[key] = self._counted(starting_in(self._cues.get(name, ()), *scope))
        return self._words[key]

    def _counted(self, spans: Sequence[Span]) -> Mapping[str, int]:
        words: dict[str, int] = {}
        for start, end in spans:
            word = self._text[start:end]
            words[word] = words.get(word, 0) + 1
        return words

    def _distinct(self, name: str, scope: Span, hit: Hit | None = None) -> int:
        """How many different cues of a name stand in the scope, not counting words of the hit itself."""
        if name not in self._cues:
            return 0
        words = self._words_of(name, scope)
        own = touching(self._cues[name], hit.start, hit.end) if hit and words else []
        if not own:
            return len(words)
        return len(words) - sum(words.get(word) == times for word, times in self._counted(own).items())

    def _seller(self, scope: Span, *, contact: bool) -> int:
        """How much speaks for a seller."""
        if scope not in self._points:
            self._points[scope] = sum(min(self._distinct(name, scope), most) for name, most in _SELLER_POINTS.items())
        return self._points[scope] + self._priced + _CONTACT_POINTS * contact

    def _frame(self, hit: Hit, scope: Span, *, contact: bool) -> int:
        """The weight of what speaks for somebody else; advice beside a contact is an advertisement."""
        if contact and not self._distinct("frame.public", scope, hit) and self._advertises(scope):
            return 0
        return sum(
            min(self._distinct(name, scope, hit) * _HEAVY.get(name, 1), _FRAME_POINTS[name])
            for name in self._frames
            if name != "frame.talk" or hit.claim in self._confessions
        )

    def _advertises(self, scope: Span) -> bool:
        """Whether the contact is there for customers: beside seller's words, or repeated."""
        several = count_in(self._layout.contacts, *scope) > 1
        return several or any(self._distinct(name, scope) for name in _SELLER_POINTS)

    def _is_told(self, hit: Hit) -> bool:
        """Whether somebody is quoted: "the seller says that …"."""
        told = self._cues.get("here.told")
        if not told:
            return False
        start, _ = self._layout.sentence_around(hit.start, hit.end)
        return any(end <= hit.start for _, end in starting_in(told, start, hit.start))

    def _is_asked(self, hit: Hit) -> bool:
        asking = self._cues.get("here.asking", ())
        if not asking and "?" not in self._text:
            return False
        start, end = self._layout.sentence_around(hit.start, hit.end)
        near = starting_in(asking, start, end)
        if any(not (first < hit.end and hit.start < last) for first, last in near):
            return True
        # Words that are themselves a question ("同学还能坑你吗") are the seller's own flourish.
        rhetorical = near and not self._text[hit.end : end].strip("? ")
        return self._text[end - 1] == "?" and not rhetorical

    def _offers_elsewhere(self, scope: Span, *, contact: bool) -> bool:
        """Whether goods are offered outside of all questions, so that a question is the seller's own flourish."""
        if scope not in self._elsewhere:
            asking = self._cues.get("here.asking", ())
            self._elsewhere[scope] = sum(
                self._seller(span, contact=False) - self._priced
                for span in starting_in(self._layout.sentences, *scope)
                if self._text[span[1] - 1] != "?" and not count_in(asking, *span)
            )
        return self._elsewhere[scope] + self._priced + _CONTACT_POINTS * contact > 1
