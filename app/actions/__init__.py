"""Use cases: one function, one transaction, then the announcement."""
