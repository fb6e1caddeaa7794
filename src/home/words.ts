import { both, dictionary, type Words } from '#kernel'
import type { NextStep } from './rules/next-step.ts'

export const words = dictionary('home/words.words', {
  title: { zh: '政府购买社区社会工作服务', en: 'Buying community social work, together' },
  lead: {
    zh: '一次采购，从问居民开始，到双方的评价为止，都在这里。',
    en: 'One purchase, from the first question to residents to the verdicts of both sides, in one place.',
  },
  about: {
    zh: '购买方和承接方的权利义务写在同一张表上，用同一个钟；每一笔钱都能追到一条居民说过的需求。',
    en: 'What each side owes stands in one register, under one clock; every payment can be followed back to a need that residents named.',
  },
  haveCode: { zh: '收到问卷码？', en: 'Got a survey code?' },
  codeLabel: { zh: '问卷码（8 位）', en: 'Survey code (8 characters)' },
  codeGo: { zh: '开始答题', en: 'Begin' },
  look: { zh: '看一看', en: 'Have a look' },
  seeOpen: { zh: '公开的采购、合同和付款', en: 'Purchases, contracts and payments, in the open' },
  seeTenders: { zh: '正在招标的项目', en: 'Open tenders' },
  seeLaw: { zh: '法规和期限，条条有出处', en: 'The rules and deadlines, each with its source' },

  today: { zh: '今天', en: 'Today' },
  hello: { zh: (name: string) => `${name}，您好`, en: (name: string) => `Hello, ${name}` },
  dueTitle: { zh: '轮到谁', en: 'Whose turn it is' },
  dueCount: {
    zh: (late: number, week: number) =>
      late ? `${late} 项已逾期，${week} 项一周内到期。` : week ? `没有逾期，${week} 项一周内到期。` : '没有逾期，一周内也没有到期的。',
    en: (late: number, week: number) =>
      late
        ? `${late} late, ${week} due within a week.`
        : week
          ? `Nothing is late; ${week} due within a week.`
          : 'Nothing is late, and nothing is due within a week.',
  },
  allDue: { zh: (n: number) => `看全部 ${n} 项`, en: (n: number) => `See all ${n}` },
  myPurchases: { zh: '我的采购', en: 'My purchases' },
  allPurchases: { zh: '所有采购', en: 'All purchases' },
  noPurchases: { zh: '还没有采购', en: 'No purchases yet' },
  noPurchasesHelp: {
    zh: '一次采购从问居民需要什么开始。先立项，再做问卷。',
    en: 'A purchase begins by asking residents what they need. Open one, then make its survey.',
  },
  openPurchase: { zh: '新开一项采购', en: 'Open a purchase' },
  howItGoes: { zh: '九步，一个圈', en: 'Nine steps, one round' },
  nothingForYou: { zh: '现在没有轮到您做的事。', en: 'There is nothing for you to do at the moment.' },
  newRecord: { zh: '记一次服务', en: 'Record a service' },
  directory: { zh: '服务目录', en: 'Directory of services' },
  phones: { zh: '手机离线记录', en: 'Phone without signal' },
  voices: { zh: '居民留言', en: 'Words of residents' },
  openCalls: { zh: '可以投标的项目', en: 'Calls you can answer' },
  seeAll: { zh: '看全部', en: 'See all' },
  number: { zh: '编号', en: 'Number' },
  purchase: { zh: '采购', en: 'Purchase' },
  purchaser: { zh: '采购人', en: 'Purchaser' },
  openedOn: { zh: '立项', en: 'Opened' },
  stands: { zh: '进度', en: 'Where it stands' },
  searchLabel: { zh: '标题或编号', en: 'Title or number' },

  communities: { zh: '社区', en: 'Communities' },
  lawDay: { zh: '适用法律日', en: 'Law of the day' },
  lawDayNote: { zh: '这项采购按这一天有效的规定办理', en: 'the rules in force on this day govern it' },
  combined: { zh: '结合形式（从采购内容读出）', en: 'How it is combined, read from its lines' },
  value: { zh: '金额', en: 'Value' },
  provider: { zh: '承接机构', en: 'Provider' },
  next: { zh: '下一步', en: 'What comes next' },
  thread: { zh: '一条需求走到哪', en: 'How far each need has come' },
  noThread: {
    zh: '还没有认定的需求。认定之后，这里会显示它变成了哪些服务、花了多少钱、居民怎么说。',
    en: 'No need is accepted yet. Once one is, this shows which services it became, what they cost and what residents say.',
  },
  history: { zh: '经过', en: 'History' },
  wholeHistory: { zh: '看全部经过', en: 'The whole history' },
  votes: { zh: '居民投票', en: 'Residents’ votes' },
  askedAgain: { zh: '结束九十天以后居民怎么说', en: 'What residents say ninety days after the end' },
  rulesReport: { zh: '适用了哪些规定', en: 'Which rules applied' },

  whoseHours: { zh: '工时是谁要的', en: 'Who asked for the hours' },
  capLine: { zh: (cap: string) => `合同上限\n${cap}%`, en: (cap: string) => `the contract’s\ncap, ${cap}%` },
  errandShare: { zh: '采购人临时任务占总工时的比例', en: 'Share of hours taken by the purchaser’s own errands' },
  errandSays: {
    zh: (over: string, cap: string, running?: string) =>
      `合同上限 ${cap}%，${over ? `超过上限的月份：${over}` : '已经结束的月份都没有超过'}。${running ?? ''}`,
    en: (over: string, cap: string, running?: string) =>
      `The contract’s cap is ${cap}%. ${over ? `Over it: ${over}.` : 'No month that is over passed it.'}${running ? ` ${running}` : ''}`,
  },
  errandRunning: {
    zh: (month: string, percent: string, above: boolean) =>
      `${month}还没结束，目前 ${percent}%，${above ? '已高于上限' : '没有超过上限'}。`,
    en: (month: string, percent: string, above: boolean) =>
      `${month} is not over: ${percent}% so far, ${above ? 'above the cap' : 'within the cap'}.`,
  },
  soFar: { zh: (month: string) => `${month}（本月未完）`, en: (month: string) => `${month} (so far)` },
  countedFrom: { zh: '看从哪些记录来', en: 'What it was counted from' },
  month: { zh: '月份', en: 'Month' },

  search: { zh: '搜索', en: 'Search' },
  searchFor: { zh: '找什么', en: 'Look for' },
  foundNothing: { zh: (q: string) => `没有找到「${q}」。`, en: (q: string) => `Nothing found for “${q}”.` },
  moreHits: {
    zh: (n: number) => `只列出前 ${n} 条，其余请到该步骤的列表里找。`,
    en: (n: number) => `The first ${n} only; the list of that step has the rest.`,
  },
  foundHint: {
    zh: '可以试试编号（如 2026-001、R-92）、标题里的词，或机构名称。',
    en: 'Try a number such as 2026-001, a word of the title, or the name of an organisation.',
  },
  organisations: { zh: '机构', en: 'Organisations' },

  log: { zh: '记录日志', en: 'Record log' },
  alarms: { zh: '系统没有办成的事', en: 'What the system could not do' },
  alarmsHelp: {
    zh: '会自动再试，办成后这里不再显示；其他记录照常处理。原因见系统的错误日志。如果是密封的内容解不开，请核对每个进程的主密钥（TANDEM_SECRET 或数据目录里的 secret 文件）是否与数据库一致。',
    en: 'It is tried again by itself and goes away when done; other records are not held up. The error log says why. Where what was sealed does not open, check that the master secret of every process (TANDEM_SECRET, or the file “secret” in the data folder) is the one of the database.',
  },
  when: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  what: { zh: '做了什么', en: 'What' },
  outcome: { zh: '结果', en: 'Outcome' },
  done: { zh: '完成', en: 'done' },

  help: { zh: '怎么用', en: 'How it works' },
  helpLead: { zh: '从问居民到双方评价，一共九步。', en: 'From asking residents to the verdicts of both sides, in nine steps.' },
  helpMine: { zh: '您能做什么', en: 'What you can do' },
  helpBegin: { zh: '先看今天有什么到期，再从下面进去。', en: 'Begin with what is due today, then go on from here.' },
  helpToday: { zh: '今天：什么到期了，依据哪一条', en: 'Today: what is due, and by which article' },
  helpNeeds: {
    zh: '问居民需要什么。问卷、访谈、热线、比较，至少两种证据才算数。',
    en: 'Ask residents what they need. A need counts only with at least two kinds of evidence.',
  },
  helpPlans: {
    zh: '从需求做计划：买岗位，买项目，或两样都买。先算工资成本，再报批，再公开意向。',
    en: 'Plan from needs: posts, projects, or both. Costs are reckoned from wages; the bureau approves; the intention is published.',
  },
  helpTenders: {
    zh: '质量和价格分开密封，截止前谁也看不到；先打质量分，再开价格。',
    en: 'Quality and price are sealed apart and seen by nobody before the deadline; quality is scored before prices are opened.',
  },
  helpContracts: {
    zh: '双方的义务写在同一张表上，谁都可以提修改，双方签字才算。',
    en: 'What both sides owe in one register; either may propose a change, both must sign.',
  },
  helpDelivery: {
    zh: '半分钟记一次，写清是谁要的；每月交付，验收要听居民的。',
    en: 'A record in half a minute that says who asked for it; every month is accepted, with residents heard.',
  },
  helpPayments: {
    zh: '验收那天起钟就走，晚一天算一天利息，钱在谁桌上看得见。',
    en: 'The clock starts with acceptance, every late day bears interest, and it shows whose desk it lies on.',
  },
  helpEvaluations: {
    zh: '双方互评，同时揭晓，都有权答复；居民抽样来问。',
    en: 'Both sides rate each other, revealed together, with a right of reply; residents are asked by a drawn sample.',
  },
  helpModes: {
    zh: '岗位、项目、两样都买，哪样更好？只说数据能说的，分不清就说分不清。',
    en: 'Posts, projects or both? Only what the data can bear is said; “cannot tell” is an answer.',
  },
  helpOpen: {
    zh: '计划、招标、合同、付款是否准时，人人可看，机器可读。',
    en: 'Plans, tenders, contracts and punctuality for everybody, and for machines.',
  },
})

/** What each step is about, in a few words. */
export const stepNotes = dictionary('home/words.stepNotes', {
  needs: { zh: '先问居民', en: 'residents are asked first' },
  plans: { zh: '按需求定买什么', en: 'what is bought follows need' },
  tenders: { zh: '比质量，不比谁便宜', en: 'quality decides' },
  contracts: { zh: '双方义务一张表', en: 'duties of both sides' },
  delivery: { zh: '谁要的服务，记得清', en: 'service on record' },
  payments: { zh: '到期付款，迟付计息', en: 'paid by the day' },
  evaluations: { zh: '双方和居民都评', en: 'all sides judge' },
  modes: { zh: '岗位和项目放在一起看', en: 'posts and projects side by side' },
  open: { zh: '谁都能查', en: 'open to everybody' },
})

/** What comes next in a purchase, as its button says it. */
export const nextWords: Record<NextStep, Words> = {
  needs: both('问居民需要什么', 'Ask residents what they need'),
  survey: both('看调查进行到哪里', 'See how the survey stands'),
  results: both('看居民说了什么，写下需求', 'See what residents said and note needs'),
  needsAccept: both('看居民说了什么，认定需求', 'See what residents said and accept needs'),
  plan: both('从认定的需求做计划', 'Plan from the needs accepted'),
  planGoesOn: both('接着写计划', 'Go on with the plan'),
  planWaits: both('看计划的审批', 'See how the approval stands'),
  tender: both('准备招标', 'Prepare the tender'),
  tenderGoesOn: both('接着写采购文件', 'Go on with the tender documents'),
  tenderWatch: both('看招标进行到哪里', 'See how the tender stands'),
  tenderAgain: both('再次招标', 'Tender again'),
  contract: both('起草合同', 'Draft the contract'),
  contractGoesOn: both('去商定和签订合同', 'Settle and sign the contract'),
  delivery: both('看服务和验收', 'See service and acceptance'),
  evaluate: both('看评价进行到哪里', 'See how the evaluation stands'),
  evaluateOpen: both('开展期末评价', 'Open the final evaluation'),
  again: both('新建下一次采购', 'Open the next purchase'),
}
