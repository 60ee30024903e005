"""Who sends messages in the name of this server."""

from app.actions.webhook_sending import Sender
from app.web.dependencies import SettingsDep


def sender_of(settings: SettingsDep) -> Sender:
    """The sender, with this server's own key and its rules about private addresses."""
    return Sender(settings.secret_key, settings.webhooks_private)
