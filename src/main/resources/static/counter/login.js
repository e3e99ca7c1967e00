/** Opens the login page in the language the counter page was left in, and remembers a change. */

const STORED = 'tillbridge.language';
const asked = new URLSearchParams(location.search);
const shown = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
const wanted = localStorage.getItem(STORED);

if (asked.has('lang')) {
  localStorage.setItem(STORED, shown);
} else if (wanted && wanted !== shown) {
  asked.set('lang', wanted);
  location.replace(`${location.pathname}?${asked}`);
}
