/** The browser's player as far as it is used: it plays what it is told it knows, and tells what happens. */
export class FakePlayer extends EventTarget {
  src = '';
  currentTime = 0;
  duration = Number.NaN;
  playbackRate = 1;
  paused = true;
  error = null;
  /** Kinds that it does not know. */
  unknown: readonly string[] = ['audio/amr'];

  async play(): Promise<void> {
    if (!this.paused) return;
    if (this.currentTime >= this.duration) this.currentTime = 0;
    this.paused = false;
    this.dispatchEvent(new Event('play'));
  }

  pause(): void {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  canPlayType(mediaType: string): CanPlayTypeResult {
    return this.unknown.includes(mediaType) ? '' : 'maybe';
  }

  removeAttribute(): void {
    this.src = '';
  }

  /** The bytes have been understood. */
  understand(seconds: number): void {
    this.duration = seconds;
    this.dispatchEvent(new Event('loadedmetadata'));
  }

  /** It has come to the end. */
  end(): void {
    this.currentTime = this.duration;
    this.paused = true;
    this.dispatchEvent(new Event('ended'));
  }
}
