"""From bottleneck to action: what to do first, who can decide, what is due. Pure.

Source: design of the ranking and the levels in docs/plan.md.
"""
