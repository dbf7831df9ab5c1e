import { Popover } from '@mantine/core';
import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { isComposing } from '../app/key-stroke.ts';
import type { ComboOption } from './combo-filter.ts';
import { Icon } from './icon.tsx';

/** A list that is not read after this time will not come; what was typed for it goes. */
const longestWaitMs = 5000;

interface ComboProps {
  /** What the field shows while nobody types in it. */
  readonly text: string;
  /** Values that are taken. */
  readonly chosen: readonly string[];
  /** The lines for what is typed; '' for all. */
  readonly optionsFor: (typed: string) => readonly ComboOption[];
  readonly onPick: (value: string) => void;
  /** The field was emptied; left out, it cannot be. */
  readonly onClear?: () => void;
  /** Stays open after a pick, for several; an Enter that picks then does not walk on. */
  readonly many?: boolean;
  /** Values that lead to further lines instead of being picked, for example a province. */
  readonly leadsOn?: (value: string) => boolean;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Said when nothing fits: 「没有这个竞品，请管理员加到词典」. */
  readonly noneText?: string;
  /** Attributes of the input: id, class, cell marks, aria. */
  readonly input: Readonly<Record<string, string | boolean | undefined>>;
  readonly onOpen?: () => void;
  /** An inline token has no chevron. */
  readonly chevron?: boolean;
  /** Under the lines. */
  readonly footer?: ReactNode;
}

/**
 * A field with a dropdown: ↓ opens, typing filters (names, pinyin, initials), Enter takes the marked line, Esc closes
 * and keeps what was. What is typed before the list is read waits for it, also when the field is left. Works while an input method composes: its letters filter, its keys stay its own.
 */
export function Combo(props: ComboProps): ReactElement {
  const { text, chosen, optionsFor, onPick, onClear, many = false, leadsOn, input, chevron = true } = props;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const [isWaiting, setWaiting] = useState(false);
  const options = isOpen ? optionsFor(typed ?? '') : [];
  const at = Math.min(marked, options.length - 1);

  const open = (): void => {
    if (isOpen || props.disabled) return;
    props.onOpen?.();
    setMarked(
      many
        ? -1
        : Math.max(
            0,
            optionsFor('').findIndex((option) => chosen.includes(option.value)),
          ),
    );
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setTyped(null);
    setWaiting(false);
  };
  /** What was typed counts when the field is left or a chord saves from inside it: as the marked line. */
  const takeTyped = (option: ComboOption | undefined): void => {
    if (typed === null || typed === '' || option === undefined || leadsOn?.(option.value) === true) return;
    if (!many || !chosen.includes(option.value)) pick(option);
  };
  const pick = (option: ComboOption | undefined): boolean => {
    if (option === undefined || option.disabled) return false;
    onPick(option.value);
    if (leadsOn?.(option.value)) {
      setTyped(null);
      setMarked(0);
    } else if (many) {
      setTyped('');
      setMarked(-1);
    } else close();
    return true;
  };
  /** Left before the list was read: what was typed waits for it. @returns whether it does */
  const wait = (): boolean => {
    if (typed === null || typed.trim() === '' || optionsFor('').length > 0) return false;
    setOpen(false);
    setWaiting(true);
    return true;
  };
  useEffect(() => {
    if (!isWaiting || typed === null || optionsFor('').length === 0) return;
    // nobody saw the lines: only what can mean one alone is taken; whoever is still here chooses among several
    const found = optionsFor(typed);
    if (found.length !== 1 && document.activeElement === field.current) {
      setWaiting(false);
      setOpen(true);
      return;
    }
    if (found.length === 1) takeTyped(found[0]);
    close();
  });
  useEffect(() => {
    if (!isWaiting) return;
    const gaveUp = setTimeout(() => {
      setWaiting(false);
      setTyped(null);
    }, longestWaitMs);
    return () => clearTimeout(gaveUp);
  }, [isWaiting]);
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const next = event.currentTarget.value;
    if (!isOpen) props.onOpen?.();
    setTyped(next);
    setMarked(many && next === '' ? -1 : 0);
    setOpen(true);
    if (next === '' && !many) onClear?.();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Enter' || event.key.toLowerCase() === 's') takeTyped(options[at]);
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (isOpen && options.length > 0) setMarked((at + step + options.length) % options.length);
      else open();
    } else if (event.key === 'Escape' && isOpen) {
      // Closing the list is all that this Esc does; the screen's own Esc is the next one.
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && isOpen && !event.shiftKey) {
      const option = options[at];
      const stays = option !== undefined && (many || leadsOn?.(option.value) === true);
      if (pick(option) && stays) {
        event.preventDefault();
        event.stopPropagation();
      } else if (many) close();
      else if (option === undefined) wait();
    } else if (isOpen && (event.key === 'Tab' || event.key === 'Enter')) takeTyped(options[at]);
  };
  return (
    <Popover
      opened={isOpen}
      position="bottom-start"
      offset={6}
      shadow="md"
      width="max-content"
      withRoles={false}
      transitionProps={{ duration: 0 }}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <span className="drop" style={{ display: chevron ? 'block' : 'inline' }}>
          <input
            {...input}
            ref={field}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={isOpen ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && options[at] ? `${listId}${at}` : undefined}
            disabled={props.disabled}
            placeholder={props.placeholder}
            value={typed ?? text}
            title={typed === null && text !== '' ? text : undefined}
            onChange={onChange}
            onKeyDown={onKeyDown}
            onFocus={(event) => {
              setWaiting(false);
              event.currentTarget.select();
            }}
            onClick={open}
            onBlur={() => {
              // Left by the mouse: only what can mean one line alone is taken.
              if (options.length === 1) takeTyped(options[0]);
              if (!wait()) close();
            }}
          />
          {chevron && <Icon name="chevronDown" />}
        </span>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <OptionList
          id={listId}
          options={options}
          at={at}
          chosen={chosen}
          many={many}
          noneText={props.noneText}
          onPick={pick}
        />
        {props.footer}
      </Popover.Dropdown>
    </Popover>
  );
}

interface OptionListProps {
  readonly id: string;
  readonly options: readonly ComboOption[];
  readonly at: number;
  readonly chosen: readonly string[];
  readonly many: boolean;
  readonly noneText: string | undefined;
  readonly onPick: (option: ComboOption) => void;
}

function OptionList({ id, options, at, chosen, many, noneText, onPick }: OptionListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  if (options.length === 0) {
    return (
      <div className="options">
        <p className="none">{noneText ?? '没有符合的，换个字或拼音首字母试试'}</p>
      </div>
    );
  }
  return (
    <div
      ref={list}
      id={id}
      className="options"
      role="listbox"
      aria-multiselectable={many || undefined}
      aria-label="可选的"
      // A pressed mouse button must not take the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the marked line
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
        <div
          key={option.value}
          id={`${id}${index}`}
          role="option"
          className={index === at ? 'at' : ''}
          aria-selected={chosen.includes(option.value)}
          aria-disabled={option.disabled || undefined}
          onClick={() => onPick(option)}
        >
          {many && <Icon name={chosen.includes(option.value) ? 'check' : 'circle'} size={12} />}
          {option.label}
          {option.hint && <span className="end">{option.hint}</span>}
        </div>
      ))}
    </div>
  );
}
