import type { ReactElement, ReactNode } from 'react';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { FormEnd } from './form-end.tsx';

interface FormProps {
  /** Of which thing it is: the heading, and how its keys are headed in the key map. */
  readonly title: string;
  readonly busy: boolean;
  /** The fields. */
  readonly children: ReactNode;
  /** Below the fields: what cannot be changed, and what to know. */
  readonly after?: ReactNode;
  /** A refusal that concerns no single field. */
  readonly error: string | null;
}

interface EditPanelProps extends FormProps {
  readonly canEdit: boolean;
  /** 「保存这一条」 */
  readonly save: string;
  readonly dirty: boolean;
  readonly onSave: () => void;
  /** Takes it out of use or back into it. */
  readonly turn: ReactNode;
}

/** One thing of the settings beside its list: changed and saved by Ctrl S, taken out of use and back. */
export function EditPanel({ canEdit, save, dirty, onSave, turn, ...form }: EditPanelProps): ReactElement {
  const { title, busy } = form;
  useKeys(title, canEdit ? [{ keys: 'Ctrl+s', label: save, disabled: !dirty, run: onSave }] : [], { layer: 'panel' });
  return (
    <FormPanel
      {...form}
      onSubmit={onSave}
      footer={
        canEdit && (
          <>
            <Button look="primary" keys="Ctrl+S" disabled={!dirty} busy={busy} onClick={onSave}>
              {save}
            </Button>
            {turn}
          </>
        )
      }
    />
  );
}

interface NewPanelProps extends FormProps {
  /** 「加上这一条」 */
  readonly add: string;
  readonly onAdd: () => void;
  readonly onCancel: () => void;
}

/** A new thing of the settings: added by Ctrl Enter, given up by Esc. */
export function NewPanel({ add, onAdd, onCancel, ...form }: NewPanelProps): ReactElement {
  useKeys(
    form.title,
    [
      { keys: 'Ctrl+Enter', label: add, run: onAdd },
      { keys: 'Escape', label: '不加了', inText: true, run: onCancel },
    ],
    { layer: 'panel' },
  );
  return (
    <FormPanel
      {...form}
      onSubmit={onAdd}
      footer={
        <>
          <Button look="primary" keys="Ctrl+Enter" busy={form.busy} onClick={onAdd}>
            {add}
          </Button>
          <Button keys="Escape" onClick={onCancel}>
            不加了
          </Button>
        </>
      }
    />
  );
}

interface FormPanelProps extends Omit<FormProps, 'busy'> {
  readonly footer: ReactNode;
  readonly onSubmit: () => void;
}

function FormPanel({ title, children, after, error, footer, onSubmit }: FormPanelProps): ReactElement {
  return (
    <Panel label={title} header={<h2>{title}</h2>} footer={footer}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
      {after}
      <FormEnd error={error} />
    </Panel>
  );
}
