import { count, dictionary, type Words } from '#kernel'

/** What an acceptance page shows of the evidence it is decided on. */
export const evidenceWords = dictionary('5-delivery/evidence-words.evidenceWords', {
  drawn: { zh: '抽取核对的记录', en: 'Records drawn to be checked' },
  drawnLead: {
    zh: (drawn: number, of: number) =>
      drawn === of
        ? `这一期的 ${of} 条记录全部核对。`
        : `提交时从 ${of} 条记录中随机抽取 ${drawn} 条，机构事先不知道会抽到哪些。请与签到表、现场或居民核对。`,
    en: (drawn: number, of: number) =>
      drawn === of
        ? `All ${count(of, 'record')} of the period ${of === 1 ? 'is' : 'are'} to be checked.`
        : `Drawn at random from ${count(of, 'record')} at the hand-in: ${drawn}. The institution could not know which. Hold them against sign-in sheets, the place or residents.`,
  },
  drawnNone: {
    zh: '这一期没有计入的记录，没有可以抽取的。',
    en: 'No record counts in this period, so there is none to draw.',
  },
  drawnBefore: {
    zh: '这一期提交时还没有随机抽取的做法。',
    en: 'This period was handed in before records were drawn.',
  },
  drawnFound: {
    zh: (drawn: number, ok: number, differs: number, not: number, unchecked: number) =>
      `抽取 ${drawn} 条：与记录一致 ${ok} 条，不符 ${differs} 条，无法核对 ${not} 条，没有核对 ${unchecked} 条。`,
    en: (drawn: number, ok: number, differs: number, not: number, unchecked: number) =>
      `${drawn} drawn: ${ok} as recorded, ${differs} ${differs === 1 ? 'differs' : 'differ'}, ${not} could not be checked, ${unchecked} not checked.`,
  },
  silentUnchecked: {
    zh: '购买方没有答复，是按期限视为验收的，没有人为它核对记录。',
    en: 'Accepted by silence: nobody checked its records for that.',
  },
  repeat: { zh: '怎样重新抽取', en: 'How to draw again' },
  repeatHow: {
    zh: '把「种子:记录编号」算成 SHA-256，按结果从小到大排列，取前面这么多条；五条以内全部核对，再多取五条和十分之一中较多的，最多三十条。名单和结果在下面的文件里。',
    en: 'Take the SHA-256 of “seed:record id” for each record of the list, sort by it, and take as many from the front: all up to five, else five or a tenth, whichever is more, and thirty at most. The list with its results is in the file.',
  },
  seed: { zh: '种子', en: 'Seed' },
  listOf: { zh: '抽取名单（CSV）', en: 'List it was drawn from (CSV)' },
  ofTime: { zh: (n: number) => `第 ${n} 次提交时的抽取`, en: (n: number) => `Draw of hand-in ${n}` },
  open: { zh: (n: number) => `没有核对的 ${n} 条`, en: (n: number) => `The ${n} that ${n === 1 ? 'is' : 'are'} not checked` },
  fine: { zh: (n: number) => `与记录一致的 ${n} 条`, en: (n: number) => `The ${n} that ${n === 1 ? 'is' : 'are'} as recorded` },
  result: { zh: '核对结果', en: 'What was found' },
  notChecked: { zh: '没有核对', en: 'Not checked' },
  checkNote: { zh: '哪里不符，或为什么无法核对', en: 'What differs, or why it could not be checked' },
  checkTitle: { zh: '记下核对结果', en: 'Note what was found' },
  checkLead: {
    zh: '可以一次记几条，其余以后再记；验收之前都可以改。不写姓名。',
    en: 'Note as many at a time as you like; until the period is answered each can be noted anew. No names.',
  },
  uncheckedReason: { zh: '为什么没有核对全部抽中的记录', en: 'Why not all drawn records were checked' },
  uncheckedHint: {
    zh: (n: number) => `还有 ${n} 条没有核对。公告里只写有几条，不写原因。`,
    en: (n: number) => `${n} ${n === 1 ? 'is' : 'are'} not checked yet. The notice tells how many, not why.`,
  },
  differsHere: {
    zh: (n: number) => `抽查有 ${n} 条不符`,
    en: (n: number) => `${n} drawn ${n === 1 ? 'record differs' : 'records differ'}`,
  },
  time: { zh: '记录的工时与付费的工时', en: 'Recorded time beside paid time' },
  timeLead: {
    zh: '付费的工时是在岗期间的工作日乘以每个工作日的工时，按岗位的份额算；休息日和节假日已除外。请假没有登记在这里，所以没有扣除。',
    en: 'Paid hours are the working days at the post times the hours of a working day, by the share of the post; days off by the calendar are left out. Leave is not recorded here and so not taken off.',
  },
  paidHours: { zh: '付费工时', en: 'Paid hours' },
  recordedHours: { zh: '记录工时', en: 'Recorded hours' },
  recordedShare: { zh: '记录的比例', en: 'Recorded' },
  calendarUnknown: { zh: '当年日历未录入', en: 'calendar not known' },
  noAccount: { zh: '没有账号，无法记录', en: 'no account to record with' },
  tooLittle: { zh: '偏少', en: 'too little' },
  timeQuestion: {
    zh: (who: string, recorded: string, paid: string, below: number) =>
      `${who}：付费 ${paid} 小时，记录 ${recorded} 小时，不到 ${below}%。请机构说明其余时间做了什么。`,
    en: (who: string, recorded: string, paid: string, below: number) =>
      `${who}: ${recorded} of ${paid} paid hours are recorded, less than ${below} %. The institution is asked what the rest was.`,
  },
  timeQuestionNoAccount: {
    zh: (who: string, paid: string) =>
      `${who}：付费 ${paid} 小时，没有账号，什么也没有记录。请机构说明这些时间做了什么，并请社工开通账号。`,
    en: (who: string, paid: string) =>
      `${who}: ${paid} paid hours, and no account, so nothing is recorded. The institution is asked what they were, and to have an account made.`,
  },
  timeAll: {
    zh: (people: number, noAccount: number) => `共 ${people} 人${noAccount > 0 ? `，其中 ${noAccount} 人没有账号，按未记录计` : ''}`,
    en: (people: number, noAccount: number) =>
      `All ${count(people, 'person', 'people')}${noAccount > 0 ? `, of whom ${noAccount} ${noAccount === 1 ? 'has' : 'have'} no account and count as not recorded` : ''}`,
  },
  timeOpen: { zh: '机构还没有答复。', en: 'It has not answered yet.' },
  timeAnswer: { zh: '机构答复：', en: 'The institution answers:' },
  timeAnswerLabel: { zh: '其余时间做了什么，或为什么没有记录', en: 'What the rest was, or why it was not recorded' },
  timeAnswerHint: {
    zh: '购买方验收时会看到。不写病情和家事。',
    en: 'The purchaser reads it before it accepts. No illnesses or family matters.',
  },
  timeSend: { zh: '答复', en: 'Answer' },
  timeDue: {
    zh: (n: number, period: Words, title: Words) => `说明 ${n} 人记录偏少的工时：${period.zh}，${title.zh}`,
    en: (n: number, period: Words, title: Words) =>
      `Explain the little recorded time of ${count(n, 'person', 'people')}: ${period.en}, ${title.en}`,
  },
  timeDueWhy: {
    zh: '购买方验收时会看到这个问题和您的答复。',
    en: 'The purchaser sees the question and your answer where it accepts.',
  },
  restsOn: {
    zh: (recorded: string, paid: string, share: string) =>
      `这里的比例只说明记录到的 ${recorded} 小时；岗位付费 ${paid} 小时，记录了 ${share}。`,
    en: (recorded: string, paid: string, share: string) =>
      `These shares speak of the ${recorded} hours recorded; the posts are paid for ${paid} hours, of which that is ${share}.`,
  },
  costs: { zh: '每个验收单位的成本', en: 'Cost of what was accepted' },
  costLead: {
    zh: '已验收部分按合同应付的金额，除以已验收的数量；四舍五入到分。按岗位买的以岗位日计。',
    en: 'What the contract pays for what was accepted, over how much was accepted, rounded half up to the cent. Posts are counted in post-days.',
  },
  acceptedWorth: { zh: '已验收金额', en: 'Accepted worth' },
  perUnit: { zh: '每个单位', en: 'Per unit' },
  perOutcome: { zh: '每项成效', en: 'Per outcome' },
  byStages: { zh: '按阶段付，不计数量', en: 'paid by stages, not counted' },
  noDataYet: { zh: '还没有数据', en: 'no data yet' },
  outcomeCost: {
    zh: (name: string, value: string, unit: string, cost: string) => `${name}：${value} ${unit}，每${unit} ${cost}`,
    en: (name: string, value: string, unit: string, cost: string) => `${name}: ${value} ${unit}, ${cost} each`,
  },
  glanceClaimed: { zh: '申报', en: 'Claimed' },
  glanceTime: { zh: '记录 / 付费工时', en: 'Time recorded / paid' },
  glanceDrawn: { zh: '已核对的抽查', en: 'Drawn records checked' },
  glanceHeard: { zh: '听取的居民', en: 'Residents heard' },
  glanceReached: { zh: '达到的承诺', en: 'Promises kept' },
  done: { zh: '从记录数出', en: 'Done, counted from records' },
  doneOf: {
    zh: (records: number, hours: string, people: number) => `${records} 条记录 · ${hours} 小时 · ${people} 人次`,
    en: (records: number, hours: string, people: number) =>
      `${count(records, 'record')} · ${count(hours, 'hour')} · ${count(people, 'person-time')}`,
  },
  noRecords: { zh: '没有记录', en: 'no records' },
  goals: { zh: '目标和指标', en: 'Goals and indicators' },
  files: { zh: '附件', en: 'Files' },
  filesLead: {
    zh: (n: number, records: number, of: number) => `共 ${n} 个附件。这一期 ${of} 条记录中有 ${records} 条附了材料。`,
    en: (n: number, records: number, of: number) =>
      `${count(n, 'file')}. Of the ${count(of, 'record')} of the period ${records} ${records === 1 ? 'has' : 'have'} files.`,
  },
  noFiles: { zh: '这一期的记录都没有附材料。', en: 'No record of this period has a file.' },
  row: {
    zh: (on: string, what: string, minutes: number, people: number) => `${on} · ${what} · ${minutes} 分钟 · ${people} 人`,
    en: (on: string, what: string, minutes: number, people: number) =>
      `${on} · ${what} · ${count(minutes, 'minute')} · ${count(people, 'person', 'people')}`,
  },
})
