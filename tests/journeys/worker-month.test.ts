import { day, type Goal, newId, type UnitTerms, yuan } from '#kernel'
import { openPurchase } from '#needs'
import { bothSign, directContract, good } from '#testing'
import { afterAll, beforeAll, expect } from 'vitest'
import { chapters } from './chapters.ts'
import { type Actor, type Stage, stage } from './stage.ts'

/*
 * A month of one social worker, in a browser: two people from asking for help to the end of their cases, a group of eight with six
 * sessions, and the month handed in, where units and figures stand by themselves. What a record costs in fields and taps is counted.
 */

const test = chapters()
let s: Stage
let [manager, worker] = [] as unknown as [Actor, Actor]
let c: { id: string; cases: string; groups: string }
const word = 'seven blue tin boats on a hill'
const names = ['Marked Oak', 'Marked Elm'] as const
beforeAll(async () => {
  s = await stage('2026-03-02T09:00:00+08:00')
  c = await bought()
  manager = await s.as('manager-tongxin')
  worker = await s.as('worker-tongxin')
})
afterAll(() => s.close())

/** A contract of cases of two contacts each and of groups of six sessions, with attendances to be told every month. */
async function bought() {
  const officer = await s.w.as('officer')
  const p = good(await openPurchase(officer, { title: '个案和小组', communityIds: s.w.district.communities.slice(0, 1) }))
  const goal = (id: string): Goal => ({
    ...{ id: newId('goal', Temporal.Instant.from('2026-02-01T00:00:00Z')), says: '家长有处商量', forWhom: '家长', needId: null },
    indicators: [
      {
        ...{ id: id as Goal['indicators'][number]['id'], name: '到场人次', kind: 'output', unit: '人次', baseline: null, target: '40' },
        ...{ better: 'more', how: '服务记录', when: 'each-period', by: 'provider' },
      },
    ],
  })
  const line = (title: string, quantity: number, unitTerms: UnitTerms, goals: Goal[] = []) => ({
    ...{ id: newId('line', Temporal.Instant.from('2026-02-01T00:00:00Z')), kind: 'project' as const, title, unit: '个', quantity },
    ...{ unitPrice: yuan('1000'), amount: yuan(String(1000 * quantity)), hangsOn: null, unitTerms, goals },
  })
  const cases = line('个案', 5, { what: ['casework', 'home-visit'], minutes: null, people: null, sessions: 2 })
  const groups = line('小组', 3, { what: ['group'], minutes: null, people: 42, sessions: 6, members: 8 }, [
    goal(newId('indicator', Temporal.Instant.from('2026-02-01T00:00:00Z'))),
  ])
  const made = { purchaseId: p.id, providerId: s.w.district.institutions.tongxin, lines: [cases, groups] }
  const { id } = good(await directContract(s.w, officer, { ...made, startsOn: day('2026-03-01'), noTenderReason: '续签第二年' }))
  await bothSign(s.w, id)
  return { id, cases: cases.id, groups: groups.id }
}

/** Another day: who was signed in is not any more, and the names are closed. */
const dayBegins = async (moment: string): Promise<void> => {
  await s.at(moment)
  worker = await s.as('worker-tongxin')
  manager = await s.as('manager-tongxin')
}
/** How many fields stand open on a form before anything is unfolded. */
const fieldsOn = async (a: Actor): Promise<number> => {
  const names = await a.page
    .locator('main form [name]:not([type=hidden])')
    .evaluateAll((all) =>
      (all as unknown as { checkVisibility(): boolean; getAttribute(n: string): string | null }[])
        .filter((e) => e.checkVisibility())
        .map((e) => e.getAttribute('name')!),
    )
  return new Set(names).size
}
const press = async (a: Actor, name: string) => await a.press(new RegExp(`^${name}$`))

test('the institution makes the key of its names, and the worker takes it with a code', async () => {
  await manager.go('/clients/key')
  await manager.fill('passphrase', word)
  await press(manager, 'Make the key')
  await manager.go('/clients/key')
  await manager.press(/code for a colleague/i)
  const code = await manager.page.locator('code.secret').innerText()
  await worker.go('/clients/key')
  await worker.page.locator('form[action="/clients/key/take"] [name=code]').fill(code)
  await worker.page.locator('form[action="/clients/key/take"] [name=passphrase]').fill(`${word} two`)
  await press(worker, 'Set the passphrase and open')
})

const caseIds: string[] = []
test('two people ask for help, and agree on a goal each', async () => {
  for (const name of names) {
    await worker.go('/clients/new')
    await worker.fill('name', name)
    await worker.tick('ageGroup', '80+')
    await worker.tick('sex', 'female')
    await worker.fill('givenOn', '2026-03-02')
    await worker.tick('givenBy', 'self')
    await worker.tick('way', 'written')
    await worker.page.locator('main form button[type=submit], main form button.button').first().click()
    await worker.page.waitForURL(/cli_/)
    await worker.sees(name)
    await worker.follow(/Open a case/)
    await worker.tick('source', 'self')
    await worker.select('line', `${c.id}/${c.cases}`)
    await press(worker, 'Open a case')
    caseIds.push(worker.id('cas'))
    await press(worker, 'Take on')
    await worker.follow(/^Assess$/)
    await worker.fill('found', 'Lives alone on the sixth floor.')
    await worker.tick('risk', 'middle')
    await press(worker, 'Save')
    await worker.follow('Add a goal')
    await worker.fill('goal', 'Goes out')
    await worker.select('area', 'contacts')
    for (const [field, says] of Object.entries({
      muchLess: 'never',
      less: 'monthly',
      expected: 'weekly',
      more: 'twice',
      muchMore: 'daily',
    }))
      await worker.fill(field, says)
    await press(worker, 'Save')
    await press(worker, 'They agree: begin')
    await worker.sees('Being served')
  }
})

test('a visit is recorded with three taps, and the next one planned with it stands on the day it is due', async () => {
  const [one, two] = caseIds as [string, string]
  await worker.go(`/cases/${one}/contact`)
  // How, how long, what was said, whether it is planned again: nothing else is open.
  expect(await fieldsOn(worker)).toBeLessThanOrEqual(5)
  await worker.tick('kind', 'home-visit')
  await worker.tick('minutes', '60')
  await worker.fill('nextOn', '2026-03-09')
  await press(worker, 'Save')
  await worker.go(`/cases/${two}/contact`)
  await worker.tick('kind', 'home-visit')
  await worker.tick('minutes', '45')
  await press(worker, 'Save')
  await worker.sees('Recorded')
  await dayBegins('2026-03-09T09:00:00+08:00')
  await worker.go('/')
  await worker.follow(/^Home visit · Case K0001$/)
  // It stands ready as it was planned: its length, and it is saved.
  expect(await worker.page.locator('[name=kind]:checked').inputValue()).toBe('home-visit')
  await worker.tick('minutes', '60')
  await press(worker, 'Save')
  await worker.go(`/cases/${two}/contact`)
  await worker.tick('kind', 'meeting')
  await worker.tick('minutes', '30')
  await press(worker, 'Save')
})

test('a group of eight meets six times: who is there is ticked, and all else stands there from the time before', async () => {
  await worker.go('/groups/new')
  await worker.fill('title', 'Evenings for parents')
  await worker.select('line', `${c.id}/${c.groups}`)
  await worker.fill('aims', 'Shout less, be there more')
  await worker.fill('sessions', '6')
  await worker.fill('members', '8')
  await worker.fill('nextOn', '2026-03-10')
  await press(worker, 'Plan a group')
  const group = worker.id('grp')
  for (const [n, on] of ['10', '12', '17', '19', '24', '26'].entries()) {
    await dayBegins(`2026-03-${on}T20:00:00+08:00`)
    await worker.go(`/groups/${group}/session`)
    if (n === 0) await worker.fill('minutes', '90')
    else expect(await worker.page.locator('[name=minutes]').inputValue()).toBe('90')
    for (const place of Array.from({ length: n === 5 ? 8 : 7 }, (_, k) => String(k + 1))) await worker.tick('present', place)
    await press(worker, 'Save')
  }
  await worker.sees('makes a unit')
  await worker.page.locator('summary', { hasText: 'Close the group' }).click()
  await worker.tick('attained', 'all')
  await press(worker, 'Close the group')
})

test('both cases are closed with where their goals stand', async () => {
  await dayBegins('2026-03-30T09:00:00+08:00')
  for (const id of caseIds) {
    await worker.go(`/cases/${id}/close`)
    await worker.tick('why', 'attained')
    await worker.page.locator('input[name^="level-"][value="0"]').check()
    await press(worker, 'Close')
    await worker.sees('Closed')
    await worker.sees('Goal attainment')
  }
})

test('the month is handed in: units and attendances are there without anybody typing them, and no name is', async () => {
  await dayBegins('2026-04-01T09:00:00+08:00')
  await manager.go(`/delivery/${c.id}/hand-in/m01`)
  const rows = await manager.page.locator('main table tbody tr').allInnerTexts()
  expect(rows.map((r) => r.replaceAll(/\s+/g, ' ').trim())).toEqual([
    expect.stringMatching(/^个案 .*2/),
    expect.stringMatching(/^小组 .*1/),
  ])
  await manager.press(/^Hand in/)
  await manager.go(`/delivery/${c.id}/indicators`)
  await manager.page.locator('main a[href*="/indicators/ind_"]').first().click()
  await manager.page.waitForLoadState()
  expect(await manager.page.locator('[name=value]').inputValue()).toBe('43')
  await manager.page.locator('main form button.button').first().click()
  await manager.page.waitForLoadState()
  await manager.sees('43 人次')
  const officer = await s.as('officer')
  for (const path of [`/delivery/${c.id}`, `/delivery/${c.id}/indicators`, `/delivery/records?contract=${c.id}`]) {
    await officer.go(path)
    for (const name of names) await officer.seesNot(name)
  }
})
