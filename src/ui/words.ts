import { count, type Day, dictionary, refusals, sayDay } from '#kernel'

export const formWords = dictionary('ui/words.formWords', {
  optional: { zh: '（可不填）', en: '(may stay empty)' },
  yuan: { zh: '元', en: 'yuan' },
  cancel: { zh: '取消', en: 'Cancel' },
  readAs: { zh: (value: string) => `读作 ${value}`, en: (value: string) => `Read as ${value}` },
  nth: { zh: (n: number) => `第 ${n} 项`, en: (n: number) => `no. ${n}` },
  thereIsAProblem: { zh: '有几处需要改一下', en: 'Something needs to be put right' },
  partOf: {
    zh: (part: string, field: string) => `${part} · ${field}`,
    en: (part: string, field: string) => `${part} · ${field}`,
  },
  wrongIn: {
    zh: (field: string, wrong: string) => `${field}：${wrong}`,
    en: (field: string, wrong: string) => `${field}: ${wrong}`,
  },
  grade: {
    zh: (grade: string) => (grade === 'unverified' ? '（待核实）' : `（${grade} 级）`),
    en: (grade: string) => (grade === 'unverified' ? '(unverified)' : `(grade ${grade})`),
  },
  notSure: {
    zh: (grade: string) => (grade === 'unverified' ? '（待核实，仅提示）' : `（${grade} 级来源，仅提示）`),
    en: (grade: string) => (grade === 'unverified' ? '(not verified: a warning only)' : `(source grade ${grade}: a warning only)`),
  },
})

export const frameWords = dictionary('ui/words.frameWords', {
  skip: { zh: '跳到正文', en: 'Skip to content' },
  demo: { zh: '演示数据，都是虚构的。', en: 'Demonstration data. All of it is synthetic.' },
  rehearse: { zh: '演练：拨动时钟', en: 'Rehearse: move the clock' },
  rehearsed: { zh: (at: string) => `演练时钟：${at}`, en: (at: string) => `Clock of the rehearsal: ${at}` },
  switchRole: { zh: '换一个角色', en: 'Try another role' },
  search: { zh: '搜索', en: 'Search' },
  notices: { zh: '提醒', en: 'Notices' },
  data: { zh: '个人信息', en: 'Personal data' },
  unread: { zh: '未读', en: 'Unread' },
  searchAll: { zh: '搜索全部', en: 'Search everything' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  account: { zh: '我的账户', en: 'My account' },
  product: { zh: '同行', en: 'Tandem' },
  due: { zh: '到期', en: 'Due' },
  breadcrumb: { zh: '所在位置', en: 'You are here' },
  mainMenu: { zh: '主菜单', en: 'Main menu' },
  purchases: { zh: '采购', en: 'Purchases' },
  needs: { zh: '需求', en: 'Needs' },
  plans: { zh: '计划', en: 'Plans' },
  tenders: { zh: '招标', en: 'Tenders' },
  contracts: { zh: '合同', en: 'Contracts' },
  delivery: { zh: '服务', en: 'Service' },
  payments: { zh: '支付', en: 'Payments' },
  evaluations: { zh: '评估', en: 'Verdicts' },
  modes: { zh: '比较', en: 'Compare' },
  open: { zh: '公开', en: 'Open data' },
  law: { zh: '法规', en: 'Law' },
  people: { zh: '机构与人员', en: 'People' },
  settings: { zh: '设置', en: 'Settings' },
  today: { zh: '今天', en: 'Today' },
  help: { zh: '怎么用', en: 'How it works' },
  openSource: { zh: '同行是开源软件', en: 'Tandem is open source' },
  requestNumber: { zh: '请求编号', en: 'Request number' },
  accessibility: { zh: '无障碍', en: 'Accessibility' },
})

/** Why nothing can be found between two days of a filter. */
export const spanWords = dictionary('ui/words.spanWords', {
  noDay: {
    zh: (typed: string) => `「${typed}」不是日期，所以查不到。请写成 2026-11-29 这样。`,
    en: (typed: string) => `“${typed}” is no day, so nothing is found. Write it as 2026-11-29.`,
  },
  order: {
    zh: (from: Day, to: Day) => `开始的${sayDay(from, 'zh')}在结束的${sayDay(to, 'zh')}之后，所以查不到。请把两天对调。`,
    en: (from: Day, to: Day) =>
      `The first day, ${sayDay(from, 'en')}, comes after the last, ${sayDay(to, 'en')}, so nothing is found. Swap the two.`,
  },
})

export const tableWords = dictionary('ui/words.tableWords', {
  nothing: { zh: '没有符合条件的记录。', en: 'Nothing matches.' },
  found: { zh: (n: number) => `共 ${n} 条`, en: (n: number) => `${n} in all` },
  page: { zh: (p: number, of: number) => `第 ${p} 页，共 ${of} 页`, en: (p: number, of: number) => `Page ${p} of ${of}` },
  previous: { zh: '上一页', en: 'Previous' },
  next: { zh: '下一页', en: 'Next' },
  pages: { zh: '翻页', en: 'Pages' },
  csv: { zh: '下载 CSV', en: 'Download as CSV' },
  xlsx: { zh: '下载 Excel', en: 'Download for Excel' },
  filter: { zh: '筛选', en: 'Filter' },
  clear: { zh: '清除筛选', en: 'Clear' },
  sortBy: { zh: (what: string) => `按${what}排序`, en: (what: string) => `Sort by ${what}` },
  table: { zh: '数据表', en: 'Data as a table' },
  push: { zh: '← 图比屏幕宽，左右推着看 →', en: '← wider than the screen: push it aside →' },
  actions: { zh: '操作', en: 'Actions' },
})

export const pictureWords = dictionary('ui/words.pictureWords', {
  stands: { zh: (step: string, note: string) => `${step}：${note}`, en: (step: string, note: string) => `${step}: ${note}` },
  interval: { zh: (low: string, high: string) => `95% 区间 ${low}–${high}`, en: (low: string, high: string) => `95% ${low}–${high}` },
  errorUnknown: { zh: '误差无法估计', en: 'error cannot be estimated' },
  sample: {
    zh: (n: number, effective: number) => `n = ${n}，有效样本 ${effective}`,
    en: (n: number, effective: number) => `n = ${n}, effective ${effective}`,
  },
  cycle: { zh: '采购进度', en: 'Where this purchase stands' },
  weOwe: { zh: '我们欠对方的', en: 'We owe' },
  theyOwe: { zh: '对方欠我们的', en: 'They owe us' },
  items: { zh: (n: number) => `${n} 项`, en: (n: number) => `${n}` },
  nothingOwed: { zh: '现在没有到期的。', en: 'Nothing is due now.' },
  lateBy: { zh: (n: number) => `逾期 ${n} 天`, en: (n: number) => `${n} ${n === 1 ? 'day' : 'days'} late` },
  dueToday: { zh: '今天到期', en: 'due today' },
  minutesLeft: { zh: (n: number) => `还有 ${n} 分钟`, en: (n: number) => `in ${n} ${n === 1 ? 'minute' : 'minutes'}` },
  hoursLeft: { zh: (n: number) => `还有 ${n} 小时`, en: (n: number) => `in ${n} ${n === 1 ? 'hour' : 'hours'}` },
  daysLeft: { zh: (n: number) => `还有 ${n} 天`, en: (n: number) => `${n} ${n === 1 ? 'day' : 'days'} left` },
  done: { zh: '已完成', en: 'done' },
  otherwise: { zh: (what: string) => `否则：${what}`, en: (what: string) => `Otherwise: ${what}` },
  clause: { zh: (n: string) => `合同第 ${n} 条`, en: (n: string) => `Clause ${n}` },
  history: { zh: '经过', en: 'History' },
  noHistory: { zh: '还没有记录。', en: 'Nothing recorded yet.' },
  refused: { zh: '被拒绝', en: 'refused' },
  changedSince: {
    zh: '这一条记下之后被改动过，与日志不符，请告诉审计人员',
    en: 'changed since it was entered, it does not fit the log; tell an auditor',
  },
  theClock: { zh: '定时任务', en: 'the clock' },
  thePublic: { zh: '居民或公众', en: 'a resident or the public' },
  theOperator: { zh: '系统运维', en: 'the operator' },
})

export const statusWords = dictionary('ui/words.statusWords', {
  signIn: { zh: '登录', en: 'Sign in' },
  notFound: { zh: '没有这一页', en: 'There is no such page' },
  notFoundHelp: {
    zh: '地址可能抄错了，或者这条记录不在了。可以从首页重新找。',
    en: 'The address may be mistyped, or the record is no longer there. Try again from the front page.',
  },
  refusedTitle: { zh: '这一步现在不行', en: 'This is not possible now' },
  faultTitle: { zh: '系统出了差错', en: 'Something broke on our side' },
  faultHelp: {
    zh: '您填的内容没有存进去，什么也没有改动。请稍后再试；如果一直这样，请把下面的编号告诉管理员。',
    en: 'Nothing you sent was stored and nothing was changed. Please try again in a moment; if it keeps happening, give the number below to your administrator.',
  },
  busyTitle: { zh: '系统现在忙不过来', en: 'The system is too busy just now' },
  busyHelp: {
    zh: '等得太久了，或者数据库暂时连不上。什么也没有改动。请过几秒再试；如果一直这样，请告诉管理员。',
    en: 'This took too long, or the database cannot be reached. Nothing was changed. Please try again in a few seconds; if it keeps happening, tell your administrator.',
  },
  busyFiles: { zh: '文件没法留住，请返回上一页重新选一次。', en: 'A file cannot be kept: go back and choose it again.' },
  fullTitle: { zh: '磁盘满了，现在存不进去', en: 'The disk is full: nothing can be stored now' },
  fullHelp: {
    zh: '数据库所在的磁盘没有空间了。什么也没有改动；查看不受影响。请告诉管理员腾出空间，然后再试。',
    en: 'There is no room left on the disk of the database. Nothing was changed, and reading goes on. Tell your administrator to make room, then try again.',
  },
  tryAgain: { zh: '再试一次', en: 'Try again' },
  signedOutTitle: { zh: '您已经退出登录，这张表还没有交上去', en: 'You are signed out; this form was not sent' },
  signedOutHelp: {
    zh: '登录到时间就会自动退出。您填的内容还在这一页上：先在新窗口里登录，再回到这里重新提交。',
    en: 'A session ends after some hours. What you typed is still on this page: sign in in a new window, then come back here and send it again.',
  },
  signedOutFiles: { zh: '文件没法留住，登录后请重新选一次。', en: 'A file cannot be kept: choose it again after signing in.' },
  otherTitle: { zh: '这张表不是以现在的身份打开的，没有交上去', en: 'This form was opened as somebody else; it was not sent' },
  otherHelp: {
    zh: (now: string) =>
      `您现在是${now}；打开这张表的时候，是另一个机构的身份，或者是另一个人登录着。什么也没有保存。要按原来的身份交，先在新窗口里切换回去，再回到这里重新提交；要按现在的身份交，请从头打开那一页。`,
    en: (now: string) =>
      `You are here as ${now} now; this form was opened for another organisation or by another person. Nothing was stored. To send it as it was meant, change back in a new window and send it again here; to send it as who you are now, open its page afresh.`,
  },
  otherFiles: { zh: '文件没法留住，切换以后请重新选一次。', en: 'A file cannot be kept: choose it again after changing back.' },
  changeBeside: { zh: '在新窗口切换机构', en: 'Change the organisation in a new window' },
  signInBeside: { zh: '在新窗口登录', en: 'Sign in in a new window' },
  sendAgain: { zh: '重新提交', en: 'Send it again' },
  seeStored: { zh: '看已经保存的内容', en: 'See what was stored' },
  home: { zh: '回首页', en: 'To the front page' },
  back: { zh: '返回', en: 'Go back' },
})

/** What is said of a form that cannot be taken as it came. */
export const refuseForm = refusals({
  'form-wrong': { status: 422, zh: '有几处没填对，请看下面的说明。', en: 'Some answers need another look; see below.' },
  'form-unreadable': {
    status: 400,
    zh: '收到的内容读不懂，请刷新页面后重新填写。',
    en: 'What arrived could not be read. Reload the page and fill it in again.',
  },
  'file-too-large': {
    status: 413,
    zh: (megabytes: number) => `文件太大，最大 ${megabytes} MB，没有保存；其他已填的内容还在。请压缩或者拆分后再选一次。`,
    en: (megabytes: number) =>
      `The file is too large: ${megabytes} MB at most. It was not kept; what you typed still stands here. Make it smaller or divide it, and choose it again.`,
  },
})

/** The name of the program, the same in every language. */
export const brand = { first: '同行', second: 'Tandem' } as const

/** What is said of a list that does not go into one file. */
export const refuseList = refusals({
  'list-too-long-for-excel': {
    status: 422,
    zh: (total: number, most: number) => `这份列表有 ${total} 行，Excel 文件最多放 ${most} 行。请先筛选，或改下载 CSV。`,
    en: (total: number, most: number) =>
      `This list has ${count(total, 'row', 'rows')}, and a file for Excel takes at most ${most}. Narrow it down, or take it as CSV.`,
  },
  'list-too-long': {
    status: 422,
    zh: (total: number, most: number) => `这份列表有 ${total} 行，一个文件最多放 ${most} 行。请先筛选，再下载。`,
    en: (total: number, most: number) =>
      `This list has ${count(total, 'row', 'rows')}, and a file takes at most ${most}. Narrow it down first.`,
  },
})
