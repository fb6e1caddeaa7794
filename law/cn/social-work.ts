import type { Day, Words } from '#kernel'
import { type Answer, type Finding, finding } from '../answer.ts'
import { answered, because } from '../steps.ts'
import { cite } from './instruments.ts'
import type { BodyForm } from './needs.ts'
import { onlyInForce } from './rule-in-force.ts'

/** What social work service consists of, as the guiding opinion lists it. */
export const socialWorkKinds = [
  'hardship-aid',
  'dispute-mediation',
  'human-care',
  'counselling',
  'behaviour-correction',
  'relation-adjustment',
  'resource-coordination',
  'restoring-function',
] as const
export type SocialWorkKind = (typeof socialWorkKinds)[number]

export const socialWorkKindWords: Readonly<Record<SocialWorkKind, Words>> = {
  'hardship-aid': { zh: '困难救助', en: 'help in hardship' },
  'dispute-mediation': { zh: '矛盾调处', en: 'settling of disputes' },
  'human-care': { zh: '人文关怀', en: 'care for people' },
  counselling: { zh: '心理疏导', en: 'counselling' },
  'behaviour-correction': { zh: '行为矫治', en: 'correction of behaviour' },
  'relation-adjustment': { zh: '关系调适', en: 'mending of relations' },
  'resource-coordination': { zh: '资源协调', en: 'coordination of resources' },
  'restoring-function': { zh: '社会功能修复', en: 'restoring of social function' },
}

/** Whether what is bought is social work service: at least one of the kinds the opinion lists. */
export function isSocialWork(kinds: readonly SocialWorkKind[]): Answer<boolean> {
  const is = kinds.length > 0
  const zh = socialWorkKinds.filter((k) => kinds.includes(k)).map((k) => socialWorkKindWords[k].zh)
  const en = socialWorkKinds.filter((k) => kinds.includes(k)).map((k) => socialWorkKindWords[k].en)
  return answered(is, [
    because(
      is ? `属于社会工作服务：${zh.join('、')}。` : '没有一项属于社会工作服务的内容，不按社会工作服务购买。',
      is ? `Social work service: ${en.join(', ')}.` : 'Nothing of it is social work service, so it is not bought as such.',
      cite('R-114'),
    ),
  ])
}

/** Who says whether the service was good. */
export type Reviewer = 'purchaser' | 'users' | 'third-party'
const reviewers: readonly Reviewer[] = ['purchaser', 'users', 'third-party']
const reviewerSays: Readonly<Record<Reviewer, Words>> = {
  purchaser: { zh: '购买方', en: 'the purchaser' },
  users: { zh: '服务对象', en: 'the users' },
  'third-party': { zh: '第三方', en: 'a third party' },
}

/** How a purchase of social work is arranged. Leave out what is not settled yet. */
export interface SocialWorkPurchase {
  readonly kinds: readonly SocialWorkKind[]
  readonly supplier?: BodyForm
  readonly reviewedBy?: readonly Reviewer[]
  /** The result has a say in later purchases. */
  readonly resultIsUsed?: boolean
}

const maySupply: readonly BodyForm[] = ['social-organisation', 'enterprise', 'institution-type-2']

/** What speaks against a purchase as one of social work: what it is, from whom, and who reviews it. Known second-hand, so it warns. */
export function checkSocialWork(f: SocialWorkPurchase, lawDay: Day): readonly Finding[] {
  const found: Finding[] = []
  const say = (at: string, zh: string, en: string) =>
    found.push({ ...finding('R-114', { zh, en }, [cite('R-114')], { at }), severity: 'warn' })
  const is = isSocialWork(f.kinds)
  if (!is.value) say('serviceKinds', is.steps[0]!.says.zh, is.steps[0]!.says.en)
  if (f.supplier && !maySupply.includes(f.supplier))
    say(
      'supplier',
      '社会工作服务由社会组织、企业或者事业单位承接。请核对承接主体。',
      'Social work is supplied by social organisations, enterprises or public institutions. Check who is to supply.',
    )
  const missing = f.reviewedBy && reviewers.filter((r) => !f.reviewedBy!.includes(r))
  if (missing && missing.length > 0)
    say(
      'reviewedBy',
      `评审应由购买方、服务对象和第三方共同进行，还缺：${missing.map((r) => reviewerSays[r].zh).join('、')}。`,
      `Purchaser, users and a third party review together; missing: ${missing.map((r) => reviewerSays[r].en).join(', ')}.`,
    )
  if (f.resultIsUsed === false)
    say('resultIsUsed', '评审结果应与以后的购买挂钩。请写明。', 'The result of the review bears on later purchases. State how.')
  return onlyInForce(found, lawDay)
}
