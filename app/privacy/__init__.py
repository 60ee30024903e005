"""Whether a text holds something that leads to a person. It warns; it never blocks.

Pure: nothing is kept, sent or logged of what it looks at.
"""

from app.privacy.detecting import warnings_in
from app.privacy.warning import Certainty, PersonalData, PrivacyWarning

__all__ = ["Certainty", "PersonalData", "PrivacyWarning", "warnings_in"]
