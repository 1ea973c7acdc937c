"""Measuring retrieval: sets, measures and the table."""

import json
from pathlib import Path

import numpy as np
import pytest

from eval.errors import BadRun
from eval.retrieval.measure import MEASURES, WAYS, Row, measure
from eval.retrieval.report import as_json, table
from eval.retrieval.sets import RetrievalSet, load_set
from index.static import Matrix
from settings import ROOT

PASSAGES = ("Hà Nội là thủ đô của Việt Nam", "Lạng Sơn là một tỉnh biên giới", "Thái Nguyên có nhiều đồi chè")


class WordEmbedder:
    """A vector per text from its words' hashes, without training."""

    id = "words"
    dimension = 16

    def queries(self, texts: list[str]) -> Matrix:
        rows = [sum(np.eye(16)[sum(map(ord, word)) % 16] for word in text.split()) for text in texts]
        return np.array(rows, np.float32) / np.linalg.norm(rows, axis=1, keepdims=True)

    passages = queries


@pytest.fixture
def rows() -> list[Row]:
    questions = ("thủ đô của Việt Nam", "tỉnh biên giới", "đồi chè ở đâu")
    relevant = (frozenset({0}), frozenset({1}), frozenset({2}))
    return measure(RetrievalSet("xquad", PASSAGES, questions, relevant, ("a", "b", "c")), WordEmbedder())


def test_every_way_of_searching_is_measured(rows: list[Row]) -> None:
    assert [row.way for row in rows] == list(WAYS)
    assert all(set(row.values) == set(MEASURES) for row in rows)
    assert rows[0].values["nDCG@10"].mean == pytest.approx(1.0)
    assert rows[0].values["Recall@1"].low <= rows[0].values["Recall@1"].mean


def test_the_table_stands_next_to_published_models(rows: list[Row]) -> None:
    shown = table(rows)
    assert "multilingual-e5-large" in shown
    assert "0.9681" in shown
    assert json.loads(as_json(rows))[0]["set"] == "xquad"


def test_a_set_in_squad_form_joins_questions_of_one_passage(tmp_path: Path) -> None:
    paragraph = {"context": "Đoạn", "qas": [{"question": "Một?"}, {"question": "Hai?"}]}
    content = {"data": [{"paragraphs": [paragraph, paragraph]}]}
    (tmp_path / "xquad.vi.json").write_text(json.dumps(content), encoding="utf-8")
    read = load_set("xquad", tmp_path, tmp_path)
    assert read.passages == ("Đoạn",)
    assert len(read.questions) == 4
    assert set(read.relevant) == {frozenset({0})}


def test_legal_questions_may_have_several_articles(tmp_path: Path) -> None:
    folder = tmp_path / "alqac2022"
    folder.mkdir()
    articles = [{"id": "1", "text": "Điều một"}, {"id": "2", "text": "Điều hai"}]
    (folder / "law.json").write_text(json.dumps([{"id": "L", "articles": articles}]), encoding="utf-8")
    answers = [{"law_id": "L", "article_id": one["id"]} for one in articles]
    (folder / "question.json").write_text(
        json.dumps([{"id": "q", "text": "Hỏi?", "relevant_articles": answers}]), encoding="utf-8"
    )
    assert load_set("alqac2022", tmp_path, tmp_path).relevant == (frozenset({0, 1}),)


def test_gold_questions_stand_over_the_entries_of_the_plans() -> None:
    plans = load_set("plans", ROOT, ROOT / "corpus" / "documents")
    assert len(plans.questions) > 100
    assert all(plans.relevant)
    assert max(max(rows) for rows in plans.relevant) < len(plans.passages)


def test_an_unknown_set_or_missing_data_are_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadRun, match="mlqa"):
        load_set("zalo", tmp_path, tmp_path)
    with pytest.raises(BadRun, match="--data"):
        load_set("mlqa", tmp_path, tmp_path)
