/**
 * Calls to the server. Every call ends in one of four outcomes:
 * `done` (with the body), `refused` (with the problem), `ended` (log in again) or `unknown`: nobody answered in time,
 * so the work may or may not have been done.
 */

const LIMIT_MS = 3000;

/** A key no other hand-over has; `randomUUID` is missing where a store runs without TLS. */
export function newKey() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function csrfToken() {
  const [, token] = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie) ?? [];
  return token && decodeURIComponent(token);
}

export class Api {

  #connection;
  #language;

  /** @param language tells the language to answer in at the moment of the call */
  constructor(connection, language) {
    this.#connection = connection;
    this.#language = language;
  }

  session() {
    return this.#call('GET', '/api/v1/counter/session');
  }

  scan(code) {
    return this.#call('POST', '/api/v1/counter/scans', {code});
  }

  handOver(pickupId, key, body) {
    return this.#call('POST', `/api/v1/pickups/${encodeURIComponent(pickupId)}/handovers`, body, key);
  }

  async logOut() {
    await fetch('/logout', {method: 'POST', headers: this.#headers(), redirect: 'manual'}).catch(() => null);
  }

  async #call(method, path, body, key) {
    const began = performance.now();
    let response;
    let answer;
    try {
      response = await fetch(path, {
        method,
        headers: this.#headers(body, key),
        body: body && JSON.stringify(body),
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      answer = await readJson(response);
    } catch {
      this.#connection.lost();
      return {outcome: 'unknown'};
    }
    this.#connection.heard(performance.now() - began);
    return outcomeOf(response, answer);
  }

  #headers(body, key) {
    const headers = {'Accept': 'application/json', 'Accept-Language': this.#language()};
    if (body) {
      headers['Content-Type'] = 'application/json';
    }
    if (key) {
      headers['Idempotency-Key'] = key;
    }
    const token = csrfToken();
    if (token) {
      headers['X-XSRF-TOKEN'] = token;
    }
    return headers;
  }
}

async function readJson(response) {
  const text = await response.text();
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) {
    return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function outcomeOf(response, answer) {
  if (response.ok && answer !== null) {
    return {outcome: 'done', body: answer};
  }
  if (response.status === 401 || response.type === 'opaqueredirect') {
    return {outcome: 'ended'};
  }
  if (response.status >= 400 && response.status < 500 && response.status !== 408) {
    const {code, tone, title, detail, next} = answer ?? {};
    return {
      outcome: 'refused',
      status: response.status,
      problem: {code: code ?? `HTTP_${response.status}`, tone: tone === 'stop' ? 'stop' : 'look', title, message: detail, next},
    };
  }
  return {outcome: 'unknown'};
}
