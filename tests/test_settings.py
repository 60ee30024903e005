"""Settings are read once, have sensible defaults, and refuse what can't be."""

import re
import stat
from dataclasses import fields
from pathlib import Path

import pytest

from app.language import languages, translator
from app.settings import PREFIX, BadSetting, DrawingSettings, Settings

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "settings.md"


def load(folder: Path, **given: str) -> Settings:
    """The settings of an environment whose data folder is ``folder``."""
    named = {f"{PREFIX}{name}": value for name, value in given.items()}
    return Settings.load({f"{PREFIX}DATA_DIR": str(folder)} | named)


def test_the_defaults_are_those_of_the_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.load({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.data_dir == tmp_path / "data"
    assert settings.database_url == f"sqlite:///{tmp_path}/data/klantreis.db"


def test_the_data_folder_is_made_with_the_folders_above_it(tmp_path: Path) -> None:
    assert load(tmp_path / "a" / "b").data_dir.is_dir()


def test_the_secret_key_stays_the_same_from_start_to_start(tmp_path: Path) -> None:
    assert load(tmp_path).secret_key == load(tmp_path).secret_key


def test_two_data_folders_have_two_secret_keys(tmp_path: Path) -> None:
    assert load(tmp_path / "a").secret_key != load(tmp_path / "b").secret_key


def test_only_the_owner_of_the_machine_reads_the_secret_key(tmp_path: Path) -> None:
    load(tmp_path)
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_only_the_owner_of_the_machine_enters_the_data_folder(tmp_path: Path) -> None:
    folder = load(tmp_path / "data").data_dir
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_no_draft_of_the_secret_key_is_left(tmp_path: Path) -> None:
    load(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_given_secret_key_is_not_written_down(tmp_path: Path) -> None:
    assert load(tmp_path, SECRET_KEY="k" * 32).secret_key == "k" * 32
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_takes_the_driver_that_is_installed(
    tmp_path: Path, scheme: str
) -> None:
    url = load(tmp_path, DATABASE_URL=f"{scheme}://u:p@host/db").database_url
    assert url == "postgresql+psycopg://u:p@host/db"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("PORT", "http", "port"),
        ("PORT", "65536", "port"),
        ("PORT", "-1", "port"),
        ("PORT", "٣", "port"),
        ("DATABASE_URL", "klantreis.db", "database_url"),
        ("DATABASE_URL", "mysql://host/db", "database_url"),
        ("SECRET_KEY", "geheim", "secret_key"),
        ("DATA_DIR", "/dev/null/data", "data_dir"),
        ("GRAPHVIZ", "plotter", "graphviz"),
        ("CONTACT_URL", "javascript:alert(1)", "contact_url"),
        ("CONTACT_EMAIL", "who is this", "contact_email"),
        ("WEBHOOKS_PRIVATE", "maybe", "yes_or_no"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(
    tmp_path: Path, name: str, value: str, code: str
) -> None:
    with pytest.raises(BadSetting) as refused:
        load(tmp_path, **{name: value})
    assert (refused.value.variable, refused.value.code) == (f"{PREFIX}{name}", code)


def test_webhooks_stay_out_of_our_own_network_unless_somebody_says_so(tmp_path: Path) -> None:
    assert not load(tmp_path).webhooks_private
    assert load(tmp_path, WEBHOOKS_PRIVATE="Yes").webhooks_private


def test_a_refused_value_is_not_told(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as refused:
        load(tmp_path, DATABASE_URL="mysql://u:wachtwoord@host")
    assert "wachtwoord" not in str(refused.value)


def test_a_damaged_secret_key_is_told_instead_of_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(BadSetting) as refused:
        load(tmp_path)
    assert refused.value.code == "secret_file"


def test_an_empty_variable_is_as_good_as_none(tmp_path: Path) -> None:
    assert load(tmp_path, PORT="", HOST=" ").port == 8000


@pytest.mark.parametrize("language", languages())
def test_every_refusal_has_a_sentence(language: str) -> None:
    source = (ROOT / "app" / "settings.py").read_text("utf-8")
    codes = set(re.findall(r'BadSetting\([^,]+, "(\w+)"', source))
    assert len(codes) > 4
    t = translator(language)
    assert [code for code in codes if not t.has(f"commands.settings.{code}")] == []


def test_the_document_lists_every_setting_and_no_other() -> None:
    listed = re.findall(rf"^\| `{PREFIX}(\w+)` \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    sources = [file.read_text("utf-8") for file in sorted((ROOT / "app").rglob("*.py"))]
    named = {name for source in sources for name in re.findall(rf"{PREFIX}([A-Z_]+)", source)}
    read = {field.name.upper() for field in (*fields(Settings), *fields(DrawingSettings))}
    assert sorted(listed) == sorted(named | read)
