import { type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { KeyBinding } from '../../app/keys.ts';
import { useKeyScopes, useKeys } from '../../app/use-keys.ts';
import { IconButton } from '../../components/button.tsx';
import { Kbd } from '../../components/marks.tsx';
import { useServices } from '../../state/services.ts';

/** The whole key map (?): every key that works now, the current screen's first. */
export function KeyMap(): ReactElement | null {
  const isOpen = useStore(useServices().overlays, (overlays) => overlays.open === 'keys');
  return isOpen ? <OpenKeyMap /> : null;
}

function OpenKeyMap(): ReactElement {
  const { overlays } = useServices();
  const scopes = useKeyScopes();
  const box = useRef<HTMLElement>(null);
  const close = overlays.close;
  useKeys('快捷键', [{ keys: 'Escape', label: '收起', hint: false, run: close }], { layer: 'overlay' });
  useEffect(() => {
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const titles = [...new Set(scopes.map((scope) => scope.title))].filter((title) => title !== '快捷键');
  return (
    <section ref={box} tabIndex={-1} className="keymap pop" role="dialog" aria-label="全部快捷键">
      <div className="hd">
        <h2>全部快捷键</h2>
        <IconButton icon="cross" label="收起" keys="Esc" onClick={close} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="bd" tabIndex={0} aria-label="快捷键列表">
        {titles.map((title) => (
          <KeyGroup
            key={title}
            title={title}
            bindings={scopes.filter((scope) => scope.title === title).flatMap((scope) => scope.bindings)}
          />
        ))}
        <p className="xs t3" style={{ marginTop: 12 }}>
          单个字母在输入框里不起作用，打拼音时也不会误按。
        </p>
      </section>
    </section>
  );
}

interface KeyGroupProps {
  readonly title: string;
  readonly bindings: readonly KeyBinding[];
}

function KeyGroup({ title, bindings }: KeyGroupProps): ReactElement | null {
  const working = bindings.filter((binding) => binding.disabled !== true);
  if (working.length === 0) return null;
  // Keys that do the same stand together: ↑ ↓ 选择.
  const labels = [...new Set(working.map((binding) => binding.label))];
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {labels.map((label) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>
              {working
                .filter((binding) => binding.label === label)
                .map((binding) => (
                  <Kbd key={binding.keys} keys={binding.keys} />
                ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
