/**
 * Tells a scanner from a person by speed, and reads the position of a key instead of its letter, so that neither an
 * input method nor a keyboard layout changes a code.
 */

const PUNCTUATION = {
  Minus: '-', Equal: '=', Period: '.', Comma: ',', Slash: '/', Semicolon: ':', Quote: "'",
  BracketLeft: '[', BracketRight: ']', Backslash: '|', NumpadDecimal: '.', NumpadSubtract: '-', NumpadDivide: '/',
};
const STORED = 'tillbridge.scanner';
const USUAL = {gap: 100, fast: 35, shortest: 6};
const LATE_MS = 30;
const SECOND_END_MS = 150;
const ENDS = new Set(['Enter', 'NumpadEnter', 'Tab']);
const MODIFIERS = /^(Shift|Control|Alt|Meta|CapsLock|NumLock|AltGraph)/;

/** The character a key stands for on a scanner's keyboard, or null for a key that writes nothing. */
export function characterOf(event) {
  const [, plain] = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(event.code) ?? [];
  if (plain) {
    return plain;
  }
  if (event.code === 'Space') {
    return ' ';
  }
  return event.key?.length === 1 ? event.key : PUNCTUATION[event.code] ?? null;
}

function isEditable(element) {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** Listens to the whole page and reports `scan(text)`, `tooShort(text)`, `typed(character)` and `command(name)`. */
export class Keyboard {

  #settings;
  #on;
  #burst = null;
  #timer = 0;
  #scannedAt = -Infinity;
  #alt = '';

  /**
   * @param on the handlers; `command` answers true when it has used the key
   * @param settings milliseconds and lengths: `gap` ends a burst, `fast` no person keeps up, `shortest` is a code;
   *     where a device stores none of its own, the usual ones
   */
  constructor(on, settings = JSON.parse(localStorage.getItem(STORED))) {
    this.#on = on;
    this.#settings = {...USUAL, ...settings};
  }

  listen(page = document) {
    page.addEventListener('keydown', event => this.#down(event), {capture: true});
    page.addEventListener('keyup', event => this.#up(event), {capture: true});
  }

  #down(event) {
    if (event.altKey && /^Numpad\d$/.test(event.code)) {
      this.#alt += event.code.at(-1);
      this.#touch(event);
      swallow(event);
      return;
    }
    if (MODIFIERS.test(event.code) || event.repeat) {
      if (event.repeat && this.#burst) {
        swallow(event);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (this.#burst?.fast) {
        swallow(event);
      }
      return;
    }
    if (this.#burst && event.timeStamp - this.#burst.last > this.#settings.gap) {
      this.#settle();
    }
    if (ENDS.has(event.code) || ENDS.has(event.key)) {
      this.#end(event);
      return;
    }
    const character = characterOf(event);
    if (character === null) {
      this.#settle();
      this.#command(event, event.key === 'Process' ? event.code : event.key);
    } else if (character !== ' ' || this.#burst) {
      this.#add(event, character);
    }
  }

  /** Some scanners send each character as Alt and its number on the number pad. */
  #up(event) {
    if (!/^Alt/.test(event.code) || !this.#alt) {
      return;
    }
    const character = String.fromCharCode(Number(this.#alt));
    this.#alt = '';
    swallow(event);
    if (character === '\r' || character === '\n' || character === '\t') {
      this.#end(event);
    } else if (character >= ' ') {
      this.#add(event, character.toUpperCase());
    }
  }

  #touch(event) {
    if (this.#burst) {
      this.#burst.last = event.timeStamp;
    }
    this.#restartTimer();
  }

  #add(event, character) {
    const box = isEditable(event.target) ? event.target : null;
    this.#burst ??= {
      text: '', last: event.timeStamp, slowest: 0, fast: false, box,
      before: box && {value: box.value, start: box.selectionStart, end: box.selectionEnd},
    };
    const burst = this.#burst;
    burst.slowest = Math.max(burst.slowest, event.timeStamp - burst.last);
    burst.last = event.timeStamp;
    burst.text += character;
    burst.fast = burst.text.length >= 3 && burst.slowest < this.#settings.fast;
    if (!box || burst.fast) {
      swallow(event);
      restore(burst);
    }
    this.#restartTimer();
  }

  #restartTimer() {
    clearTimeout(this.#timer);
    const due = performance.now() + this.#settings.gap;
    this.#timer = setTimeout(() => this.#timeOut(due), this.#settings.gap);
  }

  /** A timer that comes late says that the page was busy: keys may still be waiting behind it. */
  #timeOut(due) {
    if (performance.now() - due > LATE_MS) {
      this.#restartTimer();
    } else {
      this.#settle();
    }
  }

  #end(event) {
    this.#settle();
    if (event.timeStamp - this.#scannedAt < SECOND_END_MS) {
      // the scanner's own end key, and the second one some scanners send: it must never confirm anything
      swallow(event);
    } else if (event.code !== 'Tab' && event.key !== 'Tab') {
      this.#command(event, 'Enter');
    }
  }

  #command(event, name) {
    if (event.isComposing) {
      return;
    }
    const onControl = event.target instanceof Element && event.target.closest('button, a, summary');
    if (name === 'Enter' && onControl) {
      return;
    }
    if (this.#on.command(name, isEditable(event.target) ? event.target : null)) {
      swallow(event);
    }
  }

  #isScan() {
    const burst = this.#burst;
    return burst !== null && burst.text.length >= this.#settings.shortest && (!burst.box || burst.fast);
  }

  /** Too fast for a person, too short for a code: half a scan, never an identity typed by a clerk. */
  #isScrap() {
    return this.#burst !== null && !this.#burst.box && this.#burst.fast && !this.#isScan();
  }

  /** The burst is over: it was a scan, a scrap of one, or a person typing. */
  #settle() {
    clearTimeout(this.#timer);
    const burst = this.#burst;
    if (burst === null) {
      return;
    }
    const isScan = this.#isScan();
    const isScrap = this.#isScrap();
    this.#burst = null;
    if (isScan || isScrap) {
      this.#scannedAt = performance.now();
    }
    if (isScan) {
      restore(burst);
      this.#on.scan(burst.text.trim());
    } else if (isScrap) {
      this.#on.tooShort(burst.text);
    } else if (burst.box && burst.fast) {
      burst.box.setRangeText(burst.text, burst.before.start ?? 0, burst.before.end ?? 0, 'end');
    } else if (!burst.box) {
      [...burst.text].forEach(character => this.#on.typed(character));
    }
  }
}

function restore({box, before}) {
  if (box && box.value !== before.value) {
    box.value = before.value;
    box.setSelectionRange(before.start, before.end);
  }
}

function swallow(event) {
  event.preventDefault();
  event.stopPropagation();
}
