"""The comparison with other systems, and the floor."""

import pytest

from corpus.records import Document
from eval.bench.answers import answering
from eval.bench.commands import answer_table, peer_table
from eval.bench.contest import contest, trial
from eval.bench.floor import BestPassage
from eval.bench.systems import SYSTEMS, Entry
from index.embedding import open_embedder
from retrieval.catalog import Catalog
from settings import Settings
from tests.eval.conftest import Ask

MODEL = Settings().model
TEXTS = ["Sở Nội vụ chủ trì cổng dữ liệu mở", "Văn phòng tổ chức hội thi", "Người ký kế hoạch"]


@pytest.mark.parametrize("name", ["ours", "ours-keys", "bm25", "dense"])
def test_a_system_finds_the_text_that_a_question_is_about(name: str) -> None:
    found = trial(name, MODEL, TEXTS, ["tổ chức hội thi"])
    assert found.found[0][0] == 1
    assert found.memory > 1


def test_every_system_is_measured_alone_and_a_missing_one_is_told(
    plan: Document, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, gone = SYSTEMS["bm25"], Entry("Hệ không có", "khong_co:Search")
    monkeypatch.setattr("eval.bench.contest.SYSTEMS", {"bm25": here})
    (row,) = contest([plan], [ask()], MODEL)
    assert row.measures
    assert row.measures["passage Success@1"] == 1
    monkeypatch.setattr("eval.bench.contest.SYSTEMS", {"khong-co": gone})
    monkeypatch.setitem(SYSTEMS, "khong-co", gone)
    monkeypatch.setattr("eval.bench.contest._apart", trial)
    (row,) = contest([plan], [ask()], MODEL)
    assert "khong_co" in row.missing
    assert "chưa cài" in peer_table([row])


def test_the_floor_answers_with_the_best_passage_and_remembers_the_last_turn(catalog: Catalog) -> None:
    floor = BestPassage.over(catalog, open_embedder(MODEL))
    assert "hội thi" in floor.ask("Ai tổ chức hội thi kỹ năng số?").answer
    assert "hội thi" in floor.ask("Ai chủ trì?", floor.replay(["Hội thi kỹ năng số"])).answer


def test_the_floor_stands_beside_the_assistant(catalog: Catalog, ask: Ask) -> None:
    embedder = open_embedder(MODEL)
    rows = list(answering(BestPassage.over(catalog, embedder), embedder, [ask()], iter))
    assert [row.title for row in rows] == ["Hỏi Kế hoạch", "Chép đoạn văn gần nhất"]
    assert "100.0%" in answer_table(rows)
