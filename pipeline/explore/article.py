"""One page of news with its mentions in colours, as displaCy shows entities."""

from collections.abc import Iterable

from spacy import displacy

from pipeline.explore.still import still_page, text
from pipeline.explore.wording import MENTION_COLOURS
from pipeline.visible import visible


def article_html(title: str, pieces: Iterable[tuple[str, str | None]], facts: Iterable[str]) -> str:
    """The text in pieces (words, label or None), then the facts, a line each."""
    shown = [(visible(words.replace("\r\n", "\n"), keep="\n\t"), label) for words, label in pieces]
    ents, place = [], 0
    for words, label in shown:
        if label:
            ents.append({"start": place, "end": place + len(words), "label": label})
        place += len(words)
    parsed = {"text": "".join(words for words, _ in shown), "ents": ents, "title": None}
    marked = displacy.render(parsed, style="ent", manual=True, jupyter=False, options={"colors": MENTION_COLOURS})
    lines = [f"<li>{text(fact)}</li>" for fact in facts]
    listed = ["<h2>事实 / Facts</h2>", "<ul>", *lines, "</ul>"] if lines else []
    return still_page(title, [f"<h1>{text(title)}</h1>", str(marked), *listed])
