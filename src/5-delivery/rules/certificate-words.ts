import { type Day, dictionary, refusals, sayDay, type Words } from '#kernel'

export const certificateWords = dictionary('5-delivery/rules/certificate-words.certificateWords', {
  asked: { zh: '要求的证书', en: 'Certificate asked for' },
  askedHint: {
    zh: '合同写明了资格的岗位，没有有效证书的人不能登记到岗；没有写明的，要打勾说明。到期前六十天起提醒。',
    en: 'Where the contract buys a grade, nobody is appointed without a valid one; elsewhere a tick says that it is missing. You are told from sixty days before it ends.',
  },
  none: { zh: '不要求', en: 'None' },
  until: { zh: '证书有效到', en: 'Certificate valid until' },
  untilHint: {
    zh: '这个岗位的岗位说明要求证书时才填；「资格证书」里登记过的不用再填。',
    en: 'Only where the role card of the post asks for one, and none is entered for this person under Qualifications.',
  },
  uncertified: { zh: '现在还没有证书，办好以后补登记', en: 'There is none yet; it is entered when there is' },
  held: { zh: '证书', en: 'Certificate' },
  missing: { zh: '还没有登记', en: 'none entered' },
  over: { zh: '已到期', en: 'over' },
  renew: { zh: '登记证书有效期', en: 'Enter the certificate' },
  renewOf: { zh: (name: string) => `${name}的证书`, en: (name: string) => `The certificate of ${name}` },
  dueMissing: {
    zh: (name: string, kind: Words) => `${name}在岗，还没有登记「${kind.zh}」`,
    en: (name: string, kind: Words) => `${name} is at a post without “${kind.en}”`,
  },
  dueEnds: {
    zh: (name: string, kind: Words) => `${name}的「${kind.zh}」要到期，人还在岗`,
    en: (name: string, kind: Words) => `“${kind.en}” of ${name} ends while they are at a post`,
  },
  dueWhy: {
    zh: '这个岗位的岗位说明要求有效证书。续办好了就在「岗位」里登记新的有效期。',
    en: 'The role card of this post asks for a valid certificate. Enter its new last day among the posts once it is renewed.',
  },
})

export const refuseCertificate = refusals({
  'certificate-asked': {
    status: 422,
    zh: (kind: Words, from: Day) => `这个岗位要有「${kind.zh}」，在${sayDay(from, 'zh')}有效。请填写有效到哪天；没有的不能登记到岗。`,
    en: (kind: Words, from: Day) =>
      `This post asks for “${kind.en}”, valid on ${sayDay(from, 'en')}. Say until when it holds; nobody is appointed without it.`,
  },
  'certificate-missing': {
    status: 422,
    zh: (kind: Words, from: Day) =>
      `这个岗位的岗位说明要求「${kind.zh}」，在${sayDay(from, 'zh')}有效。请填写有效到哪天；现在还没有，请打勾。`,
    en: (kind: Words, from: Day) =>
      `The role card of this post asks for “${kind.en}”, valid on ${sayDay(from, 'en')}. Say until when it holds, or tick the box where there is none yet.`,
  },
  'no-certificate-asked': { status: 409, zh: '这个岗位不要求证书。', en: 'The role card of this post asks for no certificate.' },
})
