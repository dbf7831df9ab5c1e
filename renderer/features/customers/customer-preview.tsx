import type { ReactElement } from 'react';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';
import { Panel, Section } from '../../components/panel.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { failureOf } from '../../state/failure.ts';
import { useSettled } from '../../state/settled.ts';
import { useCustomer } from './customer-queries.ts';
import { RowBadge } from './customer-row.tsx';
import { fullNameOf, phoneWords } from './customer-words.ts';
import { CustomerFactsList } from './side/facts-list.tsx';
import { OpportunitiesSection } from './side/opportunities-section.tsx';
import { PlansSection } from './side/plans-section.tsx';

/** Walking the list with a held key must not read every customer on the way. */
const walkMs = 150;

interface CustomerPreviewProps {
  readonly row: CustomerRow | null;
  readonly onOpen: (row: CustomerRow) => void;
}

/** The chosen customer beside the list: what is next with him, what he wants, how far it is. */
export function CustomerPreview({ row, onOpen }: CustomerPreviewProps): ReactElement {
  if (row === null) return <Panel label="客户">{null}</Panel>;
  return (
    <Panel
      label={`客户 ${fullNameOf(row)}`}
      header={
        <>
          <div className="row">
            <RowBadge row={row} />
            <span className="md b cut">{fullNameOf(row)}</span>
            <span className="md nw">{row.phone === null ? '没有电话' : phoneWords(row.phone, row.phoneMasked)}</span>
          </div>
          <p className="xs t2">
            {row.owner === null ? '没有归属' : `归属 ${row.owner.name}`}
            {row.plates.length > 0 && ` · ${row.plates.join('、')}`}
          </p>
        </>
      }
      footer={
        <Button look="primary" keys="Enter" onClick={() => onOpen(row)}>
          打开客户
        </Button>
      }
    >
      {row.access === 'masked' ? <Foreign row={row} /> : <Details key={row.id} id={row.id} />}
    </Panel>
  );
}

function Foreign({ row }: { readonly row: CustomerRow }): ReactElement {
  return (
    <Note icon="lock">
      {row.owner === null ? '这位客户没有归属' : `这位客户归${row.owner.name}`}
      ，资料已遮住。他来电或来店时，打开客户记下这次联系。
    </Note>
  );
}

function Details({ id }: { readonly id: string }): ReactElement | null {
  const { data, error, refetch } = useCustomer(useSettled<string | null>(id, walkMs) === id ? id : null);
  if (data === undefined) {
    if (error === null) return <LoadingRows rows={3} rowHeight={32} />;
    const failure = failureOf(error);
    return (
      <ErrorState
        title="这位客户没能读出来"
        text={`${failure.text}。`}
        errorNumber={failure.errorNumber}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <div className="column ruled flat">
      <OpportunitiesSection detail={data} />
      <PlansSection detail={data} />
      <Section title="辨认与资料">
        <CustomerFactsList detail={data} />
      </Section>
    </div>
  );
}
