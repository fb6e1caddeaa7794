import { day, type Id, isRefusal, minor, newId, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { planOf } from '#plans'
import { ruleReport } from '#law'
import { draftTender } from '#tenders'
import { code, directContract, good, plannedFor, type World, world } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract, contracts } from './contracts.ts'
import { decideGround } from './decide-ground.ts'
import { draftContract, type NewContract } from './draft-contract.ts'
import { dropDraft } from './drop-draft.ts'
import { proposeChange } from './propose-change.ts'
import { ruleFacts } from './rule-facts.ts'
import { declineVersion, signVersion } from './sign-version.ts'
import { readGround, tables } from './store/index.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-02-03T09:00:00+08:00')
})
afterAll(() => w.close())

const fieldsOf = (x: unknown) => (isRefusal(x) ? Object.keys(x.fields ?? {}) : [])
const lineId = () => newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>
const from = day('2026-03-01')

const posts = (more: object = {}) => ({
  id: lineId(),
  kind: 'post' as const,
  title: '社区社工',
  hangsOn: null,
  grade: 'social-worker' as const,
  posts: 4,
  months: 12,
  amount: yuan('480000'),
  communityIds: w.district.communities.slice(0, 2),
  ...more,
})
const groups = (more: object = {}) => ({
  id: lineId(),
  kind: 'project' as const,
  title: '小组',
  hangsOn: null,
  unit: '个',
  quantity: 10,
  unitPrice: yuan('1000'),
  amount: yuan('10000'),
  communityIds: [],
  ...more,
})
async function bought(lines: Parameters<typeof plannedFor>[2], o: Partial<Parameters<typeof plannedFor>[3]> = {}): Promise<string> {
  const officer = await w.as('officer')
  const { id } = good(await openPurchase(officer, { title: '社会工作服务', communityIds: w.district.communities }))
  await plannedFor(officer, id, lines, { startsOn: from, ...o })
  return id
}
const asked = async (purchaseId: string, lines: NewContract['lines'], more: Partial<NewContract> = {}) =>
  draftContract(await w.as('officer'), {
    purchaseId,
    providerId: w.district.institutions.tongxin,
    lines,
    startsOn: from,
    noTenderReason: '区内只有一家具备条件。',
    ground: { kind: 'only-supplier' },
    ...more,
  })
const at = async (id: string) => (await contract(await w.as('operator'), id))!
const sign = async (who: string, id: string) => {
  const c = await at(id)
  return signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version, read: true })
}
const decide = async (id: string, approve: boolean, note?: string) =>
  decideGround(await w.as('approver'), { contractId: id, approve, note, version: (await at(id)).version })

test('who approves a ground sees what the law says of it: of an emergency, which purchases lie outside the law; nobody else does', async () => {
  const lines = [posts()]
  const c = good(await asked(await bought(lines), lines, { ground: { kind: 'unforeseeable-emergency' } }))
  const page = async (who: string) => (await w.get(who, `/contracts/${c.id}`, { lang: 'en' })).text()
  const seen = await page('approver')
  for (const says of ['What the law says of it', 'grave natural disaster', 'state security', 'art. 85']) expect(seen).toContain(says)
  expect(await page('officer')).not.toContain('What the law says of it')
})

describe('a contract beside no tender', () => {
  test('fifty posts for five million, because the officer knows them: refused without an approved plan, without a ground, for a ground that is none', async () => {
    const officer = await w.as('officer')
    const { id } = good(await openPurchase(officer, { title: '熟悉', communityIds: w.district.communities }))
    const lines = [posts({ posts: 50, amount: yuan('5000000') })]
    expect(code(await asked(id, lines, { noTenderReason: '熟悉' }))).toBe('no-approved-plan')
    await plannedFor(officer, id, lines, { startsOn: from, method: 'open-tender' })
    expect(code(await asked(id, lines, { ground: undefined }))).toBe('no-reason')
    expect(code(await asked(id, lines))).toBe('ground-closed')
    expect(fieldsOf(await asked(id, lines, { ground: { kind: 'renewal' } }))).toEqual(['earlier'])
    expect(await contracts(officer, { purchaseId: id })).toEqual([])
  })

  test('a plan that is only drafted is no plan', async () => {
    const lines = [groups()]
    const id = await bought(lines)
    await w.database.db
      .withTables<{ plans: { purchase_id: string; state: string } }>()
      .updateTable('plans')
      .set({ state: 'submitted' })
      .where('purchase_id', '=', id)
      .execute()
    expect(code(await asked(id, lines))).toBe('no-approved-plan')
  })

  test.each<[string, (l: ReturnType<typeof posts>, g: ReturnType<typeof groups>) => NewContract['lines'], string[]]>([
    ['a line the plan has not', (l) => [l, groups()], ['lines.1']],
    ['more posts', (l) => [{ ...l, posts: 5, amount: yuan('480000') }], ['lines.0']],
    ['another grade', (l) => [{ ...l, grade: 'any' as const }], ['lines.0']],
    ['longer in exchange for fewer posts', (l) => [{ ...l, posts: 2, months: 24, amount: yuan('480000') }], ['endsOn', 'lines.0']],
    ['another name', (l) => [{ ...l, title: '行政助理' }], ['lines.0']],
    ['another content', (l) => [{ ...l, scope: '协助街道办公' }], ['lines.0']],
    ['hanging on another line', (l, g) => [l, { ...g, hangsOn: l.id }], ['lines.1']],
    ['a higher price by fewer posts', (l) => [{ ...l, posts: 2 }], ['lines.0']],
    ['a community that was not planned', (l) => [{ ...l, communityIds: w.district.communities.slice(0, 3) }], ['lines.0']],
    ['communities left open', (l) => [{ ...l, communityIds: [] }], ['lines.0']],
    ['more units', (_, g) => [{ ...g, quantity: 11, amount: yuan('11000') }], ['lines.0']],
    ['dearer units', (_, g) => [{ ...g, quantity: 5, unitPrice: yuan('2000'), amount: yuan('10000') }], ['lines.0']],
    ['another unit', (_, g) => [{ ...g, unit: '场' }], ['lines.0']],
  ])('not as planned: %s', async (_, change, fields) => {
    const [l, g] = [posts(), groups()]
    const id = await bought([l, g])
    const refused = await asked(id, change(l, g))
    expect([code(refused), fieldsOf(refused)]).toEqual(['not-as-planned', fields])
  })

  test('one line twice is no text at all', async () => {
    const l = posts()
    const refused = await asked(await bought([l]), [l, l])
    expect([code(refused), fieldsOf(refused)]).toEqual(['contract-wrong', ['lines.1']])
  })

  test.each<[string, Partial<NewContract>, string[]]>([
    ['long before the plan was approved', { startsOn: day('2024-03-01') }, ['startsOn']],
    ['before the planned first day', { startsOn: day('2026-02-10') }, ['startsOn']],
    ['when the planned term is over', { startsOn: day('2027-03-01') }, ['startsOn']],
    ['longer than planned', { endsOn: day('2027-03-01') }, ['endsOn']],
    ['three times as long', { endsOn: day('2029-02-28') }, ['endsOn']],
  ])('a term that was not planned: %s', async (_, more, fields) => {
    const g = groups()
    const refused = await asked(await bought([g]), [g], more)
    expect([code(refused), fieldsOf(refused)]).toEqual(['not-as-planned', fields])
  })

  test('a plan approved late: the contract begins no earlier, and runs as long as planned', async () => {
    const g = groups()
    const id = await bought([g])
    await w.database.db
      .withTables<{ plans: { purchase_id: string; approved_on: unknown } }>()
      .updateTable('plans')
      .set({ approved_on: day('2026-04-15') })
      .where('purchase_id', '=', id)
      .execute()
    expect(fieldsOf(await asked(id, [g]))).toEqual(['startsOn'])
    good(await asked(id, [g], { startsOn: day('2026-05-01'), endsOn: day('2027-04-30') }))
  })

  test('what was contracted before counts: the rest of a line, and no more', async () => {
    const g = groups()
    const id = await bought([posts(), g])
    good(await asked(id, [{ ...g, quantity: 6, amount: yuan('6000') }]))
    expect(fieldsOf(await asked(id, [{ ...g, quantity: 5, amount: yuan('5000') }]))).toEqual(['lines.0'])
    good(await asked(id, [{ ...g, quantity: 4, amount: yuan('4000') }]))
  })

  test('two at the same moment over the same line: one stands', async () => {
    const g = groups()
    const id = await bought([g])
    const answers = await Promise.all([1, 2, 3].map(() => asked(id, [g])))
    expect(answers.map(code).sort()).toEqual(['done', 'not-as-planned', 'not-as-planned'])
  })
})

describe('beside a tender', () => {
  test('none while a tender of the same plan runs, and no tender while a contract has the plan; whoever comes first', async () => {
    const g = groups()
    const first = await bought([g], { method: null })
    good(await draftTender(await w.as('officer'), { purchaseId: first, method: 'competitive-consultation' }))
    expect(code(await asked(first, [g]))).toBe('beside-tender')
    const h = groups()
    const second = await bought([h], { method: null })
    const { id } = good(await asked(second, [h]))
    expect(code(await draftTender(await w.as('officer'), { purchaseId: second, method: 'competitive-consultation' }))).toBe(
      'plan-contracted',
    )
    // Dropped before anybody signed, it leaves the plan to a tender.
    good(await dropDraft(await w.as('head'), { contractId: id, reason: '改为招标', version: (await at(id)).version }))
    good(await draftTender(await w.as('officer'), { purchaseId: second, method: 'competitive-consultation' }))
  })
  test('both at the same moment: one of them', async () => {
    const g = groups()
    const id = await bought([g], { method: null })
    const [direct, tender] = await Promise.all([
      asked(id, [g]),
      draftTender(await w.as('officer'), { purchaseId: id, method: 'competitive-consultation' }),
    ])
    expect([code(direct), code(tender)].filter((c) => c === 'done').length).toBe(1)
    expect((await planOf(await w.as('operator'), id))!.takenBy).toBe(isRefusal(direct) ? 'tender' : 'contract')
  })
})

describe('the bureau approves the way of buying before anybody signs', () => {
  test('nobody signs before; approving what the law leaves open needs a reason; refused stays unsigned', async () => {
    const g = groups()
    const { id } = good(await asked(await bought([g]), [g]))
    expect(code(await sign('head', id))).toBe('ground-not-approved')
    expect(code(await decideGround(await w.as('officer'), { contractId: id, approve: true, version: 1 }))).toBe('not-your-role')
    // The place of this world has no threshold entered, so a person has to judge.
    expect(fieldsOf(await decide(id, true))).toEqual(['note'])
    expect(fieldsOf(await decide(id, false))).toEqual(['note'])
    good(await decide(id, true, '区内只有一家，已核实。'))
    expect(code(await decide(id, false, '改主意'))).toBe('ground-answered')
    good(await sign('head', id))
    good(await sign('manager-tongxin', id))
    expect((await at(id)).signedOn).not.toBeNull()
    const other = groups()
    const refused = good(await asked(await bought([other]), [other])).id
    good(await decide(refused, false, '有多家机构可以提供。'))
    expect(code(await sign('manager-tongxin', refused))).toBe('ground-refused')
  })

  test('a text that costs more than was approved asks again; one beyond the plan is refused; at signing it is looked at once more', async () => {
    const g = groups()
    const { id } = good(await asked(await bought([g]), [{ ...g, quantity: 5, amount: yuan('5000') }]))
    good(await decide(id, true, '已核实。'))
    const now = await at(id)
    const text = (quantity: number) => ({
      ...now,
      lines: now.lines.map((l) => ({ ...l, quantity, amount: minor(BigInt(quantity) * yuan('1000')) }) as (typeof now.lines)[number]),
    })
    const propose = async (quantity: number) =>
      proposeChange(await w.as('manager-tongxin'), {
        contractId: id,
        text: text(quantity),
        reason: '数量',
        version: (await at(id)).version,
      })
    expect(code(await propose(11))).toBe('not-as-planned')
    good(await propose(4))
    good(await sign('manager-tongxin', id))
    good(await propose(10))
    expect(code(await sign('manager-tongxin', id))).toBe('ground-not-approved')
    good(await decide(id, true, '仍在计划之内。'))
    good(await sign('manager-tongxin', id))
    // Somebody took what was left between the two signatures.
    await w.database.db
      .withTables<{ plans: { purchase_id: string; taken_by: string } }>()
      .updateTable('plans')
      .set({ taken_by: 'tender' })
      .where('purchase_id', '=', now.purchaseId)
      .execute()
    expect(code(await sign('head', id))).toBe('beside-tender')
  })

  test('what was approved is held at every version and at signing: term, days to pay, communities, way of payment; less is not asked again', async () => {
    const l = posts()
    const { id } = good(await asked(await bought([l]), [l]))
    const approve = async () => good(await decide(id, true, '已核实。'))
    await approve()
    const first = await at(id)
    const propose = async (change: (t: typeof first) => Partial<typeof first>) => {
      const now = await at(id)
      return proposeChange(await w.as('officer'), { contractId: id, text: { ...now, ...change(now) }, reason: '改', version: now.version })
    }
    const state = async () => (await readGround(await w.as('operator'), id))!.state
    expect(fieldsOf(await propose(() => ({ startsOn: day('2024-03-01'), endsOn: day('2025-02-28') })))).toEqual(['startsOn'])
    expect(fieldsOf(await propose(() => ({ endsOn: day('2027-03-31') })))).toEqual(['endsOn'])
    expect(await state()).toBe('approved')
    const changes: ((t: typeof first) => Partial<typeof first>)[] = [
      () => ({ startsOn: day('2026-04-01'), endsOn: day('2027-03-31') }),
      (t) => ({ startsOn: first.startsOn, endsOn: first.endsOn, terms: { ...t.terms, paymentDays: 45 } }),
      (t) => ({ terms: first.terms, lines: t.lines.map((x) => ({ ...x, communityIds: x.communityIds.slice(0, 1) })) }),
    ]
    for (const change of changes) {
      good(await propose(change))
      expect(await state()).toBe('asked')
      expect(code(await sign('head', id))).toBe('ground-not-approved')
      await approve()
    }
    good(await propose((t) => ({ terms: { ...t.terms, paymentDays: 20, vacancyDays: 20 } })))
    expect(await state()).toBe('approved')
    // A text the bureau approved is declined: the one that comes back waits for the bureau anew.
    good(await propose((t) => ({ lines: t.lines.map((x) => ({ ...x, communityIds: l.communityIds })) })))
    await approve()
    const now = await at(id)
    good(
      await declineVersion(await w.as('manager-tongxin'), {
        contractId: id,
        number: now.versionNumber,
        reason: '不行',
        version: now.version,
      }),
    )
    expect(await state()).toBe('asked')
    await approve()
    good(await sign('head', id))
    good(await sign('manager-tongxin', id))
  })

  test('a supplement stays within what was approved: no longer term, no more months at a lower price, no new line, and within the rest of the plan', async () => {
    const l = posts({ posts: 1, amount: yuan('120000') })
    const g = groups()
    const purchaseId = await bought([l, g])
    const { id } = good(await asked(purchaseId, [l, g]))
    good(await decide(id, true, '已核实。'))
    const fewer = await at(id)
    good(
      await proposeChange(await w.as('officer'), {
        contractId: id,
        text: { ...fewer, lines: fewer.lines.map((x) => (x.kind === 'project' ? { ...x, quantity: 5, amount: yuan('5000') } : x)) },
        reason: '先办五个',
        version: fewer.version,
      }),
    )
    for (const who of ['head', 'manager-tongxin']) good(await sign(who, id))
    const c = await at(id)
    const supplement = async (change: Partial<typeof c>) =>
      proposeChange(await w.as('manager-tongxin'), {
        contractId: id,
        text: { ...c, effectiveOn: day('2026-04-01'), ...change },
        reason: '变更',
        version: (await at(id)).version,
      })
    const line = (kind: string, more: object) => c.lines.map((x) => (x.kind === kind ? { ...x, ...more } : x)) as typeof c.lines
    const longer = await supplement({ endsOn: day('2029-02-28'), lines: line('post', { months: 36, amount: yuan('130000') }) })
    expect(code(longer)).toMatch(/beyond-approval|supplement-too-large/)
    expect(fieldsOf(await supplement({ endsOn: day('2027-03-31') }))).toEqual(['endsOn'])
    expect(fieldsOf(await supplement({ lines: line('project', { quantity: 11, amount: yuan('11000') }) }))).toEqual(['lines.1'])
    expect(
      fieldsOf(await supplement({ lines: [...c.lines, { ...c.lines[1]!, id: lineId(), quantity: 1, amount: yuan('1000') } as never] })),
    ).toEqual(['lines.2'])
    // Somebody else takes three of the five that were left: five are approved, two are there.
    good(await asked(purchaseId, [{ ...g, quantity: 3, amount: yuan('3000') }], { providerId: w.district.institutions.bangban }))
    expect(code(await supplement({ lines: line('project', { quantity: 10, amount: yuan('10000') }) }))).toBe('not-as-planned')
    const { number } = good(await supplement({ lines: line('project', { quantity: 7, amount: yuan('7000') }) }))
    // The rest goes before both have signed: at signing it is looked at once more.
    const last = good(
      await asked(purchaseId, [{ ...g, quantity: 1, amount: yuan('1000') }], { providerId: w.district.institutions.nuanyang }),
    ).id
    const agree = async () => signVersion(await w.as('head'), { contractId: id, number, version: (await at(id)).version })
    expect(code(await agree())).toBe('not-as-planned')
    good(await dropDraft(await w.as('head'), { contractId: last, reason: '不办了', version: 1 }))
    good(await agree())
  })

  test('a renewal stands by the contract it renews, in the three years its tender announced', async () => {
    const g = groups()
    const first = good(
      await directContract(w, await w.as('officer'), {
        purchaseId: good(await openPurchase(await w.as('officer'), { title: '头一年', communityIds: w.district.communities })).id,
        providerId: w.district.institutions.tongxin,
        lines: [g],
        startsOn: from,
        noTenderReason: '测试',
      }),
    ).id
    const next = groups()
    const renewed = (more: object) =>
      bought([next], { startsOn: day('2027-03-01') }).then((id) =>
        asked(id, [next], {
          startsOn: day('2027-03-01'),
          ground: { kind: 'renewal', earlierId: first, announced: '招标文件第三章', ...more },
        }),
      )
    // Not signed yet.
    expect(fieldsOf(await renewed({}))).toEqual(['earlier'])
    good(await sign('head', first))
    good(await sign('manager-tongxin', first))
    next.id = lineId()
    expect(fieldsOf(await renewed({ announced: undefined }))).toEqual(['announced'])
    // It was signed, but never tendered.
    next.id = lineId()
    expect(code(await renewed({}))).toBe('ground-closed')
    await tables(w.database.db).updateTable('contracts').set({ tender_id: 'ten_x' }).where('id', '=', first).execute()
    next.id = lineId()
    good(await renewed({}))
    // It was ended before its term: nothing is left to renew.
    await tables(w.database.db)
      .updateTable('contracts')
      .set({ state: 'terminated', closed_on: day('2026-05-31') })
      .where('id', '=', first)
      .execute()
    next.id = lineId()
    expect(code(await renewed({}))).toBe('ground-closed')
  })

  test('a renewal goes on with what was bought: another contract between the same two sides is refused, and the one to choose is named', async () => {
    const [here, there] = w.district.communities.map((id) => [id])
    const year = async (line: ReturnType<typeof groups>) => {
      const officer = await w.as('officer')
      const { id: purchaseId } = good(await openPurchase(officer, { title: '头一年', communityIds: w.district.communities }))
      const providerId = w.district.institutions.bangban
      const { id } = good(
        await directContract(w, officer, { purchaseId, providerId, lines: [line], startsOn: from, noTenderReason: '测试' }),
      )
      good(await sign('head', id))
      good(await sign('manager-bangban', id))
      await tables(w.database.db)
        .updateTable('contracts')
        .set({ tender_id: `ten_${id}` })
        .where('id', '=', id)
        .execute()
      return id
    }
    const elders = await year(groups({ title: '长者小组', communityIds: here }))
    const others = await year(groups({ title: '亲子小组', communityIds: here }))
    const elsewhere = await year(groups({ title: '长者小组', communityIds: there }))
    const renewed = async (earlierId: string, more: object = {}) => {
      const line = groups({ title: '长者 小组', communityIds: here, ...more })
      const id = await bought([line], { startsOn: day('2027-03-01') })
      const providerId = w.district.institutions.bangban
      const made = await asked(id, [line], {
        ...{ providerId, startsOn: day('2027-03-01') },
        ground: { kind: 'renewal', earlierId, announced: '招标文件第三章' },
      })
      return isRefusal(made) ? [made.code, made.fields?.earlier?.zh, made.fields?.earlier?.en] : (await at(made.id)).id
    }
    const { number } = await at(elders)
    for (const wrong of [others, elsewhere])
      expect(await renewed(wrong)).toEqual(['not-of-its-line', expect.stringContaining(number), expect.stringContaining(number)])
    const made = String(await renewed(elders))
    expect(code(await decide(made, true))).toBe('note-needed')
    const other = await decide(made, true, '往年续签关口材料齐全。')
    expect(code(other)).toBe('done')
    // Where no contract bought the like, whoever approves judges whether that is a renewal, and reads why it is asked.
    const alike = String(await renewed(others, { title: '外来务工者小组' }))
    const page = await (await w.get('approver', `/contracts/${alike}`, { lang: 'en' })).text()
    expect(page).toContain('bought nothing of the kind in the same place')
    expect(code(await decide(alike, true))).toBe('note-needed')
  })
})

describe('more from the same institution without a tender, at most a tenth of the first contract', () => {
  const signed = async (id: string) => {
    for (const who of ['head', 'manager-tongxin']) good(await sign(who, id))
    return id
  }
  /** A tendered contract of forty groups, 40,000, in force. */
  const tendered = async () => {
    const g = groups({ quantity: 40, amount: yuan('40000') })
    const { id } = good(await asked(await bought([g]), [g]))
    good(await decide(id, true, '已核实。'))
    await signed(id)
    await tables(w.database.db)
      .updateTable('contracts')
      // In force: until it begins, a contract waits for what may still become of an award.
      .set({ tender_id: `ten_${id}`, state: 'active' })
      .where('id', '=', id)
      .execute()
    return id
  }
  const more = async (earlierId: string, quantity: number) => {
    const g = groups({ quantity, amount: minor(BigInt(quantity) * yuan('1000')) })
    return asked(await bought([g]), [g], { ground: { kind: 'follow-on', earlierId } })
  }
  const supplement = async (id: string, quantity: number) => {
    const c = await at(id)
    return proposeChange(await w.as('manager-tongxin'), {
      contractId: id,
      text: {
        ...c,
        effectiveOn: day('2026-04-01'),
        lines: c.lines.map((x) => ({ ...x, quantity, amount: minor(BigInt(quantity) * yuan('1000')) }) as (typeof c.lines)[number]),
      },
      reason: '增加',
      version: c.version,
    })
  }

  test('a follow-on and a supplement share one tenth, whichever comes first', async () => {
    const first = await tendered()
    good(await more(first, 3))
    expect(code(await supplement(first, 42))).toBe('supplement-too-large')
    good(await supplement(first, 41))
    const second = await tendered()
    const { number } = good(await supplement(second, 43))
    const agree = async (who: string) =>
      signVersion(await w.as(who), { contractId: second, number, version: (await at(second)).version, read: true })
    good(await agree('manager-tongxin'))
    // A contract is made while the supplement waits for the other signature: at signing it is looked at once more.
    const { id: beside } = good(await more(second, 2))
    expect(code(await agree('head'))).toBe('supplement-too-large')
    good(await dropDraft(await w.as('head'), { contractId: beside, reason: '不办了', version: 1 }))
    good(await agree('head'))
    expect(code(await more(second, 2))).toBe('ground-closed')
    good(await more(second, 1))
  })

  test('a follow-on of a follow-on is one of the first contract', async () => {
    const first = await tendered()
    const { id: next } = good(await more(first, 4))
    good(await decide(next, true, '已核实。'))
    await signed(next)
    const small = groups({ quantity: 1, unitPrice: yuan('400'), amount: yuan('400') })
    // 400 is a tenth of the follow-on and more than is left of a tenth of the first.
    const third = await asked(await bought([small]), [small], { ground: { kind: 'follow-on', earlierId: next } })
    expect(code(third)).toBe('ground-closed')
  })
})

describe('who looks finds it', () => {
  const page = async (who: string, path: string) => (await w.get(who, path, { lang: 'en' })).text()
  test('before the bureau has decided, pages say that the text waits for it; with nothing to compare there is a contract to read', async () => {
    const g = groups()
    const { id } = good(await asked(await bought([g]), [g]))
    for (const path of [`/contracts/${id}`, `/contracts/${id}/versions/1`]) {
      const text = await page('head', path)
      expect(text, path).toContain('waits for the bureau')
      expect(text, path).not.toMatch(/waiting for signatures|Waiting for/)
    }
    expect(await page('head', `/contracts/${id}`)).toContain('Read the contract and answer')
    good(await decide(id, true, '已核实。'))
    expect(await page('head', `/contracts/${id}`)).toContain('waiting for signatures')
    // Whoever signs is told what signing here is, and what it is not.
    const toSign = await page('head', `/contracts/${id}/versions/1`)
    for (const says of ['no certificate of a licensed body', 'Electronic Signature Law']) expect(toSign).toContain(says)
    // The history beside the versions is the end of it; all of it has a page of its own.
    expect(await page('head', `/contracts/${id}`)).not.toContain(`/contracts/${id}/history`)
    for (let days = 11; days < 22; days++) {
      const now = await at(id)
      const text = { ...now, terms: { ...now.terms, acceptanceDays: days } }
      good(await proposeChange(await w.as('officer'), { contractId: id, text, reason: '改', version: now.version }))
    }
    expect(await page('head', `/contracts/${id}`)).toContain('what differs and answer')
    expect(await page('head', `/contracts/${id}`)).toContain(`/contracts/${id}/history`)
    const entries = (text: string) => text.match(/drafted contract|proposed version|approved doing/gi)!.length
    expect(entries((await page('head', `/contracts/${id}`)).split('<h2>History</h2>')[1]!)).toBe(12)
    expect(entries(await page('head', `/contracts/${id}/history`))).toBe(13)
    expect((await w.get('manager-bangban', `/contracts/${id}/history`)).status).toBe(404)
  })
  test('the rule report asks first how it came about, and finds a contract of old without plan, ground and approval', async () => {
    const g = groups()
    const { id } = good(await asked(await bought([g]), [g]))
    const op = await w.as('operator')
    await tables(w.database.db).deleteFrom('contract_grounds').where('contract_id', '=', id).execute()
    await w.database.db
      .withTables<{ plans: { purchase_id: string } }>()
      .deleteFrom('plans')
      .where('purchase_id', '=', (await at(id)).purchaseId)
      .execute()
    const report = ruleReport((await ruleFacts(op, id))!, (await at(id)).lawDay)
    expect(report.lines[0]).toMatchObject({ name: 'way-of-buying', answer: [{ at: 'plan' }, { at: 'ground' }, { at: 'approval' }] })
  })
  test('one that was approved is clean, and one that waits says so', async () => {
    const g = groups()
    const { id } = good(await asked(await bought([g]), [g]))
    const first = async () =>
      ruleReport((await ruleFacts(await w.as('operator'), id))!, (await at(id)).lawDay).lines[0]!.answer as { at: string }[]
    expect((await first()).map((f) => f.at)).toEqual(['threshold', 'approval'])
    good(await decide(id, true, '已核实。'))
    expect((await first()).map((f) => f.at)).toEqual(['threshold'])
  })
})
