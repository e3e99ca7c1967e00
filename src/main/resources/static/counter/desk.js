/**
 * One customer at a time: what was scanned, what the server said and what the next key does. Knows no screen.
 *
 * Phases: idle, looking, unanswered (the look-up got no answer), found, handing, unknown (the hand-over got no answer),
 * done, refused, ended (log in again).
 */

import {newKey} from './api.js';
import {dropHandover, dropScan, keepHandover, keepScan, openHandovers, takeScan} from './kept.js';

const DOUBLE_TRIGGER_MS = 1500;
const RECENT = 5;
export const IDENTITY_LENGTH = 4;
const IDENTITY_METHOD = 'PHONE_LAST4';
/** Answers that tell nothing about an earlier, unanswered try with the same key. */
const SAYS_NOTHING_OF_EARLIER = new Set([400, 401, 403, 429]);

const IDLE = {
  phase: 'idle', code: '', pickup: null, methods: [], digits: '', key: null, asked: 0, problem: null, notice: null,
  handover: null,
};

export class Desk {

  case = IDLE;
  recent = [];
  open = openHandovers();

  #api;
  #changed;
  #tone;
  #looks = 0;
  #lastScan = {code: null, at: -Infinity};

  constructor(api, {changed, tone}) {
    this.#api = api;
    this.#changed = changed;
    this.#tone = tone;
  }

  get needsIdentity() {
    return this.case.methods.length > 0;
  }

  get identitySupported() {
    return !this.needsIdentity || this.case.methods.includes(IDENTITY_METHOD);
  }

  /** Hand-overs without an answer, but for the one on the screen. */
  get openElsewhere() {
    return this.open.filter(({key}) => key !== this.case.key);
  }

  /** Nobody is logged in: said before a customer's code is scanned in vain. */
  sessionEnded() {
    this.#set({phase: 'ended'});
  }

  /** Says one line over whatever is on the screen. */
  mention(notice) {
    this.#set({notice}, 'look');
  }

  /** After a new login: goes on with the scan that was kept. */
  resume() {
    const code = takeScan();
    return code ? this.#look(code) : undefined;
  }

  async scan(code) {
    const now = performance.now();
    const doubleTrigger = code === this.#lastScan.code && now - this.#lastScan.at < DOUBLE_TRIGGER_MS;
    this.#lastScan = {code, at: now};
    if (doubleTrigger) {
      return;
    }
    const {phase} = this.case;
    if (phase === 'handing') {
      this.mention('notice.handing');
    } else if (code === this.case.code && phase === 'found' && this.needsIdentity) {
      this.mention('notice.sameCode');
    } else if (code === this.case.code && (phase === 'found' || phase === 'unknown')) {
      await this.handOver();
    } else {
      await this.#look(code);
    }
  }

  tooShort() {
    this.mention('notice.tooShort');
  }

  typed(character) {
    const {phase, digits} = this.case;
    if (phase === 'found' && this.needsIdentity && /\d/.test(character) && digits.length < IDENTITY_LENGTH) {
      this.#set({digits: digits + character, notice: null});
    }
  }

  erase() {
    if (this.case.phase === 'found') {
      this.#set({digits: this.case.digits.slice(0, -1), notice: null});
    }
  }

  confirm() {
    switch (this.case.phase) {
      case 'found':
      case 'unknown':
        return this.handOver();
      case 'unanswered':
        return this.#look(this.case.code);
      default:
        return undefined;
    }
  }

  /** Leaves the case; a hand-over without an answer stays in the list until it has one. */
  cancel() {
    if (this.case.phase !== 'handing') {
      dropScan();
      this.#looks++;
      this.case = IDLE;
      this.#changed();
    }
  }

  /** Asks for the server's words again after a change of language; a look-up changes nothing. */
  async retell() {
    if (this.case.phase === 'refused' && this.case.problem.fromLook) {
      await this.#look(this.case.code, {quietly: true});
    }
  }

  /** Asks again for a hand-over from the list, exactly as it was sent. */
  reopen(key) {
    if (this.case.phase === 'handing') {
      return undefined;
    }
    const {code, pickup, body} = this.open.find(open => open.key === key);
    this.case = {...IDLE, phase: 'unknown', code, pickup, key, asked: 1, digits: body.identity?.value ?? ''};
    return this.handOver();
  }

  async handOver() {
    const {phase, code, pickup, digits} = this.case;
    if (!this.identitySupported) {
      return;
    }
    if (phase === 'found' && this.needsIdentity && digits.length < IDENTITY_LENGTH) {
      this.mention('notice.digits');
      return;
    }
    const key = this.case.key ?? newKey();
    const body = this.open.find(open => open.key === key)?.body ?? this.#body();
    keepHandover({key, code, pickup, body, since: Date.now()});
    this.open = openHandovers();
    this.#set({phase: 'handing', key, asked: this.case.asked + 1, problem: null, notice: null});
    this.#answered(await this.#api.handOver(pickup.id, key, body));
  }

  #body() {
    const {code, digits} = this.case;
    return this.needsIdentity ? {code, identity: {method: IDENTITY_METHOD, value: digits}} : {code};
  }

  #answered({outcome, status = outcome === 'ended' ? 401 : undefined, body, problem}) {
    if (outcome === 'done') {
      this.#handedOver(body);
    } else if (outcome === 'unknown' || problem?.code.startsWith('IDEMPOTENCY_')) {
      this.#set({phase: 'unknown'}, 'look');
    } else if (this.case.asked > 1 && SAYS_NOTHING_OF_EARLIER.has(status)) {
      this.#stillUnknown(outcome, problem);
    } else {
      this.#refusedHandover(outcome, problem);
    }
  }

  #handedOver({pickup, at}) {
    this.#settle();
    const entry = {key: this.case.key, at, buyerName: pickup.buyerName, items: itemsLeft(this.case.pickup), channel: pickup.channel};
    this.recent = [entry, ...this.recent].slice(0, RECENT);
    this.#set({phase: 'done', handover: entry, code: ''}, 'ok');
  }

  #stillUnknown(outcome, problem) {
    this.#set(outcome === 'ended' ? {phase: 'ended'} : {phase: 'unknown', problem}, 'look');
  }

  /** A definite no: nothing was done, so the next try is a new one with its own key. */
  #refusedHandover(outcome, problem) {
    this.#settle();
    if (outcome === 'ended') {
      this.#endSession();
    } else if (problem.code.startsWith('IDENTITY_') && this.needsIdentity) {
      this.#set({phase: 'found', digits: '', key: null, asked: 0, problem}, problem.tone);
    } else {
      this.#set({phase: 'refused', key: null, problem}, problem.tone);
    }
  }

  #settle() {
    dropHandover(this.case.key);
    this.open = openHandovers();
  }

  #endSession() {
    keepScan(this.case.code);
    this.#set({phase: 'ended'}, 'look');
  }

  async #look(code, {quietly = false} = {}) {
    const look = ++this.#looks;
    if (!quietly) {
      this.case = {...IDLE, phase: 'looking', code};
      this.#changed();
    }
    const answer = await this.#api.scan(code);
    if (look !== this.#looks) {
      return;
    }
    if (quietly && answer.outcome !== 'done') {
      return;
    }
    this.#looked(code, answer, quietly);
  }

  #looked(code, {outcome, body, problem}, quietly) {
    if (outcome === 'ended') {
      this.#endSession();
    } else if (outcome === 'unknown') {
      this.#set({phase: 'unanswered'}, 'look');
    } else if (outcome === 'refused') {
      this.#set({phase: 'refused', problem}, problem.tone);
    } else if (body.refusal) {
      const refusal = {...body.refusal, tone: body.refusal.tone === 'stop' ? 'stop' : 'look', fromLook: true};
      this.case = {...IDLE, phase: 'refused', code, pickup: body.pickup, problem: refusal};
      this.#set({}, quietly ? null : refusal.tone);
    } else {
      this.case = {...IDLE, phase: 'found', code, pickup: body.pickup, methods: body.identity?.methods ?? []};
      this.#set({}, quietly ? null : this.identitySupported ? 'ok' : 'look');
    }
  }

  #set(change, tone) {
    this.case = {...this.case, ...change};
    this.#changed();
    if (tone) {
      this.#tone(tone);
    }
  }
}

export function left({quantity, collected, cancelled}) {
  return quantity - (collected ?? 0) - (cancelled ?? 0);
}

export function itemsLeft(pickup) {
  return pickup.lines.reduce((sum, line) => sum + left(line), 0);
}
