"""Several people on one board while everything goes wrong that can: in the end all see what the
database has, and every change was applied once.

Hypothesis chooses what happens; the same each time. FAULT_EXAMPLES=100 looks for more, by chance.
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from canvases.method.kinds import Kind
from tests.live.backends import Ground
from tests.live.server import Person
from tests.live.tabs import Elements, Tab, elements

EXAMPLES = int(os.environ.get("FAULT_EXAMPLES", "0"))
TABS = 3
RESTARTS = 2  # at most in one example: they take seconds
WITHIN = 12.0  # seconds for everyone to see the same

STEPS = [
    *["add", "alter", "look"] * 4, *["drop", "undo", "sleep", "send_twice", "double", "bus"] * 2,
    "send_late", "restart", "back_up_and_restore",
]  # fmt: skip

tabs = st.integers(0, TABS - 1)


class Faults(RuleBasedStateMachine):
    """One board; `ground` and its servers are there before and remain."""

    ground: Ground
    folder: Path
    ran: Counter[str]

    @initialize()
    def open(self) -> None:
        """Three people open a new board, each by one of the processes."""
        self.servers = self.ground.servers
        owner = Person(self.servers[0]).start()
        self.tabs = [Tab(person) for person in (owner, owner.joined(), owner.joined())]
        self.late: list[tuple[Tab, str, dict[str, str]]] = []
        self.backup: tuple[Path, list[list[str]]] | None = None
        self.restarts = 0
        self.restored = False
        self.ran["examples"] += 1

    @rule(what=st.sampled_from(STEPS), tab=tabs, number=st.integers(0, 20))
    def happen(self, what: str, tab: int, number: int) -> None:
        """One of them: from rules of their own Hypothesis would choose less evenly."""
        {
            "add": lambda: self.add(
                tab, list(Kind)[number % 6], ["Eat", "a\u2028b<i>"][number % 2]
            ),
            "alter": lambda: self.alter(tab, number, ["weigh", "bin", "place"][number % 3]),
            "undo": lambda: self.undo(tab, ["undo/", "redo/"][number % 2]),
            "send_twice": lambda: self.send_twice(tab),
            "send_late": lambda: self.send_late(tab),
            "double": lambda: self.double(tab),
            "drop": lambda: self.drop(tab, number),
            "sleep": lambda: self.sleep(tab),
            "look": lambda: self.look(tab),
            "bus": lambda: self.bus(down=number % 2 == 0),
            "restart": lambda: self.restart(
                number, [signal.SIGTERM, signal.SIGKILL][number // 2 % 2]
            ),
            "back_up_and_restore": self.back_up_and_restore,
        }[what]()

    def add(self, tab: int, kind: Kind, text: str) -> None:
        self.tabs[tab].do("notes/", {"kind": kind, "text": text})
        self._send(tab, "added")

    def alter(self, tab: int, which: int, what: str) -> None:
        """Weigh, delete or move a note that the tab shows."""
        shown = sorted(name for name in self.tabs[tab].shown if name.startswith("note-"))
        if shown:
            path = f"notes/{shown[which % len(shown)].removeprefix('note-')}/"
            path, fields = {
                "weigh": (f"{path}weight/", {"weight": str(which % 5 + 1)}),
                "bin": (f"{path}bin/", {}),
                "place": (f"{path}place/", {"kind": "pain", "after": ""}),
            }[what]
            self.tabs[tab].do(path, fields)
            self._send(tab, "altered")

    def undo(self, tab: int, way: str) -> None:
        self.tabs[tab].do(way, {})
        self._send(tab, "undone")

    def send_twice(self, tab: int) -> None:
        """The answer is lost, and the operation sent again."""
        self.tabs[tab].do("notes/", {"kind": "gain", "text": "Twice"})
        self.tabs[tab].send(hang_up=True)
        self._send(tab, "sent twice")

    def send_late(self, tab: int) -> None:
        """A request that the network keeps for long."""
        self.tabs[tab].do("notes/", {"kind": "job", "text": "Late"})
        self.late.append((self.tabs[tab], *self.tabs[tab].outbox.pop()))
        self.ran["sent late"] += 1

    def double(self, tab: int) -> None:
        """A request that arrives at once, and another time in the end."""
        self.tabs[tab].do("notes/", {"kind": "product", "text": "Doubled"})
        self.late.append((self.tabs[tab], *self.tabs[tab].outbox[-1]))
        self._send(tab, "doubled")

    def drop(self, tab: int, process: int) -> None:
        """The cable breaks, and leads to whichever process afterwards."""
        self.tabs[tab].cut()
        self.tabs[tab].cable.lead(self.servers[process % len(self.servers)].port)
        self.ran["cut"] += 1

    def sleep(self, tab: int) -> None:
        """Nobody looks at the tab, or somebody does again."""
        self.tabs[tab].is_asleep = not self.tabs[tab].is_asleep
        if self.tabs[tab].is_asleep:
            self.tabs[tab].hang_up()
            self.ran["asleep"] += 1

    def look(self, tab: int) -> None:
        self.tabs[tab].look(0.02)

    def bus(self, *, down: bool) -> None:
        if self.ground.cable:
            (self.ground.cable.cut if down else self.ground.cable.mend)()
            self.ran["bus down"] += down

    def restart(self, process: int, how: signal.Signals) -> None:
        """A server ends, and comes back."""
        if self.restarts == RESTARTS:
            return
        server = self.servers[process % len(self.servers)]
        server.stop(how)
        for tab in self.tabs:
            tab.send()
        server.start()
        self.restarts += 1
        self.ran[how.name] += 1

    def back_up_and_restore(self) -> None:
        """First keep a backup; the next time go back to it."""
        if self.restored:
            return
        if self.backup is None:
            path = self.folder / f"backup-{self.ran['examples']}"
            self.ground.backup(path)
            self.backup = path, [list(tab.acknowledged) for tab in self.tabs]
        else:
            path, acknowledged = self.backup
            self.ground.restore(path)
            for tab, names in zip(self.tabs, acknowledged, strict=True):
                tab.acknowledged = names
            self.restored = True
            self.ran["restored"] += 1

    def _send(self, tab: int, what: str) -> None:
        self.tabs[tab].send()
        self.ran[what] += 1

    def teardown(self) -> None:
        """Come to rest, and compare."""
        if not hasattr(self, "tabs"):
            return
        if self.ground.cable:
            self.ground.cable.mend()
        for tab, path, fields in self.late:
            tab.outbox.append((path, fields))
        for tab in self.tabs:
            tab.is_asleep = False
            tab.send()
            assert not tab.outbox
        try:
            self._compare()
        finally:
            for tab in self.tabs:
                tab.hang_up()
                tab.cable.close()

    def _compare(self) -> None:
        owner = self.tabs[0].person
        ((workspace, head, epoch),) = self.ground.sql(
            "SELECT w.id, w.seq, w.epoch FROM canvases_workspace w JOIN canvases_canvas c"
            " ON c.workspace_id = w.id WHERE c.public_id = ?",
            [owner.canvas],
        )
        journal = self.ground.sql(
            "SELECT seq, op_id FROM canvases_change WHERE workspace_id = ? ORDER BY seq",
            [workspace],
        )
        assert [seq for seq, _op in journal] == list(range(1, head + 1))
        ops = Counter(name for _seq, name in journal)
        assert max(ops.values()) == 1
        there = self._there(workspace)
        truth = self._fresh(owner, head)
        assert {name for name in truth if name.startswith("note-")} == there
        end = time.monotonic() + WITHIN
        for tab in self.tabs:
            while (tab.epoch, tab.seq) != (epoch, head) or tab.shown != truth:
                assert time.monotonic() < end, (tab.epoch, tab.seq, head, _differs(tab, truth))
                tab.look(0.1)
            assert tab.applied == list(range(tab.start + 1, head + 1))
            added = {name for name in tab.acknowledged if name in tab.adding}
            assert added <= ops.keys()

    def _there(self, workspace: int) -> set[str]:
        """The names of the notes that the database has on the board."""
        rows = self.ground.sql(
            "SELECT public_id FROM canvases_note WHERE workspace_id = ? AND binned_at IS NULL",
            [workspace],
        )
        return {f"note-{public_id}" for (public_id,) in rows}

    def _fresh(self, owner: Person, head: int) -> Elements:
        page = owner.request("GET", f"/c/{owner.canvas}/", port=self.servers[-1].port)[2]
        assert f'data-seq="{head}"' in page
        return elements(page)[0]


def _differs(tab: Tab, truth: Elements) -> list[object]:
    names = tab.shown.keys() | truth.keys()
    return [
        (name, tab.shown.get(name), truth.get(name))
        for name in sorted(names)
        if tab.shown.get(name) != truth.get(name)
    ]


Ran = Callable[[str, object], None]


@pytest.fixture
def faults(module_ground: Ground, tmp_path: Path, record_property: Ran) -> Iterator[type[Faults]]:
    """The machine on one process with SQLite, on two where there is a bus. A tenth of all
    notifications is lost anyway."""
    while len(module_ground.servers) < (2 if module_ground.cable else 1):
        module_ground.server(LOSE_NOTIFICATIONS="0.1")
    ran = Counter[str]()
    yield type("Faults", (Faults,), {"ground": module_ground, "folder": tmp_path, "ran": ran})
    record_property("ran", ", ".join(f"{count} {what}" for what, count in ran.items()))


def test_after_a_day_on_which_everything_went_wrong_all_see_the_same(faults: type[Faults]) -> None:
    board = faults()
    board.open()
    for tab, kind in enumerate([Kind.PAIN, Kind.GAIN, Kind.PAIN]):
        board.look(tab)
        board.add(tab, kind, "Before the backup")
    board.back_up_and_restore()
    for tab in range(TABS):
        board.bus(down=tab == 0)
        board.send_twice(tab)
        board.drop(tab, tab)
        board.look(tab)
        board.double(tab)
    board.restart(0, signal.SIGKILL)
    board.sleep(1)
    board.send_late(2)
    board.undo(0, "undo/")
    board.back_up_and_restore()
    board.alter(2, 0, "weigh")
    board.restart(1, signal.SIGTERM)
    board.sleep(1)
    board.add(1, Kind.JOB, "After all of it")
    board.alter(0, 1, "bin")

    board.teardown()


def test_whatever_went_wrong_all_see_the_same_in_the_end(faults: type[Faults]) -> None:
    run_state_machine_as_test(
        faults,
        settings=settings(
            max_examples=EXAMPLES or 4,
            stateful_step_count=30,
            derandomize=not EXAMPLES,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
