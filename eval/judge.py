"""Whether a reply is right: its decision, the facts that it must and must not state, and what it cites."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from eval.evidence import Evidence, Place
from eval.figures import loose_figures
from eval.gold import Expectation, Question
from eval.wording import bare, fold, short_dates, states
from retrieval.answer import Answer, Citation, Fact

CITED = 5
"""How many citations count: what a chat user can be expected to open."""
FIELDS = {"lead_unit": "lead"} | {name: name for name in ("coordinating", "deadline", "output", "target")}
"""Kind of question → field of the fact that answers it."""
POLITE = ("off_topic", "hostile")
"""Kinds of question that small talk may turn down."""


class Citing(BaseModel):
    """How the evidence is cited: in the first five citations (``cited``), in the first one (``first``).

    ``groups``: parts of the evidence cited, and asked for. ``strays``: citations that lie outside every passage and
    record of the evidence, and citations given.
    """

    model_config = ConfigDict(frozen=True)

    cited: bool
    first: bool
    groups: tuple[int, int]
    strays: tuple[int, int]


class Judgement(BaseModel):
    """What is right and wrong about one reply. ``None`` where the question does not ask for it.

    ``decision``: answered, declined, asked back or greeted as expected. ``right``: the decision is good and the reply
    states what it must and nothing that it must not. ``musts``: required facts stated, and asked for. ``field``: a
    fact of the asked field carries the asked value. ``invented``: values of facts that their citation does not hold.
    ``loose``: figures said beside the facts that no citation holds. ``misquoted``: citations whose text does not
    stand where they say.
    """

    model_config = ConfigDict(frozen=True)

    right: bool
    decision: bool
    musts: tuple[int, int]
    forbidden: tuple[str, ...] = ()
    field: bool | None = None
    citing: Citing | None = None
    invented: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    misquoted: int = 0

    @property
    def sound(self) -> bool:
        """Right, and with its evidence where evidence is due."""
        return self.right and (self.citing is None or self.citing.cited)


class Judge:
    """Judges replies against gold questions over one set of documents."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence

    def judge(self, question: Question, answer: Answer) -> Judgement:
        """The judgement of a reply; only the text, the status, the facts and the citations of it count."""
        met = [any(states(answer.answer, words) for words in group) for group in question.must]
        forbidden = tuple(words for words in question.must_not if fold(words) in fold(answer.answer))
        decision = any(self._decides(kind, question, answer) for kind in question.accepted)
        bound = question.expect is Expectation.ANSWER
        return Judgement(
            right=decision and not forbidden and (not bound or all(met)),
            decision=decision,
            musts=(sum(met), len(met)) if bound else (0, 0),
            forbidden=forbidden,
            field=_field(question, answer) if bound else None,
            invented=tuple(fact.value for fact in answer.facts if not is_held(fact, answer.citations)),
            loose=loose_figures((question.question, *question.history), answer),
            misquoted=sum(not self._is_exact(citation) for citation in answer.citations),
            citing=self._citing(question, answer) if bound and question.groups else None,
        )

    def _decides(self, kind: Expectation, question: Question, answer: Answer) -> bool:
        match kind:
            case Expectation.ANSWER:
                return answer.status == "answered"
            case Expectation.NO_ANSWER:
                return answer.status == "not_found" or (answer.status == "chitchat" and question.kind in POLITE)
            case Expectation.GREETING:
                return answer.status == "chitchat"
            case Expectation.CLARIFY:
                return answer.status == "clarify" and len(answer.choices) >= 2
            case Expectation.CLARIFY_OR_LIST:
                return self._decides(Expectation.CLARIFY, question, answer) or _lists(question, answer)
            case Expectation.REJECT:
                return answer.status in ("not_found", "clarify", "chitchat")

    def _citing(self, question: Question, answer: Answer) -> Citing:
        groups = self._evidence.groups(question)
        given = [Place(citation.document.id, citation.start, citation.end) for citation in answer.citations]
        wanted = [place for group in groups for place in group]
        near = (*self._evidence.passages(wanted), *self._evidence.records(wanted))
        return Citing(
            cited=_covered(wanted, given[:CITED]),
            first=_covered(wanted, given[:1]),
            groups=(sum(_covered(group, given) for group in groups), len(groups)),
            strays=(sum(not any(place.meets(at) for at in near) for place in given), len(given)),
        )

    def _is_exact(self, citation: Citation) -> bool:
        document = self._evidence.documents.get(citation.document.id)
        return document is not None and document.text[citation.start : citation.end] == citation.exact


def is_held(fact: Fact, citations: Iterable[Citation]) -> bool:
    """Whether a fact's citation is given and holds its value. A count is worked out, so only the citation is due."""
    cited = [citation.exact for citation in citations if citation.id == fact.citation_id]
    return bool(cited) and (fact.field == "count" or any(_holds(exact, fact.value) for exact in cited))


def _holds(exact: str, value: str) -> bool:
    """Whether a text holds a value, a date in words or in figures being the same."""
    return bare(value) in bare(exact) or bare(short_dates(value)) in bare(short_dates(exact))


def _covered(wanted: Iterable[Place], given: Iterable[Place]) -> bool:
    citations = list(given)
    return any(citation.covers(place) for place in wanted for citation in citations)


def _field(question: Question, answer: Answer) -> bool | None:
    """Whether a fact of the asked field carries the asked value; ``None`` where the kind names no field."""
    field = FIELDS.get(question.kind)
    if field is None:
        return None
    values = " | ".join(fact.value for fact in answer.facts if fact.field == field)
    return all(any(states(values, words) for words in group) for group in question.must)


def _lists(question: Question, answer: Answer) -> bool:
    named = {citation.document.source for citation in answer.citations} & set(question.must_any_doc)
    return answer.status == "answered" and len(named) >= min(2, len(question.must_any_doc))
