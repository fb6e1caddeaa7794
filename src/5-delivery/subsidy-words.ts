import { count, dictionary, type Words } from '#kernel'

export const subsidyWords = dictionary('5-delivery/subsidy-words.subsidyWords', {
  title: { zh: '补贴岗位', en: 'Subsidised posts' },
  lead: {
    zh: '这些岗位的费用购买方只付一部分，只付它的项目进行的日子。其余费用到没有到，由机构自己说明；没有说明不等于没有到。',
    en: 'Of these posts the purchaser pays a part, for the days on which their project runs. Whether the rest came is the institution’s own word; not said is not the same as nothing.',
  },
  project: { zh: '所属项目', en: 'Its project' },
  runs: { zh: '支付的日子', en: 'Paid for' },
  runsSay: {
    zh: (from: string, to: string, why: string) => `${from}至 ${to}（${why}）`,
    en: (from: string, to: string, why: string) => `${from} to ${to} (${why})`,
  },
  accepted: { zh: '项目已全部验收，从此结束', en: 'all of its project was accepted, which ended it' },
  until: { zh: '约定的补贴最后一天', en: 'the day agreed for the subsidy' },
  contract: {
    zh: '合同期满；项目全部验收的，到验收那天为止',
    en: 'the end of the contract; the day all of its project is accepted, if that comes first',
  },
  restOfMonth: { zh: '这个月其余费用', en: 'The rest for this month' },
  cameLabel: { zh: '其余费用到了多少', en: 'How much of the rest came' },
  cameHint: {
    zh: '没有到就填 0；还不知道的先不填，以后在验收页补。',
    en: 'Enter 0 where nothing came; leave it open where you do not know yet, and add it on the acceptance page.',
  },
  cameFrom: { zh: '从哪里来', en: 'From whom' },
  came: {
    zh: (amount: string, from: string, on: string) => `机构说明到了 ${amount}，来自${from}（${on}）`,
    en: (amount: string, from: string, on: string) => `The institution says ${amount} came from ${from} (${on})`,
  },
  notSaid: { zh: '机构没有说明', en: 'the institution has not said' },
  records: { zh: '这个月项目的记录', en: 'Records of the project this month' },
  recordsSay: { zh: (n: number) => `${n} 条`, en: (n: number) => count(n, 'record') },
  quiet: {
    zh: (project: string) => `这个月没有项目「${project}」的记录。岗位照付，请机构说明这个月做了什么。`,
    en: (project: string) =>
      `There is no record of “${project}” this month. The post is paid all the same; the institution is asked what was done.`,
  },
  quietLabel: { zh: '项目为什么没有记录', en: 'Why there is no record of the project' },
  quietHint: {
    zh: '不写姓名。例如：本月准备招募，活动从下月开始。',
    en: 'No names. Such as: recruiting this month, sessions begin with the next.',
  },
  answer: { zh: '机构答复：', en: 'The institution answers:' },
  send: { zh: '说明', en: 'Say so' },
  due: {
    zh: (n: number, period: Words, title: Words) => `说明 ${n} 个补贴岗位的其余费用：${period.zh}，${title.zh}`,
    en: (n: number, period: Words, title: Words) =>
      `Say what came of the rest of ${count(n, 'subsidised post')}: ${period.en}, ${title.en}`,
  },
  dueWhy: {
    zh: '购买方验收时要看到其余费用到没有到，由机构自己说明。',
    en: 'The purchaser sees with the acceptance whether the rest came, by the institution’s own word.',
  },
  endsWith: {
    zh: (project: string, to: string, days: number) =>
      `补贴岗位：随项目「${project}」结束。项目全部验收的那天，或者最迟 ${to}，以后的岗位日不再支付；请在 ${days} 日内结束任职并移交。`,
    en: (project: string, to: string, days: number) =>
      `Subsidised: it ends with “${project}”. From the day all of that is accepted, at the latest from ${to}, no post-day is paid; the appointment is ended and handed over within ${count(days, 'day')}.`,
  },
  ended: {
    zh: (project: string, to: string) => `补贴岗位：项目「${project}」到 ${to}结束，以后的岗位日不支付。请结束任职并移交。`,
    en: (project: string, to: string) =>
      `Subsidised: “${project}” ended on ${to}; no post-day after it is paid. End the appointment and hand over.`,
  },
  willEnd: {
    zh: (project: string, posts: string) => `全部验收后，项目「${project}」就结束了，补贴岗位 ${posts} 从验收那天以后不再支付。`,
    en: (project: string, posts: string) =>
      `Once all of this is accepted, “${project}” ends, and from the day after no post-day of ${posts} is paid.`,
  },
})
