"""Columns of tables have room for their words, and no line parts a number from what says how well it is known."""

from industry_clusters.render.columns import joined, shared_widths

WHOLE, LETTERS = 1000, 100


def letters(columns):
    """How many letters each column has room for."""
    return [width * LETTERS / WHOLE for width in shared_widths(columns, WHOLE, LETTERS, 6, 46)]


def test_every_column_has_room_for_its_longest_word():
    texts = [
        ["Cluster", "Wood, textiles and furniture"],
        *[["Concentration", "1"]] * 4,
        ["Pay", joined("Medium Y")],
    ]
    longest = [max(len(word) for text in column for word in text.split(" ")) for column in texts]
    assert all(room > need for room, need in zip(letters(texts), longest, strict=True))


def test_the_columns_fill_the_width():
    assert WHOLE - 3 <= sum(shared_widths([["a"], ["b" * 30], ["c"]], WHOLE, LETTERS, 6, 46)) <= WHOLE


def test_words_that_have_no_room_together_give_alike():
    wide, wider = letters([["a" * 80], ["b" * 160]])
    assert round(wider / wide, 1) == 2.0


def test_a_sign_stays_with_its_number():
    assert " " not in joined("\N{ALMOST EQUAL TO} +8,300")
    assert joined("at least about 1,300").split(" ") == [
        "at",
        "least\N{NO-BREAK SPACE}about\N{NO-BREAK SPACE}1,300",
    ]


def test_words_may_be_parted():
    assert joined("not disclosed about it") == "not disclosed about it"
