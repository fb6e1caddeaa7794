import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sayRefusal } from '#kernel'
import { ownSettingForms, permissions } from '#people'
import { claimProcess, correctionProcess } from '#payments'
import { planProcess } from '#plans'
import { sayActionAlone, sayEntry } from '../src/home/gather.ts'
import { knownLaw } from '#law'
import { sayField, sayOutcome, sayValue } from '../src/home/log-words.ts'
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
  const steps = '(?:needs|plans|tenders|bids|panel|awards|challenges|complaints|contracts|delivery|payments|evaluations|people|log)'
  const others = [...source.matchAll(new RegExp(`'(${steps}\\.[a-z]+(?:-[a-z]+)*)'`, 'g'))]
    .map((m) => m[1]!)
    .filter((a) => !(a in permissions) && !/\.(csv|due)$/.test(a))
  return [...named, ...others]
}
// Put together in the code from the names of verbs; a part payment and one of interest are written as a payment, and what a correction
// leads to as its confirmation.
const unsaid = ['pay-part', 'pay-interest', 'correct', 'owe-again', 'set-right', 'ask-withdrawal', 'withdraw']
const moves = [
  ...Object.keys(claimProcess.verbs).filter((v) => !unsaid.includes(v)),
  ...Object.keys(correctionProcess.verbs).map((v) => `${v}-correction`),
  ...['returned', 'never-left', 'wrong-payee', 'wrong-entry', 'wrong-claim', 'paid-back', 'set-off'].map((k) => `record-${k}`),
]
const decided = ['needs.accept', 'needs.set-aside', 'needs.reopen', 'evaluations.give', 'evaluations.reply']
const planned = Object.keys(planProcess.verbs).map((v) => `plans.${v}`)
const made = [
  ...decided,
  ...planned,
  'contracts.drop',
  'contracts.revoke',
  'complaints.correct',
  'complaints.refuse',
  'complaints.accept',
  'complaints.answer',
  'complaints.put',
  'complaints.suspend',
  'complaints.resume',
  'complaints.decide',
  'complaints.withdraw',
  'contracts.terminate',
  'contracts.due-failed',
  'tenders.open-mended',
  'challenges.answer',
  'challenges.help',
  'challenges.withdraw',
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

test('an action is said whole to whom its facts are not open: no gap, no empty quotation, and no number that is none', () => {
  const wrong = actions.flatMap((a) => {
    const { zh, en } = sayActionAlone(a)
    const gaps =
      /^\s|\s$|\s{2}|「」|“”|[，：、] ?[，：；]|[，,：:]$|(?<![\d.,])0(?![\d.,])| [,:;]|\p{Script=Han} \p{Script=Han}|NaN|undefined|null/u
    return [zh, en].filter((said) => gaps.test(said) || said === '')
  })
  expect(wrong).toEqual([])
  expect(sayActionAlone('delivery.record')).toEqual({ zh: '记录服务 … 分钟', en: 'recorded … minutes: service' })
  expect(sayActionAlone('delivery.judge-month').zh).toBe('核对 … 的行政事务占比')
  // What has no gap stays as it is.
  expect(sayActionAlone('needs.accept')).toEqual(sayEntry('needs.accept', {}))
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

test('a state and a method are said in words', () => {
  const here = { zone: 'Asia/Shanghai', law: knownLaw('cn') }
  expect(sayValue('tender', 'method', 'open-tender', here).zh).toBe('公开招标')
  expect(sayValue('tender', 'state', 'published', here).zh).toMatch(/[\u4e00-\u9fff]/)
  expect(sayValue('claim', 'state', 'paid', here).en).not.toBe('paid-x')
})

/** Every field that the log tells of a record as it was and as it became: what the step reads of it, and what a change names by itself. */
const told = all.flatMap((source) => {
  const read = [...source.matchAll(/: PlainFields (?:=> \(|\{\s*return )\{([\s\S]*?)\}\)?\n/g)].flatMap((m) => [
    ...m[1]!.matchAll(/\b(\w+): /g),
  ])
  return [...read, ...source.matchAll(/\{ field: '(\w+)', before/g)].map((m) => m[1]!)
})
const set = Object.values(ownSettingForms).flatMap((form) => Object.keys(form.shape))

test('every field that was changed is called something in both languages', () => {
  expect(told).toEqual(expect.arrayContaining(['mergedInto', 'residents', 'deadlineAt', 'invoiceOn', 'specialties']))
  expect([...new Set([...told, ...set])].filter((f) => !/[\u4e00-\u9fff]/.test(sayField(f).zh)).sort()).toEqual([])
})

test('what an organisation is, and that a community was merged, is said in words', () => {
  const here = { zone: 'Asia/Shanghai', law: knownLaw('cn') }
  const says = [
    sayValue('organisation', 'legalForm', 'social-organisation', here).zh,
    sayValue('community', 'state', 'merged', here).zh,
    sayValue('organisation', 'state', 'closed', here).zh,
    sayValue('local', 'state', 'withdrawn', here).zh,
    sayField('closedOn', 'organisation').zh,
    sayField('closedOn', 'contract').zh,
  ]
  expect(says).toEqual([expect.stringContaining('社会组织'), '已并入其他社区', '已停用', '已撤回', '停用日期', '提前结束日'])
})

test('a history says days, hours and interest as people do', () => {
  const says = (action: string, facts: Record<string, unknown>) => {
    const said = sayEntry(action, facts)
    return [said.zh, said.en]
  }
  expect(says('needs.answers-of-day', { day: '2026-10-05', answers: 40 })).toEqual([
    '2026 年 10 月 5 日归入答卷 40 份',
    'took in 40 answers on 5 October 2026',
  ])
  expect(says('delivery.record', { records: 20, minutes: 9210 })).toEqual([
    '记录 20 次服务，共 153.5 小时',
    'recorded 20 pieces of work, 153.5 hours',
  ])
  const interest = { amount: '0.00', interest: '374.59', paidOn: '2026-07-18' }
  expect(says('payments.pay', interest)[0]).toBe('付利息 374.59 元，付款日 2026 年 7 月 18 日')
  expect(says('payments.pay', { ...interest, amount: '100.00' })[0]).toBe('付款 100.00 元，付利息 374.59 元，付款日 2026 年 7 月 18 日')
  expect(says('payments.pay', { ...interest, amount: '100.00', interest: '0.00' })[1]).toBe('Paid ¥100.00 on 18 July 2026')
  expect(says('delivery.answer-errands', { month: '2026-08', answer: '好' })[0]).toBe('答复 2026 年 8 月的超限：好')
})
