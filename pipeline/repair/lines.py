"""Lines to paragraphs: lines cut at a column's width and sentences parted by blank lines are joined."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ..language.lexicon import posts, surnames
from ..language.rules import rule
from ..record import Repaired
from .edit import replace_spans
from .signs import CJK

NEIGHBOURS = 8
WIDEST_COLUMN = 100
NARROWEST_COLUMN = 16
INDENT = 4
SHORTEST_BROKEN = 16
LONGEST_STAMP = 90

_TERMINAL = re.compile(r"[。！？…；!?][”’」』）)】]*$")
_OPEN_END = re.compile(r"[，、（《“‘,(—]$")
_STARTS_ARTICLE = re.compile(
    r"(本报|本台|本网|本刊|央视网|人民网|新华网|新华社|中新社|新华)\S{0,12}?([讯电]|消息|报道)|"
    r"\S{1,8}[讯电][（(\s]|[（(](本报|记者)"
)
_STARTS_BLOCK = re.compile(
    r"[一二三四五六七八九十]+[是、要]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]\s?\D|——|[●■◆▲★○·]|"
    r"[（(]?[下上]转|[（(]?上接"
)
_ROW = re.compile(r"\d{1,3}[ \u3000]+(?![年月日号])[^ \u3000，。；：]+(?:[ \u3000]+[^ \u3000，。；]+)+$")
"""A row of a table with its number: 2　江晚　副局长."""
_NAMED_ROW = re.compile(f"(?:[{CJK}]{{2,4}}|[{CJK}][ \u3000]+[{CJK}])[ \u3000]+[^ \u3000，。；：]{{4,}}")
"""A row of a list that a name begins: 江晚　云岫县教育局局长."""
_SHORTEST_CELL = re.compile(r"[^，。；：！？…、“”]{2,8}")
_CAREER = re.compile(
    r"(?:19|20)\d\d[.．/]\d{1,2}\s?(?:[—–\-~－]+|至)|(?:19|20)\d\d年\d{1,2}月(?:[—–\-~－]+|至)(?:19|20)\d\d年\d{1,2}月[\s，：]"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MASTHEAD = re.compile(
    r"\S{2,10}(?:日报|晚报|早报|晨报|时报|商报)\s|[^。，]{0,16}\d{4}年\d{1,2}月\d{1,2}日\s*(?:星期|第)"
)
PAGE_FRAME = r"(?:当前位置|您的位置)\s?[：:]|首页\s?[>＞»|｜]|[上下]一[篇条]\s?[：:]|(?i:copyright|©)"
"""How the path to a web page, its neighbours and its rights begin."""
_STAMP = re.compile(
    r"(?:发布时间|发布日期|发稿时间|更新时间|时间|日期|信息来源|来源|稿源|浏览次数|浏览|字号|(?:证券|股票|债券)代码)\s?[：:]|"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\s|$)|(?:19|20)\d\d年\d{1,2}月\d{1,2}日\s+\d{1,2}[：:]\d\d|" + PAGE_FRAME
)
"""How lines begin that a web page sets around its text: time, source, a stock's code, and its frame."""
_ENDS = re.compile(r"[。！？…；：，、][”’」』）)】]*$|[）)]$")
_HEAD = re.compile(r"^(?:\S{1,8}[报网台社] )?\S{0,12}讯\s?(?:[（(][^）)]*[）)])?\s?")
_SPACED_NAME = re.compile(f"(?<=[{CJK}])[ \u3000]+(?=[{CJK}](?:[、，。；（]|$))")
"""The space within a name of two characters, set to the width of three: 罗　松、."""
_PAGE_NUMBER = re.compile(
    r"\n[ \u3000]*(?:[—–-]+ ?\d{1,3} ?[—–-]+|第 ?\d{1,3} ?页(?:[，, /]*共 ?\d{1,3} ?页)?)[ \u3000]*(?=\n)"
)
_LONGEST_HALF = 4
_INNER = re.compile(f"[{CJK}”’][，、；：]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it: `start:end` without the space around it, `blanks` empty lines before it."""

    start: int
    end: int
    indent: int
    width: int
    blanks: int
    text: str


def join_lines(page: Repaired) -> Repaired:
    """`page` with one paragraph a line; an empty line stays where blank lines parted two paragraphs.

    Lines that hold nothing but the number of a printed page go out.
    """
    page = replace_spans(page, [(*m.span(), "") for m in _PAGE_NUMBER.finditer(page.text)])
    lines = read_lines(page.text)
    if not lines:
        return replace_spans(page, [(0, len(page.text), "")] if page.text else [])
    columns = [column_width(lines, i) for i in range(len(lines))]
    indented = sum(line.indent > 1 for line in lines) > 1
    edits = [(0, lines[0].start, "")] if lines[0].start else []
    open_quotes = 0
    for i in range(len(lines) - 1):
        line, following = lines[i], lines[i + 1]
        open_quotes = max(0, open_quotes + _balance(line.text))
        after = lines[i + 2] if i + 2 < len(lines) else None
        if _is_lone_headline(following, after, column=columns[i + 1]):
            joined = False
        else:
            joined = not _is_cell(line, following, after) and continues(
                line, following, column=columns[i], indented=indented, inside_quote=open_quotes > 0
            )
        if joined:
            edits.append((line.end, following.start, _joint(line.text, following.text)))
        else:
            edits.append((line.end, following.start, "\n\n" if following.blanks else "\n"))
            open_quotes = 0
    if lines[-1].end < len(page.text):
        edits.append((lines[-1].end, len(page.text), ""))
    return _close_gaps(replace_spans(page, edits))


def read_lines(text: str) -> list[Line]:
    """The lines that hold something; widths in half-width columns, the indent included."""
    lines: list[Line] = []
    at = blanks = 0
    for raw in text.split("\n"):
        body = raw.strip(" \u3000")
        if body:
            start = at + len(raw) - len(raw.lstrip(" \u3000"))
            indent = display_width(raw[: start - at])
            lines.append(Line(start, start + len(body), indent, indent + display_width(body), blanks, body))
            blanks = 0
        else:
            blanks += 1
        at += len(raw) + 1
    return lines


def display_width(text: str) -> int:
    """Half-width columns that `text` takes in a fixed-width page."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def slack(column: int) -> int:
    """How much narrower a full line may be: justified pages squeeze and stretch their punctuation."""
    return max(3, column // 8)


def column_width(lines: list[Line], i: int) -> int | None:
    """The width at which the lines around line `i` were cut; None where they were not."""
    before, behind = lines[max(0, i - NEIGHBOURS) : i], lines[i : i + NEIGHBOURS + 1]
    windows = (before + behind, [*before, lines[i]], behind)
    return next((width for width in map(_common_width, windows) if width), None)


def _common_width(lines: list[Line]) -> int | None:
    widths = sorted(line.width for line in lines if NARROWEST_COLUMN <= line.width <= WIDEST_COLUMN)
    best, hits = 0, 0
    for width in reversed(widths):
        near = bisect_right(widths, width) - bisect_left(widths, width - slack(width))
        if near > hits:
            best, hits = width, near
    wider = sum(line.width > best for line in lines)
    cut = hits >= 3 and hits * 3 >= len(lines) and wider * 3 <= hits and not _ends_paragraphs(lines, best)
    return best if cut else None


def _ends_paragraphs(lines: list[Line], column: int) -> bool:
    """Whether most of the full lines end a sentence: they are short paragraphs of one width, and were not cut at it."""
    full = [line for line in lines if column - slack(column) <= line.width <= column]
    return sum(bool(_TERMINAL.search(line.text)) for line in full) * 2 > len(full)


def continues(line: Line, following: Line, *, column: int | None, indented: bool, inside_quote: bool) -> bool:
    """Whether `following` goes on with the paragraph of `line`."""
    if following.indent <= 1 and (_ends_in_name(line.text) or _cuts_post(line, following)):
        return not _is_stamp(following.text)
    if (
        _MASTHEAD.match(line.text)
        or _is_stamp(line.text)
        or _is_stamp(following.text)
        or following.indent > 1
        or _STARTS_ARTICLE.match(following.text)
        or rule("lines", "credit").search(following.text[:14])
        or _CAREER.match(following.text)
        or _ROW.match(following.text)
        or rule("lines", "field").match(following.text)
        or (_CAREER.match(line.text) and _YEAR.match(following.text))
    ):
        return False
    if _NAMED_ROW.fullmatch(line.text) and _NAMED_ROW.fullmatch(following.text):
        return False
    full = column is not None and abs(line.width - column) <= slack(column)
    if _TERMINAL.search(line.text) and not line.text.endswith("；"):
        return full and (indented or not following.blanks)
    if _STARTS_BLOCK.match(following.text) or _is_credit(line.text) or line.text.endswith(("）", "】")):
        return full and not following.blanks and not _STARTS_BLOCK.match(following.text)
    if _OPEN_END.search(line.text) or (inside_quote and not line.text.endswith("：")):
        return True
    broken = _is_broken(line)
    return full or _lost_indent(line, following, column) or (broken and not line.text.endswith(("：", "；")))


def _is_lone_headline(line: Line, after: Line | None, *, column: int | None) -> bool:
    """Whether a line of a column page stands alone before an indented one: no paragraph ends without an end sign."""
    if column is None or after is None or after.indent <= 1 or line.indent > 1:
        return False
    return line.width < column - slack(column) and not _ENDS.search(line.text)


def _is_cell(line: Line, following: Line, after: Line | None) -> bool:
    """Whether a short line stands alone between blank ones, as a cell of a table does: no sentence goes on so."""
    apart = bool(following.blanks) and (after is None or bool(after.blanks)) and not _OPEN_END.search(line.text)
    return apart and bool(_SHORTEST_CELL.fullmatch(following.text))


def _is_credit(text: str) -> bool:
    return bool(rule("lines", "credit").search(text[:14])) and not _STARTS_ARTICLE.match(text)


def _is_stamp(text: str) -> bool:
    return len(text) <= LONGEST_STAMP and "。" not in text and bool(_STAMP.match(text))


def _lost_indent(line: Line, following: Line, column: int | None) -> bool:
    """Whether `line` is a paragraph's first, full but for an indent that the page lost."""
    if column is None or following.blanks or (" " in line.text and not _STARTS_ARTICLE.match(line.text)):
        return False
    goes_on = following.width >= column - slack(column) - INDENT or bool(_TERMINAL.search(following.text))
    return goes_on and column - slack(column) - INDENT <= line.width < column


def _is_broken(line: Line) -> bool:
    """Whether a line without end sign is a piece of a sentence: long, with a comma, and no headline's spaces."""
    text = _SPACED_NAME.sub("", _HEAD.sub("", line.text, count=1))
    return bool(_INNER.search(text)) and not set(" \u3000") & set(text.strip()) and line.width >= 2 * SHORTEST_BROKEN


def _ends_in_name(text: str) -> bool:
    """Whether a line ends with a post and a surname alone, so that the name goes on in the next: 云州市副市长罗."""
    return text[-1] in surnames() and any(text.endswith(title, 0, -1) for title in posts())


def _cuts_post(line: Line, following: Line) -> bool:
    """Whether a post is cut by the end of a line that is a piece of a sentence: 党委书 + 记."""
    left, right = line.text[-_LONGEST_HALF:], following.text[:_LONGEST_HALF]
    ends = [left[-size:] for size in range(1, len(left) + 1)]
    begins = [right[:size] for size in range(1, len(right) + 1)]
    cut = not following.blanks and bool(_INNER.search(line.text))
    return cut and any(end + begin in posts() for end in ends for begin in begins)


def _balance(text: str) -> int:
    return text.count("“") + text.count("（") + text.count("《") - text.count("”") - text.count("）") - text.count("》")


def _joint(left: str, right: str) -> str:
    return " " if left[-1].isascii() and right[0].isascii() and left[-1].isalpha() and right[0].isalpha() else ""


_SPREAD = re.compile(rf"(?m)(?<=^[{CJK}])[ \u3000]+(?=[{CJK}](?:（[^（）\n]{{1,12}}）)?：)")
"""What sets a word of two characters to the width of longer ones above and below it: 主　任：."""
_GAP = re.compile(
    rf"{_SPREAD.pattern}|(?<=[{CJK}])[ \u3000]+(?=\d)|(?<=\d)[ \u3000]+(?=[{CJK}%])|[ \u3000]{{2,}}|\u3000"
)


def _close_gaps(page: Repaired) -> Repaired:
    """No space between a number and what it counts; one plain space for wide or several ones."""
    return replace_spans(
        page,
        [(m.start(), m.end(), " " if _keeps_space(m) else "") for m in _GAP.finditer(page.text)],
    )


_DATE_BEFORE = re.compile(r"(?:19|20)\d\d[.．/-]\d{1,2}$")


def _keeps_space(match: re.Match[str]) -> bool:
    """Whether a space is one between numbers, between words, or behind a date: `2021.06 某公司` counts nothing."""
    if _DATE_BEFORE.search(match.string[max(0, match.start() - 8) : match.start()]):
        return True
    if _SPREAD.match(match.string, match.start()):
        return False
    if _is_row_number(match):
        return True
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return before.isdigit() == after.isdigit()


def _is_row_number(match: re.Match[str]) -> bool:
    """Whether a space stands behind the number of a table's row, which counts nothing."""
    start = match.string.rfind("\n", max(0, match.start() - 4), match.start()) + 1
    end = match.string.find("\n", match.end())
    number = match.string[start : match.start()]
    return number.isdigit() and bool(_ROW.match(match.string[start : None if end < 0 else end]))
