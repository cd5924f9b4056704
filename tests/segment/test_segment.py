import pytest

from pipeline.language.geography import gazetteer
from pipeline.record import Article, Repaired
from pipeline.segment import article_day, segment


def articles_of(text: str, **told) -> tuple[Article, ...]:
    return segment(Repaired("d", text, range(len(text))), gazetteer=gazetteer(), **told)


BEFORE = (
    "全市招商大会召开\n本报讯（记者 宋岭）3月8日，娄底市召开大会。\n会议强调，要快。\n"
    "编辑：江晚\n"
    "全市教育大会召开\n本报讯（记者 江晚）3月9日，娄底市召开大会。\n会议指出，要稳。"
)
BEHIND = (
    "本报讯（记者 宋岭）3月8日，娄底市召开大会。\n会议强调，要快。\n全市招商大会召开\n"
    "昨天，娄底市召开另一个大会。\n会议指出，要稳。\n全市教育大会召开"
)


@pytest.mark.parametrize("text", [BEFORE, BEHIND])
def test_headlines_stand_before_or_behind_their_reports(text):
    assert [a.title for a in articles_of(text)] == ["全市招商大会召开", "全市教育大会召开"]


@pytest.mark.parametrize(("head", "articles"), [("局领导_云岫市水利局", 1), ("领导信息", 1), ("领导调研水利工程", 2)])
def test_a_page_of_leaders_is_one(head, articles):
    found = articles_of(f"{head}\n江晚\n局长\n分管办公室。\n\n宋岭\n副局长\n分管人事科。")
    assert len(found) == articles
    assert found[0].title == head or articles > 1


SUBHEADS = (
    "今天，记者走访了三位代表。\n宋岭：把茶种好\n宋岭种茶二十年。\n他还办了合作社。\n江晚：把路修通\n江晚修路三年。"
)
BRIEFS = (
    "快讯\n赣州开工新项目\n3月8日，赣州开工十个项目。\n娄底种下新茶\n娄底种下千亩新茶。\n衡阳修通新路\n衡阳修通三条路。\n"
    "长沙办起新展\n长沙办起新展，来客上万。"
)


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        (SUBHEADS, 1),
        (BRIEFS, 4),
        ("7月25日，会议任命宋岭为副市长。\n宋岭（资料图）\n宋岭曾任县长。\n（来源：云岫网）", 1),
        ("大集的路越走越宽，靠什么？\n本报赣州12月12日电（记者 江晚）大集开市。\n客商云集。", 1),
    ],
)
def test_headings_inside_a_report_part_nothing(text, articles):
    assert len(articles_of(text)) == articles


def test_articles_have_their_day_and_place():
    first, second = articles_of(BEFORE.replace("要快", "2024年要快"))
    assert (first.date, second.date) == ("2024-03-08", "2024-03-09")
    assert (second.place, second.province) == ("娄底", "湖南省")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("云岫日报2024年3月1日讯（记者 宋岭）昨日，", "2024-02-29"),
        ("云岫日报2024年3月1日讯（记者 宋岭）今日，", "2024-03-01"),
        ("本报讯（记者 宋岭）2024年3月1日，", "2024-03-01"),
    ],
)
def test_yesterday_behind_a_dated_dateline_is_the_day_before_it(told, day):
    assert articles_of(f"{told}娄底市召开大会，比昨日热闹。")[0].date == day


def test_two_reports_without_headlines_are_parted_by_their_datelines():
    text = "本报讯（记者 宋岭）3月8日，大会召开。\n会议强调，要快。\n本报讯（记者 江晚）昨天，路通了。"
    assert [text[a.span.start : a.span.end][:9] for a in articles_of(text)] == [
        "本报讯（记者 宋岭",
        "本报讯（记者 江晚",
    ]


def test_a_headline_over_two_lines_is_one_title():
    [article] = articles_of("坚定信心 真抓实干\n全市招商大会召开\n本报讯 昨天，大会召开。")
    assert article.title == "坚定信心 真抓实干 全市招商大会召开"
    assert len(article.titles) == 2


def test_continuation_notes_are_in_no_sentence():
    [article] = articles_of("全市招商大会召开\n本报讯 昨天，大会召开。\n（下转3版）")
    assert not any("下转" in s.text for s in article.sentences)


def test_the_link_to_the_original_is_no_headline():
    first, second = articles_of(
        "全市招商大会召开\n本报讯 昨天，大会召开。\n查看原文\n\n全市教育大会召开\n本报讯 今天，大会召开。"
    )
    assert (first.title, second.title) == ("全市招商大会召开", "全市教育大会召开")


def test_credits_stand_apart_from_the_body():
    text = "全市招商大会召开\n本报讯 昨天，大会召开。\n编辑：江晚"
    [article] = articles_of(text)
    assert [text[c.start : c.end] for c in article.credits] == ["编辑：江晚"]
    assert [text[b.start : b.end] for b in article.body] == ["本报讯 昨天，大会召开。"]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("要快。要稳！行吗？行。", ["要快。", "要稳！", "行吗？", "行。"]),
        ("他说：“要快。”会议结束。", ["他说：“要快。”", "会议结束。"]),
        ("他说（笑。）然后走了。", ["他说（笑。）", "然后走了。"]),
        ("真好？！太好了！！", ["真好？！", "太好了！！"]),
        ("要快；要稳，", ["要快；要稳，"]),
    ],
)
def test_sentences_end_with_their_marks(paragraph, sentences):
    [article] = articles_of(paragraph)
    assert [s.text for s in article.sentences] == sentences


def test_sentences_are_the_text_at_their_place():
    for article in articles_of(BEFORE):
        assert all(BEFORE[s.span.start : s.span.end] == s.text for s in article.sentences)
        assert all(article.span.covers(s.span) for s in article.sentences)


def test_a_sentence_without_end_is_cut_into_pieces():
    [article] = articles_of("快" * 2000 + "。")
    assert "".join(s.text for s in article.sentences) == "快" * 2000 + "。"
    assert max(len(s.text) for s in article.sentences) <= 1000


def test_a_sentence_without_end_is_cut_behind_a_clause():
    [article] = articles_of("快" * 600 + "，" + "快" * 600 + "，" + "快" * 600)
    assert [len(s.text) for s in article.sentences] == [601, 601, 600]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("全市大会召开\n2024-03-09 08:16 来源：云岫日报\n3月8日，大会召开。", "2024-03-08"),
        ("全市大会召开\n2024-03-09 08:16 来源：云岫日报\n昨天，大会召开。", "2024-03-08"),
        ("全市大会召开\n2025-01-02 来源：云岫日报\n12月31日，大会召开。", "2024-12-31"),
        ("全市大会召开\n新华社长沙3月8日电 2024年要抓开局。", "2024-03-08"),
        ("全市大会召开\n3月8日，大会召开。", None),
    ],
)
def test_day_of_an_article(text, date):
    assert [a.date for a in articles_of(text)] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("3月8日，大会召开。", "2024-03-08"),
        ("大会决定于2024年5月8日召开。", "2024-03-09"),
        ("1970年4月24日，卫星升空。", "2024-03-09"),
        ("2023年4月24日，大会召开。", "2023-04-24"),
    ],
)
def test_date_of_the_page_bounds_the_day(text, date):
    assert [a.date for a in articles_of(text, page_date="2024-03-09")] == [date]


def test_a_report_without_a_day_has_that_of_the_report_before_it():
    page = (
        "全市秋收现场会召开\n　　本报讯（记者 闻雁）2024年9月12日，全市秋收现场会在云岫召开。会议强调，要颗粒归仓。\n\n"
        "一台烘干机的早晨\n　　本报讯（记者 甄远山）天刚亮，合作社的院子里就响起了机器声，社员们排队过磅。\n"
    )
    assert [article.date for article in articles_of(page)] == ["2024-09-12", "2024-09-12"]


def test_a_year_aimed_at_is_not_that_of_the_day():
    page = (
        "　　本报讯 2025年6月10日，云岫市机电商会在省城签下三个项目。会长闻雁说要快。\n\n"
        "　　本报讯 6月11日，澄溪县举行恳谈会。县长甄远山说：“2027年电子产业产值要做到二百亿元。”\n"
    )
    assert [article.date for article in articles_of(page)] == ["2025-06-10", "2025-06-11"]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_a_page_without_text_has_no_articles(text):
    assert articles_of(text) == ()


LINES = "\n".join(f"第{n}条路修好了，村里人都来看。" for n in "一二三四五六七")


@pytest.mark.parametrize(
    ("behind", "articles"),
    [
        ("座谈会上，八位企业家先后发言。", 1),
        ("江晚在听取发言后指出，要快。", 1),
        ("会议还通报了情况。", 1),
        ("入冬以来，县里的大棚多了起来。", 2),
    ],
)
def test_a_rare_blank_line_parts_reports_unless_the_words_go_on(behind, articles):
    assert len(articles_of(f"本报讯 昨天，娄底市召开大会。\n{LINES}\n\n{behind}\n大家说好。")) == articles


@pytest.mark.parametrize(
    ("behind", "articles"),
    [
        ("任娄底市水利局副局长\n男，汉族，1970年5月出生，大学学历。", 1),
        ("现任娄底市水利局副局长。", 1),
        ("女，汉族，1970年5月出生，大学学历。", 1),
        ("昨天，娄底市召开另一个大会。", 2),
    ],
)
def test_a_life_is_told_in_the_report_that_names_its_person(behind, articles):
    assert len(articles_of(f"娄底市任命干部。\n会议强调，要快。\n江晚\n{behind}")) == articles


def test_the_years_of_a_page_are_looked_for_once(monkeypatch):
    page = "\n\n".join(f"　　本报讯 3月{day}日，云岫路通了。江晚说要快。" for day in range(1, 21)) + "\n2024年要稳。"
    read: list[str] = []
    votes = article_day._votes
    monkeypatch.setattr(article_day, "_votes", lambda month, text: read.append(text) or votes(month, text))
    assert {article.date[:4] for article in articles_of(page)} == {"2024"}
    assert read.count(page) == 1


def test_a_day_to_come_in_the_headline_is_not_that_of_the_report():
    [article] = articles_of("会议决定大会2024年3月5日召开\n本报讯 会议29日下午闭幕。", page_date="2023-12-29")
    assert article.date == "2023-12-29"


def test_a_page_of_reports_from_everywhere_has_no_city():
    text = "".join(f"本报讯（记者 江晚）{city}市召开大会，{city}市各界参加。\n" for city in ("赣州", "娄底", "长沙"))
    assert articles_of(text + "本报讯（记者 宋岭）茶香路远。")[-1].city == ""


def test_the_first_line_of_a_list_is_its_title():
    [article] = articles_of("云岫市水利局领导\n姓名\n职务\n江晚\n局长\n宋岭\n副局长")
    assert article.title == "云岫市水利局领导"


def test_fields_of_a_form_are_no_part_of_a_title():
    text = "供水合作协议\n甲方：云岫市水利局\n法定代表人：江晚\n双方将共同建设水厂。"
    assert [a.title for a in articles_of(text)] == ["供水合作协议"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("江晚案。2019年6月3日，江晚被查。2021年，法院作出判决。", None),
        ("2021年6月3日，双峰县召开会议。2021年，全县开工12个项目。", "2021-06-03"),
    ],
)
def test_a_day_before_a_year_told_as_past_is_not_the_articles(text, day):
    page = Repaired("d", text, range(len(text)))
    assert [article.date for article in segment(page, gazetteer=gazetteer())] == [day]
