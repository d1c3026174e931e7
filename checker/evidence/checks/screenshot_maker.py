"""Notices the name of a screenshot generator on the frame of a chat, feed or transfer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photos import is_photo, photo_of
from checker.evidence.pointing import whole_line
from checker.patterns.spelling import spell
from checker.vocabulary import Finding, Language, Leaning, Line, Page, PageKind, Part, Reading, Role, Strength, Voice

_MAKERS = re.compile(
    r"(?:对话|聊天|聊天记录|朋友圈|转账|红包|余额|截图|微信)(?:截图|图片)?(?:生成器|制作器|模拟器)|微商截图王|截图王|微商截图大师"
    r"|fake ?chat|fake ?text|chat ?generator|prank ?chat|fake ?dm|ifake"
)
_LONGEST = 24
_WORDS_OF_PEOPLE = frozenset({Role.BUBBLE, Role.BODY, Role.COMMENT, Role.NICKNAME, Role.TITLE, Role.LIKES})


def look(case: Looked) -> Iterator[Finding]:
    """At most one finding for each page on whose frame, not in whose talk, such a name stands."""
    for reading in case.readings:
        line = next((line for line in _frame(reading) if _MAKERS.search(spell(line.text).text)), None)
        if line:
            yield Finding(
                check=CHECK.id,
                family=CHECK.family,
                leaning=Leaning.DOUBT,
                strength=Strength.WEAK,
                message=CHECK.message("maker", quote=line.text.strip()),
                evidence=(whole_line(reading, line),),
            )


def _frame(reading: Reading) -> Iterator[Line]:
    """The short lines of a page that nobody on it says."""
    if reading.page is None or is_photo(reading):
        return
    said = {at for part in reading.page.parts if part.role in _WORDS_OF_PEOPLE for at in part.lines}
    for at, line in enumerate(reading.lines):
        if at not in said and len(line.text) <= _LONGEST:
            yield line


def _page(*words: str, said: int) -> Reading:
    part = Part(role=Role.BUBBLE, voice=Voice.SELLER, lines=(said,))
    return photo_of(*words, page=Page(kind=PageKind.CHAT, app="wechat", parts=(part,)))


_MARKED = Pictured(
    zh="聊天截图，底边有一行小字“微信对话生成器”",
    en="a chat, with the small words 微信对话生成器 (chat generator) along the lower edge",
    reading=_page("包到了很喜欢", "微信对话生成器", said=0),
)
_TALKED = Pictured(
    zh="聊天截图，气泡里说“这是用对话生成器做的吗”",
    en="a chat in whose bubble somebody asks whether a chat generator was used",
    reading=_page("客服", "这是用对话生成器做的吗", said=1),
)

CHECK = Check(
    id="screenshot-maker",
    family="screenshot",
    name={"zh": "截图生成工具的名字", "en": "Name of a screenshot maker"},
    asks={
        "zh": "截图边上有没有截图生成工具的名字？",
        "en": "Does the name of a screenshot generator stand on the screenshot's edge?",
    },
    says={
        "maker": Sentence(
            zh="这张截图的边框上写着“{quote}”，与常见界面不一致，不能作为证明；不代表造假，也可能是截图工具的水印。",
            en="The frame of this screenshot says “{quote}”. It differs from a usual screen and proves nothing; this "
            "is no accusation, and it may be the mark of a screenshot tool.",
        ),
    },
    why={
        "zh": "对话和转账截图用现成工具就能做，所以截图本来就不能当证明。只有工具自己的名字留在边框上时才提一句；"
        "没有名字什么也不说明。",
        "en": "Chats and transfers can be drawn with ready-made tools, so a screenshot never was a proof. Only where a "
        "tool's own name is left on the frame is it mentioned; without a name nothing follows.",
    },
    innocent={
        "zh": "有些长截图、打码工具的名字很像；也可能是开玩笑用的图，被人误传。",
        "en": "Tools for long or masked screenshots have names like these, or a joke was passed on.",
    },
    questions={
        "zh": ["方便录一小段屏，从聊天列表点进这段对话吗？"],
        "en": ["Could you record the screen while you open this chat from the list?"],
    },
    next_photo={
        "zh": "从应用首页点进去的录屏，不要单张截图。",
        "en": "A recording of the screen from the app's first page on, rather than one picture.",
    },
    sources=("S31", "S37"),
    examples=(
        Example(language=Language.ZH_HANS, text="客户反馈看图", says="maker", picture=_MARKED),
        Example(language=Language.EN, text="Customer feedback in the picture", says="maker", picture=_MARKED),
        Example(language=Language.ZH_HANS, text="客户反馈看图", says=None, picture=_TALKED),
        Example(language=Language.ZH_HANS, text="微信对话生成器好用吗", says=None),
    ),
    look=look,
    needs_picture=True,
)
