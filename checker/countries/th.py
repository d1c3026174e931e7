"""Receipts in Thailand: 7% inside the price, Buddhist years, abbreviated tax invoices (ABB), 13-digit tax numbers.

References:
    - nishimura.com 2025-10-22 and nationthailand.com 2025-09-09: 7% prolonged until 2026-09-30; the law says 10%
    - bgloballaw.com 2024-10-16: the chain of decrees since 1997
    - rd.go.th (Revenue Department): refund from 2,000 baht a shop and day, form P.P.10, 60 days
    - invoicedataextraction.com and chatstickmarket.com: abbreviated tax invoice, "VAT INCLUDED"

Limitations:
    - That 7% was prolonged beyond 2026-09-30 could not be confirmed: from then on 7 and 10 pass, others "cannot tell".
"""

from datetime import date
from decimal import Decimal

from checker.countries.country import CashRounding, Country, Identifier, Mark, NumberFormat, SourceNote, Telltale
from checker.countries.dates import Dates, Era
from checker.countries.labels import SHARED_OPERATORS, with_english
from checker.countries.numbers import thailand_taxpayer
from checker.countries.tax import RatePeriod, RefundRule, Tax, percent

READ = date(2026, 11, 22)
RATES_FROM = "nishimura.com 2025-10-22; nationthailand.com 2025-09-09; bgloballaw.com 2024-10-16"
REFUND_FROM = "rd.go.th/english/56339.html; fiscal-requirements.com/news/4619"

MONTHS = {
    "มกราคม": 1,
    "กุมภาพันธ์": 2,
    "มีนาคม": 3,
    "เมษายน": 4,
    "พฤษภาคม": 5,
    "มิถุนายน": 6,
    "กรกฎาคม": 7,
    "สิงหาคม": 8,
    "กันยายน": 9,
    "ตุลาคม": 10,
    "พฤศจิกายน": 11,
    "ธันวาคม": 12,
    "ม.ค.": 1,
    "ก.พ.": 2,
    "มี.ค.": 3,
    "เม.ย.": 4,
    "พ.ค.": 5,
    "มิ.ย.": 6,
    "ก.ค.": 7,
    "ส.ค.": 8,
    "ก.ย.": 9,
    "ต.ค.": 10,
    "พ.ย.": 11,
    "ธ.ค.": 12,
}

LABELS = with_english(
    {
        "total": "ยอดรวม|ยอดรวมทั้งสิ้น|รวมทั้งสิ้น|รวมเงิน|รวมเป็นเงิน|ยอดสุทธิ|สุทธิ|รวมสุทธิ|ยอดชำระ|"
        "ยอดที่ต้องชำระ|จำนวนเงินรวม|"
        "จำนวนเงินรวมทั้งสิ้น|ยอดรวมสุทธิ|เงินสุทธิ|รวม|ยอดเงินสุทธิ|จำนวนเงินสุทธิ",
        "subtotal": "รวมย่อย|ยอดรวมย่อย|รวมราคาสินค้า|ราคารวม|มูลค่าสินค้า",
        "net": "มูลค่าก่อนภาษี|ราคาก่อนภาษี|มูลค่าสินค้าก่อนภาษี|ยอดก่อนภาษี|ยอดก่อน VAT|BEFORE VAT|VAT BASE",
        "tax": "ภาษีมูลค่าเพิ่ม|ภาษี|ภาษีมูลค่าเพิ่ม 7%|จำนวนภาษี|VAT 7%|VAT7%",
        "tax-included": "รวมภาษีมูลค่าเพิ่ม|ราคารวมภาษีมูลค่าเพิ่ม|รวมภาษีมูลค่าเพิ่มแล้ว|ราคารวมภาษีมูลค่าเพิ่มแล้ว|รวม VAT",
        "taxable": "มูลค่าสินค้าที่เสียภาษี|ยอดขายที่ต้องเสียภาษี|มูลค่าที่เสียภาษี",
        "exempt": "ยกเว้นภาษี|มูลค่าสินค้ายกเว้นภาษี|ไม่เสียภาษี|NON VAT|NON-VAT",
        "discount": "ส่วนลด|ส่วนลดสมาชิก|ส่วนลดพิเศษ|ส่วนลดรวม|ส่วนลดท้ายบิล|คูปอง|คูปองส่วนลด|หักส่วนลด",
        "saved": "ประหยัด|คุณประหยัด|ประหยัดไป",
        "service": "ค่าบริการ",
        "rounding": "ปัดเศษ|เศษสตางค์",
        "tendered": "รับเงิน|รับมา|เงินสดรับ|รับชำระ|จำนวนเงินที่รับ|รับเงินมา",
        "change": "เงินทอน|ทอนเงิน|ทอน",
        "card": "บัตรเครดิต|บัตรเดบิต|บัตร|คิวอาร์|พร้อมเพย์|PROMPTPAY|TRUEMONEY|บัตรของขวัญ",
        "cash": "เงินสด|สด",
        "date": "วันที่|วันที่ขาย|วัน/เวลา|วันที่ออก",
        "time": "เวลา",
        "receipt-number": "เลขที่|เลขที่ใบเสร็จ|เลขที่ใบกำกับภาษี|เลขที่เอกสาร|เลขที่บิล|ใบเสร็จเลขที่",
        "till": "เครื่อง|เครื่องที่|เครื่องบันทึกเงินสด|เลขเครื่อง|POS ID|POS#|เลขรหัสประจำเครื่อง",
        "cashier": "พนักงาน|พนักงานขาย|แคชเชียร์|ผู้ขาย|ผู้รับเงิน|พนักงานเก็บเงิน",
        "tax-id": "เลขประจำตัวผู้เสียภาษี|เลขประจำตัวผู้เสียภาษีอากร|เลขผู้เสียภาษี|TAXID|TAX#",
        "refund-form": "คืนภาษี|ขอคืนภาษีมูลค่าเพิ่ม|ภ.พ.10|P.P.10|PP10|คำร้องขอคืนภาษี|VAT REFUND FOR TOURISTS",
        "title": "ใบเสร็จรับเงิน|ใบกำกับภาษี|ใบกำกับภาษีอย่างย่อ|ใบเสร็จรับเงิน/ใบกำกับภาษีอย่างย่อ|บิลเงินสด|TAX INVOICE (ABB)",
        "count": "จำนวน|จำนวนชิ้น|จำนวนรายการ|รายการ|ชิ้น|จำนวนสินค้า",
        "points": "คะแนน|คะแนนสะสม|คะแนนคงเหลือ|แต้ม|แต้มสะสม|สมาชิก|เลขสมาชิก|รหัสสมาชิก",
        "phone": "โทร|โทร.|โทรศัพท์",
    }
)

COUNTRY = Country(
    code="TH",
    name={"zh": "泰国", "en": "Thailand"},
    languages=("th", "en"),
    currency="THB",
    currency_marks={"THB": ("฿", "THB", "BAHT", "บาท")},
    minor_unit=Decimal("0.01"),
    cash_rounding=(CashRounding(step=Decimal("0.25"), source="own knowledge", own_knowledge=True),),
    inclusive=True,
    numbers=(NumberFormat(decimal=".", thousands=(",",)),),
    dates=Dates(
        orders=("dmy",),
        formats=("22/11/2026", "22/11/2569", "22/11/69", "22 พ.ย. 2569", "22 NOV 2026"),
        months=MONTHS,
        eras=(Era(name="พ.ศ.", words=("พ.ศ.", "B.E."), offset=-543, bare=True),),
        afternoon=("PM", "P.M."),
    ),
    labels=LABELS,
    tax=Tax(
        names=("ภาษีมูลค่าเพิ่ม", "VAT"),
        rates=(
            RatePeriod(
                start=date(1992, 1, 1),
                end=date(1997, 8, 15),
                standard=Decimal(7),
                complete=False,
                source="own knowledge",
                checked_on=READ,
                own_knowledge=True,
            ),
            RatePeriod(
                start=date(1997, 8, 16),
                end=date(1999, 3, 31),
                standard=Decimal(10),
                special=percent("7"),
                source="own knowledge",
                checked_on=READ,
                own_knowledge=True,
            ),
            RatePeriod(
                start=date(1999, 4, 1),
                end=date(2026, 9, 30),
                standard=Decimal(7),
                source=RATES_FROM,
                checked_on=READ,
            ),
            RatePeriod(
                start=date(2026, 10, 1),
                standard=Decimal(7),
                special=percent("10"),
                complete=False,
                source="own knowledge: the decree after 2026-09-30 was not seen",
                checked_on=READ,
                own_knowledge=True,
            ),
        ),
        tolerated=percent("10"),
    ),
    identifiers=(
        Identifier(
            id="th.tin",
            name={"zh": "纳税人编号（13位）", "en": "Taxpayer number (13 digits)"},
            words=("TAX ID", "TAXID", "TAX#", "เลขประจำตัวผู้เสียภาษี", "เลขประจำตัวผู้เสียภาษีอากร"),
            pattern=r"\b\d[- ]?\d{4}[- ]?\d{5}[- ]?\d{2}[- ]?\d\b",
            check=thailand_taxpayer,
            good=("0994000617721",),
            bad=("0994000617722",),
            unsure=("09940006",),
            lookup="https://www.rd.go.th/",
            source="python-stdnum 2.2, th.tin and th.pin",
        ),
    ),
    marks=(
        Mark(
            id="abbreviated-invoice",
            words=("TAX INVOICE (ABB)", "TAX INV (ABB)", "ใบกำกับภาษีอย่างย่อ", "ABB"),
            missing_is={
                "zh": "小商户可以不登记增值税；要完整发票时不写ABB。",
                "en": "Small traders need not register for VAT; full tax invoices do not say ABB.",
            },
            source="invoicedataextraction.com, Thailand tax invoice requirements",
        ),
        Mark(id="vat-included", words=("VAT INCLUDED", "รวมภาษีมูลค่าเพิ่ม"), source="invoicedataextraction.com"),
        Mark(
            id="branch",
            words=("สำนักงานใหญ่", "สาขา", "HEAD OFFICE", "BRANCH"),
            source="own knowledge",
            own_knowledge=True,
        ),
    ),
    refunds=(
        RefundRule(
            exists=True,
            minimum=Decimal(2000),
            words=("VAT REFUND FOR TOURISTS", "P.P.10", "PP10", "ภ.พ.10"),
            operators=(*SHARED_OPERATORS, "Revenue Department"),
            note={
                "zh": "同店同日含税满2000泰铢，当天开P.P.10表并附税务发票，60天内从国际机场带出。",
                "en": "From 2,000 baht with tax in one shop and day, form P.P.10 on that day with the tax invoice; "
                "out through an international airport within 60 days.",
            },
            source=REFUND_FROM,
            checked_on=READ,
        ),
    ),
    telltales=(
        Telltale(
            weight=5, words=("ใบกำกับภาษี", "ภาษีมูลค่าเพิ่ม", "TAX INVOICE (ABB)", "TAX INV (ABB)"), patterns=(r"[ก-๛]{3,}",)
        ),
        Telltale(weight=4, words=("BAHT", "THB", "฿", "บาท", "BANGKOK", "THAILAND")),
        Telltale(weight=2, patterns=(r"\b[01]\d{12}\b", r"/25[6-9]\d\b")),
    ),
    phone="+66",
    postal=(r"\b[1-9]\d{4}\b",),
    cities=("BANGKOK", "กรุงเทพ", "PHUKET", "ภูเก็ต", "CHIANG MAI", "เชียงใหม่", "PATTAYA"),
    domain=".th",
    barcode_prefixes=("885",),
    notes=(
        {
            "zh": "佛历年份＝公历＋543；增值税＝总额×7÷107。",
            "en": "Buddhist year = common year + 543; VAT is 7/107 of the total.",
        },
    ),
    sources=(
        SourceNote(what="7% until 2026-09-30", where=RATES_FROM, checked_on=READ),
        SourceNote(what="refund", where=REFUND_FROM, checked_on=READ),
        SourceNote(
            what="rate before 1999 and after 2026-09-30, words", where="own", checked_on=READ, own_knowledge=True
        ),
    ),
)
