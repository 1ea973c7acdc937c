"""Looking over the settings of chat: what is missing for each channel, where it is found, what looks wrong."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from filelock import FileLock, Timeout
from pydantic import SecretStr

from bot.errors import BotError
from bot.service import now_in_vietnam, open_channels, open_store
from bot.settings import CHANNELS, BotSettings

Level = Literal["ok", "note", "missing", "wrong"]

_TELEGRAM_TOKEN = re.compile(r"\d+:[\w-]{30,}")
_TELEGRAM_SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)
_TELEGRAM_PORTS = (None, 443, 80, 88, 8443)
_ZALO_BOT_SECRET = range(8, 257)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen, with what to do about it. ``channel`` is "chung" for what concerns all of them."""

    channel: str
    level: Level
    text: str


def examine(settings: BotSettings, channels: Sequence[str] = CHANNELS) -> list[Finding]:
    """What the settings alone show, without calling anyone."""
    examiners: dict[str, Callable[[BotSettings], Iterator[Finding]]] = {
        "telegram": _telegram,
        "zalo_oa": _zalo_oa,
        "zalo_bot": _zalo_bot,
    }
    findings = list(_common(settings))
    for channel in channels:
        found = list(examiners[channel](settings))
        findings += found or [Finding(channel, "ok", "Đủ thiết lập.")]
    return findings


async def call(settings: BotSettings, channels: Sequence[str] = CHANNELS) -> list[Finding]:
    """Whether each platform answers to the settings; not while the bot runs, so that no token is renewed twice."""
    lock = FileLock(settings.data_dir / "bot.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return [Finding("chung", "note", "Bot đang chạy trên thư mục dữ liệu này; không gọi thử để tránh đổi token.")]
    store = open_store(settings)
    findings = []
    try:
        for name, channel in open_channels(settings, store, channels, now_in_vietnam).items():
            try:
                findings.append(Finding(name, "ok", f"Nền tảng trả lời: {await channel.greet()}."))
            except BotError as error:
                findings.append(
                    Finding(name, "wrong", f"Nền tảng không nhận thiết lập hoặc không kết nối được: {error}.")
                )
            finally:
                await channel.close()
    finally:
        store.close()
        lock.release()
    return findings


def _common(settings: BotSettings) -> Iterator[Finding]:
    if settings.bot_secret is None:
        yield Finding(
            "chung",
            "note",
            f"Chưa đặt HOI_BOT_SECRET; dùng khóa tự tạo trong {settings.data_dir}/bot.key (sao lưu cùng dữ liệu).",
        )
    if urlsplit(settings.public_url).hostname in ("127.0.0.1", "localhost"):
        yield Finding(
            "chung", "wrong", "HOI_PUBLIC_URL là địa chỉ nội bộ: người dùng không mở được liên kết trích dẫn."
        )


def _telegram(settings: BotSettings) -> Iterator[Finding]:
    token, secret = _plain(settings.telegram_token), _plain(settings.telegram_webhook_secret)
    if not token:
        yield Finding("telegram", "missing", "Thiếu HOI_TELEGRAM_TOKEN (lấy từ @BotFather).")
    elif not _TELEGRAM_TOKEN.fullmatch(token):
        yield Finding("telegram", "wrong", "HOI_TELEGRAM_TOKEN không đúng dạng <số>:<chuỗi>.")
    if settings.telegram_mode == "polling":
        return
    if not secret:
        yield Finding("telegram", "missing", "Webhook cần HOI_TELEGRAM_WEBHOOK_SECRET (tự đặt, 1–256 ký tự).")
    elif not _TELEGRAM_SECRET.fullmatch(secret):
        yield Finding("telegram", "wrong", "HOI_TELEGRAM_WEBHOOK_SECRET chỉ gồm A-Z, a-z, 0-9, _ và -.")
    yield from _public("telegram", settings, _TELEGRAM_PORTS)


def _zalo_oa(settings: BotSettings) -> Iterator[Finding]:
    wanted: dict[str, tuple[str | SecretStr | None, str]] = {
        "HOI_ZALO_OA_APP_ID": (settings.zalo_oa_app_id, "ID ứng dụng trên developers.zalo.me"),
        "HOI_ZALO_OA_APP_SECRET": (settings.zalo_oa_app_secret, "khóa bí mật của ứng dụng"),
        "HOI_ZALO_OA_WEBHOOK_KEY": (settings.zalo_oa_webhook_key, "OA Secret Key ở trang Webhook, khác khóa ứng dụng"),
        "HOI_ZALO_OA_REFRESH_TOKEN": (settings.zalo_oa_refresh_token, "refresh token đầu tiên, sau khi cấp quyền"),
    }
    for name, (value, where) in wanted.items():
        if not value:
            yield Finding("zalo_oa", "missing", f"Thiếu {name} ({where}).")
    if settings.zalo_oa_mac_id == "oa_id" and not settings.zalo_oa_id:
        yield Finding("zalo_oa", "missing", "HOI_ZALO_OA_MAC_ID=oa_id cần HOI_ZALO_OA_ID.")
    key, secret = _plain(settings.zalo_oa_webhook_key), _plain(settings.zalo_oa_app_secret)
    if key and key == secret:
        yield Finding("zalo_oa", "wrong", "HOI_ZALO_OA_WEBHOOK_KEY trùng khóa ứng dụng; hãy lấy OA Secret Key.")
    yield from _public("zalo_oa", settings, (None,))


def _zalo_bot(settings: BotSettings) -> Iterator[Finding]:
    token, secret = _plain(settings.zalo_bot_token), _plain(settings.zalo_bot_webhook_secret)
    if not token:
        yield Finding("zalo_bot", "missing", "Thiếu HOI_ZALO_BOT_TOKEN (lấy từ Zalo Bot Creator).")
    elif ":" not in token:
        yield Finding("zalo_bot", "wrong", "HOI_ZALO_BOT_TOKEN không đúng dạng <số>:<chuỗi>.")
    if settings.zalo_bot_mode == "polling":
        return
    if len(secret) not in _ZALO_BOT_SECRET:
        yield Finding("zalo_bot", "missing", "Webhook cần HOI_ZALO_BOT_WEBHOOK_SECRET (tự đặt, 8–256 ký tự).")
    yield from _public("zalo_bot", settings, (None,))


def _public(channel: str, settings: BotSettings, ports: Sequence[int | None]) -> Iterator[Finding]:
    """Whether a platform can call the server at its public address."""
    address = urlsplit(settings.public_url)
    if address.scheme != "https" or address.port not in ports:
        yield Finding(
            channel, "wrong", f"Webhook cần HOI_PUBLIC_URL dạng https://tên-miền; đang là {settings.public_url}."
        )


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""
