import pytest
from marked import marked_view

from pipeline.record import Span
from pipeline.relate.subjects import find_actor, find_subject, is_person


@pytest.mark.parametrize(
    ("marked", "actor"),
    [
        ("[云岫日报|ORG]5月7日讯（记者 [宋岭|PERSON]）昨天，[县委|ORG]开会，", "县委"),
        ("[云岫日报|ORG]5月7日讯（记者 [宋岭|PERSON]）昨天开会，", None),
        ("[云岫网|ORG][记者|POST] [宋岭|PERSON] [江晚|PERSON]报道昨天开会，", None),
        ("[县长|POST][江晚|PERSON]昨天开会，", "江晚"),
    ],
)
def test_who_acts_is_nobody_who_made_the_report(marked, actor):
    view = marked_view(marked)
    found = find_actor(view, 0, len(view.page.text))
    assert (found[0].text if found and found[0] else None) == actor


def subject_of(marked: str, cue: str) -> tuple[str | None, str]:
    """Who speaks before `cue`, and the words from the begin of the subject's clause to the cue."""
    view = marked_view(marked)
    text = view.page.text
    mention, noun, begin = find_subject(view, Span(0, len(text)), text, 0, at := text.index(cue))
    return (mention.text if mention else noun), text[begin:at]


@pytest.mark.parametrize(
    ("marked", "subject", "words"),
    [
        ("[市商务局|ORG][局长|POST][江晚|PERSON]表示，要快。", "江晚", "市商务局局长江晚"),
        ("[江晚|PERSON]一边翻开账本，一边表示，要快。", "江晚", "江晚一边翻开账本，一边"),
        ("[江晚|PERSON]还表示，要快。", "江晚", "江晚还"),
        ("村民们纷纷表示，要快。", "村民们", "村民们纷纷"),
        ("（记者 [宋岭|PERSON]）昨天，[市商务局|ORG]丁[局长|POST]表示，要快。", "丁局长", "丁局长"),
        ("（记者 [宋岭|PERSON]）昨天，大家表示，要快。", "大家", "大家"),
        ("（记者 [宋岭|PERSON]）昨天在市区表示，要快。", None, "（记者 宋岭）昨天在市区"),
        ("[宋岭|PERSON]拉着[江晚|PERSON]的手表示，要快。", "宋岭", "宋岭拉着江晚的手"),
        ("听了这些，纷纷表示，要快。", "大家", "听了这些，纷纷"),
        ("他在车间里看了又看，表示，要快。", "他", "他在车间里看了又看，"),
        ("[江晚|PERSON]与[宋岭|PERSON]座谈，会议表示，要快。", "会议", "会议"),
        ("召开[全市教育大会|EVENT]表示，要快。", None, "召开全市教育大会"),
        ("[松烟集团|COMPANY]在公告中表示，要快。", "松烟集团", "松烟集团在公告中"),
        ("昨天有人表示，要快。", None, "昨天有人"),
        ("[江晚|PERSON]对《[松烟时报|ORG]》表示，要快。", "江晚", "江晚对《松烟时报》"),
        ("[宋岭|PERSON][书记|POST]来了。[江晚|PERSON]向[书记|POST]表示，要快。", "江晚", "江晚向书记"),
    ],
)
def test_who_speaks_before_a_cue(marked, subject, words):
    assert subject_of(marked, "表示") == (subject, words)


def test_pronouns_are_persons_and_groups_are_none():
    assert is_person(None, "她们")
    assert not is_person(None, "会议")
