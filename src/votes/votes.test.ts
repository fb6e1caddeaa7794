import { day } from '#kernel'
import { type PbFile, readPb } from '#measures'
import { draftPlan, planOf } from '#plans'
import { slipsOf } from '#needs'
import { asOwner, good, purchaseWithNeed, world, type World } from '#testing'
import { sql } from 'kysely'
import { measureCommand } from '../commands/measure.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let w: World
let of: { purchaseId: string; needId: string }
let places: string[]
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  of = await purchaseWithNeed(w, '社区服务')
  places = w.district.communities.slice(0, 2)
})
afterAll(() => w.close())

const officer = 'officer'
const withoutStyles = (page: string) => page.replace(/<style>[\s\S]*?<\/style>|<header[\s\S]*?<\/header>|<head>[\s\S]*?<\/head>/g, '')
const text = async (r: Response | Promise<Response>): Promise<string> => await (await r).text()
const sent = async (who: string, path: string, fields: Record<string, string | string[]> = {}) => {
  const r = await w.post(who, path, { _once: crypto.randomUUID(), ...fields }, { lang: 'en' })
  return { status: r.status, to: r.headers.get('location') ?? '', text: withoutStyles(await r.text()) }
}
const version = async (table: 'votes' | 'vote_projects', id: string): Promise<string> => {
  const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(w.database.db)
  return String(rows[0]!.version)
}
const act = async (id: string, verb: string, fields: Record<string, string> = {}) =>
  await sent(officer, `/votes/${id}/${verb}`, { ...fields, _version: await version('votes', id) })
const actOn = async (id: string, project: string, verb: string, fields: Record<string, string | string[]> = {}) =>
  await sent(officer, `/votes/${id}/projects/${project}/${verb}`, { ...fields, _version: await version('vote_projects', project) })
const page = (path: string, who = officer) => text(w.get(who, path, { lang: 'en' }))

const voteFields = (more: Record<string, string | string[]> = {}) => ({
  ...{ purchaseId: of.purchaseId, title: '先做哪些', titleEn: 'What first', budget: '11000', communityIds: places, households: '12' },
  ...{ opensOn: '2026-03-02', closesOn: '2026-03-20', about: '花在哪里，大家定。' },
  ...more,
})
const begun = async (more: Record<string, string | string[]> = {}) => {
  const made = await sent(officer, '/votes/new', voteFields(more))
  expect([made.status, made.text]).toEqual([303, ''])
  return made.to.split('/').at(-1)!
}
const project = async (id: string, title: string, cost: string) => {
  const fields = { title, what: `${title}，每周一次`, cost, needId: of.needId, proposedBy: 'office' }
  const made = await sent(officer, `/votes/${id}/projects/new`, fields)
  expect([made.status, made.text]).toEqual([303, ''])
  const projectId = made.to.split('/').at(-1)!
  expect((await actOn(id, projectId, 'admit')).status).toBe(303)
  return projectId
}
/** Number on the ballot by the beginning of what a project is called. */
const numbers = async (id: string): Promise<Record<string, string>> => {
  const shown = await page(`/open/votes/${id}`, 'public')
  return Object.fromEntries([...shown.matchAll(/<h3>(\d+)\. (\S+) /g)].map((m) => [m[2]!, m[1]!.padStart(3, '0')]))
}
const codesOf = async (id: string): Promise<string[]> => {
  const { rows } = await sql<{ campaign_id: string }>`select campaign_id from votes where id = ${id}`.execute(w.database.db)
  const slips = good(await slipsOf(await w.as(officer), rows[0]!.campaign_id))
  return slips.codes.flatMap((c) => c.codes)
}
/** Votes on the phone, page by page, as somebody without scripts does. */
const votesByPhone = async (code: string, chosen: readonly string[]) => {
  const start = await sent('public', `/s/${code}`, { route: 'own-phone' })
  const draft = /\/s\/a\/(\w+)\//.exec(start.to)?.[1]
  if (!draft) return start
  await sent('public', `/s/a/${draft}/q1`, { q1: [...chosen], go: 'next' })
  return await sent('public', `/s/a/${draft}/send`)
}
const campaignOf = async (id: string) =>
  (await sql<{ campaign_id: string }>`select campaign_id from votes where id = ${id}`.execute(w.database.db)).rows[0]!.campaign_id

describe('a vote from its projects to a line of the plan', () => {
  let id: string
  let lateCode: string
  const projects: Record<string, string> = {}
  test('stands under a purchase, and names every field that is wrong', async () => {
    const wrong = await sent(officer, '/votes/new', voteFields({ closesOn: '2026-03-01', communityIds: [], households: '20001' }))
    expect(wrong.status).toBe(422)
    const no = await sent(officer, '/votes/new', voteFields({ closesOn: '2026-03-01', communityIds: [] }))
    for (const says of ['The last day must not be before the first', 'Choose at least one of the communities'])
      expect(no.text).toContain(says)
    expect((await sent('manager-tongxin', '/votes/new', voteFields())).status).toBe(403)
    id = await begun()
    expect(await page(`/purchases/${of.purchaseId}`)).toContain(`/votes?purchase=${of.purchaseId}`)
    expect(await page(`/votes?purchase=${of.purchaseId}`)).toContain('What first')
    expect((await w.get('public', `/open/votes/${id}`)).status).toBe(404)
  })
  test('is not opened without projects, with one unchecked, or where nothing fits the budget', async () => {
    expect((await act(id, 'open')).text).toContain('No project is admitted yet')
    const resident = await sent('public', `/v/${id}`, { title: '修路灯', what: '3号楼门口太黑', communityId: places[0]! })
    expect([resident.status, resident.to]).toEqual([303, `/v/${id}/done`])
    expect((await sent('public', `/v/${id}`, { title: '', what: '' })).text).toContain('id="title-wrong"')
    expect((await act(id, 'open')).text).toContain('still to be checked')
    const { rows } = await sql<{ id: string }>`select id from vote_projects where vote_id = ${id}`.execute(w.database.db)
    const proposed = rows[0]!.id
    // A resident does not know what it costs: it is not admitted before the office has said so.
    expect((await actOn(id, proposed, 'admit')).text).toContain('say what it costs')
    expect((await actOn(id, proposed, 'aside', { reason: '路灯由市政修。' })).status).toBe(303)
    const dear = { title: '电梯', what: '装电梯', cost: '999999', needId: of.needId, proposedBy: 'committee' }
    expect((await sent(officer, `/votes/${id}/projects/new`, dear)).text).toContain('more than the whole budget')
  })
  test('takes a proposal as nobody’s, whoever is signed in; residents fill only their own room, and what is set aside fills none', async () => {
    const other = await begun({ title: '再选一次' })
    const proposal = { title: '修路灯', what: '3号楼门口太黑', communityId: places[0]! }
    for (const who of ['worker-tongxin', 'public']) expect((await sent(who, `/v/${other}`, proposal)).status).toBe(303)
    // Neither of whom nor of when: the log is told the number of the day, once it is over.
    const logged = async () =>
      (
        await sql`select actor_kind, actor_id, subject_id, facts from record_log where (action = 'projects.of-day' and subject_id = ${other})
          or subject_id in (select id from vote_projects where vote_id = ${other})`.execute(w.database.db)
      ).rows
    await w.runJobs()
    expect(await logged()).toEqual([])
    expect(await page(`/purchases/${of.purchaseId}/history`)).not.toContain('a resident or the public')
    w.clock.set('2026-03-03T00:00:05+08:00')
    await w.runJobs()
    expect(await logged()).toEqual([{ actor_kind: 'clock', actor_id: null, subject_id: other, facts: { day: '2026-03-02', proposed: 2 } }])
    w.clock.set('2026-03-02T12:00:00+08:00')
    await sql`insert into vote_projects (jurisdiction, id, vote_id, title, what, community_ids, proposed_by, proposed_on)
      select p.jurisdiction, p.id || n, p.vote_id, p.title, p.what, p.community_ids, 'resident', p.proposed_on
      from vote_projects p, generate_series(1, 49) n where p.vote_id = ${other}`.execute(w.database.db)
    expect((await sent('public', `/v/${other}`, proposal)).text).toContain('at most 100')
    await project(other, '健身角', '3000')
    await sql`update vote_projects set state = 'aside', reason = '不归我们', decided_on = proposed_on
      where vote_id = ${other} and proposed_by = 'resident'`.execute(w.database.db)
    expect((await sent('public', `/v/${other}`, proposal)).status).toBe(303)
  })
  test('opens with numbers drawn by lot, and from then on no project changes', async () => {
    for (const [title, cost] of Object.entries({ 骑车: '7000', 健身: '4000', 公园: '2500', 游戏: '2000', 读书: '1000' }))
      projects[title] = await project(id, title, cost)
    expect((await act(id, 'open')).status).toBe(303)
    const edit = { title: '换了', what: '换了', cost: '1', needId: of.needId, proposedBy: 'office' }
    expect((await actOn(id, projects['骑车']!, 'edit', edit)).text).toContain('The vote has begun')
    expect((await sent('public', `/v/${id}`, { title: '晚了', what: '晚了' })).status).toBe(410)
    const open = await page(`/open/votes/${id}`, 'public')
    for (const says of ['路灯由市政修。', 'Seed of the lot', 'Vote with a code']) expect(open).toContain(says)
    expect(Object.keys(await numbers(id)).sort()).toEqual(Object.keys(projects).sort())
  })
  test('prints a ballot for each household, with its code', async () => {
    const [code] = await codesOf(id)
    const ballots = await page(`/votes/${id}/ballots`)
    expect(ballots).toContain(`${code!.slice(0, 4)} ${code!.slice(4)}`)
    expect((await w.get('manager-tongxin', `/votes/${id}/ballots`)).status).toBe(403)
  })
  test('counts phone and paper together, a code only once, and no paper without a code', async () => {
    const codes = await codesOf(id)
    lateCode = codes[12]!
    const n = await numbers(id)
    // The published example of equalshares.net: who names what, by voter.
    const by: Record<string, number[]> = {
      骑车: [1, 2, 3, 4, 5, 6],
      健身: [1, 2, 3, 4, 5, 6, 11],
      公园: [2, 4, 5, 7, 10],
      游戏: [7, 8, 9, 10],
      读书: [7, 9, 10],
    }
    const of = (voter: number) =>
      Object.keys(by)
        .filter((p) => by[p]!.includes(voter))
        .map((p) => n[p]!)
    for (let voter = 1; voter <= 9; voter++) expect((await votesByPhone(codes[voter]!, of(voter))).to).toContain('/done')
    const campaign = await campaignOf(id)
    const paper = (sheet: string, code: string, voter: number) =>
      sent(officer, `/surveys/${campaign}/paper`, { sheet, communityId: places[0]!, code, q1: of(voter) })
    expect((await paper('1', '', 10)).text).toContain('Enter the code printed on the ballot')
    expect((await paper('1', codes[10]!, 10)).status).toBe(303)
    expect((await paper('2', codes[11]!, 11)).status).toBe(303)
    // A committee helps with the keying, and whoever may do neither sees what is public.
    const led = async (who: string) => (await w.get(who, `/votes/ballots/${campaign}`)).headers.get('location')
    expect([await led('committee'), await led('evaluator'), await led('officer')]).toEqual([
      `/surveys/${campaign}/paper`,
      `/open/votes/${id}`,
      `/votes/${id}`,
    ])
    // The same household on the phone and on paper.
    expect((await paper('3', codes[1]!, 1)).status).toBe(409)
    expect((await votesByPhone(codes[10]!, of(1))).text).toContain('with this code has arrived')
    // While it runs nobody is told how it stands, and once a ballot has come none is printed again.
    expect((await w.get(officer, `/votes/${id}/ballots`)).status).toBe(409)
    expect(await page(`/votes/${id}`)).toContain('fewer than ten so far')
    expect(await page(`/open/votes/${id}`, 'public')).not.toContain('Households that voted')
    expect((await w.get('public', `/open/votes/${id}/ballots.pb`)).status).toBe(404)
  })
  test('tells the equal shares of the published example, step by step, beside what votes alone would have bought', async () => {
    expect((await act(id, 'count')).status).toBe(409)
    expect((await act(id, 'close')).status).toBe(303)
    expect((await votesByPhone(lateCode, [])).text).toContain('The survey ended')
    expect((await act(id, 'count')).status).toBe(303)
    const result = await page(`/open/votes/${id}`, 'public')
    // Gym, park, play, and the library once shares are raised; votes alone would have bought the bicycles and the gym and served seven.
    for (const says of ['11 households voted', '健身', 'How it was counted', 'By votes alone 7 households']) expect(result).toContain(says)
    const { rows } = await sql<{
      result: { winners: number[]; served: number; voters: number }
    }>`select result from votes where id = ${id}`.execute(w.database.db)
    const n = await numbers(id)
    expect(rows[0]!.result).toMatchObject({ voters: 11, served: 11 })
    expect(rows[0]!.result.winners.map((x) => String(x).padStart(3, '0')).sort()).toEqual(
      ['健身', '公园', '游戏', '读书'].map((p) => n[p]!).sort(),
    )
  })
  test('gives a file from which anybody counts the same winners, and which says nothing of who voted', async () => {
    const pb = await text(w.get('public', `/open/votes/${id}/ballots.pb`))
    const { rows } = await sql<{ result: { winners: number[] } }>`select result from votes where id = ${id}`.execute(w.database.db)
    const out: string[] = []
    const io = { out: (s: string) => out.push(s), err: (s: string) => out.push(s), read: () => Promise.resolve(pb) }
    const code = await measureCommand(['shares', 'vote.pb', '--completion', 'add1,votes'], io)
    expect(code, out.join('')).toBe(0)
    expect((JSON.parse(out.join('')) as { winners: string[] }).winners.map(Number)).toEqual(rows[0]!.result.winners)
    const file = readPb(pb) as PbFile
    expect(file.voteColumns).toEqual(['voter_id', 'vote'])
    for (const place of places) expect(pb).not.toContain(place)
    expect(file.votes.map((v) => v.projects.join(','))).toEqual(file.votes.map((v) => v.projects.join(',')).sort())
  })
  test('leaves no trace of who voted in the record log or beside the ballots', async () => {
    const campaign = await campaignOf(id)
    const used = await sql<{ used: boolean; n: number }>`
      select used, count(*)::int as n from household_codes where campaign_id = ${campaign} group by used`.execute(w.database.db)
    expect(used.rows).toEqual([{ used: true, n: 24 }])
    const log = await sql<{ action: string }>`select action from record_log where subject_id = ${campaign}`.execute(w.database.db)
    expect(log.rows.map((r) => r.action).filter((a) => /answer|paper/.test(a))).toEqual([])
  })
  test('what was chosen becomes a line of the plan with one button, and what was not does not', async () => {
    const not = await actOn(id, projects['骑车']!, 'plan')
    expect(not.text).toContain('Only a project that was chosen')
    expect((await actOn(id, projects['健身']!, 'plan')).text).toContain('no plan that can be changed')
    good(
      await draftPlan(await w.as(officer), {
        ...{ purchaseId: of.purchaseId, fiscalYear: 2026, startsOn: day('2026-06-01'), months: 12, method: 'competitive-consultation' },
      } as never),
    )
    expect((await actOn(id, projects['健身']!, 'plan')).status).toBe(303)
    const p = (await planOf(await w.as(officer), of.purchaseId))!
    expect(p.lines).toMatchObject([{ title: '健身', unitPrice: 400_000n, needIds: [of.needId], communityIds: places }])
    expect((await actOn(id, projects['健身']!, 'plan')).status).toBe(409)
    expect(await page(`/open/votes/${id}`, 'public')).toContain('taken into the plan')
  })
  test('once the purchase is public its page leads to the vote', async () => {
    await asOwner(
      w.database.db,
      "update plans set state = 'published', submitted_on = '2026-04-18', approved_on = '2026-04-19', published_on = '2026-04-20'",
    )
    expect(await page(`/open/purchases/${of.purchaseId}`, 'public')).toContain(`href="/open/votes/${id}"`)
  })
})
