import { both, count, dictionary, refusals, type Words } from '#kernel'

export const rehearsalWords = dictionary('home/rehearsal-words.rehearsalWords', {
  title: { zh: '演练', en: 'Rehearsal' },
  lead: {
    zh: '一个小时走完一次采购：换着角色做，要等的时候把时钟往前拨。',
    en: 'Walk a whole purchase in an hour: change roles as you go, and move the clock on where one would have to wait.',
  },
  onlyHere: {
    zh: '这里是真实数据，时钟不能拨动。演练请另起一个演示区：npm start 打开的就是。',
    en: 'This is real data, and its clock cannot be moved. To rehearse, start a demonstration district beside it: npm start opens one.',
  },
  clock: { zh: '演练时钟', en: 'The clock of the rehearsal' },
  stands: { zh: (at: string) => `现在是 ${at}。`, en: (at: string) => `It is ${at}.` },
  ahead: {
    zh: (days: number) => (days < 1 ? '比真实时间快不到一天。' : `比真实时间快 ${days} 天。`),
    en: (days: number) => (days < 1 ? 'Less than a day ahead of real time.' : `${count(days, 'day')} ahead of real time.`),
  },
  onTime: { zh: '与真实时间一致。', en: 'It shows real time.' },
  onlyOn: {
    zh: '时钟只能往前拨，对所有人一样。到期的事随后自动办理，多半几秒，跳得远时要一两分钟；页面还没变就刷新一次。',
    en: 'It only moves on, for everybody alike. What falls due is done then, mostly within seconds, after a long leap within a minute or two; reload a page that has not changed yet.',
  },
  trainer: {
    zh: '拨时钟要以系统管理员的角色登录。',
    en: 'To move it, sign in as the administrator.',
  },
  day: { zh: '到明天早上', en: 'To tomorrow morning' },
  week: { zh: '往前一周', en: 'A week on' },
  month: { zh: '往前一个月', en: 'A month on' },
  next: { zh: '到下一个到期的时候', en: 'To what is due next' },
  to: { zh: '到这时', en: 'To then' },
  nextTitle: { zh: '接下来到期的', en: 'What falls due next' },
  when: { zh: '时间', en: 'When' },
  what: { zh: '什么', en: 'What' },
  nothing: { zh: '没有什么在等着到期。', en: 'Nothing waits for its day.' },
  opens: { zh: (title: Words) => `截止并开标：${title.zh}`, en: (title: Words) => `Bids close and are opened: ${title.en}` },
  revealed: { zh: '互评结束，同时揭晓', en: 'A round ends and both sides’ marks are revealed' },
  duty: {
    zh: (title: Words, number: string) => `到期：${[number, title.zh].filter(Boolean).join(' ')}`,
    en: (title: Words, number: string) => `Due: ${[number, title.en].filter(Boolean).join(' ')}`,
  },
  daysOff: {
    zh: '时钟拨到下一年以前，先录入那一年的放假和调休安排，不然按工作日算的期限算不出来：',
    en: 'Before the clock goes into the next year its days off have to be entered, or periods in working days cannot be counted:',
  },
  madeUp: {
    zh: '通知还没有公布的，演练时照上一年写个大概，依据写「演练」。',
    en: 'Where they are not announced yet, write about those of the year before, with “rehearsal” as the source.',
  },
  walk: { zh: '一个小时的路', en: 'The hour' },
  minutes: { zh: (n: number) => `第 ${n} 分钟`, en: (n: number) => `Minute ${n}` },
})

/** The steps of the hour: from which minute, as who, what is done, and where. */
export const walk: readonly (readonly [number, Words, Words, string])[] = [
  [
    0,
    both('街道经办人', 'Officer of the office'),
    both('新建采购，选两个社区', 'Open a purchase and choose two communities'),
    '/purchases/new',
  ],
  [
    5,
    both('街道经办人', 'Officer of the office'),
    both(
      '提出一项需求，说明要解决什么；附上两类证据，认定它。居民调查可以用已经统计的一次',
      'Notice a need and say what it is about; attach two kinds of evidence and accept it. A survey that was counted will do',
    ),
    '/needs',
  ],
  [
    10,
    both('街道经办人', 'Officer of the office'),
    both(
      '写采购计划：三个月以后开始，一条岗位、一条项目，写明目标和怎么量，写资金来源，报主管部门',
      'Write the plan: from three months on, a line of posts and one of a project, with goals and how they are measured and where the money comes from; hand it to the bureau',
    ),
    '/plans',
  ],
  [
    15,
    both('主管部门审批人', 'Approver at the bureau'),
    both('审批计划；再由经办人公开采购意向', 'Approve the plan; then the officer publishes the intention'),
    '/plans',
  ],
  [
    18,
    both('系统管理员', 'Administrator'),
    both('把时钟拨过意向公开的天数（一个月）', 'Move the clock past the days of the intention (a month on)'),
    '/help/rehearsal',
  ],
  [20, both('街道经办人', 'Officer of the office'), both('写招标文件并发布', 'Write the tender documents and publish'), '/tenders'],
  [
    25,
    both('三家机构负责人', 'Managers of three institutions'),
    both('提一个问题，各投一份标', 'Ask one question, and hand in a bid each'),
    '/tenders',
  ],
  [
    33,
    both('系统管理员', 'Administrator'),
    both('拨到截止时间：随后自动开标', 'Move the clock to the deadline: bids are opened then'),
    '/help/rehearsal',
  ],
  [
    35,
    both('街道经办人和专家', 'Officer and experts'),
    both('组成评委会；专家声明、打分', 'Appoint the panel; experts declare and score'),
    '/tenders',
  ],
  [
    42,
    both('街道负责人', 'Head of the office'),
    both('定标；看落选者收到的理由', 'Decide the award, and read the reasons the others are given'),
    '/tenders',
  ],
  [
    45,
    both('双方负责人', 'Heads of both sides'),
    both('读合同，提一处修改，双方签字', 'Read the contract, propose one change, sign on both sides'),
    '/contracts',
  ],
  [
    50,
    both('系统管理员', 'Administrator'),
    both('拨到合同开始以后', 'Move the clock past the first day of the contract'),
    '/help/rehearsal',
  ],
  [
    51,
    both('机构负责人和社工', 'Manager and worker'),
    both('登记谁在岗，记两次服务', 'Appoint who stands at the post, record two services'),
    '/delivery',
  ],
  [
    52,
    both('系统管理员', 'Administrator'),
    both(
      '拨过第一个月的最后一天：没有过完的月不能提交',
      'Move the clock past the last day of the first month: a month that is not over cannot be handed in',
    ),
    '/help/rehearsal',
  ],
  [53, both('机构负责人', 'Manager'), both('提交第一个月', 'Hand in the first month'), '/delivery'],
  [
    54,
    both('居委会和街道经办人', 'Committee and officer'),
    both(
      '居委会录入居民怎么说；经办人核对抽中的记录，验收',
      'The committee enters what residents say; the officer checks the records that were drawn and accepts',
    ),
    '/delivery',
  ],
  [
    55,
    both('机构负责人、街道经办人和负责人', 'Manager, officer and head of the office'),
    both('机构按合同申请付款，经办人核对，负责人签字', 'The institution claims by its contract, the officer checks it, the head signs'),
    '/payments/contracts',
  ],
  [
    57,
    both('系统管理员', 'Administrator'),
    both('故意拨过应付日（往前一个月）', 'Let the day it is due pass once (a month on)'),
    '/help/rehearsal',
  ],
  [58, both('财务人员', 'Treasurer'), both('看利息怎么算，登记付款', 'See the interest and record the payment'), '/payments'],
  [
    59,
    both('双方', 'Both sides'),
    both(
      '经办人开一轮评价，双方各自打分；都打了分，或者拨到结束，看同时揭晓',
      'The officer opens a round and both sides rate each other; once both have, or the clock is moved to its end, see both revealed',
    ),
    '/evaluations',
  ],
]

export const refuseRehearsal = refusals({
  'nothing-ahead': {
    status: 422,
    zh: '这件事已经不在前面了。请重新打开演练页，再选一个时间。',
    en: 'That moment is not ahead any more. Open the rehearsal page again and choose another.',
  },
})
