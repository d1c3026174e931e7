"""Gate 1: does a seller say these words, or a newspaper, the police, a teacher, a buyer, a reviewer, a novel?

Who gives no sign counts as a seller; words count as somebody else's only where cues say so. A contact with ordering
words outweighs the frame of advice, because the agent trade writes its advertisements as warnings.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

from checker.claims.remembering import remembered
from checker.claims.wraps import spelled
from checker.patterns.cues import cue_finder
from checker.patterns.matcher import Hit
from checker.patterns.phrasebook import Span
from checker.vocabulary import Reading

_CONTACT = re.compile(
    r"(?<!卖家)(?<!骗子)(?<!商家)(?<!对方)(?<!店家)(?<![他她]的)(?:微信?|薇信?|v信|威信|维信|卫星|徽信|[加私]v|vx|wx|weixin|qq|扣扣)(?:号|id)?(?:咨询|同号)?"
    r" ?[:;]? ?[a-z0-9][a-z0-9_\-]{4}"
    r"|(?:wechat|whatsapp|telegram|tg|line|kakao|signal|ig|insta)(?: ?id)? ?[:@] ?\+?[a-z0-9][a-z0-9_\-]{3}"
    r"|(?:电话|手机|tel|📞|📱|☎)(?:号|微信同号)? ?:? ?1\d{10}"
)
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
        self._weights: dict[Span, int] = {}

    def is_seller(self, hit: Hit) -> bool:
        """Whether the words of `hit` count as said by a seller."""
        if any(_holds(title, hit) for title in self._titles):
            return False
        scope = self._piece(hit, self._lines) if self._scattered else (0, len(self._text))
        contact = any(_within(span, scope) for span in self._contacts)
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
        return seller > 1 or not any(_holds(quoted, hit) for quoted in self._quotations)

    def sells(self) -> bool:
        """Whether goods are plainly on offer here, so that an ambiguous word may well be a brand."""
        return self._seller((0, len(self._text)), contact=bool(self._contacts)) > 1

    def takes_orders(self, hit: Hit) -> bool:
        """Whether ordering words stand in the text besides the words of the hit itself."""
        words = self._text[hit.start : hit.end]
        return any(self._text[start:end] not in words for start, end in self._cues.get("seller.ordering", ()))

    def speaks_of_brands(self, hit: Hit) -> bool:
        """Whether goods of a brand are spoken of, in other words than those of the hit."""
        return any(not _touches(span, hit) for span in self._cues.get("seller.branded", ()))

    @cached_property
    def _contacts(self) -> list[Span]:
        return [found.span() for found in _CONTACT.finditer(self._text)]

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

    def _distinct(self, name: str, scope: Span, hit: Hit | None = None) -> int:
        """How many different cues of a name stand in the scope, not counting words of the hit itself."""
        spans = self._cues.get(name)
        if not spans:
            return 0
        return len(
            {
                self._text[start:end]
                for start, end in spans
                if _within((start, end), scope) and not (hit and _touches((start, end), hit))
            }
        )

    def _seller(self, scope: Span, *, contact: bool) -> int:
        if scope not in self._weights:
            self._weights[scope] = sum(min(self._distinct(name, scope), most) for name, most in _SELLER_POINTS.items())
        return self._weights[scope] + self._priced + _CONTACT_POINTS * contact

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
        contacts = [span for span in self._contacts if _within(span, scope)]
        return len(contacts) > 1 or any(self._distinct(name, scope) for name in _SELLER_POINTS)

    def _is_told(self, hit: Hit, sentence: Span) -> bool:
        """Whether somebody is quoted: "the seller says that …"."""
        return any(sentence[0] <= start and end <= hit.start for start, end in self._cues.get("here.told", ()))

    def _is_asked(self, hit: Hit, sentence: Span) -> bool:
        asking = [span for span in self._cues.get("here.asking", ()) if _within(span, sentence)]
        if any(not _touches(span, hit) for span in asking):
            return True
        # Words that are themselves a question ("同学还能坑你吗") are the seller's own flourish.
        rhetorical = asking and not self._text[hit.end : sentence[1]].strip("? ")
        return self._text[sentence[1] - 1] == "?" and not rhetorical

    def _offers_elsewhere(self, scope: Span, *, contact: bool) -> bool:
        """Whether goods are offered outside of all questions, so that a question is the seller's own flourish."""
        stated = [
            span
            for span in self._sentences
            if _within(span, scope)
            and self._text[span[1] - 1] != "?"
            and not any(_within(cue, span) for cue in self._cues.get("here.asking", ()))
        ]
        points = sum(self._seller(span, contact=False) - self._priced for span in stated)
        return points + self._priced + _CONTACT_POINTS * contact > 1


def _within(span: Span, scope: Span) -> bool:
    return scope[0] <= span[0] and span[1] <= scope[1]


def _touches(span: Span, hit: Hit) -> bool:
    return span[0] < hit.end and hit.start < span[1]


def _holds(outer: Iterable[int], hit: Hit) -> bool:
    start, end = outer
    return start <= hit.start and hit.end <= end
