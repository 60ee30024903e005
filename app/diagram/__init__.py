"""From a journey to its picture: content, positions, Graphviz, and the files that people take away.

``content`` says what is told, ``measure`` where it stands, ``paint`` what is drawn, ``engine`` has
Graphviz draw it, ``finish`` makes the SVG fit for reading aloud, ``paper`` makes PDF and PNG. What
other rooms use is ``app.diagram.draw``. Importing this package loads none of the drawing libraries.
"""

from app.diagram.faults import DrawingError
from app.diagram.view import View

__all__ = ["DrawingError", "View"]
