"""A web page as its main content: trafilatura says which blocks that is, our own reading says where they stand."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pipeline.language.rules import rule
from pipeline.read.markup.placed_text import Builder, Signs, decoded, joined
from pipeline.read.markup.tags import Token, tokens

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol option p pre "
        "section select summary table tbody td tfoot th thead title tr ul",
    )
)
_FLAT = frozenset(
    re.findall(r"\w+", "p li dt dd td th tr option area base br col embed hr img input link meta source track wbr")
)
_HEADLINES = frozenset({"h1", "title"})
_PIECES = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")
_TITLE_TAIL = re.compile(r"(?<!\s)(?:\s*+(?:[_|｜]|-(?=[^-]*$))|\s++[-–—]++\s).*", re.DOTALL)
_SITE_OF_BODY = re.compile(
    r"\s*(?:\S{0,4}领导\S{0,4}|机构\S{0,4}|组织机构|\S{0,4}简[历介]|\S{0,4}名单|任前公示)[\s_|｜–—-]+(\S*[府局委办会院部厅])"
    r"(?:(?:门户|政务|官方)?网站?)?\s*"
)
"""A title that tells nothing without the site's name, which is its body's: 领导之窗_澄溪县人民政府门户网站."""
_CREDIT = re.compile(r"记者|通讯员|编辑|编校|审核|校对|摄影|来源|[日时][期间]\s*[:：]|\d{4}\s*[-/年]\s*\d")
_CREDIT_SIGNS = 80
_CREDIT_BLOCKS = 3
_SURE_SIGNS = 8
_EXTRACTOR_SIGNS = 4_000_000
_EXTRACTOR_DEPTHS = 1_000_000
_EXTRACTOR_DEPTH = 200

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Block:
    """What stands between two block boundaries; `name` is the tag that opened it, `kind` its class, `linked` whether
    all of it is links."""

    name: str
    signs: Signs
    kind: str = ""
    linked: bool = False


def webpage_text(raw: str) -> Signs:
    """The headline and the main content of a page, a blank line between blocks.

    All blocks stay when the extractor finds nothing, or when the page is too large or nested too deep for it.
    """
    stream = list(tokens(raw))
    blocks = list(_blocks(raw, stream))
    extract = _extraction(raw) if _is_tame(raw, stream) else ""
    kept = _main(blocks, _chosen(blocks, extract))
    return joined((block.signs for block in kept), between="\n\n")


def _blocks(raw: str, stream: list[Token]) -> Iterator[_Block]:
    name, kind, builder, preformatted = "", "", Builder(), False
    in_link, linked = False, True
    for token in stream:
        if not token.name:
            _add_text(builder, raw, token, preformatted=preformatted)
            linked = linked and (in_link or raw[token.start : token.end].isspace())
        elif token.name == "a":
            in_link = not token.closing
        elif token.name == "br":
            builder.at("\n" if len(builder) else "", token.start)
        elif token.name in _BLOCKS:
            yield from _block(name, builder, kind, linked=linked)
            name, builder, linked = ("" if token.closing else token.name), Builder(), True
            kind = token.attrs.get("class", "")
            preformatted = token.name == "pre" and not token.closing
    yield from _block(name, builder, kind, linked=linked)


def _block(name: str, builder: Builder, kind: str, *, linked: bool) -> Iterator[_Block]:
    """The block without white space at its end; nothing where no sign is visible."""
    signs = builder.build() if len(builder) else Signs("", ())
    if signs.text.strip():
        length = len(signs.text.rstrip())
        yield _Block(name, Signs(signs.text[:length], signs.origin[:length]), kind, linked)


def _add_text(builder: Builder, raw: str, token: Token, *, preformatted: bool) -> None:
    for piece in _PIECES.finditer(raw, token.start, token.end):
        if piece.group()[0] in " \t\n\r\f":
            _add_space(builder, raw, piece.span(), preformatted=preformatted)
        else:
            signs = decoded(raw, *piece.span())
            builder.add(signs.text, signs.origin)


def _add_space(builder: Builder, raw: str, span: tuple[int, int], *, preformatted: bool) -> None:
    """One space for a run, none at the beginning of a line or where a source line was broken between Chinese signs."""
    start, end = span
    if preformatted:
        builder.add(raw[start:end], range(start, end))
    elif builder.last and not builder.last.isspace() and not _is_source_break(builder.last, raw, span):
        builder.at(" ", start)


def _is_source_break(last: str, raw: str, span: tuple[int, int]) -> bool:
    start, end = span
    return "\n" in raw[start:end] and last > "\u2e7f" and raw[end : end + 1] > "\u2e7f"


def _is_tame(raw: str, stream: list[Token]) -> bool:
    """Whether the extractor reads the page in seconds: its time grows with the sum of all depths."""
    depth = deepest = depths = 0
    for token in stream:
        if token.name and token.name not in _FLAT:
            depth = max(0, depth + (-1 if token.closing else 1))
            deepest = max(deepest, depth)
        depths += depth
    return len(raw) <= _EXTRACTOR_SIGNS and depths <= _EXTRACTOR_DEPTHS and deepest <= _EXTRACTOR_DEPTH


def _extraction(raw: str) -> str:
    import trafilatura  # takes a quarter of a second, and only web pages need it

    try:
        found = trafilatura.extract(raw, include_comments=False, include_tables=True, favor_recall=True)
    except (ValueError, RecursionError):
        return ""
    return found or ""


def _chosen(blocks: list[_Block], extract: str) -> list[int]:
    """The blocks that the extraction has, with the credits close to them; all where it has none."""
    lines = frozenset(_bare(part) for line in extract.splitlines() for part in line.split("|"))
    whole = _bare(extract)
    body = [i for i, block in enumerate(blocks) if block.name != "title"]
    found = [i for i in body if _stands_in(blocks[i].signs.text, lines, whole)]
    return sorted({*found, *_of_lists(blocks, frozenset(found)), *_credits(blocks, found)}) if found else body


def _of_lists(blocks: list[_Block], found: frozenset[int]) -> Iterator[int]:
    """The rows of lists, of one tag and class, of which the extraction has half: it drops names with a note."""
    for (_, kind), run in groupby(range(len(blocks)), key=lambda i: (blocks[i].name, blocks[i].kind)):
        rows = tuple(run)
        if kind and 2 * sum(i in found for i in rows) >= len(rows):
            yield from rows


def _main(blocks: list[_Block], chosen: list[int]) -> list[_Block]:
    """The chosen blocks and the page's headline, in their order on the page."""
    headline = _headline(blocks, chosen)
    kept = tuple(_without_links(blocks, chosen, headline or 0))
    wanted = kept if headline is None else sorted({headline, *kept})
    page = "".join(blocks[i].signs.text for i in chosen)
    return [_without_tail(blocks[i], page=page) for i in wanted]


def _without_links(blocks: list[_Block], chosen: list[int], headline: int) -> Iterator[int]:
    """The chosen blocks without links over the headline, and without those under 相关阅读 and the like."""
    others = False
    for i, following in zip(chosen, (*chosen[1:], None), strict=False):
        heading = following is not None and blocks[following].linked and _is_over_links(blocks[i])
        others = heading or (others and blocks[i].linked)
        if not others and not (i < headline and blocks[i].linked):
            yield i


def _is_over_links(block: _Block) -> bool:
    return bool(rule("paragraphs", "over links").fullmatch(block.signs.text.strip()))


def _stands_in(text: str, lines: frozenset[str], whole: str) -> bool:
    """Whether the extraction has this block; a short one has to be a line of it."""
    parts = [bare for part in (text, *text.split("\n")) if (bare := _bare(part))]
    return any(part in lines or (len(part) >= _SURE_SIGNS and part in whole) for part in parts)


def _headline(blocks: list[_Block], chosen: list[int]) -> int | None:
    """The h1 that the page's title begins with, an h1 that is no part of it, or the title where no block repeats it."""
    title = next((i for i, b in enumerate(blocks) if b.name == "title"), None)
    bare = _bare(blocks[title].signs.text) if title is not None else ""
    if title is not None and _body_of_site(blocks[title], "".join(blocks[i].signs.text for i in chosen)):
        return title
    heads = [(i, _bare(b.signs.text)) for i, b in enumerate(blocks) if b.name == "h1"]
    named = [i for i, head in heads if head and bare.startswith(head)] or [i for i, head in heads if head not in bare]
    if named:
        return named[0]
    own = _bare(_without_tail(blocks[title]).signs.text) if title is not None else ""
    repeated = any(_bare(blocks[i].signs.text).startswith(own) for i in chosen)
    return title if own and not repeated else None


def _credits(blocks: list[_Block], chosen: list[int]) -> Iterator[int]:
    """Short blocks inside or close to the main content that name its reporters, its source or its date."""
    first, last = chosen[0] - _CREDIT_BLOCKS, chosen[-1] + _CREDIT_BLOCKS
    for i in range(max(0, first), min(len(blocks), last + 1)):
        text = blocks[i].signs.text
        if blocks[i].name not in _HEADLINES and len(text) <= _CREDIT_SIGNS and _CREDIT.search(text):
            yield i


def _without_tail(block: _Block, *, page: str = "") -> _Block:
    """A title without the site's name: `全市大会召开_临江新闻网` -> `全市大会召开`."""
    tail = _TITLE_TAIL.search(block.signs.text) if block.name == "title" else None
    if not tail or not tail.start():
        return block
    end = _body_of_site(block, page) or tail.start()
    return _Block(block.name, Signs(block.signs.text[:end], block.signs.origin[:end]))


def _body_of_site(title: _Block, page: str) -> int | None:
    """Where the body ends whose site a title names, when the title tells nothing without it and the page lacks it."""
    site = _SITE_OF_BODY.fullmatch(title.signs.text)
    return site.end(1) if site and site[1] not in page else None


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
