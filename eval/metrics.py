"""Measures of a run: what each says about one reply, and their means with intervals by class of question."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from eval.chance import Interval, interval
from eval.gold import Expectation
from eval.result import Reply


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of one reply, between 0 and 1; ``None`` where it does not apply. ``good`` is the better end."""

    name: str
    title: str
    value: Callable[[Reply], float | None]
    good: int = 1

    def interval(self, replies: Iterable[Reply]) -> Interval | None:
        """The mean over the replies that it applies to; ``None`` where it applies to none."""
        pairs = [(value, reply.question.family) for reply in replies if (value := self.value(reply)) is not None]
        return interval([value for value, _ in pairs], [family for _, family in pairs]) if pairs else None


def _share(part: tuple[int, int]) -> float | None:
    return part[0] / part[1] if part[1] else None


def _citing(name: str) -> Callable[[Reply], float | None]:
    def value(reply: Reply) -> float | None:
        citing = reply.judgement.citing
        return None if citing is None else float(getattr(citing, name))

    return value


def _recall(reply: Reply) -> float | None:
    citing = reply.judgement.citing
    return None if citing is None else _share(citing.groups)


def _precision(reply: Reply) -> float | None:
    citing = reply.judgement.citing
    stray = None if citing is None else _share(citing.strays)
    return None if stray is None else 1 - stray


def _dialog(reply: Reply) -> float | None:
    return float(reply.judgement.sound) if reply.question.history else None


def _wants_answer(reply: Reply) -> bool:
    return reply.question.expect is Expectation.ANSWER


def _false_refusal(reply: Reply) -> float | None:
    refused = reply.answer.status in ("not_found", "chitchat") and not reply.judgement.decision
    return float(refused) if _wants_answer(reply) else None


def _false_answer(reply: Reply) -> float | None:
    answered = reply.answer.status == "answered" and not reply.judgement.decision
    return None if _wants_answer(reply) else float(answered)


def _field(reply: Reply) -> float | None:
    return None if reply.judgement.field is None else float(reply.judgement.field)


def _only(kinds: tuple[str, ...], value: Callable[[Reply], float | None]) -> Callable[[Reply], float | None]:
    return lambda reply: value(reply) if reply.question.kind in kinds else None


LISTS = ("list", "count")
MEASURES = (
    Measure("right", "Trả lời đúng", lambda reply: float(reply.judgement.right)),
    Measure("sound", "Đúng và có dẫn chứng", lambda reply: float(reply.judgement.sound)),
    Measure("decision", "Đúng cách xử lý (trả lời, hỏi lại, từ chối)", lambda reply: float(reply.judgement.decision)),
    Measure("musts", "Ý bắt buộc nêu được", lambda reply: _share(reply.judgement.musts)),
    Measure("field", "Đúng trường được hỏi", _field),
    Measure("cited", "Có dẫn chứng trong 5 trích dẫn đầu", _citing("cited")),
    Measure("first", "Dẫn chứng ở trích dẫn đầu tiên", _citing("first")),
    Measure("recall", "Đủ dẫn chứng", _recall),
    Measure("precision", "Trích dẫn đúng chỗ", _precision),
    Measure("list_recall", "Danh sách: đủ mục", _only(LISTS, _recall)),
    Measure("list_precision", "Danh sách: không thừa mục", _only(LISTS, _precision)),
    Measure("dialog", "Hỏi nối tiếp đúng", _dialog),
    Measure("false_refusal", "Từ chối nhầm", _false_refusal, good=0),
    Measure("false_answer", "Trả lời nhầm", _false_answer, good=0),
    Measure("forbidden", "Nêu điều không được nêu", lambda reply: float(bool(reply.judgement.forbidden)), good=0),
)
RIGHT, SOUND = MEASURES[:2]


def inventions(replies: Iterable[Reply]) -> int:
    """How many stated values do not stand in their citation, and figures in none."""
    return sum(len(reply.judgement.invented) + len(reply.judgement.loose) for reply in replies)


def misquotations(replies: Iterable[Reply]) -> int:
    """How many citations do not stand where they say."""
    return sum(reply.judgement.misquoted for reply in replies)


def summary(replies: Iterable[Reply]) -> dict[str, Interval]:
    """Every measure that applies, by name."""
    given = list(replies)
    means = {measure.name: measure.interval(given) for measure in MEASURES}
    return {name: mean for name, mean in means.items() if mean is not None}


def classes(replies: Iterable[Reply], key: Callable[[Reply], str]) -> dict[str, list[Reply]]:
    """The replies by class, the largest class first."""
    groups: dict[str, list[Reply]] = {}
    for reply in replies:
        groups.setdefault(key(reply), []).append(reply)
    return dict(sorted(groups.items(), key=lambda group: -len(group[1])))


def latency(replies: Iterable[Reply]) -> dict[str, float]:
    """Milliseconds at the 50th, 95th and 99th percentile and at the slowest reply; empty without replies."""
    times = [reply.elapsed_ms for reply in replies]
    if not times:
        return {}
    points = np.percentile(times, [50, 95, 99, 100])
    return {name: round(float(point), 1) for name, point in zip(("p50", "p95", "p99", "max"), points, strict=True)}
