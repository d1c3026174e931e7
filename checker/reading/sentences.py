"""What the reader says to the shopper: every `reading.…` message in Chinese and English, each with what to do next."""

from __future__ import annotations

from checker.vocabulary import Message

SENTENCES: dict[str, dict[str, str]] = {
    "reading.empty-file": {
        "zh": "这个文件是空的。请重新保存或截图后再上传。",
        "en": "This file is empty. Save it again, or take a screenshot and upload that.",
    },
    "reading.not-a-picture": {
        "zh": "这个文件不是图片。请上传截图或照片（JPG、PNG、WebP、GIF、HEIC）。",
        "en": "This file is not a picture. Please upload a screenshot or photo (JPG, PNG, WebP, GIF, HEIC).",
    },
    "reading.unsupported-format": {
        "zh": "暂不支持 {format} 文件。请打开它截一张图，再上传截图。",
        "en": "{format} files are not read here. Open it, take a screenshot and upload that.",
    },
    "reading.file-too-large": {
        "zh": "这张图片有 {megabytes} MB，上限是 {limit} MB。请截图后上传，或分成几张。",
        "en": "This picture has {megabytes} MB; the limit is {limit} MB. Upload a screenshot of it, or several parts.",
    },
    "reading.too-many-pixels": {
        "zh": "这张图片有 {width}×{height} 像素，超过了 {limit} 百万像素。请截图后上传，长图请分成几张。",
        "en": "This picture has {width}×{height} pixels, more than {limit} megapixels. "
        "Upload a screenshot of it; cut a long one into parts.",
    },
    "reading.truncated": {
        "zh": "这张图片不完整，可能没有下载或保存完。请打开原图，重新保存后再上传。",
        "en": "This picture is incomplete; it may not have been saved to the end. Open it, save it and upload that.",
    },
    "reading.damaged": {
        "zh": "这张图片打不开，文件可能已损坏。请对它截一张图，再上传截图。",
        "en": "This picture cannot be opened; the file may be damaged. Take a screenshot of it and upload that.",
    },
    "reading.too-costly": {
        "zh": "打开这张图片需要的运算太多，已停止。请对它截一张图，再上传截图。",
        "en": "Opening this picture takes too much work, so we stopped. Take a screenshot of it and upload that.",
    },
    "reading.decoder-unavailable": {
        "zh": "我们这边暂时打不开图片。请过几分钟再试，或把图上的文字粘贴进来。",
        "en": "We cannot open pictures at the moment. Try again in a few minutes, or paste the words of the picture.",
    },
    "reading.first-frame-only": {
        "zh": "这是动图，只读了第一帧。其他画面请截图后上传。",
        "en": "This picture moves; only its first frame was read. Upload screenshots of the other frames.",
    },
    "reading.ocr-unavailable": {
        "zh": "这张图上的文字没能识别。请把文字粘贴进来，我们照样可以查。",
        "en": "The words on this picture could not be read. Paste them as text and we can check them all the same.",
    },
    "reading.partly-read": {
        "zh": "这张图文字太多，只读了前面 {lines} 行。请把其余部分裁开，分成几张上传。",
        "en": "This picture holds too much text; only the first {lines} lines were read. "
        "Cut out the rest and upload it in parts.",
    },
    "reading.hardly-read": {
        "zh": "这张图有 {places} 处文字没认清，可能漏读或读错（韩文目前认不了）。请上传更清晰的原图，或粘贴文字。",
        "en": "In {places} places the words on this picture were hard to read and may be wrong or missing "
        "(Korean is not read yet). Upload a sharper original, or paste the words.",
    },
    "reading.codes-unavailable": {
        "zh": "这张图上的二维码没能检查。",
        "en": "This picture could not be searched for QR codes.",
    },
}


def sentence(message: Message, language: str) -> str:
    """The words of a `reading.…` message; `language` is `zh` or `en`. Raises KeyError for an id that is not known."""
    return SENTENCES[message.id][language].format_map(dict(message.params))
