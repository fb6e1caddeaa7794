import { day, isRefusal, lawTopics, minor, type Refusal } from '#kernel'
import { describe, expect, test } from 'vitest'
import { amountText, exampleCountry, isWorkingDay, knownLaw, lawJson, plusWorkingDays, sayAmount } from '#law'

const law = knownLaw('example-country')
const china = knownLaw('cn')
const { calendar } = exampleCountry
const lawDay = day('2026-03-02')
const got = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.words.en)
  return answer
}
const plan = {
  kind: 'services',
  isPublicService: true,
  isComplex: false,
  total: minor(1n),
  startOn: day('2026-07-01'),
  termMonths: 24,
  publicAskedOn: day('2026-02-01'),
  sources: [],
  fitsMediumTermPlan: false,
  appraisedBefore: false,
  hasPerformanceGoals: false,
  hasAcceptancePlan: false,
  usersJoinAcceptance: false,
  object: { isDutyOfGovernment: true },
  posts: [],
} as const

describe('a country that is not China', () => {
  test('checks a plan by its own rules and no other', () => {
    expect(law.plans.check(plan, lawDay)).toEqual([])
    const { publicAskedOn: _, ...unasked } = plan
    expect(law.plans.check({ ...unasked, termMonths: 25 }, lawDay).map((f) => [f.rule, f.severity])).toEqual([
      ['X-01', 'warn'],
      ['X-02', 'warn'],
    ])
    // China finds a good deal against the same plan.
    expect(china.plans.check(plan, lawDay).length).toBeGreaterThan(0)
  })

  test('counts the first day: fourteen days from 2 March are over on the 15th, in China on the 16th', () => {
    const rows = law.tenders.timetable({ method: 'open-tender', issuedOn: lawDay, lawDay, calendar })
    expect(rows.find((r) => r.step === 'deadline')?.earliestOn).toEqual(day('2026-03-15'))
    const short = law.tenders.timetable({ method: 'open-tender', issuedOn: lawDay, lawDay, calendar, deadlineOn: day('2026-03-14') })
    expect(short.find((r) => r.step === 'deadline')?.breach?.en).toBe('shorter than 14 days')
    const enough = law.tenders.timetable({ method: 'open-tender', issuedOn: lawDay, lawDay, calendar, deadlineOn: day('2026-03-15') })
    expect(enough.find((r) => r.step === 'deadline')?.breach).toBeUndefined()
  })

  test('works on Sunday and not on Friday', () => {
    expect([isWorkingDay(day('2026-03-01'), calendar), isWorkingDay(day('2026-03-06'), calendar)]).toEqual([true, false])
    // Thursday is the first of five, Friday and Saturday are off, Sunday to Tuesday are holidays.
    expect(plusWorkingDays(day('2026-03-05'), 2, calendar)).toEqual(day('2026-03-11'))
  })

  test('a payment is due on the twenty-first day, the day of acceptance among them, and moves off a Friday', () => {
    const clock = got(
      law.payments.clock({ basis: 'contract', lawDay, acceptanceIsCondition: true, acceptedOn: day('2026-03-14') }, calendar),
    )
    expect([clock.value.countedOn, clock.value.dueOn, clock.value.lastDay]).toEqual([day('2026-04-03'), day('2026-04-05'), 'moved'])
    expect(clock.cites.map((c) => c.rule)).toEqual(['X-05'])
    expect(law.payments.clock({ basis: 'contract', lawDay, acceptanceIsCondition: true }, calendar)).toMatchObject({ code: 'not-accepted' })
  })

  test('a year it has not published is refused in its own words', () =>
    expect((plusWorkingDays(day('2031-01-05'), 1, calendar) as Refusal).words.en).toContain('from the yearly notice of Example Country'))

  test('what it has no rule for is refused, never answered by the law of China', () => {
    const bids = { bids: [], budget: minor(1n), lawDay }
    expect(law.tenders.lowBidReview(bids)).toMatchObject({
      code: 'no-rule-here',
      words: { en: expect.stringContaining('Example Country') },
    })
    expect(law.contracts.signBy(lawDay, lawDay, calendar)).toMatchObject({ code: 'no-rule-here' })
    expect([
      law.number('contractPublished', lawDay),
      law.cites('supplement'),
      law.contracts.largestSupplement(minor(100n), lawDay).value,
    ]).toEqual([undefined, [], 0n])
  })

  test('no text, number, method, place or year of China is published with it', () => {
    const text = JSON.stringify(lawJson(exampleCountry))
    expect(text).not.toMatch(/R-\d|中华人民共和国|State Council|yuan|CNY|cn-example/)
    expect(lawJson(exampleCountry)).toMatchObject({ country: 'example-country', isExample: true, currency: 'XTS' })
    expect(lawJson(exampleCountry).parameters.find((p) => p.name === 'example-country.small-purchase')?.values[0]?.value).toBe('50000.000')
  })

  test('its money has three places', () => {
    const { currency } = exampleCountry
    expect([amountText(minor(1_234_500n), currency), sayAmount(minor(1_234_500n), currency, 'en')]).toEqual(['1234.500', 'XTS 1,234.500'])
    expect([sayAmount(minor(-50_000_000n), currency, 'zh'), sayAmount(minor(0n), currency, 'en')]).toEqual(['-50,000 试币', 'XTS 0'])
  })

  test('its citations are its own, and China has one to every subject', () => {
    expect(law.cites(...lawTopics).every((c) => c.rule.startsWith('X-') && c.confidence === 'unverified')).toBe(true)
    for (const topic of lawTopics) expect(china.cites(topic).length).toBeGreaterThan(0)
  })
})
