import { dictionary, refusals } from '#kernel'

export const dataWords = dictionary('home/personal-data-words.dataWords', {
  title: { zh: '个人信息保护', en: 'Personal data' },
  lead: {
    zh: '答复个人的删除、更正请求；找出写到个人的文字，依法删除。删除后原处只留下日期和理由，内容在记录、早先版本、接口、搜索和日志里都不再有，也不能恢复。',
    en: 'Answer people who ask for their data to be erased or corrected; find texts about people and erase them where the law says so. Only the day and the reason stay; what was said is gone from the record, its earlier versions, the API, the search and the log, and cannot be brought back.',
  },
  requests: { zh: '请求', en: 'Requests' },
  requestsNone: { zh: '还没有人提出请求。', en: 'Nobody has asked for anything yet.' },
  enter: { zh: '代为登记一项请求', en: 'Enter a request for somebody' },
  enterLead: {
    zh: '居民没有账户，当面、来电或来信提出的请求由您登记。先核实是本人，这里不要写身份证号码。',
    en: 'Residents have no account: what they ask for in person, by telephone or by letter is entered by you. Make sure first that it is about them; write no identity-card number here.',
  },
  kind: { zh: '请求什么', en: 'What is asked for' },
  what: { zh: '请求的内容', en: 'What should be erased or put right' },
  whatHint: {
    zh: '在哪里写了什么，请尽量说具体。答复后，这段话也可以删除。',
    en: 'Where it stands and what it says, as exactly as possible. This text can be erased too once the request is answered.',
  },
  reach: { zh: '怎样告诉本人结果', en: 'How to tell the person' },
  reachHint: { zh: '可以写电话。答复以后自动清空。', en: 'A telephone may stand here. It is emptied when the request is answered.' },
  askedOn: { zh: '提出的日子', en: 'Asked on' },
  dueOn: { zh: '最迟答复', en: 'Answer by' },
  state: { zh: '进展', en: 'State' },
  by: { zh: '谁的请求', en: 'Whose' },
  ofResident: { zh: '居民（代为登记）', en: 'a resident, entered for them' },
  request: { zh: '一项请求', en: 'Request' },
  save: { zh: '登记', en: 'Enter' },
  ask: { zh: '提出请求', en: 'Ask' },
  answerTitle: { zh: '答复', en: 'Answer' },
  outcome: { zh: '结果', en: 'Outcome' },
  outcomeDone: { zh: '已办理', en: 'It is done' },
  answer: { zh: '告诉本人的话', en: 'What the person is told' },
  answerHint: {
    zh: '做了什么，或者为什么不能做。本人在「我的数据」里看到；居民由您告知。不要重复被删的内容。',
    en: 'What was done, or why it cannot be. The person reads it under My data; residents are told by you. Do not repeat what was erased.',
  },
  answerSave: { zh: '答复', en: 'Answer' },
  answeredOn: { zh: '答复于', en: 'Answered' },
  refusedFor: { zh: '拒绝理由', en: 'Why it was refused' },
  find: { zh: '查找文字', en: 'Find texts' },
  findLead: {
    zh: '输入本人提到的姓名或词语。只找人可以自由书写的地方；每类最多列出 20 处，太多时请多写几个词。',
    en: 'Type the name or words the person spoke of. Only places where people write freely are looked through, with at most 20 of each kind; give more words where there are too many.',
  },
  findFor: { zh: '姓名或词语', en: 'Name or words' },
  findButton: { zh: '查找', en: 'Find' },
  foundNone: { zh: (q: string) => `没有找到写有「${q}」的文字。`, en: (q: string) => `No text holds “${q}”.` },
  where: { zh: '在哪里', en: 'Where' },
  says: { zh: '写着', en: 'It says' },
  foundFull: {
    zh: (most: number, where: string) => `这些地方已列满 ${most} 处，可能还有没列出的：${where}。请多写几个词，再找一次。`,
    en: (most: number, where: string) =>
      `Of these the first ${most} are listed, and there may be more: ${where}. Give more words and look again.`,
  },
  look: { zh: '查看并删除', en: 'Look at it and erase' },
  textTitle: { zh: '删除一处文字', en: 'Erase a text' },
  toRecord: { zh: '打开这条记录', en: 'Open the record' },
  inFile: {
    zh: '这是采购文件的一部分，法律要求保存十五年（《政府采购法》第四十二条）。只删写到个人、又不是采购活动所必需的文字。',
    en: 'This is part of a procurement file, which the law wants kept for fifteen years (Procurement Law art. 42). Erase only what is about a person and not needed for the procurement.',
  },
  alsoHere: { zh: '同样的话还写在这些地方', en: 'The same words stand in these places too' },
  alsoHint: {
    zh: '不一定说的是同一个人。要一起删除的请逐一勾选，没有勾选的保持原样。',
    en: 'They need not be about the same person. Tick each that is to go too; what is not ticked stays as it is.',
  },
  lookOnly: { zh: '只看这一处', en: 'Look at this one' },
  logEntry: { zh: '日志里的一条', en: 'Entry of the record log' },
  keptToo: { zh: '同一条记录里这段文字的早先版本一起删除。', en: 'Its earlier versions in the same record go with it.' },
  ground: { zh: '为什么删除', en: 'Why it is erased' },
  forRequest: { zh: '为了哪项请求', en: 'For which request' },
  noRequest: { zh: '不是应请求', en: 'For none' },
  eraseButton: { zh: '永久删除', en: 'Erase for good' },
  erased: { zh: '删除过的文字', en: 'Texts that were erased' },
  erasedNone: { zh: '还没有删除过。', en: 'Nothing was erased yet.' },
  on: { zh: '日期', en: 'Day' },
  already: { zh: '这处文字已经删除。', en: 'This text is erased already.' },
  notHere: { zh: '不能在这里删除的', en: 'What cannot be erased here' },
  notHereFile: {
    zh: '招标文件、投标文件、评标结论、合同正文、付款申请的金额和依据：属于采购文件，保存期内不得销毁。期满前只能停止使用（《个人信息保护法》第四十七条）。',
    en: 'Tender documents, bids, the award, the text of contracts, and the amounts and grounds of claims are the procurement file and may not be destroyed while it has to be kept; until then their use can only be stopped (Personal Information Protection Law art. 47).',
  },
  notHereLog: {
    zh: '日志里的姓名由系统管理员抹去。账户、登录和令牌到期由系统自动删除。',
    en: 'Names in the log are erased by the administrator. Sessions, invitations and tokens are deleted by themselves when their time is over.',
  },
  notHereWaiting: {
    zh: '居民还没统计的回答是加密的，谁也看不到；统计以后才能查找和删除。',
    en: 'Answers of residents that are not counted yet are encrypted and readable by nobody; they can be found and erased once they are counted.',
  },
})

export const ownWords = dictionary('home/personal-data-words.ownWords', {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  account: { zh: '我的账户', en: 'My account' },
  title: { zh: '我的数据', en: 'My data' },
  lead: {
    zh: '系统里关于您的全部内容，不含密码和密钥。可以在这里看，也可以整份下载。',
    en: 'Everything kept about you, without passwords and keys. Read it here, or take all of it away.',
  },
  takeJson: { zh: '下载（JSON）', en: 'Download (JSON)' },
  takeCsv: { zh: '下载（CSV 表格，压缩包）', en: 'Download (CSV tables, zipped)' },
  latest: {
    zh: (n: number) => `这里只显示最近 ${n} 条，下载的文件里是全部。`,
    en: (n: number) => `Only the latest ${n} are shown here; the files have all of them.`,
  },
  nothingElse: { zh: '没有列出的表里，没有关于您的内容。', en: 'In the tables that are not listed there is nothing about you.' },
  requests: { zh: '请求删除或更正', en: 'Ask for data to be erased or corrected' },
  requestsLead: {
    zh: '写到您的文字不该留着，或者写错了，可以在这里提出。个人信息保护负责人会及时办理；不能办的，会告诉您理由。',
    en: 'Where a text about you should not be kept, or is wrong, ask here. The data officer deals with it promptly, and tells you the reason if it cannot be done.',
  },
})

export const refuseErasure = refusals({
  'no-text': {
    status: 404,
    zh: '这里没有这段文字，或者已经改过。请重新查找。',
    en: 'There is no such text here, or it was changed. Look for it again.',
  },
  'no-request': { status: 422, zh: '没有这项请求。', en: 'There is no such request.' },
  'text-changed': {
    status: 409,
    zh: '您看到以后，这段文字又改过了。请再看一遍，再决定删不删。',
    en: 'The text was changed after you saw it. Read it again, then decide.',
  },
})
