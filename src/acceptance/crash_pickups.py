#!/usr/bin/env python3
"""Power cuts in the middle of a store's work: the server is killed at random moments while goods are picked, handed over
whole and in parts, taken back, rejected, cancelled, and left until they expire. Every step is repeated with its own
Idempotency-Key until it is answered, as a till does. Afterwards every pickup is where it has to be, what was answered
before a cut is answered the same after it, and the books balance.

    crash_pickups.py [--rounds 10] [--pickups 2] [--acceptance ../shared/acceptance]
"""
import argparse, collections, http.client, pathlib, random, sys, tempfile, threading, time

arguments = argparse.ArgumentParser()
arguments.add_argument("--rounds", type=int, default=10)
arguments.add_argument("--pickups", type=int, default=2, help="of each kind, per round")
arguments.add_argument("--acceptance", default=str(pathlib.Path(__file__).resolve().parents[3] / "shared" / "acceptance"))
options = arguments.parse_args()
sys.path.insert(0, options.acceptance)
from tb import *

SKU, STORE = "SKU-GREEN-M", "S001"
IDENTITY = {"method": "PHONE_LAST4", "value": "6612"}
QUICK = {"tillbridge.pickup.times-every": "200ms", "tillbridge.jobs.lock-at-most-for": "30s"}
PATIENCE = 90
COUNTERS = 12


class Cut(Exception):
    """The power is gone."""


class Life:
    """One pickup of two pieces and the steps that make its life. A step that was answered is not done again."""

    def __init__(self, kind):
        self.kind, self.order_id = kind, unique("CP")
        self.event = paid_order(self.order_id, [(SKU, 2, 5000)])
        self.end = paid_order(self.order_id, [(SKU, 2, 5000)], event_type="ORDER_CANCELLED")
        self.steps = collections.deque(STORIES[kind])
        self.keys, self.answers, self.pickup, self.code = {}, {}, None, None

    def go_on(self, tb):
        try:
            while self.steps:
                self.steps[0](self, tb)
                self.steps.popleft()
        except (OSError, http.client.HTTPException) as gone:
            raise Cut from gone

    def do(self, tb, path, body, *statuses, token=ADMIN, again=None):
        """One call under one key, whichever round it is repeated in."""
        key = self.keys.setdefault(again or path, str(uuid.uuid4()))
        answer = tb.post(f"/api/v1/pickups/{self.pickup}/{path}", body, token, key).expect(*statuses)
        before = self.answers.setdefault(key, answer.raw)
        assert before == answer.raw, f"{path} of {self.order_id} was answered differently after a power cut"
        return answer

    def state(self, tb):
        return tb.get(f"/api/v1/pickups/{self.pickup}").expect(200)["state"]

    def wait_for(self, tb, *states):
        end = time.time() + PATIENCE
        while (state := self.state(tb)) not in states:
            assert time.time() < end, f"{self.kind} {self.order_id} is {state}, not {states}"
            time.sleep(0.1)


def buy(life, tb):
    tb.push(life.event).expect(200, 202, 204)
    life.pickup = tb.order(life.order_id, wait=PATIENCE)["pickups"][0]["id"]


def learn_code(life, tb):
    end = time.time() + PATIENCE
    while life.code is None:
        codes = [m for m in tb.shopper_messages(life.order_id) if m["kind"] == "PICKUP_CODE"]
        if codes:
            life.code = random.choice([codes[0]["code"], codes[0]["qr"]])
        assert time.time() < end, f"the shopper of {life.order_id} never got a code"


def make_ready(life, tb):
    life.do(tb, "ready", {"location": "A-01"}, 200)


def hand_over(life, tb):
    life.do(tb, "handovers", {"code": life.code, "identity": IDENTITY}, 201, token=COUNTER_1)


def hand_over_one(life, tb):
    life.do(tb, "handovers", {"code": life.code, "identity": IDENTITY, "lines": [{"lineNo": 1, "quantity": 1}]}, 201,
            token=COUNTER_1, again="first piece")


def undo(life, tb):
    life.do(tb, "undo", {"reason": "wrong bag"}, 200)


def bring_back(life, tb):
    life.do(tb, "returns", {"lines": [{"lineNo": 1, "quantity": 1}], "resaleable": True, "reason": "too small"}, 200)


def reject(life, tb):
    life.do(tb, "rejections", {"reason": "DAMAGED", "variance": "PIECES"}, 200)


def wait_again(life, tb):
    life.do(tb, "decisions", {"decision": "WAIT"}, 200)


def let_expire(life, tb):
    """The window ends in a moment; the clock of the server does the rest."""
    while life.state(tb) == "READY":
        soon = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 2))
        tb.post(f"/api/v1/pickups/{life.pickup}/extension", {"until": soon, "reason": "a test"}).expect(200, 409, 422)
        time.sleep(2.5)
    life.wait_for(tb, "TO_PUT_BACK")


def put_back(life, tb):
    life.do(tb, "put-back", {}, 200, token=COUNTER_1)


def cancel(life, tb):
    tb.push(life.end).expect(200, 202, 204)
    life.wait_for(tb, "CANCELLED")


# steps, the state at the end, pieces gone from the store, pieces still reserved
STORIES = {
    "whole": [buy, learn_code, make_ready, hand_over],
    "parts": [buy, learn_code, make_ready, hand_over_one, hand_over],
    "undone": [buy, learn_code, make_ready, hand_over, undo],
    "returned": [buy, learn_code, make_ready, hand_over, bring_back],
    "rejected": [buy, reject],
    "found again": [buy, reject, wait_again, make_ready],
    "expired": [buy, make_ready, let_expire, put_back],
    "cancelled": [buy, make_ready, cancel],
}
ENDS = {
    "whole": ("COLLECTED", 2, 0), "parts": ("COLLECTED", 2, 0), "undone": ("READY", 0, 2),
    "returned": ("COLLECTED", 1, 0), "rejected": ("REJECTED", 2, 0),
    "found again": ("READY", 2, 2), "expired": ("PUT_BACK", 0, 0), "cancelled": ("CANCELLED", 0, 0),
}


def work(tb, waiting, failures):
    while True:
        try:
            life = waiting.popleft()
        except IndexError:                                     # nothing left to do
            return
        try:
            life.go_on(tb)
        except Cut as cut:
            if tb.process.poll() is not None:                  # nobody left to do it
                return
            print(f"asked again about {life.kind} {life.order_id}: {cut.__cause__!r}", flush=True)
            waiting.append(life)
        except Exception as wrong:
            if tb.process.poll() is None:
                failures.append(wrong)
            return


def together(tb, lives, failures):
    """A few counters share the work."""
    waiting = collections.deque(life for life in lives if life.steps)
    crowd = [threading.Thread(target=work, args=(tb, waiting, failures)) for _ in range(COUNTERS)]
    for thread in crowd:
        thread.start()
    return crowd


def start(data):
    return Tillbridge.start(data=data, **QUICK)


def main(rounds, each):
    data, failures, everybody = tempfile.mkdtemp(prefix="tillbridge-crash-"), [], []
    stock = rounds * each * len(STORIES) * 4
    tb = start(data)
    tb.count_stock(STORE, SKU, stock)
    rule = tb.get(f"/api/v1/stores/{STORE}/pickup-rules").expect(200).body
    tb.call("PUT", f"/api/v1/stores/{STORE}/pickup-rules", {**rule, "graceHours": 0}, ADMIN,
            {"Idempotency-Key": unique("rule")}).expect(200)
    for n in range(rounds):
        everybody += [Life(kind) for kind in STORIES for _ in range(each)]
        random.shuffle(everybody)
        crowd = together(tb, everybody, failures)
        time.sleep(random.uniform(1, 8))
        tb.kill()
        for thread in crowd:
            thread.join()
        done = sum(len(STORIES[life.kind]) - len(life.steps) for life in everybody)
        print(f"cut {n + 1}: {len(everybody)} pickups, {done} steps answered", flush=True)
        tb = start(data)
    for thread in together(tb, everybody, failures):
        thread.join()
    if failures:
        raise failures[0]
    check(tb, everybody, stock)
    tb.stop()


def check(tb, everybody, stock):
    gone = kept = 0
    for life in everybody:
        state, out, reserved = ENDS[life.kind]
        gone, kept = gone + out, kept + reserved
        pickups = tb.order(life.order_id)["pickups"]
        assert [p["state"] for p in pickups] == [state], (life.kind, life.order_id, pickups)
        told(tb, life)
    level = tb.stock(STORE, SKU)
    assert (level["onHand"], level["reserved"]) == (stock - gone, kept), (level, stock, gone, kept)
    tb.books()
    print(f"{len(everybody)} pickups of {len(STORIES)} kinds, none lost, none twice")


def told(tb, life):
    """The shopper has heard that the goods are ready, once; not at all only if they were gone before the news left."""
    most = 1 if make_ready in STORIES[life.kind] else 0
    least = 1 if life.kind == "found again" else 0
    codes = 2 if wait_again in STORIES[life.kind] else 1       # what is waited for again is told again, with the same code
    end = time.time() + PATIENCE
    while True:
        kinds = collections.Counter(message["kind"] for message in tb.shopper_messages(life.order_id, wait=0))
        assert kinds["PICKUP_READY"] <= most and kinds["PICKUP_CODE"] <= codes, (life.kind, life.order_id, kinds)
        if kinds["PICKUP_READY"] >= least:
            return
        assert time.time() < end, f"the shopper of {life.order_id} was never told that the goods are ready"
        time.sleep(0.2)


if __name__ == "__main__":
    main(options.rounds, options.pickups)
    print("crash_pickups: 1 passed, 0 failed")
