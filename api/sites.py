"""The web sites that may show the widget."""

from urllib.parse import urlsplit

from settings import Settings


def origin(address: str) -> str | None:
    """``https://host[:port]`` of an address, or ``None`` where it is not one of the web."""
    parts = urlsplit(address.strip())
    plain = parts.scheme in ("http", "https") and parts.hostname and not set(" ;,'\"") & set(parts.netloc)
    return f"{parts.scheme}://{parts.netloc.lower()}" if plain else None


def allowed_site(asked: str | None, settings: Settings) -> str | None:
    """The origin asked for, where the settings allow it to show the widget."""
    asking = origin(asked) if asked else None
    allowed = {origin(site) for site in (*settings.widget_sites, settings.public_url)}
    return asking if asking in allowed else None
