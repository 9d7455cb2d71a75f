"""Fetches many addresses side by side, gently to each host."""

import queue
import threading
import time
from collections import defaultdict, deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass

from reader.errors import FetchProblem, HostBusy
from reader.ingest.fetch import address
from reader.ingest.fetch.clock import SLICE, Stop
from reader.ingest.fetch.response import Limits, Response
from reader.ingest.fetch.single import fetch

_PAUSE = 0.2
"""Seconds between the beginnings of two requests to one host."""
_BUSY = (429, 503)
_USUAL_WAIT = 15 * 60
"""Seconds to leave a host alone that says it has too many requests, but not for how long."""


@dataclass(frozen=True, slots=True)
class Job:
    """One address to fetch, with what `fetch` takes for it."""

    address: str
    etag: str = ""
    modified: str = ""
    private: bool = False


Outcome = tuple[Job, Response | FetchProblem]


def fetch_all(
    jobs: Sequence[Job],
    *,
    workers: int = 8,
    per_host: int = 2,
    limits: Limits | None = None,
    stop: Stop | None = None,
) -> Generator[Outcome, None, None]:
    """Give each job with its outcome, the fastest first; one that fails is a FetchProblem and stops no other.

    At most `workers` fetches run at a time and `per_host` for one host, with a short pause between. When a host says
    that it is asked too much, its other jobs are not asked for: their outcome is HostBusy. When `stop` is set, or
    nobody asks for more, no new fetch begins and those under way end; their outcomes are not given. The threads never
    keep the program from ending.
    """
    run = _Run(jobs, per_host, limits, stop)
    for number in range(min(workers, len(jobs))):
        threading.Thread(target=run.work, name=f"crossread-fetch {number}", daemon=True).start()
    try:
        for _ in jobs:
            outcome = run.next()
            if outcome is None:
                return
            yield outcome
    finally:
        run.leave()


class _Run:
    """The jobs that wait, by host, and the outcomes that are ready."""

    def __init__(self, jobs: Sequence[Job], per_host: int, limits: Limits | None, stop: Stop | None) -> None:
        self._per_host = per_host
        self._limits = limits
        self._stop = stop
        self._left = False
        self._changed = threading.Condition()
        self._waiting: dict[str, deque[Job]] = {}
        self._under_way: dict[str, int] = defaultdict(int)
        self._next_start: dict[str, float] = defaultdict(float)
        self._busy: dict[str, int] = {}
        self._outcomes: queue.SimpleQueue[Outcome | Exception] = queue.SimpleQueue()
        for job in jobs:
            try:
                host = address.parse(job.address).host
            except FetchProblem as problem:
                self._outcomes.put((job, problem))
            else:
                self._waiting.setdefault(host, deque()).append(job)

    def is_set(self) -> bool:
        """Whether the fetches are to end: this is the `Stop` that they look at."""
        return self._left or (self._stop is not None and self._stop.is_set())

    def leave(self) -> None:
        """End all fetches."""
        self._left = True

    def next(self) -> Outcome | None:
        """The next outcome, as soon as there is one; None when told to stop. What is no FetchProblem is raised."""
        while not self.is_set():
            try:
                outcome = self._outcomes.get(timeout=SLICE)
            except queue.Empty:
                continue
            if isinstance(outcome, Exception):
                raise outcome
            return outcome
        return None

    def work(self) -> None:
        """Fetch until nothing is left."""
        while (taken := self._take()) is not None:
            host, job = taken
            try:
                self._outcomes.put((job, self._fetched(host, job)))
            except Exception as error:
                # Raised again where the outcomes are asked for: a thread that dies would write to the terminal.
                self._outcomes.put(error)
            finally:
                with self._changed:
                    self._under_way[host] -= 1
                    self._changed.notify()

    def _fetched(self, host: str, job: Job) -> Response | FetchProblem:
        seconds = self._busy.get(host)
        if seconds is not None:
            return HostBusy(str(address.parse(job.address)), f"{host} asked to be left alone for now", seconds)
        try:
            response = fetch(
                job.address,
                etag=job.etag,
                modified=job.modified,
                limits=self._limits,
                stop=self,
                private=job.private,
            )
        except FetchProblem as problem:
            return problem
        if response.status == 429 or (response.status in _BUSY and response.retry_after is not None):
            self._busy[host] = _USUAL_WAIT if response.retry_after is None else response.retry_after
        return response

    def _take(self) -> tuple[str, Job] | None:
        """The next job whose host may be asked, once there is one; None when nothing is left."""
        with self._changed:
            while self._waiting and not self.is_set():
                now = time.monotonic()
                for host, jobs in self._waiting.items():
                    free = self._under_way[host] < self._per_host and self._next_start[host] <= now
                    if free or host in self._busy:
                        job = jobs.popleft()
                        if not jobs:
                            del self._waiting[host]
                        else:
                            # Hosts take turns.
                            self._waiting[host] = self._waiting.pop(host)
                        self._under_way[host] += 1
                        self._next_start[host] = now + _PAUSE
                        return host, job
                self._changed.wait(_PAUSE / 4)
        return None
