"""Gate 1: does a seller say these words, or a newspaper, the police, a teacher, a buyer, a reviewer, a novel?

Who gives no sign counts as a seller; words count as somebody else's only where cues say so. A contact with ordering
words outweighs the frame of advice, because the agent trade writes its advertisements as warnings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from checker.claims.contacts import contacts_in
from checker.claims.remembering import remembered
from checker.claims.spans import is_held, starting_in, touching
from checker.claims.wraps import spelled
from checker.patterns.cues import cue_finder
from checker.patterns.matcher import Hit
from checker.patterns.phrasebook import Span
from checker.vocabulary import Reading

_TITLE = re.compile(r"《[^《》\n]{1,40}》")
_QUOTED = re.compile(r"[\"「『][^\"「」『』\n]{1,20}[\"」』]")
_SENTENCE = re.compile(r"[^。!?;\n]*[。!?;\n]|[^。!?;\n]+")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")

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


@remembered
def cues_of(reading: Reading) -> Mapping[str, Sequence[Span]]:
    """The cues of a reading by their names, with their places in its spelled text."""
    return cue_finder().find(spelled(reading).text)


class Speaker:
    """Who speaks in one spelled text; `scattered` says that its lines are of several people, as in a chat.

    `confessions` are claims so grave that they are not heard in a mere story either.
    """

    def __init__(
        self,
        text: str,
        cues: Mapping[str, Sequence[Span]],
        confessions: Container[str] = (),
        *,
        priced: bool,
        scattered: bool,
    ) -> None:
        self._text = text
        self._cues = cues
        self._confessions = confessions
        self._priced = priced
        self._scattered = scattered
        self._frames = [name for name in _FRAME_POINTS if name in cues]
        self._words: dict[tuple[str, Span], Counter[str]] = {}
        self._elsewhere: dict[Span, int] = {}

    def is_seller(self, hit: Hit) -> bool:
        """Whether the words of `hit` count as said by a seller."""
        if is_held(self._titles, hit.start, hit.end):
            return False
        scope = self._piece(hit, self._lines) if self._scattered else (0, len(self._text))
        contact = any(starting_in(self._contacts, *scope))
        sentence = self._piece(hit, self._sentences)
        if not contact and self._is_told(hit, sentence):
            return False
        frame = self._frame(hit, scope, contact=contact)
        seller = self._seller(scope, contact=contact)
        if self._is_asked(hit, sentence) and (frame or not self._offers_elsewhere(scope, contact=contact)):
            return False
        if not contact and any(self._distinct(name, scope, hit) for name in _HEAVY):
            seller = min(seller, _MOST_WITHOUT_CONTACT)
        if frame and frame >= seller:
            return False
        return seller > 1 or not is_held(self._quotations, hit.start, hit.end)

    def sells(self) -> bool:
        """Whether anything is on offer here, so that an ambiguous word may well be a brand."""
        return self._seller((0, len(self._text)), contact=bool(self._contacts)) > 0

    def takes_orders(self, hit: Hit) -> bool:
        """Whether ordering words stand in the text besides the words of the hit itself."""
        words = self._text[hit.start : hit.end]
        return any(word not in words for word in self._words_of("seller.ordering", (0, len(self._text))))

    def speaks_of_brands(self, hit: Hit) -> bool:
        """Whether goods of a brand are spoken of, in other words than those of the hit."""
        return self._distinct("seller.branded", (0, len(self._text)), hit) > 0

    @cached_property
    def _contacts(self) -> list[Span]:
        return contacts_in(self._text)

    @cached_property
    def _titles(self) -> list[Span]:
        return [found.span() for found in _TITLE.finditer(self._text)]

    @cached_property
    def _sentences(self) -> list[Span]:
        return [found.span() for found in _SENTENCE.finditer(self._text)]

    @cached_property
    def _lines(self) -> list[Span]:
        return [found.span() for found in _LINE.finditer(self._text)]

    @cached_property
    def _quotations(self) -> list[Span]:
        return [found.span() for found in _QUOTED.finditer(self._text)]

    def _piece(self, hit: Hit, pieces: Sequence[Span]) -> Span:
        """The sentence or line around a hit, its end mark included."""
        first = bisect_right(pieces, hit.start, key=itemgetter(0)) - 1
        last = bisect_left(pieces, hit.end, key=itemgetter(1))
        return pieces[max(first, 0)][0], pieces[last][1]

    def _words_of(self, name: str, scope: Span) -> Counter[str]:
        """The different cues of a name in the scope, and how often each stands there."""
        key = name, scope
        if key not in self._words:
            spans = starting_in(self._cues.get(name, ()), *scope)
            self._words[key] = Counter(self._text[start:end] for start, end in spans)
        return self._words[key]

    def _distinct(self, name: str, scope: Span, hit: Hit | None = None) -> int:
        """How many different cues of a name stand in the scope, not counting words of the hit itself."""
        if name not in self._cues:
            return 0
        words = self._words_of(name, scope)
        if hit is None or not words:
            return len(words)
        own = Counter(self._text[start:end] for start, end in touching(self._cues[name], hit.start, hit.end))
        return len(words) - sum(words[word] == times for word, times in own.items())

    def _seller(self, scope: Span, *, contact: bool) -> int:
        points = sum(min(self._distinct(name, scope), most) for name, most in _SELLER_POINTS.items())
        return points + self._priced + _CONTACT_POINTS * contact

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
        contacts = starting_in(self._contacts, *scope)
        return any(self._distinct(name, scope) for name in _SELLER_POINTS) or len(list(contacts)) > 1

    def _is_told(self, hit: Hit, sentence: Span) -> bool:
        """Whether somebody is quoted: "the seller says that …"."""
        told = starting_in(self._cues.get("here.told", ()), sentence[0], hit.start)
        return any(end <= hit.start for _, end in told)

    def _is_asked(self, hit: Hit, sentence: Span) -> bool:
        own = False
        for start, end in starting_in(self._cues.get("here.asking", ()), *sentence):
            if not (start < hit.end and hit.start < end):
                return True
            own = True
        # Words that are themselves a question ("同学还能坑你吗") are the seller's own flourish.
        rhetorical = own and not self._text[hit.end : sentence[1]].strip("? ")
        return self._text[sentence[1] - 1] == "?" and not rhetorical

    def _offers_elsewhere(self, scope: Span, *, contact: bool) -> bool:
        """Whether goods are offered outside of all questions, so that a question is the seller's own flourish."""
        if scope not in self._elsewhere:
            asking = self._cues.get("here.asking", ())
            self._elsewhere[scope] = sum(
                self._seller(span, contact=False) - self._priced
                for span in starting_in(self._sentences, *scope)
                if self._text[span[1] - 1] != "?" and not any(starting_in(asking, *span))
            )
        return self._elsewhere[scope] + self._priced + _CONTACT_POINTS * contact > 1
