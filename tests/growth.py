"""How the time of a page grows with its length, without the network, which reads window by window.

`make bench` prints the whole table; `test_growth.py` holds its short form.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import count, cycle, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ALLOWED = 1.25
"""A text of four times the length may take five times as long."""
LENGTH = 10_000
MEGABYTE = 1_000_000
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈蒋沈韩杨", "建国志明海燕春梅文斌立新晓东永红"
TURNED = str.maketrans(GIVEN, GIVEN[1:] + GIVEN[:1])

Text = Callable[[int], str]
"""A text of so many characters."""


@dataclass(frozen=True, slots=True)
class Growth:
    """Characters and processor seconds of a short and a long text of one kind."""

    name: str
    short: tuple[int, float]
    long: tuple[int, float]

    @property
    def ratio(self) -> float:
        return self.long[1] / self.short[1]

    @property
    def is_steep(self) -> bool:
        """Whether the time grows more than the length allows."""
        return self.ratio > ALLOWED * self.long[0] / self.short[0]


NAMES = {
    "COMPANY": re.compile("[\u4e00-\u9fff]{0,6}(?:有限公司|集团)|[总分]公司"),
    "ORG": re.compile("中共|委员会|[省市县](?:委|政府|教育局)"),
    "POST": re.compile("副?局长|副?书记|副?市长|董事长|总经理"),
    "PERSON": re.compile(f"[{SURNAMES}顾梁邵][{GIVEN}\u4e00-\u9fff]{{2}}"),
}
"""Names of the texts below as far as a form shows them: enough for every later stage to have its work."""


def propose_by_form(doc: "Doc") -> "Doc":
    """Proposes what looks like a name, in the network's place."""
    from pipeline.tag.candidates import propose, text_of

    for label, pattern in NAMES.items():
        for match in pattern.finditer(text_of(doc)):
            propose(doc, match.start(), match.end(), label, 0.9, "network")
    return doc


@cache
def rules() -> "Language":
    """The tagging pipeline with names by their form in place of the network."""
    from spacy.language import Language

    from pipeline.tag.tagging import load_tagger

    nlp = load_tagger()
    nlp.remove_pipe("network")
    Language.component("names_by_form", func=propose_by_form)
    nlp.add_pipe("names_by_form", first=True)
    seconds("市长沈怀瑾说，要快。", nlp)
    return nlp


def seconds(text: str, nlp: "Language") -> float:
    """Processor seconds of one page through all stages."""
    from pipeline.page import extract_page
    from pipeline.record import Document

    begin = time.process_time()
    extract_page(Document("page.txt", "page.txt", text, "0" * 64), nlp)
    return time.process_time() - begin


def joined(parts: Iterable[str], length: int) -> str:
    """The parts one behind the other, cut to the length."""
    text: list[str] = []
    held = 0
    for part in parts:
        text.append(part)
        held += len(part)
        if held >= length:
            break
    return "".join(text)[:length]


def repeated(words: str) -> Text:
    return lambda length: joined(cycle([words]), length)


def listed(form: str) -> Text:
    """Names in a list, each in the form: `{}、`."""
    names = [surname + first + last for first, last, surname in product(GIVEN, GIVEN, SURNAMES)]
    return lambda length: joined((form.format(name) for name in cycle(names)), length)


def bare(length: int) -> str:
    """The corpus without its punctuation."""
    return joined((re.sub(r"[^\u4e00-\u9fff]", "", page) for page in changed_pages(corpus())), length)


KINDS: Mapping[str, Text] = {
    "one character": repeated("的"),
    "digits": repeated("7"),
    "brackets [": repeated("["),
    "tabs": repeated("\t"),
    "kana": repeated("カ"),
    "emoji": repeated("😀"),
    **{
        words: repeated(words) for words in ("中共", "委员会", "市委书记", "总公司", "分公司", "说：", "表示，", "他说")
    },
    "list of names": listed("{}、"),
    "list of posts with names": listed("市教育局副局长{}、"),
    "list of companies": listed("{}机械股份有限公司、"),
    "text without punctuation": bare,
}


def corpus() -> list[str]:
    return pages_of(Path(__file__).parents[1] / "corpus")


def pages_of(folder: Path) -> list[str]:
    from pipeline.read import read_corpus
    from pipeline.record import Document

    return [page.raw for page in read_corpus(folder) if isinstance(page, Document)]


def changed_pages(pages: Sequence[str]) -> Iterator[str]:
    """The pages again and again, each time with other names. Raises SystemExit where there are none."""
    if not pages:
        raise SystemExit("bench: no page to repeat; name a folder with pages of less than 16 MB each")
    for turn in count():
        for page in pages:
            for _ in range(turn % len(GIVEN)):
                page = page.translate(TURNED)
            yield f"{page}\n\n"


def measured_growth(pages: Sequence[str], *, length: int = LENGTH, size: int = MEGABYTE) -> Iterator[Growth]:
    """Each kind at `length` and four times that; then pages in one file of `size` bytes, twice and four times it."""
    for name, text in KINDS.items():
        short, long = (_timed(text(characters)) for characters in (length, 4 * length))
        yield Growth(name, short, long)
    real = joined(changed_pages(pages), 4 * size)
    encoded = real.encode()
    parts = [encoded[: times * size].decode(errors="ignore") for times in (1, 2, 4)]
    first, *others = [_timed(part) for part in parts]
    for times, other in zip((2, 4), others, strict=True):
        yield Growth(f"news in one file, {size / 1e6:g} to {times * size / 1e6:g} MB", first, other)


def _timed(text: str) -> tuple[int, float]:
    return len(text), seconds(text, rules())


def growth_table(rows: Iterable[Growth]) -> str:
    """A Markdown table; a ratio that grows more than the length allows is marked."""
    lines = ["| rules alone | characters | seconds | characters | seconds | ratio |", "|---|---|---|---|---|---|"]
    for row in rows:
        cells = (f"{characters:,} | {taken:.2f}" for characters, taken in (row.short, row.long))
        lines.append(f"| {row.name} | {' | '.join(cells)} | {row.ratio:.1f}{' **steep**' if row.is_steep else ''} |")
    return "\n".join(lines)


def growth_data(rows: Iterable[Growth]) -> list[dict[str, Any]]:
    return [{**asdict(row), "ratio": row.ratio, "steep": row.is_steep} for row in rows]
