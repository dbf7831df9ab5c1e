import { type ReactElement, useState } from 'react';
import type { StoreSettingsView } from '../../../shared/contract/store.ts';
import { UnsavedGuard } from '../../app/unsaved.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { useSessionActs } from '../../app/use-session-acts.ts';
import { Button } from '../../components/button.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { Picker } from '../../components/picker.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { useStoreSettings } from '../../state/commons.ts';
import { useNotices } from '../../state/notices.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { CsiWordingField } from './csi-wording-field.tsx';
import { FormEnd } from './form-end.tsx';
import { KeepShorter, type SoundsLost } from './keep-shorter.tsx';
import { Loaded } from './loaded.tsx';
import { ReminderFields } from './reminder-fields.tsx';
import { RenewRecoveryKey } from './renew-recovery-key.tsx';
import { editsStore } from './tabs.ts';
import { TextInput } from './text-input.tsx';
import { TimeInput } from './time-input.tsx';
import { WeekdayTicks } from './weekday-ticks.tsx';
import { WholeNumber } from './whole-number.tsx';
import { zoneOptions } from './zone-options.ts';

/** 店面: name, hours, days off, zone, lock. */
export function StoreTab(): ReactElement {
  const { role } = usePerson();
  const isAdmin = role === 'admin';
  return (
    <Loaded query={useStoreSettings()} what="店面设置">
      {(settings) => (
        // where nothing may be changed nothing in it takes the focus, and it must be scrolled by keyboard all the same
        <section className="page" aria-label="店面设置" tabIndex={editsStore(role) ? undefined : 0}>
          <StoreForm settings={settings} />
          {isAdmin && <RenewRecoveryKey storeName={settings.name} />}
        </section>
      )}
    </Loaded>
  );
}

const editable = [
  'name',
  'zone',
  'openingTime',
  'closingTime',
  'closedWeekdays',
  'idleLockMinutes',
  'remindBeforeMinutes',
  'remindOpenAt',
  'remindManagersAt',
  'quietFrom',
  'quietTo',
  'recordingDays',
  'csiWording',
] as const;
type Draft = Pick<StoreSettingsView, (typeof editable)[number]>;

function StoreForm({ settings }: { readonly settings: StoreSettingsView }): ReactElement {
  const api = useApi();
  const notices = useNotices();
  const { refresh } = useSessionActs();
  const closed = !editsStore(usePerson().role);
  const [part, setPart] = useState<Partial<Draft>>({});
  const draft: Draft = { ...settings, ...part };
  const dirty = editable.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(settings[name]));
  const save = useAct(api.store.update, {
    refreshes: [['store']],
    onDone: async () => {
      setPart({});
      setLost(null);
      notices.show({ text: '店面设置已保存' });
      await refresh();
    },
  });
  // what a shorter time would delete is asked for before it is saved, and saved without a word where that is nothing
  const [lost, setLost] = useState<SoundsLost | null>(null);
  const preview = useAct(api.store.previewRecordingDays, {
    onDone: (found, { recordingDays: days }) => {
      if (days !== draft.recordingDays) return;
      if (found.count === 0) save.run(part);
      else setLost({ ...found, days });
    },
  });
  useFocusWrong(save.failure ?? preview.failure);
  const change = (next: Partial<Draft>): void => {
    setPart((before) => ({ ...before, ...next }));
    setLost(null);
    save.clear();
    preview.clear();
  };
  const { recordingDays } = draft;
  const submit = (): void => {
    if (!dirty || lost !== null) return;
    if (recordingDays < settings.recordingDays) preview.run({ recordingDays });
    else save.run(part);
  };
  useKeys(
    '店面',
    closed ? [] : [{ keys: 'Ctrl+s', label: '保存店面设置', disabled: !dirty || lost !== null, run: submit }],
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="set-sheet">
        <UnsavedGuard dirty={dirty} text="店面设置改了没保存" />
        <FieldRow label="店名" required help="印在洽谈卡和检查表上" error={save.errorAt('name')}>
          {(control) => (
            <TextInput
              control={control}
              max={40}
              disabled={closed}
              value={draft.name}
              onChange={(name) => change({ name })}
            />
          )}
        </FieldRow>
        <FieldRow label="开门时间" required help="24 小时制，按 8:30 这样填" error={save.errorAt('openingTime')}>
          {(control) => (
            <TimeInput
              control={control}
              disabled={closed}
              value={draft.openingTime}
              onChange={(openingTime) => change({ openingTime })}
            />
          )}
        </FieldRow>
        <FieldRow label="关门时间" required error={save.errorAt('closingTime')}>
          {(control) => (
            <TimeInput
              control={control}
              disabled={closed}
              value={draft.closingTime}
              onChange={(closingTime) => change({ closingTime })}
            />
          )}
        </FieldRow>
        <FieldRow
          label="每周休息"
          help="休息日不算到期、不检查；个别日子在营业日历里定"
          error={save.errorAt('closedWeekdays')}
        >
          {(control) => (
            <WeekdayTicks
              control={control}
              disabled={closed}
              value={draft.closedWeekdays}
              onChange={(days) => change({ closedWeekdays: days.toSorted((a, b) => a - b) })}
            />
          )}
        </FieldRow>
        <FieldRow
          label="时区"
          required
          help={settings.zoneFixed ? '已经开了洽谈卡，不能再改' : '开了第一张洽谈卡就不能再改'}
          error={save.errorAt('zone')}
        >
          {(control) => (
            <Picker
              control={control}
              disabled={closed || settings.zoneFixed}
              value={draft.zone}
              options={zoneOptions()}
              onChange={(zone) => {
                if (zone !== null) change({ zone });
              }}
            />
          )}
        </FieldRow>
        <FieldRow
          label="离开后锁定"
          required
          help="分钟，1 到 480；锁定后输密码接着做"
          error={save.errorAt('idleLockMinutes')}
        >
          {(control) => (
            <WholeNumber
              control={control}
              disabled={closed}
              maxLength={3}
              value={draft.idleLockMinutes}
              onChange={(idleLockMinutes) => change({ idleLockMinutes })}
            />
          )}
        </FieldRow>
        <ReminderFields draft={draft} closed={closed} errorAt={save.errorAt} onChange={change} />
        <FieldRow
          label="录音保存"
          required
          help="天，30 到 1095，从附上那天算；到期只删声音，记录、笔记和评分留着。改短时先告诉您会删几份"
          error={save.errorAt('recordingDays') ?? preview.errorAt('recordingDays')}
        >
          {(control) => (
            <WholeNumber
              control={control}
              disabled={closed}
              maxLength={4}
              value={recordingDays}
              onChange={(days) => change({ recordingDays: days })}
            />
          )}
        </FieldRow>
        <CsiWordingField
          value={draft.csiWording}
          closed={closed}
          error={save.errorAt('csiWording')}
          onChange={(csiWording) => change({ csiWording })}
        />
        <FieldRow label="罚款" help="首次设置时定的；各条的金额见「检查规则」">
          {(control) => <output {...control}>{settings.finesOn ? '开' : '关，只登记提醒'}</output>}
        </FieldRow>
        <FieldRow label="本机代号" help={`卡号里的字母，如 20260309-${settings.deviceCode}07`}>
          {(control) => <output {...control}>{settings.deviceCode}</output>}
        </FieldRow>
        <FormEnd error={save.errorBeside(editable) ?? preview.errorBeside(editable)} />
        {lost !== null && (
          <KeepShorter lost={lost} busy={save.busy} onSave={() => save.run(part)} onLeave={() => setLost(null)} />
        )}
        {!closed && lost === null && (
          <div className="row set-acts">
            <Button type="submit" look="primary" keys="Ctrl+S" disabled={!dirty} busy={save.busy || preview.busy}>
              保存店面设置
            </Button>
            {dirty && <Button onClick={() => setPart({})}>不改了</Button>}
          </div>
        )}
      </div>
    </form>
  );
}
