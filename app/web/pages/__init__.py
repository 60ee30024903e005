"""The pages that people see: one file a noun, forms that work without a script.

A page's context is a frozen dataclass; templates show it and ask nothing. A script that sends the
header ``Klantreis-Part`` gets the changing part of the same page instead of the whole. Which pages
there are is said in ``app.web.rooms``.
"""
