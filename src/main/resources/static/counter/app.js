/** Puts the counter page together and says what each key and button does. */

import {Api} from './api.js';
import {Connection} from './connection.js';
import {Desk} from './desk.js';
import {Keyboard} from './keyboard.js';
import {Sound} from './sound.js';
import {Texts} from './texts.js';
import {View} from './view.js';

const RETRY_START_MS = 3000;

const texts = new Texts();
const sound = new Sound();
const connection = new Connection(() => draw());
const api = new Api(connection, () => texts.language);
const desk = new Desk(api, {changed: () => draw(), tone: tone => sound.play(tone)});
const model = {texts, sound, connection, desk, session: null, manual: false, helping: false, on: {}};
const view = new View(document.getElementById('app'), model);
let loaded = false;

function draw() {
  if (loaded) {
    view.draw();
  }
}

/** Focus belongs on the page: no input method opens, and Enter means what the band says. */
function rest() {
  if (document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
}

function manualBox() {
  return document.getElementById('manual-code');
}

function openManual() {
  model.manual = true;
  draw();
  manualBox().focus();
}

function closeManual() {
  manualBox().value = '';
  model.manual = false;
  rest();
  draw();
}

function submitManual() {
  const code = manualBox().value.trim();
  if (code) {
    closeManual();
    desk.scan(code);
  }
}

/** A click gives the focus back to the page; whoever walks by Tab keeps their place. */
function fromButton(action) {
  return event => {
    event?.preventDefault();
    if (event?.detail !== 0) {
      rest();
    }
    action();
    draw();
  };
}

async function logOut() {
  if (desk.open.length > 0) {
    desk.mention('notice.openHandovers');
    return;
  }
  await api.logOut();
  location.assign('/login?logout');
}

Object.assign(model.on, {
  sound: fromButton(() => sound.toggle()),
  language: fromButton(() => {
    texts.switch();
    desk.retell();
  }),
  help: fromButton(() => {
    model.helping = !model.helping;
  }),
  logOut: fromButton(logOut),
  manual: () => openManual(),
  manualSubmit: fromButton(submitManual),
  confirm: fromButton(() => desk.confirm()),
  cancel: fromButton(() => desk.cancel()),
  digit: digit => fromButton(() => desk.typed(digit))(),
  erase: fromButton(() => desk.erase()),
  reopen: key => fromButton(() => desk.reopen(key))(),
});

/** Function keys and the few keys no scanner sends; answers whether the key was used. */
function command(name, box) {
  switch (name) {
    case 'F1':
      model.on.help();
      return true;
    case 'F9':
      model.manual ? closeManual() : openManual();
      return true;
    case 'Escape':
      model.manual ? closeManual() : desk.cancel();
      return true;
    case 'Enter':
      box ? submitManual() : desk.confirm();
      return true;
    case 'Backspace':
      if (box) {
        return false;
      }
      desk.erase();
      return true;
    default:
      return false;
  }
}

const keyboard = new Keyboard({
  scan: code => {
    rest();
    desk.scan(code);
  },
  tooShort: () => desk.tooShort(),
  typed: character => desk.typed(character),
  command,
});

async function start() {
  const [session] = await Promise.all([api.session(), texts.load()]);
  if (session.outcome === 'unknown') {
    throw new Error('the server does not answer');
  }
  loaded = true;
  if (session.outcome === 'done') {
    model.session = session.body;
    await desk.resume();
  } else if (session.outcome === 'ended') {
    desk.sessionEnded();
  }
  draw();
}

async function startUntilItWorks() {
  try {
    await start();
  } catch {
    setTimeout(startUntilItWorks, RETRY_START_MS);
    return;
  }
  keyboard.listen();
  connection.watch();
}

addEventListener('keydown', () => sound.unlock(), {capture: true});
addEventListener('pointerdown', () => sound.unlock(), {capture: true});
await startUntilItWorks();
