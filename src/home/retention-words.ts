import { count, type Day, dictionary, sayDay } from '#kernel'

export const retentionWords = dictionary('home/retention-words.retentionWords', {
  title: { zh: '保留期限', en: 'How long things are kept' },
  lead: {
    zh: '用完了的登录记录、链接、信件、草稿这些，到期由系统自动删掉，日志里记下删了几条，不记是谁的。',
    en: 'Sessions, links, letters, drafts and the like are deleted by themselves once their time is over. The log says how many, and not whose.',
  },
  what: { zh: '什么', en: 'What' },
  days: { zh: '保留', en: 'Kept for' },
  sayDays: { zh: (n: number) => `${n} 天`, en: (n: number) => count(n, 'day') },
  by: { zh: '谁定的', en: 'Set by' },
  here: { zh: '本地', en: 'here' },
  program: { zh: '系统默认', en: 'as it comes' },
  going: { zh: (ahead: number) => `今后 ${ahead} 天会删`, en: (ahead: number) => `Goes within ${count(ahead, 'day')}` },
  none: { zh: '没有', en: 'nothing' },
  goes: {
    zh: (n: number, first: Day) => `${n} 条，最早 ${sayDay(first, 'zh')}`,
    en: (n: number, first: Day) => `${n}, the first on ${sayDay(first, 'en')}`,
  },
  bounds: {
    zh: (least: number, most: number) => `${least} 到 ${most} 天`,
    en: (least: number, most: number) => `${least} to ${count(most, 'day')}`,
  },
  mayBe: { zh: '可以定', en: 'May be' },
  change: { zh: '改期限', en: 'Change periods' },
  enterLead: {
    zh: '写上依据和改成几天；没有文件的，写明是哪一级决定的。空着的不变。',
    en: 'Say on which text it rests and how many days; where there is no text, who decided it. What stays empty is as before.',
  },
  look: { zh: '先看看会删掉什么', en: 'See what would be deleted' },
  lookTitle: { zh: '会这样', en: 'What would happen' },
  lookLead: { zh: '还没有保存。', en: 'Nothing is saved yet.' },
  now: { zh: '现在', en: 'Now' },
  becomes: { zh: '改成', en: 'Then' },
  from: { zh: '从哪天起', en: 'From' },
  effect: { zh: '会怎样', en: 'What it does' },
  deletes: {
    zh: (n: number, on: Day) => `${sayDay(on, 'zh')}多删 ${n} 条（按今天的数据算）`,
    en: (n: number, on: Day) => `${n} more go on ${sayDay(on, 'en')}, as things stand today`,
  },
  nothingGoes: { zh: '现有的不会因此提前删', en: 'nothing that is here goes sooner' },
  longer: { zh: '留得更久', en: 'things stay longer' },
  gone: { zh: '删掉的找不回来。', en: 'What was deleted does not come back.' },
  keep: { zh: '就这样定', en: 'Set it so' },
  secondHand: {
    zh: '依据是别人转述的（D）：先照用，请尽快核实原文。',
    en: 'It is known second-hand (D): it is used, and should be checked against the text soon.',
  },
  filesTitle: { zh: '采购文件和附件', en: 'Files of procurements' },
  files: {
    zh: (years: number) => `采购文件和挂在采购上的附件，从采购结束起至少留 ${years} 年（法定）。本地只能定得更长。`,
    en: (years: number) =>
      `The file of a procurement and what is attached to it stay ${count(years, 'year')} from its end, by law. A place may say more, never less.`,
  },
  filesUnknown: { zh: '法律没有写明，什么也不删。', en: 'The law of this place is not known, so nothing is deleted.' },
  toFiles: { zh: '去定得更长', en: 'Say more' },
  residents: {
    zh: '这里没有：居民的答卷（统计以后只剩数字）、日志（不删）、个人信息请求（由个人信息保护负责人答复）。',
    en: 'Not here: answers of residents (counted, only numbers remain), the record log (never deleted), requests about personal data (answered by the data officer).',
  },
  history: { zh: '定过的', en: 'What was set' },
  undo: { zh: '点开一条，可以写明最后一天、撤回或恢复。', en: 'Open one to give it a last day, to withdraw it, or to let it stand again.' },
  value: { zh: '几天', en: 'Days' },
  span: { zh: '哪段时间', en: 'When' },
  basis: { zh: '依据', en: 'Basis' },
  state: { zh: '状态', en: 'State' },
})
