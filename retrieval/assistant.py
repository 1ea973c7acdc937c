"""The assistant: one question in, one cited answer out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.build import Build, open_build
from retrieval.answer import Answer, Citation, Dialog, Filters
from retrieval.answering.about_documents import answer_about_documents
from retrieval.answering.cited import decline_cited_content
from retrieval.answering.comparison import answer_comparison
from retrieval.answering.desk import Desk
from retrieval.answering.existence import answer_existence
from retrieval.answering.extremes import answer_extremes
from retrieval.answering.followup import (
    answer_item,
    answer_purpose,
    answer_told,
    item_in_plan,
    item_meant,
    keeping_list,
    kept_fields,
    kept_in_documents,
    listed,
)
from retrieval.answering.listing import answer_list, answer_results
from retrieval.answering.open_question import ask_subject
from retrieval.answering.others import ask_other, looking_at, looking_elsewhere
from retrieval.answering.pair import answer_pair
from retrieval.answering.people import answer_about_people
from retrieval.answering.places import answer_by_place
from retrieval.answering.records import answer_from_records, tell_record
from retrieval.answering.refusal import decline_body, decline_law, decline_number, decline_place, turn_hostile_away
from retrieval.answering.sections import answer_section
from retrieval.answering.strangers import decline_stranger
from retrieval.answering.summary import answer_summary
from retrieval.answering.tally import answer_tally, answer_units
from retrieval.catalog import Catalog
from retrieval.dialog import (
    as_document_fact,
    as_same_again,
    asks_of_document,
    asks_of_none,
    changes_slot,
    continues,
    picked,
)
from retrieval.errors import UnknownFilter, UnreadableQuestion
from retrieval.frame import continued
from retrieval.question import Question, Understanding
from retrieval.ranking import FACTS, POOL, Ranker
from retrieval.replies.courtesy import converse
from retrieval.topic import Vocabulary
from retrieval.wording.clean import clean, fold
from settings import Settings

LONGEST = 1000
"""Characters that a question may have."""
WAYS = (
    answer_existence,
    answer_extremes,
    answer_tally,
    answer_units,
    answer_results,
    answer_list,
    answer_section,
    answer_summary,
    answer_comparison,
)
"""Ways of answering that compute over the records or tell whole parts of a plan, tried in this order."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: ``score`` ranks and means nothing else."""

    citation: Citation
    score: float


class Assistant:
    """Answers questions about one build; holds no state between questions."""

    def __init__(self, build: Build, settings: Settings) -> None:
        self.catalog = Catalog(build.documents.values(), settings.public_url)
        self.index_version = build.id
        self._build = build
        vocabulary = Vocabulary(build.entries)
        self._understanding = Understanding(self.catalog, vocabulary)
        self._ranker = Ranker(build, self.catalog, vocabulary)

    def ask(
        self, question: str, dialog: Dialog | None = None, *, filters: Filters | None = None, as_of: date | None = None
    ) -> Answer:
        """The answer; its ``dialog`` is the state for the next turn.

        Raises ``UnreadableQuestion`` for an empty or overlong question, ``UnknownFilter`` for a filter of nothing.
        """
        self._check(question, filters)
        dialog = dialog or Dialog()
        today = as_of or date.today()
        choice = picked(question, dialog.pending)
        words = choice.question if choice else question
        understood = self._understanding.read(words, today, filters)
        if choice and choice.document_id and not choice.task_id:
            understood = looking_at(understood, [choice.document_id])
        desk = Desk(self.catalog, self._ranker, understood, dialog)
        if choice and choice.task_id in self._ranker.records:
            fields = [name for name in understood.intent.fields if name in FACTS]
            return tell_record(desk, self._ranker.records[choice.task_id], fields)
        return self._talk(desk) or self._refuse(desk) or self._follow(desk) or self._look_up(desk)

    def replay(self, history: Sequence[str]) -> Dialog:
        """The dialog that earlier turns of a person, oldest first, would have led to."""
        dialog = Dialog()
        for turn in history:
            if clean(turn) and len(turn) <= LONGEST:
                dialog = self.ask(turn, dialog).dialog
        return dialog

    def understand(self, question: str, as_of: date) -> Question:
        """What is understood of a question, for explanations."""
        return self._understanding.read(question, as_of)

    @property
    def ranker(self) -> Ranker:
        """The ranking of candidates, for explanations and tuning."""
        return self._ranker

    def search(self, query: str, k: int = 10, filters: Filters | None = None) -> list[Hit]:
        """The ``k`` passages that fit a query best, best first."""
        self._check(query, filters)
        understood = self._understanding.read(query, date.today(), filters)
        found = self._ranker.rank(understood, depth=max(k, POOL))[: max(k, 0)]
        documents = self.catalog.documents
        return [
            Hit(self.catalog.cite(documents[c.entry.document_id], c.entry.span, c.entry.locator), c.score)
            for c in found
        ]

    def _talk(self, desk: Desk) -> Answer | None:
        """Small talk, where a question holds nothing else."""
        intent = desk.question.intent
        kind = intent.smalltalk
        if kind is None or (kind == "greeting" and (intent.wants or desk.question.reading.numbers)):
            return None
        draft = desk.draft(kind)
        converse(draft, kind, self.catalog)
        return draft.finish("chitchat", desk.dialog)

    def _refuse(self, desk: Desk) -> Answer | None:
        scope = desk.question.scope
        if desk.question.intent.guarded:
            return turn_hostile_away(desk)
        if scope.foreign:
            return decline_place(desk)
        if scope.unknown and not scope.named:
            return decline_number(desk)
        return decline_law(desk) or decline_body(desk) or decline_stranger(desk)

    def _follow(self, desk: Desk) -> Answer | None:
        """The reply to a question that goes on with the turn before."""
        dialog = desk.dialog
        if not continues(desk.question, dialog):
            return None
        question = as_same_again(looking_elsewhere(desk.question, dialog, self.catalog), dialog)
        desk = self._at(desk, as_document_fact(question, dialog))
        if told := ask_other(desk) or answer_item(desk) or answer_purpose(desk):
            return told
        counts = item_meant(desk.question, dialog) is not None
        answer = self._go_on(self._at(desk, item_in_plan(desk.question, dialog)))
        return keeping_list(answer, listed(dialog) if counts else dialog.listed_ids)

    def _go_on(self, desk: Desk) -> Answer:
        """The reply to a follow-up that counts nothing: about what was told, or the question before, changed."""
        question, dialog = desk.question, desk.dialog
        within = self._at(desk, kept_in_documents(question, dialog))
        if asks_of_none(question, dialog) and (back := ask_subject(within)):
            return back
        if asks_of_document(question, dialog):
            return self._look_up(within)
        before = self._at(desk, continued(question, dialog, self._understanding, self.catalog.documents))
        if changes_slot(question, dialog):
            return self._look_up(before)
        told = answer_results(before) if dialog.frame.forms else None
        told = told or answer_told(desk)
        if told or not question.topic.terms:
            return told or self._look_up(before)
        asked = kept_fields(question, dialog)
        near = self._look_up(self._at(desk, kept_in_documents(asked, dialog)))
        return near if near.status == "answered" else self._look_up(self._at(desk, asked))

    def _look_up(self, desk: Desk) -> Answer:
        intent = desk.question.intent
        answer = answer_by_place(desk) or answer_about_people(desk)
        if answer is None and (intent.document or desk.question.reading.numbers):
            answer = answer_about_documents(desk)
        if answer is None and not intent.document:
            answer = decline_cited_content(desk)
        answer = answer or next(filter(None, (way(desk) for way in WAYS)), None)
        named = desk.question.reading.numbers or desk.question.scope.told
        if answer is None and not desk.question.topic.terms and (not named or set(intent.fields) & set(FACTS)):
            answer = ask_subject(desk)
        return answer or answer_pair(desk, self._understanding) or answer_from_records(desk)

    def _at(self, desk: Desk, question: Question) -> Desk:
        return Desk(desk.catalog, desk.ranker, question, desk.dialog)

    def _check(self, question: str, filters: Filters | None) -> None:
        if not any(character.isalnum() for character in clean(question)):
            raise UnreadableQuestion("Câu hỏi trống; hãy nhập nội dung cần hỏi.")
        if len(question) > LONGEST:
            raise UnreadableQuestion(f"Câu hỏi dài quá {LONGEST} ký tự; hãy hỏi ngắn gọn hơn.")
        if filters is not None:
            self._check_filters(filters)

    def _check_filters(self, filters: Filters) -> None:
        if filters.document_id is not None and filters.document_id not in self.catalog.documents:
            raise UnknownFilter(f"Kho không có văn bản mang mã “{filters.document_id}”.")
        if filters.province is not None and fold(clean(filters.province)) not in map(fold, self.catalog.provinces):
            raise UnknownFilter(f"Kho không có văn bản của tỉnh “{filters.province}”.")


def open_assistant(settings: Settings) -> Assistant:
    """The assistant over the live build. Raises the index's errors where there is none."""
    return Assistant(open_build(settings), settings)
