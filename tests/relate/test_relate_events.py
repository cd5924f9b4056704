import pytest
from marked import marked_view

from pipeline.relate.events import find_events
from pipeline.relate.roles import find_roles
from pipeline.relate.statements import find_statements

HELD = "昨天，[全市招商大会|EVENT]召开。"


def participants_of(marked: str) -> set[tuple[str, str]]:
    view = marked_view(marked)
    [event] = find_events(view, find_statements(view, find_roles(view), ()))
    return {(p.who, p.role) for p in event.participants}


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        (
            "[市委|ORG][书记|POST][江晚|PERSON]出席会议并讲话，[市长|POST][宋岭|PERSON]主持。",
            {("江晚", "speaker"), ("宋岭", "chair")},
        ),
        (
            "[江晚|PERSON]、[宋岭|PERSON]、[程景行|PERSON]参加会议。",
            {(n, "attendee") for n in ("江晚", "宋岭", "程景行")},
        ),
        ("[江晚|PERSON]主持会议并讲话。", {("江晚", "chair"), ("江晚", "speaker")}),
        ("[江晚|PERSON]主持会议并作总结讲话。", {("江晚", "chair"), ("江晚", "speaker")}),
        ("[江晚|PERSON]主持。[江晚|PERSON]在主持时强调，要抓紧开工。", {("江晚", "chair")}),
        (
            "[江晚|PERSON]主持。[江晚|PERSON]在总结讲话时要求，要抓紧开工。",
            {("江晚", "chair"), ("江晚", "speaker")},
        ),
        ("[省发改委|ORG][副主任|POST][江晚|PERSON]到会指导。", {("江晚", "guest")}),
        (
            "[市工信局|ORG]、[澄溪县|PLACE]、[松烟集团|COMPANY]作交流发言。",
            {(n, "speaker") for n in ("市工信局", "澄溪县", "松烟集团")},
        ),
        ("[江晚|PERSON]表示，要修路，[宋岭|PERSON]代表村民发言。", {("宋岭", "speaker")}),
        ("[江晚|PERSON]宣读表彰决定，[宋岭|PERSON]列席会议。", {("江晚", "speaker"), ("宋岭", "attendee")}),
        ("会前，[江晚|PERSON]会见了嘉宾并参加合影。", set()),
    ],
)
def test_who_took_part_and_how(sentence, participants):
    assert participants_of(HELD + sentence) == participants


def test_who_speaks_at_a_press_conference_is_its_speaker():
    marked = "昨天，[全市稳增长新闻发布会|EVENT]举行。[市统计局|ORG][局长|POST][江晚|PERSON]表示，一季度开局平稳。"
    assert participants_of(marked) == {("江晚", "speaker")}


def test_reporters_of_the_dateline_are_no_participants():
    marked = "本报讯（记者 [江晚|PERSON]）昨天，[全市招商大会|EVENT]召开，[宋岭|PERSON]出席。"
    assert participants_of(marked) == {("宋岭", "attendee")}


def test_an_event_has_the_day_the_place_and_the_sentence_of_its_article():
    [event] = find_events(marked_view(HELD + "[江晚|PERSON]出席。", date="2024-03-08", place="云岫"))
    assert (event.name, event.date, event.place) == ("全市招商大会", "2024-03-08", "云岫")
    assert [e.quote for e in event.evidence] == ["昨天，全市招商大会召开。"]


@pytest.mark.parametrize("marked", ["[江晚|PERSON]出席。", "要贯彻[全市招商大会|EVENT]精神。"])
def test_no_event_where_none_is_held(marked):
    assert find_events(marked_view(marked)) == ()


@pytest.mark.parametrize(
    ("marked", "participants"),
    [
        ("[江晚|PERSON]、[宋岭|PERSON]，[松烟公司|COMPANY]有关负责人出席[松烟大桥开工仪式|EVENT]。",
         {("江晚", "attendee"), ("宋岭", "attendee"), ("松烟公司", "attendee")}),
        ("[江晚|PERSON]主持[两岸茶叶对话会|EVENT]，[市外办|ORG]有关负责人，[宋岭|PERSON]等参加。",
         {("江晚", "chair"), ("市外办", "attendee"), ("宋岭", "attendee")}),
        ("[松烟集团|COMPANY]、[云岫茶业|COMPANY]等八十家企业参展[边贸博览会|EVENT]。",
         {("松烟集团", "attendee"), ("云岫茶业", "attendee")}),
        ("[全市招商大会|EVENT]召开。[市国资委|ORG]派员到会指导。", {("市国资委", "guest")}),
        ("[全市招商大会|EVENT]召开。大会由[市委|ORG][书记|POST][江晚|PERSON]主持。", {("江晚", "chair")}),
        ("[全市招商大会|EVENT]召开。主持的是[市长|POST][江晚|PERSON]。", {("江晚", "chair")}),
        ("[全市招商大会|EVENT]召开。“办证太慢。”参会的[江晚|PERSON]说。", {("江晚", "attendee")}),
        ("[全市招商大会|EVENT]召开。[江晚|PERSON]汇报，前三季度增长一成。", {("江晚", "speaker")}),
    ],
)  # fmt: skip
def test_more_ways_of_taking_part(marked, participants):
    assert participants_of(marked) == participants


def test_who_speaks_at_a_briefing_is_its_speaker():
    marked = "昨天，[全市反诈工作通气会|EVENT]召开。[市公安局|ORG][副局长|POST][江晚|PERSON]介绍，发案数下降两成。"
    assert participants_of(marked) == {("江晚", "speaker")}


def test_firms_with_a_stand_take_part_in_an_exhibition():
    stand = "[松烟传感|COMPANY]、[云岫智能|COMPANY]的展台前，不时有客商驻足。[兰溪重工|COMPANY]带来一台新机床。"
    everyone = {(n, "attendee") for n in ("松烟传感", "云岫智能", "兰溪重工")}
    assert participants_of("[装备产业博览会|EVENT]昨天开幕。" + stand) == everyone
    assert participants_of(HELD + "[兰溪重工|COMPANY]带来一台新机床。") == set()


def test_words_at_a_session_make_it_an_event_of_its_own():
    marked = (
        "昨天，[全市招商大会|EVENT]召开，[江晚|PERSON]讲话。\n"
        "在下午举行的[氢能产业论坛|EVENT]上，[宋岭|PERSON]认为，成本还要降。[程景行|PERSON]说：“我们来找伙伴。”"
    )
    view = marked_view(marked)
    events = find_events(view, find_statements(view, find_roles(view), ()))
    assert [(e.name, {(p.who, p.role) for p in e.participants}) for e in events] == [
        ("全市招商大会", {("江晚", "speaker")}),
        ("氢能产业论坛", {("宋岭", "speaker"), ("程景行", "speaker")}),
    ]


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("[江晚|PERSON]、[宋岭|PERSON]先后推介。", {("江晚", "speaker"), ("宋岭", "speaker")}),
        ("[江晚|PERSON]作推介。", {("江晚", "speaker")}),
        (
            "[市发改委|ORG]、[市住建局|ORG]先后作了汇报，[省审计厅|ORG][副厅长|POST][江晚|PERSON]到会指导。",
            {("市发改委", "speaker"), ("市住建局", "speaker"), ("江晚", "guest")},
        ),
        ("会议由[市委常委会|ORG]主持。", {("市委常委会", "chair")}),
        ("[江晚|PERSON]代表[市委常委会|ORG]作工作报告。", {("江晚", "speaker")}),
        ("[江晚|PERSON]在启动式上指出，要抓紧开工。", {("江晚", "speaker")}),
        ("[市人大常委会|ORG]、[市政府|ORG]领导班子成员参加会议。", set()),
        ("会议听取[松烟公司|COMPANY]汇报，[江晚|PERSON]参加。", {("江晚", "attendee")}),
        ("会议学习[江晚|PERSON]重要讲话精神。", set()),
    ],
)
def test_parts_that_are_easily_mistaken(sentence, participants):
    assert participants_of(HELD + sentence) == participants


def test_a_congress_that_is_told_to_close_is_the_event():
    marked = "[市五届人大三次会议|EVENT]圆满完成各项议程，于昨天下午在大剧院闭幕。[江晚|PERSON]主持。"
    assert participants_of(marked) == {("江晚", "chair")}
