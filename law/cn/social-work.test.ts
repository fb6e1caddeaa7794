import { day } from '#kernel'
import { describe, expect, test } from 'vitest'
import { checkSocialWork, isSocialWork, type SocialWorkPurchase, socialWorkKinds } from './social-work.ts'

const lawDay = day('2026-01-01')

describe('R-114: what social work service is', () => {
  test('the opinion lists eight kinds, each of which is enough', () => {
    expect(socialWorkKinds).toHaveLength(8)
    for (const kind of socialWorkKinds) expect(isSocialWork([kind]).value).toBe(true)
  })
  test('none of them: not social work', () => expect(isSocialWork([]).value).toBe(false))
  test('the step names what it is in both languages', () =>
    expect(isSocialWork(['counselling', 'hardship-aid']).steps[0]!.says).toEqual({
      zh: '属于社会工作服务：困难救助、心理疏导。',
      en: 'Social work service: help in hardship, counselling.',
    }))
})

describe('R-114: how it is bought', () => {
  const good: SocialWorkPurchase = {
    kinds: ['counselling'],
    supplier: 'social-organisation',
    reviewedBy: ['purchaser', 'users', 'third-party'],
    resultIsUsed: true,
  }
  const found = (more: Partial<SocialWorkPurchase>, on = lawDay) =>
    checkSocialWork({ ...good, ...more }, on).map((f) => `${f.severity} ${f.at}`)
  test.each<[string, Partial<SocialWorkPurchase>, string[]]>([
    ['all in order', {}, []],
    ['no social work', { kinds: [] }, ['warn serviceKinds']],
    ['from an enterprise', { supplier: 'enterprise' }, []],
    ['from one person', { supplier: 'individual' }, ['warn supplier']],
    ['users are not asked', { reviewedBy: ['purchaser', 'third-party'] }, ['warn reviewedBy']],
    ['nobody reviews', { reviewedBy: [] }, ['warn reviewedBy']],
    ['the result is not used', { resultIsUsed: false }, ['warn resultIsUsed']],
    ['nothing settled yet but what it is', { reviewedBy: ['purchaser', 'users', 'third-party'] }, []],
  ])('%s', (_, more, expected) => expect(found(more)).toEqual(expected))
  test('F-52: reviewed by insiders alone lacks users and a third party', () =>
    expect(checkSocialWork({ ...good, reviewedBy: ['purchaser'] }, lawDay)[0]!.words.en).toContain('the users, a third party'))
  test.each([
    ['2012-11-13', 0],
    ['2012-11-14', 1],
  ])('under the law of %s: %i findings for one person', (on, n) => expect(found({ supplier: 'individual' }, day(on))).toHaveLength(n))
})
