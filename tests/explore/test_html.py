"""The page: whole in itself, what stands in the data stays data, the same bytes twice, and small."""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from builds import ROOT

from pipeline.explore import explorer_html
from pipeline.explore.html import as_block, page
from pipeline.explore.readings import readings_of
from pipeline.graph.index import Index
from pipeline.record import PropertyGraph
from pipeline.save.export.overview import flat_overview
from pipeline.save.export.people import flat_people
from pipeline.save.export.readable import with_standing
from sample_graph import sample_graph

HOSTILE = "</script><script>alert(1)</script>'\"&<!--\u202e\u2028\x00]]>"
LARGEST_SCRIPT = 600_000


def html_of(graph: PropertyGraph) -> str:
    shown = with_standing(graph)
    return explorer_html(Index(graph), {"overview": flat_overview(shown), "people": flat_people(shown)})


class Parts(HTMLParser):
    """The elements of a page, each with its attributes and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag}", {}, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            tag, attrs, text = self.found[-1]
            self.found[-1] = tag, attrs, text + data

    def texts(self, tag: str, **wanted: str) -> list[str]:
        return [text for name, attrs, text in self.found if name == tag and wanted.items() <= attrs.items()]


@pytest.mark.parametrize("text", [HOSTILE, "<!--<script>", "\ud800", "ﬁ‏x", "a\r\nb"])
def test_what_stands_in_the_data_stays_data(text):
    block = as_block({"name": text})
    assert json.loads(block) == {"name": text}
    assert not set(block) & set("<>&\u202e\u2028\u200f\n\r\x00")
    parts = Parts(page("关系", {"graph": [text]}))
    assert [json.loads(part) for part in parts.texts("script", id="graph")] == [[text]]
    assert len(parts.texts("script")) == 2


def test_hostile_names_add_no_element():
    graph = sample_graph()
    named = replace(graph, nodes=tuple(replace(node, name=HOSTILE) for node in graph.nodes))
    tags = [[tag for tag, _, _ in Parts(html_of(one)).found] for one in (graph, named)]
    assert tags[0] == tags[1]


def test_the_policy_lets_in_this_script_and_this_style_alone():
    parts = Parts(html_of(sample_graph()))
    [policy] = [attrs["content"] for _, attrs, _ in parts.found if attrs.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    script = [text for tag, attrs, text in parts.found if tag == "script" and not attrs]
    for name, texts in (("script-src", script), ("style-src", parts.texts("style"))):
        [text] = texts
        assert rules[name] == f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'",) * 3
    assert "unsafe" not in policy


def test_the_page_asks_for_nothing():
    for tag, attrs, _ in Parts(html_of(sample_graph())).found:
        assert not {"src", "href", "srcset", "action", "data", "style"} & attrs.keys(), tag


def test_the_script_is_small_and_its_licences_are_told():
    built = ROOT / "pipeline" / "explore" / "built"
    assert (built / "explorer.js").stat().st_size < LARGEST_SCRIPT
    told = (built / "LICENSES.txt").read_text("utf-8")
    assert all(name in told for name in ("sigma", "graphology", "Permission is hereby granted"))


def test_another_hash_seed_gives_the_same_bytes():
    code = (
        "from test_html import html_of; from sample_graph import sample_graph; print(html_of(sample_graph()), end='')"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests", Path(__file__).parent)))}
    env["PYTHONIOENCODING"] = "utf-8"
    for seed in ("1", "22"):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, env={**env, "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        assert done.stdout == html_of(sample_graph()).encode()


def data_of(html: str, block: str = "graph") -> dict:
    return json.loads(re.search(rf'id="{block}">(.*?)</script>', html)[1])


def test_the_data_holds_the_graph_with_its_evidence_and_ties():
    html = html_of(sample_graph())
    data, details = data_of(html), data_of(html, "details")
    names = [data["strings"][number] for number in data["nodes"]["name"]]
    kinds = [word[0] for word in data["words"]["edge"]]
    pairs = data["edges"]["kind"]
    told = [kinds[kind] for kind, count in zip(pairs[::2], pairs[1::2], strict=True) for _ in range(count)]
    held = [
        (names[source], names[target])
        for kind, source, target in zip(told, data["edges"]["source"], data["edges"]["target"], strict=True)
        if kind == "holds"
    ]
    assert ("闻雁", "云岫市政府市长") in held
    assert {"市长闻雁", "云岫市委书记甄远山"} <= set(details["strings"])
    assert len(details["proofs"]["file"]) > 10
    assert len(data["nodes"]["people"]["rows"]) > 3


@pytest.mark.parametrize(("sign", "readings"), [("重", "chong tong zhong"), ("闻", "wen"), ("吕", "lv"), ("a", None)])
def test_readings_are_all_those_of_a_character(sign, readings):
    assert readings_of([f"{sign}市"]).get(sign) == readings


def test_the_page_of_the_seeds_is_small(seeds_build):
    assert (seeds_build / "explorer.html").stat().st_size < 3_000_000
