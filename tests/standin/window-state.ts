import { EventEmitter } from 'node:events';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part of a window that no page shows: title, bounds, visibility. A page cannot be minimised or framed. */
export class WindowState extends EventEmitter {
  #bounds: Bounds;
  #title: string;
  #visible: boolean;

  constructor(options: { width?: number; height?: number; show?: boolean; title?: string }) {
    super();
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#title = options.title ?? '';
    this.#visible = options.show !== false;
  }

  show(): void {
    this.#visible = true;
    this.emit('show');
  }

  hide(): void {
    this.#visible = false;
    this.emit('hide');
  }

  focus(): void {
    this.emit('focus');
  }

  isVisible(): boolean {
    return this.#visible;
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  getBounds(): Bounds {
    return this.#bounds;
  }

  getNormalBounds(): Bounds {
    return this.#bounds;
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }

  getSize(): readonly [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }

  isFocused(): boolean {
    return true;
  }

  isMinimized(): boolean {
    return false;
  }

  isMaximized(): boolean {
    return false;
  }

  isFullScreen(): boolean {
    return false;
  }

  maximize(): void {}
  minimize(): void {}
  restore(): void {}
  flashFrame(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setProgressBar(): void {}
}
