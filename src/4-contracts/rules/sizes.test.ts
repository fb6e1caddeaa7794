import { day } from '#kernel'
import { knownLaw } from '#law'
import { expect, test } from 'vitest'
import { combined } from './contract.sample.ts'
import type { ContractTerms } from './contract.ts'
import { fairnessOf } from './fairness.ts'

const law = knownLaw('cn')
const found = (more: Partial<ContractTerms>) => {
  const t = combined()
  const facts = { lawDay: day('2026-01-01'), noticeOn: null, signedOn: null, law }
  return fairnessOf({ ...t, terms: { ...t.terms, ...more } }, facts).findings.map((f) => `${f.severity} ${f.at}`)
}

test.each<[string, Partial<ContractTerms>, string[]]>([
  ['the model', {}, []],
  ['a month to accept', { acceptanceDays: 30 }, []],
  ['a year to accept', { acceptanceDays: 365 }, ['warn 9', 'warn 8']],
  ['sixty days in sum', { acceptanceDays: 30, paymentDays: 30 }, []],
  ['sixty-one in sum, each by itself as usual', { acceptanceDays: 30, paymentDays: 31 }, ['warn payment.days', 'warn 9']],
  ['a month to accept, and silence is none', { acceptanceDays: 30, silenceMeansAcceptance: false }, ['warn 8']],
  ['records on the day', { handInDays: 0 }, ['warn 6']],
  ['records in a year', { handInDays: 365 }, ['warn 6']],
  ['no day to answer', { answerWorkingDays: 0 }, ['warn 14']],
  ['ten years of notice', { mayEndEarly: 'both', endNoticeDays: 3650 }, ['warn 15']],
  ['ten years of notice that nobody may give', { endNoticeDays: 3650 }, []],
  ['late pay at five times itself a day', { dailyLateRate: '5' }, ['warn 10']],
  ['late pay at a fifth of a per cent a day', { dailyLateRate: '0.002' }, []],
  ['a fifth for errands', { errandCapPercent: '20' }, []],
  ['all for errands', { errandCapPercent: '100' }, ['warn 7']],
  ['a day of notice for both', { mayEndEarly: 'both', endNoticeDays: 1 }, ['warn 15']],
  ['a month of notice for both', { mayEndEarly: 'both', endNoticeDays: 30 }, []],
  ['a day of notice that nobody may give', { endNoticeDays: 1 }, []],
  ['sixty working days to answer', { answerWorkingDays: 60 }, ['warn 14']],
  ['a post to be filled at once', { vacancyDays: 0 }, ['warn 5']],
  ['a post to be filled within six days', { vacancyDays: 6 }, ['warn 5']],
  ['a week to fill a post', { vacancyDays: 7 }, []],
  ['two months to fill a post', { vacancyDays: 60 }, []],
  ['a quarter to fill a post', { vacancyDays: 91 }, ['warn 5']],
  ['a month to hand over', { handOverDays: 30 }, []],
  ['a year to hand over', { handOverDays: 365 }, ['warn 4']],
  ['late pay that costs nothing', { dailyLateRate: '0' }, ['warn payment.lateDailyRate']],
])('%s', (_, more, points) => expect(found(more)).toEqual(points))
