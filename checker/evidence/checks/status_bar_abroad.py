"""A mainland carrier on a screenshot beside "I am abroad": says what it could mean, and never counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.asserted import evidence_of
from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import photo_of
from checker.evidence.pointing import whole_picture
from checker.vocabulary import Finding, Language, Leaning, Page, PageKind, Reading, StatusBar, Strength

_CARRIERS = re.compile(
    r"中国(?:移动|联通|电信|广电)|中國(?:移動|聯通|電信)|china ?(?:mobile|unicom|telecom)|cmcc", re.IGNORECASE
)
# A parcel's page is what sellers send from their own phones; a payment, a feed or a chat is on the shopper's.
_ANYBODYS = frozenset({PageKind.TRACKING})


def look(case: Looked) -> Iterator[Finding]:
    """At most one remark, without weight: roaming keeps the name of the carrier, and it may be anybody's phone."""
    abroad = next((claim for claim in case.claims if claim.id == "abroad-now"), None)
    shown = next((reading for reading in case.readings if _carrier(reading)), None)
    if abroad and shown:
        yield Finding(
            check=CHECK.id,
            family=CHECK.family,
            leaning=Leaning.CANNOT_TELL,
            strength=Strength.WEAK,
            message=CHECK.message("carrier", quote=abroad.quote, carrier=_carrier(shown)),
            evidence=(evidence_of(abroad), whole_picture(shown)),
        )


def _carrier(reading: Reading) -> str:
    """The mainland carrier in the status bar of a page that may come from the seller's phone."""
    page = reading.page
    if page is None or page.status is None or page.kind not in _ANYBODYS:
        return ""
    return page.status.carrier if _CARRIERS.search(page.status.carrier) else ""


def _page(kind: PageKind, carrier: str) -> Reading:
    return photo_of("包裹运输中", page=Page(kind=kind, status=StatusBar(clock="14:32", carrier=carrier)))


_TRACKING = Pictured(
    zh="物流页截图，状态栏写着“中国移动”",
    en="a tracking page; the status bar says 中国移动 (China Mobile)",
    reading=_page(PageKind.TRACKING, "中国移动"),
)
_FEED = Pictured(
    zh="朋友圈截图，状态栏写着“中国移动”",
    en="a feed; the status bar says 中国移动 (China Mobile)",
    reading=_page(PageKind.FEED, "中国移动"),
)

CHECK = Check(
    id="status-bar-abroad",
    family="status-bar",
    name={"zh": "状态栏的运营商", "en": "Carrier in the status bar"},
    asks={
        "zh": "说人在国外，截图的状态栏是哪家运营商？",
        "en": "The seller is abroad: which carrier stands in the screenshot's top line?",
    },
    says={
        "carrier": Sentence(
            zh="内容写“{quote}”，这张截图的状态栏写着“{carrier}”。看不出是谁的手机；即使是卖家的，漫游时也照样显示国内运营商。",
            en="The post says “{quote}”, and the top line of this screenshot says “{carrier}”. Whose phone it is "
            "cannot be told, and a phone that roams keeps the name of its carrier.",
        ),
    },
    why={
        "zh": "状态栏只说明这部手机用的是哪家的卡。朋友圈、聊天、付款截图是您自己的手机，完全不看；"
        "其他截图可能是任何人的，漫游也不会改运营商名称，所以它不加分，只供对照。",
        "en": "The top line tells which company's card is in that phone. Screenshots of a feed, a chat or a payment "
        "are from your own phone and are not looked at; others may be anybody's, and roaming keeps the name, so it "
        "never counts.",
    },
    innocent={
        "zh": "国内号码在国外漫游很常见；截图也可能是您、同事或客服截的。",
        "en": "Roaming with a card from home is common, and the screenshot may be yours or a colleague's.",
    },
    questions={
        "zh": ["您这次用的是当地的号码还是国内号码漫游？方便共享一次实时位置吗？"],
        "en": ["Do you use a local card or roam? Could you share your live location once?"],
    },
    next_photo={
        "zh": "从地图应用里截一张带当前位置和时间的图。",
        "en": "A screenshot of a map with the present place and time.",
    },
    examples=(
        Example(
            language=Language.ZH_HANS,
            text="人在国外有时差，回复慢，Gucci 皮带 2600 元，要的私信",
            says="carrier",
            picture=_TRACKING,
        ),
        Example(
            language=Language.ZH_HANS,
            text="人在国外有时差，回复慢，Gucci 皮带 2600 元，要的私信",
            says=None,
            picture=_FEED,
        ),
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says=None, picture=_TRACKING),
    ),
    look=look,
    needs_picture=True,
)
