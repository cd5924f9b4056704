"""What a reader sees of a page, each sign with its raw place; broken pages take no longer than good ones."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.markup import page_date, visible_text
from pipeline.read.markup.tags import tokens
from pipeline.record import Document

PAGE = """<!DOCTYPE html><html><head><title>全市工业大会召开_云川新闻网</title><style>p {}</style></head><body>
<nav><ul><li><a href="/">首页</a></li><li><a href="/b">新闻频道</a></li></ul></nav>
<h1>全市工业大会召开</h1><div class="info">来源：云川日报 2024-05-07</div>
<div class="content"><p>　　昨天，全市工业大会召开。市委书记张明远&ldquo;出席&rdquo;会议，
市长李知夏主持。<!-- 注释 --><script>var a = "<p>暗</p>";</script></p>
<p>会议指出，要坚持制造强市，今年规模以上工业增加值增长8%以上，A&amp;B公司带头。</p>
<p>会议强调，各级各部门要抓好落实，<b>确保完成</b>全年目标任务，推动工业经济迈上新台阶。</p></div>
<p>责任编辑：赵清</p>
<div><h3>相关新闻</h3><ul><li><a href="c">云川举办春季车展吸引市民</a></li></ul></div>
<footer>版权所有 云川新闻网</footer></body></html>"""


def text_of(raw: str, format_: str) -> str:
    return visible_text(Document("a", "a", raw, "", format_)).text


def test_a_web_page_keeps_headline_main_content_and_credits():
    assert text_of(PAGE, "html").split("\n\n") == [
        "全市工业大会召开",
        "来源：云川日报 2024-05-07",
        "　　昨天，全市工业大会召开。市委书记张明远“出席”会议，市长李知夏主持。",
        "会议指出，要坚持制造强市，今年规模以上工业增加值增长8%以上，A&B公司带头。",
        "会议强调，各级各部门要抓好落实，确保完成全年目标任务，推动工业经济迈上新台阶。",
        "责任编辑：赵清",
    ]


def test_every_sign_of_a_web_page_leads_to_its_place():
    seen = visible_text(Document("a", "a", PAGE, "", "html"))
    pairs = list(zip(seen.text, seen.origin, strict=True))
    changed = [(sign, PAGE[at : at + 6]) for sign, at in pairs if sign not in ("\n", PAGE[at])]
    assert changed == [("“", "&ldquo"), ("”", "&rdquo")]
    assert list(seen.origin) == sorted(seen.origin)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<title>大会召开 - 云川网</title><p>会议开始。", "大会召开\n\n会议开始。"),
        ("<title>领导之窗_澄溪县人民政府</title><p>江晚", "领导之窗_澄溪县人民政府\n\n江晚"),
        ("<title>局领导_澄溪县林业局政务网</title><h1>局领导</h1><p>江晚", "局领导_澄溪县林业局\n\n局领导\n\n江晚"),
        ("<title>领导信息-澄溪县林业局</title><h1>领导信息</h1><p>澄溪县林业局江晚", "领导信息\n\n澄溪县林业局江晚"),
        ("<title>云川网</title><h1>大会召开</h1><p>开始。", "大会召开\n\n开始。"),
        ("<p>甲<br>乙<p>丙", "甲\n乙\n\n丙"),
        ("<table><tr><td>张明远<td>书记</table>", "张明远\n\n书记"),
        ("<p>one\n two</p>", "one two"),
        ("<noscript>甲</noscript><template>乙</template><p>丙", "丙"),
        ("<p>甲&lt;乙&#20840;&nosuch;", "甲<乙全&nosuch;"),
        ("<p title='a>b'>甲 < 乙", "甲 < 乙"),
        ("<p>甲<!-- 乙", "甲"),
    ],
)
def test_small_pages(raw, text):
    assert text_of(raw, "html") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("# 全市大会 #\n正文。", "全市大会\n\n正文。"),
        ("全市**工业*大*会**召开，`A`", "全市工业大会召开，A"),
        ("见[报道](a/b(c).md)![图](x.png)[续][1]。", "见报道续。"),
        ("> 他说：\n> “好。”", "他说：\n“好。”"),
        ("- 第一\n- 第二", "第一\n\n第二"),
        ("1. 第一\n2. 第二", "1. 第一\n\n2. 第二"),
        ("甲\n\n***\n\n乙", "甲\n\n乙"),
        ("|姓名|职务|\n|---|---|\n|张明远|书记|", "姓名\n职务\n\n张明远\n书记"),
        ("<p>甲</p><!-- 乙 -->丙&amp;丁", "甲\n丙&丁"),
        ("5*3*2 a_b_c \\*星\\* a<b则", "5*3*2 a_b_c *星* a<b则"),
        ("[记者]：您好。\n[a]: http://a.b 'c'", "[记者]：您好。"),
    ],
)
def test_markdown_loses_its_marks(raw, text):
    lines = text_of(raw, "markdown").strip().split("\n")
    assert [line.strip() for line in lines if line.strip()] == [line for line in text.split("\n") if line]
    assert ("\n\n" in text) == ("\n\n" in text_of(raw, "markdown").strip())


PIECES = [*"<>&;!-#*_[]()|`~\\/=\"' \n\r甲乙a1", "<p>", "<b", "</p>", "<!--", "&amp;", "\n# "]
MARKED = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(MARKED, st.sampled_from(["text", "markdown", "html"]))
def test_origins_never_fall_and_lead_to_the_signs(raw, format_):
    seen = visible_text(Document("a", "a", raw, "", format_))
    assert len(seen.origin) == len(seen.text)
    assert list(seen.origin) == sorted(seen.origin)
    if format_ == "text":
        assert seen.text == raw
    for sign, at in zip(seen.text, seen.origin, strict=True):
        assert sign == raw[at] or sign == "\n" or raw[at] in "& \r\n"


@given(MARKED)
def test_tokens_stand_in_order(raw):
    ends = [0]
    for token in tokens(raw):
        assert ends[-1] <= token.start < token.end <= len(raw)
        ends.append(token.end)


HOSTILE = [
    "<div>",
    "<b>",
    "<a ",
    "<a b='",
    "<!--",
    "<!",
    "<",
    "<noscript>",
    "&",
    "[",
    "![",
    "[a](",
    "*a",
    "_a ",
    "|-",
    " ",
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_hostile_pages_take_linear_time(piece, format_):
    started = time.process_time()
    visible_text(Document("a", "a", piece * 100_000 + "全市", "", format_))
    assert time.process_time() - started < 5


def test_a_web_page_nested_100_000_deep_keeps_its_text():
    assert text_of("<div>" * 100_000 + "全市大会" + "</div>" * 100_000, "html") == "全市大会"


@pytest.mark.parametrize(
    ("document_id", "format_", "raw", "date"),
    [
        ("a.html", "html", "<meta property='article:published_time' content='2024-05-06T23:30:00Z'>", "2024-05-07"),
        ("a.html", "html", "<time datetime='2023-01-01'><meta name=PubDate content='2024年5月7日'>", "2024-05-07"),
        ("20200101.html", "html", "<time datetime='2024-05-07 08:00'>7日</time>", "2024-05-07"),
        ("a.html", "html", "<meta name=keywords content=20240507>", None),
        ("a.md", "markdown", "# 云川日报 (20240507)\n正文 (20200101)", "2024-05-07"),
        ("news/20240507.txt", "text", "", "2024-05-07"),
        ("2024-05-07/1.txt", "text", "", "2024-05-07"),
        ("2024/05/07/a.txt", "text", "", "2024-05-07"),
        ("2024-05/07/a.txt", "text", "", "2024-05-07"),
        ("t20240507_123456.html", "html", "", "2024-05-07"),
        ("20241307.txt", "text", "2024-05-07", None),
        ("1234567890123.txt", "text", "", None),
    ],
)
def test_page_date(document_id, format_, raw, date):
    assert page_date(Document(document_id, document_id, raw, "", format_)) == date


def test_links_over_the_headline_and_to_other_reports_are_no_content():
    page = (
        '<html><body><div><a href="/">县长江晚专栏</a></div><h1>县里召开招商大会</h1><p>宋岭出席大会。</p>'
        '<h3>相关阅读</h3><ul><li><a href="/1">江晚会见客商</a></li></ul></body></html>'
    )
    assert text_of(page, "html").split("\n\n") == ["县里召开招商大会", "宋岭出席大会。"]


def test_rows_of_a_list_are_kept_where_the_extractor_has_half_of_them():
    rows = "".join(
        f'<div class="row">{row}</div>'
        for row in ("江晚<span>（女）</span>", "宋岭", "程景行<b>（回族）</b>", "岑百川")
    )
    page = f"<html><body><h1>代表团名单</h1><p>云岫市代表团的名单如下，今日公布。</p>{rows}</body></html>"
    assert all(name in text_of(page, "html") for name in ("江晚（女）", "宋岭", "程景行（回族）", "岑百川"))
