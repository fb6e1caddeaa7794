import { count, type Day, refusals, sayDay } from '#kernel'

/** What is said where something about the notice of one supplier, or what is agreed with it, cannot be done. */
export const refuseNotice = refusals({
  'notice-first': {
    status: 409,
    zh: '这种方式先公示，公示期满再请供应商报价。请发布公示。',
    en: 'This way of buying begins with a notice; the supplier is asked once it has stood. Publish the notice.',
  },
  'notice-stands': {
    status: 409,
    zh: (until: Day) => `公示到${sayDay(until, 'zh')}为止，期满以后才能请供应商报价和协商。`,
    en: (until: Day) => `The notice stands until ${sayDay(until, 'en')}. The supplier is asked, and anything agreed, only after that.`,
  },
  'objections-open': {
    status: 409,
    zh: (n: number) => `还有 ${n} 条异议没有答复。请组织论证，逐条答复。`,
    en: (n: number) => `${count(n, 'objection')} not answered yet. Have ${n === 1 ? 'it' : 'each'} argued, and answer.`,
  },
  'notice-over': {
    status: 410,
    zh: '公示期已经结束，不再接收异议。对采购文件、过程或者结果有意见的，供应商可以询问、质疑。',
    en: 'The notice is over, and objections are not taken any more. A supplier may still ask, or challenge documents, process or result.',
  },
  'objected-too-often': {
    status: 429,
    zh: '从这个网络地址提出的异议太多了。请过一小时再来，或者直接联系采购人。',
    en: 'Too many objections came from this network address. Come back in an hour, or write to the purchaser.',
  },
  'own-notice': {
    status: 403,
    zh: '这是本单位自己的公示，异议由别人提。',
    en: 'This is a notice of your own office; objections are for others.',
  },
  'no-objection': { status: 404, zh: '没有这条异议。', en: 'There is no such objection.' },
  'objection-answered': { status: 409, zh: '这条异议已经答复过了。', en: 'This objection was answered already.' },
  'named-missing': { status: 422, zh: '请选择供应商。', en: 'Choose the supplier.' },
  'ground-missing': { status: 422, zh: '请选择依据哪一种法定情形。', en: 'Choose on which ground of the law.' },
  'original-missing': {
    status: 422,
    zh: '添购的，请填原合同金额，用来核对不超过百分之十。',
    en: 'For a follow-on give the amount of the original contract, so that the tenth can be checked.',
  },
  'not-named': {
    status: 403,
    zh: '这次采购只请采购文件列明的供应商报价。',
    en: 'In this purchase only a supplier that the documents name makes an offer.',
  },
  'held-ahead': { status: 422, zh: '协商日期不能在今天以后。', en: 'The day of the negotiation cannot lie ahead.' },
  'held-before-opening': {
    status: 422,
    zh: (on: Day) => `协商在报价开启以后进行，最早${sayDay(on, 'zh')}。`,
    en: (on: Day) => `It is held once the offer is open, on ${sayDay(on, 'en')} at the earliest.`,
  },
})
