/** Short tones a clerk learns in a minute: one high for "go on", two mid for "look", one long low for "stop". */

const STORED = 'tillbridge.sound';
const OPEN_AFTER_MS = 300;
const TONES = {
  ok: [[1320, 0, 0.09]],
  look: [[660, 0, 0.12], [660, 0.18, 0.12]],
  stop: [[196, 0, 0.55]],
};

export class Sound {

  on = localStorage.getItem(STORED) !== 'off';
  #context = null;
  #opening = 0;
  #waiting = null;

  /** Browsers allow sound only after a key or a touch; opening the sound device waits until a scan is surely over. */
  unlock() {
    if (this.#context === null && this.#opening === 0) {
      this.#opening = setTimeout(() => {
        this.#context = new AudioContext();
        this.play(this.#waiting);
      }, OPEN_AFTER_MS);
    } else if (this.#context?.state === 'suspended') {
      this.#context.resume();
    }
  }

  toggle() {
    this.on = !this.on;
    localStorage.setItem(STORED, this.on ? 'on' : 'off');
    this.play('ok');
  }

  play(tone) {
    if (this.#context === null) {
      this.#waiting = tone;
    } else if (this.on) {
      TONES[tone]?.forEach(note => this.#note(...note));
    }
  }

  #note(frequency, after, length) {
    const start = this.#context.currentTime + after;
    const oscillator = new OscillatorNode(this.#context, {frequency, type: 'triangle'});
    const volume = new GainNode(this.#context, {gain: 0});
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.3, start + 0.01);
    volume.gain.setValueAtTime(0.3, start + length - 0.02);
    volume.gain.linearRampToValueAtTime(0, start + length);
    oscillator.connect(volume).connect(this.#context.destination);
    oscillator.start(start);
    oscillator.stop(start + length);
  }
}
