import type { ReactElement } from 'react';
import type { CustomerDetail } from '../../../shared/contract/customer-rows.ts';
import { followupPurpose, standingOf } from '../../../shared/domain/consent.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/marks.tsx';

interface FollowupRefusedProps {
  readonly detail: CustomerDetail;
  /** Left out where the person may not ask for it. */
  readonly onEnding?: () => void;
}

/** Says on top of the page that the customer does not want to be called back, as long as something is still planned. */
export function FollowupRefused({ detail, onEnding }: FollowupRefusedProps): ReactElement | null {
  const isOpen = detail.opportunities.some(({ state }) => state === 'open');
  if (!isOpen || standingOf(detail.consents, followupPurpose) !== 'withdrawn') return null;
  return (
    <div className="page-note">
      <Note tone="amber" icon="warning">
        <div className="row">
          <span>
            <b>客户不同意回访。</b>请申请休眠或无效，由经理决定；决定以前计划还在。
          </span>
          <span className="grow" />
          {onEnding && (
            <Button small onClick={onEnding}>
              申请休眠或无效
            </Button>
          )}
        </div>
      </Note>
    </div>
  );
}
