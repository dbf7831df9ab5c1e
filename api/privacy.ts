import { isRefusal } from '../shared/domain/refusal.ts';
import type { Handlers } from './call.ts';
import { erasePerson } from './privacy/erase.ts';
import { previewErasure } from './privacy/preview.ts';
import { reportOf } from './privacy/report.ts';
import { reportFile } from './privacy/report-file.ts';

export const privacyHandlers: Handlers<'privacy'> = {
  erasurePreview: previewErasure,
  erase: erasePerson,
  report: reportOf,
  reportFile: async ({ id, format }, call) => {
    const report = reportOf({ id }, call);
    return isRefusal(report) ? report : await reportFile(report, format, call.zone);
  },
};
