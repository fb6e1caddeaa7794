import { count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

/** What is said where something about an award, a challenge or a complaint cannot be done. */
export const refuseRedress = refusals({
  'award-signed': {
    status: 409,
    zh: '这个中标结果的合同已经签订，不能再按未签约处理。要提前结束的，请到合同页办理。',
    en: 'The contract of this award is signed, so it cannot be recorded as not signed. To end it early, go to the contract.',
  },
  'say-more': {
    status: 422,
    zh: (n: number) => `请写明发生了什么、凭什么认定，各至少 ${n} 个字。`,
    en: (n: number) => `Say what happened and what proves it, each in at least ${count(n, 'character')}.`,
  },
  'still-time-to-sign': {
    status: 422,
    zh: (by: Day) => `签订期限到${sayDay(by, 'zh')}，还没有过。中标人明确放弃的，请选「中标人放弃」。`,
    en: (by: Day) => `There is time to sign until ${sayDay(by, 'en')}. Where the winner has said no, choose “the winner declines”.`,
  },
  'other-eyes': {
    status: 403,
    zh: '记录的人不能自己决定下一步。请由本单位另一位负责人决定。',
    en: 'Whoever recorded it does not decide on what follows. Let another head of the office decide.',
  },
  'no-next': {
    status: 409,
    zh: '没有可以确定的下一候选人，或者当地规定不允许。请终止后重新采购。',
    en: 'There is no next candidate, or the law of the place does not let one be named. End it and begin anew.',
  },
  'award-ended': {
    status: 409,
    zh: '这份合同所依据的中标结果已经失效，不能签订。请撤下这份草稿，按新的结果另行起草。',
    en: 'The award this contract stands on has ended, so nobody can sign it. Drop this draft and begin one from the award that stands now.',
  },
  'no-award': { status: 404, zh: '没有有效的中标结果。', en: 'No award stands here.' },
})

/** What is said of the end of an award, by its ground. */
export const awardEndWords = dictionary('3-tenders/rules/redress-words.awardEndWords', {
  declined: { zh: '中标人放弃', en: 'The winner declines' },
  'not-signed': { zh: '中标人在期限内没有签约', en: 'The winner did not sign in time' },
  challenge: { zh: '质疑成立', en: 'A challenge was upheld' },
  complaint: { zh: '投诉成立', en: 'A complaint was upheld' },
})

export const redressDue = dictionary('3-tenders/rules/redress-words.redressDue', {
  lapsed: {
    zh: (x: Words) => `「${x.zh}」中标人未签约，决定下一步`,
    en: (x: Words) => `The award of “${x.en}” lapsed: decide what follows`,
  },
  'lapsed-why': {
    zh: '确定下一候选人，或者终止后重新采购。记录的人不能自己决定。',
    en: 'Name the next candidate, or end it and begin anew. Whoever recorded it does not decide.',
  },
})

/** What those concerned are told. */
export const redressResults = dictionary('3-tenders/rules/redress-words.redressResults', {
  lapsed: { zh: (x: Words) => `原中标结果已失效：${x.zh}`, en: (x: Words) => `The award has ended: ${x.en}` },
  nextNamed: { zh: (x: Words) => `已确定下一候选人：${x.zh}`, en: (x: Words) => `The next candidate was named: ${x.en}` },
  youAreNext: { zh: (x: Words) => `您机构递补中标：${x.zh}`, en: (x: Words) => `Your institution is named as the next candidate: ${x.en}` },
})
