"""The pages of webhooks: whom this server tells what changed, and what came of it."""

from app.web.webhooks.pages import router

__all__ = ["router"]
