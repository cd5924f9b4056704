"""The explorer as a reader uses it, in a headless Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import NO_WEBGL, chromium, no_browser, open_page, wait_until
from builds import ROOT

from pipeline.explore import write_explorer
from pipeline.explore.page_texts import page_data
from pipeline.graph.index import Index
from pipeline.read import read_file
from pipeline.record import LifeFact, PropertyGraph, Record
from pipeline.save.export.overview import flat_overview
from pipeline.save.export.people import flat_people
from pipeline.save.export.readable import with_standing
from sample_graph import edge, node, source

pytestmark = pytest.mark.skipif(bool(no_browser()), reason=no_browser())

AXE = ROOT / "pipeline" / "explore" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "a.txt": "本报讯 2021年3月1日，云岫市委書記\n甄遠山主持全市工业大会，市长闻雁出席。\r\n"
    "闻雁说：“今年再建三条生产线。”",
    "b.txt": "2025年2月6日，云岫市委书记岑百川调研。松烟机械董事长说，<b>产量</b>翻番。",
}
HOSTILE = "<img src=x onerror=alert(1)>\u202e'\"&lt;"


def words(file: str, quote: str, date: str):
    return source(PAGES[file].index(quote), quote, date, file=file)


def graph() -> PropertyGraph:
    """Two holders of one post who overlap, a mayor at a meeting with her words, and a company of a hostile name."""
    early = words("a.txt", "云岫市委書記\n甄遠山", "2021-03-01")
    late = words("b.txt", "云岫市委书记岑百川", "2025-02-06")
    met, said = words("a.txt", "市长闻雁出席", "2021-03-01"), words("a.txt", "闻雁说", "2021-03-01")
    goal = words("b.txt", "产量", "2025-02-06")
    promised = {"metric": HOSTILE, "unit": "倍", "kind": "target", "period": "全年"}
    nodes = [
        node("person:z", "person", "甄远山", early, city="云岫"),
        node("person:w", "person", "闻雁", met, city="云岫"),
        node("person:c", "person", "岑百川", late, city="云岫", aliases="岑书记"),
        node("post:s", "post", "书记", early, title="书记", body="云岫市委", kind="official"),
        node("post:m", "post", "市长", met, title="市长", body="云岫市政府", kind="official"),
        node("organization:p", "organization", "云岫市委", early, city="云岫", system="party"),
        node("organization:g", "organization", "云岫市政府", met, city="云岫", system="government"),
        node("company:h", "company", HOSTILE, goal, system="enterprise"),
        node("event:1", "event", "全市工业大会", met, date="2021-03-01", place="云岫"),
        node("statement:1", "statement", "今年", said, text="今年再建三条生产线。", cue="说", date="2021-03-01"),
        *(node(f"target:{n}", "target", HOSTILE, goal, low=n, high=n, **promised) for n in (2.0, 3.0)),
    ]  # fmt: skip
    seen = {"kind": "official", "status": "current", "score": 0.95}
    edges = [
        edge("holds:1", "holds", "person:z", "post:s", early, first="2021-03-01", last="2025-03-01", **seen),
        edge("holds:2", "holds", "person:c", "post:s", late, first="2023-02-06", last="2025-02-06", **seen),
        edge("holds:3", "holds", "person:w", "post:m", met, first="2021-03-01", last="2021-03-01", **seen),
        edge("of:1", "of", "post:s", "organization:p", early),
        edge("of:2", "of", "post:m", "organization:g", met),
        edge("chaired:1", "chaired", "person:z", "event:1", early, date="2021-03-01", score=0.8),
        edge("attended:1", "attended", "person:w", "event:1", met, date="2021-03-01", score=0.8),
        edge("said:1", "said", "person:w", "statement:1", said, date="2021-03-01"),
        edge("holds_target:1", "holds_target", "company:h", "target:2.0", goal),
        edge("holds_target:2", "holds_target", "company:h", "target:3.0", goal),
    ]
    born = [LifeFact(f"life:{day}", "person:z", "birth", day, None, 0.9, (early,)) for day in ("1970-03", "1971-08")]
    known = (sorted(found, key=lambda one: one.id) for found in (nodes, edges))
    return PropertyGraph(*map(tuple, known), lives=tuple(born))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explorer")
    texts = []
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8", newline="")
        document = read_file(folder / name)
        texts.append(page_data(document, Record(name, document.sha256)))
    shown = with_standing(graph())
    pictures = {"overview": flat_overview(shown), "people": flat_people(shown)}
    write_explorer(folder / "explorer.html", pictures, Index(graph()), texts=texts)
    return folder / "explorer.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of more ties than are drawn while the picture is moved."""
    seen = source(0, "会议", "2021-03-01")
    people = [node(f"person:{n}", "person", f"闻雁{n}", seen) for n in range(60)]
    events = [node(f"event:{n}", "event", f"第{n}次会议", seen) for n in range(90)]
    pairs = [(one, other) for one in people for other in events]
    edges = [edge(f"attended:{n}", "attended", one.id, other.id, seen) for n, (one, other) in enumerate(pairs)]
    path = tmp_path_factory.mktemp("large") / "explorer.html"
    crowd = PropertyGraph(
        tuple(sorted([*people, *events], key=lambda n: n.id)), tuple(sorted(edges, key=lambda e: e.id))
    )
    write_explorer(path, {"overview": flat_overview(crowd), "people": flat_people(crowd)}, Index(crowd))
    return path


@pytest.fixture
def opened(browser, page) -> Iterator[Any]:
    """The page as it opens first; whatever the console has against it fails the test."""
    shown = open_page(browser, page)
    yield shown
    assert shown.faults == []
    shown.context.close()


def choose(shown: Any, asked: str) -> None:
    shown.fill("#search", asked)
    shown.wait_for_selector("#results li")
    shown.press("#search", "Enter")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("甄远山", "甄远山"),
        ("zhenyuanshan", "甄远山"),
        ("zys", "甄远山"),
        ("岑书记", "岑百川"),
        ("cenbc", "岑百川"),
        ("quanshi", "全市工业大会"),
    ],
)
def test_a_name_is_found_by_its_signs_pinyin_or_initials(opened, asked, name):
    choose(opened, asked)
    assert opened.inner_text("#panel h2").startswith(name)


def test_what_is_not_there_is_told(opened):
    opened.fill("#search", "xyz")
    assert opened.inner_text("#finder [role=status]") == "没有找到"


def test_a_person_has_posts_on_a_line_of_time_meetings_words_and_ties(opened):
    choose(opened, "闻雁")
    card = opened.inner_text("#panel")
    assert all(
        part in card for part in ("云岫市政府市长", "2021-03-01", "出席 全市工业大会", "今年再建三条生产线。", "同会 1")
    )
    assert opened.locator("#panel .facts > li").count() >= 4


def test_a_post_has_its_holders_in_order_with_conflicts(opened):
    choose(opened, "云岫市委书记")
    holders = opened.locator("#panel .timeline > li")
    assert [text.split()[0] for text in holders.all_inner_texts()] == ["甄远山", "岑百川"]
    assert all("⚠ 冲突" in text for text in holders.all_inner_texts())
    assert opened.locator("#panel .timeline svg.bar").count() == 2


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("person:z", ("1971-08（出生所载不同）", "1970-03（出生所载不同）")),
        ("company:h", ("3倍（同一指标数字不同）", "2倍")),
    ],
)
def test_lives_and_figures_that_cannot_both_be_so_are_marked(opened, row, told):
    opened.evaluate(f"guanxi.choose(guanxi.model.rows.get('{row}'))")
    marked = opened.locator("#panel .conflict").all_inner_texts()
    assert all(any(part in text for text in marked) for part in told)
    opened.click("#panel .conflict .proof")
    assert opened.locator("#panel mark").count() == 1


def test_ties_that_are_left_out_are_told_of(browser, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.explore.plain_data.MOST_TIES", 1)
    pictures = {"overview": flat_overview(graph()), "people": flat_people(graph())}
    write_explorer(tmp_path / "explorer.html", pictures, Index(graph()))
    for lang, told in (
        ("zh", "2 条关系，本文件只收最强的 1 条；其余用 guanxi ties"),
        ("en", "the 1 strongest. The rest"),
    ):
        shown = open_page(browser, tmp_path / "explorer.html", f"#lang={lang}")
        assert told in shown.inner_text("#panel")
        shown.context.close()


def test_a_graph_of_nothing_says_so(browser, tmp_path):
    pictures = {"overview": flat_overview(PropertyGraph((), ())), "people": flat_people(PropertyGraph((), ()))}
    write_explorer(tmp_path / "explorer.html", pictures, Index(PropertyGraph((), ())))
    shown = open_page(browser, tmp_path / "explorer.html")
    assert "没有" in shown.inner_text("#panel")
    assert shown.faults == []
    shown.context.close()


def test_a_fact_leads_to_its_words_repaired_and_raw(opened):
    choose(opened, "甄远山")
    opened.click("#panel .timeline .proof")
    assert opened.inner_text("#panel mark") == "云岫市委书记甄远山"
    opened.get_by_role("button", name="原样").click()
    assert opened.inner_text("#panel mark") == "云岫市委書記\n甄遠山"
    opened.get_by_role("button", name="返回卡片").click()
    assert opened.inner_text("#panel h2").startswith("甄远山")


def test_a_tie_of_the_picture_leads_to_its_words(opened):
    point = opened.evaluate(
        """() => {
            const { picture, view } = guanxi;
            const tie = view.ties.find((one) => one.kind === "role");
            const [from, to] = [tie.source, tie.target].map((row) => picture.onScreen(row));
            return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
        }"""
    )
    opened.locator("#picture").click(position=point)
    opened.wait_for_selector("#panel .tie")
    opened.click("#panel .proof")
    assert opened.locator("#panel mark").count() == 1


def test_the_line_of_time_hides_ties_of_other_times(opened):
    opened.uncheck("#time-undated")
    before = opened.evaluate("guanxi.seen.ties.size")
    opened.press("#time-from", "End")
    assert opened.inner_text("#time-shown").startswith("2025-03")
    assert 0 < opened.evaluate("guanxi.seen.ties.size") < before
    assert "from=2025-03" in opened.url


@pytest.mark.parametrize(
    ("box", "nodes", "ties"),
    [("kinds-organization", 3, 2), ("systems-government", 3, 3), ("ties-role", 3, 2), ("ties-met", 5, 4)],
)
def test_filters_take_nodes_and_ties_away(opened, box, nodes, ties):
    opened.uncheck(f"[name={box}]")
    assert opened.inner_text("#told") == f"图中 {nodes} 个点，{ties} 条关系"
    opened.get_by_role("button", name="全部显示").click()
    assert opened.inner_text("#told") == "图中 5 个点，5 条关系"


def test_a_link_restores_the_view(browser, page, opened):
    choose(opened, "甄远山")
    opened.select_option("#choose-view", "overview")
    opened.uncheck("[name=kinds-event]")
    opened.click("#panel .proof")
    opened.click("#do-language")
    other = open_page(browser, page, opened.url[opened.url.index("#") :])
    for expression in ("guanxi.state", "guanxi.seen.nodes.size", "document.querySelector('#panel').innerText"):
        assert other.evaluate(expression) == opened.evaluate(expression)
    assert other.inner_text("#panel mark")
    assert other.get_attribute("html", "lang") == "en"
    assert other.faults == []


def test_the_picture_is_saved_as_png_and_svg(opened, tmp_path):
    for name, begins in (("png", b"\x89PNG"), ("svg", b"<?xml")):
        with opened.expect_download() as told:
            opened.click(f"#do-{name}")
        told.value.save_as(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(begins)
    assert "甄远山" in (tmp_path / "svg").read_text("utf-8")
    assert "<img" not in (tmp_path / "svg").read_text("utf-8")


def test_hostile_text_is_shown_as_text(opened):
    opened.evaluate("guanxi.choose(guanxi.model.rows.get('company:h'))")
    assert HOSTILE.replace("\u202e", "\\u202e") in opened.inner_text("#panel h2")
    assert opened.locator("#panel img").count() == 0
    opened.click("#panel .proof")
    assert "<b>产量</b>" in opened.inner_text("#panel .text")
    assert opened.inner_text("#panel mark") == "产量"


def test_keys_alone_reach_the_words(opened):
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    opened.keyboard.type("wenyan")
    opened.wait_for_selector("#results li")
    opened.keyboard.press("Enter")
    for _ in range(20):
        opened.keyboard.press("Tab")
        if opened.evaluate("document.activeElement.className") == "proof":
            break
    opened.keyboard.press("Enter")
    assert opened.inner_text("#panel mark") == "市长闻雁出席"


def test_keys_move_the_picture(opened):
    opened.focus("#picture")
    for key in ("ArrowLeft", "+"):
        opened.keyboard.press(key)
    wait_until(opened, "guanxi.state.camera !== ''")
    opened.keyboard.press("0")
    wait_until(opened, "guanxi.state.camera === ''")


LINES = """window.lines_ = 0;
    const draw = WebGL2RenderingContext.prototype.drawArrays;
    WebGL2RenderingContext.prototype.drawArrays = function (mode, first, count) {
        if (mode === this.LINES) window.lines_ += count / 2;
        return draw.call(this, mode, first, count);
    };"""
"""A script that counts the lines that are drawn."""


def test_a_large_picture_is_moved_without_its_ties_and_has_them_again(browser, large):
    shown = open_page(browser, large, "#view=overview", first=LINES)
    wait_until(shown, "window.lines_ === 5400")
    box = shown.locator("#picture").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    shown.mouse.move(x, y)
    shown.evaluate("window.lines_ = 0")
    shown.mouse.down()
    shown.mouse.move(x + 90, y + 40, steps=5)
    wait_until(shown, "document.querySelector('#picture').className === 'moved'")
    assert shown.evaluate("window.lines_") == 0
    shown.mouse.up()
    wait_until(shown, "window.lines_ >= 5400 && document.querySelector('#picture').className === ''")
    wait_until(shown, "guanxi.state.camera !== ''")
    shown.select_option("#choose-view", "people")
    wait_until(shown, "guanxi.seen.ties.size === 1770 && guanxi.picture.many === false")
    assert shown.faults == []


def test_print_has_the_picture_and_the_card(opened):
    choose(opened, "闻雁")
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.emulate_media(media="print")
    assert opened.locator("#printed svg").is_visible()
    assert opened.locator("#panel").is_visible()
    assert not opened.locator("header").is_visible()


def test_without_webgl_the_picture_stands_still(browser, page):
    shown = open_page(browser, page, first=NO_WEBGL)
    assert "WebGL" in shown.inner_text("#told")
    assert shown.locator("#picture canvas.still").is_visible()
    choose(shown, "甄远山")
    assert shown.inner_text("#panel h2").startswith("甄远山")
    assert shown.faults == []


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm ci --prefix pipeline/explore")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "state", ["", "node=person%3Az", "node=person%3Az&proof=PROOF", "lang=en&view=overview&node=company%3Ah"]
)
def test_axe_finds_no_serious_fault(browser, page, state, theme):
    where = words("a.txt", "云岫市委書記\n甄遠山", "")
    hash_ = f"#{state}&theme={theme}".replace("PROOF", f"{where.start}-{where.end}%40a.txt")
    shown = open_page(browser, page, hash_, bypass_csp=True)
    shown.add_script_tag(path=AXE)
    found = shown.evaluate("axe.run()")["violations"]
    told = [(one["id"], one["help"], [at["html"][:90] for at in one["nodes"][:3]]) for one in found]
    assert not [one for one, about in zip(told, found, strict=True) if about["impact"] in ("serious", "critical")], told
