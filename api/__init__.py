"""HTTP: the contract, the pages and the widget."""

from api.app import assemble, create_app

__all__ = ["assemble", "create_app"]
