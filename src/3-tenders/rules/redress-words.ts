import { count, type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

/** What is said where something about an award, a challenge or a complaint cannot be done. */
export const refuseRedress = refusals({
  'award-signed': {
    status: 409,
    zh: '这个中标结果的合同已经签订，不能再按未签约处理。要提前结束的，请到合同页办理。',
    en: 'The contract of this award is signed, so it cannot be recorded as not signed. To end it early, go to the contract.',
  },
  'winner-signed': {
    status: 409,
    zh: (on: Day) =>
      `中标人已于${sayDay(on, 'zh')}签署合同文本，不能记录为未签约，请本单位签署；文本此后由本单位改换、放弃的，签署仍然算数。中标人现在放弃的，请它先在合同页表示不接受所签的文本，或者不再签订。`,
    en: (on: Day) =>
      `The winner signed the text on ${sayDay(on, 'en')}, so it cannot be recorded as not signing. It is for the office to sign, also where the office has replaced or dropped that text since. A winner that says no after all first declines the text it signed, or drops the contract, on its page.`,
  },
  'no-text-to-sign': {
    status: 409,
    zh: '没有等中标人签署的合同文本，不能记录为逾期不签。请先在合同页把文本交给中标人；从第二天起才算中标人的日子，没有文本可签的日子不计。',
    en: 'No text of the contract lies before the winner to sign, so it cannot be recorded as not signing. Put one on the table on the page of the contract first: the winner’s days count from the day after, and those on which it had nothing to sign do not.',
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
  'challenge-stands': {
    status: 409,
    zh: (n: number) => `还有 ${n} 件质疑没有了结，可能影响结果，暂停签订合同。请先答复并处理完。`,
    en: (n: number) =>
      `${count(n, 'challenge')} ${n === 1 ? 'stands' : 'stand'} and may change the result, so nobody signs. Answer first, and carry out what follows.`,
  },
  'no-panel-for-this': {
    status: 409,
    zh: '只有对采购过程或者结果的质疑，才请原评审小组协助答复。',
    en: 'The panel helps only where the process or the result is challenged.',
  },
  'panel-not-asked': {
    status: 409,
    zh: '采购人没有请评审小组协助，请等采购人提出。',
    en: 'The purchaser has not asked the panel for help. Wait until it does.',
  },
  'helped-already': { status: 409, zh: '您已经说明过了，不能再改。', en: 'You have explained already; it cannot be changed.' },
  'finding-fits-not': { status: 422, zh: '请选择结论。', en: 'Choose what you find.' },
  'answer-says-more': {
    status: 422,
    zh: (n: number) => `答复要写明事实和法律依据，至少 ${n} 个字。`,
    en: (n: number) => `An answer gives its facts and its law, in at least ${count(n, 'character')}.`,
  },
  'nothing-follows': {
    status: 409,
    zh: '这件质疑不成立或者不影响结果，没有需要处理的。',
    en: 'It is unfounded or does not affect the result, so nothing has to be carried out.',
  },
  'outcome-not-lawful': {
    status: 422,
    zh: '按质疑的对象和采购所处的阶段，不能这样处理。请选列出的一种。',
    en: 'By what it is about and how far the purchase has come this cannot follow. Choose one of those listed.',
  },
  'no-challenge': { status: 404, zh: '没有这件质疑，或者您无权查看。', en: 'There is no such challenge, or it is not yours to read.' },
  'not-now-challengeable': {
    status: 409,
    zh: '采购还没有到这一步，现在不能就此质疑。请选择其他质疑对象。',
    en: 'The purchase has not come to this yet, so it cannot be challenged now. Choose what else the challenge is about.',
  },
  'only-suppliers': { status: 403, zh: '质疑由供应商提出。', en: 'A challenge comes from a supplier.' },
  'dated-ahead': { status: 422, zh: '署名日期不能晚于今天。', en: 'The letter cannot be dated ahead of today.' },
  'name-members': { status: 422, zh: '以联合体名义提出的，请写明各成员。', en: 'Name the members of the consortium.' },
  suspended: {
    status: 409,
    zh: (until: Day) => `财政部门已通知暂停采购活动，到${sayDay(until, 'zh')}。请等恢复或者期满后再办。`,
    en: (until: Day) =>
      `Finance has this procurement stand still until ${sayDay(until, 'en')}. Wait until it may go on or the time is over.`,
  },
  'suspended-for-another': {
    status: 409,
    zh: (until: Day) =>
      `另一件投诉的暂停到${sayDay(until, 'zh')}还没有结束，这样处理会改变采购活动。请先通知恢复，或者先就那件投诉作出决定。`,
    en: (until: Day) =>
      `Another complaint has this procurement stand still until ${sayDay(until, 'en')}, and this would move it. Let it go on there, or decide that one first.`,
  },
  'no-complaint': { status: 404, zh: '没有这件投诉，或者您无权查看。', en: 'There is no such complaint, or it is not yours to read.' },
  'challenge-first': {
    status: 409,
    zh: '投诉前要先就同一事项提出质疑。请先质疑。',
    en: 'A complaint follows a challenge. Challenge first.',
  },
  'answer-awaited': {
    status: 409,
    zh: (by: Day) => `采购人的答复期限到${sayDay(by, 'zh')}。请等收到答复或者期满后再投诉。`,
    en: (by: Day) => `The purchaser has until ${sayDay(by, 'en')} to answer. Complain after the answer, or after that day without one.`,
  },
  'may-not-complain': { status: 403, zh: (why: Words) => why.zh, en: (why: Words) => why.en },
  'complained-already': {
    status: 409,
    zh: '就这件质疑已经投诉过，请打开那件投诉。',
    en: 'There is a complaint about this challenge already. Open that one.',
  },
  'corrected-once': {
    status: 409,
    zh: '补正只通知一次，请受理或者不予受理。',
    en: 'A correction is asked for once. Accept it, or say why not.',
  },
  'day-ahead': { status: 422, zh: '请填今天以后的日子。', en: 'Give a day after today.' },
  'still-time-to-correct': {
    status: 409,
    zh: (by: Day) => `补正期限到${sayDay(by, 'zh')}，还没有过。请等期满。`,
    en: (by: Day) => `There is time to correct it until ${sayDay(by, 'en')}. Wait until then.`,
  },
  'answered-already': {
    status: 409,
    zh: '已经说明过了。补充的材料请提交到案卷。',
    en: 'It was explained already. Put what is to be added to the file.',
  },
  'suspended-once': {
    status: 409,
    zh: '暂停只能通知一次，不能再延长。',
    en: 'A procurement is suspended once for a complaint, and not for longer.',
  },
  'suspended-too-long': {
    status: 422,
    zh: (by: Day) => `暂停最长到${sayDay(by, 'zh')}。请改早。`,
    en: (by: Day) => `A suspension lasts until ${sayDay(by, 'en')} at most. Choose an earlier day.`,
  },
  'not-suspended': {
    status: 409,
    zh: '采购活动没有暂停，不需要恢复。请刷新页面。',
    en: 'The procurement does not stand still, so there is nothing to lift. Reload the page.',
  },
  'procurement-over': {
    status: 409,
    zh: '采购活动已经结束，没有可以暂停的。请直接作出处理决定。',
    en: 'The procurement is over, so nothing can be suspended. Decide the complaint itself.',
  },
  'dismissal-ground': {
    status: 422,
    zh: '驳回的要选驳回的情形；不驳回的不选。',
    en: 'Choose a ground where it is dismissed, and none where it is not.',
  },
  'choose-outcome': {
    status: 422,
    zh: '成立并影响结果的要选怎样处理；其他的不选。',
    en: 'Choose what follows where it is upheld, and nothing where it is not.',
  },
  'only-evidence': {
    status: 403,
    zh: '质证记录和检测由财政部门记录。请选证据材料。',
    en: 'Hearings and tests are recorded by finance. Choose evidence.',
  },
  'test-days': { status: 422, zh: '检测要写明起止日期，结束不早于开始。', en: 'Give the days of the test, the last not before the first.' },
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
  lapsedWaits: {
    zh: (x: Words) => `「${x.zh}」中标人未签约，由另一位负责人决定下一步`,
    en: (x: Words) => `The award of “${x.en}” lapsed: another head decides what follows`,
  },
  answer: { zh: (x: Words, n: string) => `答复「${x.zh}」的询问或质疑 ${n}`, en: (x: Words, n: string) => `Answer ${n} about “${x.en}”` },
  'answer-why': {
    zh: '书面答复提出的供应商和其他有关供应商；了结以前暂停签订合同。',
    en: 'In writing, to whoever sent it and the other suppliers concerned. Nobody signs before a challenge is settled.',
  },
  carryOut: {
    zh: (x: Words, n: string) => `处理成立的质疑 ${n}：${x.zh}`,
    en: (x: Words, n: string) => `Carry out what challenge ${n} leads to: ${x.en}`,
  },
  carryOutWaits: {
    zh: (x: Words, n: string) => `质疑 ${n} 成立，由另一位负责人处理：${x.zh}`,
    en: (x: Words, n: string) => `Challenge ${n} was upheld, for another head to carry out: ${x.en}`,
  },
  'carryOut-why': { zh: '由答复人以外的负责人处理。', en: 'By a head of the office who did not answer it.' },
  help: {
    zh: (x: Words, n: string) => `协助答复质疑 ${n}：${x.zh}`,
    en: (x: Words, n: string) => `Help to answer challenge ${n}: ${x.en}`,
  },
  'help-why': { zh: '采购人请原评审小组说明当时怎么评的。', en: 'The purchaser asks the panel how it came to its scores.' },
  intake: { zh: (x: Words, n: string) => `审查投诉 ${n}：${x.zh}`, en: (x: Words, n: string) => `Look at complaint ${n}: ${x.en}` },
  'intake-why': { zh: '受理、通知补正或者不予受理。', en: 'Accept it, ask for a correction, or say why not.' },
  decide: { zh: (x: Words, n: string) => `处理投诉 ${n}：${x.zh}`, en: (x: Words, n: string) => `Decide complaint ${n}: ${x.en}` },
  'decide-why': { zh: '在期限内作出处理决定，送达并公告。', en: 'Within its days; the decision is served and published.' },
  explain: {
    zh: (x: Words, n: string) => `就投诉 ${n} 作出说明：${x.zh}`,
    en: (x: Words, n: string) => `Explain yourself on complaint ${n}: ${x.en}`,
  },
  'explain-why': { zh: '附证据；不说明的，承担由此产生的后果。', en: 'With what proves it. Who says nothing bears what follows.' },
  correct: { zh: (x: Words, n: string) => `补正投诉 ${n}：${x.zh}`, en: (x: Words, n: string) => `Correct complaint ${n}: ${x.en}` },
  'correct-why': { zh: '期满没有补正的，不予受理。', en: 'Not corrected in its time, it is not accepted.' },
  'lapsed-why': {
    zh: '确定下一候选人，或者终止后重新采购。记录的人不能自己决定。',
    en: 'Name the next candidate, or end it and begin anew. Whoever recorded it does not decide.',
  },
})

/** What those concerned are told. */
export const redressResults = dictionary('3-tenders/rules/redress-words.redressResults', {
  lapsed: { zh: (x: Words) => `原中标结果已失效：${x.zh}`, en: (x: Words) => `The award has ended: ${x.en}` },
  nextNamed: { zh: (x: Words) => `已确定下一候选人：${x.zh}`, en: (x: Words) => `The next candidate was named: ${x.en}` },
  returned: {
    zh: (x: Words) => `质疑已退回，理由在页面上：${x.zh}`,
    en: (x: Words) => `A challenge was returned; the page says why: ${x.en}`,
  },
  answered: { zh: (x: Words) => `询问或质疑已答复：${x.zh}`, en: (x: Words) => `An inquiry or challenge was answered: ${x.en}` },
  carriedOut: { zh: (x: Words) => `质疑成立，已处理：${x.zh}`, en: (x: Words) => `A challenge was upheld and carried out: ${x.en}` },
  toFinance: {
    zh: (x: Words) => `质疑改变了采购结果，现报告：${x.zh}`,
    en: (x: Words) => `Reported: a challenge changed the result of ${x.en}`,
  },
  complaint: { zh: (x: Words) => `投诉有新的进展：${x.zh}`, en: (x: Words) => `Something came of a complaint about ${x.en}` },
  suspended: { zh: (x: Words) => `采购活动已暂停：${x.zh}`, en: (x: Words) => `The procurement stands still: ${x.en}` },
  decided: { zh: (x: Words) => `投诉处理决定已作出：${x.zh}`, en: (x: Words) => `A complaint was decided: ${x.en}` },
  youAreNext: { zh: (x: Words) => `您机构递补中标：${x.zh}`, en: (x: Words) => `Your institution is named as the next candidate: ${x.en}` },
})
