"""Question reading over a small corpus."""

import pytest

from retrieval.wording import UnitLexicon, Wording
from tests.retrieval.wording.sentences import TEXTS

UNITS = ("Văn phòng", "Các phòng nghiệp vụ", "Phòng Nghiệp vụ 1", "Đảng ủy Ủy ban nhân dân tỉnh", "Văn phòng Tỉnh ủy")


@pytest.fixture(scope="session")
def wording() -> Wording:
    """Question reading over the small corpus."""
    return Wording(TEXTS, UnitLexicon(UNITS))
