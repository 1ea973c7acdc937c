"""Strict doubles of the chat platforms, over real sockets, with faults on demand."""
