import { mostConditions } from '../../../shared/domain/customer-filter.ts';

export type Asked = readonly [who: string, input: Readonly<Record<string, unknown>>];

export const day = '2026-03-09';
export const consultant = 'consultant';
/** Rows of the store that was filled for it; set before anything is asked. */
export const ids = {
  book: '',
  card: '',
  cardNumber: '',
  consultant: '',
  contact: '',
  customer: '',
  draft: '',
  finding: '',
  heard: '',
  kept: '',
  merge: '',
  opportunity: '',
  plan: '',
  receiver: '',
  recording: '',
  signal: '',
  spotCheck: '',
  twin: '',
};

/** The days of which recordings are drawn. */
export const spotDays = { from: '2026-03-02', to: '2026-03-11' } as const;

/** How each list is asked for: every person and every input that leads to another statement. */
export const lists: Readonly<Record<string, () => readonly Asked[]>> = {
  'attachment.list': () => [
    ['sales_manager', { customerId: ids.customer }],
    [consultant, { customerId: ids.customer }],
    ['sales_manager', { cardId: ids.card }],
    ['receptionist', { cardId: ids.card }],
    [consultant, { draftId: ids.draft }],
  ],
  'audit.days': () => [['sales_manager', {}]],
  'book.list': () => [['clerk', {}]],
  'book.serials': () => [['clerk', { bookId: ids.book }]],
  'card.drafts': () => [[consultant, {}]],
  'card.list': () => [
    ['sales_manager', {}],
    ['sales_manager', { day }],
    ['sales_manager', { state: 'quick' }],
    ['sales_manager', { state: 'complete' }],
    ['sales_manager', { consultantId: ids.consultant }],
    [consultant, {}],
    [consultant, { day }],
  ],
  'clash.list': () => [['sales_manager', {}]],
  'consent.history': () => [[consultant, { id: ids.customer }]],
  'contact.list': () => [
    [consultant, { customerId: ids.customer }],
    ['sales_manager', { customerId: ids.customer }],
  ],
  'customer.list': () =>
    ['all', 'mine', 'recent', 'today', 'week', 'month', 'uncontacted3', 'shared'].flatMap((view): readonly Asked[] => [
      ['sales_manager', { view }],
      ['sales_manager', { view, stage: 'retained' }],
      [consultant, { view }],
      ['clerk', { view }],
      ...customerLists.map((asked): Asked => ['sales_manager', { view, ...asked }]),
      ...customerLists.map((asked): Asked => [consultant, { view, ...asked }]),
    ]),
  'customer.search': () =>
    ['田', 'sj', '3178', '冀F', '王 13'].flatMap((query): readonly Asked[] => [
      ['sales_manager', { query }],
      [consultant, { query }],
    ]),
  'customer.timeline': () => [
    ['sales_manager', { id: ids.customer }],
    [consultant, { id: ids.customer }],
  ],
  'ending.pending': () => [['sales_manager', {}]],
  'export.list': () => [['sales_manager', {}]],
  'filter.list': () => [[consultant, {}]],
  'finding.list': () => [
    ['sales_manager', {}],
    ['sales_manager', { from: day, to: day }],
    ['sales_manager', { rule: 'F-CARD-MISMATCH' }],
    ['sales_manager', { personId: ids.consultant }],
    ['sales_manager', { personId: ids.consultant, rule: 'F-CARD-MISMATCH', from: day }],
  ],
  'finding.mine': () => [[consultant, {}]],
  'finding.summary': () => [
    ['sales_manager', { from: day, to: day }],
    [consultant, { from: day, to: day }],
  ],
  'followup.unreached': () => [['sales_manager', {}]],
  'handover.list': () => [['sales_manager', {}]],
  'handover.loads': () => [['sales_manager', {}]],
  'handover.received': () => [[ids.receiver, {}]],
  'household.list': () => [
    [consultant, { customerId: ids.customer }],
    ['sales_manager', { customerId: ids.customer }],
  ],
  'instruction.list': () =>
    ['open', 'answered'].flatMap((tab): readonly Asked[] => [
      [consultant, { tab }],
      ['sales_manager', { tab }],
      ['sales_manager', { tab, personId: ids.consultant }],
    ]),
  'instruction.ofCustomer': () => [
    [consultant, { customerId: ids.customer }],
    ['sales_manager', { customerId: ids.customer }],
  ],
  'leave.list': () => [
    ['sales_manager', {}],
    ['sales_manager', { past: true }],
  ],
  'leave.offered': () => [[ids.receiver, {}]],
  'log.list': () => [
    ['admin', {}],
    ['admin', { subject: `customer:${ids.customer}` }],
  ],
  'opportunity.levels': () => [
    [consultant, { id: ids.opportunity }],
    ['sales_manager', { id: ids.opportunity }],
  ],
  'opportunity.stale': () => [
    [consultant, {}],
    ['sales_manager', { assigneeId: ids.consultant }],
  ],
  'own.promises': () =>
    ['kept', 'late', 'missed'].flatMap((kind): readonly Asked[] => [
      [consultant, { month: '2026-03', kind }],
      ['sales_manager', { month: '2026-03', kind, personId: ids.consultant }],
    ]),
  'plan.today': () =>
    ['due', 'tomorrow', 'week', 'done'].flatMap((tab): readonly Asked[] => [
      [consultant, { tab }],
      ['sales_manager', { tab, assigneeId: ids.consultant }],
    ]),
  'quote.list': () => [
    [consultant, { opportunityId: ids.opportunity }],
    ['sales_manager', { opportunityId: ids.opportunity }],
  ],
  'recording.list': () => [
    ['sales_manager', { customerId: ids.customer }],
    [consultant, { customerId: ids.customer }],
    [consultant, { customerId: ids.customer, contactId: ids.contact }],
    [ids.receiver, { customerId: ids.heard }],
  ],
  'recordingFolder.refused': () => [['sales_manager', {}]],
  'recordingFolder.waiting': () => [
    ['sales_manager', {}],
    ['sales_manager', { aside: true }],
  ],
  'sale.list': () =>
    ['waiting', 'delivered', 'cancelled', 'vain', 'unreached'].flatMap((view): readonly Asked[] => [
      ['sales_manager', { view }],
      ['service_agent', { view }],
      [consultant, { view }],
    ]),
  'session.list': () => [
    ['admin', {}],
    [consultant, {}],
  ],
  'session.loginLog': () => [
    ['admin', {}],
    [consultant, {}],
  ],
  'share.list': () => [[consultant, { customerId: ids.customer }]],
  'sheet.get': () => [['sales_manager', { day }]],
  'sheet.list': () => [['sales_manager', {}]],
  'signal.list': () =>
    [{}, { state: 'open' }, { state: 'reviewed' }].flatMap((state): readonly Asked[] => [
      ['sales_manager', state],
      ['sales_manager', { ...state, kind: 'burst' }],
      ['sales_manager', { ...state, personId: ids.consultant }],
      ['sales_manager', { ...state, personId: ids.consultant, kind: 'burst' }],
    ]),
  'spotCheck.list': () => [['sales_manager', {}]],
  'spotCheck.preview': () => [['sales_manager', { ...spotDays, perConsultant: 1 }]],
  'spotCheck.results': () => [
    ['sales_manager', {}],
    ['sales_manager', { personId: ids.consultant, from: day }],
    ['sales_manager', { from: day, to: '2027-01-01' }],
    [consultant, {}],
  ],
  'staff.list': () => [
    ['admin', { withInactive: true }],
    [consultant, { role: 'consultant' }],
  ],
  'token.list': () => [['admin', {}]],
  'traffic.list': () => [['receptionist', { day }]],
  'vehicle.list': () => [[consultant, {}]],
};

/** Every sort in both directions, from the end as well, and conditions of every kind, alone and beside each sort. */
const customerLists: readonly Readonly<Record<string, unknown>>[] = (() => {
  const conditions = [
    { field: 'level', test: 'is', values: ['H', 'A'] },
    { field: 'source', test: 'not', values: ['online'] },
    { field: 'region', test: 'is', values: ['130000'] },
    { field: 'nextPlan', test: 'to', values: ['today-1'] },
    { field: 'created', test: 'between', values: ['today-9', 'today'] },
    { field: 'lastContact', test: 'to', values: ['today-3'] },
    { field: 'pursuit', test: 'is', values: ['open', 'waiting'] },
    { field: 'consent', test: 'is', values: ['followup'] },
    { field: 'remark', test: 'lacks', values: ['胖'] },
    { field: 'feedback', test: 'has', values: ['贵'] },
    { field: 'owner', test: 'is', values: ['nobody', 'else'] },
    { field: 'tag', test: 'is', values: ['key_customer'] },
    { field: 'custom.garage', test: 'is', values: ['you'] },
  ];
  // as the two above them, but for the comparison
  const alike = [
    { field: 'tag', test: 'not', values: ['key_customer', 'other'] },
    { field: 'custom.hobby', test: 'has', values: ['钓'] },
    { field: 'custom.garage', test: 'not', values: ['you'] },
    { field: 'custom.garage', test: 'empty' },
    { field: 'custom.birthday', test: 'from', values: ['today-9'] },
    { field: 'custom.height', test: 'between', values: ['1', '2.5'] },
  ];
  const sorts = ['updated', 'created', 'contact', 'name', 'level', 'nextPlan', 'expected', 'owner'];
  return [
    ...sorts.flatMap((sort) => [{ sort }, { sort, descends: true }, { sort, end: true }]),
    ...sorts.flatMap((sort) => conditions.map((each) => ({ sort, where: [each] }))),
    { where: conditions.slice(0, mostConditions) },
    { where: conditions.slice(-mostConditions) },
    ...alike.map((each) => ({ where: [each] })),
  ];
})();

/** What is not a list of rows but is opened or counted as often. */
export const others: typeof lists = {
  'attachment.findCard': () => [
    ['receptionist', { code: ids.cardNumber }],
    ['receptionist', { code: 'QTZ:DZ-202600' }],
  ],
  'audit.day': () => [['sales_manager', { day }]],
  'audit.waiting': () => [['sales_manager', {}]],
  'calendar.view': () => [
    [consultant, { from: '2026-02-23', to: '2026-04-05' }],
    ['sales_manager', { from: '2026-03-09', to: '2026-03-15', assigneeId: ids.consultant, perDay: 100 }],
  ],
  'card.availableSerials': () => [[consultant, {}]],
  'card.checkIdentity': () => [[consultant, { phone: '13800000000', wechat: 'abc' }]],
  'card.get': () => [[consultant, { id: ids.card }]],
  'customField.list': () => [[consultant, {}]],
  'customer.columns': () => [[consultant, {}]],
  'customer.count': () => [
    ['sales_manager', {}],
    ['sales_manager', { where: [{ field: 'level', test: 'is', values: ['H'] }] }],
    [consultant, { view: 'month' }],
  ],
  'customer.get': () => [
    [consultant, { id: ids.customer }],
    ['sales_manager', { id: ids.customer }],
  ],
  'customer.writers': () => [[consultant, { id: ids.customer }]],
  'instruction.counts': () => [
    [consultant, {}],
    ['sales_manager', {}],
  ],
  'merge.compare': () => [
    [consultant, { id: ids.customer, otherId: ids.twin }],
    ['sales_manager', { id: ids.customer, otherId: ids.twin }],
  ],
  'merge.history': () => [['sales_manager', { id: ids.kept }]],
  'merge.prepareUndo': () => [['sales_manager', { mergeId: ids.merge }]],
  'ending.counts': () => [['sales_manager', {}]],
  'finding.get': () => [['sales_manager', { id: ids.finding }]],
  'recording.get': () => [
    ['sales_manager', { id: ids.recording }],
    [consultant, { id: ids.recording }],
  ],
  'signal.get': () => [['sales_manager', { id: ids.signal }]],
  'privacy.erasurePreview': () => [['sales_manager', { id: ids.customer }]],
  'floor.board': () => [[consultant, {}]],
  'followup.prepare': () => [[consultant, { customerId: ids.customer }]],
  'opportunity.staleCounts': () => [
    [consultant, {}],
    ['sales_manager', {}],
  ],
  'own.overview': () => [
    [consultant, { month: '2026-03' }],
    ['sales_manager', { month: '2026-03', personId: ids.consultant }],
  ],
  'store.previewRecordingDays': () => [['admin', { recordingDays: 30 }]],
  'reminder.today': () => [
    [consultant, {}],
    ['sales_manager', {}],
  ],
  'recordingFolder.candidates': () => [['sales_manager', { id: 'w1', customerId: ids.customer }]],
  'recordingFolder.get': () => [['sales_manager', {}]],
  'plan.counts': () => [[consultant, {}]],
  'plan.get': () => [[consultant, { id: ids.plan }]],
  'session.current': () => [[consultant, {}]],
  'spotCheck.get': () => [['sales_manager', { id: ids.spotCheck }]],
  'spotCheck.redraw': () => [['sales_manager', { id: ids.spotCheck }]],
  'spotCheck.sheets': () => [[consultant, {}]],
};
