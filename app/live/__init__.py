"""The change log as it grows: who listens to a journey hears every change once, in order."""

from app.live.hub import Hub
from app.live.listener import Listener
from app.live.service import Live
from app.live.stream import follow

__all__ = ["Hub", "Listener", "Live", "follow"]
