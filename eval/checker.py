"""Whether the gold questions can be trusted: evidence that exists, families on one side, nothing asked twice."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.records import Document
from eval.evidence import Evidence
from eval.gold import GOLD, MANIFEST, Expectation, Question, file_hashes
from eval.wording import bare
from retrieval.wording.clean import clean, fold

NEAR = 0.75
"""Share of common letter groups from which two questions count as the same."""
GRAM = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a question, or with the whole set where no question is named."""

    question_id: str
    message: str


def check_gold(
    questions: Iterable[Question], documents: Mapping[str, Document], others: Collection[str] = ()
) -> list[Problem]:
    """Every problem of a set of questions over documents. ``others``: questions that none may repeat."""
    asked = list(questions)
    evidence = Evidence(documents)
    return [
        *(problem for question in asked for problem in _in_question(question, evidence)),
        *_repeated_ids(asked),
        *_split_families(asked),
        *_repeated_questions(asked),
        *_near(asked, others),
    ]


def check_manifest(folder: Path = GOLD) -> list[Problem]:
    """Whether the files of a folder are those that its manifest records."""
    path = folder / MANIFEST
    recorded = json.loads(path.read_text(encoding="utf-8"))["sha256"] if path.is_file() else {}
    hashes = file_hashes(folder)
    names = sorted(name for name in recorded.keys() | hashes.keys() if recorded.get(name) != hashes.get(name))
    return [
        Problem("", f"Tệp {name} khác với {MANIFEST}. Sau khi sửa xong hãy chạy: hoi eval check --seal")
        for name in names
    ]


def other_questions(folder: Path) -> list[str]:
    """The questions of the ``*.jsonl`` files of a folder, whatever else their lines hold."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [json.loads(line)["question"] for line in lines if line.strip()]


def _in_question(question: Question, evidence: Evidence) -> Iterable[Problem]:
    sources = question.doc or question.must_any_doc
    quotations = {*question.evidence, *(quotation for group in question.evidence_groups for quotation in group)}
    for quotation in sorted(quotations):
        if not evidence.places(quotation, sources):
            yield Problem(question.id, f"không văn bản nào được nêu có câu “{quotation}”")
    for source in (*question.doc, *question.must_any_doc):
        if source not in evidence.by_source:
            yield Problem(question.id, f"không có văn bản {source}")
    if question.expect is Expectation.ANSWER and not (question.must and question.evidence):
        yield Problem(question.id, "câu có lời đáp phải có ý bắt buộc (must) và dẫn chứng (evidence)")
    if any(not group for group in (*question.must, *question.evidence_groups)):
        yield Problem(question.id, "có nhóm ý hoặc nhóm dẫn chứng trống")


def _repeated_ids(questions: Iterable[Question]) -> Iterable[Problem]:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            yield Problem(question.id, "mã bị trùng")
        seen.add(question.id)


def _split_families(questions: Iterable[Question]) -> Iterable[Problem]:
    splits: dict[str, Question] = {}
    for question in questions:
        first = splits.setdefault(question.family, question)
        if first.split is not question.split:
            yield Problem(question.id, f"họ {question.family} nằm ở cả hai phần (xem {first.id})")


def _repeated_questions(questions: Iterable[Question]) -> Iterable[Problem]:
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for question in questions:
        first = seen.setdefault((bare(question.question) or question.question, question.history), question.id)
        if first != question.id:
            yield Problem(question.id, f"hỏi lại đúng câu {first}")


def _near(questions: Iterable[Question], others: Iterable[str]) -> Iterable[Problem]:
    known = [(other, _grams(other)) for other in others]
    for question in questions:
        grams = _grams(question.question)
        for other, theirs in known:
            if grams and len(grams & theirs) >= NEAR * len(grams | theirs):
                yield Problem(question.id, f"gần trùng câu “{other}”")


def _grams(text: str) -> set[str]:
    """The groups of letters of a text, without marks."""
    plain = " ".join(fold(clean(text)).split())
    return {plain[start : start + GRAM] for start in range(len(plain) - GRAM + 1)}
