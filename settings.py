"""Settings of the whole product, from the environment (prefix ``HOI_``) and an optional ``.env`` file."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """Every field is ``HOI_<NAME>`` in the environment."""

    model_config = SettingsConfigDict(env_prefix="HOI_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(Path("var"), description="folder of everything built: index, databases, added files")
    documents_dir: Path = Field(ROOT / "corpus" / "documents", description="the plans that ship with the product")
    model: str = Field(str(ROOT / "index" / "model"), description="sentence-transformers or model2vec folder or name")
    file_megabytes: int = Field(60, ge=1, description="largest file that is read")
    file_pages: int = Field(600, ge=1, description="most pages of a file that is read")
    read_seconds: int = Field(900, ge=1, description="time for reading one file, OCR included")
    read_megabytes: int = Field(3000, ge=200, description="memory for reading one file")
    operator_key: SecretStr | None = Field(
        None, min_length=16, description="who sends it may add and remove documents over HTTP; without it nobody may"
    )
    upload_megabytes: int = Field(50, ge=1, description="largest file that is taken over HTTP")
    host: str = "127.0.0.1"
    port: int = Field(8000, ge=1, le=65535)
    public_url: str = Field("http://127.0.0.1:8000", description="how users reach this server; in citation links")
    trusted_proxies: int = Field(0, ge=0, description="how many reverse proxies stand before this server")
    ask_rate: str = Field("300/minute", description="questions and feedback that one client may send")
    read_rate: str = Field("1200/minute", description="pages and records that one client may read")
    cors_origins: tuple[str, ...] = Field((), description="web origins whose scripts may call the API")
    widget_sites: tuple[str, ...] = Field((), description="web origins that may show the widget")
    session_minutes: int = Field(30, ge=1, description="how long a dialog is kept in memory after its last turn")
    feedback_days: int = Field(365, ge=1, description="how long feedback is kept")
    unanswered_days: int = Field(
        90,
        ge=0,
        le=36500,
        description="how long refused and unsure questions are kept, without who asked; 0 keeps none",
    )
    unanswered_below: float = Field(0.5, ge=0, le=1, description="confidence under which an answer counts as unsure")
