/**
 * The closed list of expected failures. Every message a person can see says what happened and the way out; `{x}` is
 * filled from the refusal's params. `status` is the HTTP status of the REST surface. Programs branch on the code alone.
 */
export const errorCodes = {
  INVALID_INPUT: { status: 422, retryable: false, message: '「{field}」{problem}' },
  UNKNOWN_FIELD: { status: 422, retryable: false, message: '不认识的项目「{field}」，请去掉后再保存' },
  REQUIRED_MISSING: { status: 422, retryable: false, message: '还差「{fields}」，补上后才能完成；已填的都还在' },
  NOT_SIGNED_IN: { status: 401, retryable: false, message: '还没有登录，或已退出。请重新登录，草稿不会丢' },
  SESSION_LOCKED: { status: 401, retryable: false, message: '离开太久，已锁定。输入密码后接着做' },
  PASSWORD_MUST_CHANGE: {
    status: 403,
    retryable: false,
    message: '现在用的是管理员给的初始密码，请先改成自己的密码',
  },
  BAD_CREDENTIALS: { status: 401, retryable: false, message: '登录名或密码不对，请再试一次' },
  LOGIN_THROTTLED: { status: 429, retryable: true, message: '试错次数太多，请 {seconds} 秒后再试' },
  CSRF_REJECTED: { status: 403, retryable: false, message: '页面已过期，请刷新后再试' },
  FORBIDDEN: { status: 403, retryable: false, message: '您的岗位（{role}）不能「{act}」，请找{who}' },
  TOKEN_READ_ONLY: { status: 403, retryable: false, message: '这个接口令牌只能读，不能「{act}」；请签发能读写的令牌' },
  TOKEN_PERSONAL: { status: 403, retryable: false, message: '「{act}」只能本人登录后亲自办，接口令牌不能代办' },
  TOKEN_NOT_OWN: {
    status: 403,
    retryable: false,
    message: '「{act}」只认本人自己签发的接口令牌；请本人登录后到「设置—接口令牌」签发',
  },
  TOKEN_CALENDAR_ONLY: {
    status: 403,
    retryable: false,
    message: '日历订阅的钥匙只能取回访日历，不能「{act}」；请签发接口令牌',
  },
  NOT_OWNER: { status: 403, retryable: false, message: '这位客户归{owner}，您不能改；需要时请展厅经理交接' },
  CUSTOMER_ERASED: {
    status: 409,
    retryable: false,
    message: '这位客户的资料已按本人要求删除，不能再写；他再来，请当新客户登记',
  },
  ERASURE_WAITS: { status: 409, retryable: false, message: '现在还不能删：{why}' },
  EXPORT_GONE: { status: 409, retryable: true, message: '这次导出已经取消或放得太久，请重新导出' },
  EXPORT_NOT_READY: { status: 409, retryable: true, message: '还没导完，导完才能存成文件' },
  NOT_AUTHORITY: { status: 409, retryable: true, message: '这件事要由展厅主机决定，已经记下，连上主机后再办' },
  NOT_FOUND: { status: 404, retryable: false, message: '没有找到{what}，可能已被移走；请刷新列表' },
  ALREADY_SET_UP: { status: 409, retryable: false, message: '这家店已经设置过，请直接登录' },
  NOT_SET_UP: { status: 409, retryable: false, message: '这家店还没有设置，请先完成设置' },
  STALE_EDIT: { status: 409, retryable: true, message: '「{field}」刚被{who}改过，请看过新值再保存' },
  CUSTOMER_MERGED: {
    status: 409,
    retryable: false,
    message: '这条记录已经并入「{name}」，请在合并后的记录上接着办；您填的都还在',
  },
  MERGE_DISPUTED: {
    status: 409,
    retryable: false,
    message:
      '{people}各自报备过这位客户，归谁还没有裁定，不能合并；两条记录照常各跟各的，号码和经过都留着，裁定以后再合并',
  },
  MERGE_STALE: {
    status: 409,
    retryable: true,
    message: '您看的时候{who}改过其中一条的「{fields}」，还没有合并；请看过新值再合并',
  },
  MERGE_LATER_FIRST: {
    status: 409,
    retryable: false,
    message: '合并后的记录后来又并入了「{name}」，请先拆开那一次，再拆这一次',
  },
  MERGE_ERASED: {
    status: 409,
    retryable: false,
    message: '这位客户的资料已按本人要求删除，并进来的记录一起删了，不能再拆开；他再来，请当新客户登记',
  },
  DRAFT_CHANGED: {
    status: 409,
    retryable: false,
    message: '这张草稿 {time} 在另一个窗口改过，没有覆盖；请选接着写哪一份',
  },
  ALREADY_DONE: { status: 409, retryable: false, message: '{what}已经办过了，没有重复记' },
  PHONE_TAKEN: { status: 409, retryable: false, message: '这个{kind}已登记为{holder}，{advice}' },
  NUMBER_NEEDED: {
    status: 403,
    retryable: false,
    message: '请填这位客户登记过的手机号、备用电话、微信、车牌或 VIN，对上了才能记在他名下',
  },
  CLASH_NOT_SIMILAR: {
    status: 409,
    retryable: false,
    message: '发起冲突只对同事名下相像的客户；姓名、地区或车型改过就请重新选',
  },
  NUMBER_SHARED: {
    status: 409,
    retryable: false,
    message: '两边还共用{what}，分开后就说不清是谁的；请先改掉其中一位的',
  },
  NOT_RECEIVER: {
    status: 403,
    retryable: false,
    message: '这次来访登记的是{receiver}接待，请他来办；换了人接待，请展厅经理先更正接待人',
  },
  TRAFFIC_VOIDED: {
    status: 409,
    retryable: false,
    message: '这次来访的登记已作废（{reason}）。真有人来，请重新登记到店',
  },
  TRAFFIC_HAS_CARD: {
    status: 409,
    retryable: false,
    message: '这次来访已经有{card}，登记不能再改动；确实不对，请经理更正',
  },
  TRAFFIC_NOT_UNDONE: { status: 409, retryable: false, message: '{why}，不能撤销；登错了请作废这次登记，或请经理更正' },
  FLOOR_TURN_MOVED: { status: 409, retryable: false, message: '{was}刚接了别的客户，{now}；请看一眼再登记' },
  FLOOR_NOT_OWN: {
    status: 403,
    retryable: false,
    message: '在岗状态只能登记自己的；{name}的请他自己来，或请前台、展厅经理登记',
  },
  FLOOR_OFF_DUTY: { status: 409, retryable: false, message: '{name}今天不在岗，请先登记上岗' },
  FLOOR_RECEIVING: {
    status: 409,
    retryable: false,
    message: '{name}还在接待 {count} 批，请先登记离店，或换人接待，再下岗',
  },
  FLOOR_NOT_UNDONE: { status: 409, retryable: false, message: '{why}，不能撤销；请直接登记现在的状态' },
  DATE_IN_PAST: { status: 422, retryable: false, message: '「{field}」{date}已经过去，请选今天或以后的日子' },
  DATE_IN_FUTURE: { status: 422, retryable: false, message: '「{field}」{date}还没到，请选今天或以前的日子' },
  LEVEL_NEEDS_REASON: {
    status: 422,
    retryable: false,
    message: '预计购车对应 {proposed} 级，改选 {chosen} 级要写一句原因',
  },
  LEVEL_O_NOT_CHOSEN: { status: 422, retryable: false, message: 'O 级在登记订车后自动得到，请选 H、A、B、C 或 N' },
  POLICY_CHANGED: {
    status: 409,
    retryable: false,
    message: '{day}起执行的级别规定刚被人改过，没有保存；请看过新的一版再改',
  },
  POLICY_SAME: { status: 422, retryable: false, message: '和{day}起执行的级别规定一样，没有要改的' },
  POLICY_DAY_TAKEN: {
    status: 409,
    retryable: false,
    message: '{day}已经定了一版还没执行的级别规定，请先撤回那一版，或换一天',
  },
  POLICY_IN_FORCE: {
    status: 409,
    retryable: false,
    message: '这版级别规定从{day}起已经执行，不能撤回；要改请再定新的一版',
  },
  PLAN_BEYOND_LIMIT: {
    status: 422,
    retryable: false,
    message: '{level} 级最晚 {limit}，请改到这天或更早；确要推后，请展厅经理延期',
  },
  PLAN_NOT_FUTURE: { status: 422, retryable: false, message: '下次计划要在今天以后，请选 {from} 到 {limit}' },
  PLAN_DUE_NOT_MOVABLE: {
    status: 409,
    retryable: false,
    message: '今天到期或已逾期的计划只能执行，不能改期；确有原因请展厅经理换计划',
  },
  PLAN_ALREADY_CLOSED: { status: 409, retryable: false, message: '这个计划已经做完或取消，请看客户的最新计划' },
  PLAN_FIRST_ONLY_EARLIER: { status: 422, retryable: false, message: '48 小时回访只能提前，最晚 {limit}' },
  PLAN_NEXT_REQUIRED: { status: 422, retryable: false, message: '每个购车意向都要有下次计划，请填「下次计划」' },
  RETRY_TOO_LATE: { status: 422, retryable: false, message: '没联系上的客户最晚 {limit} 再打一次，请改到这天或更早' },
  FEEDBACK_EMPTY: {
    status: 409,
    retryable: false,
    message: '「客户反馈」还没写{consequence}。补一句最好；确实没有，再按一次保存',
  },
  FOLLOWUP_NOT_UNDONE: {
    status: 409,
    retryable: false,
    message: '{why}，不能撤销；记错了请再登记一次联系，写明更正',
  },
  LEVEL_NOT_UNDONE: { status: 409, retryable: false, message: '{why}，不能撤销；定错了请再定一次级' },
  ENDING_NEEDS_ATTEMPT: { status: 409, retryable: false, message: '申请「{ending}」前，今天要先有一次回访并写下反馈' },
  ENDING_PENDING: { status: 409, retryable: false, message: '这个购车意向正等经理决定，暂时不能改' },
  ENDING_SELF: { status: 403, retryable: false, message: '不能决定自己的申请，请另一位经理来定' },
  OPPORTUNITY_ENDED: { status: 409, retryable: false, message: '这个购车意向已经结束，请新建一个' },
  INSTRUCTION_NOBODY: {
    status: 409,
    retryable: false,
    message: '这位客户现在没有人跟进，批示没人看得到；请先交接给一位销售顾问，再写批示',
  },
  INSTRUCTION_NOT_UNDONE: { status: 409, retryable: false, message: '{why}，不能撤销；{way}' },
  SALE_BEFORE_CARD: {
    status: 422,
    retryable: false,
    message: '「订车日期」早于建卡那天（{card}），请核对；客户以前来过，请先补上那次的洽谈卡',
  },
  SALE_BEFORE_ORDER: { status: 422, retryable: false, message: '「交车日期」早于订车那天（{order}），请核对两个日期' },
  SALE_NOT_WAITING: { status: 409, retryable: false, message: '这辆车{state}，请刷新看现在的情况' },
  SALE_VIN_KNOWN: {
    status: 409,
    retryable: false,
    message: 'VIN {vin} 已登记在{holder}名下，请照车架核对；确实是这辆，再按一次保存',
  },
  SALE_CALL_TOO_EARLY: { status: 409, retryable: false, message: '{call}要等到{from}才能做，先不用打' },
  SALE_CALL_ONLY_EARLIER: {
    status: 422,
    retryable: false,
    message: '交车后的回访最晚 {limit}，只能提前；确要推后，请经理延期并写原因',
  },
  CSI_OUTSIDE_WINDOW: { status: 422, retryable: false, message: '满意度回访要在 {from} 到 {through} 之间，请选这几天' },
  LEVEL_O_STAYS: { status: 409, retryable: false, message: '已订车的客户是 O 级，不能改级别；不买了，请取消订车' },
  SERIAL_UNKNOWN: {
    status: 422,
    retryable: false,
    message: '纸卡号 {serial} 不在任何一本卡里，请核对号码或先登记这本卡',
  },
  SERIAL_USED: { status: 409, retryable: false, message: '纸卡号 {serial} 已用在洽谈卡 {card}，请核对号码' },
  SERIAL_VOID: { status: 409, retryable: false, message: '纸卡号 {serial} 已作废，请换一张' },
  BOOK_OVERLAP: { status: 409, retryable: false, message: '号段与 {book} 重叠，请核对起止号' },
  BOOK_USED_UP: { status: 409, retryable: false, message: '从这一号起没有能印的空白卡了，请换一本或往前选' },
  BOOK_RANGE: { status: 422, retryable: false, message: '止号要不小于起号，一本最多 {max} 张' },
  STAFF_HAS_WORK: {
    status: 409,
    retryable: false,
    message: '{name}名下还有客户和计划 {count} 件没交接，交接完才能停用或换岗',
  },
  HANDOVER_RUNNING: {
    status: 409,
    retryable: false,
    message: '{name}的客户正在交接（已交 {done} 位，共 {total} 位），请接着办完，或先停下那一次',
  },
  HANDOVER_ENDED: { status: 409, retryable: false, message: '这次交接已经办完或停下，没有再动；请看交接记录' },
  HANDOVER_RECEIVER: {
    status: 409,
    retryable: false,
    message: '{name}不能接客户：已停用，或岗位不跟客户；请另选接手的人',
  },
  HANDOVER_NOTHING: { status: 409, retryable: false, message: '{name}名下没有可交接的客户和计划；请刷新后再看' },
  LEAVE_OVERLAPS: {
    status: 409,
    retryable: false,
    message: '{name}已登记{from}到{through}请假，和这次重叠；请改日子，或先撤销那一次',
  },
  LEAVE_STAND_IN_AWAY: {
    status: 409,
    retryable: false,
    message: '{name}{from}到{through}自己也请假，不能代班；请另选代班人',
  },
  LEAVE_NOT_OFFERED: {
    status: 409,
    retryable: true,
    message: '这个计划不等您接：已经做完、已经有人接，或请假改了；请刷新再看',
  },
  STAFF_LAST_ADMIN: { status: 409, retryable: false, message: '至少要留一位系统管理员' },
  STAFF_NAME_TAKEN: { status: 409, retryable: false, message: '登录名「{login}」已有人用，请换一个' },
  PASSWORD_WEAK: {
    status: 422,
    retryable: false,
    message: '「密码」至少 8 位，不能全是同一个字符，也不能和登录名一样',
  },
  ZONE_FIXED: {
    status: 409,
    retryable: false,
    message: '已经开了洽谈卡，每张卡的日子都按现在的时区算，时区不能再改',
  },
  FILTER_NAME_TAKEN: { status: 409, retryable: false, message: '您已有一个叫「{name}」的筛选，请换个名称，或改那一个' },
  FILTER_NOT_OWN: { status: 403, retryable: false, message: '这个筛选是{owner}存的，您只能用；要改请另存一个自己的' },
  DICTIONARY_CODE_TAKEN: { status: 409, retryable: false, message: '代码「{code}」已经用过，请换一个' },
  AUDIT_NOT_OPEN_YET: { status: 409, retryable: false, message: '{day} 的卡要到 {from} 才能核对' },
  AUDIT_SIGNED: { status: 409, retryable: false, message: '{day} 的检查表已签字锁定，不能再改' },
  AUDIT_INCOMPLETE: { status: 409, retryable: false, message: '还有 {count} 张没核，核完才能签字' },
  AUDIT_EMPTY: { status: 409, retryable: false, message: '{day} 没有卡、也没有客流，不用核对' },
  AUDIT_NOT_PAPER: {
    status: 409,
    retryable: false,
    message: '这一行没有纸卡号，不用录；手里有它的纸卡，请先「加卡号」',
  },
  AUDIT_NO_CARD: {
    status: 409,
    retryable: false,
    message: '系统里没有 {serial} 这张卡，已记为未录入；号本来就没用过的，请到「卡本」作废它',
  },
  AUDIT_NOTHING_KEYED: {
    status: 422,
    retryable: false,
    message: '这张卡一项也没录，还没有比对。请照纸卡录；纸卡上空着的项目可以不填',
  },
  AUDIT_PAPER_NEEDED: {
    status: 422,
    retryable: false,
    message: '{fields}判为不一致，请写下纸卡上的内容；纸卡上没写的，填「空」',
  },
  AUDIT_SELF: { status: 403, retryable: false, message: '不能核对自己的卡，请另一位经理签字' },
  TRAFFIC_SELF: {
    status: 403,
    retryable: false,
    message: '这是您自己接待的来访，隔天的更正请另一位经理来办',
  },
  DRAFT_TOO_LARGE: { status: 422, retryable: false, message: '这张草稿太长，请缩短「{field}」' },
  ATTACHMENT_TYPE: {
    status: 422,
    retryable: false,
    message: '这个文件不是照片，也不是 PDF，没有保存。请换成 JPG、PNG、WebP 照片或 PDF 扫描件',
  },
  ATTACHMENT_HEIC: {
    status: 422,
    retryable: false,
    message:
      '这是 iPhone 的 HEIC 照片，这里打不开。用微信发到电脑存成 JPG 再附；以后在 iPhone「设置—相机—格式」选「兼容性最佳」',
  },
  ATTACHMENT_BROKEN: { status: 422, retryable: false, message: '这个文件{why}，没有保存。请重新拷一份，或重拍一张' },
  ATTACHMENT_TOO_LARGE: {
    status: 413,
    retryable: false,
    message: '这个文件有 {size}，最多 {limit}，没有保存。照片请用原相机拍，扫描件请选 300 dpi 以下',
  },
  ATTACHMENT_LOST: {
    status: 410,
    retryable: false,
    message: '「{name}」的文件找不到或已损坏，其他资料都在。请重新附一份，或从备份恢复：npx qiatan restore',
  },
  RECORDING_TYPE: {
    status: 422,
    retryable: false,
    message: '这个文件不是录音，没有保存。请换成 wav、mp3、m4a 或 amr 文件',
  },
  RECORDING_BROKEN: { status: 422, retryable: false, message: '这个录音{why}，没有保存。请从手机重新拷一份' },
  RECORDING_TOO_LARGE: {
    status: 413,
    retryable: false,
    message: '这个录音有 {size}，最多 {limit}，没有保存。请在手机上截出这次通话，或换成 mp3',
  },
  RECORDING_LOST: {
    status: 410,
    retryable: false,
    message: '「{name}」的声音找不到或已损坏，其他资料都在。请重新附一份，或从备份恢复：npx qiatan restore',
  },
  RECORDING_EXPIRED: { status: 410, retryable: false, message: '这份录音的声音在 {day} 删了，只留下记录' },
  RECORDING_CHECKED: {
    status: 409,
    retryable: false,
    message: '这份录音抽查过，不能移走；抽查结果要改，请到「录音抽查」',
  },
  SPOT_NOTHING: {
    status: 409,
    retryable: false,
    message: '{range}没有可以抽的录音：要先对上一次联系，抽过的不再抽。请换日期，或先把录音附到回访上',
  },
  SPOT_SELF: { status: 403, retryable: false, message: '这是您自己打的电话，自己的录音不能自己评。请另一位经理来评' },
  SPOT_GONE: { status: 409, retryable: false, message: '这份录音{why}，不再评分。请评下一份' },
  SPOT_CHANGED: { status: 409, retryable: false, message: '{who}刚评过这份录音，没有保存您的。请看过他的评分再改' },
  SCORE_INCOMPLETE: { status: 422, retryable: false, message: '还没评：{items}。请评完再保存；不适用的按「-」' },
  SCORE_SHEET_PAST: {
    status: 422,
    retryable: false,
    message: '「从哪天起」填的是{day}，评分表不能改以前的。请填今天或以后',
  },
  HOST_ONLY: {
    status: 403,
    retryable: false,
    message: '「{act}」只能在展厅主机那台电脑上办，从别处看不到那里的文件夹；请到主机上打开「洽谈卡」',
  },
  UPLOAD_GONE: { status: 409, retryable: true, message: '这次上传中断了，没有保存。请再附一次，原来的文件没有动' },
  LIMIT_REACHED: { status: 409, retryable: false, message: '{what}已经有 {most} {unit}，不能再多；请先{way}' },
  UPLOAD_CROWDED: { status: 503, retryable: true, message: '正在上传的文件太多，请等前面的传完再附' },
  TOO_LARGE: { status: 413, retryable: false, message: '内容太大（最多 {limit}），请分开保存' },
  STORE_FULL: { status: 507, retryable: true, message: '磁盘已满，这次没有保存；之前保存的都在。请清理磁盘后再试' },
  STORE_READ_ONLY: {
    status: 503,
    retryable: true,
    message: '数据文件夹不能写入，这次没有保存；请检查文件夹权限或磁盘',
  },
  STORE_DAMAGED: {
    status: 503,
    retryable: false,
    message: '数据文件已损坏，已停止写入以免扩大；请用 npx qiatan restore 从备份恢复',
  },
  STORE_DISK_FAILED: {
    status: 503,
    retryable: true,
    message: '磁盘读写失败，这次没有保存；之前保存的都在。请检查磁盘和连线，尽快做一份备份：npx qiatan backup',
  },
  STORE_BUSY: { status: 503, retryable: true, message: '数据文件正被另一个程序占用，您的记录没有丢；请稍后再试' },
  NOT_AVAILABLE: { status: 404, retryable: false, message: '没有这个接口，请查看 /api/v1/openapi.json' },
  INTERNAL: {
    status: 500,
    retryable: true,
    message: '程序出错了，已记下错误号 {id}，之前保存的都在；请重试，仍不行请找管理员',
  },
} as const satisfies Readonly<Record<string, ErrorSpec>>;

export interface ErrorSpec {
  readonly status: number;
  readonly retryable: boolean;
  readonly message: string;
}

export type ErrorCode = keyof typeof errorCodes;

/** Fills a code's Chinese message; a blank without a value becomes 「—」 so that no raw brace is ever shown. */
export function messageOf(code: ErrorCode, params: Readonly<Record<string, string | number>>): string {
  return errorCodes[code].message.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '—'));
}
