"""Tables, sessions, load and save. Nothing here commits: the action owns the transaction."""
