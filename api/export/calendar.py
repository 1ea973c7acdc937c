"""Deadlines as an iCalendar feed (RFC 5545): one all-day event on the last day of each task that has one."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from fastapi import Response
from icalendar import Calendar, Event

from api.contract import TaskItem
from api.styles import short_name

TITLE_LENGTH = 90
REFRESH = timedelta(hours=12)


def download(items: Iterable[TaskItem], public_url: str) -> Response:
    """The feed as calendar programs subscribe to it."""
    feed = Calendar()
    feed.add("prodid", "-//Hoi Ke hoach//vi")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("x-wr-calname", "Thời hạn nhiệm vụ kế hoạch")
    feed.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    host = urlsplit(public_url).hostname or "localhost"
    for item in items:
        if item.deadline and item.deadline.end:
            feed.add_component(event(item, host))
    headers = {"Content-Disposition": 'inline; filename="thoi-han.ics"'}
    return Response(feed.to_ical(), media_type="text/calendar; charset=utf-8", headers=headers)


def event(item: TaskItem, host: str) -> Event:
    """The last day of a task; its UID stays the same as long as the task does, so that a re-read updates it."""
    assert item.deadline
    assert item.deadline.end
    entry = Event()
    entry.add("uid", f"{item.document.id}-{item.id}@{host}")
    entry.add("dtstamp", datetime.now(UTC))
    entry.add("dtstart", item.deadline.end)
    entry.add("dtend", item.deadline.end + timedelta(days=1))
    entry.add("summary", f"Hạn: {shortened(item.text)}")
    entry.add("description", description(item))
    entry.add("url", item.citations["text"].url)
    entry.add("transp", "TRANSPARENT")
    return entry


def description(item: TaskItem) -> str:
    """The task in labelled lines, with where to check it."""
    lines = {
        "Nhiệm vụ": item.text,
        "Chủ trì": item.lead,
        "Phối hợp": "; ".join(item.coordinating),
        "Thời hạn": item.deadline.text if item.deadline else None,
        "Kết quả": item.output,
        "Nguồn": f"{short_name(item.document)}, {item.locator}",
        "Xem tại": item.citations["text"].url,
    }
    return "\n".join(f"{label}: {value}" for label, value in lines.items() if value)


def shortened(text: str) -> str:
    """The text cut at a word, for titles."""
    return text if len(text) <= TITLE_LENGTH else text[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
