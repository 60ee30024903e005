"""Example journeys: loaded once into a new workspace, all or none."""

from pathlib import Path

import pytest

from app.actions.examples import load_examples
from app.actions.journeys import import_journey, list_journeys, remove_journey
from app.actions.workspace import Workspace
from app.journey import Journey, Refused
from tests.actions.conftest import NOOR, WIM
from tests.actions.record import check_sound


def read(text: str | bytes, *, name: str) -> Journey:
    """A journey whose id is the file's text."""
    assert name.endswith(".yaml")
    found = text.decode() if isinstance(text, bytes) else text
    if found == "wrong":
        return NOOR.model_copy(update={"phases": ()})
    return NOOR.model_copy(update={"id": found})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two journey files, and a file that is none."""
    folder = tmp_path / "journeys"
    folder.mkdir()
    for name in ("een", "twee"):
        (folder / f"{name}.yaml").write_text(name)
    (folder / "schema.json").write_text("{}")
    return folder


def ids(workspace: Workspace) -> set[str]:
    return {one.id for one in list_journeys(workspace)}


def test_a_new_workspace_begins_with_the_examples(workspace: Workspace, folder: Path) -> None:
    assert load_examples(workspace, folder, read) == ["een", "twee"]
    assert ids(workspace) == {"een", "twee"}
    check_sound(workspace, "een")


def test_examples_are_not_loaded_again_nor_come_back(workspace: Workspace, folder: Path) -> None:
    load_examples(workspace, folder, read)
    remove_journey(workspace, person=WIM, journey_id="een")
    (folder / "drie.yaml").write_text("drie")
    assert load_examples(Workspace(workspace.database), folder, read) == []
    assert ids(workspace) == {"twee"}


def test_one_wrong_file_loads_none_and_the_next_start_tries_again(
    workspace: Workspace, folder: Path
) -> None:
    (folder / "fout.yaml").write_text("wrong")
    with pytest.raises(Refused):
        load_examples(workspace, folder, read)
    assert ids(workspace) == set()
    (folder / "fout.yaml").unlink()
    assert load_examples(workspace, folder, read) == ["een", "twee"]


def test_an_example_leaves_a_journey_of_its_id_alone(workspace: Workspace, folder: Path) -> None:
    mine = NOOR.model_copy(update={"id": "een", "title": "Van mij"})
    import_journey(workspace, person=WIM, journey=mine)
    assert load_examples(workspace, folder, read) == ["twee"]
    assert check_sound(workspace, "een") == mine
