import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { knownLaw } from '#law'
import { sayFact } from './rule-fact.tsx'
import { factUnits } from './rules-words.ts'

test.each([
  ['score', '250/3', '83.3333'],
  ['points', '25/2', '12.5'],
  ['weight', '15/2', '7.5'],
  ['mark', '13/3', '4.3333'],
  ['priceWeight', '1/10', '10%'],
  ['deduction', '1/8', '12.5%'],
  ['errandCap', '1', '100%'],
  ['agreedDailyRate', '1/2000', '0.05%'],
  ['ceiling', '9/20', '45%'],
  ['ceiling', '1050000.00', '1,050,000.00 元'],
  ['total', '1050000.00', '1,050,000.00 元'],
  ['total', '481/2', '240.5'],
  ['method', 'open-tender', '公开招标'],
])('the fact %s of %s is shown as %s', (of, value, shown) => expect(sayFact(of, value, 'zh', knownLaw('cn'))).toBe(shown))

test('every exact number a record may hold says what it counts', () => {
  const source = readFileSync(fileURLToPath(new URL('../../law/facts.ts', import.meta.url)), 'utf8')
  const keys = [...source.matchAll(/(\w+): (?:orNull\()?aShare\b/g)].map((m) => m[1]!)
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter((k) => !(k in factUnits))).toEqual([])
})
