"""Bytes of a page to text: strict decoders, the most plausible text, and no guess where signs are lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from charset_normalizer import from_bytes

from pipeline.errors import BadInput

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document (.docx, .xlsx, .pptx)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NAMES = {"utf-8": "UTF-8", "gb18030": "GB18030", "cp950": "Big5", "big5hkscs": "Big5", "utf-16-le": "UTF-16"}
_CODECS = ("utf-8", "gb18030", "cp950", "big5hkscs")
_DECLARED = re.compile(
    rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})|encoding=[\"']([\w-]{2,20})", re.I
)
_CODEC_OF_NAME = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "gb18030", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950", "csbig5"), "cp950"),
    **{name: name for name in ("shift_jis", "euc-jp", "euc-kr", "windows-1252", "windows-1251")},
    "iso-8859-1": "windows-1252",
}
_OTHERS = frozenset({"cp1252", "latin_1", "cp932", "shift_jis", "euc_jp", "euc_kr", "cp949", "cp1251"})

# The signs that make up most of any modern Chinese page, and their traditional forms.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之"
    "进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关"
    "各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保"
    "治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积"
    "示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断"
    "深难近千周委素技备半办青省列习响约支般史感劳便团往历市克何除消构府称太准精值号率族维划选标写存候亲快效院查江型眼王按格易置派层片始却专"
    "状育厂京识适属包火住调满县局照参红细引听该铁价严镇村乡企项副席记董财镇"
    "這個為國來時們於會對發動說種過後經現實電進著開學業關點體從還間樣與機當應產線數質氣變條沒結解問無係軍總設長頭資邊圖統較將組見計別論運農"
    "幾區強戰則據處隊給門規熱領東導壓爭濟階術極聯認權證轉單風帶場車務萬達積議聲報類離華確張馬節話況傳許廣記研織裝與眾書復兒際驗連斷難備辦習"
    "約歷構稱準號維劃選標寫親層專狀廠識適屬調滿縣參紅細聽鐵價嚴鎮鄉項財實黨員團"
)
_MARKS = frozenset("，。、；：？！“”‘’「」『』（）《》〈〉【】〔〕—…·％　")


def _area(codec: str, leads: range) -> frozenset[str]:
    codes = (bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFF))
    return frozenset("".join(code.decode(codec, "ignore") for code in codes))


_KNOWN = _area("gb2312", range(0xB0, 0xD8)) | _area("big5", range(0xA4, 0xC7))
_SAMPLE = 20_000
_PLAUSIBLE = 0.35
_BONUS = {"utf-8": 0.6}
_DECLARED_BONUS = 0.35


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text that the bytes may stand for, and how plausible it is."""

    codec: str
    text: str
    score: float


def decode(data: bytes) -> str:
    """The text of a page without its byte order mark, line ends as they are.

    Raises BadInput when the file is empty, binary, damaged, or in no encoding that can be told.
    """
    if not data.strip():
        raise BadInput("the file is empty; fill it or take it away")
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        raise BadInput(f"this is {kind}, not text; save its text as UTF-8")
    bom = next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), None)
    text = _strictly(data[len(bom[0]) :], bom[1], skipped=len(bom[0])) if bom else _without_bom(data)
    return _checked(text)


def _checked(text: str) -> str:
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise BadInput("the file holds only white space; fill it or take it away")
    bad = re.search("[\x00\ud800-\udfff]", text)
    if bad:
        raise BadInput(
            f"sign {bad.start()} is U+{ord(bad.group()):04X}, which no text holds; save the page again as UTF-8"
        )
    return text


def _without_bom(data: bytes) -> str:
    if b"\x00" in data:
        at = data.index(b"\x00")
        raise BadInput(f"byte {at} is NUL: a binary file, or UTF-16 without its mark; save the text as UTF-8")
    if data.isascii():
        return data.decode("ascii")
    _refuse_cut(data)
    readings = list(_readings(data))
    best = max(readings, key=lambda reading: reading.score, default=None)
    if best and best.score >= _PLAUSIBLE:
        return best.text
    _refuse_damaged(data)
    return _other(data)


def _readings(data: bytes) -> Iterator[_Reading]:
    declared = _declared(data)
    for codec in dict.fromkeys((*_CODECS, *filter(None, [declared]))):
        try:
            text = _wide_space(data.decode(codec), codec)
        except UnicodeDecodeError:
            continue
        bonus = max(_BONUS.get(codec, 0.0), _DECLARED_BONUS if codec == declared else 0.0)
        yield _Reading(codec, text, _plausibility(text) + bonus)


def _wide_space(text: str, codec: str) -> str:
    """`text` with the ideographic space that GBK pages write as A3 A0, as browsers read it (WHATWG Encoding Standard,
    index gb18030); Python reads a private character there."""
    return text.replace("\ue5e5", "\u3000") if codec == "gb18030" else text


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    name = (found.group(1) or found.group(2)).decode("ascii").lower() if found else ""
    return _CODEC_OF_NAME.get(name)


def _plausibility(text: str) -> float:
    """From -1 to 1: how common the signs beyond ASCII are in Chinese pages."""
    signs = list(islice((sign for sign in text if sign > "\x7f"), _SAMPLE))
    return sum(map(_weight, signs)) / len(signs) if signs else 0.0


def _weight(sign: str) -> float:
    if sign in _FREQUENT or sign in _MARKS:
        return 1.0
    if sign in _KNOWN:
        return 0.5
    if "\ue000" <= sign <= "\uf8ff" or sign == "\ufffd":
        return -1.0
    return 0.3 if "\u3041" <= sign <= "\u30ff" or "\uff01" <= sign <= "\uff5e" else 0.0


def _refuse_cut(data: bytes) -> None:
    """Name half a UTF-8 sign at the end, even where another encoding could read something into it."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as err:
        is_cut = err.reason == "unexpected end of data"
        is_chinese = any(sign > "\u2e7f" for sign in data[: err.start].decode("utf-8"))
        if is_cut and (is_chinese or data[err.start :].decode("gb18030", "replace") not in _FREQUENT):
            _strictly(data, "utf-8")


def _refuse_damaged(data: bytes) -> None:
    """Name the first bad byte when one of the Chinese encodings fits all but a few bytes."""
    lossy = [_Reading(codec, "", _plausibility(data.decode(codec, "replace"))) for codec in _CODECS]
    best = max(lossy, key=lambda reading: reading.score)
    if best.score >= _PLAUSIBLE:
        _strictly(data, best.codec)


def _strictly(data: bytes, codec: str, *, skipped: int = 0) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as err:
        name, at = _NAMES.get(codec, codec), err.start + skipped
        line = data[: err.start].count(b"\n") + 1
        if err.end >= len(data) and len(data) - err.start <= 3:
            raise BadInput(
                f"the last sign is cut off: {name} breaks at byte {at}; fetch the whole page again"
            ) from None
        raise BadInput(f"byte {at} (line {line}) breaks the {name} of the page; mend it or fetch it again") from None


def _other(data: bytes) -> str:
    best = from_bytes(data).best()
    if best is None or best.encoding not in _OTHERS:
        raise BadInput("the encoding cannot be told (tried UTF-8, UTF-16, GB18030, Big5); save the page as UTF-8")
    return str(best)
