"""Test sets of retrieval: passages, questions, and which passages answer which question. Never trained on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.document import read_document
from corpus.shipped import shipped_files
from eval.errors import BadRun
from eval.evidence import Evidence, Place
from eval.gold import Question, load_gold
from index.entries import entries_of


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions over passages. ``relevant[i]`` holds the rows that answer question ``i``; ``families[i]`` names
    the group of questions that it is drawn with in a bootstrap."""

    name: str
    passages: tuple[str, ...]
    questions: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]
    families: tuple[str, ...]


def load_set(name: str, data: Path, documents: Path) -> RetrievalSet:
    """A set by its name: public sets from the ``data`` folder, ``plans`` from the documents and gold questions."""
    if name == "plans":
        return _plans(documents)
    if name not in PUBLIC:
        raise BadRun(f"Không có bộ câu hỏi “{name}”; chọn trong: {', '.join([*PUBLIC, 'plans'])}.")
    return PUBLIC[name](name, data)


def _json(path: Path) -> Any:  # noqa: ANN401 - sets differ in shape
    if not path.is_file():
        raise BadRun(f"Không thấy tệp dữ liệu {path}; hãy chỉ đúng thư mục dữ liệu bằng --data.")
    return json.loads(path.read_text(encoding="utf-8"))


def _squad(file: str) -> Callable[[str, Path], RetrievalSet]:
    """A reader of sets in SQuAD form, where the passage of a question is the one that it stands under."""

    def read(name: str, data: Path) -> RetrievalSet:
        rows: dict[str, int] = {}
        asked: list[tuple[str, int]] = []
        for article in _json(data / file)["data"]:
            for paragraph in article["paragraphs"]:
                row = rows.setdefault(paragraph["context"], len(rows))
                asked.extend((question["question"], row) for question in paragraph["qas"])
        questions, answers = zip(*asked, strict=True)
        relevant = tuple(frozenset({row}) for row in answers)
        return RetrievalSet(name, tuple(rows), questions, relevant, tuple(map(str, answers)))

    return read


def _alqac(name: str, data: Path) -> RetrievalSet:
    laws = _json(data / "alqac2022" / "law.json")
    articles = {(law["id"], article["id"]): article["text"] for law in laws for article in law["articles"]}
    rows = {key: row for row, key in enumerate(articles)}
    records = _json(data / "alqac2022" / "question.json")
    relevant = tuple(
        frozenset(rows[answer["law_id"], answer["article_id"]] for answer in record["relevant_articles"])
        for record in records
    )
    questions = tuple(record["text"] for record in records)
    return RetrievalSet(name, tuple(articles.values()), questions, relevant, tuple(record["id"] for record in records))


def _plans(documents: Path) -> RetrievalSet:
    """The gold questions that have evidence, over the entries of the plans; earlier turns are part of a question."""
    read = {document.id: document for document in map(read_document, shipped_files(documents))}
    entries = entries_of(read.values())
    places = [Place(entry.document_id, entry.span.start, entry.span.end) for entry in entries]
    evidence = Evidence(read)
    found = [(question, _rows(question, evidence, places)) for question in load_gold()]
    kept = [(question, rows) for question, rows in found if rows]
    return RetrievalSet(
        "plans",
        tuple(entry.text for entry in entries),
        tuple(" ".join([*question.history, question.question]) for question, _ in kept),
        tuple(rows for _, rows in kept),
        tuple(question.family for question, _ in kept),
    )


def _rows(question: Question, evidence: Evidence, places: list[Place]) -> frozenset[int]:
    wanted = [place for group in evidence.groups(question) for place in group]
    return frozenset(row for row, place in enumerate(places) if any(place.covers(one) for one in wanted))


PUBLIC: dict[str, Callable[[str, Path], RetrievalSet]] = {
    "mlqa": _squad("mlqa.vi.dev.json"),
    "xquad": _squad("xquad.vi.json"),
    "alqac2022": _alqac,
}
