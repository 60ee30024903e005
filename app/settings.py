"""What an administrator can set: environment variables with the prefix ``KLANTREIS_``.

Read here and nowhere else, at the start of a command; ``docs/settings.md`` lists them. Plain
Python, so that starting stays quick.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Self

PREFIX: Final = "KLANTREIS_"
SHORTEST_SECRET: Final = 32
SECRET_FILE: Final = "secret-key"  # noqa: S105  # the name of the file, not the key
DATABASE_FILE: Final = "klantreis.db"
_SITE: Final = re.compile(r"https?://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?")
_PAGE: Final = re.compile(r"https?://[^\s<>\"]{1,500}")
_MAIL: Final = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]{1,250}")
_YES: Final = {"yes": True, "no": False}
_DRIVERS: Final = {
    "sqlite": "sqlite",
    "postgresql+psycopg": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


class BadSetting(Exception):
    """A setting has a value that can't be; ``code`` names the sentence about it."""

    def __init__(self, variable: str, code: str, **values: object) -> None:
        """Refuse the value of ``variable``; the value itself isn't told, it may be secret."""
        self.variable = variable
        self.code = code
        self.values = values
        super().__init__(f"{variable}: {code} {values}")


class Graphviz(StrEnum):
    """What draws the maps."""

    LIBRARY = "library"
    """The library that comes with the installation."""
    DOT = "dot"
    """The system's own program."""


@dataclass(frozen=True)
class DrawingSettings:
    """How maps are drawn; ``look`` is the file of the municipality's own look."""

    graphviz: Graphviz = Graphviz.LIBRARY
    look: Path | None = None

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> Self:
        """The settings in these variables; touches no file.

        Raises:
            BadSetting: a value can't be.
        """
        way = environ.get(f"{PREFIX}GRAPHVIZ", "").strip() or Graphviz.LIBRARY
        look = environ.get(f"{PREFIX}LOOK", "").strip()
        if way not in list(Graphviz):
            raise BadSetting(f"{PREFIX}GRAPHVIZ", "graphviz", choices=", ".join(Graphviz))
        return cls(Graphviz(way), Path(look) if look else None)


def drawing_settings() -> DrawingSettings:
    """How maps are drawn here: a picture is made by commands that need no other setting."""
    return DrawingSettings.load(os.environ)


@dataclass(frozen=True)
class Settings:
    """The settings of one run; a field ``port`` is the variable ``KLANTREIS_PORT``.

    ``secret_key`` signs the owner's link: whoever knows it is the owner.
    """

    data_dir: Path
    database_url: str
    secret_key: str
    host: str = "127.0.0.1"
    port: int = 8000
    embed_hosts: tuple[str, ...] = ()
    contact_name: str = "The administrators of this Klantreis"
    contact_url: str = ""
    contact_email: str = ""
    webhooks_private: bool = False

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> Self:
        """The settings in these variables; what is left out or empty has its default.

        Makes the data folder, and a secret key in it on the first start.

        Raises:
            BadSetting: a value can't be.
        """
        given = {
            name.removeprefix(PREFIX): value.strip()
            for name, value in environ.items()
            if name.startswith(PREFIX) and value.strip()
        }
        DrawingSettings.load(environ)
        port = _port(given.get("PORT", str(cls.port)))
        embed_hosts = _embed_hosts(given.get("EMBED_HOSTS", ""))
        contact_url, contact_email = _contact(given)
        webhooks_private = _private(given)
        data_dir = Path(given.get("DATA_DIR", "data")).resolve()
        database_url = _database_url(given.get("DATABASE_URL", ""), data_dir)
        _make_folder(data_dir)
        return cls(
            data_dir=data_dir,
            database_url=database_url,
            secret_key=_secret_key(given.get("SECRET_KEY", ""), data_dir),
            host=given.get("HOST", cls.host),
            port=port,
            embed_hosts=embed_hosts,
            contact_name=given.get("CONTACT_NAME", cls.contact_name),
            contact_url=contact_url,
            contact_email=contact_email,
            webhooks_private=webhooks_private,
        )


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 <= int(text) <= 65_535:
        raise BadSetting(f"{PREFIX}PORT", "port")
    return int(text)


def _contact(given: Mapping[str, str]) -> tuple[str, str]:
    """The page and the mailbox of who answers for the API here."""
    url, email = given.get("CONTACT_URL", ""), given.get("CONTACT_EMAIL", "")
    if url and not _PAGE.fullmatch(url):
        raise BadSetting(f"{PREFIX}CONTACT_URL", "contact_url")
    if email and not _MAIL.fullmatch(email):
        raise BadSetting(f"{PREFIX}CONTACT_EMAIL", "contact_email")
    return url, email


def _private(given: Mapping[str, str]) -> bool:
    """Whether webhooks may go to this machine and its network, and without TLS."""
    answer = given.get("WEBHOOKS_PRIVATE", "no").lower()
    if answer not in _YES:
        raise BadSetting(f"{PREFIX}WEBHOOKS_PRIVATE", "yes_or_no")
    return _YES[answer]


def _embed_hosts(text: str) -> tuple[str, ...]:
    """The sites that may show a shared journey within a page of theirs, as a browser is told."""
    hosts = tuple(text.replace(",", " ").split())
    if not all(_SITE.fullmatch(one) for one in hosts):
        raise BadSetting(f"{PREFIX}EMBED_HOSTS", "embed_hosts")
    return hosts


def _database_url(text: str, data_dir: Path) -> str:
    if not text:
        return f"sqlite:///{data_dir / DATABASE_FILE}"
    driver, separator, rest = text.partition("://")
    if not separator or driver not in _DRIVERS:
        raise BadSetting(f"{PREFIX}DATABASE_URL", "database_url")
    return f"{_DRIVERS[driver]}://{rest}"


def _make_folder(folder: Path) -> None:
    """Makes the data folder where there is none, open to nobody else: it holds people's stories."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadSetting(f"{PREFIX}DATA_DIR", "data_dir", reason=reason) from error


def _secret_key(given: str, data_dir: Path) -> str:
    """The given key, or that of the data folder, made where there is none."""
    if given:
        if len(given) < SHORTEST_SECRET:
            raise BadSetting(f"{PREFIX}SECRET_KEY", "secret_key", least=SHORTEST_SECRET)
        return given
    file = data_dir / SECRET_FILE
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(48))
        kept = file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"{PREFIX}DATA_DIR", "secret_file", file=file, reason=error) from error
    if len(kept) < SHORTEST_SECRET:
        raise BadSetting(f"{PREFIX}DATA_DIR", "secret_file", file=file, reason="< 32")
    return kept


def _write_once(file: Path, text: str) -> None:
    """Writes a file that only its owner reads; whoever comes second leaves the first one's."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(descriptor)
        try:
            os.link(draft, file)
        except FileExistsError:
            return
    finally:
        draft.unlink()
