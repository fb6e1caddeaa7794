import { isRefusal } from '#kernel'
import type { Ctx } from '#platform'
import { world, type World } from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptInvitation } from './accept-invitation.ts'
import { members } from './invitations.ts'
import { inviteList, understandInvitations } from './invite-list.ts'
import type { Role } from './permission.ts'

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
/** Somebody looks at a list and says yes to what was shown. */
async function invites(ctx: Ctx, i: { organisationId: string; list: string; role: Role }) {
  const read = await understandInvitations(ctx, i)
  return isRefusal(read) ? read : await inviteList(ctx, { ...i, seen: read.seen, link })
}

test('everybody of a list is invited or nobody, each link lets in one person in one role', async () => {
  const manager = await w.as('manager-tongxin')
  const wrong = await invites(manager, { organisationId: tongxin, list: 'a@example.org\nnobody', role: 'worker' })
  expect([isRefusal(wrong) && wrong.code, await open()]).toEqual(['invite-list-wrong', []])
  const made = await invites(manager, { organisationId: tongxin, list: 'A@example.org\nb@example.org 机构负责人', role: 'worker' })
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
    const r = await invites(await w.as(who), { organisationId: tongxin, list: `${who}@example.org`, role: 'worker' })
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
    const r = await invites(admin, { organisationId: tongxin, ...i })
    expect(isRefusal(r) && r.code).toBe('invite-list-wrong')
  }
  expect((await open()).some((o) => o.email === 'x@example.org')).toBe(false)
})

const here = () => `/people/${tongxin}/invite-list`
const seenOn = (page: string) => /name="seen" value="([^"]+)"/.exec(page)![1]!

test('who would be invited is shown before anybody is, and who is here already is left out', async () => {
  const { userId } = (await w.as('worker-tongxin')).asker
  const { email } = (await members(await w.as('administrator'), tongxin)).find((m) => m.userId === userId)!
  const before = await open()
  const typed = { list: `${email}\nb@example.org 机构负责人\nnew@example.org`, role: 'worker' }
  const looked = await w.post('manager-tongxin', here(), typed)
  const page = await looked.text()
  for (const says of ['2 people will be invited', 'works here in this role already', 'has a link that still works', 'new@example.org'])
    expect([says, page.includes(says)]).toEqual([says, true])
  expect([looked.status, await open()]).toEqual([200, before])
  // Nobody is invited whom nobody saw.
  const more = { ...typed, list: `${typed.list}\nunseen@example.org` }
  const other = await w.post('manager-tongxin', `${here()}/send`, { ...more, seen: seenOn(page) })
  const again = await other.text()
  expect([other.status, again.includes('Look again'), await open()]).toEqual([409, true, before])
  const done = await w.post('manager-tongxin', `${here()}/send`, { ...more, seen: seenOn(again) })
  expect((await done.text()).match(/\/invitations\/[\w-]{32}/g)?.length).toBe(3)
  const nobody = await (await w.post('manager-tongxin', here(), { list: email, role: 'worker' })).text()
  expect([nobody.includes('0 people'), nobody.includes('/send"')]).toEqual([true, false])
})

test('by its page the links are shown once, and lines that are wrong are named in place', async () => {
  const wrong = await w.post('manager-tongxin', here(), { list: 'not an address', role: 'worker' })
  expect([wrong.status, (await wrong.text()).includes('Line 1')]).toEqual([422, true])
  const typed = { list: 'c@example.org\nd@example.org', role: 'worker' }
  const seen = seenOn(await (await w.post('manager-tongxin', here(), typed)).text())
  const done = await w.post('manager-tongxin', `${here()}/send`, { ...typed, seen })
  const page = await done.text()
  expect(page.match(/\/invitations\/[\w-]{32}/g)?.length).toBe(2)
  expect((await (await w.get('manager-tongxin', `/people/${tongxin}`)).text()).match(/\/invitations\/[\w-]{32}(?!\/)/g)).toBe(null)
})
