"""Pages that list fields: what a payment app says of one payment, and the way of a parcel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.reading.screens.rows import Row
from checker.reading.screens.transfers import amount_of, state_of
from checker.reading.screens.words import MONEY
from checker.vocabulary import Part, Role, Voice

_OF_AN_APP = re.compile(
    r"(?:当前状态|转[账帐]时间|收款时间|转[账帐]单号|交易单号|商户单号|商户全称|商品说明|收款方备注|转[账帐]说明|转[账帐]备注|对方账户|"
    r"账单详情|账单分类|账单管理|对此订单有疑问|查看往来转[账帐]|发起群收款|计入收支|申请电子回单|联系收款方|往来记录|付款详情|"
    r"你已收款|资金已存入|零钱余额|转[账帐]成功|付款成功|支付成功|交易成功|商家订单号|"
    r"transfer(?:time|id|no)|received(?:on|time)|transactionid|currentstatus|merchantorderno|billdetails|paymentsuccessful|"
    r"transfersuccessful|viewtransactionhistory|payee(?:name|'sname)?|transactiondetails?)"
)
_OF_ANY_PAYMENT = re.compile(
    r"(?:支付方式|付款方式|支付时间|付款时间|创建时间|收款方|付款方|收款人|订单号|交易时间|交易状态|手续费|"
    r"paymentmethod|paymenttime|paidon|status|paidto|amount|fee|date)"
)
_TRACKING = (
    re.compile(
        r"(?:快递|运单|物流|快件|跟踪|追踪|包裹)(?:单)?(?:编)?号|tracking(?:number|no|id)?|waybill|awb|运单号码"
    ),
    re.compile(
        r"已签收|签收成功|派送中|派件中|正在派件|运输中|已揽[收件]|揽收|已发货|待取件|已到达|已离开|到达.{0,12}(?:中心|网点|站|转运)|delivered|"
        r"intransit|outfordelivery|pickedup|arrivedat|departed|shipped|shipmentinformation"
    ),
    re.compile(
        r"清关|海关|通关|口岸|航班起飞|到达目的[国地]|国际(?:件|段|运输)|customs|clearance|importscan|handedtocarrier"
    ),
    re.compile(
        r"物流(?:详情|信息|轨迹|跟踪)|查看物流|(?:顺丰|圆通|中通|申通|韵达|极兔|京东|邮政|ems|dhl|fedex|ups).{0,2}(?:速递|快递|速运|物流|express)|快递(?:查询|详情)|订单跟踪|包裹跟踪|trackinghistory|trackingdetails|shipmenthistory|tracking"
    ),
    re.compile(
        r"(?:预计|将于).{0,12}(?:送达|到达)|(?:estimated|expected)(?:delivery|arrival)|收件人|寄件人|派送员|快递员|取件码"
    ),
)
_STAMP = re.compile(
    r"(?:20\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d\d(?::\d\d)?)?|(?:今天|昨天)?\d{1,2}:\d\d(?::\d\d)?|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)?[a-z]*,?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\d{1,2}.{0,16}"
)
_LEAST_OF_AN_APP, _LEAST_SIGNS = 2, 3
_FEW = 8
"""A page that says no more than what became of a sum has no more lines."""
_LEAST_STAMPS, _LEAST_WORDS = 2, 2
_LABEL = 12
"""The name of a field is no longer than this, and in another language than Chinese twice as long."""


def is_transfer(rows: Sequence[Row]) -> bool:
    """A field that only payment apps have, and two more things: fields, a state, an amount that is larger than all.

    A page that hardly says more than a state and such an amount is one, too.
    """
    own = {found.group() for row in rows if (found := _label(_OF_AN_APP, row))}
    any_one = {found.group() for row in rows if (found := _label(_OF_ANY_PAYMENT, row))} - own
    state = any(_state(row) for row in rows)
    large = _is_large_sum(rows)
    signs = len(own) + state + large
    if not own:
        return state and large and len(rows) <= _FEW
    return signs >= _LEAST_SIGNS or (len(own) >= _LEAST_OF_AN_APP and signs + len(any_one) >= _LEAST_SIGNS)


def _is_large_sum(rows: Sequence[Row]) -> bool:
    """Whether an amount stands in the middle in letters larger than any other."""
    sums = [row for row in rows if MONEY.fullmatch(row.tight.lstrip("-+")) and abs(row.centre - 0.5) < 0.08]
    tallest = max((row.height for row in rows if row not in sums), default=0.0)
    return len(sums) == 1 and sums[0].height > 1.25 * tallest


def transfer_parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """One part with the amount and the state; the app speaks all of it."""
    money = next((row.tight.lstrip("-+") for row in rows if MONEY.fullmatch(row.tight.lstrip("-+"))), "")
    states = [*filter(None, map(_state, rows))]
    state = next((state for state in states if state != "sent"), "sent" if states else "")
    lines = tuple(row.index for row in rows)
    return (Part(role=Role.TRANSFER, voice=Voice.APP, lines=lines, amount=amount_of(money), state=state),)


def is_tracking(rows: Sequence[Row]) -> bool:
    """Two kinds of words of a parcel's way or more, and the times of two stations."""
    kinds = sum(any(pattern.search(row.tight) for row in rows) for pattern in _TRACKING)
    stamps = sum(1 for row in rows if _STAMP.fullmatch(row.tight) or (_STAMP.match(row.tight) and len(row.tight) > 11))
    return kinds >= _LEAST_WORDS and stamps >= _LEAST_STAMPS


def tracking_parts(rows: Sequence[Row]) -> tuple[Part, ...]:
    """The whole page is the app's."""
    return (Part(role=Role.NOTICE, voice=Voice.APP, lines=tuple(row.index for row in rows)),) if rows else ()


def app_of(rows: Sequence[Row]) -> str:
    """The app whose page of a payment it is, where its words tell."""
    words = "\n".join(row.tight for row in rows)
    if re.search(
        r"零钱|微信|wechat|weixin|转[账帐](?:单号|时间)|商户单号|当前状态|transfer(?:time|id)|待.{1,16}收款", words
    ):
        return "wechat"
    return "alipay" if re.search(r"支付宝|alipay|花呗|余额宝|对方账户|商家订单号", words) else ""


def _label(pattern: re.Pattern[str], row: Row) -> re.Match[str] | None:
    longest = _LABEL if any(letter >= "\u2e80" for letter in row.tight) else 2 * _LABEL
    found = pattern.match(row.tight)
    return found if found and (len(row.tight) <= longest or row.tight[found.end() :][:1] in ":0123456789") else None


def _state(row: Row) -> str:
    words = row.tight
    if re.fullmatch(
        r"(?:你|对方|.{1,16})?已(?:经)?收[款钱].{0,6}|.*已存入零钱|received(?:by.{1,20})?|(?:you'?ve)?accepted.{0,28}",
        words,
    ):
        return "received"
    if re.fullmatch(r".{0,4}已退[还款].{0,8}|退款成功|refunded.{0,12}|returned.{0,12}", words):
        return "returned"
    if re.fullmatch(r"待.{1,16}收款.{0,6}|waitingfor.{1,30}|(?:转[账帐]|支付|付款|交易)成功|.{0,16}successful", words):
        return "sent"
    return state_of(words)
