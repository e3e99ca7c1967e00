/** The screen: draws what the desk knows, in the language of the moment. */

import {html, nothing, render} from '/webjars/lit-html/3.3.2/lit-html.js';
import {repeat} from '/webjars/lit-html/3.3.2/directives/repeat.js';
import {bandOf, codeOf} from './band.js';
import {IDENTITY_LENGTH, itemsLeft, left} from './desk.js';
import {icon} from './icons.js';

export class View {

  #root;
  #model;
  #drawn = false;

  /** @param model texts, desk, connection, sound, session, and `on`, the actions behind the buttons */
  constructor(root, model) {
    this.#root = root;
    this.#model = model;
  }

  draw() {
    if (!this.#drawn) {
      this.#root.replaceChildren();
      this.#drawn = true;
    }
    render(page(this.#model), this.#root);
  }
}

function page(model) {
  const band = bandOf(model);
  return html`
    ${header(model)}
    ${alertOrStatus(band)}
    <main class="desk">
      <section class="work" aria-label=${model.texts.say('work.label')}>
        ${scanBox(model)}
        ${pickupCard(model)}
        <div class="foot">${identity(model)}${actions(model)}</div>
      </section>
      <aside class="side">
        ${model.helping ? help(model) : nothing}
        ${openHandovers(model)}
        ${recent(model)}
      </aside>
    </main>`;
}

function header({texts, session, connection, sound, on}) {
  return html`
    <header class="bar">
      <p class="place">
        <strong>${session?.storeName ?? texts.say('page.name')}</strong>
        ${session?.counter ? html`<span>${session.counter}</span>` : nothing}
        ${session ? html`<span>${session.name}</span>` : nothing}
      </p>
      <p class="line" data-state=${connection.state} role="status">
        ${icon(connection.state)}
        <span>${texts.say(`line.${connection.state}`)}${connection.minutesLost > 0
          ? html` ${texts.say('line.minutes', connection.minutesLost)}` : nothing}</span>
      </p>
      <nav class="tools" aria-label=${texts.say('bar.tools')}>
        <button type="button" id="sound" aria-pressed=${sound.on} @click=${on.sound}>
          ${icon(sound.on ? 'sound' : 'mute')}<span>${texts.say(sound.on ? 'bar.soundOn' : 'bar.soundOff')}</span></button>
        <button type="button" id="language" lang=${texts.say('bar.otherLanguage.code')} @click=${on.language}>
          ${texts.say('bar.otherLanguage')}</button>
        <button type="button" id="help" @click=${on.help}>${texts.say('bar.help')} <kbd>F1</kbd></button>
        <button type="button" id="logout" @click=${on.logOut}>${texts.say('bar.logOut')}</button>
      </nav>
    </header>`;
}

/** Both regions are always there, so that a screen reader hears what is put into them. */
function alertOrStatus(band) {
  const stop = band.tone === 'stop';
  return html`
    <div class="bands">
      <div id="status" role="status" aria-atomic="true">${stop ? nothing : bandBody(band)}</div>
      <div id="alert" role="alert" aria-atomic="true">${stop ? bandBody(band) : nothing}</div>
    </div>`;
}

function bandBody({tone, step, sign, headline, message, next, code, link}) {
  return html`
    <div class="band" data-tone=${tone} data-step=${step ?? nothing}>
      ${icon(sign)}
      <div class="words">
        <p class="headline">${headline}</p>
        ${message ? html`<p class="message">${message}</p>` : nothing}
        ${next ? html`<p class="next"><span aria-hidden="true">→</span> <span>${next}</span></p>` : nothing}
        ${link ? html`<p><a class="login" href=${link.href}>${link.text}</a></p>` : nothing}
      </div>
      ${code ? html`<p class="for-it">${code}</p>` : nothing}
    </div>`;
}

function scanBox({texts, desk, manual, on}) {
  const shown = codeOf(desk.case.code);
  return html`
    <div class="scan-box" data-busy=${desk.case.phase === 'looking'}>
      <p class="scan-label">${icon('scan')}<span>${texts.say('scan.label')}</span></p>
      <p class="scan-echo">${shown || html`<span class="waiting">${texts.say('scan.waiting')}</span>`}</p>
      <form class="manual" ?hidden=${!manual} @submit=${on.manualSubmit}>
        <label for="manual-code">${texts.say('manual.label')}</label>
        <input id="manual-code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="200">
        <button type="submit" class="primary">${texts.say('manual.go')} <kbd>Enter</kbd></button>
      </form>
      ${manual ? nothing : html`
        <button type="button" id="manual" @click=${on.manual}>${texts.say('manual.open')} <kbd>F9</kbd></button>`}
    </div>`;
}

function pickupCard(model) {
  const {texts, desk, session} = model;
  const {pickup, phase} = desk.case;
  if (!pickup) {
    return html`
      <div class="empty-case">
        ${icon('bag')}
        <p>${texts.say('empty.text')}</p>
      </div>`;
  }
  return html`
    <article class="pickup" data-phase=${phase}>
      <dl class="facts">
        ${session && pickup.store !== session.store
          ? fact(texts.say('pickup.store'), pickup.storeName ?? pickup.store, 'store') : nothing}
        ${fact(texts.say('pickup.location'), pickup.location ?? texts.say('pickup.noLocation'), 'location')}
        ${fact(texts.say('pickup.buyer'), pickup.buyerName ?? texts.say('pickup.noName'), 'buyer')}
        ${fact(texts.say('pickup.items'), texts.say('items', itemsLeft(pickup)), 'count')}
      </dl>
      <dl class="facts small">
        ${fact(texts.say('pickup.channel'), texts.name('channel', pickup.channel), 'channel')}
        ${fact(texts.say('pickup.order'), pickup.orderId, 'order')}
        ${pickup.readyAt ? fact(texts.say('pickup.ready'), texts.time(pickup.readyAt), 'ready')
          : fact(texts.say('pickup.created'), texts.time(pickup.createdAt), 'ready')}
      </dl>
      <ul class="lines" aria-label=${texts.say('pickup.lines')}>${pickup.lines.map(line => lineItem(texts, line))}</ul>
    </article>`;
}

function fact(name, value, id) {
  return html`<div class="fact ${id}"><dt>${name}</dt><dd>${value}</dd></div>`;
}

function lineItem(texts, line) {
  const open = left(line);
  return html`
    <li data-open=${open > 0}>
      <span class="quantity">×${open > 0 ? open : line.quantity}</span>
      <span class="title">${line.title} <span class="sku">${line.sku}</span></span>
      ${line.collected > 0 ? html`<span class="mark">${texts.say('line.collected', line.collected)}</span>` : nothing}
      ${line.cancelled > 0 ? html`<span class="mark">${texts.say('line.cancelled', line.cancelled)}</span>` : nothing}
    </li>`;
}

function identity({texts, desk, on}) {
  const {phase, digits} = desk.case;
  if (!desk.needsIdentity || !desk.identitySupported || !['found', 'handing'].includes(phase)) {
    return nothing;
  }
  const cells = [...Array(IDENTITY_LENGTH).keys()];
  return html`
    <div class="identity" role="group" aria-labelledby="identity-label">
      <p id="identity-label">${texts.say('identity.label')}</p>
      <p class="cells" role="img" aria-label=${texts.say('identity.entered', digits.split('').join(' ') || '-')}>
        ${cells.map(cell => html`
          <span class="cell" data-current=${phase === 'found' && cell === digits.length}>${digits[cell] ?? ''}</span>`)}
      </p>
      <div class="keypad" aria-label=${texts.say('identity.keypad')} role="group">
        ${[...'1234567890'].map(digit => html`
          <button type="button" @click=${() => on.digit(digit)}>${digit}</button>`)}
        <button type="button" aria-label=${texts.say('identity.erase')} @click=${on.erase}>⌫</button>
      </div>
    </div>`;
}

function actions({texts, desk, on}) {
  const {phase} = desk.case;
  const confirm = {found: 'action.handOver', unknown: 'action.askAgain', unanswered: 'action.lookAgain', handing: 'action.handing'}[phase];
  return html`
    <div class="actions">
      ${confirm && desk.identitySupported ? html`
        <button type="button" id="confirm" class="primary" aria-disabled=${phase === 'handing'} @click=${on.confirm}>
          ${texts.say(confirm)} ${phase === 'handing' ? nothing : html`<kbd>Enter</kbd>`}</button>` : nothing}
      ${phase === 'idle' || phase === 'handing' ? nothing : html`
        <button type="button" id="cancel" @click=${on.cancel}>
          ${texts.say(['done', 'refused', 'unknown'].includes(phase) ? 'action.next' : 'action.cancel')} <kbd>Esc</kbd></button>`}
    </div>`;
}

function openHandovers({texts, desk, on}) {
  const open = desk.openElsewhere;
  return open.length === 0 ? nothing : html`
    <section class="card open-handovers" aria-labelledby="open-title">
      <h2 id="open-title">${texts.say('open.title')}</h2>
      <p>${texts.say('open.text')}</p>
      <ul>${repeat(open, ({key}) => key, ({key, pickup, since}) => html`
        <li>
          <span><span class="when">${texts.time(since)}</span> ${pickup.buyerName ?? pickup.orderId}
            · ${texts.say('items', itemsLeft(pickup))}</span>
          <button type="button" @click=${() => on.reopen(key)}>${texts.say('open.ask')}</button>
        </li>`)}</ul>
    </section>`;
}

function recent({texts, desk}) {
  return html`
    <section class="card recent" aria-labelledby="recent-title">
      <h2 id="recent-title">${texts.say('recent.title')}</h2>
      ${desk.recent.length === 0 ? html`<p class="none">${texts.say('recent.none')}</p>` : html`
        <ol>${repeat(desk.recent, ({key}) => key, ({at, buyerName, items, channel}) => html`
          <li>
            ${icon('ok')}
            <span class="who">${buyerName ?? texts.say('pickup.noName')}</span>
            <span class="what">${texts.say('items', items)} · ${texts.name('channel', channel)}</span>
            <span class="when">${texts.time(at)}</span>
          </li>`)}</ol>`}
    </section>`;
}

function help({texts, on}) {
  const rows = ['scan', 'enter', 'esc', 'f9', 'tones'];
  return html`
    <section class="card help" aria-labelledby="help-title">
      <h2 id="help-title">${texts.say('help.title')}</h2>
      <dl>${rows.map(row => html`<div><dt>${texts.say(`help.${row}.key`)}</dt><dd>${texts.say(`help.${row}`)}</dd></div>`)}</dl>
      <button type="button" @click=${on.help}>${texts.say('help.close')} <kbd>F1</kbd></button>
    </section>`;
}
