"""Receipts in South Korea: 10% inside the price, whole won, business number 3-2-5 digits, approval numbers.

References:
    - riss.kr article on the introduction on 1977-07-01; Baker McKenzie VAT guide: 10%
    - Straits Times 2023-11-27 and gangnam.com 2023-11: refund limits from 2024-01-01; gtfetrs.com: 15,000 won
    - hongpage.kr/96: check digit of the business number with a worked example

Limitations:
    - Duty-free shops print US dollars, no VAT and a pick-up counter: that is normal and no contradiction.
    - Simplified and exempt traders print no VAT line.
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import korea_business
from checker.countries.tax import RatePeriod, RefundRule, Tax

READ = date(2026, 11, 22)
RATES_FROM = "riss.kr, introduction of VAT on 1977-07-01; resourcehub.bakermckenzie.com, South Korea: 10%"
REFUND_FROM = "straitstimes.com 2023-11-27; gangnam.com 2023-11; web.gtfetrs.com (15,000 won)"

LABELS = with_english(
    {
        "total": "합계|합 계|총합계|총 합계|합계금액|결제금액|총결제금액|총 결제금액|실결제금액|최종결제금액|"
        "판매금액|판매합계|총매출액|"
        "총액|총금액|받을금액|받을 금액|청구금액|청구액|매출합계|결제대상금액|구매금액|총구매액|총구매금액|내실금액|"
        "거래금액|이용금액|승인금액",
        "subtotal": "소계|소 계|상품합계|상품금액|총상품금액|주문금액|총판매금액|판매총액",
        "net": "공급가액|공급가|공급가액합계|세전금액|공급가합계",
        "tax": "부가세|부가가치세|부 가 세|부가세액|부가세합계|세액|세금|세금합계",
        "tax-included": "부가세포함|부가세 포함|부가가치세 포함|부가세 포함금액",
        "taxable": "과세물품가액|과세물품|과세금액|과세매출|과세물품금액|과세품목|과세합계|과세공급가액|과세가액|과세",
        "exempt": "면세물품가액|면세물품|면세금액|면세품목|면세합계|면세|비과세|영세",
        "discount": "할인|할인금액|할인액|할인합계|총할인|총할인액|총할인금액|에누리|에누리금액|쿠폰|쿠폰할인|"
        "행사할인|회원할인|"
        "포인트할인|제휴할인|카드할인|직원할인",
        "saved": "절약금액|할인받은금액",
        "service": "봉사료|서비스료",
        "rounding": "절사|절사금액|단수|끝전할인|단수처리|우수리",
        "tendered": "받은금액|받은 금액|받은돈|내신금액|받은현금|투입금액|수취금액",
        "change": "거스름돈|거스름|거스름 돈|거스름액|잔돈",
        "card": "신용카드|카드|카드결제|신용|신용카드결제|카드승인|체크카드|카카오페이|네이버페이|삼성페이|상품권|은련",
        "cash": "현금|현금결제",
        "date": "거래일|거래일시|거래일자|판매일|판매일시|판매일자|결제일시|매출일|매출일자|승인일시|일자|날짜|일시|"
        "구매일자|영업일자",
        "time": "시간|시각|거래시간",
        "receipt-number": "영수증번호|영수증 번호|영수증NO|영수번호|전표번호|거래번호|거래NO|주문번호|일련번호|NO.",
        "till": "포스|POS번호|포스번호|계산대|단말기|단말기번호|단말번호|기기번호",
        "cashier": "계산원|담당자|담당|판매원|판매사원|캐셔|직원",
        "tax-id": "사업자등록번호|사업자번호|사업자 번호|사업자NO|사업자|등록번호",
        "refund-form": "세금환급|택스리펀드|택스프리|즉시환급|환급전표|환급창구|사후면세|환급액|환급금액|면세품|"
        "인도장|교환권",
        "title": "영수증|신용카드매출전표|카드매출전표|매출전표|현금영수증|간이영수증|고객용|매출영수증",
        "count": "수량|총수량|합계수량|품목수|구매수량|총구매수량|개수|총개수|총품목수",
        "points": "포인트|적립포인트|누적포인트|가용포인트|잔여포인트|사용가능포인트|적립예정|적립|회원번호",
        "phone": "전화|전화번호|대표전화",
    }
)

REFUND_WORDS = ("TAX REFUND", "TAX FREE", "세금환급", "즉시환급", "사후면세", "환급전표")
OPERATORS = (*SHARED_OPERATORS, "GTF", "Global Tax Free", "KTIS", "KT Tourism", "Easy Tax Refund", "CubeRefund")

COUNTRY = Country(
    code="KR",
    name={"zh": "韩国", "en": "South Korea"},
    languages=("ko", "en"),
    currency="KRW",
    accepted=("USD", "CNY", "JPY"),
    currency_marks={
        "KRW": ("₩", "￦", "원", "KRW", "WON"),
        "USD": ("US$", "USD", "$"),
        "CNY": ("CNY", "RMB"),
        "JPY": ("JPY",),
    },
    minor_unit=Decimal(1),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("ymd",),
        formats=("2026-11-22", "2026.11.22", "2026. 11. 22.", "2026년 11월 22일", "26/11/22"),
        morning=("오전", "AM"),
        afternoon=("오후", "PM"),
    ),
    labels=LABELS,
    tax=Tax(
        names=("부가세", "부가가치세", "VAT"),
        rates=(RatePeriod(start=date(1977, 7, 1), standard=Decimal(10), source=RATES_FROM, checked_on=READ),),
    ),
    identifiers=(
        Identifier(
            id="kr.business",
            name={"zh": "事业者登录番号（3-2-5位）", "en": "Business registration number (3-2-5 digits)"},
            words=("사업자등록번호", "사업자번호", "사업자 번호", "사업자", "등록번호"),
            pattern=r"\b\d{3} ?[-–] ?\d{2} ?[-–] ?\d{5}\b",
            check=korea_business,
            good=("123-45-67891", "116-82-00276"),
            bad=("123-45-67890",),
            unsure=("123-45",),
            lookup="https://www.hometax.go.kr/",
            source="hongpage.kr/96, worked example, read 2026-11-22",
        ),
    ),
    marks=(
        Mark(
            id="approval-number",
            words=("승인번호", "승인일시"),
            missing_is={"zh": "现金付款没有授权号。", "en": "Cash payments carry no approval number."},
            source="own knowledge",
            own_knowledge=True,
        ),
        Mark(
            id="cash-receipt",
            words=("현금영수증", "현금(소득공제)", "자진발급"),
            source="own knowledge",
            own_knowledge=True,
        ),
        Mark(
            id="duty-free",
            words=("면세점", "DUTY FREE", "인도장", "교환권", "출국정보"),
            patterns=(r"(?:PASSPORT|여권)",),
            missing_is={
                "zh": "免税店的小票以美元计价、没有增值税行、写有护照/航班/提货处，这是正常的。",
                "en": "Duty-free receipts are in US dollars, without VAT, with passport, flight and pick-up "
                "counter: normal.",
            },
            source="patterns of duty-free receipts, own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            end=date(2023, 12, 31),
            exists=True,
            minimum=Decimal(30000),
            words=REFUND_WORDS,
            operators=OPERATORS,
            note={
                "zh": "2023年底以前：同店满3万韩元起；50万韩元以内的可当场退税。",
                "en": "Until the end of 2023: from 30,000 won; purchases up to 500,000 won could be refunded on the "
                "spot.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
        RefundRule(
            start=date(2024, 1, 1),
            exists=True,
            minimum=Decimal(15000),
            words=REFUND_WORDS,
            operators=OPERATORS,
            note={
                "zh": "2024年起：1万5千韩元起（部分网页仍写3万）；单笔100万、一次旅行合计500万韩元以内可当场退税。",
                "en": "Since 2024: from 15,000 won (some pages still say 30,000); on the spot up to 1,000,000 won a "
                "purchase "
                "and 5,000,000 won a visit.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("사업자등록번호", "사업자번호", "부가세", "과세물품", "거스름돈", "승인번호", "현금영수증")
        ),
        Telltale(weight=4, words=("합계", "영수증", "주식회사", "대표자"), patterns=(r"[가-힣]{3,}",)),
        Telltale(weight=2, words=("KRW", "원", "₩"), patterns=(r"\b\d{3}-\d{2}-\d{5}\b",)),
    ),
    phone="+82",
    postal=(r"\b\d{5}\b",),
    cities=("서울", "부산", "인천", "대구", "제주", "SEOUL", "BUSAN", "INCHEON", "JEJU", "MYEONGDONG"),
    domain=".kr",
    barcode_prefixes=("880",),
    notes=(
        {
            "zh": "增值税＝总额÷11，允许相差1韩元（含四舍五入）。",
            "en": "VAT is the total divided by 11; a difference of one won is normal.",
        },
    ),
    sources=(
        SourceNote(what="rate", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund limits", where=REFUND_FROM, checked_on=READ),
        SourceNote(what="check digit", where="hongpage.kr/96", checked_on=READ),
        SourceNote(what="words on receipts, duty-free slips", where="own", checked_on=READ, own_knowledge=True),
    ),
)
