import { day, type Refusal } from '#kernel'
import { openPurchase } from '#needs'
import { historyOf } from '#platform'
import { code, directContract, formsOf, good, sidesSeen, type World, world } from '#testing'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, versionsOf } from './contracts.ts'
import { proposeChange } from './propose-change.ts'
import { combined } from './rules/contract.sample.ts'
import type { ContractText } from './rules/contract.ts'
import { fairnessFacts, fairnessOf } from './rules/fairness.ts'
import { signVersion } from './sign-version.ts'
import { calendarOf } from '#people'

let w: World
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
})
afterAll(() => w.close())
const at = async (id: string) => (await contract(await w.as('operator'), id))!

async function drafted(
  provider: 'tongxin' | 'nuanyang' = 'tongxin',
  line: (l: ContractText['lines'][number]) => ContractText['lines'][number] = (l) => l,
): Promise<string> {
  const officer = await w.as('officer')
  const p = good(await openPurchase(officer, { title: '社会工作服务', communityIds: w.district.communities }))
  return good(
    await directContract(w, officer, {
      purchaseId: p.id,
      providerId: w.district.institutions[provider],
      lines: combined().lines.map(line),
      startsOn: day('2026-02-01'),
      noTenderReason: '测试',
    }),
  ).id
}
/** The clauses of a purchaser who wants to command, as a stranger to the trade would write them. */
const hard = {
  '19': '社工须服从购买方的管理，用工须经购买方同意。',
  '20': '承接方违约的，向购买方支付合同总价 20% 的违约金。',
  '21': '购买方可随时解除合同，并保留最终解释权。',
  '22': '购买方收到财政拨款后付款。',
}
const proposed = async (id: string, clauseEdits: ContractText['clauseEdits'], who = 'officer') => {
  const c = await at(id)
  return proposeChange(await w.as(who), { contractId: id, text: { ...c, clauseEdits }, reason: '试一试', version: c.version })
}
const sign = async (who: string, id: string, read?: boolean) => {
  const c = await at(id)
  const open = (await versionsOf(await w.as('operator'), id)).find((v) => v.state === 'open')!
  return signVersion(await w.as(who), { contractId: id, number: open.number, version: c.version, read })
}
const findings = async (id: string, text: ContractText) =>
  fairnessOf(text, fairnessFacts(await at(id), await w.as('officer'), await calendarOf(await w.as('officer'))))

describe('fairness where each side decides', () => {
  test('command, hiring, penalty, ending at will, the last word and late pay stand on the version, for both, before anybody signs', async () => {
    const id = await drafted()
    const { number } = good(await proposed(id, hard))
    for (const who of ['head', 'manager-tongxin'])
      for (const lang of ['zh', 'en'] as const) {
        const text = await (await w.get(who, `/contracts/${id}/versions/${number}`, { lang })).text()
        const { document } = parseHTML(text)
        const [found, own] = ['ul.duties:not(.own)', 'ul.own'].map((list) =>
          [...document.querySelectorAll(`${list} li.duty`)].map((l) => l.textContent ?? ''),
        ) as [string[], string[]]
        expect(found).toHaveLength(6)
        expect(own).toHaveLength(4)
        for (const clause of Object.values(hard)) expect(found.some((f) => f.includes(clause))).toBe(true)
        expect(document.querySelector('input[name=read]')).not.toBeNull()
      }
    expect((await findings(id, await at(id))).clauses.toSorted()).toEqual(['19', '19', '20', '21', '21', '22'])
  })

  test('signing says first that it was read, on each side, and the log keeps it; a text without findings asks nothing', async () => {
    const id = await drafted()
    good(await proposed(id, hard))
    for (const who of ['head', 'manager-tongxin']) {
      const refused = await sign(who, id)
      expect([code(refused), Object.keys((refused as Refusal).fields ?? {})]).toEqual(['read-first', ['read']])
      const path = `/contracts/${id}/versions/2/sign`
      const seen = { _version: String((await at(id)).version), ...(await sidesSeen(w, who, id, 2)) }
      expect((await w.post(who, path, { ...seen, _once: crypto.randomUUID() })).status).toBe(422)
      expect((await w.post(who, path, { ...seen, _once: crypto.randomUUID(), read: 'yes' })).status).toBe(303)
    }
    const said = (await historyOf(await w.as('officer'), { subjectId: id })).filter(
      (e) => e.action === 'contracts.sign' && e.outcome === 'done',
    )
    expect(said.map((e) => e.facts.read)).toEqual([6, 6])
    // Nor does what no wording of the program finds pass unread; what both have signed is not asked again.
    const own = await drafted()
    good(await proposed(own, { '19': '甲方认为社工不适岗的，乙方应在三日内换人。' }))
    expect(code(await sign('head', own))).toBe('read-first')
    good(await sign('head', own, true))
    expect(code(await sign('manager-tongxin', own))).toBe('read-first')
    good(await sign('manager-tongxin', own, true))
    const c = await at(own)
    const text = { ...c, titleEn: 'Another title', effectiveOn: day('2026-03-01') }
    good(await proposeChange(await w.as('officer'), { contractId: own, text, reason: '题目', version: c.version }))
    good(await sign('head', own))
    const plain = await drafted()
    good(await sign('head', plain))
    good(await sign('manager-tongxin', plain))
  })

  test.each([
    ['the hard clauses', hard],
    ['no clause of anybody’s own', {}],
    ['a balanced clause', { '19': '双方均可提前六十日书面通知解除合同。' }],
  ])('after signing nothing new is found: %s', async (_, clauseEdits) => {
    const id = await drafted()
    if (Object.keys(clauseEdits).length > 0) good(await proposed(id, clauseEdits))
    const before = await findings(id, (await versionsOf(await w.as('operator'), id))[0]!.text)
    good(await sign('head', id, true))
    good(await sign('manager-tongxin', id, true))
    expect((await at(id)).signedOn).not.toBeNull()
    expect(await findings(id, await at(id))).toEqual(before)
    // A supplement is read in the same way while it waits.
    const c = await at(id)
    const text = { ...c, clauseEdits: { ...clauseEdits, '23': '甲方保留最终解释权。' }, effectiveOn: day('2026-03-01') }
    const { number } = good(await proposeChange(await w.as('officer'), { contractId: id, text, reason: '解释', version: c.version }))
    expect(await (await w.get('manager-tongxin', `/contracts/${id}/versions/${number}`, { lang: 'zh' })).text()).toContain(
      '最终解释权只归购买方',
    )
    expect(code(await sign('manager-tongxin', id))).toBe('read-first')
  })

  test('on the form it is shown before it goes to the other side, with what was typed', async () => {
    const id = await drafted()
    const path = `/contracts/${id}/propose`
    const page = parseHTML(await (await w.get('manager-tongxin', path)).text()).document
    const fields: Record<string, string | string[]> = {}
    for (const e of [...page.querySelector(`form[action="${path}"]`)!.querySelectorAll('input, select, textarea')]) {
      const name = e.getAttribute('name')
      if (!name || (['checkbox', 'radio'].includes(e.getAttribute('type') ?? '') && !e.hasAttribute('checked'))) continue
      fields[name] =
        e.tagName === 'SELECT'
          ? (e.querySelector('option[selected]')?.getAttribute('value') ?? e.querySelector('option')?.getAttribute('value') ?? '')
          : e.tagName === 'TEXTAREA'
            ? (e.textContent ?? '')
            : (e.getAttribute('value') ?? '')
    }
    const typed = { ...fields, 'clauses.19': hard['19'], reason: '试一试' }
    const answer = await w.post('manager-tongxin', path, typed, { lang: 'zh' })
    const text = await answer.text()
    expect([
      answer.status,
      text.includes('服从购买方的管理或指挥') || text.includes('人员要服从购买方'),
      text.includes(hard['19']),
    ]).toEqual([422, true, true])
    expect((await versionsOf(await w.as('operator'), id)).length).toBe(1)
    expect((await w.post('manager-tongxin', path, { ...typed, _once: crypto.randomUUID(), read: 'yes' })).status).toBe(303)
  })

  test('what the law forbids outright nobody can propose: an enterprise is not made to wait half a year by a clause', async () => {
    const id = await drafted('nuanyang')
    const refused = await proposed(id, { '22': '购买方自验收合格之日起 180 日内付款。' })
    expect([code(refused), Object.keys((refused as Refusal).fields ?? {})]).toEqual(['contract-wrong', ['clauses.22']])
    // Nor other days than the field has, which is what is compared with award and plan.
    expect(code(await proposed(id, { '22': '购买方自验收合格之日起 45 日内付款。' }))).toBe('contract-wrong')
    good(await proposed(id, { '22': '购买方自验收合格之日起 30 日内付款。' }))
    // Nor is paying late made free of cost.
    const c = await at(id)
    const text = { ...c, terms: { ...c.terms, basis: 'statute' as const, dailyLateRate: '0' } }
    const free = await proposeChange(await w.as('officer'), { contractId: id, text, reason: '零利率', version: c.version })
    expect([code(free), Object.keys((free as Refusal).fields ?? {})]).toEqual(['contract-wrong', ['dailyLateRate']])
  })

  test('conditions that say another thing than the words of their unit are found in a draft, in a proposal and in a supplement, for both sides', async () => {
    const says = {
      zh: '「大型社区活动」的单位写的是「每场 200 人以上」，条件却是每个单位至少 5 人',
      en: 'its conditions say at least 5 people to a unit',
    }
    const shown = async (id: string, number: number) => {
      for (const who of ['head', 'manager-tongxin'])
        for (const lang of ['zh', 'en'] as const) {
          const page = await (await w.get(who, `/contracts/${id}/versions/${number}`, { lang })).text()
          expect([who, lang, page.includes(says[lang]), page.includes('name="read"')]).toEqual([who, lang, true, true])
        }
    }
    const five = { what: [], people: 5, minutes: null, sessions: null }
    const contradicting = await drafted('tongxin', (l) => (l.title === '大型社区活动' ? { ...l, unitTerms: five } : l))
    await shown(contradicting, 1)
    expect(code(await sign('head', contradicting))).toBe('read-first')

    // By the form, as people type it; first before signing, then as a supplement of a coming month.
    const id = await drafted()
    for (const effectiveOn of ['', '2026-03-01']) {
      const path = `/contracts/${id}/propose`
      const form = formsOf(await (await w.get('officer', path)).text(), path).find((f) => f.action === path)!
      const at1 = form.fields.find((f) => f.name.endsWith('.title') && f.values[0] === '大型社区活动')!.name.replace('title', 'unitPeople')
      const fields = { ...Object.fromEntries(form.fields.map((f) => [f.name, f.values])), effectiveOn, reason: '商定' }
      const first = await w.post('officer', path, { ...fields, [at1]: '５' }, { lang: 'zh' })
      expect([first.status, (await first.text()).includes(says.zh)]).toEqual([422, true])
      // Whoever has read it may propose it all the same, but for less than the plan has.
      const read = await w.post('officer', path, { ...fields, [at1]: '５', read: 'yes', _once: crypto.randomUUID() }, { lang: 'en' })
      if (effectiveOn === '') {
        expect([read.status, (await read.text()).includes('what one unit must be is not that of')]).toEqual([422, true])
      } else {
        expect(read.status).toBe(303)
        const number = (await versionsOf(await w.as('operator'), id))[0]!.number
        await shown(id, number)
        for (const who of ['head', 'manager-tongxin']) expect(code(await sign(who, id))).toBe('read-first')
        break
      }
      // With what the words say, as it was planned, nothing is found, and both sign.
      for (const who of ['head', 'manager-tongxin']) good(await sign(who, id))
    }
  })
})
