import { contract, decideGround, draftContract, proposeChange, signVersion } from '#contracts'
import { day, type Id, isRefusal, minor, newId, type Refusal, yuan } from '#kernel'
import { createQuestionnaire, openCampaign, openPurchase } from '#needs'
import { plannedFor, world, type World } from '#testing'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addQuestion } from '../src/1-needs/add-question.ts'
import { tables } from '../src/4-contracts/store/index.ts'

/*
 * What a verb finds in other rows than its own must still be so when it writes. Between the two, somebody holds the table until both have
 * looked: whoever is not made to wait has then seen nothing of the other.
 */

let w: World
beforeAll(async () => void (w = await world('2026-02-03T09:00:00+08:00')))
afterAll(() => w.close())

const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown) => (isRefusal(x) ? x.code : 'done')

/** Does both while nobody can write into a table: lets go once both wait, for the table or for one another. */
async function bothWhile(table: string, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<string[]> {
  const name = (await sql<{ name: string }>`select current_database() as name`.execute(w.database.db)).rows[0]!.name
  const holder = new pg.Client({ connectionString: `${inject('postgres')}/${name}` })
  await holder.connect()
  const waiting = async (n: number): Promise<void> => {
    const waits = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    for (let i = 0; i < 500; i++) {
      // Inside a transaction whoever connected later is not seen, unless one looks anew.
      await holder.query('select pg_stat_clear_snapshot()')
      if ((await holder.query<{ n: number }>(waits)).rows[0]!.n >= n) return
      await new Promise((r) => setTimeout(r, 20))
    }
  }
  try {
    await holder.query(`begin; lock table ${table} in share mode`)
    const one = first()
    await waiting(1)
    const other = second()
    // A second one that does not wait is done, or refused: then there is nothing to wait for.
    await Promise.race([waiting(2), other])
    await holder.query('commit')
    return (await Promise.all([one, other])).map(code)
  } finally {
    await holder.end()
  }
}

describe.runIf(inject('postgres'))('two that do not see each other yet', () => {
  async function asking(label: string): Promise<string> {
    const officer = await w.as('officer')
    const q = good(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
    good(await addQuestion(officer, q.id, { kind: 'need', label, required: true }))
    return q.id
  }
  const open = async (questionnaireId: string) =>
    openCampaign(await w.as('officer'), {
      ...{ purchaseId: null, questionnaireId, title: '调查', purpose: 'needs' as const, openLink: false },
      ...{ communityIds: w.district.communities.slice(0, 1), opensOn: day('2026-03-02'), closesOn: day('2026-03-20') },
      householdsPerCommunity: 30,
    })

  test('of two surveys that ask the same, opened at the same moment, one is opened', async () => {
    const [one, other] = [await asking('看望老人'), await asking('看望老人？')]
    expect(
      (
        await bothWhile(
          'campaigns',
          () => open(one),
          () => open(other),
        )
      ).sort(),
    ).toEqual(['asked-already', 'done'])
  })

  test('a questionnaire that gets another question while its survey opens asks what was held against other surveys', async () => {
    good(await open(await asking('陪老人看病')))
    const form = await asking('送餐')
    const officer = await w.as('officer')
    const [opened, added] = await bothWhile(
      'campaigns',
      () => open(form),
      () => addQuestion(officer, form, { kind: 'need', label: '陪老人看病', required: true }),
    )
    expect([opened, added]).toEqual(['done', expect.not.stringMatching('done')])
  })

  const groups = (quantity: number) => ({
    id: newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')) as Id<'line'>,
    ...{ kind: 'project' as const, title: '小组', hangsOn: null, unit: '个', quantity, unitPrice: yuan('1000') },
    ...{ amount: minor(BigInt(quantity) * yuan('1000')), communityIds: [] },
  })
  const bought = async (lines: Parameters<typeof plannedFor>[2]): Promise<string> => {
    const officer = await w.as('officer')
    const { id } = good(await openPurchase(officer, { title: '社会工作服务', communityIds: w.district.communities }))
    await plannedFor(officer, id, lines, { startsOn: day('2026-03-01') })
    return id
  }
  const asked = async (purchaseId: string, lines: ReturnType<typeof groups>[], ground: Parameters<typeof draftContract>[1]['ground']) =>
    draftContract(await w.as('officer'), {
      ...{ purchaseId, providerId: w.district.institutions.tongxin, lines, startsOn: day('2026-03-01'), ground },
      noTenderReason: '区内只有一家具备条件。',
    })
  const at = async (id: string) => (await contract(await w.as('operator'), id))!
  /** A tendered contract of forty groups, 40,000, in force: 4,000 may be added without a tender. */
  async function tendered(): Promise<string> {
    const g = groups(40)
    const { id } = good(await asked(await bought([g]), [g], { kind: 'only-supplier' }))
    good(await decideGround(await w.as('approver'), { contractId: id, approve: true, note: '已核实。', version: 1 }))
    for (const who of ['head', 'manager-tongxin']) {
      const c = await at(id)
      good(await signVersion(await w.as(who), { contractId: id, number: c.versionNumber, version: c.version, read: true }))
    }
    await tables(w.database.db)
      .updateTable('contracts')
      .set({ tender_id: `ten_${id}`, state: 'active' })
      .where('id', '=', id)
      .execute()
    return id
  }

  test('two contracts that add to a first one at the same moment are counted one after the other', async () => {
    const earlierId = await tendered()
    const [a, b] = [groups(3), groups(3)]
    const [one, other] = [await bought([a]), await bought([b])]
    const added = await bothWhile(
      'contracts',
      () => asked(one, [a], { kind: 'follow-on', earlierId }),
      () => asked(other, [b], { kind: 'follow-on', earlierId }),
    )
    expect(added.sort()).toEqual(['done', 'ground-closed'])
  })

  test('a supplement that is signed and a contract beside it at the same moment are counted one after the other', async () => {
    const earlierId = await tendered()
    const g = groups(3)
    const purchase = await bought([g])
    const c = await at(earlierId)
    const text = { ...c, effectiveOn: day('2026-04-01'), lines: c.lines.map((l) => ({ ...l, ...groups(43), id: l.id }) as typeof l) }
    const proposal = { contractId: c.id, text, reason: '增加', version: c.version }
    const { number } = good(await proposeChange(await w.as('manager-tongxin'), proposal))
    const sign = async (who: string) =>
      signVersion(await w.as(who), { contractId: c.id, number, version: (await at(earlierId)).version, read: true })
    good(await sign('manager-tongxin'))
    const added = await bothWhile(
      'contracts',
      () => sign('head'),
      () => asked(purchase, [g], { kind: 'follow-on', earlierId }),
    )
    expect(added).toEqual(['done', 'ground-closed'])
  })
})
