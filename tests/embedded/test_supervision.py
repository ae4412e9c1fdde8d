import pytest

from ctportal.embedded.supervision import Watched, stop


class FakePart:
    name = "part"

    def __init__(self, stopped=None, fault=None):
        self.is_running = False
        self.starts = 0
        self.stopped = [] if stopped is None else stopped
        self.fault = fault

    def start(self):
        self.starts += 1
        if self.fault:
            raise self.fault

    def stop(self):
        self.stopped.append(self)


@pytest.fixture
def said():
    return []


def test_a_part_that_runs_is_left_alone(said):
    part = FakePart()
    part.is_running = True
    Watched(part, started_at=0).look(1, said.append)
    assert part.starts == 0
    assert said == []


def test_a_part_that_ends_starts_again_after_a_second(said):
    part = FakePart()
    watched = Watched(part, started_at=0)
    for moment in (1.0, 1.5, 2.0):
        watched.look(moment, said.append)
    assert part.starts == 1
    assert said == ["The part ended; it starts again in 1 s."]


def test_a_part_that_keeps_ending_waits_ever_longer(said):
    watched = Watched(FakePart(), started_at=0)
    for moment in range(200):
        watched.look(moment, said.append)
    pauses = [int(line.split()[-2]) for line in said]
    assert pauses[:7] == [1, 2, 4, 8, 16, 30, 30]


def test_a_part_that_ran_steadily_starts_again_at_once(said):
    part = FakePart()
    Watched(part, started_at=0, pause=16.0).look(61, said.append)
    assert part.starts == 1


def test_a_part_that_cannot_start_is_said_and_tried_again(said):
    part = FakePart(fault=FileNotFoundError("no such program"))
    watched = Watched(part, started_at=0)
    for moment in (1, 2, 3, 5):
        watched.look(moment, said.append)
    assert said[1] == "The part did not start: no such program"
    assert said[2] == "The part ended; it starts again in 2 s."


def test_parts_stop_in_the_reverse_order_of_their_start():
    order = []
    first, second = FakePart(order), FakePart(order)
    stop([first, second])
    assert order == [second, first]
