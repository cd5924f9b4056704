import pytest

from pipeline.record import Mention, Proposer, Span
from pipeline.tag.bounds import cut_words
from pipeline.tag.segmenter import shared_segmenter


def person(text: str, name: str, score: float = 0.8) -> Mention:
    at = text.index(name)
    return Mention(Span(at, at + len(name)), "PERSON", name, score, Proposer.NETWORK)


@pytest.mark.parametrize(
    ("text", "name", "score", "told"),
    [
        ("被告人罗松利用担任副县长的便利", "罗松利", 0.8, "罗松"),
        ("被告人罗松利用担任副县长的便利", "罗松利", 0.95, "罗松利"),
        ("罗松和市民交流", "罗松和", 0.8, "罗松"),
        ("公司聘任罗松成为副总经理", "罗松成", 0.8, "罗松成"),
        ("罗松成为新的会长", "罗松成", 0.8, "罗松"),
        ("罗利用好每一天", "罗利", 0.8, "罗利"),
        ("罗松利出席会议", "罗松利", 0.6, "罗松利"),
        ("经理罗松笑称还早", "罗松笑", 0.8, "罗松"),
        ("时任县长的罗松利到场", "的罗松利", 0.8, "罗松利"),
    ],
)
def test_a_doubtful_name_ends_before_the_next_word(text, name, score, told):
    assert [m.text for m in cut_words(text, [person(text, name, score)], shared_segmenter())] == [told]


def test_a_name_that_is_sure_elsewhere_stays():
    text = "罗松利来了。罗松利用心办事"
    told = [person(text, "罗松利", 0.95), Mention(Span(6, 9), "PERSON", "罗松利", 0.5, Proposer.NETWORK)]
    assert [m.text for m in cut_words(text, told, shared_segmenter())] == ["罗松利", "罗松利"]


def test_a_word_behind_a_name_that_the_article_has_without_it_is_cut():
    text = "县长罗松帮村里修路。罗松说，路通了"
    told = [person(text, "罗松帮"), Mention(Span(10, 12), "PERSON", "罗松", 0.95, Proposer.NETWORK)]
    assert [m.text for m in cut_words(text, told, shared_segmenter())] == ["罗松", "罗松"]


@pytest.mark.parametrize(
    ("text", "told"),
    [("松烟控股股东减持", ["松烟"]), ("松烟控股公告，松烟控股股东减持", ["松烟控股"])],
)
def test_a_company_ends_before_its_holding_shareholder(text, told):
    at = text.rindex("松烟")
    firm = Mention(Span(at, at + 4), "COMPANY", "松烟控股", 0.9, Proposer.NETWORK)
    assert [m.text for m in cut_words(text, [firm], shared_segmenter())] == told


def test_a_sure_name_is_cut_where_the_article_has_the_shorter_one():
    text = "罗松被查。罗松利用担任局长的便利"
    told = [person(text, "罗松", 0.95), person(text, "罗松利", 0.95)]
    assert [m.text for m in cut_words(text, told, shared_segmenter())] == ["罗松", "罗松"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("外交部照会", "外交部"),
        ("云岫市外事办函告青禾县政府", "云岫市外事办"),
        ("卫生局通知", "卫生局"),
        ("通知办", "通知办"),
    ],
)
def test_a_body_ends_before_the_verb_of_its_note(name, told):
    body = Mention(Span(0, len(name)), "ORG", name, 0.95, Proposer.NETWORK)
    assert [m.text for m in cut_words(f"{name}。", [body], shared_segmenter())] == [told]


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("市里举行“云山对话”研讨会", "云山对话”研讨会", "“云山对话”研讨会"),
        ("市里举行云山对话”研讨会", "云山对话”研讨会", "云山对话”研讨会"),
        ("办好“云山大会”", "云山大会", "云山大会"),
        ("摘要\n3.云山大会召开；", "3.云山大会", "云山大会"),
        ("摘要\n10、云山大会召开；", "10、云山大会", "云山大会"),
        ("推进3.0云山计划大会", "3.0云山计划大会", "3.0云山计划大会"),
        ("办好2.云山大会", "2.云山大会", "2.云山大会"),
    ],
)
def test_a_name_begins_behind_a_number_and_with_the_mark_that_opens_its_quotation(text, name, told):
    at = text.index(name)
    mention = Mention(Span(at, at + len(name)), "EVENT", name, 0.8, Proposer.NETWORK)
    (found,) = cut_words(text, [mention], shared_segmenter())
    assert (found.text, text[found.span.start : found.span.end]) == (told, told)


@pytest.mark.parametrize(
    ("text", "label", "name", "told"),
    [
        ("县长罗松说", "PERSON", "县长罗松", "罗松"),
        ("云岫网记者罗松摄", "PERSON", "罗松摄", "罗松"),
        ("来源：云岫网云岫网澄溪3月4日电", "ORG", "云岫网云岫网", "云岫网"),
        ("出席“澄溪金融论坛”致辞", "EVENT", "“澄溪金融论坛", "澄溪金融论坛"),
        ("出席“澄溪”论坛", "EVENT", "“澄溪”论坛", "“澄溪”论坛"),
        ("第二天高新区管委会来人", "ORG", "第二天高新区管委会", "高新区管委会"),
        ("明年建成市第三医院。", "ORG", "建成市第三医院", "市第三医院"),
    ],
)
def test_a_name_without_what_a_page_sets_around_it(text, label, name, told):
    at = text.index(name)
    mention = Mention(Span(at, at + len(name)), label, name, 0.95, Proposer.NETWORK)
    [found] = cut_words(text, [mention], shared_segmenter())
    assert (found.text, text[found.span.start : found.span.end]) == (told, told)
