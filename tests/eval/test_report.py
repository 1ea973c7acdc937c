"""The report of a run, and runs on disk."""

import re
from pathlib import Path

import pytest

from eval.compare import compare
from eval.errors import BadRun
from eval.report import render_report
from eval.result import read_run, write_run
from tests.eval.conftest import Ask, Measured, Say


def test_a_report_stands_alone_and_shows_failures_beside_their_evidence(ask: Ask, say: Say, measured: Measured) -> None:
    page = render_report(measured([(ask(), say(answer="<b>Không rõ</b>", confidence=0.4)), (ask(id="q-2"), say())]))
    assert "&lt;b&gt;Không rõ&lt;/b&gt;" in page
    assert "Xây dựng cổng dữ liệu mở" in page
    assert page.count("<svg") == 5
    assert not re.search(r"(?:src|href)=", page)


def test_failures_of_the_held_back_split_are_not_shown(ask: Ask, say: Say, measured: Measured) -> None:
    hidden = ask(split="validate", question="Câu giữ kín?")
    assert "Câu giữ kín?" not in render_report(measured([(hidden, say(answer="Không rõ."))]))


def test_a_comparison_is_part_of_the_report(ask: Ask, say: Say, measured: Measured) -> None:
    before, after = (measured([(ask(), say(answer=words))]) for words in ("Sở Nội vụ", "Không rõ"))
    page = render_report(after, compare(before, after))
    assert "So với lần trước" in page
    assert "<code>q-1</code>" in page


def test_a_run_survives_being_written_and_read(ask: Ask, say: Say, measured: Measured, tmp_path: Path) -> None:
    run = measured([(ask(), say())])
    write_run(tmp_path / "eval" / "run.json", run)
    assert read_run(tmp_path / "eval" / "run.json") == run


def test_a_missing_or_foreign_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match="hoi eval run"):
        read_run(tmp_path / "thieu.json")
    (tmp_path / "la.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadRun, match="không phải kết quả"):
        read_run(tmp_path / "la.json")
