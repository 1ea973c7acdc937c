"""What a reply did with a generated question: gave what is asked, left it out, corrected or believed what is wrong."""

import re
from enum import StrEnum

from corpus.records import Target, Task
from eval.figures import sources
from eval.invention.inventions import cited_targets
from eval.invention.probe import Premise, Probe, forms, values_of
from eval.wording import bare, short_dates
from retrieval.answer import Answer, Fact
from retrieval.catalog import Catalog
from retrieval.wording.clean import fold

_QUOTED = re.compile(r"“[^”]*”?")
_SENTENCE = re.compile(r"[\n;]|\.\s")


class Outcome(StrEnum):
    """The first three are of a question about a field, the others of a wrong premise."""

    GIVEN = "nêu được"
    MISSED = "bỏ sót"
    DENIED = "đúng là không có"
    CORRECTED = "đính chính"
    DECLINED = "từ chối, hỏi lại"
    PASSED_OVER = "không nhắc tới"
    CONFIRMED = "tin điều sai"


def outcome(probe: Probe, answer: Answer, catalog: Catalog) -> Outcome:
    """What a reply did with what the question asks for or takes for granted."""
    if probe.premise:
        return _reaction(probe.premise, answer)
    if any(_is_asked(fact, probe, answer, catalog) for fact in answer.facts):
        return Outcome.GIVEN
    return Outcome.MISSED if values_of(probe.record, probe.kind) else Outcome.DENIED


def _is_asked(fact: Fact, probe: Probe, answer: Answer, catalog: Catalog) -> bool:
    """Whether a fact is the asked field of the asked record."""
    match probe.record:
        case Task() as task:
            return fact.field == probe.kind and fact.task_id == task.id
        case Target() as target:
            return fact.field == "target" and target in cited_targets(fact, answer, catalog)
        case document:
            held = values_of(document, probe.kind)
            return fact.field == "document" and any(bare(value) in bare(short_dates(fact.value)) for value in held)


def _reaction(premise: Premise, answer: Answer) -> Outcome:
    """What a reply made of a wrong premise.

    It is believed by a flat yes, or by naming it undenied where no citation names it. It is corrected by what is true
    or by a denial. The words of the plans in quotation marks say neither.
    """
    if answer.status != "answered":
        return Outcome.DECLINED
    wrong, reply = fold(premise.wrong), fold(_QUOTED.sub("", answer.answer))
    sentences = {sentence: _denies(sentence) for sentence in _SENTENCE.split(reply)}
    named = any(wrong in sentence and not denied for sentence, denied in sentences.items())
    agreed = reply.startswith(tuple(map(fold, forms("replies")["yes"])))
    if agreed or (named and wrong not in fold(" ".join(sources(answer.citations)))):
        return Outcome.CONFIRMED
    told = any(fold(true) in reply for true in premise.true)
    return Outcome.CORRECTED if told or any(sentences.values()) else Outcome.PASSED_OVER


def _denies(sentence: str) -> bool:
    return not set(map(fold, forms("replies")["denials"])).isdisjoint(re.findall(r"\w+", sentence))
