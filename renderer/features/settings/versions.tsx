import { type ReactElement, type ReactNode, useState } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Tag } from '../../components/marks.tsx';
import { EmptyState } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { useRemembered } from '../../state/remembered.ts';

interface Dated {
  readonly id: string;
  readonly effectiveFrom: string;
}

interface VersionsProps<Version> {
  /** The version that is shown first; null for the one in force. */
  readonly first?: string | null;
  readonly current: string | null;
  readonly versions: readonly Version[];
  readonly render: (version: Version) => ReactNode;
}

/** One version of dated rules, the one in force first; the others behind tabs. */
export function Versions<Version extends Dated>({
  first = null,
  current,
  versions,
  render,
}: VersionsProps<Version>): ReactElement {
  const [chosen, setChosen] = useState(first ?? current ?? versions.at(-1)?.id ?? '');
  // one that was taken back meanwhile leaves the one in force
  const version = versions.find(({ id }) => id === chosen) ?? versions.find(({ id }) => id === current);
  if (version === undefined) return <EmptyState title="还没有规定" />;
  return (
    <>
      {versions.length > 1 && (
        <TabsRow
          label="版本"
          tabs={versions.map(({ id, effectiveFrom }) => ({
            value: id,
            label: `${fullDateWords(effectiveFrom)} 起${id === current ? ' · 现行' : ''}`,
          }))}
          value={version.id}
          onChange={setChosen}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="page" aria-label="规定" tabIndex={0}>
        <p className="t2">
          {fullDateWords(version.effectiveFrom)}起执行{version.id === current && <Tag tone="accent">现行</Tag>}
          。一件事按发生那天的规定判，以后改了也不回头。
        </p>
        {render(version)}
      </section>
    </>
  );
}

/** What the editor of a new version needs to know of its draft. */
export interface NewVersion<Draft> {
  /** What was written before; null where nothing was. */
  readonly kept: Draft | null;
  readonly onChange: (draft: Draft) => void;
  /** The draft stays for the next time. */
  readonly onClose: () => void;
  readonly onSaved: (id: string) => void;
}

interface GrowingVersionsProps<Version, Draft> extends Omit<VersionsProps<Version>, 'first'> {
  /** How its keys are headed in the key map: 「级别规定」. */
  readonly title: string;
  /** What becomes of what there is. */
  readonly words: string;
  /** 「定新的规定」, and 「接着写新的规定」 where a draft was left. */
  readonly begin: string;
  readonly resume: string;
  /** What the draft is remembered under. */
  readonly draftKey: readonly string[];
  readonly canEdit: boolean;
  readonly edit: (inForce: Version, draft: NewVersion<Draft>) => ReactNode;
}

/** Dated rules of which a new version is written in their place, beginning with the one in force; N begins it. */
export function GrowingVersions<Version extends Dated, Draft>(props: GrowingVersionsProps<Version, Draft>): ReactNode {
  const { title, words, begin, resume, draftKey, canEdit, edit, current, versions, render } = props;
  const [kept, keep] = useRemembered<Draft | null>(draftKey, null);
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const inForce = versions.find(({ id }) => id === current);
  const open = (): void => setEditing(true);
  useKeys(title, canEdit && !isEditing ? [{ keys: 'n', label: begin, run: open }] : []);
  if (isEditing && inForce !== undefined) {
    return edit(inForce, {
      kept,
      onChange: keep,
      onClose: () => setEditing(false),
      onSaved: (id) => {
        keep(null);
        setSaved(id);
        setEditing(false);
      },
    });
  }
  return (
    <>
      {canEdit && (
        <div className="set-tools">
          <span className="t2">{words}</span>
          <span className="grow" />
          <Button small icon="plus" keys="n" onClick={open}>
            {kept === null ? begin : resume}
          </Button>
        </div>
      )}
      <Versions key={saved} first={saved} current={current} versions={versions} render={render} />
    </>
  );
}
