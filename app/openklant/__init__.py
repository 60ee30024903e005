"""Contact moments out of Open Klant (the Klantinteracties API), or out of a JSON file of it.

Taken are channel, subject, moment, department, and whether contact was made. What people said, who
they were and everything confidential is left out before anything is kept.
"""
