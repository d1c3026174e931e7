"""What is typed, uploaded and put into addresses by somebody who means harm."""

from __future__ import annotations

import io
import zipfile

CANARY = "zq7x"
MARKUP = f"<{CANARY} {CANARY}=1>"
"""Nothing on our pages has this name, so wherever it stands as markup it was reflected unescaped."""
OUT_OF_QUOTES = f"\" {CANARY}b=\"' {CANARY}b='"
LONG = "长a" * 400_000  # over a megabyte

WORDS = (
    MARKUP,
    OUT_OF_QUOTES,
    f"</textarea></title></script></style>{MARKUP}",
    f"javascript:{MARKUP}",
    f"{{{{ {CANARY} }}}}{{% debug %}}${{{CANARY}}}#{{7*7}}",
    f"\0{MARKUP}\0",
    "\0",
    f"{MARKUP}\ud800\udfff",
    f"\u202e{MARKUP}\u2066\u200b\u2067\ufeff",
    "\u200b\u200d\u2060",
    "' OR 1=1; DROP TABLE cases_case; --",
    "1) UNION SELECT NULL, sqlite_version()--",
    "%' AND 1=CAST((SELECT version()) AS int)--",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/dev/stdin",
    "file:///etc/passwd",
    "//zq7x.example/",
    "https://zq7x.example/?next=//zq7x.example",
    "\r\nSet-Cookie: zq7x=1\r\n\r\n",
    "=cmd|'/c calc'!A0",
    "99999999999999999999999999999999",
    "-1",
    "-99999999999999999999",
    "9223372036854775808",
    "2147483648",
    "1e309",
    "NaN",
    "٣",
    "²",
    "0x1F",
    "1" * 5000,
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "10000-13-45",
    "2026-02-30",
    "00000000-0000-0000-0000-000000000000",
    "[]",
    '{"__proto__": {}, "a": ' + "[" * 500 + "]" * 500 + "}",
    "a" * 3000 + "@" + "b" * 300 + ".example",
    "x@example.com\nBcc: y@example.com",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "a\u0300" * 2000,
    "﷽" * 500,
    "ﬃ" * 300,
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿" * 100,
    "\x7f\x1b[31m\x08",
    "\n" * 5000,
    " ",
    "",
)
IN_ADDRESSES = (
    "%00",
    "%ff%fe",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    f"%3C{CANARY}%20{CANARY}%3D1%3E",
    f"%22%20{CANARY}b%3D%22",
    "%E2%80%AE%E2%81%A6%E2%80%8B",
    "%ED%A0%80",
    "99999999999999999999999999999999",
    "-1",
    "0",
    "9223372036854775808",
    "2147483648",
    "1" * 4400,
    "a" * 6000,
    "%0d%0aSet-Cookie:%20zq7x=1",
    "%D9%A3",
    "'%20OR%201=1--",
    "{{7*7}}",
    "con",
)
CONTENT_TYPES = (
    "application/json",
    "text/plain",
    "text/xml",
    "application/octet-stream",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=" + "b" * 5000,
    "multipart/form-data; boundary=zq7x",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=nowhere",
    "zq7x",
    "",
)
BODIES = (
    b"",
    b"\xff\xfe\x00",
    b"{",
    b"[" * 3000,
    b"a=%00&b=%ff%fe&=&&&==",
    b"&".join(b"a=1" for _ in range(60)),
    b'--zq7x\r\nContent-Disposition: form-data; name="text"\r\n\r\n<zq7x zq7x=1>\r\n--zq7x--\r\n',
    b"--zq7x\r\nContent-Disposition: form-data; name*=utf-8''%00%ff\r\nContent-Transfer-Encoding: base64\r\n\r\n!!\r\n",
    b'--zq7x\r\nContent-Disposition: form-data; name="images"; filename="../../<zq7x zq7x=1>\0.png"\r\n\r\n\x89PNG\r\n',
)
METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X" * 300)
HEADERS: tuple[dict[str, str], ...] = (
    {"accept-language": MARKUP + ",zz;q=9,*;q=-1"},
    {"accept-language": "a-" * 3000},
    {"cookie": f"language={CANARY}; sessionid=\x7f'; csrftoken=<{CANARY}; delete=\\\"; ;;=;="},
    {"referer": f"https://zq7x.example/{MARKUP}"},
    {"x-forwarded-for": f"{MARKUP}, ::, 1.1.1.1:99999", "x-forwarded-host": "zq7x.example"},
    {"hx-request": "true", "hx-current-url": f"javascript:{MARKUP}", "hx-target": OUT_OF_QUOTES},
    {"if-none-match": '"' * 999, "if-modified-since": "Thu, 99 Foo 99999 99:99:99 GMT"},
    {"range": "bytes=99-1,0-0,-1,a-b", "accept-encoding": "gzip;q=2, br;q=nan, zstd, *;q=0"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"authorization": "Bearer zd_\x80\xff <zq7x>", "idempotency-key": MARKUP},
    {"accept": "application/json, */*;q=abc"},
    {"host": "testserver:99999999"},
    {"host": f"{CANARY}.example"},
    {"host": "<" + CANARY + ">"},
)


def files() -> tuple[tuple[str, bytes, str], ...]:
    """Name, content and content type of files that are not what they say."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../out.csv", "text\n我是空姐\n")
        archive.writestr("zeros.csv", b"\0" * 200_000)
    page = f"<html>{MARKUP}</html>".encode()
    return (
        ("a.png", b"", "image/png"),
        (f"../{MARKUP}.png", page, "image/png"),
        ("\u202egnp.exe", b"\x89PNG\r\n\x1a\n" + page, "image/png"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + page + b"</svg>", "image/svg+xml"),
        ("posts.csv", "text,\0,\ud7ff\n".encode() + page + b',"\n\xff\xfe,=1+1\n', "text/csv"),
        ("posts.csv", b"\xff\xfe" + "正文\n<zq7x zq7x=1>\n".encode("utf-16-le") + b"\x00", "text/csv"),
        ("posts.jsonl", b'{"text": "\\ud800 <zq7x zq7x=1>", "\\u0000\\ud800": "\\u0000"}\n[1]\n{"text": 1e999}\n', "x"),
        ("posts.zip", packed.getvalue(), "application/zip"),
        ("a" * 400 + ".jsonl", b'{"text":' * 900, "application/json"),
        ("con", b"GIF89a" + page, "image/gif"),
    )
