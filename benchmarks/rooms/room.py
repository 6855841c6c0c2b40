"""One simulated session, from the first who joins to the end of the vote."""

import asyncio
import random
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.conf import settings

from benchmarks.boards import Guest, make_board
from benchmarks.live.process import Process
from benchmarks.rooms.people import Awaited, Figures, Phone, Screen
from canvases.access import grant_for_canvas
from canvases.actions.sessions import session_plan
from canvases.method.agenda import COUNTDOWN
from canvases.method.agenda_templates import TEMPLATES
from canvases.models import Ballot, Contribution, Note, Session, Step

NOTES_EACH = 2
VOTES_EACH = 3
ON_CANVAS = 40  # of the texts, which are voted on
_TEXTS = ("The canteen is closed after eight", "No vending machine takes cards", "Ten minutes only")


@dataclass(frozen=True, slots=True)
class Size:
    """How many people, and how many seconds they take to join, to write, and to vote."""

    people: int
    seconds: float


class Room:
    """The people of one session, and the pages that they hold open."""

    def __init__(self, size: Size, server: Process) -> None:
        self._size, self._server = size, server
        self._session, guest = _planned(size.people)
        self._path = f"/s/{self._session.public_id}/"
        self.figures, self._awaited = Figures(), Awaited()
        cookies = {settings.GUEST_COOKIE: guest.token}
        # Who leads is not among those whose times are counted.
        self._console = Screen(server.port, dict(cookies), Figures())
        self._screen = Screen(server.port, dict(cookies), Figures())
        self._phones = [Phone(server.port, n, self.figures) for n in range(size.people)]
        self._chance = random.Random(size.people)
        self._watching = set[asyncio.Task[None]]()

    async def run(self) -> Figures:
        """Join, write, reveal, vote; from step to step in between."""
        try:
            await self._open()
            await self._spread(self._join(phone) for phone in self._phones)
            await self._step("start")  # welcome
            await self._step()  # explain
            await self._step()  # pains
            await self._write()
            await self._step()  # gains
            await self._step()  # the reveal
            await self._reveal()
            await self._step()  # the vote
            await self._vote()
            await self._step()  # discuss
            self._server.mark()
        finally:
            await self._leave()
        return self.figures

    async def _open(self) -> None:
        for one, path in ((self._console, "lead/"), (self._screen, "screen/")):
            assert (await one.open(self._path + path)).is_good
            self._watching.add(asyncio.create_task(one.watch()))
        self._server.mark()

    async def _join(self, phone: Phone) -> None:
        await phone.join(self._session.code, self._path)
        look = partial(self._awaited.look, phone.number)
        self._watching.add(asyncio.create_task(phone.watch(look)))

    async def _spread(self, acts: Iterable[Awaitable[object]]) -> None:
        """Each at a random moment of the time there is."""

        async def at_its_moment(act: Awaitable[object], moment: float) -> None:
            await asyncio.sleep(moment)
            await act

        moments = ((act, self._chance.uniform(0, self._size.seconds)) for act in acts)
        await asyncio.gather(*(at_its_moment(act, moment) for act, moment in moments))

    async def _step(self, act: str = "next") -> None:
        """Press Next, and wait until it is on every phone."""
        steps = await asyncio.to_thread(lambda: list(Step.objects.filter(session=self._session)))
        at = await self._present()
        to = steps[steps.index(at) + 1] if at else steps[0]
        press = partial(self._lead, act=act, at=at.public_id if at else "", sure="1")
        await self._seen("step", press, f"state={to.pk}-".encode())

    async def _seen(self, what: str, press: Callable[[], Awaitable[object]], marker: bytes) -> None:
        times = await self._awaited.after(press, marker, len(self._phones))
        self.figures.times.setdefault(what, []).extend(times)
        self._lose(what, len(self._phones) - len(times))

    async def _lead(self, **fields: str) -> None:
        assert (await self._console.act(f"{self._path}lead/act/", **fields)).is_good, fields

    async def _present(self) -> Step | None:
        def load() -> Step | None:
            return Session.objects.select_related("present").get(pk=self._session.pk).present

        return await asyncio.to_thread(load)

    async def _write(self) -> None:
        at = await self._at()
        taken = list[bool]()

        async def write(phone: Phone) -> None:
            text = f"{self._chance.choice(_TEXTS)} {secrets.token_hex(4)}"
            taken.append(await phone.write(self._path, at, "pain", text))

        await self._spread(write(phone) for phone in self._phones * NOTES_EACH)
        texts = Contribution.objects.filter(session=self._session)
        self._lose("note", sum(taken) - await asyncio.to_thread(texts.count))

    async def _reveal(self) -> None:
        at = await self._at()
        await self._lead(act="reveal", at=at)
        await asyncio.sleep(COUNTDOWN.total_seconds() + 0.1)
        await self._lead(act="reveal", at=at)
        await self._seen("reveal", partial(self._lead, act="show", at=at), b"wall__texts")
        texts = Contribution.objects.filter(session=self._session, participant=None)
        ids = await asyncio.to_thread(lambda: list(texts.values_list("public_id", flat=True)))
        chosen = {"chosen": ids[:ON_CANVAS]}
        assert (await self._console.act(f"{self._path}lead/canvas/", **chosen)).is_good

    async def _vote(self) -> None:
        at = await self._at()
        there = Note.objects.filter(workspace=self._session.workspace_id, kind="pain")
        ids = await asyncio.to_thread(lambda: list(there.values_list("public_id", flat=True)))
        press = partial(
            self._console.act, f"{self._path}lead/round/", act="open", at=at, chosen=ids
        )
        await self._seen("vote opens", press, b'id="more-')
        votes = [
            phone.vote(self._path, at, note)
            for phone in self._phones
            for note in self._chance.sample(ids, VOTES_EACH)
        ]
        taken = list[bool]()

        async def vote(one: Awaitable[bool]) -> None:
            taken.append(await one)

        await self._spread(vote(one) for one in votes)
        ballots = Ballot.objects.filter(round__step__session=self._session)
        self._lose("vote", sum(taken) - await asyncio.to_thread(ballots.count))

    async def _at(self) -> str:
        step = await self._present()
        assert step is not None
        return step.public_id

    def _lose(self, what: str, count: int) -> None:
        """More stored than acknowledged is no loss: the answer came after the phone gave up."""
        self.figures.lost[what] = self.figures.lost.get(what, 0) + max(0, count)

    async def _leave(self) -> None:
        for task in self._watching:
            task.cancel()
        await asyncio.gather(*self._watching, return_exceptions=True)
        for one in (self._console, self._screen, *self._phones):
            one.close()


def _planned(people: int) -> tuple[Session, Guest]:
    guest = make_board(0, seed=people)
    grant = grant_for_canvas(guest.token, guest.canvas.public_id)
    assert grant is not None
    session = session_plan.plan(
        grant,
        secrets.token_urlsafe(16),
        canvas=guest.canvas,
        title="Night shift",
        template=TEMPLATES["needs"],
        people=people,
    )
    return session, guest
