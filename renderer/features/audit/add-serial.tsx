import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { Button } from '../../components/button.tsx';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { useAct } from '../../state/use-act.ts';
import { useRefreshDay } from './audit-queries.ts';

interface AddSerialProps {
  readonly day: CivilDate;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onAdded: (key: string) => void;
}

/** Above the list: a paper card that is in hand and not on it, such as the last one of a book. */
export function AddSerial({ day, isOpen, onOpen, onClose, onAdded }: AddSerialProps): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const refresh = useRefreshDay(day);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);
  const add = useAct((serial: string) => api.audit.addSerial({ day, serial }), {
    onDone: async (item) => {
      const serial = item.serial ?? '';
      setTyped('');
      await refresh();
      notices.show({
        text: `${serial} 加进名单，系统里没有这张卡`,
        undo: async () => {
          await api.audit.removeSerial({ day, serial });
          await refresh();
        },
      });
      onAdded(item.key);
    },
  });
  if (!isOpen) {
    return (
      <div className="audit-add">
        <Button small look="ghost" icon="plus" keys="H" onClick={onOpen}>
          加卡号
        </Button>
        <span className="xs t3">名单上没有、手里有的纸卡</span>
      </div>
    );
  }
  const submit = (): void => {
    if (typed.trim() !== '') add.run(typed.trim());
  };
  return (
    <div className="audit-add">
      <input
        ref={field}
        className="in"
        aria-label="要加的纸卡号"
        aria-invalid={add.failure === null ? undefined : true}
        placeholder="照纸卡右上角填，只写数字也行"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter') submit();
          if (event.key !== 'Escape') return;
          // this Esc closes the field alone
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
      />
      <Button small keys="Enter" busy={add.busy} disabled={typed.trim() === ''} onClick={submit}>
        加上
      </Button>
      <Button small look="ghost" keys="Escape" onClick={onClose}>
        不加了
      </Button>
      {add.failure && (
        <span className="xs red grow" role="alert">
          {add.failure.text}
        </span>
      )}
    </div>
  );
}
