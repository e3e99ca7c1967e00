/** What the band says: one headline a clerk can read from a metre away, then the facts, then what to do now. */

import {itemsLeft} from './desk.js';

const LOGIN = '/login?ended';

export function bandOf(model) {
  const {desk: {case: {notice}}, texts} = model;
  const band = plainBand(model);
  return notice && band.tone !== 'stop'
    ? {...band, tone: 'look', sign: 'look', headline: texts.say(notice), code: undefined} : band;
}

function plainBand({desk, texts}) {
  const {phase, problem, pickup, handover} = desk.case;
  const words = (name, ...facts) => ({
    headline: texts.say(`band.${name}`, ...facts),
    message: texts.has(`band.${name}.message`) ? texts.say(`band.${name}.message`, ...facts) : undefined,
    next: texts.has(`band.${name}.next`) ? texts.say(`band.${name}.next`, ...facts) : undefined,
  });
  switch (phase) {
    case 'looking':
      return {tone: 'idle', sign: 'busy', ...words('looking')};
    case 'unanswered':
      return {tone: 'look', sign: 'look', ...words('unanswered')};
    case 'found':
      return problem ? problemBand(texts, problem) : foundBand(desk, words, pickup);
    case 'handing':
      return {tone: 'idle', sign: 'busy', ...words('handing')};
    case 'unknown':
      return {tone: 'look', sign: 'unknown', ...words('unknown'), code: problem?.code ?? 'RESULT_UNKNOWN'};
    case 'done':
      return {tone: 'ok', sign: 'ok', ...words('done', handover.items, handover.buyerName ?? '', texts.time(handover.at))};
    case 'refused':
      return problemBand(texts, problem);
    case 'ended':
      return {
        tone: 'look', sign: 'look', headline: texts.say('band.ended'), message: desk.case.code && texts.say('band.ended.message'),
        code: 'SESSION_ENDED', link: {href: LOGIN, text: texts.say('band.ended.link')},
      };
    default:
      return {tone: 'idle', sign: 'scan', ...words('idle')};
  }
}

function foundBand(desk, words, pickup) {
  if (!desk.identitySupported) {
    return {tone: 'look', sign: 'look', ...words('otherIdentity')};
  }
  return {tone: 'ok', step: 'ready', sign: 'ok', ...words(desk.needsIdentity ? 'foundIdentity' : 'found', itemsLeft(pickup))};
}

/** The page's own headline where it has one for the code, the server's words for the facts. */
function problemBand(texts, {code, tone, title, message, next}) {
  const headline = texts.has(`headline.${code}`) ? texts.say(`headline.${code}`) : title ?? texts.say(`headline.${tone}`);
  return {tone, sign: tone, headline, message, next: next ?? texts.say(`next.${tone}`), code};
}

/** Codes of digits in groups of four; a long QR text only by its first characters. */
export function codeOf(code) {
  if (/^P?\d{10}$/.test(code)) {
    return code.replace(/^P?(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
  }
  if (/^\d+$/.test(code) && code.length <= 16) {
    return code.replace(/(\d{4})(?=\d)/g, '$1 ');
  }
  return code.length > 24 ? `${code.slice(0, 20)}…` : code;
}
