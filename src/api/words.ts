import { dictionary, refusals } from '#kernel'

export const refuse = refusals({
  'token-unknown': {
    status: 401,
    zh: '这个令牌无效：可能已过期、已撤销或抄写有误。请在“我的账户”（/account）重新生成一个。',
    en: 'This token is not valid: it has expired, was revoked or was copied wrongly. Make a new one under My account (/account).',
  },
  'not-same-origin': {
    status: 403,
    zh: '用浏览器登录身份写入时，请求必须来自本站的页面。程序请使用令牌。',
    en: 'Writing with a browser’s sign-in works only from a page of this site. Programs use a token.',
  },
  'not-json': {
    status: 415,
    zh: '请求的正文必须是 JSON，请加上 content-type: application/json。',
    en: 'The body must be JSON: send content-type: application/json.',
  },
  'json-broken': {
    status: 400,
    zh: '请求的正文不是有效的 JSON，请检查引号、逗号和编码（UTF-8）。',
    en: 'The body is not valid JSON: check its quotes, its commas and that it is UTF-8.',
  },
  'request-wrong': { status: 422, zh: '请求里有不对的地方，请看 fields 中的说明。', en: 'Something in the request is wrong; see fields.' },
  'key-wrong': {
    status: 422,
    zh: 'Idempotency-Key 应为 8 到 64 个字母、数字、下划线或连字符。',
    en: 'Idempotency-Key must be 8 to 64 letters, digits, underscores or hyphens.',
  },
  'key-used': {
    status: 422,
    zh: '这个 Idempotency-Key 已经用于另一份内容，那一份已保存，这一份没有采用。内容不同的请求要换一个新的键。',
    en: 'This Idempotency-Key came before with another body, which was stored; this one was not taken. Another request needs a key of its own.',
  },
})

export const words = dictionary('api/words.words', {
  title: { zh: '接口（API）', en: 'API' },
  lead: {
    zh: '网页上能看到的列表和记录，程序也能读取；居民的答卷和社工的服务记录，程序也能提交。权限、拒绝的理由和留痕与网页相同。',
    en: 'What the pages show, a program can read; residents’ answers and workers’ service records, a program can send. Permissions, refusals and the record log are the same as on the pages.',
  },
  document: { zh: 'OpenAPI 3.1 文档', en: 'OpenAPI 3.1 document' },
  begin: { zh: '怎么开始', en: 'How to begin' },
  beginToken: {
    zh: '登录后，在“我的账户”里生成令牌，选择它能做什么。令牌只显示一次。',
    en: 'Sign in and make a token under My account; choose what it may do. It is shown once.',
  },
  account: { zh: '我的账户', en: 'My account' },
  beginHeader: { zh: '每次请求都带上令牌：', en: 'Send it with every request:' },
  beginAnswer: {
    zh: '返回 JSON。金额是文本（如 "1050000.00"），日期和时间按 ISO 8601，编号是文本。列表每页 20 条：{ items, total, page, size }。',
    en: 'Answers are JSON. Amounts are text ("1050000.00"), days and moments ISO 8601, ids text. Lists come 20 at a time: { items, total, page, size }.',
  },
  beginWrong: {
    zh: '不能办的请求得到 { error: { code, message, fields } }：message 用 Accept-Language 的语言说明原因，fields 一次列出所有不对的字段。',
    en: 'What cannot be done gets { error: { code, message, fields } }: the message in the language of Accept-Language, and every wrong field at once.',
  },
  beginOnce: {
    zh: '写入可以放心重发：答卷以 submissionId 识别，服务记录以请求头 Idempotency-Key 识别，重复的请求得到第一次的结果，不会重复记录。',
    en: 'Writes can be sent again without harm: an answer is known by its submissionId, a service record by the header Idempotency-Key; a repeated request gets the first answer and changes nothing.',
  },
  example: { zh: '例子', en: 'An example' },
  operations: { zh: '可用的操作', en: 'Operations' },
  address: { zh: '地址', en: 'Address' },
  does: { zh: '做什么', en: 'What it does' },
  needs: { zh: '需要', en: 'Needs' },
  parameters: { zh: '参数', en: 'Parameters' },
  forEverybody: { zh: '不需要令牌', en: 'no token' },
  scope: { zh: (scope: string) => `令牌权限 ${scope}`, en: (scope: string) => `token with ${scope}` },
  codeOrScope: {
    zh: (scope: string) => `家庭码，或令牌权限 ${scope}`,
    en: (scope: string) => `a household code, or a token with ${scope}`,
  },
})

/** What each operation does, by its name in the document. */
export const operationWords = dictionary('api/words.operationWords', {
  listPurchases: { zh: '采购列表', en: 'List purchases' },
  readPurchase: { zh: '一项采购', en: 'Read one purchase' },
  listSurveys: { zh: '问卷调查列表', en: 'List surveys' },
  readSurveyTotals: {
    zh: '各社区的答卷数和平均分：统计以前只给答卷数，每满十份更新一次；统计以后给准数',
    en: 'Answers and mean score by community: until the survey is counted, numbers of answers in steps of ten and no score; exact afterwards',
  },
  submitAnswer: { zh: '提交一份居民答卷；同一 submissionId 只算一份', en: 'Submit a resident’s answer; the same submissionId counts once' },
  listNeeds: { zh: '需求列表，附证据', en: 'List needs with their evidence' },
  readNeed: { zh: '一项需求', en: 'Read one need' },
  listPlans: { zh: '计划列表，附分项和资金来源', en: 'List plans with their lines and sources of money' },
  readPlan: { zh: '一份计划', en: 'Read one plan' },
  listBoughtAlike: { zh: '一年的同类采购合计与公开招标数额标准', en: 'What was bought alike in a year, against the open-tender threshold' },
  listTenders: { zh: '招标列表；已公告的人人可看', en: 'List tenders; what was published is open to everybody' },
  readTender: { zh: '一项招标的全部文件', en: 'Read one tender with its lines and criteria' },
  listContracts: { zh: '合同列表', en: 'List contracts' },
  readContract: { zh: '一份合同', en: 'Read one contract' },
  listDuties: { zh: '双方义务列表，先到期的在前', en: 'List duties of both sides, the earliest due first' },
  listDeliverables: {
    zh: '交付件列表：每个小组、个案、课程和它的条件',
    en: 'List deliverables: each group, case or course beside its conditions',
  },
  readDeliverable: { zh: '一个交付件', en: 'Read one deliverable' },
  openDeliverable: { zh: '开始登记一个交付件', en: 'Open a deliverable' },
  listServiceRecords: { zh: '服务记录列表，附总时长', en: 'List service records, with the minutes of all that match' },
  readServiceRecord: { zh: '一条服务记录', en: 'Read one service record' },
  addServiceRecord: { zh: '新增一条服务记录', en: 'Add a service record' },
  listIndicatorValues: {
    zh: '合同各项指标的要求、承诺和结果',
    en: 'List the indicators of a contract with what was asked for, promised and reached',
  },
  listAcceptances: { zh: '验收列表', en: 'List periods that were handed in, and their acceptance' },
  readAcceptance: { zh: '一个周期的验收', en: 'Read one acceptance' },
  listClaims: { zh: '请款列表', en: 'List claims' },
  readClaim: { zh: '一笔请款', en: 'Read one claim' },
})

/** What is wrong with a request in a way only a program can be wrong. */
export const requestWords = dictionary('api/words.requestWords', {
  twice: { zh: '这一项给了两次。', en: 'This was given twice.' },
  rating: { zh: '请填 1 到 5 的整数。', en: 'Please give a whole number from 1 to 5.' },
  answer: {
    zh: '答案应是文本、文本列表，或 { importance, met }。',
    en: 'An answer is text, a list of texts, or { importance, met }.',
  },
  tooMany: { zh: '答案太多。', en: 'Too many answers.' },
})

/** What the document is called. */
export const documentTitle = 'Tandem · 同行'
