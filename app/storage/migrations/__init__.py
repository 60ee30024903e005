"""The history of the tables, one revision a file (see ``app.storage.migrate``)."""
