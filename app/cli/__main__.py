"""``python -m app.cli``, as ``klantreis``."""

import sys

from app.cli import main

sys.exit(main())
