"""A bounded queue that serves addresses and visitors in turn, however often they ask."""

from collections import Counter, deque
from threading import Condition
from typing import Generic, TypeVar

T = TypeVar("T")


class QueueFull(Exception):
    """The queue, or the share of this visitor or address, is full."""


class FairQueue(Generic[T]):
    """Addresses take turns, and so do the visitors of one address. Invented visitors get no more,
    and a room behind one address shares fairly. Safe to use from several threads."""

    def __init__(self, most: int) -> None:
        """`most`: items that wait at a time; at most half of them from one address and a quarter
        from one visitor. "" stands for all unknown visitors."""
        self._most = most
        # By address and visitor. A dict keeps its order: who is first has the next turn.
        self._waiting: dict[str, dict[str, deque[T]]] = {}
        self._at: Counter[str] = Counter()
        self._changed = Condition()

    def put(self, item: T, address: str, visitor: str) -> None:
        """Add an item. Raises QueueFull."""
        with self._changed:
            items = self._waiting.get(address, {}).get(visitor, ())
            if (
                self._at.total() >= self._most
                or self._at[address] >= max(1, self._most // 2)
                or (visitor and len(items) >= max(1, self._most // 4))
            ):
                raise QueueFull
            self._waiting.setdefault(address, {}).setdefault(visitor, deque()).append(item)
            self._at[address] += 1
            self._changed.notify()

    def get(self) -> T:
        """The next item; waits for one."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting)
            address, visitors = next(iter(self._waiting.items()))
            visitor, items = next(iter(visitors.items()))
            item = items.popleft()
            self._at[address] -= 1
            # To the end of the line, or out of it.
            del self._waiting[address], visitors[visitor]
            if items:
                visitors[visitor] = items
            if visitors:
                self._waiting[address] = visitors
            else:
                del self._at[address]
            return item

    def take_out(self, item: T, address: str, visitor: str) -> None:
        """Remove an item, if it still waits."""
        with self._changed:
            visitors = self._waiting.get(address, {})
            items = visitors.get(visitor, deque[T]())
            if item not in items:
                return
            items.remove(item)
            self._at[address] -= 1
            if not items:
                del visitors[visitor]
            if not visitors:
                del self._waiting[address], self._at[address]
