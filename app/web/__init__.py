"""Routes: pages in ``pages/``, the JSON API in ``api/``, one file a noun. No rules, no queries."""
