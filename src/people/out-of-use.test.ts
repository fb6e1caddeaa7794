import { isRefusal, type Refusal } from '#kernel'
import { addQuestion, createQuestionnaire, openCampaign, openPurchase } from '#needs'
import { bidOf, f24Tender, opened, panelSits, scored, world, type World } from '#testing'
import { decideAward, lapseAward, nameNext, tender } from '#tenders'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvitation } from './accept-invitation.ts'
import { closeOrganisation, reopenOrganisation } from './close-organisation.ts'
import { organisation } from './directory.ts'
import { invite } from './invitations.ts'

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())
const good = <T>(x: T | Refusal): T => {
  if (isRefusal(x)) throw new Error(`${x.code}: ${x.words.en} ${JSON.stringify(x.fields ?? {})}`)
  return x
}
const code = (x: unknown): string => (isRefusal(x) ? x.code : 'done')
const version = async (id: string) => (await organisation(await w.as('administrator'), id))!.version
const close = async (id: string) => good(await closeOrganisation({ ...(await w.as('administrator')), version: await version(id) }, { id }))
const reopen = async (id: string) =>
  good(await reopenOrganisation({ ...(await w.as('administrator')), version: await version(id) }, { id }))

test('an invitation into an organisation that is out of use by now is not taken up, and can be once it is in use again', async () => {
  const { bangban } = w.district.institutions
  const { secret } = good(await invite(await w.as('administrator'), { organisationId: bangban, email: 'neu@x.example', role: 'worker' }))
  const from = { devices: [], address: undefined }
  const accept = async () =>
    acceptInvitation(await w.as('public'), { secret, name: '新人', password: 'correct horse battery 9', device: null, from })
  await close(bangban)
  expect(code(await accept())).toBe('organisation-closed')
  await reopen(bangban)
  expect(code(await accept())).toBe('done')
})

test('an office out of use asks residents about no new need; what they say of work that runs goes on', async () => {
  const officer = await w.as('officer')
  const communityIds = w.district.communities.slice(0, 2)
  const p = good(await openPurchase(officer, { title: '社区服务', communityIds }))
  const made = good(await createQuestionnaire(officer, { title: '问卷', purpose: 'needs' }))
  good(await addQuestion(officer, made.id, { kind: 'need', label: '看望老人', required: true } as never))
  await close(w.district.office)
  const days = { opensOn: officer.today, closesOn: officer.today.add({ days: 10 }) }
  const survey = { purchaseId: p.id, questionnaireId: made.id, title: '需求调查', purpose: 'needs' as const, communityIds, ...days }
  expect([
    code(await createQuestionnaire(officer, { title: '又一份', purpose: 'needs' })),
    code(await openCampaign(officer, { ...survey, householdsPerCommunity: 5, openLink: false })),
    code(await createQuestionnaire(officer, { title: '满意度', purpose: 'satisfaction' })),
  ]).toEqual(['organisation-closed', 'organisation-closed', 'done'])
  await reopen(w.district.office)
})

test('an institution that went out of use after its bid was opened is given no award: the next in rank is', async () => {
  const id = (await f24Tender(w, '甲')).tenderId
  for (const n of ['tongxin', 'bangban', 'nuanyang'])
    await bidOf(w, `manager-${n}`, id, { postAmount: n === 'tongxin' ? '990000' : '950000' })
  await opened(w, id)
  const { tongxin, bangban } = w.district.institutions
  await scored(w, id, await panelSits(w, id), (x) => (x === tongxin ? '90' : x === bangban ? '88' : '80'))
  await close(tongxin)
  const award = good(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
  expect([award.providerId, (await tender(await w.as('operator'), id))!.state]).toEqual([bangban, 'awarded'])
  await reopen(tongxin)
})

test('an institution out of use keeps nobody behind it in rank from being named', async () => {
  w.clock.set('2026-03-02T09:00:00+08:00')
  const id = (await f24Tender(w, '乙')).tenderId
  const price = { tongxin: '990000', bangban: '950000', nuanyang: '960000' }
  for (const [n, postAmount] of Object.entries(price)) await bidOf(w, `manager-${n}`, id, { postAmount })
  await opened(w, id)
  const { tongxin, bangban, nuanyang } = w.district.institutions
  await scored(w, id, await panelSits(w, id), (x) => (x === tongxin ? '90' : x === bangban ? '88' : '80'))
  good(await decideAward(await w.as('head'), { tenderId: id, reasons: '按排序确定。' }))
  const said = { reason: '中标人来函表示人员不足，放弃本次采购。', evidence: '同心社〔2026〕9号函，已收到。' }
  good(await lapseAward(await w.as('officer'), { tenderId: id, ground: 'declined', ...said }))
  await close(bangban)
  const page = await (await w.get('head', `/tenders/${id}/after`, { lang: 'zh' })).text()
  expect(page).toContain('已停用，无法与其签约，故越过')
  const named = good(await nameNext(await w.as('head'), { tenderId: id, reasons: '按评审报告的排序递补。' }))
  expect(named.providerId).toBe(nuanyang)
  await reopen(bangban)
})

test('what the people of an organisation have open ends with it, sessions and tokens alike; nobody else loses theirs', async () => {
  const { tongxin } = w.district.institutions
  const open = async () => {
    const row = async (table: 'sessions' | 'api_tokens', more = sql``) =>
      Number(
        (
          await sql<{ n: string }>`select count(*) as n from ${sql.table(table)} where organisation_id = ${tongxin} ${more}`.execute(
            w.database.db,
          )
        ).rows[0]!.n,
      )
    return [await row('sessions'), await row('api_tokens', sql`and revoked_at is null`)]
  }
  const page = async (who: string) => (await w.get(who, '/')).text()
  await page('manager-tongxin')
  await page('manager-bangban')
  const made = await w.post('manager-tongxin', '/account/tokens', { name: '财务系统', scopes: 'read', days: '30' })
  expect([made.status < 400, (await open()).every((n) => n > 0)]).toEqual([true, true])
  await close(tongxin)
  expect(await open()).toEqual([0, 0])
  await reopen(tongxin)
})
