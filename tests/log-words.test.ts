import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sayRefusal } from '#kernel'
import { permissions } from '#people'
import { claimProcess } from '#payments'
import { planProcess } from '#plans'
import { sayEntry } from '../src/home/gather.ts'
import { sayOutcome, sayValue } from '../src/home/log-words.ts'
import '../src/app.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'commands') return []
    if (statSync(path).isDirectory()) return sources(path)
    return /\.tsx?$/.test(name) && !/\.test\./.test(name) ? [readFileSync(path, 'utf8')] : []
  })
const all = sources(root)

/** Every action that any step writes into the log: named as one, or any name of that form that is no permission. */
function actionsIn(source: string): string[] {
  const named = [...source.matchAll(/(?:\baction(?::|\s*=)|recordRefusal\(\s*\w+,)\s*'([a-z]+\.[a-z-]+)'/g)].map((m) => m[1]!)
  const steps = '(?:needs|plans|tenders|bids|panel|awards|contracts|delivery|payments|evaluations|people|log)'
  const others = [...source.matchAll(new RegExp(`'(${steps}\\.[a-z]+(?:-[a-z]+)*)'`, 'g'))]
    .map((m) => m[1]!)
    .filter((a) => !(a in permissions) && !/\.(csv|due)$/.test(a))
  return [...named, ...others]
}
// Put together in the code from the names of verbs; a part payment and one of interest are written as a payment.
const moves = Object.keys(claimProcess.verbs).filter((v) => !['pay-part', 'pay-interest'].includes(v))
const decided = ['needs.accept', 'needs.set-aside', 'needs.reopen', 'evaluations.give', 'evaluations.reply']
const planned = Object.keys(planProcess.verbs).map((v) => `plans.${v}`)
const made = [
  ...decided,
  ...planned,
  'contracts.drop',
  'contracts.terminate',
  'contracts.due-failed',
  'tenders.open-mended',
  ...moves.map((v) => `payments.${v}`),
]
const actions = [...new Set([...all.flatMap(actionsIn), ...made])].sort()

test('every action has words in both languages', () => {
  expect(actions.length).toBeGreaterThan(90)
  const bare = actions.filter((a) => {
    const said = sayEntry(a, {})
    return said.zh === a || said.en === a || !/[\u4e00-\u9fff]/.test(said.zh) || !/[a-z]/i.test(said.en)
  })
  expect(bare).toEqual([])
})

test('every way to be refused has words in both languages, and is not said as its code', () => {
  const codes = [...new Set(all.flatMap((s) => [...s.matchAll(/\brefuse\w*\(\s*'([a-z-]+)'/g)].map((m) => m[1]!)))]
  expect(codes.length).toBeGreaterThan(60)
  expect(codes.filter((c) => !sayRefusal(c))).toEqual([])
  for (const c of codes) {
    expect(sayOutcome(c).zh).toMatch(/^被拒绝：.*[\u4e00-\u9fff]/)
    expect([c, sayOutcome(c).en.includes(c) && c.includes('-')]).toEqual([c, false])
  }
})

test('a state is said in words', () => {
  expect(sayValue('tender', 'state', 'published', 'Asia/Shanghai').zh).toMatch(/[\u4e00-\u9fff]/)
  expect(sayValue('claim', 'state', 'paid', 'Asia/Shanghai').en).not.toBe('paid-x')
})
