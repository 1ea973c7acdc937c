"""Counters for Prometheus: per application, with route templates as labels and never a raw path."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from api.answering import Answering

SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


class Meters:
    """What is counted. Questions themselves are never part of it."""

    def __init__(self, assistant: Answering) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "hoi_requests", "Requests by route and status", ["method", "route", "status"], registry=self._registry
        )
        self.seconds = Histogram(
            "hoi_request_seconds", "Time to the reply", ["route"], buckets=SECONDS, registry=self._registry
        )
        self.answers = Counter(
            "hoi_answers", "Answers by status and intent", ["status", "intent"], registry=self._registry
        )
        self.opinions = Counter("hoi_opinions", "Thumbs by verdict", ["verdict"], registry=self._registry)
        self.limited = Counter("hoi_limited", "Requests over the rate limit", ["budget"], registry=self._registry)
        self._index = Gauge("hoi_index_documents", "Documents in the index", ["version"], registry=self._registry)
        self.show_index(assistant)

    def show_index(self, assistant: Answering) -> None:
        """Which index answers now."""
        self._index.clear()
        self._index.labels(assistant.index_version).set(len(assistant.catalog.documents))

    def exposition(self) -> bytes:
        """The counters in Prometheus' text format."""
        return generate_latest(self._registry)
