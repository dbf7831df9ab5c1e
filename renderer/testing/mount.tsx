import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Current } from '../../shared/contract/session.ts';
import { Keyboard } from '../app/keyboard.tsx';
import { createQueries } from '../app/start.tsx';
import { createServices } from '../state/create-services.ts';
import { type Services, ServicesContext } from '../state/services.ts';
import { theme } from '../theme/theme.ts';

/** A consultant at work on a Saturday, 14:31 in the showroom. */
export const atWork: Current = {
  setUp: true,
  storeName: '俊鹏汽车定州店',
  person: { id: 's1', name: '王磊', role: 'consultant', mustChangePassword: false },
  locked: false,
  idleLockMinutes: 15,
  now: Date.UTC(2026, 10, 21, 6, 31),
  today: '2026-11-21',
  zone: 'Asia/Shanghai',
  version: '0.1.0',
};

export interface Mounted {
  readonly root: HTMLElement;
  readonly services: Services;
  readonly rerender: (node: ReactNode) => Promise<void>;
  readonly unmount: () => Promise<void>;
}

/** Draws a part with everything that parts may ask for, the keyboard included. Time stands still unless told. */
export async function mount(node: ReactNode, monotonicMs: () => number = () => 0): Promise<Mounted> {
  declareActing();
  const services = createServices(atWork, monotonicMs);
  const queries = createQueries();
  const root = document.createElement('div');
  document.body.append(root);
  const reactRoot = createRoot(root);
  const frame = (inner: ReactNode): ReactElement => (
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <ServicesContext value={services}>
          <Keyboard />
          {inner}
        </ServicesContext>
      </QueryClientProvider>
    </MantineProvider>
  );
  const rerender = (inner: ReactNode): Promise<void> => act(async () => reactRoot.render(frame(inner)));
  await rerender(node);
  return {
    root,
    services,
    rerender,
    unmount: async () => {
      await act(async () => reactRoot.unmount());
      root.remove();
    },
  };
}

interface Modifiers {
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
  readonly composing?: boolean;
}

/** Presses a key where the focus is; true when somebody took it. */
export async function press(key: string, modifiers: Modifiers = {}): Promise<boolean> {
  declareActing();
  const event = new KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    ctrlKey: modifiers.ctrl ?? false,
    altKey: modifiers.alt ?? false,
    shiftKey: modifiers.shift ?? false,
    isComposing: modifiers.composing ?? false,
  });
  await act(async () => {
    (document.activeElement ?? document.body).dispatchEvent(event);
  });
  return event.defaultPrevented;
}

/** Replaces the text of the focused field, as typing over its selection does. */
export async function typeOver(text: string): Promise<void> {
  declareActing();
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
    throw new Error('no field has the focus');
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  await act(async () => {
    // React listens to the native setter; assigning to its own tracked property would go unnoticed.
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export async function click(element: Element | null): Promise<void> {
  declareActing();
  if (element === null) throw new Error('nothing to click');
  await act(async () => element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })));
}

/** Puts the focus on an element as the Tab key would. */
export async function focus(element: HTMLElement | null): Promise<void> {
  declareActing();
  if (element === null) throw new Error('nothing to focus');
  await act(async () => element.focus());
}

/** Lets promises and timers of up to `ms` run. */
export async function settle(ms = 0): Promise<void> {
  declareActing();
  await act(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, ms);
    });
  });
}

/** Lets what follows from each other run its course: a pause, then a question to the host, then its answer. */
export async function settleAll(): Promise<void> {
  for (let step = 0; step < 8; step += 1) await settle(25);
}

/** React asks for this flag before it lets `act` collect the work of a test. */
function declareActing(): void {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
}
