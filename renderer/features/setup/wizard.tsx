import { type FormEvent, type KeyboardEvent, type ReactElement, useCallback, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useFocusWrong } from '../../components/use-focus-wrong.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useServices } from '../../state/services.ts';
import { useAct } from '../../state/use-act.ts';
import { GateFrame } from '../session/gate-frame.tsx';
import { AdminSheet } from './admin-sheet.tsx';
import { type Answers, problemsOf, type SheetProps, sheetOf, sheets } from './answers.ts';
import { forgetAnswers, keepAnswers, readAnswers } from './kept-answers.ts';
import { RulesSheet } from './rules-sheet.tsx';
import { StoreSheet } from './store-sheet.tsx';
import './setup.css';

/** The first run, in three sheets; nothing is written before the last one is done. */
export function SetupWizard(): ReactElement {
  const [answers, setAnswers] = useState(readAnswers);
  const [at, setAt] = useState(0);
  const [problems, setProblems] = useState<ReturnType<typeof problemsOf>>({});
  const setUp = useSetUp(answers, (field) => setAt(sheetOf(field) ?? at));
  useFocusWrong(setUp.failure);
  const recovery = useRecoveryKey(at === sheets.length - 1);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => keepAnswers(answers), [answers]);
  useWarningBeforeLeaving(recovery.text !== null);

  const change = (part: Partial<Answers>): void => {
    setAnswers((before) => ({ ...before, ...part }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in part))));
    setUp.clear();
  };
  const errorAt = (field: keyof Answers): string | null => problems[field] ?? setUp.errorAt(field);
  const goOn = (): void => {
    const found = problemsOf(at, answers);
    setProblems(found);
    if (Object.keys(found).length > 0) focusWrong(form.current);
    else if (at < sheets.length - 1) setAt(at + 1);
    else setUp.run();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    goOn();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || at === 0 || event.defaultPrevented) return;
    event.preventDefault();
    setAt(at - 1);
  };
  const props: SheetProps = { answers, change, errorAt };
  const known = sheets.flatMap((sheet) => [...sheet.fields]);
  const trouble = recovery.failure ?? setUp.errorBeside(known);
  return (
    <GateFrame title="设置这家展厅" facts={`第 ${at + 1} 步，共 ${sheets.length} 步`} wide>
      <ol className="wizard-steps" aria-label="步骤">
        {sheets.map((sheet, index) => (
          <li key={sheet.title} aria-current={index === at ? 'step' : undefined}>
            <b aria-hidden="true">{index + 1}</b>
            {sheet.title}
          </li>
        ))}
      </ol>
      <form ref={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
        {at === 0 && <StoreSheet {...props} />}
        {at === 1 && <AdminSheet {...props} />}
        {at === 2 && <RulesSheet {...props} recoveryKey={recovery.text} onRenew={recovery.renew} />}
        {trouble && (
          <p className="wrong" role="alert">
            {trouble}
          </p>
        )}
        <div className="gate-acts">
          {at > 0 && (
            <Button keys="Escape" onClick={() => setAt(at - 1)}>
              上一步
            </Button>
          )}
          <Button type="submit" look="primary" keys="Enter" busy={setUp.busy}>
            {at < sheets.length - 1 ? `下一步：${sheets[at + 1]?.title}` : '建好这家展厅，开始用'}
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}

/** Sends everything, then signs the administrator in with what he has just chosen. */
function useSetUp(answers: Answers, onRefused: (field: string | null) => void) {
  const api = useApi();
  const { session } = useServices();
  const act = useAct(
    async () => {
      const { passwordAgain: _, finesOn, ...input } = answers;
      await api.setup.complete({ ...input, closedWeekdays: [...input.closedWeekdays], finesOn: finesOn === true });
      return api.session.login({ loginName: answers.adminLoginName, password: answers.adminPassword });
    },
    {
      onDone: (current) => {
        forgetAnswers();
        session.receive(current);
      },
    },
  );
  const field = act.failure?.field ?? null;
  const lastField = useRef<string | null>(null);
  useEffect(() => {
    if (field !== null && field !== lastField.current) onRefused(field);
    lastField.current = field;
  }, [field, onRefused]);
  return { ...act, run: () => act.run(undefined) };
}

/** Asks before the window is left: a key that somebody has written down would be worth nothing after a reload. */
function useWarningBeforeLeaving(isKeyShown: boolean): void {
  useEffect(() => {
    if (!isKeyShown) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isKeyShown]);
}

/** The recovery key, made when its sheet is first shown; another one replaces it. */
function useRecoveryKey(isWanted: boolean) {
  const api = useApi();
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const asked = useRef(false);
  const renew = useCallback(() => {
    setText(null);
    setFailure(null);
    api.setup
      .recoveryKey({})
      .then((made) => setText(made.text))
      .catch((error: unknown) => setFailure(failureOf(error).text));
  }, [api]);
  useEffect(() => {
    if (!isWanted || asked.current) return;
    asked.current = true;
    renew();
  }, [isWanted, renew]);
  return { text, failure, renew };
}

/** The keyboard goes to what has to be mended. */
function focusWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
