"""A run, a change and a failure as lines of text for a terminal, or as JSON for a program."""

import json
from collections.abc import Iterable
from dataclasses import astuple

from eval.compare import Change
from eval.gold import Split
from eval.metrics import MEASURES, inventions, latency, misquotations, summary
from eval.result import Reply, Run


def as_json(run: Run) -> str:
    """The means of a run as (mean, low, high) by measure, without the replies."""
    means = {name: [round(part, 4) for part in astuple(mean)] for name, mean in summary(run.replies).items()}
    counts = {"inventions": inventions(run.replies), "misquotations": misquotations(run.replies)}
    return json.dumps(means | counts | {"ranking": run.ranking, "latency_ms": latency(run.replies)}, ensure_ascii=False)


def as_text(run: Run) -> str:
    """The means of a run, one a line."""
    means = summary(run.replies)
    shown = [(measure.title, means[measure.name]) for measure in MEASURES if measure.name in means]
    return "\n".join(
        [
            *(f"{title:48} {mean.mean:7.1%}  [{mean.low:.1%}; {mean.high:.1%}]" for title, mean in shown),
            *(f"{name:48} {value:7.1%}" for name, value in run.ranking.items()),
            f"Giá trị không có trong trích dẫn: {inventions(run.replies)}",
            f"Trích dẫn lệch văn bản: {misquotations(run.replies)}",
            f"Thời gian trả lời (ms): {latency(run.replies)}",
        ]
    )


def failures(run: Run, most: int) -> list[str]:
    """Replies of the tune split that are not right and cited, one a line, at most so many."""
    failed = (one for one in run.replies if not one.judgement.sound and one.question.split is Split.TUNE)
    return [_failure(reply) for reply, _ in zip(failed, range(most), strict=False)]


def change_lines(moved: Iterable[Change]) -> list[str]:
    """One line a measure: before, after, difference with its interval, and whether it is worse."""
    return [
        f"{change.measure.title:48} {change.before:7.1%} → {change.after:7.1%}  "
        f"{bounds.mean:+.1%} [{bounds.low:+.1%}; {bounds.high:+.1%}] p={change.difference.p_value:.3f}"
        f"{'  KÉM ĐI' if change.is_worse else ''}"
        for change in moved
        for bounds in [change.difference.interval]
    ]


def _failure(reply: Reply) -> str:
    asked = " → ".join([*reply.question.history, reply.question.question])
    why = "thiếu dẫn chứng" if reply.judgement.right else "sai"
    said = " ".join(reply.answer.answer.split())
    return f"{reply.question.id} | {reply.question.kind} | {why} | {asked[:120]} | {reply.answer.status} | {said[:160]}"
