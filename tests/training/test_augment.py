from pipeline.training.augment import exchange_companies, exchange_mentions
from pipeline.training.example import Example

EXAMPLES = (
    Example("江晚任局长", ((0, 2, "NAME"), (3, 5, "TITLE"))),
    Example("宋岭任董事长。", ((0, 2, "NAME"), (3, 6, "TITLE"))),
    Example("要快。"),
    Example("江晚说", ((0, 2, "NAME"),), ((2, 3),)),
)


def marked(example: Example) -> list[tuple[str, str]]:
    return [(example.text[start:end], label) for start, end, label in example.spans]


def test_mentions_are_exchanged_for_others_of_their_label():
    copies = list(exchange_mentions(EXAMPLES, copies=20, share=1.0, seed=1))
    assert len(copies) == 40
    assert {name for copy in copies for name, label in marked(copy) if label == "NAME"} == {"江晚", "宋岭"}
    assert {name for copy in copies for name, label in marked(copy) if label == "TITLE"} == {"局长", "董事长"}
    assert {copy.text[copy.spans[0][1] : copy.spans[1][0]] for copy in copies} == {"任"}
    assert ("宋岭", "NAME") in [marked(copy)[0] for copy in copies if not copy.text.endswith("。")]


def test_no_share_changes_nothing_and_a_seed_repeats():
    assert list(exchange_mentions(EXAMPLES, copies=1, share=0.0, seed=1)) == list(EXAMPLES[:2])
    one, two = (list(exchange_mentions(EXAMPLES, copies=3, share=0.5, seed=4)) for _ in range(2))
    assert one == two


def test_a_company_s_short_name_is_exchanged_in_a_whole_page():
    text = "徐记称，徐记集团将入股林场。"
    page = [
        Example(text, ((0, 2, "COMPANY"), (4, 8, "COMPANY"), (11, 13, "PLACE")), masks=((9, 10),)),
        Example("徐记没有回应。", ((0, 2, "COMPANY"),)),
        Example("会议闭幕。"),
    ]
    first, second = exchange_companies([page], listed=["云海股份"], copies=1, seed=2)
    names = [first.text[start:end] for start, end, _ in first.spans]
    assert names[1] == f"{names[0]}集团"
    assert names[0] != "徐记"
    assert names[2] == "林场"
    assert second.text == f"{names[0]}没有回应。"
    assert [first.text[start:end] for start, end in first.masks] == [text[9:10]]


def test_a_full_name_is_left_as_it_is():
    page = [Example("云海集团与江川公司签约。", ((0, 4, "COMPANY"), (5, 9, "COMPANY")))]
    assert list(exchange_companies([page], listed=["徐记"], copies=2, seed=1)) == []
