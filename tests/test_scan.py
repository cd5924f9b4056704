from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.scan import Scanner

SIGNS = st.text(alphabet="市县委政府", max_size=6)


def test_longest_word_comes_first():
    assert list(Scanner({"市委", "市委办公室", "市委办", "市"}).ends("在市委办公室说", 1)) == [6, 4, 3]


@given(words=st.sets(SIGNS), text=st.text(alphabet="市县委政府在", max_size=12))
def test_the_words_that_stand_there_and_no_other(words: set[str], text: str):
    scanner = Scanner(words)
    for at in range(len(text)):
        wanted = [end for end in range(len(text), at + 1, -1) if text[at:end] in words]
        assert list(scanner.ends(text, at)) == wanted


def test_a_word_ends_inside_the_text():
    assert list(Scanner({"市委", "市委办公室"}).ends("在市委", 1)) == [3]
