import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { purchases } from '#needs'
import { type Action, isForMe, may, type Parties } from '#people'
import type { DueItem } from '#platform'
import { type Everything, everything, type Visitor, visitor } from '#testing'
import { dueFor, seenBy } from '../src/home/doors.ts'
import { doors } from '../src/home/gather.ts'
import { nextWords } from '../src/home/words.ts'

/*
 * Whatever Today and the page of a purchase tell somebody to do, they may do, and it can be done where it leads: every role, every
 * stage that a purchase can be at. What only says how something stands is a page to read, and says so.
 */

let w: Everything
const people = new Map<string, Visitor>()
const visit = async (who: string): Promise<Visitor> => {
  const known = people.get(who) ?? (await visitor(w, who))
  people.set(who, known)
  return known
}
beforeAll(async () => {
  w = await everything()
})
afterAll(() => w.close())

const whos = [
  'officer',
  'head',
  'approver',
  'manager-tongxin',
  'manager-bangban',
  'manager-nuanyang',
  'worker-tongxin',
  'worker-bangban',
  'treasurer',
  'auditor',
  'evaluator',
  'committee',
  'expert1',
  'expert2',
  'expert3',
  'expert4',
  'expert5',
  'administrator',
  'data-officer',
  'officer-next',
  'head-next',
  'manager-next',
  'reviewer',
]

/** What stands on a page where somebody can do something: the form itself, or the button to the page of the form. */
const proof = {
  'needs.edit': /(action|href)="\/surveys\/(new|\w+\/close)/,
  'needs.accept': /action="\/needs\/|href="\/needs\/|action="\/surveys\//,
  'needs.enter-paper': /(action|href)="\/surveys\/\w+\/paper/,
  'evaluations.run-sample': /action="\/surveys\//,
  'plans.edit': /(href="\/plans\/\w+\/edit|action="\/plans\/new)/,
  'voices.answer': /action="\/voices\/\w+\/answer/,
  'plans.approve': /action="\/plans\/\w+\/approve/,
  'plans.publish': /action="\/plans\/\w+\/publish/,
  'tenders.edit': /(href="\/tenders\/\w+\/edit|action="\/tenders\/new)/,
  'tenders.answer': /action="\/tenders\/\w+\/(questions|objections)\//,
  'tenders.publish': /action="\/tenders\/\w+\/(applications\/)?invite/,
  'bids.compare': /action="\/tenders\/\w+\/(compare|negotiate|qualify|applications\/review)/,
  'bids.confirm-finding': /action="\/tenders\/\w+\/bids\//,
  'bids.submit': /(href|action)="\/tenders\/\w+\/(bid|last-offer|applications)\b/,
  'panel.appoint': /action="\/tenders\/\w+\/panel/,
  'panel.declare': /action="\/panel\/\w+\/declare/,
  'panel.talk': /action="\/panel\/\w+\/talks/,
  'panel.score': /action="\/panel\/\w+\/(bids|hand-in|low-bids|conform)/,
  'panel.agree': /action="(\/panel\/\w+\/(agree|low-bids)|\/challenges\/\w+\/help)/,
  'awards.decide': /action="(\/tenders\/\w+\/(award|next|restart)|\/challenges\/\w+\/carry-out)/,
  'challenges.answer': /action="\/challenges\/\w+\/answer/,
  'complaints.answer': /action="\/complaints\/\w+\/explain/,
  'complaints.file': /action="\/complaints\/\w+\/correct/,
  'complaints.review': /action="\/complaints\/\w+\/(accept|decide)/,
  'contracts.draft': /action="(\/contracts\/new|\/contracts\/\w+\/duties\/\w+\/done)/,
  'contracts.propose': /href="\/contracts\/\w+\/propose/,
  'contracts.sign': /action="\/contracts\/\w+\/(versions\/\d+\/|offer)|href="\/contracts\/\w+\/versions\/\d+"/,
  'contracts.say-success': /(action|href)="\/contracts\/\w+\/success/,
  'contracts.approve-ground': /action="\/contracts\/\w+\/ground/,
  'clients.manage': /action="\/(clients\/\w+\/reasons|leaving)\//,
  'delivery.appoint': /(href|action)="\/delivery\/\w+\/posts|action="\/openings\/qualifications/,
  'delivery.record': /action="\/openings\/\w+\/score/,
  'delivery.hand-in':
    /(action="\/delivery\/(acceptances\/\w+\/(settle|time)|records\/\w+\/contest\/answer)|(href|action)="\/delivery\/\w+\/hand-in|action="\/contracts\/\w+\/duties\/\w+\/done)/,
  'delivery.accept': /action="\/delivery\//,
  'delivery.state-pay': /href="\/delivery\/\w+\/pay\/[\w-]+"/,
  'delivery.show-own': /href="\/delivery\/\w+\/indicators\//,
  'delivery.show-purchaser': /href="\/delivery\/\w+\/indicators\//,
  'delivery.show-others': /href="\/delivery\/\w+\/indicators\//,
  'payments.check': /action="\/payments\/claims\/\w+\/(confirm|receivable)/,
  'payments.pass': /action="\/payments\/claims\/\w+\/pass/,
  'payments.pay': /action="\/payments\/claims\/\w+\/pay/,
  'payments.correct': /action="\/payments\/claims\/\w+\/corrections\/\w+\/confirm/,
  'payments.claim': /action="\/payments\/claims\/\w+\/(invoice|complete)/,
  'evaluations.sample': /action="\/evaluations\/rounds\/\w+\/(sample|again)/,
  'evaluations.rate-institution': /action="\/evaluations\/rounds\//,
  'evaluations.rate-purchaser': /action="\/evaluations\/rounds\//,
  'evaluations.say-will': /action="\/evaluations\/gates\//,
  'evaluations.reply': /action="\/evaluations\/(rounds\/\w+\/reply|appraisals\/\w+\/(statement|appeal))/,
  'evaluations.answer-interference': /action="\/evaluations\/independence\/reports\//,
  'evaluations.appoint': /action="\/evaluations\/appraisals\/\w+\/consent/,
  'evaluations.draw-evaluator': /action="\/evaluations\/appraisals\/\w+\/draw/,
  'evaluations.appraise': /action="\/evaluations\/appraisals\/\w+\/(raters|draft|finish)/,
  'evaluations.mark-blind': /action="\/evaluations\/appraisals\/\w+\/(marks|settle)/,
  'evaluations.decide-appeal': /action="\/evaluations\/appraisals\/\w+\/decision/,
  'people.manage-all': /action="\/law\/calendar/,
  'people.answer-requests': /action="\/personal-data\/requests\//,
} as const satisfies Partial<Record<Action, RegExp>>
const provesNothing = /$^/

const content = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
const unescaped = (href: string): string => href.replaceAll('&amp;', '&')

async function opens(who: string, href: string): Promise<{ status: number; main: string }> {
  const r = await (await visit(who)).get(href.replace(/#.*/, ''), 'en')
  return { status: r.status, main: content(r.text) }
}

/** What is told of as due to one person and cannot be done where it leads. */
async function falseDuties(who: string): Promise<{ told: number; found: string[] }> {
  const ctx = await w.as(who)
  const due = (await dueFor(ctx, doors, ctx.asker.organisationId!)).filter((i) => i.side === 'ours' && isForMe(ctx.asker, i))
  const found: string[] = []
  for (const i of due) {
    const { status, main } = await opens(who, i.href)
    const said = `${who}: ${i.title.en} → ${i.href}`
    if (status !== 200) found.push(`${said}: ${status}`)
    else if (!i.reads && !(proof[i.may as keyof typeof proof] ?? provesNothing).test(main))
      found.push(`${said}: nothing to do it with (${i.may})`)
  }
  return { told: due.length, found }
}

const looks = new Set(Object.entries(nextWords).flatMap(([step, says]) => (/Watch|Waits|delivery|evaluate/.test(step) ? [says.en] : [])))
/** The forms that a step which merely comes next leads to. */
const leadsTo: Record<string, RegExp> = {
  needs: /(href|action)="\/surveys\/new|href="\/needs\/new/,
  needsAccept: /href="\/needs\/\w+"/,
  plan: proof['plans.edit'],
  planGoesOn: proof['plans.edit'],
  tender: proof['tenders.edit'],
  tenderGoesOn: proof['tenders.edit'],
  tenderAgain: proof['tenders.edit'],
  contract: proof['contracts.draft'],
  contractGoesOn: proof['contracts.propose'],
  evaluateOpen: /action="\/evaluations\/new/,
  again: /action="\/purchases\/new/,
}

/** The big button of each purchase somebody may see, and what is wrong with it. */
async function buttons(who: string): Promise<{ said: Map<string, string>; found: string[] }> {
  const ctx = await w.as(who)
  const found: string[] = []
  const said = new Map<string, string>()
  const due = await dueFor(ctx, doors, ctx.asker.organisationId!)
  for (const p of await purchases(ctx, {})) {
    if (!may(ctx.asker, 'purchases.read', p as Parties)) continue
    const page = await opens(who, `/purchases/${p.id}`)
    expect([who, p.number, page.status]).toEqual([who, p.number, 200])
    const button = /<div class="actions"><a class="button" href="([^"]+)">([^<]*)</.exec(page.main)
    if (!button) continue
    const [href, label] = [unescaped(button[1]!), unescaped(button[2]!)]
    said.set(p.title, `${label} → ${href}`)
    const to = await opens(who, href)
    const at = `${who}, ${p.title}: ${label} → ${href}`
    const item = due.find((i: DueItem) => i.purchaseId === p.id && i.href === href && i.title.en === label)
    const step = Object.entries(nextWords).find(([, words]) => words.en === label)?.[0]
    const by = item ? proof[item.may as keyof typeof proof] : leadsTo[step ?? '']
    if (to.status !== 200) found.push(`${at}: ${to.status}`)
    else if (item?.reads || looks.has(label)) continue
    else if (!(by ?? provesNothing).test(to.main)) found.push(`${at}: nothing to do it with (${item?.may ?? step})`)
  }
  return { said, found }
}

test('whatever is due to somebody they may do, and can do where it leads', async () => {
  const found: string[] = []
  let told = 0
  for (const who of whos) {
    const f = await falseDuties(who)
    told += f.told
    found.push(...f.found)
  }
  expect(found).toEqual([])
  expect(told).toBeGreaterThan(50)
})

/** Of what kind whatever stands on the first page of each role may be, written by hand; who speaks for a side sees both sides of it. */
const ofRole: Readonly<Record<string, RegExp>> = {
  'worker-tongxin': /^(delivery\.(record|confirm-pay)|contracts\.read|clients\.)/,
  'worker-bangban': /^(delivery\.(record|confirm-pay)|contracts\.read|clients\.)/,
  expert1: /^panel\./,
  approver: /^(voices\.answer|plans\.approve|contracts\.approve-ground|complaints\.read)$/,
  treasurer: /^payments\.(pay|correct)$/,
  auditor: /^(contracts\.read|complaints\.read|tenders\.read)$/,
  reviewer: /^complaints\.review$/,
  evaluator: /^(evaluations\.(sample|run-sample)|delivery\.(show-others|opinion))$/,
  committee: /^(delivery\.opinion|needs\.enter-paper)$/,
  administrator: /^people\./,
  'data-officer': /^people\.answer-requests$/,
}

test('the day of each role holds its own work and nothing of others: a worker’s no bids and no payments', async () => {
  const seen = new Map<string, ReadonlySet<string>>()
  for (const [who, theirs] of Object.entries(ofRole)) {
    const ctx = await w.as(who)
    const due = seenBy(ctx.asker, await dueFor(ctx, doors, ctx.asker.organisationId!))
    seen.set(who, new Set(due.map((i) => i.may)))
    expect([who, due.filter((i) => i.side === 'theirs' || !theirs.test(i.may)).map((i) => `${i.may}: ${i.title.en}`)]).toEqual([who, []])
    const day = await opens(who, '/due')
    const [said, all] = [day.main.replace(/<[^>]+>/g, ' '), await dueFor(ctx, doors, ctx.asker.organisationId!)]
    for (const other of all.filter((i) => !due.includes(i) && !due.some((d) => d.title.en === i.title.en)))
      expect([who, said.includes(other.title.en)]).toEqual([who, false])
  }
  // Each of them has something of their own, and what the worker is not shown is there.
  const own = { evaluator: 'evaluations.sample', treasurer: 'payments.pay', approver: 'plans.approve' }
  expect(Object.entries(own).filter(([who, may]) => !seen.get(who)!.has(may))).toEqual([])
  const worker = await w.as('worker-tongxin')
  const all = await dueFor(worker, doors, worker.asker.organisationId!)
  expect(all.filter((i) => !ofRole['worker-tongxin']!.test(i.may)).length).toBeGreaterThan(0)
})

test('the big button of a purchase is something this person can do now, at every stage', async () => {
  const found: string[] = []
  const said = new Map<string, Map<string, string>>()
  for (const who of whos) {
    const b = await buttons(who)
    said.set(who, b.said)
    found.push(...b.found)
  }
  expect(found).toEqual([])
  const of = (who: string, title: string) => said.get(who)!.get(title)?.replace(/ → .*/, '')
  // Who is asked for what once a plan gives its reason for not asking residents.
  for (const who of ['officer', 'head'])
    for (const [title, label] of said.get(who)!) if (title !== '只开了头') expect(label).not.toContain('/surveys/new')
  expect(of('officer', '待定标的招标')).toBe('See how the tender stands')
  expect(of('head', '待定标的招标')).toContain('Award')
  expect(of('head', '报价过低的招标')).toBe('See how the tender stands')
  expect(of('officer', '待签约的采购')).toContain('Draft the contract')
  expect(of('officer', '只买岗位')).toBe('Settle and sign the contract')
  expect(of('officer', '分期项目')).not.toContain('Publish the intention')
})

test('a contract that was signed and ended early leads to no second one, and says so before any form', async () => {
  const officer = await w.as('officer')
  const { rows } = await sql<{ id: string }>`
    select id from purchases where jurisdiction = ${officer.jurisdiction} and title = '待签约的采购'`.execute(w.db)
  const purchaseId = rows[0]!.id
  const before = await opens('officer', `/contracts/new?purchase=${purchaseId}`)
  expect(before.main).toMatch(/action="\/contracts\/new/)
  const made = await w.post('officer', `/contracts/new?purchase=${purchaseId}`, { startsOn: '2026-09-01', lang: 'zh' })
  expect(made.status).toBe(303)
  await sql`update contracts set state = 'terminated', signed_on = '2026-06-10', closed_on = '2026-06-10'
    where jurisdiction = ${officer.jurisdiction} and purchase_id = ${purchaseId}`.execute(w.db)
  for (const who of ['officer', 'head']) {
    const b = await buttons(who)
    expect(b.found).toEqual([])
    expect(b.said.get('待签约的采购')).not.toContain('/contracts/new')
  }
  const after = await opens('officer', `/contracts/new?purchase=${purchaseId}`)
  expect(after.main).not.toMatch(/<form/)
})
