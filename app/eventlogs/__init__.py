"""Event logs of other systems (XES, CSV): what happened in thousands of cases becomes journeys.

A log is read as a stream and spilled to a database on disk, so that it may be larger than memory;
it is added up there, and a journey is made of one case, or of the usual course of all.
"""
