"""Settings of chat, from the environment (prefix ``HOI_``) and an optional ``.env`` file, beside the shared ones."""

from datetime import time
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr

from settings import Settings

Mode = Literal["polling", "webhook"]
CHANNELS = ("telegram", "zalo_oa", "zalo_bot")
TIMEZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class BotSettings(Settings):
    """Every field is ``HOI_<NAME>`` in the environment. A channel without its tokens is simply off."""

    bot_operator: str = Field("Thanh tra tỉnh", description="who runs the bot, as told to its users")
    bot_in_server: bool = Field(False, description="whether `hoi serve` runs the bot as well")
    bot_secret: SecretStr | None = Field(None, description="key of pseudonyms and sealed data; else made in data_dir")
    bot_retention_days: int = Field(30, ge=1, description="days after a person's last message until all is deleted")
    bot_rates: str = Field("20/minute; 300/day", description="questions that one person may ask")
    bot_threads: int = Field(2, ge=1, description="questions answered at the same time")
    bot_retry_seconds: float = Field(2.0, gt=0, description="first pause before a failed message is tried again")
    bot_send_seconds: float = Field(20.0, gt=0, description="how long a platform may take to accept a message")
    bot_horizon_days: int = Field(30, ge=1, description='how far "sắp đến hạn" looks')
    bot_reminder_time: time = Field(time(7, 30), description="time of day of reminders")
    bot_quiet_from: time = Field(time(20, 0), description="from when on no reminder is sent")
    bot_quiet_to: time = Field(time(6, 30), description="until when no reminder is sent")

    telegram_token: SecretStr | None = Field(None, description="from @BotFather")
    telegram_mode: Mode = Field("polling", description="webhook needs a public https address")
    telegram_webhook_secret: SecretStr | None = Field(None, description="1-256 of A-Z a-z 0-9 _ -; our own choice")
    telegram_api_url: str = Field("https://api.telegram.org", description="or a Bot API server of one's own")
    telegram_proxy: SecretStr | None = Field(None, description="http:// or socks5:// proxy; may hold a password")
    telegram_poll_seconds: int = Field(25, ge=0, description="how long one poll waits")

    zalo_oa_app_id: str | None = Field(None, description="id of the application on developers.zalo.me")
    zalo_oa_id: str | None = Field(None, description="id of the Official Account")
    zalo_oa_app_secret: SecretStr | None = Field(None, description="the application's secret, for new tokens")
    zalo_oa_webhook_key: SecretStr | None = Field(None, description="OA Secret Key, on the page Webhook")
    zalo_oa_refresh_token: SecretStr | None = Field(None, description="the first one; later ones are kept by us")
    zalo_oa_mac_id: Literal["app_id", "oa_id"] = Field("app_id", description="first part of the webhook's MAC")
    zalo_oa_api_url: str = "https://openapi.zalo.me"
    zalo_oa_oauth_url: str = "https://oauth.zaloapp.com"

    zalo_bot_token: SecretStr | None = Field(None, description="from the Zalo Bot Creator")
    zalo_bot_display_name: str | None = Field(None, description="as mentioned in groups")
    zalo_bot_mode: Mode = Field("polling", description="webhook needs a public https address")
    zalo_bot_webhook_secret: SecretStr | None = Field(None, description="8-256 characters; our own choice")
    zalo_bot_api_url: str = "https://bot-api.zaloplatforms.com"
    zalo_bot_poll_seconds: int = Field(30, ge=0, description="how long one poll waits")
