import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  contactsBetweenQuery,
  expiredCountQuery,
  expiredRecordingsQuery,
  listenersQuery,
  recordingIdsQuery,
  recordingNotesQuery,
  recordingsOfContactQuery,
  sameRecordingQuery,
} from '../../../db/queries/recordings.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom();
});
afterAll(() => showroom.close());

const queries = {
  'the same recording of a customer': sameRecordingQuery('c', 'ab12'),
  'the contacts of a day': contactsBetweenQuery('c', 1, 2),
  'what is of a contact': recordingsOfContactQuery('k'),
  'what hangs on a customer': recordingIdsQuery('c'),
  'the notes of a recording': recordingNotesQuery('r'),
  'who listened': listenersQuery('recording:r'),
  'what was kept long enough': expiredRecordingsQuery(1, 50),
};

describe.each(Object.entries(queries))('%s', (_name, query) => {
  test('is found by an index and sorted by none', () => {
    const plan = showroom.store.read.explain(query);
    for (const step of plan) {
      expect(step).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX /);
      expect(step).not.toContain('TEMP B-TREE');
    }
  });
});

test('what a shorter time would end is counted in the order of its index, and no further than asked', () => {
  const plan = showroom.store.read.explain(expiredCountQuery(1, 10_001));
  expect(plan).toContain('SEARCH recording USING INDEX recording_kept (at<?)');
  expect(plan.join()).not.toContain('TEMP B-TREE');
  expect(expiredCountQuery(1, 10_001).compile().sql).toMatch(/limit \? *\) as "few"/);
});
