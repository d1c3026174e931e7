"""The words that apps print themselves, in the spelling of `rows` without blanks: times, names of fields, buttons."""

from __future__ import annotations

import re

_DAY = (
    r"(?:(?:20\d\d年)?\d{1,2}月\d{1,2}日|(?:20)?\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/]\d{1,2}(?:[-/](?:20)?\d\d)?|今天|昨天|前天|"
    r"(?:星期|周|礼拜)[一二三四五六日天]|today|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"(?:20\d\d)?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\d{1,2}(?:,?20\d\d)?|"
    r"\d{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*(?:,?20\d\d)?)"
)
_HALF = r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜|am|pm)"
_CLOCK = rf"{_HALF}?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?{_HALF}?"
_AGO = (
    r"(?:刚刚|刚才|\d{1,2}(?:秒钟?|分钟|小时|天|周|个?月|年)前|justnow|now|"
    r"(?:\d{1,2}|an?)(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)\.?(?:\(s\))?ago)"
)
_END = r"[.,·•…:]*(?:删除|delete)?[.·•…]*"

AGE = re.compile(rf"(?:{_AGO}|昨天|前天|yesterday){_END}")
"""How long ago something was posted: a whole line."""
MOMENT = re.compile(rf"(?:{_DAY}[,·]?(?:{_DAY})?[,·]?(?:at)?(?:{_CLOCK})|{_CLOCK}){_END}")
"""A clock time with or without a day: a whole line."""
DAY_ONLY = re.compile(rf"{_DAY}{_END}")
CLOCK = re.compile(r"(?:上午|下午|am|pm)?((?:[01]?\d|2[0-3]):[0-5]\d)(?:am|pm)?")

FEED_TITLE = re.compile(r"(?:朋友圈|moments|详情|details?)")
ALBUM_TITLE = re.compile(r"(?:(?:我的|ta的|.{1,12}的)?(?:朋友圈|相册|动态)|(?:my)?(?:moments|album|posts))")
MORE = re.compile(r"(?:全文|收起|展开|展开全文|more|fulltext|showmore|less|collapse|hide|\.\.\.全文|…全文)")
DELETE = re.compile(r"(?:删除|delete)")
LIMIT = re.compile(
    r".{0,8}仅展示最近.{1,4}(?:天|年|月)的朋友圈.{0,2}|.*(?:only|last).{0,24}(?:days|months?).{0,24}moments.*|"
    r".{0,6}(?:visible|viewable).{0,20}(?:3|three|six|6).{0,3}(?:days|months).*"
)
NUMBER_OF_PICTURES = re.compile(r"共\d{1,3}张|\d{1,3}(?:photos|pics|pictures|张照片|张图)")
ALBUM_DAY = re.compile(
    r"(0?[1-9]|[12]\d|3[01])(1[0-2]|[1-9])月|(今天|昨天|前天|today|yesterday)|(1[0-2]|[1-9])月|"
    r"(一|二|三|四|五|六|七|八|九|十|十一|十二)月|"
    r"(0?[1-9]|[12]\d|3[01])?(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
BIG_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
YEAR = re.compile(r"(?:20[0-4]\d)年?")
COMMENT = re.compile(
    r"(?P<who>[^:]{1,24}?)(?:回[复覆](?P<whom>[^:]{1,24}?)|replied(?:to)?(?P<to>[^:]{1,24}?))?:(?P<says>.*)"
)
LIKES = re.compile(r"(?:❤|♥|♡|❥|💗|💙|🤍)(?P<who>.+)")

CHAT_NOTICE = re.compile(
    r"你已添加了.*|.*开启了朋友验证.*|.*撤回了一条消息.*|.*recalledamessage.*|以上是打招呼的内容|以上是打招呼的消息|"
    r"你?领取了.{1,16}的红包|.{1,16}领取了你的红包|.*现在可以开始聊天了.*|.*加入了群聊.*|.*拍了拍.*|.*tickled.*|"
    r"youhaveadded.*|you'?veadded.*|.*(?:invited|joined)the(?:group)?chat.*|消息已发出,但被对方拒收了.*|以下(?:是|为)新消息|"
    r"对方正在输入.*|.{0,12}typing\.*…?|messagesandcallsareend-to-endencrypted.*"
)
CHAT_BAR = re.compile(r"按住说话|holdtotalk|发送|send|发消息|message|imessage|输入消息.{0,4}|aa?\+?")
CARD = re.compile(r"个人名片|contactcard")
READ_MARK = re.compile(r"已读|未读|送达|已送达|read|delivered|seen")
TRANSFER_STATES = {
    "received": re.compile(
        r"(?:对方)?已收款|已被?接收|(?:已)?收款(?:成功)?|你已收款|accepted|received|transferaccepted|payment(?:received|accepted)|"
        r"已领取|已被领取|opened|claimed"
    ),
    "returned": re.compile(
        r".{0,3}已(?:被)?(?:退[还款回]|退回).{0,6}|refunded|returned|transferr?(?:refunded|returned)"
    ),
    "expired": re.compile(r"已过期|(?:transfer)?expired|超时未.*"),
    "sent": re.compile(
        r"请收款|待.{0,3}(?:收款|确认).{0,3}|等待.{0,4}收款|(?:你)?发起了?一笔转[账帐]|转[账帐]给.{1,16}|"
        r"pending.{0,20}|transferto.{1,20}|pleaseaccept|confirmreceipt|请确认收款|waitingtobe.{0,12}"
    ),
}
TRANSFER_MARK = re.compile(
    r"(?:微信|支付宝)?转[账帐]|(?:wechat)?transfer|(?:微信|支付宝)?红包|(?:wechat)?redpacket|wechatpay|微信支付|恭喜发财.{0,8}|bestwishes.{0,2}"
)
AMOUNT = re.compile(r"(?:[¥y$]|rmb|hk\$|nt\$)?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?)(?:元)?")
MONEY = re.compile(r"(?:[¥$]|rmb|hk\$|nt\$)(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.\d{1,2})?|\d{1,7}\.\d\d元?")

CONTROL = re.compile(
    r"全文|收起|展开|展开全文|关注|已关注|\+关注|follow(?:ing)?|返回|back|完成|done|取消|cancel|编辑|edit|分享|share|"
    r"(?:评论|赞|点赞|转发|收藏)(?:\d{1,7}(?:\.\d)?万?)?|comment|like|repost|collect|写评论.{0,4}|说点什么.{0,4}|发(?:表)?评论.{0,4}|发弹幕.{0,4}|addacomment.{0,3}|"
    r"首页|消息|通讯录|发现|我|我的|微信|购物|热门|市集|视频|chats|contacts|discover|me|home|"
    r"按住说话|holdtotalk|发送|send|删除|delete|投诉|举报|翻译|translate|翻译:|复制|copy|more|fulltext|转[账帐]|"
    r"朋友圈|moments|搜索|search|私信|发私信|查看更多.{0,6}|不感兴趣|展开\d+条回复|回复|reply|\.{2,}|…+|[•·]{2,}|<|>|x|[+…]"
)
CARRIER = re.compile(
    r"(?:中国|中华)(?:移动|联通|电信|广电)|台湾大哥大|远传电信|china\s?(?:mobile|unicom|telecom)|cmcc|cmhk|cmlink|smartone|softbank|"
    r"docomo|vodafone(?:\s\w\w\b)?|t-mobile|at&t|verizon|telekom\.de|o2-de|singtel|starhub|sktelecom|bouygues|"
    r"(?<![a-z\d])(?:csl|3hk|hkt|au|ee|orange f|kt|lgu\+|tim|iliad|sfr)(?=\W{0,2}(?:5g|4g|lte|3g|wi-?fi|$))"
)
NETWORK = re.compile(r"[2345]g[a+]?|lte|wi-?fi|volte|\d{1,4}(?:\.\d{1,2})?\s?[km]b?/s|\d{1,2}:\d\d")
PERCENT = re.compile(r"(?<!\d)(100|[1-9]\d?)\s?%")
BATTERY = re.compile(r"\D*(100|[1-9]\d)\D*")

TRADE_NAME = re.compile(
    r"代购|买手|全球购|海外购|海淘|免税|专柜|奥莱|小?店|小?铺|商行|严选|优选|好物|衣橱|鞋柜|包包|箱包|轻奢|奢|客服|群主|老板|"
    r"shop|store|boutique|buyer|outlet|official|^a+0?[^a-z]|^0"
)
"""Names that sellers give themselves; in a group of several people they tell who sells."""
