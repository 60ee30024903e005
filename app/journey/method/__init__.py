"""The method as a thread: the five steps of a project, what is done and what is next. Pure."""

from app.journey.method.project import Project
from app.journey.method.thread import MANUAL, Around, Step, Task, next_task, thread

__all__ = ["MANUAL", "Around", "Project", "Step", "Task", "next_task", "thread"]
