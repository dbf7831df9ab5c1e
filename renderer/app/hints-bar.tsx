import { Fragment, type ReactElement } from 'react';
import { useServices } from '../state/services.ts';
import { useHints, useKeys } from './use-keys.ts';

/** The keys that work now; `?` opens the whole map. */
export function HintsBar(): ReactElement {
  const { overlays } = useServices();
  const { hints, endNote } = useHints();
  const openMap = (): void => (overlays.getState().open === 'keys' ? overlays.close() : overlays.show('keys'));
  useKeys('到处都行', [{ keys: '?', label: '全部快捷键', hint: false, run: openMap }], { layer: 'app' });
  return (
    <footer className="hints">
      <ul aria-label="现在可用的快捷键">
        {hints.map((hint) => (
          <li key={hint.words}>
            {hint.caps.map((cap, index) => (
              <Fragment key={cap}>
                {index > 0 && hint.isRange && '– '}
                <kbd>{cap}</kbd>
              </Fragment>
            ))}
            {hint.words}
          </li>
        ))}
      </ul>
      <span className="end">
        {endNote !== null && <span>{endNote}</span>}
        <button type="button" onClick={openMap}>
          <kbd>?</kbd>全部快捷键
        </button>
      </span>
    </footer>
  );
}
