"""Notices a price that is written as a code of the album trade: P168, 💰240, a bare number before the goods."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Sentence
from checker.evidence.trade_signs import weak_findings
from checker.vocabulary import Finding, Language


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each item that shows the sign."""
    return weak_findings(CHECK, case)


CHECK = Check(
    id="coded-price",
    family="coded-price",
    name={"zh": "价格写成代码", "en": "Price in code"},
    asks={
        "zh": "价格是不是写成了相册行当的代码？",
        "en": "Is the price written in the code of the album trade?",
    },
    says={
        "said": Sentence(
            zh="价格写成了“{quote}”。供货相册常用字母、图标或开头的光数字来报价，让人转卖时好改、"
            "平台也不容易认出是价格。",
            en="The price is written as “{quote}”. Suppliers' albums give prices by a letter, a "
            "picture or a bare number in front, which are easy to change for resale and hard for "
            "a platform to see.",
        ),
    },
    why={
        "zh": "这种写法在批发相册里最常见，但个人卖家、怕被平台限流的普通店也会这样写价。它只说明写"
        "法，说明不了货的来路，只有和价格本身、其他线索放在一起才有意义。",
        "en": "This way of writing is at home in wholesale albums, but private sellers and shops "
        "that fear being throttled by a platform write so too. It tells how the price is "
        "written, not where the goods are from, and only counts together with the price "
        "itself and other signs.",
    },
    innocent={
        "zh": "平台会屏蔽数字价格、私聊习惯、用图标代替人民币符号，都可能这样写。",
        "en": "A platform that hides prices, a habit of private chats, or a picture in place of the currency sign.",
    },
    questions={
        "zh": ["请问这个价格是零售价还是拿货价？含不含税和运费？"],
        "en": ["Is this the price for one piece at retail? Are tax and shipping included?"],
    },
    examples=(
        Example(language=Language.ZH_HANS, text="P175 巴宝莉 战马刺绣卫衣 到货一批 M-3XL", says="said"),
        Example(language=Language.ZH_HANS, text="💰240 芬迪 半裙套装 小码数据 胸围92", says="said"),
        Example(language=Language.ZH_HANT, text="h230 盟可睐 馬甲 大貨現貨", says="said"),
        Example(language=Language.EN, text="h180 Louis Vuitton knit polo, all labels and tags complete", says="said"),
        Example(language=Language.ZH_HANS, text="P1200 巴宝莉 衬衫 专柜带回", says=None),
        Example(language=Language.ZH_HANS, text="手工牛皮包 P268 工期两周", says=None),
        Example(language=Language.ZH_HANS, text="闲置 Coach 托特包 💰620 95新", says=None),
    ),
    look=look,
    needs_brand=True,
)
