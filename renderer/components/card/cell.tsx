import { type CSSProperties, type ReactElement, type ReactNode, useId } from 'react';

/** What every cell of the card has besides its value. */
export interface CellProps {
  /** Contract field: where refusals and F4 find the cell. */
  readonly name: string;
  readonly label: string;
  /** Columns of twelve. */
  readonly span: number;
  /** Red star: needed to complete the card. */
  readonly required?: boolean;
  /** Blue corner: needed for quick save. */
  readonly quick?: boolean;
  /** Required and not filled: F4 stops here. */
  readonly missing?: boolean;
  /** It was asked for and not given: says 「没填」 in red. */
  readonly need?: boolean;
  /** Known already: Enter passes it by, everything else still reaches it. */
  readonly settled?: boolean;
  /** Two lines of text. */
  readonly tall?: boolean;
  /** Small words at the right of the label: 「按手机号」「↓ 选，可多选」. */
  readonly as?: ReactNode;
  /** What is wrong with the value; takes the place of `as`, so that nothing moves. */
  readonly error?: string | null;
}

/** What a cell's control needs to belong to its label. */
export interface CellControl {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** Spread on the element that takes the focus, or on the row of choices. */
  readonly marks: {
    readonly 'data-cell': string;
    readonly 'data-quick'?: '';
    readonly 'data-missing'?: '';
    readonly 'data-settled'?: '';
  };
}

interface FrameProps extends CellProps {
  /** `label` for one control, `group` for a row of choices. */
  readonly kind: 'label' | 'group';
  readonly children: (control: CellControl) => ReactNode;
}

/** The frame of one cell: label above value, star, blue corner, outline while it has the focus. */
export function Cell(props: FrameProps): ReactElement {
  const { name, label, span, required, quick, missing, need, settled, tall, as, error, kind, children } = props;
  const id = useId();
  const hasError = error !== undefined && error !== null;
  const hint = hasError ? error : as;
  const classes = ['c', quick && 'q', tall && 'tall', need && 'need', hasError && 'bad'].filter(Boolean).join(' ');
  const words = (
    <>
      {label}
      {required && (
        <>
          <span className="star" aria-hidden="true">
            *
          </span>
          <span className="visually-hidden">，必填</span>
        </>
      )}
    </>
  );
  return (
    <div className={classes} style={{ '--span': span } as CSSProperties /* a custom property */}>
      <div className="lab">
        {kind === 'label' ? (
          <label id={`${id}l`} htmlFor={id}>
            {words}
          </label>
        ) : (
          <span id={`${id}l`}>{words}</span>
        )}
        {hint && (
          <span
            id={`${id}d`}
            className={hasError ? 'as wrong' : 'as'}
            title={typeof hint === 'string' ? hint : undefined}
          >
            {hint}
          </span>
        )}
      </div>
      {children({
        id,
        labelId: `${id}l`,
        describedBy: hint ? `${id}d` : undefined,
        invalid: hasError,
        marks: {
          'data-cell': name,
          ...(quick ? { 'data-quick': '' as const } : {}),
          ...(missing ? { 'data-missing': '' as const } : {}),
          ...(settled ? { 'data-settled': '' as const } : {}),
        },
      })}
    </div>
  );
}

/** A cell that says itself whether it is missing keeps its word; else a required one is missing while it is empty. */
export function orMissing<Frame extends CellProps>(frame: Frame, isEmpty: boolean): Frame {
  return frame.missing === undefined && frame.required === true ? { ...frame, missing: isEmpty } : frame;
}

/** The words of an empty control: its own, or 「没填」 where the value was asked for. */
export function emptyWords(frame: Pick<CellProps, 'need'>, placeholder: string | undefined): string | undefined {
  return placeholder ?? (frame.need ? '没填' : undefined);
}

interface FixedCellProps extends Pick<CellProps, 'label' | 'span' | 'required' | 'quick' | 'as' | 'missing' | 'tall'> {
  readonly children: ReactNode;
}

/** A cell whose value comes by itself (card number, arrival, consultant): shown, not walked. */
export function FixedCell({ children, ...frame }: FixedCellProps): ReactElement {
  return (
    <Cell {...frame} name="" kind="group">
      {({ labelId }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v fixed" role="group" aria-labelledby={labelId}>
          {children}
        </div>
      )}
    </Cell>
  );
}
