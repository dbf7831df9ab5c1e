import { Popover } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';

interface SubFormProps {
  /** 「试驾明细」 */
  readonly label: string;
  /** The cell's own line, from which it hangs. */
  readonly children: ReactNode;
  /** The fields; null while there is nothing to ask. */
  readonly fields: ReactNode;
}

/**
 * Fields that belong to a cell and have no room in it: they float below it while the focus is inside, so that nothing on
 * the card moves. They stand in the form's own order, so Enter walks through them.
 */
export function SubForm({ label, children, fields }: SubFormProps): ReactElement {
  const [isInside, setInside] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only notices where the focus is
    <div
      className="v flow"
      onFocus={() => setInside(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
      }}
    >
      <Popover
        opened={isInside && fields !== null}
        position="bottom-start"
        offset={8}
        shadow="md"
        withinPortal={false}
        floatingStrategy="fixed"
        withRoles={false}
        transitionProps={{ duration: 0 }}
        closeOnEscape={false}
        closeOnClickOutside={false}
      >
        <Popover.Target>
          <div className="v flow">{children}</div>
        </Popover.Target>
        <Popover.Dropdown p={0}>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid everywhere */}
          <div className="subform" role="group" aria-label={label}>
            {fields}
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface SubFieldProps {
  readonly label: string;
  readonly required?: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One labelled line of a sub-form. */
export function SubField({ label, required = false, wide = false, children }: SubFieldProps): ReactElement {
  return (
    <div className={wide ? 'subfield wide' : 'subfield'}>
      <span className="lab" aria-hidden="true">
        {label}
        {required && <span className="star">*</span>}
      </span>
      {children}
    </div>
  );
}
