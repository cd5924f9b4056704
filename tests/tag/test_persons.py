import pytest
from marked import names_found

from pipeline.tag.name_ends import name_lengths
from pipeline.tag.persons import find_persons, read_name
from pipeline.tag.posts import find_posts


def persons_of(text: str) -> list[str]:
    return names_found(lambda t: find_persons(t, find_posts(t)), text)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("市委书记江晚出席会议", ["江晚"]),
        ("市长夏和平表示", ["夏和平"]),
        ("因年龄原因，来 复不再担任职务", ["来 复"]),
        ("局长阿牛木惹答复说", ["阿牛木惹"]),
        ("旗长斯琴其木格主持", ["斯琴其木格"]),
        ("副县长艾尔肯木合塔尔介绍", ["艾尔肯木合塔尔"]),
        ("董事长呼日勒巴雅尔，", ["呼日勒巴雅尔"]),
        ("县委副书记、县长关山月主持", ["关山月"]),
        ("副市长秦望舒、宋岭参加", ["秦望舒", "宋岭"]),
        ("江晚、宋岭、程景行等参加", ["江晚", "宋岭", "程景行"]),
        ("欧阳静川主持会议", ["欧阳静川"]),
        ("任命程景行为局长", ["程景行"]),
        ("江晚同志主持", ["江晚"]),
        ("书记张为民强调", ["张为民"]),
        ("董事长左思齐", ["左思齐"]),
        ("总理博尔迪诺会见客人", ["博尔迪诺"]),
        ("阿依古丽·买买提说", ["阿依古丽·买买提"]),
        ("（记者 宋岭 通讯员 江晚）", ["宋岭", "江晚"]),
        ("局长方向前说", ["方向前"]),
        ("部长苏雷什·帕丹走进会场", ["苏雷什·帕丹"]),
        ("总经理阿扎马特·别克带来了蜂蜜", ["阿扎马特·别克"]),
        ("经理帕提古丽·艾山马上接话", ["帕提古丽·艾山"]),
        ("江晚2021年起任会长", ["江晚"]),
        ("江晚自2015年9月起担任董事长", ["江晚"]),
        ("江晚（松烟粮油销售总监）：去年", ["江晚"]),
        ("总经理端木 兰表示", ["端木 兰"]),
        ("江 晚任满离任。宋 岭获聘总裁", ["江 晚", "宋 岭"]),
        ("决定任命：\n欧阳静川为局长", ["欧阳静川"]),
        ("法定代表人莫江远坚称", ["莫江远"]),
        ("总经理助理江晚云低声吐露", ["江晚云"]),
    ],
)
def test_names_by_what_stands_around_them(text, persons):
    assert persons_of(text) == persons


@pytest.mark.parametrize(
    "text",
    [
        "今年高度重视安全。",
        "全市上下，方式方法要改。",
        "会议强调，要快。",
        "和平发展",
        "，武侠小说泰斗",
        "书记，党和国家有关领导同志",
        "总书记特别强调",
        "总书记关于党的建设",
        "向代表通报立法背景",
        "非常任理事国共同提出",
        "《可爱的国 美丽的家》",
        "（江晚/文 谭",
        "希望新任职的同志珍惜岗位",
        "。",
        "女，满族，",
        "有关负责同志",
        "分管负责同志",
        "召开干部大会，",
        "有关领导同志出席座谈会",
        "符合完整性、先进性、安全性要求",
    ],
)
def test_words_that_look_like_names(text):
    assert persons_of(text) == []


@pytest.mark.parametrize(
    ("text", "lengths"), [("张明远", {2, 3}), ("欧阳静川", {2, 3, 4}), ("的确如此", set()), ("", set())]
)
def test_lengths_that_a_surname_allows(text, lengths):
    assert set(name_lengths(text, 0)) == lengths


@pytest.mark.parametrize(
    ("text", "name"), [("刘青松主持", "刘青松"), ("高朗表示", "高朗"), ("秦望舒、宋岭", "秦望舒"), ("，。", None)]
)
def test_a_name_ends_where_another_word_begins(text, name):
    found = read_name(text, 0)
    assert (text[: found[0]] if found else None) == name
