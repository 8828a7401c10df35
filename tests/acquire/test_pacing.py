import threading

from musnad.acquire.pacing import Pacing


class Time:
    def __init__(self):
        self.now = 100.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self):
        return self.now


def test_turns_of_one_host_begin_so_many_seconds_apart_and_of_others_at_once():
    time = Time()
    pacing = Pacing(2.0, sleep=time.sleep, monotonic=time)
    for host in ("a", "b", "a", "c", "a"):
        with pacing.turn(host):
            pass
    assert time.slept == [2.0, 2.0]


def test_a_longer_spacing_that_the_host_wants_is_kept():
    time = Time()
    pacing = Pacing(1.0, sleep=time.sleep, monotonic=time)
    with pacing.turn("a", 10.0) as waited:
        assert waited == 0.0
    with pacing.turn("a") as waited:
        assert waited == 10.0


def most_at_once(pacing, count, **how):
    running, most = [], []
    meet = threading.Barrier(2)

    def work(number):
        with pacing.turn("a", **how):
            running.append(number)
            most.append(len(running))
            try:
                meet.wait(0.05)
            except threading.BrokenBarrierError:
                meet.reset()
            running.remove(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == count
    return max(most)


def test_so_many_requests_to_a_host_run_at_once_and_no_more():
    pacing = Pacing(0.0, per_host=2, sleep=lambda _: None, monotonic=lambda: 0.0)
    assert most_at_once(pacing, 6) == 2


def test_one_runs_alone_where_that_is_wanted():
    pacing = Pacing(0.0, per_host=3, sleep=lambda _: None, monotonic=lambda: 0.0)
    assert most_at_once(pacing, 4, alone=True) == 1


def test_hosts_that_nobody_asks_any_more_are_forgotten(monkeypatch):
    monkeypatch.setattr("musnad.acquire.pacing._LANES", 200)
    time = Time()
    pacing = Pacing(1.0, sleep=time.sleep, monotonic=time)
    for number in range(900):
        with pacing.turn(f"host-{number}"):
            time.now += 0.01
    assert len(pacing._lanes) < 300
