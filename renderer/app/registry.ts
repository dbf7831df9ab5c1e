import type { ComponentType } from 'react';
import { AuditCount } from '../features/audit/audit-count.tsx';
import { auditRoutes } from '../features/audit/routes.tsx';
import { bookRoutes } from '../features/books/routes.tsx';
import { calendarRoutes } from '../features/calendar/routes.tsx';
import { CardCount } from '../features/cards/card-count.tsx';
import { cardRoutes } from '../features/cards/routes.tsx';
import { clashRoutes } from '../features/clashes/routes.tsx';
import { customerRoutes } from '../features/customers/routes.tsx';
import { DecisionCount } from '../features/decisions/decision-count.tsx';
import { decisionRoutes } from '../features/decisions/routes.tsx';
import { FindingCount } from '../features/findings/finding-count.tsx';
import { findingRoutes } from '../features/findings/routes.tsx';
import { floorRoutes } from '../features/floor/routes.tsx';
import { HandedCount } from '../features/handover/handed-count.tsx';
import { handoverRoutes } from '../features/handover/routes.tsx';
import { InstructionCount } from '../features/instructions/instruction-count.tsx';
import { instructionRoutes } from '../features/instructions/routes.tsx';
import { mergeRoutes } from '../features/merge/routes.tsx';
import { ownRoutes } from '../features/own/routes.tsx';
import { ownerRoutes } from '../features/owners/routes.tsx';
import { privacyRoutes } from '../features/privacy/routes.tsx';
import { recordingFolderRoutes } from '../features/recording-folder/routes.tsx';
import { regradeRoutes } from '../features/regrade/routes.tsx';
import { Reminders } from '../features/reminders/reminders.tsx';
import { saleRoutes } from '../features/sales/routes.tsx';
import { SaleCount } from '../features/sales/sale-count.tsx';
import { FindBox } from '../features/search/find-box.tsx';
import { FirstPassword } from '../features/session/first-password.tsx';
import { Locked } from '../features/session/locked.tsx';
import { sessionRoutes } from '../features/session/routes.tsx';
import { SignIn } from '../features/session/sign-in.tsx';
import { settingsRoutes } from '../features/settings/routes.tsx';
import { SetupWizard } from '../features/setup/wizard.tsx';
import { sheetRoutes } from '../features/sheets/routes.tsx';
import { signalRoutes } from '../features/signals/routes.tsx';
import { spotCheckRoutes } from '../features/spot-checks/routes.tsx';
import { todayRoutes } from '../features/today/routes.tsx';
import { TodayCount } from '../features/today/today-count.tsx';
import { trafficRoutes } from '../features/traffic/routes.tsx';
import { TrafficCount } from '../features/traffic/traffic-count.tsx';
import type { Gates } from './gate.tsx';
import type { AppRoute } from './router.tsx';

/** The screens of every capability: each one's routes.tsx is listed here. */
export const routes: readonly AppRoute[] = [
  ...todayRoutes,
  ...regradeRoutes,
  ...calendarRoutes,
  ...auditRoutes,
  ...findingRoutes,
  ...signalRoutes,
  ...spotCheckRoutes,
  ...sheetRoutes,
  ...decisionRoutes,
  ...handoverRoutes,
  ...instructionRoutes,
  ...ownRoutes,
  ...clashRoutes,
  ...cardRoutes,
  ...trafficRoutes,
  ...floorRoutes,
  ...bookRoutes,
  ...ownerRoutes,
  ...customerRoutes,
  ...saleRoutes,
  ...mergeRoutes,
  ...privacyRoutes,
  ...sessionRoutes,
  ...settingsRoutes,
  ...recordingFolderRoutes,
];

/** What floats above every screen, for example the find box; each shows itself when its overlay is open. */
export const overlays: readonly ComponentType[] = [
  TodayCount,
  CardCount,
  TrafficCount,
  AuditCount,
  FindingCount,
  DecisionCount,
  HandedCount,
  InstructionCount,
  Reminders,
  SaleCount,
  FindBox,
];

/** What stands before the work: set-up, sign-in, lock, first password. */
export const gates: Gates = {
  setUp: SetupWizard,
  signedOut: SignIn,
  mustChangePassword: FirstPassword,
  locked: Locked,
};
