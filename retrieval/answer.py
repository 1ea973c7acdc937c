"""What the assistant says: an answer with its facts and citations, in the words of the HTTP contract."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.wording.numbers import NumberMention
from retrieval.wording.places import PlaceMention
from retrieval.wording.time import TimeMention
from retrieval.wording.units import UnitMention

Status = Literal["answered", "clarify", "not_found", "chitchat"]
FactField = Literal["lead", "coordinating", "deadline", "output", "target", "document", "count", "text"]


class Value(BaseModel):
    """Base of the answer's parts: immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentRef(Value):
    """A document as citations name it. ``source`` is the file's name; absent fields are ``None``."""

    id: str
    source: str
    number: str | None
    kind: str | None
    title: str | None
    issuer: str | None
    province: str | None
    date: str | None


class Citation(Value):
    """The exact passage behind a fact: ``document.text[start:end] == exact``. ``url`` opens it in the viewer."""

    id: str
    document: DocumentRef
    locator: str
    exact: str
    start: int
    end: int
    prefix: str
    suffix: str
    page: int | None
    ocr: bool
    url: str


class Fact(Value):
    """One stated fact: ``value`` occurs in the ``exact`` of the citation named."""

    field: FactField
    value: str
    task_id: str | None = None
    citation_id: str


class Choice(Value):
    """One way to go on after a question of the assistant: asking ``question`` picks it."""

    label: str
    question: str
    document_id: str | None = None
    task_id: str | None = None


class Filters(Value):
    """Limits set by the caller, not by the question's words."""

    document_id: str | None = None
    province: str | None = None
    issuer: str | None = None
    unit: str | None = None


class Frame(Value):
    """What the question spoken of fixes beside its subject: a follow-up changes some slots and keeps the others.

    ``facts`` are the document facts asked for, ``forms`` list, count and the like; ``plans`` and ``issuers`` ids of
    the documents named by number and by issuing body.
    """

    facts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    units: tuple[UnitMention, ...] = ()


class Dialog(Value):
    """What the turns so far have fixed: slots, never glued text. Opaque to everything above ``retrieval``.

    ``record_ids`` and ``document_ids`` are what the last reply told, in its order, ``listed_ids`` the list that its
    one record was picked from, ``earlier_ids`` the documents told before; ``topic`` the words of the question whose
    subject stands, ``fields`` and ``frame`` what else it fixed; ``pending`` the choices that the assistant offered;
    ``own_unit`` the unit that the person said to belong to.
    """

    fields: tuple[str, ...] = ()
    record_ids: tuple[str, ...] = ()
    listed_ids: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()
    earlier_ids: tuple[str, ...] = ()
    topic: str | None = None
    frame: Frame = Frame()
    pending: tuple[Choice, ...] = ()
    own_unit: str | None = None


class Answer(Value):
    """A complete reply. ``answer`` is plain Vietnamese text as a chat user reads it; citations come best first.

    ``confidence`` is the calibrated probability that the corpus holds what was asked or, in a refusal, that it does
    not; 1 where a rule decided; ``dialog`` the state for the next turn.
    """

    status: Status
    intent: str
    answer: str
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 1.0
    as_of: date | None = None
    dialog: Dialog = Field(default_factory=Dialog)
