"""Says what a picture's file tells of editing programs and picture generators, and holds it against the post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.evidence.check import Check, Example, Looked, Pictured, Sentence
from checker.evidence.photo_words import PhotoWords, said_of_photos
from checker.evidence.photos import is_photo, photo_of, photos
from checker.evidence.pointing import whole_picture
from checker.vocabulary import (
    Camera,
    Evidence,
    FileMark,
    Finding,
    Language,
    Leaning,
    PageKind,
    Reading,
    Screen,
    Strength,
)

_EDITORS = re.compile(
    r"photoshop|gimp|affinity photo|pixelmator|paint\.net|corel|美图|meitu|mtxx|醒图|hypic|xingtu|黄油相机|picsart"
    r"|snapseed|facetune|canva|稿定|创客贴|photoscape|polarr|pixlr|photo ?editor|remini|airbrush|beautyplus",
    re.IGNORECASE,
)
_GENERATORS = re.compile(
    r"stable diffusion|comfyui|midjourney|novelai|dall|invokeai|即梦|jimeng|firefly|gpt-4o|openai|豆包|doubao",
    re.IGNORECASE,
)
_MADE = frozenset({FileMark.AI_SETTINGS, FileMark.AI_MADE, FileMark.AI_LABEL})


def look(case: Looked) -> Iterator[Finding]:
    """One finding for each photo whose file names such a program; a doubt only where something else stands against."""
    unchanged = said_of_photos(case, PhotoWords.UNCHANGED)
    real = unchanged or said_of_photos(case, PhotoWords.REAL)
    for reading in photos(case):
        camera = reading.camera
        if camera is None:
            continue
        if _MADE & {*camera.marks} or _GENERATORS.search(camera.software):
            yield _generated(reading, camera, real, selling=bool(case.offers or case.claims))
        elif FileMark.AI_PARTLY in camera.marks or _EDITORS.search(camera.software):
            yield _edited(reading, camera, unchanged)


def _generated(reading: Reading, camera: Camera, real: Evidence | None, *, selling: bool) -> Finding:
    if real:
        return _finding("generated-though-real", Strength.FAIR, reading, camera, real)
    return _finding("generated", Strength.WEAK if selling else None, reading, camera)


def _edited(reading: Reading, camera: Camera, unchanged: Evidence | None) -> Finding:
    if unchanged:
        return _finding("edited-though-unedited", Strength.WEAK, reading, camera, unchanged)
    return _finding("edited-receipt" if _is_receipt(reading) else "edited", None, reading, camera)


def _is_receipt(reading: Reading) -> bool:
    known = reading.page.kind is PageKind.RECEIPT if reading.page else reading.screen is Screen.RECEIPT
    return known and is_photo(reading)


def _finding(
    sentence: str, strength: Strength | None, reading: Reading, camera: Camera, words: Evidence | None = None
) -> Finding:
    quote = {"quote": words.quote} if words else {}
    program = {"program": camera.software or "AI"} if "edited" in sentence else {}
    return Finding(
        check=CHECK.id,
        family=CHECK.family,
        leaning=Leaning.DOUBT if strength else Leaning.CANNOT_TELL,
        strength=strength or Strength.WEAK,
        message=CHECK.message(sentence, **quote, **program),
        evidence=(*((words,) if words else ()), whole_picture(reading)),
    )


_EDITED = Pictured(
    zh="商品照，文件里写着用 Adobe Photoshop 存过",
    en="goods; the file says that Adobe Photoshop saved it",
    reading=photo_of(camera=Camera(software="Adobe Photoshop 25.0")),
)
_RECEIPT = Pictured(
    zh="一张小票的照片，文件里写着用美图秀秀存过",
    en="a receipt; the file says that MeituPic saved it",
    reading=photo_of("TOTAL 890.00", camera=Camera(software="美图秀秀 11.2"), screen=Screen.RECEIPT),
)
_GENERATED = Pictured(
    zh="一只包，文件里写着由图片生成模型制作",
    en="a bag; the file says that a picture generator made it",
    reading=photo_of(camera=Camera(marks=(FileMark.AI_MADE,))),
)
_PHONE = Pictured(
    zh="手机照片，文件里只写着手机系统版本",
    en="a phone's photo; the file names only the phone's own system",
    reading=photo_of(camera=Camera(maker="Example", model="Phone 1", software="17.5.1")),
)

CHECK = Check(
    id="edited-picture",
    family="edited-picture",
    name={"zh": "图片文件里的修图、生成标记", "en": "Marks of editing or generating in the file"},
    asks={
        "zh": "图片文件里写着修图软件或图片生成工具吗？",
        "en": "Does the picture's file name an editing program or a picture generator?",
    },
    says={
        "edited": Sentence(
            zh="图片文件里写着“{program}”：它用这类软件存过。商品照很多都这样，这不说明改了什么。",
            en="The picture's file names “{program}”: it was saved with such a program. Many product photos are, and "
            "it does not tell what was changed.",
        ),
        "edited-though-unedited": Sentence(
            zh="内容写“{quote}”，图片文件里却写着“{program}”。",
            en="The post says “{quote}”, but the picture's file names “{program}”.",
        ),
        "edited-receipt": Sentence(
            zh="这张小票照片的文件里写着“{program}”：存的时候经过修图软件，多半是为了遮住个人信息；金额和日期以原件为准。",
            en="The file of this receipt's photo names “{program}”: it went through an editing program, mostly to "
            "cover private data. The paper itself shows amounts and dates.",
        ),
        "generated": Sentence(
            zh="图片文件自己写着它是用图片生成工具做的，所以它不能说明实物长什么样。",
            en="The picture's own file says that a picture generator made it, so it cannot show what the goods look "
            "like.",
        ),
        "generated-though-real": Sentence(
            zh="内容写“{quote}”，图片文件自己却写着它是用图片生成工具做的。",
            en="The post says “{quote}”, but the picture's own file says that a picture generator made it.",
        ),
    },
    why={
        "zh": "软件常把自己的名字写进文件。加水印、拼图、调亮、裁剪、遮住姓名都会留下同样的记录，"
        "它看不出改了哪里；名字也可以删掉，没有记录不说明没改过。只有和“没修过”“实拍”这样的话对不上时才算一点。",
        "en": "Programs often write their name into the file. A watermark, a collage, brightness, cropping or "
        "covering a "
        "name all leave the same note, it does not tell what was changed, and it can be removed: no note does not mean "
        "no change. It counts a little only where the post says “unedited” or “real photo”.",
    },
    innocent={
        "zh": "多半只是加店铺水印、拼九宫格、遮住个人信息或调了亮度；海报背景用生成工具做也很常见。",
        "en": "Mostly a shop's mark, a collage, private data covered, or brighter light; posters often have a "
        "generated background, too.",
    },
    questions={
        "zh": ["方便发一张没有处理过的原图吗？旁边放一张写着今天日期的纸就好。"],
        "en": ["Could you send one photo straight from the camera, with today's date on a slip beside it?"],
    },
    next_photo={
        "zh": "相机直接拍的原图；小票请连同桌面一起拍，四角都在画面里。",
        "en": "A photo straight from the camera; of a receipt, all four corners with the table around it.",
    },
    examples=(
        Example(language=Language.ZH_HANS, text="Gucci 皮带 2600 元，要的私信", says="edited", picture=_EDITED),
        Example(
            language=Language.ZH_HANS,
            text="原图无修，Gucci 皮带 2600 元，要的私信",
            says="edited-though-unedited",
            picture=_EDITED,
        ),
        Example(
            language=Language.EN,
            text="Unedited photos, Gucci belt 260 USD, DM me",
            says="edited-though-unedited",
            picture=_EDITED,
        ),
        Example(language=Language.ZH_HANS, text="专柜小票，可以核对", says="edited-receipt", picture=_RECEIPT),
        Example(language=Language.ZH_HANT, text="Gucci 皮帶 2600 元，要的私訊", says="generated", picture=_GENERATED),
        Example(
            language=Language.ZH_HANS,
            text="实拍图，Gucci 皮带 2600 元，要的私信",
            says="generated-though-real",
            picture=_GENERATED,
        ),
        Example(language=Language.ZH_HANS, text="原图无修，Gucci 皮带 2600 元，要的私信", says=None, picture=_PHONE),
        Example(language=Language.ZH_HANS, text="原图无修，Gucci 皮带 2600 元，要的私信", says=None),
    ),
    look=look,
    needs_picture=True,
)
