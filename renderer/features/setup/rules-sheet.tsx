import type { ReactElement } from 'react';
import { levels } from '../../../shared/domain/level.ts';
import { gapWords, regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { LevelBadge, Note } from '../../components/marks.tsx';
import type { SheetProps } from './answers.ts';
import { RecoveryKey } from './recovery-key.tsx';
import { RecoveryKeyTail } from './recovery-key-tail.tsx';

interface RulesSheetProps extends SheetProps {
  readonly recoveryKey: string | null;
  readonly onRenew: () => void;
}

/** 规则与恢复密钥: the regulation, fines or not, and the key that opens the data on another machine. */
export function RulesSheet({ answers, change, errorAt, recoveryKey, onRenew }: RulesSheetProps): ReactElement {
  return (
    <>
      <FieldRow label="级别规定" help="管理规定 §三；开卡后 2 天内另有 48 小时回访（§四.1）">
        {(control) => (
          <div {...control} className="wizard-gaps">
            {levels.map((level) => (
              <span key={level} className="row">
                <LevelBadge level={level} />
                {gapWords(level, regulationLevelPolicy)}
              </span>
            ))}
          </div>
        )}
      </FieldRow>
      <FieldRow label="罚款" required help="选关：检查照做，只登记提醒，没有金额" error={errorAt('finesOn')}>
        {({ id, ...control }) => (
          <div {...control} className="rad" role="radiogroup" aria-label="罚款">
            <label>
              <input
                id={id}
                type="radio"
                name="fines"
                // biome-ignore lint/a11y/noAutofocus: the sheet was just opened, and Enter has to work on it
                autoFocus
                checked={answers.finesOn === true}
                onChange={() => change({ finesOn: true })}
              />
              开，§八.1 和 §八.2 每次 50 元
            </label>
            <label>
              <input
                type="radio"
                name="fines"
                checked={answers.finesOn === false}
                onChange={() => change({ finesOn: false, legalNoticeAccepted: false })}
              />
              关
            </label>
          </div>
        )}
      </FieldRow>
      {answers.finesOn === true && (
        <Note tone="amber" icon="warning" live>
          <p>
            对员工罚款在一些地区受限制：有的省不允许用人单位罚款，扣款要有依据，扣后的工资也不能低于当地最低工资。开启前请先问当地人社部门或法律顾问，并让每位员工知道这份规定。金额只登记在案，程序不扣工资。
          </p>
          <div className="rad">
            <label>
              <input
                type="checkbox"
                checked={answers.legalNoticeAccepted}
                onChange={(event) => change({ legalNoticeAccepted: event.currentTarget.checked })}
              />
              已看过，由本店负责
            </label>
          </div>
          {errorAt('legalNoticeAccepted') && (
            <p className="red" role="alert">
              {errorAt('legalNoticeAccepted')}
            </p>
          )}
        </Note>
      )}
      <RecoveryKey text={recoveryKey} storeName={answers.storeName} onRenew={onRenew} />
      <RecoveryKeyTail
        value={answers.recoveryKeyTail}
        error={errorAt('recoveryKeyTail')}
        onChange={(recoveryKeyTail) => change({ recoveryKeyTail })}
      />
    </>
  );
}
