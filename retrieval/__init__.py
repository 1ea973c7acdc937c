"""Understand a question, search, answer with citations, or decline."""

from retrieval.assistant import Assistant, Hit, open_assistant

__all__ = ["Assistant", "Hit", "open_assistant"]
