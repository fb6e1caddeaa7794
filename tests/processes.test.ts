import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { leadsTo, type Process, type Verb } from '#kernel'
import { type Action, type Role, permissions } from '#people'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every process of every step, found where a newcomer would look. */
export async function processes(): Promise<Process[]> {
  const found: Process[] = []
  for (const step of readdirSync(join(root, 'src')).filter((f) => /^(\d-|people$|clients$|casework$|phone$|voices$|votes$)/.test(f))) {
    const rules = join(root, 'src', step, 'rules')
    if (!existsSync(rules)) continue
    for (const file of readdirSync(rules).filter((f) => f.endsWith('.ts') && !f.includes('.test.'))) {
      if (!readFileSync(join(rules, file), 'utf8').includes('defineProcess(')) continue
      for (const value of Object.values((await import(join(rules, file))) as Record<string, unknown>))
        if (typeof value === 'object' && value !== null && 'verbs' in value && 'states' in value) found.push(value as Process)
    }
  }
  return found
}

const allRoles = (actions: readonly string[]): Role[] =>
  [...new Set(actions.flatMap((a) => Object.keys(permissions[a as Action]) as Role[]))].sort()

/** One line per verb: `plan.submit: draft|returned → submitted, officer head`. */
export const lineOf = (p: Process, name: string, v: Verb<string>): string => {
  const to = [...new Set(v.from.flatMap((s) => leadsTo(v, s)))].filter((s) => v.to !== undefined || !v.from.includes(s))
  const who = v.may === 'clock' ? 'clock' : allRoles(typeof v.may === 'string' ? [v.may] : v.may).join(' ')
  return `${p.name}.${name}: ${v.from.join('|')} → ${to.length ? to.join('|') : 'stays'}, ${who}`
}

/** Written by hand, not read off the processes: where each verb starts and leads, and whose roles may do it. */
const table = `
need.accept: noticed → accepted, head officer
need.prove: noticed → stays, head officer
need.set-aside: noticed|accepted → set-aside, head officer
need.reopen: set-aside → noticed, head officer
plan.edit: draft|returned → stays, head officer
plan.submit: draft|returned → submitted, head officer
plan.return: submitted → returned, approver
plan.approve: submitted → approved, approver
plan.publish: approved → published, head officer
vote.edit: draft → stays, head officer
vote.open: draft → open, head officer
vote.close: open → closed, head officer
vote.count: closed → counted, head officer
vote.end: draft|open|closed → ended, head officer
project.edit: proposed|admitted|aside → stays, head officer
project.admit: proposed|aside → admitted, head officer
project.setAside: proposed|admitted → aside, head officer
project.withdraw: admitted → withdrawn, head officer
project.plan: admitted → planned, head officer
tender.edit: draft → stays, head officer
tender.publish: draft → published, head officer
tender.announce: draft → announced, head officer
tender.answerObjection: announced → stays, head officer
tender.giveWay: announced → void, head officer
tender.invite: announced → published, head officer
tender.call: draft → announced, head officer
tender.reviewApplications: announced → stays, head officer
tender.inviteApplicants: announced → published, head officer
tender.negotiate: opened → scored, head officer
tender.answer: published → stays, head officer
tender.open: published → opened, clock
tender.confirmFinding: opened → stays, head officer
tender.appoint: published|opened → stays, head officer
tender.decline: published|opened → stays, expert head officer
tender.declare: opened → stays, expert head officer
tender.qualify: opened → stays, head officer
tender.conform: opened → stays, expert head officer
tender.score: opened → stays, expert head officer
tender.agree: opened → stays, expert head officer
tender.setAside: opened → stays, clock
tender.beginTalks: opened → talking, expert head officer
tender.talk: talking → stays, expert head officer
tender.changeRequirements: talking → stays, expert head officer
tender.askLastOffers: talking → last-offers, expert head officer
tender.closeLastOffers: last-offers → opened, clock
tender.compare: opened → scored, head officer
tender.finishScoring: opened → scored, clock
tender.explain: scored → stays, manager
tender.review: scored → stays, expert head officer
tender.award: scored → awarded, head
tender.lapse: awarded → lapsed, head officer
tender.nameNext: lapsed → awarded, head
tender.restart: lapsed → void, head
tender.cure: announced|published → stays, clock
tender.replaceAward: awarded|lapsed → awarded, clock
tender.overturn: announced|published|opened|talking|last-offers|scored|awarded|lapsed → void, clock
tender.suspend: announced|published|opened|talking|last-offers|scored|awarded|lapsed → stays, clock
complaint.askCorrection: received → correcting, reviewer
complaint.correct: correcting → received, manager
complaint.refuse: received|correcting → not-accepted, reviewer
complaint.accept: received → accepted, reviewer
complaint.answer: accepted → stays, head officer
complaint.put: received|correcting|accepted → stays, head manager officer reviewer
complaint.suspend: received|accepted → stays, reviewer
complaint.resume: received|correcting|accepted → stays, reviewer
complaint.decide: accepted → decided, reviewer
complaint.withdraw: received|correcting|accepted → withdrawn, manager
challenge.askPanel: received → stays, head officer
challenge.help: received → stays, expert head officer
challenge.answer: received → answered, head officer
challenge.carryOut: answered → carried-out, head
challenge.withdraw: received → withdrawn, manager
tender.void: published|opened|talking|last-offers|scored → void, clock
tender.declareVoid: opened|talking|last-offers|scored → void, head
tender.cancel: draft|announced|published → cancelled, head officer
contract.propose: draft|negotiating → negotiating, head manager officer
contract.decline: draft|negotiating → negotiating, head manager
contract.sign: draft|negotiating → negotiating, head manager
contract.conclude: negotiating → signed|active, head manager
contract.proposeChange: signed|active → stays, head manager officer
contract.declineChange: signed|active|ended|terminated → stays, head manager
contract.signChange: signed|active → stays, head manager
contract.supplement: signed|active → stays, head manager
contract.decideGround: draft|negotiating → stays, approver
contract.lookAtGround: signed|active|ended|terminated → stays, approver
contract.begin: signed → active, clock
contract.end: active → ended, clock
contract.revoke: signed → terminated, clock
contract.drop: draft|negotiating → terminated, head manager
contract.terminate: signed|active → stays, head manager
contract.offerEnd: signed|active → stays, head manager
contract.agreeEnd: signed|active → stays, head manager
contract.declineEnd: signed|active → stays, head manager
contract.endEarly: signed|active → terminated, clock
ground.approve: asked → approved, approver
ground.refuse: asked → refused, approver
ground.again: approved → asked, head manager officer
opening.enter: open → stays, manager
opening.beginScoring: open → scoring, manager
opening.score: scoring → stays, manager worker
opening.decide: scoring → decided, manager
opening.end: open|scoring → ended, manager
opening.forget: open|scoring|decided|ended → stays, clock
contest.uphold: contested → upheld, manager
contest.withdraw: contested|upheld → withdrawn, head officer
appointment.end: stands → stays, manager
appointment.correctFirstDay: stands → stays, manager
appointment.certify: stands → stays, manager
appointment.withdraw: stands → withdrawn, manager
client.edit: known → stays, manager worker
client.consent: known → stays, manager worker
client.withdraw: known → stays, manager worker
client.handOver: known → stays, manager worker
client.takeOver: known → stays, manager worker
client.send: known → stays, manager worker
client.keep: known → stays, manager worker
client.erase: known → erased, manager
voice.answer: said → answered, approver head manager officer
voice.forget: said|answered → forgotten, clock
group.join: planned|running → stays, manager worker
group.leave: planned|running → stays, manager worker
group.meet: planned|running → running, manager worker
group.handOn: planned|running → stays, manager worker
group.close: planned|running → closed, manager worker
event.edit: planned → stays, manager worker
event.hold: planned → held, manager worker
event.handOn: planned → stays, manager worker
event.drop: planned → dropped, manager worker
supervision.note: planned|held → stays, manager worker
supervision.hold: planned → held, manager worker
supervision.drop: planned → dropped, manager worker
phone.lose: in-use → lost, manager worker
phone.remove: in-use → removed, manager worker
case.wait: requested → waiting, manager worker
case.take: requested|waiting → assessing, manager worker
case.decline: requested|waiting → declined, manager worker
case.assess: assessing|serving → stays, manager worker
case.addGoal: assessing|serving → stays, manager worker
case.dropGoal: assessing → stays, manager worker
case.agree: assessing → serving, manager worker
case.plan: assessing|serving → stays, manager worker
case.contact: assessing|serving → stays, manager worker
case.measure: assessing|serving|closed|followed → stays, manager worker
case.review: serving → stays, manager worker
case.close: assessing|serving → closed, manager worker
case.follow: closed → followed, manager worker
acceptance.accept: handed-in → accepted, head officer
acceptance.acceptPart: handed-in → partly-accepted, head officer
acceptance.return: handed-in → returned, head officer
acceptance.handInAgain: returned → handed-in, manager
acceptance.noteChecks: handed-in → stays, head officer
acceptance.answerTime: handed-in → stays, manager
acceptance.tellSubsidy: handed-in → stays, manager
acceptance.settle: partly-accepted → partly-accepted|accepted, head manager officer
acceptance.fallSilent: handed-in → accepted, clock
acceptance.moveLastDay: handed-in → stays, clock
claim.confirm: with-officer → with-head, officer
claim.pass: with-head → with-treasurer, head
claim.ask: with-officer|with-head|with-treasurer → asked-back, head officer treasurer
claim.complete: asked-back → with-officer|with-head|with-treasurer, manager
claim.invoice: with-officer|with-head|with-treasurer|asked-back|paid → stays, head manager officer treasurer
claim.pay-part: with-treasurer → stays, treasurer
claim.pay: with-treasurer → paid, treasurer
claim.pay-interest: paid → stays, treasurer
claim.correct: with-officer|with-head|with-treasurer|asked-back|paid|withdrawn → stays, head officer treasurer
claim.owe-again: paid → with-treasurer, head officer treasurer
claim.set-right: with-officer|with-head|with-treasurer|asked-back|paid|withdrawn → stays, head officer treasurer
claim.ask-withdrawal: with-officer|with-head|with-treasurer|asked-back|paid → stays, manager
claim.withdraw: with-officer|with-head|with-treasurer|asked-back|paid → withdrawn, head officer treasurer
correction.confirm: waits → confirmed, head officer treasurer
correction.decline: waits → declined, head officer treasurer
correction.take-back: waits → taken-back, head manager officer treasurer
batch.withdraw: made → withdrawn, treasurer
batch.answer: made|answered → stays, treasurer
batch.finish: made → answered, treasurer
appraisal.consent: proposed → appointed, head manager
appraisal.decline: proposed → unfilled, head manager
appraisal.draw: unfilled → appointed, approver
appraisal.stepAside: appointed → unfilled, evaluator
appraisal.name: appointed → marking, evaluator
appraisal.replace: marking → stays, evaluator
appraisal.mark: marking → marking|settling|joined, evaluator expert
appraisal.settle: settling → settling|joined, evaluator expert
appraisal.send: joined → draft, evaluator
appraisal.state: draft → stays, head manager
appraisal.finish: draft → final, evaluator
appraisal.appeal: final → appealed, head manager
appraisal.decide: appealed → decided, approver
interference.answer: said → answered, approver
round.give: open → stays, head manager officer
round.reveal-both-in: open → revealed, clock
round.reveal-at-end: open → revealed, clock
round.reply: revealed → stays, head manager
supplier-application.confirm: asked → confirmed, administrator
supplier-application.refuse: asked → refused, administrator
supplier-document.withdraw: stands → withdrawn, administrator head manager
expert.edit: in → stays, administrator
expert.sayAway: in → stays, administrator expert
expert.tie: in → stays, administrator expert
expert.untie: in → stays, administrator expert
expert.leave: in → out, administrator
expert.return: out → in, administrator
specialty.edit: open → stays, administrator
specialty.close: open → closed, administrator
specialty.reopen: closed → open, administrator
community.edit: open → stays, administrator head officer
community.close: open → closed, administrator head officer
community.merge: open → merged, administrator head officer
community.reopen: closed|merged → open, administrator head officer
organisation.edit: open → stays, administrator
organisation.keepParticulars: open → stays, administrator head manager
organisation.close: open → closed, administrator
organisation.merge: open → merged, administrator
organisation.reopen: closed|merged → open, administrator
local-number.end: stands → stays, administrator
local-number.withdraw: stands → withdrawn, administrator
local-number.restore: withdrawn → stands, administrator
data-request.do: open → done, data-officer
data-request.refuse: open → refused, data-officer
`
  .trim()
  .split('\n')

describe('every verb of every process', async () => {
  const all = await processes()
  const lines = all.flatMap((p) => Object.entries(p.verbs).map(([name, v]) => lineOf(p, name, v)))
  test('stands in the table written by hand', () => expect([...lines].sort()).toEqual([...table].sort()))

  test.each(all.map((p) => [p.name, p] as const))('%s: a planted state or permission changes its line', (_, p) => {
    for (const [name, v] of Object.entries(p.verbs)) {
      const others = Object.keys(p.states)
      const from = { ...v, from: others.filter((s) => !v.from.includes(s)) }
      const to = { ...v, to: others.find((s) => !v.from.some((f) => leadsTo(v, f).includes(s))) ?? others[0]! }
      // One that other roles have.
      const may = { ...v, may: lineOf(p, name, v).endsWith(', administrator') ? 'people.find-texts' : 'log.erase' }
      for (const planted of [from, to, may]) expect(table).not.toContain(lineOf(p, name, planted))
      expect(table).toContain(lineOf(p, name, v))
    }
  })
})
