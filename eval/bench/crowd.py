"""Many people who write to the bot in the same second, twice each, and what becomes of their messages."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from time import perf_counter
from urllib.parse import urlsplit

import numpy as np

from eval.bench.zalo import Zalo
from eval.gold import Expectation, Question
from eval.run import Assistant
from eval.wording import bare

SECOND = 1.0
PATIENCE = 180.0
"""Seconds for all answers together."""
SETTLED = 2.0
"""Seconds after the last answer in which one that comes twice would show."""
_KNOWN_BY = 200
"""Letters by which an answer is known."""
_TRIES = 3
"""Pairs of questions looked at for each person."""
_FIRST = 10_000
"""The number of the first person."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Talk:
    """What one person writes, and by what the answers are known: the letters that they begin with."""

    person: str
    questions: Pair
    answers: Pair


@dataclass(frozen=True, slots=True)
class Flow:
    """What a crowd met: milliseconds to acknowledge, seconds until the last answer, answers gone wrong."""

    messages: int
    p50: float
    p99: float
    slowest: float
    last: float
    lost: int
    doubled: int
    disordered: int


def talks(assistant: Assistant, questions: Sequence[Question], people: int, today: date) -> Iterator[Talk]:
    """Two gold questions for each person, with the answers due to them, the second in the dialog of the first."""
    asked = [one.question for one in questions if one.expect is Expectation.ANSWER and not one.history]
    pairs = islice(zip(cycle(asked), cycle(reversed(asked)), strict=False), people * _TRIES)
    fitting = (
        talk for number, pair in enumerate(pairs, _FIRST) if (talk := _talk(assistant, str(number), pair, today))
    )
    yield from islice(fitting, people)


def _talk(assistant: Assistant, person: str, pair: Pair, today: date) -> Talk | None:
    """What a person asks and is due to hear; ``None`` where one answer would pass for the other."""
    first = assistant.ask(pair[0], as_of=today)
    second = assistant.ask(pair[1], first.dialog, as_of=today)
    told = (bare(first.answer), bare(second.answer))
    known = (told[0][:_KNOWN_BY], told[1][:_KNOWN_BY])
    return None if known[0] in told[1] or known[1] in told[0] else Talk(person, pair, known)


async def flow(zalo: Zalo, address: str, crowd: Sequence[Talk], tell: Callable[[int], object]) -> Flow:
    """Lets a crowd write and waits for all answers; ``tell`` hears how many messages have come so far."""
    calls = [[zalo.call(talk.person, question) for question in talk.questions] for talk in crowd]
    started = perf_counter()
    port = urlsplit(address).port or 0
    waits = await asyncio.gather(
        *(_write(port, each, SECOND * number / len(calls)) for number, each in enumerate(calls))
    )
    last = await _answered(zalo, crowd, tell) - started
    times = [wait * 1000 for waited in waits for wait in waited]
    p50, p99, slowest = (float(point) for point in np.percentile(times, [50, 99, 100]))
    came = [_places(zalo, talk) for talk in crowd]
    return Flow(
        messages=len(times),
        p50=p50,
        p99=p99,
        slowest=slowest,
        last=last,
        lost=sum(not places for talk in came for places in talk),
        doubled=sum(len(places) > 1 for talk in came for places in talk),
        disordered=sum(_is_disordered(talk) for talk in came),
    )


async def _answered(zalo: Zalo, crowd: Sequence[Talk], tell: Callable[[int], object]) -> float:
    """Waits for all answers, and a little longer for what should not come; when the last message came."""
    due, last = sum(len(talk.questions) for talk in crowd), perf_counter()

    def done() -> bool:
        nonlocal last
        last, count = perf_counter(), sum(map(len, zalo.sent.values()))
        tell(count)
        return count >= due and all(all(_places(zalo, talk)) for talk in crowd)

    with suppress(TimeoutError):
        await zalo.until(done, PATIENCE)
    await asyncio.sleep(SETTLED)
    return last


def _is_disordered(places: Sequence[Sequence[int]]) -> bool:
    firsts = [each[0] for each in places if each]
    return sorted(firsts) != firsts


def _places(zalo: Zalo, talk: Talk) -> list[list[int]]:
    """For each answer of a talk, at which places among the person's messages it came."""
    came = [bare(text) for text in zalo.sent[talk.person]]
    return [[place for place, text in enumerate(came) if answer in text] for answer in talk.answers]


async def _write(port: int, calls: Sequence[bytes], after: float) -> list[float]:
    """Sends one person's calls over one connection; the seconds until each was acknowledged."""
    await asyncio.sleep(after)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    waits = []
    for call in calls:
        sent = perf_counter()
        writer.write(call)
        await reader.readuntil(b"\r\n\r\n")
        waits.append(perf_counter() - sent)
    writer.close()
    return waits
