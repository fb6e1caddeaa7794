import { count, type Day, refusals, sayDay } from '#kernel'

/** What is said where something about applying for an invitation cannot be done. */
export const refuseApply = refusals({
  'call-first': {
    status: 409,
    zh: '这种方式先发资格预审公告，审查申请以后再邀请。',
    en: 'This way of buying begins with a call for applications; invitations follow once they were looked at.',
  },
  'still-applying': {
    status: 409,
    zh: (until: Day) => `${sayDay(until, 'zh')}以前都可以申请，过后才能审查和邀请。`,
    en: (until: Day) => `Anybody may apply until ${sayDay(until, 'en')}. Applications are looked at, and invitations sent, after that.`,
  },
  'applying-over': { status: 410, zh: '申请已经截止。', en: 'The time to apply is over.' },
  'review-first': {
    status: 409,
    zh: (n: number) => `还有 ${n} 份申请没有审查。`,
    en: (n: number) => `${count(n, 'application')} not looked at yet.`,
  },
  'too-few-qualify': {
    status: 409,
    zh: (n: number, least: number) => `合格的只有 ${n} 家，至少要邀请 ${least} 家。请取消这次采购，重新公告或者改用其他方式。`,
    en: (n: number, least: number) =>
      `Only ${n} qualify, and at least ${least} are invited. Cancel this purchase, and call again or choose another way.`,
  },
  'count-wrong': {
    status: 422,
    zh: (least: number, most: number) => `抽取 ${least} 到 ${most} 家。`,
    en: (least: number, most: number) => `Draw between ${least} and ${most}.`,
  },
  'say-of-each': { status: 422, zh: '每份申请都要写结论。', en: 'Say of each application what was found.' },
  'nobody-applied': { status: 409, zh: '没有人申请。', en: 'Nobody applied.' },
})
