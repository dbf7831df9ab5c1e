import { type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';

interface OverAllProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something that is looked at alone, over the whole window; the focus stays in it and goes back to where it was. */
export function OverAll({ label, onClose, children }: OverAllProps): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    if (opened === null) return;
    if (!opened.open) opened.showModal();
    opened.focus();
    return () => opened.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        // Esc is one of our keys
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
