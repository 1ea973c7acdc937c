"""What a reply states and nothing behind it says: values of facts, figures, names of units."""

from collections.abc import Iterable, Iterator

from corpus.records import Target
from eval.evidence import Place
from eval.figures import loose_figures, sources
from eval.invention.probe import Probe, values_of
from eval.judge import is_held
from eval.wording import bare
from retrieval.answer import Answer, Fact
from retrieval.catalog import Catalog
from retrieval.wording.clean import fold

TASK_FIELDS = ("lead", "coordinating", "deadline", "output")


def inventions(probe: Probe, answer: Answer, catalog: Catalog) -> list[str]:
    """What a reply to a generated question made up.

    What the question wrongly takes for granted is none: whether the reply believes it is counted by itself.
    """
    said = (probe.question, *((probe.premise.wrong,) if probe.premise else ()))
    facts = [fact.value for fact in invented(answer, catalog)]
    return [*facts, *loose_figures(said, answer), *_loose_units(said, answer, catalog)]


def invented(answer: Answer, catalog: Catalog) -> list[Fact]:
    """The facts of an answer that neither their citation nor, where they are of a record, that record says."""
    return [
        fact for fact in answer.facts if not (is_held(fact, answer.citations) and _is_recorded(fact, answer, catalog))
    ]


def cited_targets(fact: Fact, answer: Answer, catalog: Catalog) -> list[Target]:
    """The targets that a fact's citation touches."""
    places = [
        Place(citation.document.id, citation.start, citation.end)
        for citation in answer.citations
        if citation.id == fact.citation_id
    ]
    return [
        target
        for place in places
        for target in catalog.documents[place.document_id].targets
        if place.meets(Place(target.document_id, target.span.start, target.span.end))
    ]


def _is_recorded(fact: Fact, answer: Answer, catalog: Catalog) -> bool:
    if fact.field == "target":
        targets = cited_targets(fact, answer, catalog)
        return not targets or any(_says((*values_of(target, "target"), target.text.exact), fact) for target in targets)
    if fact.field not in TASK_FIELDS or fact.task_id is None:
        return True
    return _says(values_of(catalog.task(fact.task_id), fact.field), fact)


def _says(values: Iterable[str], fact: Fact) -> bool:
    return bare(fact.value) in bare(" ".join(values))


def _loose_units(said: Iterable[str], answer: Answer, catalog: Catalog) -> Iterator[str]:
    """The units of the plans that an answered reply names though neither a citation nor the question does."""
    if answer.status == "answered":
        known, reply = fold(" ".join([*said, *sources(answer.citations)])), fold(answer.answer)
        yield from (unit for unit in catalog.unit_names if fold(unit) in reply and fold(unit) not in known)
