import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fractionOf, isRefusal } from '#kernel'
import type { OrganisationKind, Role } from '#people'
import { decidePlan } from '#plans'
import { answerQuestion, decideAward, submitBid, tender } from '#tenders'
import { type Ctx, mailerFor, makeLogger, sendDueLetters, sequence } from '#platform'
import { asOwner, type Everything, everything } from '#testing'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { sayPoints } from '../src/3-tenders/rules/weights.ts'
import { givesWork, concernedBy } from '../src/notices/concerned.ts'
import { callOut, signatureOf, takeDue } from '../src/notices/index.ts'
import { addWebhook, endWebhook } from '../src/notices/keep-webhooks.ts'
import { members } from '../src/notices/members.ts'
import { dueTo, dueToAllIn } from '../src/notices/tell-member.ts'
import { ownWorkOf } from '../src/home/doors.ts'
import { doors } from '../src/home/gather.ts'

/* Whoever's turn it is hears of it and only they, once, by the page, by mail and by a call; nothing of it is lost. */

let w: Everything
let mailbox: SMTPServer
let gateway: Server
let mailUrl: string
let gatewayOrigin: string
const letters: { to: string[]; raw: string }[] = []
const calls: { headers: Record<string, string | string[] | undefined>; body: string }[] = []
let gatewayAnswers = 204
const origin = 'https://tandem.example.gov.cn'

beforeAll(async () => {
  w = await everything()
  mailbox = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    authOptional: true,
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', (part: Buffer) => (raw += part.toString()))
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map((t) => t.address), raw })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => mailbox.listen(0, '127.0.0.1', resolve))
  mailUrl = `smtp://127.0.0.1:${(mailbox.server.address() as AddressInfo).port}`
  gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      calls.push({ headers: request.headers, body })
      response.writeHead(gatewayAnswers).end()
    })
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  gatewayOrigin = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise<void>((resolve) => mailbox.close(() => resolve()))
  await new Promise((resolve) => gateway.close(resolve))
  await w.close()
})
beforeEach(() => {
  letters.length = 0
  calls.length = 0
  gatewayAnswers = 204
})

/** What the clock does: the log gets its order, then everybody is told. */
async function tell(at?: string): Promise<number> {
  while ((await sequence(w.db)) > 0);
  return await takeDue({ ...(await w.as('clock', at)), mail: true }, { origin })
}
async function post(at: Ctx['now'] = w.clock.now()): Promise<void> {
  const mailer = mailerFor(mailUrl, 'Tandem <tandem@example.gov.cn>')
  const call = (j: string, what: Parameters<typeof callOut>[2]) =>
    callOut({ db: w.db, seal: w.seal, now: at, origins: [gatewayOrigin] }, j, what)
  const write = () => Promise.resolve(undefined)
  while (
    (await sendDueLetters({
      db: w.db,
      clock: { now: () => at },
      seal: w.seal,
      mailer,
      call,
      logger: makeLogger({ log: 'silent' }),
      write,
    })) > 0
  );
  mailer.close()
}
const openOf = async (who: string) =>
  (
    await sql<{ kind: string; title_zh: string; about: string; read_at: unknown }>`select kind, title_zh, about, read_at from notices
      where user_id = ${w.district.people[who]} and done_at is null order by id`.execute(w.database.db)
  ).rows
/** The number beside the link to one's notices, as every page shows it. */
const unreadOn = (page: string): number =>
  Number(/href="\/notices"[^>]*>[^<]*<span class="count"><span[^>]*>[^<]*<\/span>(\d+)</.exec(page)?.[1] ?? 0)
const rowsOfNotices = async () =>
  (
    await sql`select (select count(*) from notices)::int as notices, (select count(*) from outbox)::int as outbox,
      (select told_to::text from notice_marks) as told`.execute(w.database.db)
  ).rows
const waitingPlan = async (): Promise<string> =>
  (await sql<{ id: string }>`select id from plans where state = 'submitted' limit 1`.execute(w.database.db)).rows[0]!.id
const address = async (who: string): Promise<string> =>
  (await sql<{ email: string }>`select email from users where id = ${w.district.people[who]}`.execute(w.database.db)).rows[0]!.email

describe('who is told', () => {
  test('while a history put in at once waits for its places nobody is told, and none of it is news afterwards', async () => {
    await asOwner(
      w.database.db,
      "insert into record_log_pending (jurisdiction, entry_id) select code, 'waits-' || n from jurisdictions, generate_series(1, 501) n",
    )
    const before = await rowsOfNotices()
    expect(await takeDue(await w.as('clock'), { origin })).toBe(0)
    expect(await rowsOfNotices()).toEqual(before)
    expect(before[0]).toMatchObject({ notices: 0, told: null })
    await asOwner(w.database.db, "delete from record_log_pending where entry_id like 'waits-%'")
  })
  test('what was due before anybody was told stands on the page and waits for the letter of the morning', async () => {
    expect(await tell()).toBeGreaterThan(10)
    expect((await openOf('approver')).map((n) => n.title_zh)).toContainEqual(expect.stringContaining('待审批的计划'))
    expect((await openOf('officer')).map((n) => n.about)).not.toContain(`plan-${await waitingPlan()}`)
    await post()
    expect(letters).toEqual([])
    expect(await tell()).toBe(0)
  })

  test('whoever’s turn it becomes hears of it by letter, once; whose turn it was sees it over; nobody else hears anything', async () => {
    const planId = await waitingPlan()
    const before = await rowsOfNotices()
    await decidePlan(await w.as('approver'), { planId, decision: 'approve' })
    // The record log is the outbox: telling costs whoever decides no row at all.
    expect(await rowsOfNotices()).toEqual(before)
    // Two processes at once, and one that died before it noted how far it had come.
    while ((await sequence(w.db)) > 0);
    const clock = { ...(await w.as('clock')), mail: true }
    const told = await Promise.all([takeDue(clock, { origin }), takeDue(clock, { origin })])
    await sql`update notice_marks set told_to = told_to - 1`.execute(w.database.db)
    expect(await tell()).toBe(0)
    const publishers = ['officer', 'head']
    expect(told[0]! + told[1]!).toBe(publishers.length)
    for (const who of publishers) expect((await openOf(who)).map((n) => n.about)).toContain(`plan-${planId}`)
    expect((await openOf('approver')).map((n) => n.about)).not.toContain(`plan-${planId}`)
    await post()
    expect(letters.flatMap((l) => l.to).sort()).toEqual((await Promise.all(publishers.map(address))).sort())
    expect(letters[0]!.raw.replaceAll('=\r\n', '')).toContain(`${origin}/plans/`)
    const page = async (who: string, lang: 'zh' | 'en') => (await w.get(who as 'officer', '/notices', { lang })).text()
    expect(await page('officer', 'zh'), 'why they are told').toContain('提醒您，因为您是经办人，现在轮到您做。')
    expect(await page('head', 'en')).toContain('because you are here as “Head of office” and it is for you to do now')
  })

  test('a plan that comes back a second time is told a second time', async () => {
    const before = (await openOf('approver')).length
    const planId = (await sql<{ id: string }>`select id from plans where state = 'published' limit 1`.execute(w.database.db)).rows[0]?.id
    expect(planId).toBeDefined()
    const about = `plan-${planId}`
    for (const round of [1, 2]) {
      await sql`update plans set state = 'submitted' where id = ${planId}`.execute(w.database.db)
      await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
      await tell()
      expect(
        (await openOf('approver')).filter((n) => n.about === about),
        `round ${round}`,
      ).toHaveLength(1)
      await sql`update plans set state = 'published' where id = ${planId}`.execute(w.database.db)
      await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
      await tell()
      expect((await openOf('approver')).filter((n) => n.about === about)).toHaveLength(0)
    }
    expect((await openOf('approver')).length).toBe(before)
    await sql`update outbox set sent_at = now(), content = null`.execute(w.database.db)
  })
})

test('who has won and lost is told, and the office that it drafts the contract now, with the last day to sign', async () => {
  const { rows } = await sql<{ id: string }>`select t.id from tenders t where t.title = '待定标的招标'`.execute(w.database.db)
  const done = await decideAward(await w.as('head'), { tenderId: rows[0]!.id, reasons: '排名第一。' })
  if (isRefusal(done)) throw new Error(JSON.stringify(done))
  await tell()
  const officer = (await openOf('officer')).filter((n) => n.about.startsWith(`draft-${rows[0]!.id}`))
  expect(officer.map((n) => n.title_zh)).toEqual(['起草中标合同：待定标的招标'])
  const told = await Promise.all(
    ['tongxin', 'bangban', 'nuanyang'].map(async (i) =>
      (await openOf(`manager-${i}`)).filter((n) => /中标：/.test(n.title_zh)).map((n) => n.title_zh),
    ),
  )
  expect(told.flat().filter((t) => t.startsWith('中标：'))).toHaveLength(1)
  // Each of the others hears its own score and rank, as the law wants it, and nobody another's.
  const lost = told.flat().filter((t) => t.startsWith('未中标：'))
  const bids = (
    await sql<{
      total_score: string
      rank: number
    }>`select total_score, rank from bids where tender_id = ${rows[0]!.id} and rank > 1`.execute(w.database.db)
  ).rows
  expect(lost.toSorted()).toEqual(
    bids
      .map((b) => `未中标：待定标的招标。您机构总分 ${sayPoints(fractionOf(b.total_score))}，排第 ${b.rank}；理由和各项得分在页面上`)
      .toSorted(),
  )
  expect(lost.length).toBeGreaterThan(0)
  const page = await (await w.get('officer', '/due', { lang: 'zh' })).text()
  expect(page).toContain('起草中标合同：待定标的招标')
  await sql`update outbox set sent_at = now(), content = null where sent_at is null`.execute(w.database.db)
})

describe('while bids are sealed', () => {
  const written = async () =>
    JSON.stringify(
      (
        await sql`select n.kind, n.about, n.done_at is null as open, count(*)::int as people from notices n join tenders t on n.href like '/tenders/' || t.id || '%'
          join organisations o on o.jurisdiction = n.jurisdiction and o.id = n.organisation_id
          where o.kind = 'institution' and t.opened_at is null group by 1, 2, 3 order by 2, 1`.execute(w.database.db)
      ).rows,
    )
  const tenderId = async () =>
    (
      await sql<{ id: string }>`select id from tenders where state = 'published' and opened_at is null order by id limit 1`.execute(
        w.database.db,
      )
    ).rows[0]!.id
  const sweepAgain = async () => {
    await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
    await tell()
  }

  test('what is written of notices does not change by a bid, and names no bidder', async () => {
    const id = await tenderId()
    await sweepAgain()
    const [before, letters] = [await written(), await sql`select id from outbox`.execute(w.database.db)]
    const ctx = await w.as('manager-nuanyang')
    const t = (await tender(ctx, id))!
    const prices = Object.fromEntries(t.lines.map((l) => [l.id, l.kind === 'project' ? l.unitPrice : l.amount]))
    const sent = await submitBid(ctx, {
      tenderId: id,
      approach: '按需求书办。',
      promises: t.lines.map((l) => ({ lineId: l.id, says: '按月公布进度。' })),
      ...(!t.fixedPrice && { prices }),
    })
    if (isRefusal(sent)) throw new Error(JSON.stringify(sent))
    await sweepAgain()
    expect(await written()).toBe(before)
    expect((await sql`select id from outbox`.execute(w.database.db)).rows).toEqual(letters.rows)
  })

  test('a clarification is told to every institution alike, who bid and who did not', async () => {
    const { rows } = await sql<{
      id: string
      tender: string
    }>`select id, tender_id as tender from tender_questions where answer is null limit 1`.execute(w.database.db)
    const answered = await answerQuestion(await w.as('officer'), {
      tenderId: rows[0]!.tender,
      questionId: rows[0]!.id,
      answer: '见附件。',
      affectsBids: false,
    })
    if (isRefusal(answered)) throw new Error(JSON.stringify(answered))
    await tell()
    for (const who of ['manager-tongxin', 'manager-bangban', 'manager-nuanyang'])
      expect(
        (await openOf(who)).filter((n) => n.kind === 'result' && n.title_zh.includes('有提问得到答复')),
        who,
      ).toHaveLength(1)
    // Who has not bid took part in nothing, and is told all the same why it is theirs to know.
    const page = await (await w.get('manager-nuanyang', '/notices', { lang: 'en' })).text()
    expect(page).toContain('because you are here as “Manager” and it concerns the organisation you are here for')
    await sql`update outbox set sent_at = now(), content = null where sent_at is null`.execute(w.database.db)
  })
})

describe('what goes wrong', () => {
  test('whom a fault keeps from being told keeps nobody else from it, and is told once it is over', async () => {
    const planId = (await sql<{ id: string }>`select id from plans where state = 'published' limit 1`.execute(w.database.db)).rows[0]!.id
    await asOwner(
      w.database.db,
      `create function stop_one() returns trigger language plpgsql as $$ begin if new.user_id = '${w.district.people.officer}' then raise exception 'a planted fault'; end if; return new; end $$;
       create trigger stop_one before insert on notices for each row execute function stop_one()`,
    )
    await sql`update plans set state = 'approved' where id = ${planId}`.execute(w.database.db)
    await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
    const swept = await sql`select swept_on::text from notice_marks`.execute(w.database.db)
    await expect(tell()).rejects.toThrow('a planted fault')
    expect((await openOf('head')).map((n) => n.about)).toContain(`plan-${planId}`)
    expect((await openOf('officer')).map((n) => n.about)).not.toContain(`plan-${planId}`)
    expect((await sql`select swept_on::text from notice_marks`.execute(w.database.db)).rows, 'it is done again').toEqual(swept.rows)
    await asOwner(w.database.db, 'drop trigger stop_one on notices; drop function stop_one')
    expect(await tell(), 'not before a while').toBe(0)
    await tell('2026-06-10T10:02:00+08:00')
    expect((await openOf('officer')).map((n) => n.about)).toContain(`plan-${planId}`)
    await sql`update plans set state = 'published' where id = ${planId}`.execute(w.database.db)
    await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
    await tell()
    await sql`update outbox set sent_at = now(), content = null where sent_at is null`.execute(w.database.db)
  })

  test('who signs in gives nobody anything to do, and nobody is gone through for it', async () => {
    expect([{ action: 'people.sign-in' }, { action: 'people.make-token' }, { action: 'plans.submit' }].map(givesWork)).toEqual([
      false,
      false,
      true,
    ])
  })

  test('a call is for those who may bid and for the offices: no worker of an institution is gone through for it', async () => {
    const clock = await w.as('clock')
    const all = await members(clock)
    const looked = async (action: string) => {
      const whom = await concernedBy(clock, [{ action, purchase_id: null, organisation_id: null }])
      const read = new Set((await members(clock, whom)).map((m) => `${m.userId} ${m.organisationId} ${m.asker.roles.join(' ')}`))
      const concerned = (m: (typeof all)[number]) => read.has(`${m.userId} ${m.organisationId} ${m.asker.roles.join(' ')}`)
      const of = (role: string) => all.filter((m) => m.asker.roles.includes(role))
      return (role: string) => [of(role).length > 0, of(role).every(concerned), of(role).some(concerned)]
    }
    const call = await looked('tenders.answer')
    expect([call('worker'), call('manager'), call('officer')]).toEqual([
      [true, false, false],
      [true, true, true],
      [true, true, true],
    ])
    expect((await looked('people.enter-year'))('worker')).toEqual([true, true, true])
  })

  test('what one has to do and no colleague of the same roles is work of their own, so that the round asks them', async () => {
    const clock = await w.as('clock')
    const [own, all] = [await ownWorkOf(clock, doors), await members(clock)]
    const missed: string[] = []
    let alone = 0
    for (const m of all) {
      const mine = (await dueTo(clock, m)).map((x) => `${x.kind} ${x.about}`)
      const seat = {
        organisationId: m.organisationId,
        kind: m.asker.organisationKind as OrganisationKind,
        roles: [...m.asker.roles] as Role[],
      }
      const alike = (await dueToAllIn(clock, seat)).map((x) => `${x.kind} ${x.about}`)
      if (mine.join() === alike.join()) continue
      alone++
      if (!own.userIds.has(m.userId) && !own.names.has(m.name)) missed.push(`${m.name}: ${mine.join()} and not ${alike.join()}`)
    }
    expect(missed).toEqual([])
    expect(alone).toBeGreaterThan(0)
  })

  test('who has nothing to do and was told of nothing costs a round no transaction', async () => {
    await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
    const begun = vi.spyOn(Object.getPrototypeOf(w.db), 'transaction')
    await tell()
    const transactions = begun.mock.calls.length
    begun.mockRestore()
    const all = await members(await w.as('clock'))
    const { rows } = await sql<{ n: number }>`select count(distinct (user_id, organisation_id))::int as n from notices
      where done_at is null`.execute(w.database.db)
    expect(rows[0]!.n, 'some have nothing').toBeLessThan(all.length)
    // For whoever has something: to bring it up to now, and the letter of the day. Besides, the order of the log.
    expect(transactions).toBeGreaterThan(0)
    expect(transactions).toBeLessThanOrEqual(2 * rows[0]!.n + 3)
  })

  test('what was told to somebody whose role is over is over', async () => {
    const userId = w.district.people['manager-bangban']!
    expect((await openOf('manager-bangban')).length).toBeGreaterThan(0)
    await sql`update memberships set ended_on = '2026-06-09' where user_id = ${userId}`.execute(w.database.db)
    await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
    await tell()
    expect(await openOf('manager-bangban')).toEqual([])
    await sql`update memberships set ended_on = null where user_id = ${userId}`.execute(w.database.db)
    await sql`update notice_marks set swept_on = swept_on - 1`.execute(w.database.db)
    await tell()
    await sql`update outbox set sent_at = now(), content = null where sent_at is null`.execute(w.database.db)
  })
})

describe('how it is told', () => {
  test('days pass without anybody doing anything: in the morning what nears and what is late comes in one letter', async () => {
    const night = '2026-06-14T06:30:00+08:00'
    expect(await tell(night)).toBe(0)
    expect(await tell('2026-06-14T07:00:05+08:00')).toBeGreaterThan(0)
    await post(Temporal.Instant.from('2026-06-14T07:00:10+08:00'))
    const to = letters.map((l) => l.to[0]!)
    expect(new Set(to).size, 'one letter each').toBe(to.length)
    expect(to).toContain(await address('officer'))
    letters.length = 0
    expect(await tell('2026-06-14T09:00:00+08:00')).toBe(0)
    await post(Temporal.Instant.from('2026-06-14T09:00:10+08:00'))
    expect(letters).toEqual([])
  })

  test('who wants no letters gets none, and is told in the program all the same', async () => {
    const kinds = ['turn', 'near', 'late', 'owed', 'result']
    const chosen = await w.post('head', '/notices/choices', Object.fromEntries(kinds.map((k) => [k, 'never'])))
    expect(chosen.status).toBe(303)
    expect(await (await w.get('head', '/notices/choices')).text()).toContain('checked="" value="never"')
    const wrong = await w.post('head', '/notices/choices', { turn: 'sometimes' })
    expect(wrong.status).toBe(422)
    const { rows } = await sql<{ id: string }>`select id from plans where state = 'published' limit 1`.execute(w.database.db)
    await sql`update plans set state = 'approved' where id = ${rows[0]!.id}`.execute(w.database.db)
    await tell('2026-06-15T07:10:00+08:00')
    await post(Temporal.Instant.from('2026-06-15T07:10:10+08:00'))
    expect((await openOf('head')).map((n) => n.about)).toContain(`plan-${rows[0]!.id}`)
    const to = letters.map((l) => l.to[0])
    expect(to).toContain(await address('officer'))
    expect(to).not.toContain(await address('head'))
  })

  test('the page lists what is open, opening marks it as read, and another’s notice cannot be opened', async () => {
    const page = await (await w.get('officer', '/notices')).text()
    const ids = [...page.matchAll(/\/notices\/(ntc_[0-9a-z]+)\/open/g)].map((m) => m[1]!)
    expect(ids.length).toBeGreaterThan(2)
    const unread = unreadOn(page)
    expect(unread).toBeGreaterThan(0)
    expect((await w.post('manager-bangban', `/notices/${ids[0]}/open`, {})).status).toBe(404)
    const opened = await w.post('officer', `/notices/${ids[0]}/open`, {})
    expect([opened.status, opened.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/[a-z]/)])
    const after = await (await w.get('officer', '/notices')).text()
    expect(unreadOn(after)).toBe(unread - 1)
    expect((await w.post('officer', '/notices/read', {})).status).toBe(303)
    expect(unreadOn(await (await w.get('officer', '/notices')).text())).toBe(0)
    expect((await w.get('public', '/notices')).status).toBe(401)
  })
})

describe('other programs', () => {
  test('the signature is that of Standard Webhooks', () => {
    const call = { message: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1614265330, body: '{"test": 2432232314}' }
    expect(signatureOf('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', call)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  test('an administrator enters one, on a server that may be called; others may not', async () => {
    const as = async (who: string) => ({ ...(await w.as(who)), webhookOrigins: [gatewayOrigin], once: 'a-form-that-was-sent' })
    expect(isRefusal(await addWebhook(await as('officer'), { name: '网关', url: `${gatewayOrigin}/sms` }))).toBe(true)
    for (const url of [
      'http://169.254.169.254/latest',
      'https://elsewhere.example/x',
      `${gatewayOrigin.replace('http://', 'http://user:pw@')}/sms`,
      'file:///etc/passwd',
      '不是地址',
    ])
      expect(isRefusal(await addWebhook(await as('administrator'), { name: '网关', url })), url).toBe(true)
    const made = await addWebhook(await as('administrator'), { name: '短信网关', url: `${gatewayOrigin}/sms` })
    if (isRefusal(made)) throw new Error(made.words.en)
    const planId = (await sql<{ id: string }>`select id from plans where state = 'published' limit 1`.execute(w.database.db)).rows[0]!.id
    await sql`update plans set state = 'submitted' where id = ${planId}`.execute(w.database.db)
    await tell('2026-06-16T07:10:00+08:00')
    gatewayAnswers = 500
    const first = Temporal.Instant.from('2026-06-16T07:10:10+08:00')
    await post(first)
    const failed = calls.length
    expect(failed).toBeGreaterThan(0)
    gatewayAnswers = 204
    await post(first.add({ minutes: 5 }))
    await post(first.add({ minutes: 9 }))
    expect(calls.length, 'tried again once, and not any more').toBe(2 * failed)
    expect(new Set(calls.map((c) => c.headers['webhook-id'])).size, 'under the same name').toBe(failed)
    for (const c of calls) {
      const at = Number(c.headers['webhook-timestamp'])
      expect(c.headers['webhook-signature']).toBe(signatureOf(made.secret, { message: String(c.headers['webhook-id']), at, body: c.body }))
    }
    const told = calls.map((c) => JSON.parse(c.body) as { type: string; data: { person: { id: string }; address: string } })
    expect(told.some((t) => t.type === 'notice.turn' && t.data.person.id === w.district.people.approver)).toBe(true)
    for (const table of ['webhooks', 'once_keys', 'outbox', 'record_log', 'notices'])
      expect(
        (await sql<{ all: string | null }>`select string_agg(h::text, ' ') as all from ${sql.table(table)} h`.execute(w.database.db))
          .rows[0]!.all ?? '',
        table,
      ).not.toContain(made.secret)
  })

  test('one that was ended is not called any more, and what cannot be delivered is shown', async () => {
    const id = (await sql<{ id: string }>`select id from webhooks`.execute(w.database.db)).rows[0]!.id
    await sql`update plans set state = 'published' where state = 'submitted'`.execute(w.database.db)
    await tell('2026-06-17T07:10:00+08:00')
    gatewayAnswers = 500
    let at = Temporal.Instant.from('2026-06-17T07:10:10+08:00')
    for (let i = 0; i < 9; i++) await post((at = at.add({ hours: 3 })))
    const page = await (await w.get('administrator', '/people/webhooks')).text()
    expect(page).toMatch(/送不出去|could not be delivered/)
    expect(page).toContain('500')
    expect(isRefusal(await endWebhook(await w.as('administrator'), id))).toBe(false)
    await sql`update plans set state = 'submitted' where state = 'published'`.execute(w.database.db)
    await tell('2026-06-18T07:10:00+08:00')
    calls.length = 0
    gatewayAnswers = 204
    await post(Temporal.Instant.from('2026-06-19T07:10:10+08:00'))
    expect(calls).toEqual([])
  })
})
