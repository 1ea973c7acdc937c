"""The web sites that may show the widget."""

from urllib.parse import urlsplit

from settings import Settings


def origin(address: str) -> str | None:
    """``https://host[:port]`` of an address, or ``None`` where it is not one of the web."""
    parts = urlsplit(address.strip())
    plain = parts.scheme in ("http", "https") and parts.hostname and not set(" ;,'\"") & set(parts.netloc)
    return f"{parts.scheme}://{parts.netloc.lower()}" if plain else None


def allowed_site(asked: str, host: str, settings: Settings) -> str | None:
    """The origin asked for, where it is this server's own (``host``) or the settings let it show the widget."""
    asking = origin(asked)
    if asking is None:
        return None
    own = urlsplit(asking).netloc == host.lower()
    return asking if own or asking in {origin(site) for site in settings.widget_sites} else None
