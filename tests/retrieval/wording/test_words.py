"""Patterns written with diacritics, matched with and without them."""

import pytest

from retrieval.wording.words import loose


@pytest.mark.parametrize("pattern", [r"\S+", r"(?<![^\W_])\d", r"[^\W\d_]"])
def test_what_is_no_word_of_a_pattern_stays_itself(pattern):
    assert loose(pattern).pattern == pattern


def test_a_word_matches_typed_with_its_diacritics_or_with_none():
    found = loose(r"chủ trì( \S+){0,6} đề án")
    assert found.search("Văn phòng Chủ trì các đề án")
    assert found.search("van phong chu tri cac de an")
    assert not found.search("chu trí đề án")
