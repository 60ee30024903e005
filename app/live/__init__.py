"""The change log as it grows: who listens to a journey hears every change once, in order."""

from app.live.hub import Hub, Subscription
from app.live.service import Live
from app.live.stream import event_stream

__all__ = ["Hub", "Live", "Subscription", "event_stream"]
