import itertools

import pytest
from marked import marked_view

from pipeline.relate.aliases import find_aliases
from pipeline.relate.roles import find_roles
from pipeline.relate.statements import find_statements


def statements_of(marked: str) -> list[tuple[str | None, str | None, str]]:
    view = marked_view(marked)
    aliases = tuple(find_aliases(view.page.text, view.article, view.mentions))
    return [(s.speaker, s.cue, s.text) for s in find_statements(view, find_roles(view, aliases), aliases)]


def organizations_of(marked: str) -> list[str | None]:
    view = marked_view(marked)
    aliases = tuple(find_aliases(view.page.text, view.article, view.mentions))
    return [s.org for s in find_statements(view, find_roles(view, aliases), aliases)]


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("[江晚|PERSON]表示，公司将扩大产能，再上一条生产线。", [("江晚", "表示", "公司将扩大产能，再上一条生产线。")]),
        ("[江晚|PERSON]说：“今年订单排到了年底。”", [("江晚", "说", "今年订单排到了年底。")]),
        ("“今年订单排到了年底。”[江晚|PERSON]说。", [("江晚", "说", "今年订单排到了年底。")]),
        (
            "“今年订单排到了年底，”[江晚|PERSON]说，“厂里天天加班。”",
            [("江晚", "说", "今年订单排到了年底，厂里天天加班。")],
        ),
        (
            "[江晚|PERSON]在致辞中指出，云岫区位独特，希望大家常来走走。",
            [("江晚", "指出", "云岫区位独特，希望大家常来走走。")],
        ),
        ("[江晚|PERSON]表示将加大投入，确保年内投产达效。", [("江晚", "表示", "将加大投入，确保年内投产达效。")]),
        ("[江晚|PERSON]出席会议，听取了汇报。", []),
        ("[江晚|PERSON]对乡亲们表示感谢。", []),
        ("[江晚|PERSON]边走边看，听取了介绍。", []),
        ("[江晚|PERSON]向获奖者表示祝贺。", []),
    ],
)
def test_who_said_what(marked, statements):
    assert statements_of(marked) == statements


def test_reported_words_of_a_person_end_with_the_sentence_where_the_story_turns():
    marked = "[江晚|PERSON]表示，要抓紧开工。随后，[江晚|PERSON]来到车间察看。"
    assert statements_of(marked) == [("江晚", "表示", "要抓紧开工。")]


def test_words_of_a_leader_run_to_the_end_of_the_paragraph():
    marked = "[江晚|PERSON]强调，要抓紧开工。各部门要主动上门。要守住底线。\n会前，大家参观了园区。"
    assert statements_of(marked) == [("江晚", "强调", "要抓紧开工。各部门要主动上门。要守住底线。")]


def test_two_speakers_in_one_sentence():
    marked = "[江晚|PERSON]说，路修好了；[宋岭|PERSON]说，日子也好了。"
    assert statements_of(marked) == [("江晚", "说", "路修好了"), ("宋岭", "说", "日子也好了。")]


def test_two_quotations_of_two_speakers():
    marked = "“路修好了。”[江晚|PERSON]说。“日子也好了。”[宋岭|PERSON]说。"
    assert statements_of(marked) == [("江晚", "说", "路修好了。"), ("宋岭", "说", "日子也好了。")]


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("[江晚|PERSON]说：“要把‘一件事’办成‘一次事’。”", "要把‘一件事’办成‘一次事’。"),
        ("[江晚|PERSON]说：“这叫“拎包入住”，企业来了就能干。”", "这叫“拎包入住”，企业来了就能干。"),
        ("[江晚|PERSON]说：“我们等了三年，终于等来了。", "我们等了三年，终于等来了。"),
        ("[江晚|PERSON]表示，要打造“拎包入住”园区。", "要打造“拎包入住”园区。"),
    ],
)
def test_nested_and_unclosed_quotation_marks(marked, text):
    assert [s[2] for s in statements_of(marked)] == [text]


def test_cues_inside_a_quotation_attribute_nothing():
    marked = "[江晚|PERSON]说：“爷爷常讲，[宋岭|PERSON]说过，做人要实在。”"
    assert [s[0] for s in statements_of(marked)] == ["江晚"]


def test_a_meeting_speaks_by_its_name():
    marked = "昨天，[全县招商引资大会|EVENT]召开。\n会议指出，要抓招商。要抓服务。\n会议强调，要抓落实。"
    assert statements_of(marked) == [(None, "指出", "要抓招商。要抓服务。"), (None, "强调", "要抓落实。")]
    assert organizations_of(marked) == ["全县招商引资大会"] * 2


def test_a_block_goes_on_over_paragraphs_that_count():
    marked = "[江晚|PERSON]强调，要做好三件事。\n一要抓招商，抓服务。\n二要抓项目，抓落实。\n会后，大家参观园区。"
    assert [s[2] for s in statements_of(marked)] == ["要做好三件事。\n一要抓招商，抓服务。\n二要抓项目，抓落实。"]


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("[江晚|PERSON]走进车间。他说，产线已满负荷运转。", "江晚"),
        ("[江晚|PERSON]说，路修好了。\n他还说，下一步要通上公交车。", "江晚"),
    ],
)
def test_a_pronoun_speaks_for_the_person_before(marked, speaker):
    assert [s[0] for s in statements_of(marked)][-1] == speaker


def test_a_pronoun_without_a_person_before_says_nothing():
    assert statements_of("他说，产线已满负荷运转。") == []


@pytest.mark.parametrize(
    ("marked", "org"),
    [
        ("[县委|ORG][书记|POST][江晚|PERSON]说，要快，要稳。", "县委"),
        ("[县委|ORG][副书记|POST]、[县工会|ORG][主席|POST][江晚|PERSON]说，要快，要稳。", "县工会"),
        ("[县委|ORG][副书记|POST]、[县长|POST][江晚|PERSON]说，要快，要稳。", "县委"),
        ("[云岫县|PLACE][县长|POST][江晚|PERSON]说，要快，要稳。", "云岫县政府"),
        ("时任[松烟集团|COMPANY][董事长|POST][江晚|PERSON]说，要快，要稳。", "松烟集团"),
        ("[县工信局|ORG]相关负责人介绍，全县新增企业12家。", "县工信局"),
        ("[松烟集团|COMPANY]负责人表示，订单已经排满。", "松烟集团"),
        ("[松烟集团|COMPANY]签下大单。该公司负责人表示，订单已经排满。", "松烟集团"),
        ("[松烟集团|COMPANY]表示，将追加投资。", "松烟集团"),
        ("据[县气象局|ORG]介绍，今春雨水偏多。", "县气象局"),
    ],
)
def test_whom_a_speaker_speaks_for(marked, org):
    assert organizations_of(marked) == [org]


def test_unnamed_people_may_speak():
    assert statements_of("大家纷纷表示，要把精神带回去，把工作干出彩。") == [
        (None, "表示", "要把精神带回去，把工作干出彩。")
    ]


def test_span_is_that_of_the_raw_words_without_the_outer_marks():
    view = marked_view("[江晚|PERSON]说：“今年订单排到了年底。”")
    [statement] = find_statements(view, (), ())
    assert view.raw[statement.start : statement.end] == statement.text == "今年订单排到了年底。"
    assert [e.quote for e in statement.evidence] == ["江晚说"]


def test_what_only_counts_words_is_none():
    assert statements_of("[江晚|PERSON]在会上提出三点要求。") == []


def test_statements_do_not_overlap():
    marked = (
        "“路好了。”[江晚|PERSON]说，“人多了。”[宋岭|PERSON]也说，“钱也多了。”\n他强调，要快。[宋岭|PERSON]表示，一定。"
    )
    view = marked_view(marked)
    spans = [(s.start, s.end) for s in find_statements(view, (), ())]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("“今年订单排到了年底，”[江晚|PERSON]说，“厂里天天加班。”", "今年订单排到了年底，厂里天天加班。"),
        (
            "“白天装空调，”[江晚|PERSON]一边擦汗一边说，“晚上烤串，”他笑了笑，“都是冷热活儿！”",
            "白天装空调，晚上烤串，都是冷热活儿！",
        ),
        (
            "“今年订单排到了年底。”[江晚|PERSON]表示，将再上一条生产线。",
            "“今年订单排到了年底。”将再上一条生产线。",
        ),
        ("[江晚|PERSON]说：“老人讲‘路通财通’，我信。”", "老人讲‘路通财通’，我信。"),
        ("[江晚|PERSON]表示，要用好“链长制”和“专班制”，服务企业。", "要用好“链长制”和“专班制”，服务企业。"),
    ],
)
def test_the_text_of_a_split_quotation_reads_as_the_words_said(marked, text):
    view = marked_view(marked)
    [said] = find_statements(view, find_roles(view), ())
    assert said.text == text
    assert view.raw[said.start : said.end].startswith(text.removeprefix("“")[:4])
    assert view.raw[said.start : said.end].endswith(text[-4:])


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("[江晚|PERSON]的看法则是，先修路再招商。", [("江晚", "看法", "先修路再招商。")]),
        ("[江晚|PERSON]对这家厂的评价是：“账目清楚，干活利索。”", [("江晚", "评价", "账目清楚，干活利索。")]),
        ("“投下去就要等得起。”[江晚|PERSON]的这番话引来掌声。", [("江晚", "这番话", "投下去就要等得起。")]),
        ("“跑一趟窗口，掉一斤肉。”[江晚|PERSON]的吐槽引来笑声。", [("江晚", "吐槽", "跑一趟窗口，掉一斤肉。")]),
    ],
)
def test_nouns_of_saying(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("[江晚|PERSON]分析，雨带北抬，后三天雨势转弱。", [("江晚", "分析", "雨带北抬，后三天雨势转弱。")]),
        ("“灯一亮，客人就来。”[江晚|PERSON]最后总结。", [("江晚", "总结", "灯一亮，客人就来。")]),
        ("[江晚|PERSON]插话：“图纸今天就能定下来。”", [("江晚", "插话", "图纸今天就能定下来。")]),
        ("[江晚|PERSON]抱怨“办一张证要跑三个楼”。", [("江晚", "抱怨", "办一张证要跑三个楼")]),
        ("“鞋底都磨薄了。”[江晚|PERSON]摘下草帽打趣。", [("江晚", "打趣", "鞋底都磨薄了。")]),
        ("[江晚|PERSON]辩称，图样早已公开。", [("江晚", "辩称", "图样早已公开。")]),
        ("“最怕停电。”[江晚|PERSON]说到这里，起身鞠了一躬。", [("江晚", "说", "最怕停电。")]),
        ("“茶都自己炒好了，人反倒闲了。”[江晚|PERSON]说着打开手机。", [("江晚", "说", "茶都自己炒好了，人反倒闲了。")]),
        ("“走，看看去”，[江晚|PERSON]招呼大家。", [("江晚", "招呼", "走，看看去")]),
        ("[江晚|PERSON]到会宣布市委决定：[宋岭|PERSON]任书记。", [("江晚", "宣布", "宋岭任书记。")]),
        ("[江晚|PERSON]分析市场行情，安排了生产。", []),
    ],
)
def test_verbs_that_report_only_with_words(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[江晚|PERSON]通报“全镇转移二百人”，[宋岭|PERSON]随后补充，棉被已备齐。",
            [("江晚", "通报", "全镇转移二百人"), ("宋岭", "补充", "棉被已备齐。")],
        ),
        (
            "[江晚|PERSON]建议“先修水渠”，[宋岭|PERSON]则主张先把路面修到地头再谈水渠。",
            [("江晚", "建议", "先修水渠"), ("宋岭", "主张", "先把路面修到地头再谈水渠。")],
        ),
        (
            "“头一年没人来，”[江晚|PERSON]说，“第二年坐不下，”他指指院子，“你看！”院里坐满了人。",
            [("江晚", "说", "头一年没人来，第二年坐不下，你看！")],
        ),
        (
            "“这是正常安排，”[江晚|PERSON]说，“不影响经营。”[江晚|PERSON]上任三年，此前在外地工作。",
            [("江晚", "说", "这是正常安排，不影响经营。")],
        ),
        (
            "[江晚|PERSON]叮嘱随行的[局长|POST][宋岭|PERSON]，月底前办好招聘会。",
            [("江晚", "叮嘱", "月底前办好招聘会。")],
        ),
        ("[江晚|PERSON]听完介绍后表示，政策要送上门。", [("江晚", "表示", "政策要送上门。")]),
        ("[市政府|ORG]在报告中提出，今年粮食增产一成。", [(None, "提出", "今年粮食增产一成。")]),
        ("候车的旅客说，有热水喝，就不觉得冷。", [(None, "说", "有热水喝，就不觉得冷。")]),
        ("一位开面馆的老板私下说：“开完会没有回音。”", [(None, "说", "开完会没有回音。")]),
        ("[江晚|PERSON]来了。他建议由技校和企业合办订单班。", [("江晚", "建议", "由技校和企业合办订单班。")]),
    ],
)
def test_who_spoke_where_clauses_meet(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "记者：厂子多大？\n[江晚|PERSON]：有三百亩。\n后来又添了两百亩。\n记者：难在哪儿？\n"
            "[宋岭|PERSON]（销售总监）：缺人，也缺地。\n说到这儿，[江晚|PERSON]站起身。",
            [
                (None, None, "厂子多大？"),
                ("江晚", None, "有三百亩。\n后来又添了两百亩。"),
                (None, None, "难在哪儿？"),
                ("宋岭", None, "缺人，也缺地。"),
            ],
        ),
        (
            "访厂长[江晚|PERSON]\n问：厂子多大？\n答：有三百亩。",
            [(None, None, "厂子多大？"), ("江晚", None, "有三百亩。")],
        ),
        (
            "[江晚|PERSON]：有三百亩。\n记者提问：何时投产？\n[宋岭|PERSON]：六月投产。",
            [("江晚", None, "有三百亩。"), (None, None, "何时投产？"), ("宋岭", None, "六月投产。")],
        ),
        ("问：多大？\n答：[江晚|PERSON]表示，有三百亩。", [(None, None, "多大？"), ("江晚", "表示", "有三百亩。")]),
        ("【录音】[江晚|PERSON]：这里气候凉，电价低。", [("江晚", None, "这里气候凉，电价低。")]),
        ("供稿：[江晚|PERSON]\n记者：[宋岭|PERSON]", []),
        ("值班电话：已经开通。\n[江晚|PERSON]：已经到岗。", []),
    ],
)
def test_questions_and_answers(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[江晚|PERSON]说，写在纸上的叫目标，分到人头的才叫责任，说完又埋头改起了表格。",
            [("江晚", "说", "写在纸上的叫目标，分到人头的才叫责任")],
        ),
        (
            "[云岫法院|ORG]审理认为，料子应视为验收合格，遂当庭判决十日内付清货款。",
            [(None, "认为", "料子应视为验收合格")],
        ),
        (
            "[江晚|PERSON]评论说，换班子最忌换一任换一套打法，不过他没有直接谈及学院。",
            [("江晚", "评论说", "换班子最忌换一任换一套打法")],
        ),
        (
            "[江晚|PERSON]说得干脆，“会上给了方子，抓药是我们的事”，一旁的[宋岭|PERSON]忙着点头。",
            [("江晚", "说", "会上给了方子，抓药是我们的事")],
        ),
        (
            "“输赢不是最要紧的，”[江晚|PERSON]合上卷宗，说得很慢，“要紧的是按了手印的合同谁都得认。”",
            [("江晚", "说", "输赢不是最要紧的，要紧的是按了手印的合同谁都得认。")],
        ),
        (
            "“他运气好。”[松烟羊司|COMPANY][创始人|POST][江晚|PERSON]这样评价，“可运气这东西，蹲着的人接得住。”",
            [("江晚", "评价", "他运气好。可运气这东西，蹲着的人接得住。")],
        ),
        (
            "[江晚|PERSON]说，牌子要擦亮，要靠一件一件的小事。[云岫|PLACE]将在土地、人才上先行一步。",
            [("江晚", "说", "牌子要擦亮，要靠一件一件的小事。云岫将在土地、人才上先行一步。")],
        ),
        ("[江晚|PERSON]听完双方诉说，先没有判，而是请来了调解员。", []),
        (
            "“水认得低处，人也要认得和气。”[江晚|PERSON]的一句话，把两家说和了。",
            [("江晚", "一句话", "水认得低处，人也要认得和气。")],
        ),
    ],
)
def test_where_the_words_meet_the_story(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[江晚|PERSON]泼了点冷水，他说：“园区要看灯亮了几盏。”他同时提出，可以设一只容错的基金。",
            [("江晚", "说", "园区要看灯亮了几盏。"), ("江晚", "提出", "可以设一只容错的基金。")],
        ),
        (
            "“五年前我只数到五台，”[江晚|PERSON]笑着说，“今天数不过来了。”他表示，愿把新想法放到这里来试。",
            [("江晚", "笑着说", "五年前我只数到五台，今天数不过来了。"), ("江晚", "表示", "愿把新想法放到这里来试。")],
        ),
        (
            "[江晚|PERSON]坦言，“问题出在手艺上。”她透露，工会将开设夜校，上半年培训六千人。",
            [("江晚", "坦言", "问题出在手艺上。"), ("江晚", "透露", "工会将开设夜校，上半年培训六千人。")],
        ),
    ],
)
def test_new_words_with_a_cue_of_their_own(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "org", "cue"),
    [
        ("[松烟股份|COMPANY]4月28日晚公告，一季度实现营业收入15.7亿元，同比增长两成。", "松烟股份", "公告"),
        ("[云岫证监局|ORG]此前提醒，上市公司不要只讲故事。", "云岫证监局", "提醒"),
        ("[市气象局|ORG]昨日提醒，未来三天有大风，请市民减少外出。", "市气象局", "提醒"),
        ("[松烟集团|COMPANY][新闻发言人|POST]在书面答复中称，明年启动的项目不要一分钱补贴。", "松烟集团", "称"),
        ("据[松烟股份有限公司|COMPANY]（下称[松烟|COMPANY]）官网披露，聘任江晚为总裁。", "松烟股份有限公司", "披露"),
        ("[松烟集团|COMPANY]的发言人在云岫市说，订单已经下达，今年就能交付。", "松烟集团", "说"),
        ("[市教育局|ORG]发布通报：经核实，这所学校没有招生资格。", "市教育局", "通报"),
        ("[松烟集团|COMPANY]发布公告，不再聘任江晚为公司总裁。", "松烟集团", "公告"),
        ("“工程款上周就到了。”[松烟集团|COMPANY]一名员工向记者证实。", "松烟集团", "证实"),
    ],
)
def test_bodies_that_speak_on_a_day_or_in_a_paper(marked, org, cue):
    assert [(s[0], s[1]) for s in statements_of(marked)] == [(None, cue)]
    assert organizations_of(marked) == [org]


def test_who_speaks_for_a_body_says_so():
    marked = "[副市长|POST][江晚|PERSON]代表[市政府|ORG]表示，安家费由市里先垫。"
    assert statements_of(marked) == [("江晚", "表示", "安家费由市里先垫。")]
    assert organizations_of(marked) == ["市政府"]


def test_a_quotation_that_each_paragraph_opens_anew():
    marked = "[江晚|PERSON]说：\n“会不会造车？不会。\n“有一件事我们会管：几点下班。\n“今年要靠大家。”\n会场响起掌声。"
    assert statements_of(marked) == [
        ("江晚", "说", "会不会造车？不会。\n“有一件事我们会管：几点下班。\n“今年要靠大家。"),
    ]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (
            "[江晚|PERSON]说，今年推进项目420项。能源方面，入夏前还将投产3个储能项目。",
            "今年推进项目420项。能源方面，入夏前还将投产3个储能项目。",
        ),
        (
            "[市工信局|ORG][副局长|POST][江晚|PERSON]认为，会议指明了方向。[市工信局|ORG]将梯度培育企业。",
            "会议指明了方向。市工信局将梯度培育企业。",
        ),
        (
            "[江晚|PERSON]告诉记者，前些年贷款难、审批慢。新的一年，企业打算再招200名工人。",
            "前些年贷款难、审批慢。新的一年，企业打算再招200名工人。",
        ),
        (
            "[江晚|PERSON]在致辞中表示，全球转型正在提速。行业要从拼价格转向拼技术。",
            "全球转型正在提速。行业要从拼价格转向拼技术。",
        ),
        ("[江晚|PERSON]表示，项目已经完工。[宋岭|PERSON]随后察看了厂房。", "项目已经完工。"),
        (
            "[江晚|PERSON]表示，项目已经完工。[市财政局|ORG]将于三个月内拨付资金。",
            "项目已经完工。市财政局将于三个月内拨付资金。",
        ),
        ("[江晚|PERSON]说，路修好了，人也多了。他打算明年再来。", "路修好了，人也多了。"),
        ("[江晚|PERSON]强调，要抓紧开工。礼堂里响起长时间的掌声。", "要抓紧开工。"),
        (
            "[江晚|PERSON]强调，做好工作要稳中求进。\n要优化营商环境，对难点一项一项盯。",
            "做好工作要稳中求进。\n要优化营商环境，对难点一项一项盯。",
        ),
        (
            "[江晚|PERSON]表示，路要修。一是加固路基。\n二是架桥，鼓励各村出工。\n三是种树。",
            "路要修。一是加固路基。\n二是架桥，鼓励各村出工。\n三是种树。",
        ),
    ],
)
def test_where_reported_words_go_on(marked, words):
    assert [text for _, _, text in statements_of(marked)] == [words]


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[江晚|PERSON]弯腰捧起一条鲤鱼，笑得合不拢嘴：“今年雨水好，一亩田能捕七八十斤。”",
            [("江晚", None, "今年雨水好，一亩田能捕七八十斤。")],
        ),
        ("[江晚|PERSON]指着墙上的标语：“安全第一”。", []),
        ("墙上写着两行字：“安全第一，质量第一。”", []),
        (
            "“只用了四天。”2024年11月5日，在[松烟公司|COMPANY]的仓库里，[江晚|PERSON]一边清点货物一边说，这笔贷款解了急。",
            [("江晚", "说", "“只用了四天。”这笔贷款解了急。")],
        ),
    ],
)
def test_words_that_no_verb_attributes_or_a_scene_parts(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[江晚|PERSON]回答，今年招了200多名焊工，钢材也签了长协价，[宋岭|PERSON]听后频频点头。",
            [("江晚", "回答", "今年招了200多名焊工，钢材也签了长协价")],
        ),
        (
            "“大国重器要掌握在自己手里，”[江晚|PERSON]叮嘱企业负责人，“越是形势好，越要舍得花钱。”他要求有关部门主动靠前服务，尽快办好手续。",
            [
                ("江晚", "叮嘱", "大国重器要掌握在自己手里，越是形势好，越要舍得花钱。"),
                ("江晚", "要求", "有关部门主动靠前服务，尽快办好手续。"),
            ],
        ),
        (
            "[江晚|PERSON]对企业多年坚持创新表示赞许，希望企业用好产业优势，把成果留在本地转化。",
            [("江晚", "希望", "企业用好产业优势，把成果留在本地转化。")],
        ),
        ("[江晚|PERSON]告诉调研组，项目明年6月投产。", [("江晚", "告诉", "项目明年6月投产。")]),
        ("“以前要80个人，现在只要19个。”[江晚|PERSON]告诉来宾。", [("江晚", "告诉", "以前要80个人，现在只要19个。")]),
        (
            "[江晚|PERSON]向[宋岭|PERSON]作出的贡献表示感谢。他说，这次大会是一次求真务实的大会。",
            [("江晚", "说", "这次大会是一次求真务实的大会。")],
        ),
        ("[云岫法院|ORG]审理后认为，其行为已构成犯罪。", [(None, "认为", "其行为已构成犯罪。")]),
        (
            "[江晚|PERSON]表示，两地合作大有可为。欢迎更多企业来对接供应链。",
            [("江晚", "表示", "两地合作大有可为。欢迎更多企业来对接供应链。")],
        ),
        (
            "[江晚|PERSON]分析，这次会议的信号十分明确。对云岫这样的城市来说，信心就是最稀缺的资源。",
            [("江晚", "分析", "这次会议的信号十分明确。对云岫这样的城市来说，信心就是最稀缺的资源。")],
        ),
        (
            "[江晚|PERSON]在致辞中说，云岫是全省唯一的港口城市。选择云岫就是选择机遇。",
            [("江晚", "说", "云岫是全省唯一的港口城市。选择云岫就是选择机遇。")],
        ),
        ("[江晚|PERSON]请供电公司作出答复，得到的回答是：12月底前送电。", []),
        (
            "[江晚|PERSON]强调，项目是压舱石。对[松烟公司|COMPANY]反映的问题，县住建局要在8月前完成施工。",
            [("江晚", "强调", "项目是压舱石。对松烟公司反映的问题，县住建局要在8月前完成施工。")],
        ),
    ],
)
def test_listeners_speeches_and_clauses_of_the_story(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[江晚|PERSON]声称，补贴扭曲了市场。[外交部|ORG][发言人|POST][宋岭|PERSON]当天在万象证实，副外长会后将来访。",
            [("江晚", "声称", "补贴扭曲了市场。"), ("宋岭", "证实", "副外长会后将来访。")],
        ),
        (
            "[江晚|PERSON]表示，影片总投资4200万元。“我们不奢望爆款，票房过亿就很知足。”[松烟影业|COMPANY]成立于2018年。",
            [("江晚", "表示", "影片总投资4200万元。“我们不奢望爆款，票房过亿就很知足。”")],
        ),
        ("[江晚|PERSON]在[松烟信息技术有限公司|COMPANY]（下称“松烟科技”）运营的平台领取了会员。", []),
        (
            "“判决我们尊重，”[江晚|PERSON]昨日回复本刊，“页面已全部改版。”[江晚|PERSON]同时表示，用户可以申请退费。",
            [("江晚", "回复", "判决我们尊重，页面已全部改版。"), ("江晚", "表示", "用户可以申请退费。")],
        ),
        ("[江晚|PERSON]笑言：“最难的是挑着盐还要走得好看。”", [("江晚", "笑言", "最难的是挑着盐还要走得好看。")]),
    ],
)
def test_statements_of_general_news(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[外交部|ORG][发言人|POST][宋岭|PERSON]当天在[万象|PLACE]证实，副外长会后将来访。",
            [("宋岭", "证实", "副外长会后将来访。")],
        ),
        ("[总工程师|POST][孙立新|PERSON]介绍，公司有研发人员126人。", [("孙立新", "介绍", "公司有研发人员126人。")]),
        (
            "[江晚|PERSON]认为，政府要敢当第一个用户，[宋岭|PERSON]却觉得，公司终究要靠市场活着。",
            [("江晚", "认为", "政府要敢当第一个用户"), ("宋岭", "觉得", "公司终究要靠市场活着。")],
        ),
        (
            "[松烟新材料股份有限公司|COMPANY]（证券简称：[松烟新材|COMPANY]）2024年4月18日公告，[江晚|PERSON]提交辞职报告。",
            [(None, "公告", "江晚提交辞职报告。")],
        ),
        (
            "“民宿想再提一提档次。”[村党支部|ORG][书记|POST][江晚|PERSON]说得很实在。",
            [("江晚", "说", "民宿想再提一提档次。")],
        ),
        (
            "“他们专挑雨夜下手，连夜拉到外省。”[大队长|POST][江晚|PERSON]介绍了破案经过。",
            [("江晚", "介绍", "他们专挑雨夜下手，连夜拉到外省。")],
        ),
        (
            "“订单排到几月了？”今天上午，[县委|ORG][书记|POST][江晚|PERSON]走进车间就问。",
            [("江晚", "问", "订单排到几月了？")],
        ),
        (
            "“三百步就到车间，娃娃放学我看得见！”7月5日，[江晚|PERSON]笑得合不拢嘴。",
            [("江晚", "笑", "三百步就到车间，娃娃放学我看得见！")],
        ),
        (
            "“地里的活儿不愁没人干了！”看着新修的水渠，村民[江晚|PERSON]松了口气。",
            [("江晚", None, "地里的活儿不愁没人干了！")],
        ),
        (
            "“这批货要连夜装船。”[车间主任|POST][江晚|PERSON]指了指码头，“客户等着用。”",
            [("江晚", None, "这批货要连夜装船。客户等着用。")],
        ),
        ("“地里的活儿不愁没人干了！”水渠修好后，大家都围着[江晚|PERSON]道谢。", []),
        ("墙上写着“安全第一，质量第一。”[江晚|PERSON]走上台。", []),
    ],
)
def test_quotations_that_their_speaker_s_act_follows(marked, statements):
    assert statements_of(marked) == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("[江晚|PERSON]等表示会按时交付全部设备。", [("江晚", "表示", "会按时交付全部设备。")]),
        ("企业代表[江晚|PERSON]等表示会按时交付全部设备。", [("江晚", "表示", "会按时交付全部设备。")]),
        (
            "[江晚|PERSON]、[宋岭|PERSON]等人建议尽快开通到县城的专线。",
            [("江晚", "建议", "尽快开通到县城的专线。")],
        ),
        ("[江晚|PERSON]说起往事：“当年这里只有一条土路。”", [("江晚", None, "当年这里只有一条土路。")]),
        (
            "[澄溪市|PLACE][副市长|POST][江晚|PERSON]：\n“企业的难处就是我们的差事。”",
            [("江晚", None, "企业的难处就是我们的差事。")],
        ),
        ("借用[江晚|PERSON]的话：“客户在哪里，厂子就在哪里。”", [("江晚", "话", "客户在哪里，厂子就在哪里。")]),
        ("来自[江晚|PERSON]的讲述：\n“那年冬天没有炉子。”", [("江晚", "讲述", "那年冬天没有炉子。")]),
        ("“路通了，日子就好了。”——[江晚|PERSON]", [("江晚", None, "路通了，日子就好了。")]),
        ("[江晚|PERSON]等人参加介绍会。", []),
    ],
)
def test_who_said_what_by_colon_dash_or_as_one_of_several(marked, statements):
    assert statements_of(marked) == statements


def test_a_pronoun_goes_on_with_who_spoke_last():
    marked = (
        "[江晚|PERSON]感叹：“当年没有路。”一旁的[经理|POST][宋岭|PERSON]接过话头：“现在路通了。”"
        "她又补充说：“城里人排队来摘。”"
    )
    assert [speaker for speaker, _, _ in statements_of(marked)] == ["江晚", "宋岭", "宋岭"]


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("[江晚|PERSON]代表[云泽市商务局|ORG]在致辞中表示，要扩大开放。", "江晚"),
        ("作为[松烟集团|COMPANY][董事长|POST]，[江晚|PERSON]曾在一次讲话中表示，质量是根本。", "江晚"),
        ("[松烟集团|COMPANY]内部人士表示，今年订单排到了年底。", "松烟集团"),
        ("接近[松烟集团|COMPANY]的人士表示，今年订单排到了年底。", None),
        ("6月8日，[江晚|PERSON]来到车间。在云泽，指出要守住安全底线。", "江晚"),
        (
            "[云泽市纪委|ORG]通报三起典型案例。其中有[河东镇政府|ORG]的问题。通报指出，要以案为鉴，举一反三。",
            "云泽市纪委",
        ),
        ("[松烟股份|COMPANY]称，产能将翻一番。[江西松烟股份有限公司|COMPANY]在北山。", "松烟股份"),
    ],
)
def test_who_speaks_behind_titles_documents_and_acts(marked, who):
    view = marked_view(marked)
    aliases = tuple(find_aliases(view.page.text, view.article, view.mentions))
    said = find_statements(view, find_roles(view, aliases), aliases)
    assert [one.speaker or one.org for one in said] == [who]


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        ("会场静了。“路要修。”“桥也要修。”[江晚|PERSON]说。", [("江晚", "路要修。”“桥也要修。")]),
        ("“几时通车？”“年底。”[江晚|PERSON]说。", [("江晚", "年底。")]),
        ("“路要修。”“几时修？”[江晚|PERSON]问。", [("江晚", "几时修？")]),
        (
            "[江晚|PERSON]指着图纸：“这里要架桥。”“几时动工？”[宋岭|PERSON]问。",
            [("江晚", "这里要架桥。"), ("宋岭", "几时动工？")],
        ),
        ("[江晚|PERSON]指着图纸：“这里要架桥。”“几时动工？”掌声响起。", [("江晚", "这里要架桥。")]),
        ("■[代表|POST] [江晚|PERSON]（白石厂厂长）：\n建议修路。", [("江晚", "建议修路。")]),
        ("“安全第一！”这是[江晚|PERSON]的口头禅。", [("江晚", "安全第一！")]),
        ("“修路先修桥”是[江晚|PERSON]常挂在嘴边的话。", [("江晚", "修路先修桥")]),
        ("“白石桥”是[江晚|PERSON]修的。", []),
        ("[江晚|PERSON]认为，路要修。其表示，桥也要修。", [("江晚", "路要修。"), ("江晚", "桥也要修。")]),
        (
            "[江晚|PERSON]说，路要修好，“现在就修。”[宋岭|PERSON]说，桥也要修。",
            [("江晚", "路要修好，“现在就修。”"), ("宋岭", "桥也要修。")],
        ),
        ("[江晚|PERSON]来了。但他拒绝透露名字，仅表示“桥也要修”。", [("江晚", "桥也要修")]),
        ("[江晚|PERSON]另有主意：“先修桥。”", [("江晚", "先修桥。")]),
        ("“路要修，”[江晚|PERSON]说。“桥也要修。”", [("江晚", "路要修"), ("江晚", "桥也要修。")]),
        ("[江晚|PERSON]修了一辈子桥。“越快越好。”“几时通车？”", [("江晚", "越快越好。")]),
        ("[江晚|PERSON]修了一辈子桥。“桥好走。”[宋岭|PERSON]说。", [("宋岭", "桥好走。")]),
        ("[江晚|PERSON]修了一辈子桥。桥叫“云桥”。", []),
        ("[江晚|PERSON]表示，要修路，[宋岭|PERSON]代表村民发言。", [("江晚", "要修路")]),
        ("[江晚|PERSON]表示，要修路，[镇长|POST][宋岭|PERSON]和[白石|PERSON]参加。", [("江晚", "要修路")]),
        (
            "[江晚|PERSON]宣布，现在开工，[县长|POST][宋岭|PERSON]，[镇长|POST][白石|PERSON]出席。",
            [("江晚", "现在开工")],
        ),
        ("[江晚|PERSON]介绍修路情况，[镇长|POST][宋岭|PERSON]参加。", []),
        ("[江晚|PERSON]说：“有两件事。\n“先修路。\n“再修桥。”", [("江晚", "有两件事。\n“先修路。\n“再修桥。")]),
        ("[江晚|PERSON]说：“先修路。\n再修‘云桥’。”\n掌声响起。", [("江晚", "先修路。\n再修‘云桥’。")]),
        ("[江晚|PERSON]说：“先修路。\n“还要修桥。”[宋岭|PERSON]说。", [("江晚", "先修路。"), ("宋岭", "还要修桥。")]),
    ],
)
def test_whose_a_quotation_is(marked, statements):
    assert [(speaker, text) for speaker, _, text in statements_of(marked)] == statements


@pytest.mark.parametrize(
    ("marked", "statements"),
    [
        (
            "[云泽市委组织部|ORG]负责同志出席[白石集团|COMPANY]干部会议，宣布市委决定：[江晚|PERSON]任[党委书记|POST]。",
            [("云泽市委组织部", "江晚任党委书记。")],
        ),
        (
            "[云泽证券交易所|ORG]3日公告，对[白石股份|COMPANY]予以公开谴责。",
            [("云泽证券交易所", "对白石股份予以公开谴责。")],
        ),
        ("墙上贴着公告，公司停业三天。", []),
        (
            "在[白石厂|COMPANY]、[松烟厂|COMPANY]，[江晚|PERSON]看望职工。他指出，要守住安全底线。",
            [("江晚", "要守住安全底线。")],
        ),
        (
            "[宋岭|PERSON]作了汇报。社区居民[江晚|PERSON]也来到现场，他介绍，院子里通了气。",
            [("江晚", "院子里通了气。")],
        ),
        ("[云泽市委|ORG][云泽市政府|ORG]主要负责人表示，路要修到山脚。", [("云泽市委", "路要修到山脚。")]),
        (
            "[江晚|PERSON]对他们的工作给予肯定，并提出了明确要求：要修路架桥，要守住底线。",
            [("江晚", "要修路架桥，要守住底线。")],
        ),
        ("[江晚|PERSON]指出“十五五”期间要再修两条路。", [("江晚", "“十五五”期间要再修两条路。")]),
        ("[江晚|PERSON]走进病房，叮嘱他们要安心养病，早日康复。", [("江晚", "要安心养病，早日康复。")]),
        (
            "记者见到了[江晚|PERSON]。\n[江晚|PERSON]：路通了。以后运货不用绕山。",
            [("江晚", "路通了。以后运货不用绕山。")],
        ),
        ("[江晚|PERSON]：路通以后的日子", []),
        ("村民[江晚|PERSON]正在棚里修剪枝叶，“学着技术，挣钱顾家两不误！”", [("江晚", "学着技术，挣钱顾家两不误！")]),
        ("村民[江晚|PERSON]给大棚取名，“白石桥”。", []),
        (
            "“两件事正好一起办！”[江晚|PERSON]随即联系经营者，“白石在线”公众号登了广告。",
            [("江晚", "两件事正好一起办！")],
        ),
    ],
)
def test_who_acts_before_the_words_speaks(marked, statements):
    view = marked_view(marked)
    aliases = tuple(find_aliases(view.page.text, view.article, view.mentions))
    said = find_statements(view, find_roles(view, aliases), aliases)
    assert [(one.speaker or one.org, one.text) for one in said] == statements


def test_a_company_announces_behind_its_code_or_when_the_market_closed():
    marked = "[松烟机械|COMPANY]（HK0123）公告，[江晚|PERSON]辞任。[松烟机械|COMPANY]收市后公布，[宋岭|PERSON]接任。"
    assert statements_of(marked) == [(None, "公告", "江晚辞任。"), (None, "公布", "宋岭接任。")]


def test_what_a_speaker_says_to_think_is_among_his_words():
    marked = "[江晚|PERSON]表示，经检视三年的修路计划后，认为需要适时改变，明年再修桥。"
    assert statements_of(marked) == [("江晚", "表示", "经检视三年的修路计划后，认为需要适时改变，明年再修桥。")]


def test_what_the_report_finds_out_or_asks_behind_the_words_is_no_part_of_them():
    marked = "[江晚|PERSON]表示，路要先修。要修得牢。据悉，这条路将分段实施，全面推进山区的建设。"
    assert statements_of(marked) == [("江晚", "表示", "路要先修。要修得牢。")]
    marked = "[江晚|PERSON]表示，路要先修。要修得牢。路上结冰时该怎么办？[宋岭|PERSON]表示，要撒盐。"
    assert statements_of(marked) == [
        ("江晚", "表示", "路要先修。要修得牢。"),
        ("宋岭", "表示", "要撒盐。"),
    ]
