"""Questions on the command line: answers with their words, JSON, and exit codes."""

import json

import pytest

pytestmark = pytest.mark.usefixtures("saved")


def test_who_prints_all_that_bear_the_name(guanxi):
    result = guanxi("who", "甄远山")
    assert result.exit_code == 0
    assert "[person:a]" in result.stdout
    assert "[person:d]" in result.stdout
    assert "云岫市委书记" in result.stdout
    assert "a.txt:" in result.stdout


def test_who_on_a_day(guanxi):
    result = guanxi("who", "person:a", "--on", "2025-02-06", "--json")
    [person] = json.loads(result.stdout)["answers"]
    assert person["id"] == "person:a"
    assert {post["org_full"] for post in person["posts"]} >= {"云岫市委"}


def test_a_score_that_nothing_reaches_finds_nothing(guanxi):
    result = guanxi("who", "person:a", "--min-score", "1")
    assert result.exit_code == 3
    assert "nothing found" in result.stderr
    assert result.stdout == ""


def test_post_lists_its_holders(guanxi):
    result = guanxi("post", "云岫市委书记")
    assert result.exit_code == 0
    assert "甄远山" in result.stdout


@pytest.mark.parametrize("name", ["岑百川", "松烟机械"])
def test_said_takes_a_person_or_a_company(guanxi, name):
    result = guanxi("said", name, "--about", "机床")
    assert result.exit_code == 0
    assert "今年机床产量翻番" in result.stdout


def test_said_about_something_else_finds_nothing(guanxi):
    assert guanxi("said", "岑百川", "--about", "渔业").exit_code == 3


def test_path_prints_each_step(guanxi):
    result = guanxi("path", "岑百川", "松烟机械")
    assert result.exit_code == 0
    assert "岑百川" in result.stdout.splitlines()[0]
    assert json.loads(guanxi("path", "岑百川", "松烟机械", "--json").stdout)["answers"][0]["left"] == "岑百川"


@pytest.mark.parametrize(
    "words", [("who", "无此人"), ("post", "无此职"), ("said", "无此人"), ("path", "无此人", "岑百川")]
)
def test_an_unknown_name_is_told_in_one_message(guanxi, words):
    result = guanxi(*words)
    assert result.exit_code == 3
    assert words[1] in result.stderr
    assert result.stdout == ""


def test_an_ambiguous_name_lists_what_to_choose_from(guanxi):
    result = guanxi("path", "甄远山", "岑百川")
    assert result.exit_code == 4
    assert "person:a" in result.stderr
    assert "person:d" in result.stderr
    assert guanxi("path", "person:a", "岑百川").exit_code in (0, 3)


def test_a_day_that_is_none_is_a_usage_error(guanxi):
    result = guanxi("who", "甄远山", "--on", "昨天")
    assert result.exit_code == 2
    assert "昨天" in result.stderr


def test_a_folder_without_a_graph_is_named(guanxi):
    result = guanxi("who", "甄远山", "-g", "elsewhere")
    assert result.exit_code == 2
    assert "elsewhere: no build here" in result.stderr


@pytest.mark.parametrize(
    "words", [("who", "甄远山"), ("post", "云岫市长"), ("said", "岑百川"), ("path", "闻雁", "岑百川")]
)
def test_a_changed_graph_is_refused_unless_unchecked(guanxi, saved, words):
    with (saved / "graph.sqlite").open("ab") as file:
        file.write(b"\0")
    result = guanxi(*words)
    assert result.exit_code == 2
    assert "graph.sqlite is not the file that manifest.json names" in result.stderr
    assert guanxi(*words, "--no-verify").exit_code == 0


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("who", "松烟机械"), "企业 松烟机械股份有限公司 — 云岫  [company:pine]"),
        (("who", "云岫市委"), "甄远山 云岫市委书记"),
        (("who", "云岫市长"), "职位 云岫市政府市长"),
        (("who", "全市工业大会"), "活动 全市工业大会 — 2025-02-06，云岫"),
        (("who", "云岫"), "地点 云岫"),
        (("post", "云岫市长", "--on", "2022年6月"), "甄远山"),
        (("said", "全市工业大会"), "今年机床产量翻番"),
        (("said", "--about", "机床", "--kind", "company"), "岑百川（松烟机械股份有限公司）"),
        (("said", "--since", "2025-01-01"), "今年机床产量翻番"),
        (("meeting", "全市工业大会"), "闻雁 主持 全市工业大会"),
        (("company", "松烟机械"), "目标产值30—30.5亿元"),
        (("targets",), "松烟机械股份有限公司 2025年 目标产值"),
        (("targets", "松烟机械", "--kind", "target"), "目标产值"),
        (("ties", "闻雁"), "闻雁 接任 甄远山 （云岫市政府市长） 2025-02-06"),
        (("ties", "--kind", "met"), "闻雁 同会 岑百川"),
        (("list", "event", "--place", "云岫"), "活动 全市工业大会 — 2025-02-06，云岫  [event:1]"),
        (("list", "person", "--until", "2023"), "[person:a]"),
        (("search", "机床"), "言论 岑百川：今年机床产量翻番"),
        (("search", "岑百川", "--kind", "attended"), "岑百川 —出席→ 全市工业大会"),
    ],
)
def test_questions_of_each_kind(guanxi, words, shown):
    result = guanxi(*words)
    assert result.exit_code == 0, result.stderr
    assert shown in result.stdout
    answers = json.loads(guanxi(*words, "--json").stdout)
    assert (answers["version"], answers["question"]) == (1, words[0])
    assert answers["answers"]


@pytest.mark.parametrize(
    "words",
    [
        ("who", "闻雁", "--since", "2026"),
        ("post", "云岫市长", "--on", "1999"),
        ("said", "--about", "渔业"),
        ("meeting", "全市工业大会", "--until", "2024"),
        ("company", "松烟机械", "--place", "澄溪"),
        ("targets", "--kind", "actual"),
        ("ties", "甄远山", "--kind", "met"),
        ("conflicts",),
        ("list", "event", "--until", "2024"),
        ("search", "渔业"),
    ],
)
def test_nothing_found_is_told_in_text_and_in_json(guanxi, words):
    result = guanxi(*words)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nothing found" in result.stderr
    assert guanxi(*words, "--json").exit_code == 3


def test_an_unknown_name_is_json_too(guanxi):
    answers = json.loads(guanxi("who", "无此人", "--json").stdout)
    assert (answers["answers"], "无此人" in answers["error"]) == ([], True)
    answers = json.loads(guanxi("path", "甄远山", "岑百川", "--json").stdout)
    assert [choice["id"] for choice in answers["choices"]] == ["person:a", "person:d"]


def test_the_persons_of_a_post_are_not_called_bodies(guanxi):
    [post] = json.loads(guanxi("post", "云岫市长", "--json").stdout)["answers"]
    assert (post["bodies"], [holder["person"] for holder in post["holders"]]) == (["云岫市政府"], ["甄远山", "闻雁"])


@pytest.mark.parametrize("command", ["who", "meeting", "company"])
def test_a_name_of_nothing_tells_what_there_is(guanxi, command):
    result = guanxi(command, "无此名")
    assert result.exit_code == 3
    assert "guanxi list" in result.stderr or "did you mean" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("who", "无此人"), "图里没有 / no person or company"),
        (("said", "无此人"), "图里没有 / no person or company or organization or event '无此人'"),
        (("path", "甄远山", "岑百川"), "同名不止一个，请用 id / 2 bear the name"),
        (("who", "闻雁", "--on", "昨天"), "输入或位置有误 / on: '昨天' is no date"),
        (("who", "闻雁", "-g", "none"), "图读不出 / none: no build here"),
    ],
)
def test_what_is_wrong_is_told_in_both_languages(guanxi, words, told):
    assert guanxi(*words).stderr.startswith(told)


def test_a_kind_to_list_that_is_none_is_a_usage_error(guanxi):
    result = guanxi("list", "people")
    assert result.exit_code == 2
    assert "person" in result.stderr
