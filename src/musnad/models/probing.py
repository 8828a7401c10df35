"""A look whether an endpoint answers, without asking a model anything."""

from __future__ import annotations

from collections.abc import Mapping

from musnad.models.transport import OneTry, wait_for


def get(wire: OneTry, url: str, headers: Mapping[str, str]) -> None:
    """Fetch an address of the endpoint; raises what the wire kept, by name."""
    import httpx2

    async def fetch() -> None:
        async with wire.client() as client:
            await client.get(url, headers=dict(headers))

    try:
        wait_for(fetch())
    except httpx2.TransportError:
        if wire.fault is None:
            raise
    if wire.fault is not None:
        raise wire.fault
