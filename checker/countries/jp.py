"""Receipts in Japan: prices with tax inside, whole yen, Reiwa years, registration numbers T + 13 digits since 2023.

References:
    - Avalara VATlive, rises of 2014-04-01 and 2019-10-01; Tokyo Kaikei Group, history from 1989
    - National Tax Agency, invoice-kohyo.nta.go.jp/about-toroku: how registration numbers are made
    - travelvoice.jp and j-taxfree.jp: refund at departure instead of tax-free at the till from 2026-11-01
    - ITmedia 2021-09-07: tax is rounded once for each rate of an invoice

Limitations:
    - A change of the rate on food was under discussion in 2026: from 2026-04-01 other rates are "cannot tell".
    - Sole traders' registration numbers follow no rule that we could confirm: never "impossible".
    - Airport DUTY FREE shops in bond sell without tax after 2026-11-01 too; the change is weeks old.
"""

from datetime import date
from decimal import Decimal

from stdnum.jp import cn

from checker.countries.country import Country, Identifier, Mark, NumberFormat, OpeningHours, SourceNote, Telltale
from checker.countries.dates import Dates, Era
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import by, unless_sure
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "Avalara VATlive 2014-03-27 and 2019-10-01; tokyokaikeigroup.com, Consumption Tax in Japan"
REFUND_FROM = "travelvoice.jp, refund method from 2026-11-01; j-taxfree.jp/tax-free/refund"

LABELS = with_english(
    {
        "total": "合計|合 計|お会計|お会計金額|お買上計|お買上合計|お買上げ計|お買上げ合計|お買上金額|総合計|総計|"
        "ご請求額|ご請求金額|"
        "請求金額|お支払金額|お支払い金額|お支払合計|支払合計|領収金額|税込合計|税込金額|合計金額|御合計|ご利用金額|"
        "現計|合計額",
        "subtotal": "小計|小 計|商品合計|お買上小計|商品小計|税込小計",
        "net": "税抜合計|税抜金額|税抜計|税抜小計|本体合計|本体価格|税抜価格|税抜額|本体金額",
        "tax": "消費税|消費税等|消費税額|税額|税合計|外税|外税額|外税計|消費税計|消費税等合計|税額合計|税金",
        "tax-included": "内税|内税額|内消費税|内消費税等|うち消費税|うち消費税等|内税計|内税合計|うち税額|税込|"
        "(内税)|内税消費税",
        "taxable": "対象|対象額|対象計|課税対象|課税対象額|課税計|内税対象額|内税対象計|外税対象額|外税対象計|"
        "税込対象額|税率対象|"
        "10%対象|8%対象|軽減税率対象|標準税率対象|10%内税対象額|8%内税対象額",
        "exempt": "非課税|非課税計|非課税対象額|免税対象額|免税合計|免税額|免税計|不課税",
        "discount": "値引|値引き|値引額|値引合計|割引|割引額|割引合計|クーポン|クーポン割引|クーポン値引|会員割引|"
        "社員割引|従業員割引|"
        "セット値引|まとめ値引|小計値引|小計割引|優待割引|優待|セール値引",
        "saved": "お買得額|お得額|おトク額",
        "service": "サービス料|サービス料金|奉仕料|サ料",
        "rounding": "端数|端数調整|端数値引",
        "tendered": "お預り|お預かり|お預り金|お預かり金|お預り金額|お預り合計|預り金|預り|現金お預り|御預り|御預|"
        "お支払|お支払い",
        "change": "お釣り|お釣|おつり|釣銭|釣り銭|つり銭|お釣銭|おつり銭|御釣|釣り",
        "card": "クレジット|クレジットカード|クレジット支払|クレジット売上|クレジット扱|カード|カード支払|銀聯|"
        "電子マネー|交通系|交通系IC|"
        "QUICPay|PayPay|楽天Edy|楽天ペイ|nanaco|WAON|デビット|コード決済|バーコード決済|ギフトカード|商品券",
        "cash": "現金|キャッシュ",
        "date": "日付|取引日|取引日時|発行日|購入日|購入日時|ご利用日|売上日|お買上日|年月日|販売日",
        "time": "時刻|時間|取引時刻",
        "receipt-number": "レシートNo|レシートNo.|レシート番号|レシNo|伝票No|伝票番号|取引No|取引番号|領収書番号|"
        "領収証番号|処理通番|No.",
        "till": "レジ|レジNo|レジ番号|端末番号|端末No",
        "cashier": "責|責No|責任者|担当|担当者|扱者|係員|販売員|取扱者",
        "tax-id": "登録番号|登録No|事業者登録番号|適格請求書発行事業者登録番号|インボイス登録番号|法人番号",
        "refund-form": "免税|免税販売|免税購入|輸出免税物品購入記録票|輸出免税物品購入記録|購入記録票|購入者誓約書|"
        "リファンド|消費税免税",
        "title": "領収書|領収証|レシート|お買上票|お買上明細|お買上げ明細書|お客様控え|お客様控|ご利用明細|売上票|"
        "納品書",
        "count": "点数|合計点数|お買上点数|お買上げ点数|買上点数|個数|数量|商品点数|点数計",
        "points": "ポイント|今回ポイント|累計ポイント|ポイント残高|獲得ポイント|付与ポイント|保有ポイント|"
        "利用可能ポイント|会員番号",
        "phone": "電話|電話番号|☎",
    }
)

RATES = (
    RatePeriod(start=date(1989, 4, 1), end=date(1997, 3, 31), standard=Decimal(3), source=RATES_FROM, checked_on=READ),
    RatePeriod(start=date(1997, 4, 1), end=date(2014, 3, 31), standard=Decimal(5), source=RATES_FROM, checked_on=READ),
    RatePeriod(start=date(2014, 4, 1), end=date(2019, 9, 30), standard=Decimal(8), source=RATES_FROM, checked_on=READ),
    RatePeriod(
        start=date(2019, 10, 1),
        end=date(2026, 3, 31),
        standard=Decimal(10),
        reduced=percent("8"),
        source=RATES_FROM,
        checked_on=READ,
    ),
    RatePeriod(
        start=date(2026, 4, 1),
        standard=Decimal(10),
        reduced=percent("8"),
        complete=False,
        source=RATES_FROM,
        checked_on=READ,
    ),
)

IDENTIFIERS = (
    Identifier(
        id="jp.registration",
        name={"zh": "适格请求书登录番号（T+13位）", "en": "Qualified invoice registration number (T + 13 digits)"},
        words=("登録番号", "登録No", "事業者登録番号"),
        pattern=r"\bT[ -]?\d[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b",
        check=lambda number: unless_sure(by(cn.validate))(number.upper().lstrip("T ")),
        good=("T5835678256246",),
        unsure=("T2835678256246", "T123"),
        lookup="https://www.invoice-kohyo.nta.go.jp/",
        source="invoice-kohyo.nta.go.jp/about-toroku, read 2026-11-22",
    ),
    Identifier(
        id="jp.corporate",
        name={"zh": "法人番号（13位）", "en": "Corporate number (13 digits)"},
        words=("法人番号",),
        pattern=r"法人番号 ?[:：]? ?(\d[ -]?\d{4}[ -]?\d{4}[ -]?\d{4})\b",
        check=by(cn.validate),
        good=("5835678256246", "5-8356-7825-6246"),
        bad=("2835678256246",),
        unsure=("83567825",),
        lookup="https://www.houjin-bangou.nta.go.jp/",
        source="python-stdnum 2.2, jp.cn; Wikipedia 法人番号",
    ),
)

REFUNDS = (
    RefundRule(
        end=date(2026, 10, 31),
        exists=True,
        at_till=True,
        minimum=Decimal(5000),
        minimum_includes_tax=False,
        words=("免税", "Japan. Tax-free Shop", "TAX FREE", "購入記録票"),
        operators=SHARED_OPERATORS,
        note={
            "zh": "2026年10月31日及以前：免税店在收银台直接免去消费税，不含税满5000日元起。",
            "en": "Until 31 October 2026 tax-free shops took the tax off at the till, from 5,000 yen before tax.",
        },
        source=REFUND_FROM,
        checked_on=READ,
    ),
    RefundRule(
        start=date(2026, 11, 1),
        exists=True,
        at_till=False,
        words=("免税", "TAX FREE", "リファンド", "REFUND"),
        operators=SHARED_OPERATORS,
        note={
            "zh": "2026年11月1日起：先付含税价，90天内离境经海关确认后退还。机场保税区内的免税店不在此列；"
            "新制度刚开始，会有过渡期的单据。",
            "en": "From 1 November 2026 the tax is paid first and refunded after customs at departure, within 90 days. "
            "Duty-free shops in bond at airports are another scheme, and slips of the changeover exist.",
        },
        source=REFUND_FROM,
        checked_on=READ,
    ),
)

COUNTRY = Country(
    code="JP",
    name={"zh": "日本", "en": "Japan"},
    languages=("ja", "en"),
    currency="JPY",
    accepted=("USD", "CNY"),
    currency_marks={"JPY": ("¥", "￥", "円", "JPY", "YEN"), "USD": ("US$", "USD"), "CNY": ("CNY", "RMB", "人民元")},
    minor_unit=Decimal(1),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("ymd",),
        formats=("2026/11/22", "2026年11月22日(日)", "令和8年11月22日", "R8.11.22", "26/11/22"),
        eras=(
            Era(name="令和", words=("令和", "令", "R"), offset=2018, bare=True),
            Era(name="平成", words=("平成", "平", "H"), offset=1988),
        ),
        morning=("午前", "AM"),
        afternoon=("午後", "PM"),
    ),
    labels=LABELS,
    tax=Tax(names=("消費税", "消費税等", "CONSUMPTION TAX", "TAX"), rates=RATES),
    identifiers=IDENTIFIERS,
    marks=(
        Mark(
            id="registration-number",
            words=("登録番号",),
            patterns=(r"\bT\d{13}\b",),
            start=date(2023, 10, 1),
            missing_is={
                "zh": "不是每家店都是适格请求书发行事业者；小店和旧收银机可以没有。",
                "en": "Not every shop is registered; small shops and old tills may lack it.",
            },
            source="invoice-kohyo.nta.go.jp; qualified invoices since 2023-10-01",
        ),
        Mark(id="reduced-rate", words=("※", "*", "軽", "軽減税率対象"), start=date(2019, 10, 1), source=RATES_FROM),
    ),
    refunds=REFUNDS,
    telltales=(
        Telltale(
            weight=5,
            words=("登録番号", "内消費税", "お預り", "お釣り", "領収証", "軽減税率"),
            patterns=(r"\bT\d{13}\b",),
        ),
        Telltale(
            weight=4,
            words=("税込", "消費税", "合計", "小計", "お買上", "株式会社"),
            patterns=(r"[ぁ-ゖァ-ヺ]{3,}", "〒 ?\\d{3}-\\d{4}"),
        ),
        Telltale(weight=2, words=("円", "JPY"), patterns=(r"\d{1,3}(?:,\d{3})* ?円",)),
    ),
    phone="+81",
    postal=(r"〒? ?\d{3}-\d{4}\b",),
    cities=("東京", "大阪", "京都", "名古屋", "福岡", "札幌", "横浜", "神戸", "沖縄", "TOKYO", "OSAKA", "KYOTO"),
    domain=".jp",
    hours=OpeningHours(),
    barcode_prefixes=("45", "49"),
    notes=(
        {
            "zh": "同一张发票里每个税率只取整一次，每个税率允许相差1日元。",
            "en": "Tax is rounded once for each rate of an invoice; a difference of one yen for each rate is normal.",
        },
    ),
    sources=(
        SourceNote(what="rates", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund from 2026-11-01", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="registration numbers", where="invoice-kohyo.nta.go.jp/about-toroku", checked_on=READ),
        SourceNote(what="rounding once per rate", where="ITmedia 2021-09-07, figure 5", checked_on=READ),
        SourceNote(
            what="words on receipts, opening hours, 8% on food in 2026",
            where="own",
            checked_on=READ,
            own_knowledge=True,
        ),
    ),
)
