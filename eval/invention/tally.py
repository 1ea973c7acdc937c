"""Generated questions asked and counted, by class."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from eval.invention.inventions import inventions
from eval.invention.outcome import Outcome, outcome
from eval.invention.probe import Probe
from eval.run import Assistant

Class = tuple[str, bool]
"""Field or premise, and whether it is a wrong premise."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with the reply to one question: what was made up, or the false premise that was believed."""

    kind: str
    style: str
    question: str
    stated: str
    reply: str


@dataclass(slots=True)
class Tally:
    """How many replies of each class did what, what was made up, and which wrong premises were believed."""

    counts: Counter[tuple[Class, Outcome]] = field(default_factory=Counter)
    inventions: list[Finding] = field(default_factory=list)
    believed: list[Finding] = field(default_factory=list)

    @property
    def asked(self) -> int:
        """How many questions were asked."""
        return self.counts.total()


def ask_all(assistant: Assistant, asked: Iterable[Probe]) -> Tally:
    """Asks the generated questions and counts what came back."""
    tally = Tally()
    for probe in asked:
        answer = assistant.ask(probe.question)
        done = outcome(probe, answer, assistant.catalog)
        tally.counts[(probe.kind, probe.premise is not None), done] += 1
        made_up = inventions(probe, answer, assistant.catalog)
        tally.inventions += [_finding(probe, value, answer.answer) for value in made_up]
        if probe.premise and done is Outcome.CONFIRMED:
            tally.believed.append(_finding(probe, probe.premise.wrong, answer.answer))
    return tally


def _finding(probe: Probe, stated: str, reply: str) -> Finding:
    return Finding(probe.kind, probe.style, probe.question, stated, reply)
