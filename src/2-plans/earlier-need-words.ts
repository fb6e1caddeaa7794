import { both, dictionary, listIn, refusals } from '#kernel'

export const refuseNeed = refusals({
  'need-taken-on': {
    status: 409,
    zh: (line: string) => `「${line}」已经写了这项需求，不用另外说明。`,
    en: (line: string) => `“${line}” takes this need on already; nothing has to be said of it.`,
  },
  'need-said': { status: 409, zh: '已经这样说明了。', en: 'The plan says just that.' },
})

export const earlierNeedWords = dictionary('2-plans/earlier-need-words.earlierNeedWords', {
  title: { zh: '以前的需求', en: 'Needs of earlier rounds' },
  lead: {
    zh: '同一社区以前认定的需求，不因合同结束就没有了。每一项说清楚：哪一行接着做，已经解决，还是不再做和为什么。说明随计划公开。',
    en: 'Needs that were accepted for these communities before do not end with a contract. Of each the plan says which line takes it on, that it is done, or that it is dropped and why. It is published with the plan.',
  },
  need: { zh: '需求', en: 'Need' },
  from: { zh: '哪一次', en: 'Heard in' },
  says: { zh: '这份计划', en: 'This plan' },
  takenOn: {
    zh: (lines: readonly string[]) => `接着做：${listIn(lines, 'zh')}`,
    en: (lines: readonly string[]) => `taken on by ${listIn(lines, 'en')}`,
  },
  done: { zh: '已经解决', en: 'done' },
  dropped: { zh: '不再做', en: 'dropped' },
  silent: { zh: '没有说明', en: 'says nothing of it' },
  unsaid: { zh: '还没有说明', en: 'nothing said yet' },
  became: { zh: '后来怎样', en: 'What became of them' },
  say: { zh: '说明', en: 'Say it' },
  answer: { zh: '这项需求', en: 'This need' },
  reason: { zh: '理由（公开）', en: 'Why (published)' },
  reasonHint: { zh: '已经解决的，写凭什么这样说', en: 'Where it is done: what shows it' },
  none: { zh: '这些社区以前没有认定过别的需求。', en: 'No other need was accepted for these communities before.' },
  toPlan: { zh: '回到计划', en: 'Back to the plan' },
})

/** What the record log says of it. */
export const sayAnswered = (need: string, answer: string) =>
  answer === 'done'
    ? both(`说明以前的需求「${need}」已经解决`, `Said of the earlier need “${need}” that it is done`)
    : both(`说明以前的需求「${need}」不再做`, `Said of the earlier need “${need}” that it is dropped`)
