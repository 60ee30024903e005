"""Plan and report to take away: PDF, XLSX, CSV, and reminders for a calendar."""

from fastapi import APIRouter

router = APIRouter()
