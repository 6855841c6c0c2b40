"""Waiting for something to happen, but not for ever."""

import asyncio


async def either(event: asyncio.Event, seconds: float | None) -> None:
    """Wait for the event, but no longer than so many seconds; None sets no end."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass
