"""Training: a vocabulary that knows words, questions in officials' words, and test sets kept out."""

import gzip
import json
import random
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.errors import DataMissing
from index.static import StaticEmbedder
from index.training.asking import clause, thinned
from index.training.domain import plan_pairs
from index.training.export import export, quantise
from index.training.fit import Learner, Lesson, Recipe
from index.training.overlap import HeldOut, held_out, kept, overlap
from index.training.pairs import Cloze, Pair, general_pairs, sentences, windows
from index.training.sources import laws
from index.training.synonyms import Synonyms
from index.training.vocabulary import VocabularyPlan, build_tokenizer
from settings import ROOT

LAW = "Cơ quan chủ trì lập kế hoạch. Đơn vị phối hợp gửi ý kiến trong mười ngày. Người đứng đầu chịu trách nhiệm. " * 9
SMALL = VocabularyPlan(syllables=200, groups=300, subwords=100, least_count=2)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return build_tokenizer([LAW, "Kế hoạch trình năm 2026", "trình kế hoạch"], ["hạn chót"], SMALL)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the shape that training reads, with one record of each kind."""
    tests = {"data": [{"paragraphs": [{"context": " ".join(f"từ{n}" for n in range(40)), "qas": []}]}]}
    for name in ("xquad.vi.json", "mlqa.vi.dev.json", "alqac2022/law.json", "alqac2022/question.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(tests), encoding="utf-8")
    records = {
        "laws.jsonl.gz": {"text": LAW},
        "law_heading_to_body.jsonl.gz": {"title": "Trách nhiệm", "body": LAW},
        "viwiki.jsonl.gz": {"title": "Lạng Sơn", "text": LAW + "\n== Lịch sử ==\n" + LAW},
    }
    for name, record in records.items():
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.write(json.dumps(record))
    labelled = {"question": "Ai chịu trách nhiệm?", "title": None, "text": LAW, "label": True}
    (tmp_path / "wikiqa_labelled.jsonl").write_text(json.dumps(labelled), encoding="utf-8")
    return tmp_path


def test_words_that_stand_together_become_one_piece(tokenizer: Tokenizer) -> None:
    assert {"▁kế▁hoạch", "▁phối▁hợp"} <= set(tokenizer.encode("Phối hợp! Kế hoạch").tokens)


def test_phrases_of_the_field_are_pieces_with_and_without_diacritics(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("Hạn chót").tokens == ["▁hạn▁chót"]
    assert tokenizer.encode("han chot").tokens == ["▁han▁chot"]


def test_a_piece_does_not_cut_a_longer_syllable(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("chủ trì").tokens == ["▁chủ▁trì"]
    assert tokenizer.encode("chủ trình").tokens == ["▁chủ", "▁trình"]


def test_synonyms_reword_whole_phrases_only() -> None:
    synonyms = Synonyms([["chủ trì", "đầu mối"]])
    reworded = {synonyms.reworded("Ai chủ trì?", random.Random(seed), 1.0) for seed in range(9)}
    assert reworded == {"Ai chủ trì?", "Ai đầu mối?"}
    assert synonyms.reworded("chủ trình", random.Random(0), 1.0) == "chủ trình"
    assert synonyms.reworded("Ai chủ trì?", random.Random(0), 0.0) == "Ai chủ trì?"


def test_the_field_s_synonyms_are_phrases_of_two_or_more_per_group() -> None:
    assert {"hạn chót", "thời gian hoàn thành", "đầu mối", "chủ trì"} <= set(Synonyms.read().phrases)


def test_sentences_and_windows_lose_nothing() -> None:
    assert [part for window in windows(LAW, 50) for part in window] == sentences(LAW)


def test_a_question_is_asked_about_a_sentence_of_the_window() -> None:
    made = list(Cloze(random.Random(1)).pairs(LAW))
    assert made
    assert all(pair.query and len(pair.passage.split()) > 5 for pair in made)


def test_a_clause_keeps_the_order_of_words_and_thinning_drops_some() -> None:
    assert clause("một hai ba bốn năm", random.Random(2), 3, 3) in "một hai ba bốn năm"
    assert thinned("một hai ba", random.Random(0), 0.0) == "một hai ba"


def test_pairs_of_every_source_are_made_alike_for_one_seed(data: Path) -> None:
    made = list(general_pairs(data, 7))
    assert made == list(general_pairs(data, 7))
    assert {"Trách nhiệm", "Lạng Sơn", "Lạng Sơn Lịch sử", "Ai chịu trách nhiệm?"} <= {pair.query for pair in made}


def test_what_shares_a_long_run_with_a_test_is_left_out(data: Path) -> None:
    tests = held_out(data)
    copied = Pair("câu hỏi", "mở đầu " + " ".join(f"từ{n}" for n in range(5, 30)))
    assert list(kept([copied, Pair("câu hỏi", LAW)], tests)) == [Pair("câu hỏi", LAW)]
    assert overlap([copied], tests) == 1
    assert not HeldOut([]).shares(LAW)


def test_missing_data_are_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match="--data"):
        list(laws(tmp_path))
    with pytest.raises(DataMissing, match="--data"):
        held_out(tmp_path)


def test_every_entry_of_a_plan_is_asked_for() -> None:
    from corpus.document import read_document

    document = read_document(ROOT / "corpus" / "documents" / "22-kh-ttr-thai-nguyen-2025.txt")
    made = list(plan_pairs([document], 2, 7))
    assert made == list(plan_pairs([document], 2, 7))
    assert len({pair.passage for pair in made}) * 2 <= len(made)


def test_eight_bits_keep_vectors_within_half_a_step() -> None:
    vectors = np.random.default_rng(1).normal(size=(20, 16)).astype(np.float32)
    numbers, scales = quantise(vectors)
    assert numbers.dtype == np.int8
    assert np.abs(vectors - numbers * scales[:, None]).max() <= scales.max() * 0.51


def test_learning_brings_a_question_near_its_passage(tokenizer: Tokenizer, tmp_path: Path) -> None:
    texts = sentences(LAW)[:3]
    pairs = [Pair(text.split()[0] + " " + text.split()[1], text) for text in texts] * 8
    told: list[str] = []
    learner = Learner(tokenizer, Recipe(dimension=16, matryoshka=(16,), batch=3), told.append)
    learner.learn(Lesson(pairs, 0.05, epochs=4))
    export(tmp_path, tokenizer, learner.vectors)
    model = StaticEmbedder(tmp_path)
    near = model.queries([pair.query for pair in pairs[:3]]) @ model.passages(texts).T
    assert near.argmax(axis=1).tolist() == [0, 1, 2]
    assert told[-1].startswith("  bước 32/32")
