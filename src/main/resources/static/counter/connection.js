/** Whether the server answers, judged by real requests only: a browser that says "online" has been wrong too often. */

const SLOW_MS = 1000;
const LIMIT_MS = 3000;
const PING_MS = 10_000;
const LONGEST_PING_MS = 60_000;

export class Connection {

  state = 'online';
  lostSince = null;

  #changed;
  #timer = 0;
  #wait = PING_MS;

  constructor(changed) {
    this.#changed = changed;
  }

  watch() {
    addEventListener('online', () => this.#ping());
    this.#schedule();
  }

  heard(milliseconds) {
    this.#wait = PING_MS;
    this.lostSince = null;
    this.#become(milliseconds > SLOW_MS ? 'slow' : 'online');
  }

  lost() {
    this.lostSince ??= Date.now();
    this.#become('offline');
  }

  get minutesLost() {
    return this.lostSince === null ? 0 : Math.floor((Date.now() - this.lostSince) / 60_000);
  }

  #become(state) {
    this.state = state;
    this.#changed();
    this.#schedule();
  }

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ping(), this.#wait);
  }

  /** Sent without the session, so that an idle counter still logs out in its time. */
  async #ping() {
    const began = performance.now();
    try {
      await fetch('/counter/counter.css', {
        method: 'HEAD', cache: 'no-store', credentials: 'omit', redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS),
      });
      this.heard(performance.now() - began);
    } catch {
      this.#wait = Math.min(2 * this.#wait, LONGEST_PING_MS);
      this.lost();
    }
  }
}
