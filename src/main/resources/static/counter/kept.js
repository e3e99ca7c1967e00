/**
 * What must outlive a reload or a new login in this tab: the scan a clerk was working on, and each hand-over that was
 * sent but not answered. Written before sending, removed only by a definite answer.
 */

const SCAN = 'tillbridge.kept-scan';
const OPEN = 'tillbridge.open-handovers';
const SCAN_LIVES_MS = 15 * 60_000;

export function keepScan(code) {
  sessionStorage.setItem(SCAN, JSON.stringify({code, at: Date.now()}));
}

/** The kept scan, once, unless it is too old to belong to the customer at the counter. */
export function takeScan() {
  const {code, at} = read(SCAN, {});
  dropScan();
  return code && Date.now() - at < SCAN_LIVES_MS ? code : null;
}

export function dropScan() {
  sessionStorage.removeItem(SCAN);
}

export function openHandovers() {
  return read(OPEN, []);
}

export function keepHandover(handover) {
  write([...openHandovers().filter(({key}) => key !== handover.key), handover]);
}

export function dropHandover(key) {
  write(openHandovers().filter(open => open.key !== key));
}

function write(handovers) {
  sessionStorage.setItem(OPEN, JSON.stringify(handovers));
}

function read(name, otherwise) {
  return JSON.parse(sessionStorage.getItem(name)) ?? otherwise;
}
