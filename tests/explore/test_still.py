"""Pages without a script: the article with its names in colours, and the report of one thing."""

import pytest

from pipeline.explore.article import article_html
from pipeline.explore.report import report_html
from pipeline.explore.still import text
from pipeline.query import Graph
from sample_graph import sample_graph

HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("words", "html"),
    [("甲<b>&'\"", "甲&lt;b&gt;&amp;&#x27;&quot;"), ("甲\u202e乙\n", "甲\\u202e乙\n"), ("\x00", "\\x00")],
)
def test_text_is_shown_as_text(words, html):
    assert text(words) == html


def test_an_article_has_its_names_in_colours_at_their_places():
    html = article_html(
        "a<b>.txt", [("市长", "POST"), ("\u202e闻雁", "PERSON"), (f"说{HOSTILE}\r\n好", None)], ["role  闻雁"]
    )
    assert [part.split("\n")[1].strip() for part in html.split('<mark class="entity"')[1:]] == ["市长", "\\u202e闻雁"]
    assert "background: #c4b5fd" in html
    assert "<li>role  闻雁</li>" in html
    assert HOSTILE not in html
    assert "\u202e" not in html
    assert "default-src 'none'" in html


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("闻雁", ("闻雁：云岫市市长（", "市长闻雁", "接任 甄远山")),
        ("云岫市政府", ("人员 / People",)),
        ("松烟机械股份有限公司", ("言论 / Statements", "岑百川")),
        ("云岫市委书记", ("历任 / Holders", "甄远山")),
        ("全市工业大会", ("参加者 / Participants",)),
    ],
)
def test_a_report_tells_what_is_known_with_its_words(name, parts):
    graph = Graph(sample_graph())
    html = report_html(graph, graph.one(name))
    assert all(part in html for part in parts)
    assert html == report_html(Graph(sample_graph()), graph.one(name))
    assert "<cite>" in html
