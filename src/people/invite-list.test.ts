import { isRefusal } from '#kernel'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvitation } from './accept-invitation.ts'
import { inviteList } from './invite-list.ts'

let w: World
let tongxin: string
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
  tongxin = w.district.institutions.tongxin
})
afterAll(() => w.close())

const open = async () =>
  (
    await sql<{
      email: string
      role: string
    }>`select email, role from invitations where accepted_at is null and withdrawn_at is null order by email`.execute(w.database.db)
  ).rows
const link = (secret: string) => `https://example.org/invitations/${secret}`

test('everybody of a list is invited or nobody, each link lets in one person in one role', async () => {
  const manager = await w.as('manager-tongxin')
  const wrong = await inviteList(manager, { organisationId: tongxin, list: 'a@example.org\nnobody', role: 'worker', link })
  expect([isRefusal(wrong) && wrong.code, await open()]).toEqual(['invite-list-wrong', []])
  const made = await inviteList(manager, { organisationId: tongxin, list: 'A@example.org\nb@example.org 机构负责人', role: 'worker', link })
  if (isRefusal(made)) throw new Error(made.code)
  expect(await open()).toEqual([
    { email: 'a@example.org', role: 'worker' },
    { email: 'b@example.org', role: 'manager' },
  ])
  const kept = JSON.stringify((await sql`select * from invitations`.execute(w.database.db)).rows)
  for (const one of made.invited) expect(kept).not.toContain(one.secret)
  const guest = await w.as('public')
  const taken = {
    secret: made.invited[0]!.secret,
    name: '林社工',
    password: 'four unrelated words',
    from: { devices: [], address: undefined },
    device: null,
  }
  expect(isRefusal(await acceptInvitation(guest, taken))).toBe(false)
  expect(isRefusal(await acceptInvitation(guest, taken))).toBe(true)
})

test('a list is for whoever manages the people of that house, whose roles alone it gives', async () => {
  const said: Record<string, string> = {}
  for (const who of ['manager-bangban', 'officer', 'treasurer', 'administrator'] as const) {
    const r = await inviteList(await w.as(who), { organisationId: tongxin, list: `${who}@example.org`, role: 'worker', link })
    said[who] = isRefusal(r) ? r.code : 'done'
  }
  expect(said).toEqual({
    'manager-bangban': 'not-your-record',
    officer: 'not-your-role',
    treasurer: 'not-your-role',
    administrator: 'done',
  })
  // A role that is none of this house is refused, chosen above or behind the email.
  const admin = await w.as('administrator')
  for (const i of [
    { list: 'x@example.org', role: 'treasurer' as const },
    { list: 'x@example.org 财政', role: 'worker' as const },
  ]) {
    const r = await inviteList(admin, { organisationId: tongxin, link, ...i })
    expect(isRefusal(r) && r.code).toBe('invite-list-wrong')
  }
  expect((await open()).some((o) => o.email === 'x@example.org')).toBe(false)
})

test('by its page the links are shown once, and lines that are wrong are named in place', async () => {
  const here = `/people/${tongxin}/invite-list`
  const wrong = await w.post('manager-tongxin', here, { list: 'not an address', role: 'worker' })
  expect([wrong.status, (await wrong.text()).includes('Line 1')]).toEqual([422, true])
  const done = await w.post('manager-tongxin', here, { list: 'c@example.org\nd@example.org', role: 'worker' })
  const page = await done.text()
  expect(page.match(/\/invitations\/[\w-]{32}/g)?.length).toBe(2)
  expect((await (await w.get('manager-tongxin', `/people/${tongxin}`)).text()).match(/\/invitations\/[\w-]{32}(?!\/)/g)).toBe(null)
})
