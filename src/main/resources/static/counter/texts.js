/** The page's own words in both languages, loaded once, so that switching needs neither a reload nor the network. */

const STORED = 'tillbridge.language';
const LANGUAGES = ['zh', 'en'];

export class Texts {

  language = localStorage.getItem(STORED) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
  #words = {};

  async load() {
    await Promise.all(LANGUAGES.map(async language => {
      const response = await fetch(`/api/v1/counter/texts?lang=${language}`);
      if (!response.ok) {
        throw new Error(`texts: ${response.status}`);
      }
      this.#words[language] = await response.json();
    }));
    this.#apply();
  }

  switch() {
    this.language = this.language === 'zh' ? 'en' : 'zh';
    localStorage.setItem(STORED, this.language);
    this.#apply();
  }

  has(key) {
    return key in this.#words[this.language];
  }

  /** The text of a key with its facts filled in; `key.one` is taken for exactly one. */
  say(key, ...facts) {
    const words = this.#words[this.language];
    const text = (facts[0] === 1 ? words[`${key}.one`] : undefined) ?? words[key] ?? key;
    return text.replace(/\{(\d)\}/g, (_, index) => facts[index] ?? '');
  }

  /** The text of a name the server gave, or the name itself when it is a new one. */
  name(group, value) {
    return this.has(`${group}.${value}`) ? this.say(`${group}.${value}`) : value;
  }

  time(instant) {
    const date = new Date(instant);
    const sameDay = date.toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(this.language === 'zh' ? 'zh-CN' : 'en-GB', {
      hour: '2-digit', minute: '2-digit', ...(sameDay ? {} : {month: 'short', day: 'numeric'}),
    }).format(date);
  }

  #apply() {
    document.documentElement.lang = this.language === 'zh' ? 'zh-CN' : 'en';
    document.title = this.say('page.title');
  }
}
