/** Drawn signs: the shape says the same as the colour. */

import {html, svg} from '/webjars/lit-html/3.3.2/lit-html.js';

const SHAPES = {
  ok: svg`<circle cx="12" cy="12" r="10.5"/><path d="M7 12.5l3.4 3.4L17 9"/>`,
  look: svg`<path d="M12 2.2L23 21.5H1z"/><path d="M12 9v6M12 17.6v1"/>`,
  stop: svg`<path d="M8 1.5h8L22.5 8v8L16 22.5H8L1.5 16V8z"/><path d="M7.8 7.8l8.4 8.4M16.2 7.8l-8.4 8.4"/>`,
  unknown: svg`<circle cx="12" cy="12" r="10.5"/><path d="M9 9.3a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 1.9v.5M12 17.2v.8"/>`,
  busy: svg`<circle cx="12" cy="12" r="10.5"/><path d="M12 6.5V12l3.5 2.5"/>`,
  scan: svg`<path d="M2 7V2h5M17 2h5v5M22 17v5h-5M7 22H2v-5M6.5 7v10M10 7v10M13 7v10M17.5 7v10"/>`,
  bag: svg`<path d="M4 8h16l1.2 14H2.8zM8 11V6a4 4 0 0 1 8 0v5"/>`,
  online: svg`<circle class="full" cx="12" cy="12" r="9"/>`,
  slow: svg`<circle cx="12" cy="12" r="9"/><path class="full" d="M12 3a9 9 0 0 1 0 18z"/>`,
  offline: svg`<circle cx="12" cy="12" r="9"/>`,
  sound: svg`<path d="M3 9v6h4l6 5V4L7 9zM16.5 8.5a5 5 0 0 1 0 7M19 5.5a9 9 0 0 1 0 13"/>`,
  mute: svg`<path d="M3 9v6h4l6 5V4L7 9zM16.5 9.5l5 5M21.5 9.5l-5 5"/>`,
};

export function icon(name) {
  return html`<svg class="icon" data-icon=${name} viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;
}
