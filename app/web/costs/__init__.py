"""What bottlenecks cost: one page a journey, and the prices that it is counted with."""

from fastapi import APIRouter

from app.web.costs import journey_costs, prices, together

router = APIRouter(include_in_schema=False)
for part in (journey_costs, prices, together):
    router.include_router(part.router)
