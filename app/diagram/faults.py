"""What goes wrong when a picture is made."""


class DrawingError(RuntimeError):
    """A picture can't be drawn; the message says why, in English, for the log."""


class DrawingTimeout(DrawingError):
    """A picture took longer than its time limit; what drew it was ended."""
