import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.content import find_content
from pipeline.relate.cues import find_attributions
from pipeline.relate.reported_words import over_paragraphs
from pipeline.relate.view import View


def contents_of(marked: str) -> list[str | None]:
    view = marked_view(marked)
    paragraph = view.article.body[0]
    found = list(find_attributions(view, paragraph))
    spans = [find_content(view, paragraph, at, after) for at, after in zip(found, [*found[1:], None], strict=True)]
    return [view.words(span) if span else None for span in spans]


@pytest.mark.parametrize(
    ("marked", "contents"),
    [
        ("[江晚|PERSON]表示，要快，要稳。", ["要快，要稳。"]),
        ("[江晚|PERSON]表示，要快，要稳。会后，大家参观。", ["要快，要稳。"]),
        ("[江晚|PERSON]表示，要抓招商。同时要抓服务。", ["要抓招商。同时要抓服务。"]),
        ("[江晚|PERSON]表示，要抓招商。[宋岭|PERSON]来到车间。", ["要抓招商。"]),
        ("[江晚|PERSON]指出，要抓招商。形势不等人。", ["要抓招商。形势不等人。"]),
        ("[江晚|PERSON]说：“要快。”“要稳。”大家鼓掌。", ["要快。”“要稳。"]),
        ("“路修好了，”[江晚|PERSON]说，“人也多了。”", ["路修好了，”江晚说，“人也多了。"]),
        ("[江晚|PERSON]说，路修好了，[宋岭|PERSON]说，人也多了。", ["路修好了", "人也多了。"]),
    ],
)
def test_where_words_begin_and_end(marked, contents):
    assert contents_of(marked) == contents


@pytest.mark.parametrize(
    ("marked", "last"),
    [
        ("会议强调，要做好两件事。\n一要抓招商。\n二要抓服务。", "二要抓服务。"),
        ("会议强调，要抓招商。\n当天，[江晚|PERSON]走访企业。", "会议强调，要抓招商。"),
        ("会议强调，要抓招商。\n会议要求，要抓服务。", "会议强调，要抓招商。"),
    ],
)
def test_a_block_goes_on_while_its_paragraphs_do(marked, last):
    view = marked_view(marked)
    first, *rest = view.article.body
    [at] = find_attributions(view, first)
    content = find_content(view, first, at, None)
    assert content is not None
    following = ((paragraph, _free_up_to(view, paragraph)) for paragraph in rest)
    end = over_paragraphs(view, at, content, following).end
    assert view.page.text[:end].endswith(last)


def _free_up_to(view: View, paragraph: Span) -> int:
    """Where the first attribution of a paragraph begins, else its end."""
    following = next(iter(find_attributions(view, paragraph)), None)
    return following.begin if following else paragraph.end
