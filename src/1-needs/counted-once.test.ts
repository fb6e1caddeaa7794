import { day, isRefusal, type Refusal } from '#kernel'
import { asOwner, sessionOf, world, type World } from '#testing'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { communities, type Community } from '#people'
import { closeCommunity } from '../people/close-community.ts'
import { editCommunity } from '../people/edit-community.ts'
import { makeToken } from '../people/my-account.ts'
import { campaignResults } from './campaign-results.ts'
import { addQuestion } from './add-question.ts'
import { figuresOf } from './figures-of.ts'
import { keepProfile } from './keep-profile.ts'
import { seenAs, understandProfile } from './understand-profile.ts'
import { uploadProfile } from './upload-profile.ts'
import { closeCampaign } from './close-campaign.ts'
import { openCampaign } from './open-campaign.ts'
import { openPurchase } from './open-purchase.ts'
import { createQuestionnaire } from './create-questionnaire.ts'
import { storeAnswer } from './store-answer.ts'

/*
 * The office that asked may change its census and its communities as often as it likes. With each census the weights would be others,
 * and the weighted shares of a few censuses can be solved for who said what in cells that are hidden. So a survey is counted against
 * the census of that day, and whatever is changed later changes no figure of it, anywhere.
 */

let w: World
let surveys = 0
let secret: string
beforeAll(async () => {
  w = await world()
  const officer = await w.as('officer')
  const sessionId = await sessionOf(officer)
  secret = made(await makeToken(officer, { name: 'figures', scopes: ['read'], days: 30, sessionId })).secret
})
afterAll(() => w.close())

function made<T>(x: T | Refusal): T {
  if (isRefusal(x)) throw new Error(`refused: ${x.code} ${JSON.stringify(x.fields ?? {})}`)
  return x
}

const groupsOf = {
  household: ['alone', 'couple', 'with-children', 'three-generations', 'other'],
  sex: ['female', 'male'],
  age: ['18-34', '35-59', '60-69', '70-79', '80-89'],
} as const
type Census = Partial<Record<keyof typeof groupsOf, readonly number[]>>
/** One census for every community, as an office may enter it after looking at what does not fit. */
async function keep(places: readonly string[], census: Census): Promise<void> {
  const groups = (['household', 'sex', 'age'] as const).flatMap((variable) =>
    groupsOf[variable].map((category, i) => ({ variable, category, people: (census[variable] ?? [])[i] ?? 100 })),
  )
  for (const id of places)
    made(await keepProfile(await w.as('officer'), id, { groups, source: '普查', countedOn: day('2026-01-01'), seen: seenAs(groups) }))
}

/** A survey of sixty households in three communities whose shares depend on the census, not counted yet. */
async function asked() {
  const officer = await w.as('officer')
  const places = w.district.communities.slice(0, 3)
  await keep(places, { household: [3000, 2500, 1500, 600, 400], sex: [4200, 3800] })
  const { id: purchaseId } = made(await openPurchase(officer, { title: '社区服务', communityIds: places }))
  const q = made(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  // No two surveys here ask the same: each is asked of the same communities in the same days.
  const turn = surveys++ === 0 ? '' : `（${surveys}）`
  const question = async (label: string, how: object) =>
    made(await addQuestion(officer, q.id, { kind: 'single', label: `${label}${turn}`, required: true, ...how }))
  await question('看望老人', { kind: 'need' })
  await question('带孩子', { kind: 'need' })
  for (const [label, margin] of [
    ['家庭', 'household'],
    ['性别', 'sex'],
    ['年龄', 'age'],
  ] as const)
    await question(label, { margin }) // prettier-ignore
  await question('谁帮忙', { kind: 'multiple', options: '邻居 | Neighbours\n家人 | Family\n没有 | Nobody' })
  const c = made(
    await openCampaign(officer, {
      purchaseId,
      questionnaireId: q.id,
      title: '需求调查',
      purpose: 'needs',
      communityIds: places,
      opensOn: day('2026-03-02'),
      closesOn: day('2026-03-20'),
      householdsPerCommunity: 20,
      openLink: false,
    }),
  )
  const ages = ['18-34', '35-59', '60-69', '70-79', '80+']
  for (const [place, { codes }] of c.codes.entries())
    for (const [i, code] of codes.entries()) {
      const n = place * 20 + i
      const typed = {
        'q1-importance': String(1 + (n % 5)),
        'q1-met': String(1 + ((n * 7) % 5)),
        'q2-importance': String(5 - (n % 3)),
        'q2-met': String(1 + (n % 4)),
        q3: groupsOf.household[[0, 0, 0, 1, 1, 2, 2, 0, 3, 1][n % 10]!]!,
        q4: groupsOf.sex[(n * 3 + place) % 2]!,
        q5: ages[Math.floor(n / 3) % 5]!,
        // Among couples two in sixty name their neighbours: a cell that nobody may see.
        q6: [['o2', 'o3', 'o2', n % 30 === 3 ? 'o1' : 'o2', 'o2', 'o1', 'o2', 'o1', 'o2', 'o3'][n % 10]!],
      }
      made(await storeAnswer(await w.as('public'), { campaignId: c.id, submissionId: `${c.id} ${n}`, route: 'own-phone', code, typed }))
    }
  return { id: c.id, purchaseId, places }
}
const count = async (id: string) => made(await closeCampaign(await w.as('officer', '2026-03-10T10:00:00+08:00'), id))

const saidOf = (p: Community) => ({
  id: p.id,
  name: p.name,
  nameEn: p.name_en ?? undefined,
  code: p.code ?? undefined,
  residents: p.residents ?? undefined,
  households: p.households ?? undefined,
  organisationId: p.organisation_id,
})
let called = 0

/** Every figure of a survey that anybody can look at: pages, file, API, what the public reads, what can be attached to a need. */
async function figures(s: { id: string; places: readonly string[] }): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  const officer = await w.as('officer')
  // With another name for a community nothing is taken from memory.
  const [p] = await communities(officer, { ids: [s.places[1]!] })
  made(await editCommunity(officer, { ...saidOf(p!), nameEn: `Quarter no. ${++called} here` }))
  const names = await communities(officer, { ids: s.places })
  for (const [who, path] of [
    ['officer', `/surveys/${s.id}/results`],
    ['officer', `/surveys/${s.id}/results?format=csv`],
    ['public', `/open/heard?office=${officer.asker.organisationId!}`],
  ] as const) {
    const a = await w.get(who, path, { lang: 'en' })
    let text = (await a.text()).replace(/<input[^>]*type="hidden"[^>]*>/g, '')
    // A community is called what it is called now; that is no figure, and no figure may hang on it.
    for (const p of names) for (const name of [p.name_en, p.name]) if (name) text = text.replaceAll(name, p.id)
    seen[`${who} ${path}`] = `${a.status} ${text}`
  }
  const api = await w.app.request(`http://test.example/api/surveys/${s.id}/totals`, {
    headers: { host: 'test.example', authorization: `Bearer ${secret}` },
  })
  seen.api = `${api.status} ${await api.text()}`
  const attached = await figuresOf(officer, (await campaignResults(officer, s.id))!)
  seen.attached = `200 ${JSON.stringify(attached)}`
  return seen
}

test('the file has no more digits than the page, and neither has anything that is attached or published', async () => {
  const s = await asked()
  await count(s.id)
  const rows = (await figures(s))[`officer /surveys/${s.id}/results?format=csv`]!.split('\r\n').slice(1).filter(Boolean)
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) expect(row.match(/\d+\.\d{4,}/)?.[0], row).toBeUndefined()
})

test('a survey counted by an earlier version is held to the census of when that was noticed, and from then on to no other', async () => {
  const s = await asked()
  await count(s.id)
  const first = await figures(s)
  const forget = () => asOwner(w.database.db, `delete from counted_census where campaign_id = '${s.id}'`)
  // By the migration, which finds it counted.
  await forget()
  const migration = readFileSync(new URL('../../migrations/0042-needs.sql', import.meta.url), 'utf8')
  await asOwner(w.database.db, migration.slice(migration.indexOf('insert into')))
  await keep(s.places, { household: [100, 7800, 100, 100, 100] })
  expect(await figures(s)).toEqual(first)
  // Or, read back from an old backup, when somebody first looks.
  await forget()
  const then = await figures(s)
  expect(then).not.toEqual(first)
  await keep(s.places, { household: [100, 100, 7800, 100, 100] })
  expect(await figures(s)).toEqual(then)
})

test('who looks at a counted survey changes nothing of what it was counted against', async () => {
  const s = await asked()
  await count(s.id)
  const kept = async () =>
    await w.database.db
      .selectFrom('counted_census' as never)
      .selectAll()
      .execute()
  const before = await kept()
  await keep(s.places, { household: [100, 7800, 100, 100, 100] })
  await figures(s)
  expect(await kept()).toEqual(before)
})

test('however the census and the communities change, no figure of a counted survey changes', async () => {
  const s = await asked()
  await count(s.id)
  const first = await figures(s)
  expect(Object.keys(first)).toHaveLength(5)
  for (const [where, text] of Object.entries(first)) expect([where, text.slice(0, 3)]).toEqual([where, '200'])
  const same = async (after: string) => {
    const now = await figures(s)
    for (const [where, text] of Object.entries(first))
      expect(now[where]!.split(/(?=<)/), `${where} after ${after}`).toEqual(text.split(/(?=<)/))
  }
  // Three censuses at one margin solve for the cross table of a variable with every answer; more margins at once for single people.
  for (const household of [
    [7800, 100, 100, 100, 100],
    [100, 7800, 100, 100, 100],
    [100, 100, 7800, 100, 100],
  ]) {
    // prettier-ignore
    await keep(s.places, { household, sex: [4200, 3800] })
    await same(`households ${household.join()}`)
  }
  for (const many of [
    { household: [7800, 100, 100, 100, 100], sex: [7900, 100], age: [50, 50, 50, 50, 7800] },
    { household: [100, 7800, 100, 100, 100], sex: [100, 7900], age: [7800, 50, 50, 50, 50] },
    { household: [0, 0, 100, 7800, 100], age: [0, 7900, 0, 0, 100] },
  ]) {
    await keep(s.places, many)
    await same(JSON.stringify(many))
  }
  // A table that is uploaded, for some of the communities and some of the variables.
  const officer = await w.as('officer')
  const [place] = await communities(officer, { ids: s.places.slice(0, 1) })
  const content = `community,variable,category,people\n${place!.name},sex,female,7999\n${place!.name},sex,male,1\n`
  const shown = made(await understandProfile(officer, content))
  made(await uploadProfile(officer, { content, source: '表', countedOn: day('2026-02-01'), seen: shown.seen, confirmed: true }))
  await same('an uploaded census')
  // The list of communities: how many live there, what they are called and so how they are sorted, whose they are, whether they are.
  for (const [i, change] of [
    { residents: 7 },
    { residents: 90_000, households: 3 },
    { name: '一一社区', nameEn: 'Aaa' },
    { name: '龘龘社区', nameEn: 'Zzz' },
  ].entries()) {
    // prettier-ignore
    const [p] = await communities(officer, { ids: [s.places[i % 3]!] })
    made(await editCommunity(officer, { ...saidOf(p!), ...change }))
    await same(JSON.stringify(change))
  }
  made(await closeCommunity(officer, { id: s.places[0]!, into: s.places[1]! }))
  await same('a merger')
  made(await closeCommunity(officer, { id: s.places[2]! }))
  await same('a community out of use')
})
