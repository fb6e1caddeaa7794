import { count, type Day, dictionary, sayDay } from '#kernel'

export const clockWords = dictionary('4-contracts/before-clock-words.clockWords', {
  title: { zh: '期限开始以前的日子', en: 'The clock before the clock' },
  lead: {
    zh: '付款和验收的期限从签订以后才算。以前花掉的日子从中标通知、签署和每次变更的记录算出，没有人另外填写。一份文本在没有提出的那一方，直到它签署或者不接受；还没有文本时，在购买方。',
    en: 'The clocks of payment and acceptance only run after signing. What passed before is read off the award, the signatures and each change; nobody types it. A text lies with the side that did not propose it until that side signs or declines; before there is a text it lies with the purchaser.',
  },
  toSignature: { zh: '从中标通知到双方签署', en: 'From the award to both signatures' },
  toSignatureOpen: { zh: '从中标通知到今天，还没有双方签署', en: 'From the award to today, not signed by both' },
  servedBefore: { zh: '签署前已过的服务日', en: 'Days of service before both had signed' },
  signedOn: { zh: (on: Day) => `双方签署：${sayDay(on, 'zh')}`, en: (on: Day) => `signed by both on ${sayDay(on, 'en')}` },
  noneBefore: { zh: '没有', en: 'none' },
  days: { zh: (n: number) => `${n} 天`, en: (n: number) => count(n, 'day') },
  desks: {
    zh: (purchaser: number, provider: number) => `在购买方 ${purchaser} 天，在承接方 ${provider} 天`,
    en: (purchaser: number, provider: number) => `${count(purchaser, 'day')} with the purchaser, ${provider} with the institution`,
  },
  changes: { zh: '每次变更花了多少天', en: 'Days that each change took' },
  change: { zh: '变更', en: 'Change' },
  proposed: { zh: '提出', en: 'Proposed' },
  by: {
    zh: (side: 'purchaser' | 'provider') => (side === 'purchaser' ? '由购买方' : '由承接方'),
    en: (side: 'purchaser' | 'provider') => (side === 'purchaser' ? 'by the purchaser' : 'by the institution'),
  },
  took: { zh: '天数', en: 'Days' },
  withPurchaser: { zh: '在购买方', en: 'With the purchaser' },
  withProvider: { zh: '在承接方', en: 'With the institution' },
  state: { zh: '结果', en: 'Outcome' },
  nowWith: {
    zh: (side: 'purchaser' | 'provider') => `还没有答复，现在在${side === 'purchaser' ? '购买方' : '承接方'}`,
    en: (side: 'purchaser' | 'provider') => `unanswered; with the ${side === 'purchaser' ? 'purchaser' : 'institution'} now`,
  },
  goesOn: {
    zh: '变更等待答复期间，服务、提交、验收、请款和付款照常，都按现行文本。',
    en: 'While a change waits for an answer, service, hand-ins, acceptance, claims and payment go on by the text in force.',
  },
})
