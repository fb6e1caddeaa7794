import {
  type Answer,
  drawn,
  type Everything,
  everything,
  filled,
  formsOf,
  isAsked,
  keepsAttempts,
  type Lang,
  oneOfEach,
  oneWrong,
  seed,
  type SeenForm,
  surelyWrong,
  type Values,
  type Visitor,
  visitor,
} from '#testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/*
 * Every form of the application on records that exist, as the person who may use it: filled in wrongly in every way, sent twice,
 * from two tabs, and from a stale page. What is refused leaves nothing behind. The forms are those the pages show.
 */

let w: Everything
let forms: SeenForm[]
let untouched: Record<string, string>
/** Entries of the log that requests had made before the sweep. */
let before: string[]
const people = new Map<string, Visitor>()
beforeAll(async () => {
  w = await everything()
  forms = oneOfEach(w)
  for (const { who } of forms) if (!people.has(who)) people.set(who, await visitor(w, who))
  untouched = await w.fingerprints()
  const { rows } = await sql<{ id: string }>`select id from record_log where request_id like '%-%'`.execute(w.database.db)
  before = rows.map((r) => r.id)
})
afterAll(() => w.close())

/** Records on which files hang. */
const withFiles = [
  ...['/tenders/:id', '/contracts/:id', '/delivery/records/:id', '/delivery/deliverables/:deliverable', '/payments/claims/:id'],
  ...['/challenges/:id', '/complaints/:id', '/evaluations/rounds/:id'],
]
const everywhere = (of: (at: string) => [string, string]): Record<string, string> => Object.fromEntries(withFiles.map(of))

/** Forms that no record of this world can show. */
const elsewhere: Readonly<Record<string, string>> = {
  '/plans/units/:id': 'stands where an office keeps a library of units; src/2-plans/unit-kinds.test.ts sends it',
  '/plans/units/:id/retire': 'the same',
  '/plans/units/:id/reinstate': 'the same',
  '/plans/series/:id/edit': 'stands where an office keeps a series; src/2-plans/series.test.ts sends it',
  '/plans/series/:id/values': 'the same',
  ...Object.fromEntries(
    [
      ...['new', 'consent', 'draw', 'step-aside', 'raters', 'replace', 'marks', 'settle/:indicator', 'draft', 'statement', 'finish'],
      ...['appeal', 'decision'],
    ].map((verb) => [
      verb === 'new' ? '/evaluations/appraisals/new' : `/evaluations/appraisals/:id/${verb}`,
      'stands where the bureau keeps an instrument; src/7-evaluations/appraisal.test.ts sends each',
    ]),
  ),
  '/evaluations/independence/reports/:id': 'stands before the bureau; src/7-evaluations/independence.test.ts sends it',
  '/evaluations/instruments/new': 'stands before the bureau; src/7-evaluations/appraisal.test.ts sends it',
  '/evaluations/instruments/:id': 'the same',
  '/evaluations/gates/:id': 'stands in the last months of a yearly contract; src/7-evaluations/gate.test.ts sends it',
  ...Object.fromEntries(
    [
      ...['/key/open', '/key/close', '/key/take', '/key/hand-on', '/key/paper', '/key/:lock/end', '/new', '/:id/edit', '/:id/consents'],
      ...[
        '/:id/consents/:consent/withdraw',
        '/:id/hand-over',
        '/:id/take-over',
        '/:id/send',
        '/:id/call-back',
        '/take',
        '/:id/keep',
        '/:id/erase',
        '/:id/why',
        '/:id/reasons/:reason/read',
      ],
    ].map((at) => [`/clients${at}`, 'stands where an institution has its key of names; src/clients/clients.test.ts sends each']),
  ),
  ...Object.fromEntries(
    [
      ...['/new', '/:id/why', '/:id/wait', '/:id/take', '/:id/decline', '/:id/assess', '/:id/goals/new', '/:id/goals/:goal/drop'],
      ...['/:id/agree', '/:id/contact', '/:id/plan', '/:id/review', '/:id/close', '/:id/follow-up', '/:id/scales/:scale'],
    ].map((at) => [`/cases${at}`, 'stands where an institution has its key of names; src/casework/casework.test.ts sends each']),
  ),
  ...Object.fromEntries(
    ['/new', '/:id/retire'].map((at) => [
      `/scales${at}`,
      'stands where an institution keeps a scale; src/casework/scales.test.ts sends each',
    ]),
  ),
  ...Object.fromEntries(
    ['/new', '/:id/members', '/:id/members/:number/leave', '/:id/session', '/:id/close'].map((at) => [
      `/groups${at}`,
      'stands where an institution plans groups of its own; src/casework/group.test.ts sends each',
    ]),
  ),
  '/e/:code': 'stands where an institution has an event on that day; src/casework/event.test.ts presses it',
  ...Object.fromEntries(
    ['/new', '/:id/edit', '/:id/hold', '/:id/drop'].map((at) => [
      `/events${at}`,
      'stands where an institution plans events of its own; src/casework/event.test.ts sends each',
    ]),
  ),
  ...Object.fromEntries(
    ['/new', '/:id/notes', '/:id/notes/:note/drop', '/:id/hold', '/:id/drop'].map((at) => [
      `/supervision${at}`,
      'stands where two colleagues planned to meet; src/casework/supervision.test.ts sends each',
    ]),
  ),
  '/phones/:id/lose': 'stands where a worker has a telephone without signal; src/phone/phone.test.ts sends it',
  '/phone/photos': 'sent by the island on a telephone, one entry with what was taken with it; src/phone/phone.test.ts sends it',
  ...Object.fromEntries(
    ['enter', 'contact', 'open', 'data', 'entries', 'remove'].map((what) => [
      `/phone/${what}`,
      'asked by the island on a telephone, as JSON; src/phone/phone.test.ts asks each',
    ]),
  ),
  ...Object.fromEntries(
    [
      ...['/votes/:id/edit', '/votes/:id/open', '/votes/:id/close', '/votes/:id/count', '/votes/:id/end', '/votes/:id/projects/new'],
      ...['edit', 'admit', 'aside', 'withdraw', 'plan'].map((verb) => `/votes/:id/projects/:project/${verb}`),
      '/v/:id',
    ].map((at) => [at, 'stands where residents vote; src/votes/votes.test.ts and src/votes/vote-ends.test.ts send each']),
  ),
  ...Object.fromEntries(
    withFiles
      .filter((at) => at !== '/delivery/records/:id')
      .map((at) => [`${at}/files/:file/remove`, 'stands where something is attached; tests/files.test.ts takes one away']),
  ),
  '/directory/:contract/:line': 'stands before an institution whose contract runs; src/9-open-data/directory.test.ts sends it',
  '/voices/:id/answer': 'stands where somebody said a word; src/voices/voices.test.ts answers',
  '/said/:receipt/helped': 'stands under the number of a receipt; src/voices/voices.test.ts says it',
  '/notices/read': 'stands where somebody was told something; tests/notices.test.ts reads',
  '/notices/:id{ntc_[0-9a-z]+}/open': 'stands where somebody was told something; tests/notices.test.ts opens one',
  '/people/webhooks': 'stands where a server may be called; tests/notices.test.ts enters one',
  '/people/webhooks/:id/end': 'stands where a webhook was entered; tests/notices.test.ts ends one',
  '/contracts/:id/end': 'stands only before a side that clause 15 lets end its contract; src/4-contracts/contract.test.ts ends one',
  '/account/devices/:id/forget': 'nobody here signed in on a device; tests/account.test.ts forgets one',
  '/account/organisation': 'stands before somebody with roles in two organisations; tests/account.test.ts chooses one',
  '/contracts/:id/price': 'stands where a price follows a series; src/4-contracts/price-follows.test.ts proposes it',
  '/contracts/:id/ground': 'stands where the bureau has a ground to decide on; src/4-contracts/direct.test.ts decides',
  '/contracts/:id/success/:line/words': 'stands where both sides have said it; src/4-contracts/success.test.ts writes words',
  '/contracts/:id/success/:line/agree': 'the same',
  '/contracts/:id/notice/offer': 'stands while a notice does; src/4-contracts/notice.test.ts offers',
  '/contracts/:id/notice/agree': 'the same',
  '/contracts/:id/notice/decline': 'the same',
  '/complaints/:id/resume':
    'stands while a procurement is suspended, and then nothing else of it can be done; src/3-tenders/complaints.test.ts lifts one',
  ...Object.fromEntries(
    [
      '/panel/:id/talks/begin',
      '/panel/:id/talks/notes',
      '/panel/:id/talks/changes',
      '/panel/:id/talks/last-offers',
      '/tenders/:id/last-offer',
    ].map((at) => [at, 'stands where a panel talks with suppliers; tests/ways-of-buying.test.ts sends it']),
  ),
  ...Object.fromEntries(
    ['announce', 'objections', 'objections/:objection', 'invite', 'negotiate'].map((at) => [
      `/tenders/:id/${at}`,
      'stands where one supplier alone is asked; tests/single-source.test.ts sends each',
    ]),
  ),
  ...Object.fromEntries(
    ['call', 'applications', 'applications/review', 'applications/invite'].map((at) => [
      `/tenders/:id/${at}`,
      'stands where some are invited; tests/invited-tender.test.ts sends each',
    ]),
  ),
  '/tenders/:id/qualify': 'stands where bids of a tender are looked at; tests/examined-bids.test.ts sends it',
  '/panel/:id/conform': 'the same',
  '/tenders/:id/compare': 'stands where offers are compared; tests/ways-of-buying.test.ts sends it',
  '/challenges/:id/ask-panel': 'stands once for each challenge of the evaluation; src/3-tenders/challenges.test.ts asks',
  ...Object.fromEntries(
    ['/new', '/qualifications', '/:id/candidates', '/:id/scoring', '/:id/score', '/:id/decide', '/:id/end'].map((at) => [
      `/openings${at}`,
      'stands where a post is competed for; src/5-delivery/open-post.test.ts sends each',
    ]),
  ),
  '/delivery/appointments/:id/certificate':
    'stands where a role card asks for a certificate; src/5-delivery/certificates-held.test.ts sends it',
  '/evaluations/rounds/:id/again':
    'stands from ninety days after a contract has ended until it was asked once; src/7-evaluations/again.test.ts sends it',
  '/leaving/:user': 'stands while somebody leaves with something open; src/home/leaving.test.ts sends it',
  '/delivery/records/:id/contest/answer': 'stands where an errand is contested; src/5-delivery/contest-errand.test.ts answers',
  '/delivery/records/:id/contest/withdraw': 'the same',
  '/delivery/import/take': 'stands on the page that shows what was read; src/5-delivery/import.test.ts takes it',
  '/needs/communities/upload/take': 'stands on the page that shows what was uploaded; tests/uploads.test.ts takes it',
  '/people/communities/upload/take': 'stands on the page that shows what was uploaded; src/people/communities.test.ts takes it',
  '/people/:id/invite-list/send': 'stands on the page that shows who would be invited; src/people/invite-list.test.ts sends it',
  '/people/suppliers/:id/confirm': 'nobody here asked to be registered; src/people/suppliers.test.ts confirms one',
  '/people/suppliers/:id/refuse': 'nobody here asked to be registered; src/people/suppliers.test.ts refuses one',
  '/people/documents/:id/withdraw': 'no institution here has entered a document; src/people/suppliers.test.ts withdraws one',
  '/people/documents/:document/files': 'the same; src/3-tenders/documents-named.test.ts sends a scan',
  '/people/documents/:document/files/:file/remove': 'the same',
  '/payments/batch/answer/take': 'stands on the page that shows what a bank answered; src/6-payments/batch-answer.test.ts enters it',
  '/payments/batch/:id/withdraw': 'no batch here waits for the bank; src/6-payments/batch-answer.test.ts withdraws one',
  '/payments/budget/carry': 'no year here is over with something bound; src/6-payments/budget.test.ts carries it over',
  '/people/experts/upload/take': 'stands on the page that shows what was uploaded; src/people/experts.test.ts takes it',
  '/people/experts/:id/return': 'no expert here left the pool; src/people/experts.test.ts takes one in again',
  '/people/experts/:id/ties/:organisation/drop': 'no expert here has noted a tie; src/people/experts.test.ts takes one off',
  '/people/experts/specialties/:id/reopen': 'no specialty here is closed; src/people/experts.test.ts takes one into use again',
  '/people/:id/reopen': 'no organisation here is closed; src/people/organisations.test.ts reopens one',
  '/people/communities/:id/reopen': 'no community here is closed; src/people/communities.test.ts reopens one',
  '/payments/claims/:id/corrections/:correction/recovered':
    'no money here went to a wrong payee; src/6-payments/recovery.test.ts enters what came back',
  '/payments/claims/:id/paid-back': 'no claim here was withdrawn after it was paid; src/6-payments/corrections.test.ts gives back',
  '/payments/claims/:id/set-off': 'the same',
  '/forgotten': 'stands where letters are sent; tests/mail.test.ts asks for one',
  '/reset/:secret': 'opens with a link that is shown once; tests/account.test.ts follows it',
  '/tenders/:id/bids/:bid/confirm-finding': 'stands where a bid does not match its fingerprint; tests/keys.test.ts confirms it',
  '/log/erase-name': 'stands on the log page of one person, for the administrator; src/home/log-page.test.ts sends it',
  '/panel/:id/bids/:bid/corrections':
    'stands where a score must be answered, and then nobody can confirm; src/3-tenders/own-scores.test.ts sends it',
  '/delivery/appointments/:id/first-day':
    'stands where the first day lies in a month that is open; src/5-delivery/first-day.test.ts corrects one',
  '/delivery/appointments/:id/withdraw': 'the same; src/5-delivery/first-day.test.ts withdraws one',
  '/delivery/acceptances/:id/time': 'stands where too little time was recorded; src/5-delivery/recorded-time.test.ts answers it',
  '/delivery/acceptances/:id/subsidy': 'stands where a post is subsidised; src/5-delivery/subsidised-post.test.ts sends it',
  '/account/login/link': 'stands where a login service was entered; tests/sign-on.test.ts links an account',
  '/account/login/unlink': 'the same',
  '/settings/sign-in': 'stands where a server may be asked; tests/sign-on.test.ts enters one',
  '/settings/sign-in/end': 'the same',
  '/settings/:kind/restore': 'stands beside what a setting was before; src/people/own-settings.test.ts takes one up again',
  '/settings/logo/remove': 'stands where there is a logo; src/people/logos.test.ts takes one off',
  '/people/:id/logo/remove': 'the same',
  '/settings/retention/keep': 'stands where it is shown what would be deleted; src/home/retention.test.ts keeps one',
  '/settings/numbering/keep': 'stands where numbers are shown before they are kept; src/people/numbering.test.ts keeps some',
  '/settings/numbering/again': 'stands beside what a setting was before; src/people/numbering.test.ts takes one up again',
  '/settings/numbering/offices/:office/keep': 'the same for one office',
  '/settings/numbering/offices/:office/again': 'the same for one office',
  '/help/rehearsal': 'only a district of synthetic data has its buttons; tests/rehearsal.test.ts presses them',
  '/sign-in/demo': 'only a district of synthetic data has it, and this one is not; tests/demonstration.test.ts presses it',
}

/** Forms whose record cannot take them at this moment, by the rules of the record rather than by what is filled in. */
const notNow: Readonly<Record<string, string>> = {
  ...everywhere((at) => [`${at}/files`, 'takes a file; tests/files.test.ts sends them']),
  '/account/email': 'takes a code of this very half minute; tests/account.test.ts gives one',
  '/account/password': 'takes a code of this very half minute; tests/account.test.ts gives one',
  '/contracts/new/without-award': 'the plan was approved for competition; src/4-contracts/direct.test.ts drafts from one that was not',
  '/account/two-step': 'takes a code of this very half minute; src/people/people.test.ts sets one up',
  '/account/two-step/remove': 'takes a code of this very half minute; tests/account.test.ts gives one',
  '/account/recovery-codes': 'takes a code of this very half minute; tests/account.test.ts gives one',
  '/payments/batch/answer': 'takes a file; src/6-payments/batch-answer.test.ts reads them',
  '/people/experts/upload': 'takes a file; src/people/experts.test.ts sends one',
  '/settings/logo': 'takes a picture; src/people/logos.test.ts sends one',
  '/people/:id/logo': 'the same',
  '/people/communities/upload': 'takes a file; src/people/communities.test.ts sends one',
  '/delivery/import': 'takes a file; src/5-delivery/import.test.ts sends one',
  '/needs/communities/upload': 'takes a file; tests/uploads.test.ts sends them',
  '/panel/:id/hand-in': 'stands beside scores that are missing; src/3-tenders/requests.test.ts hands in',
  '/panel/:id/low-bids/:bid': 'the bidder still has time to explain; src/3-tenders/tenders.test.ts votes',
  '/sign-in': 'nobody here has a password; tests/sign-in.test.ts signs in',
}
/** Forms on a record that need not know what the person saw of it. */
const unversioned: Readonly<Record<string, string>> = {
  '/delivery/records/:id/files/:file/remove': 'takes one file away, which is there or is gone',
  ...everywhere((at) => [`${at}/files`, 'puts files beside others']),
  '/contracts/:id/success': 'each side says it once, and must not learn from a page grown old when the other did',
  ...Object.fromEntries(
    ['/panel/:id/bids/:bid', '/panel/:id/declare', '/panel/:id/decline', '/panel/:id/hand-in', '/panel/:id/low-bids/:bid'].map((r) => [
      r,
      'every member does this with what is theirs, beside the others, and finds what they did already',
    ]),
  ),
  '/delivery/pay/:month': 'carries which statements it answers, as about; who answers again takes back what they said before',
  '/panel/:id/agree': 'carries which sums were seen, as consensusVersion',
  '/panel/:id/bids/:bid/findings': 'members find beside each other; each finding asks all of them to confirm anew',
  '/panel/:id/bids/:bid/objection': 'members object beside each other; each objection asks all of them to confirm anew',
  '/evaluations/rounds/:id/marks': 'each side gives its own once, and must not learn from a page grown old when the other did',
  '/evaluations/rounds/:id/reply': 'each side answers once what was said of it',
  '/evaluations/rounds/:id/sample': 'a round has one sample; the second is told so',
  '/tenders/:id/bid': 'a bid is new each time, whatever became of the page; nobody may learn from it that others bid',
  '/tenders/:id/bid/explain': 'a bidder explains its own price until it is decided',
  '/tenders/:id/bid/withdraw': 'a bidder takes its own bid back; the second time there is none',
  '/tenders/:id/inquiries': 'puts an inquiry beside others',
  '/tenders/:id/challenges/new': 'puts a challenge beside others',
  '/complaints/:id/papers': 'puts a paper beside others',
  '/challenges/:id/complain': 'a challenge has one complaint; the second is told so',
  '/challenges/:id/help': 'a member of the panel explains once, beside the others',
  '/tenders/:id/questions': 'puts a question beside others',
  '/tenders/:id/questions/:question': 'each question is answered once, whatever became of the call meanwhile',
  '/account/tokens/:id/revoke': 'ends it; what is ended stays so',
  '/account/sessions/:id/end': 'ends it; what is ended stays so',
  '/people/invitations/:id/withdraw': 'ends it; what is ended stays so',
  '/people/roles/:id/end': 'ends it; what is ended stays so',
  '/people/:id/documents': 'puts a document beside others',
  '/people/:id/invite': 'puts an invitation beside others',
  '/people/:id/invite-list': 'only shows who would be invited',
  '/people/:id/reset/:user': 'makes a new way in and ends those before',
  '/invitations/:secret': 'is taken once',
  '/law/local/enter/:group': 'puts numbers beside others; another of the same first day is refused',
  '/delivery/:id/errands/:month': 'a duty is answered once',
  '/delivery/records/:id/contest': 'an errand is contested once; the second time is told so',
  '/delivery/:id/deliverables': 'opens one beside others, under a number of its own',
  '/delivery/:id/hand-in/:period': 'the first time there is no record yet; again it says the version',
  '/delivery/:id/posts': 'puts somebody at a post beside others; places and days are counted anew',
  '/delivery/:id/posts/:line/card': 'the first card of a post replaces none; again it says the version',
  '/delivery/acceptances/:id/opinions': 'puts what residents say beside others',
  '/needs/communities/:id': 'replaces a profile whole, by its source and day',
  '/payments/contracts/:id/claims': 'makes a claim; what was claimed already is counted anew',
  '/o/:token': 'a resident’s own answers',
  '/s/:code': 'a resident’s own answers',
  '/s/a/:draft/:question': 'a resident’s own answers',
  '/s/a/:draft/send': 'a resident’s own answers',
  '/surveys/:id/paper': 'keys a sheet in; the second time is compared with the first',
  '/surveys/:id/paper/:sheet': 'a sheet is settled once',
  '/surveys/questionnaires/:id/copy': 'makes a new one from it',
}
/** Forms whose keys are kept without a mark of what was sent: it is what residents or workers answered, or comes from nobody who is known. */
const keptWithoutMark = [
  ...['/delivery/pay/:month', '/surveys/:id/paper', '/surveys/:id/paper/:sheet', '/suppliers/register', '/word'],
  '/evaluations/independence/report',
]
/** Forms of which nobody may learn that they were sent, not even that they were refused. */
const unseen = ['/delivery/pay/:month']
/** Fields that are looked at only after the rest of the form is right, or not at all before a later step. */
const later: Readonly<Record<string, { fields: RegExp; because: string }>> = {
  '/account/email': { fields: /^code$/, because: 'a code is looked at once the password is right, so that a guess tells nothing of it' },
  '/delivery/acceptances/:id/settle': { fields: /^accepted$/, because: 'a share is judged beside what was claimed' },
  '/delivery/new': { fields: /^errand(About|By)$/, because: 'what it was and who asked is for errands alone' },
  '/delivery/records/:id/correct': { fields: /^errand(About|By)$/, because: 'the same' },
  '/needs/communities/:id': { fields: /^otherAge/, because: 'a further group is a row nobody has to fill in' },
  '/panel/:id/bids/:bid': { fields: /^note-/, because: 'the ground of a score may come later, until the scores are handed in' },
  '/sign-in': { fields: /./, because: 'one sentence for all that is wrong tells nobody what was right' },
  '/tenders/:id/edit': { fields: /^acceptance$/, because: 'a draft may lack it; publication asks for it' },
}
/** Forms for residents that take what they can rather than refuse. */
const lenient = ['/s/:code', '/s/a/:draft/:question', '/o/:token']

/** The forms one sweep tries: all, or a sample of them (see tests/builders/sample.ts). */
const some = (what: string): SeenForm[] => drawn(forms, { for: what, named: called, share: 0.15 })
const called = (f: SeenForm): string => `${f.who} ${f.route}`
const send = (f: SeenForm, body: Values | FormData, lang: Lang = 'zh'): Promise<Answer> => people.get(f.who)!.post(f.action, body, { lang })

/** Sends within a mark and undoes it, with what it left behind. */
async function tried<T>(work: () => Promise<T>): Promise<{ answer: T; left: string[]; logged: string[] }> {
  await w.rewind.mark()
  try {
    const answer = await work()
    const touched = [...w.rewind.written()].filter((t) => t in untouched)
    // Only where something was written need the contents be compared.
    const now = touched.length > 0 ? await w.fingerprints() : untouched
    const logged = w.rewind.written().has('record_log') ? await outcomes() : []
    return { answer, left: Object.keys(untouched).filter((t) => now[t] !== untouched[t]), logged }
  } finally {
    await w.rewind.rewind()
  }
}
const outcomes = async (): Promise<string[]> =>
  (
    await sql<{ outcome: string }>`select outcome from record_log where request_id like '%-%' and not id = any(${before})`.execute(
      w.database.db,
    )
  ).rows.map((r) => r.outcome)

const fine = [200, 303, 400, 403, 404, 409, 413, 422, 429]
const summaryOf = (page: string): string => /<div class="summary"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
function faultsOf(r: Answer, lang: Lang): string[] {
  const faults: string[] = []
  if (!fine.includes(r.status)) faults.push(`status ${r.status}`)
  if (/\n\s+at \S+ ?\(|node_modules|\.tsx?:\d+/.test(r.text)) faults.push('a stack trace')
  if (r.text.includes('<script>alert(1)') || r.text.includes('<img src=x')) faults.push('a script that was not escaped')
  if (r.status >= 400 && lang === 'zh' && !/[\u4e00-\u9fff]/.test(r.text)) faults.push('no Chinese')
  return faults
}

test('every form stands on a page of a real record', () => {
  const routes = new Set(w.app.routes.filter((r) => r.method === 'POST' && !r.path.startsWith('/api')).map((r) => r.path))
  const met = new Set(w.forms.map((f) => f.route))
  expect([...routes].filter((r) => !met.has(r) && !(r in elsewhere))).toEqual([])
  expect(Object.keys(elsewhere).filter((r) => !routes.has(r) || met.has(r))).toEqual([])
})

describe('a form that is refused', () => {
  const check = async (f: SeenForm, what: string, body: Values | FormData, lang: Lang = 'zh'): Promise<string[]> => {
    const { answer, left, logged } = await tried(() => send(f, body, lang))
    const faults = faultsOf(answer, lang)
    if (answer.status >= 400 && left.length > 0) faults.push(`left something behind in ${left.join(', ')}`)
    if ([403, 409].includes(answer.status) && !unseen.includes(f.route) && !logged.some((o) => o !== 'done'))
      faults.push(`${answer.status} without an entry in the log`)
    return faults.map((x) => `${called(f)} ${what}: ${x}`)
  }

  test('leaves nothing behind when it is empty', async () => {
    const found: string[] = []
    for (const [n, f] of some('empty').entries()) found.push(...(await check(f, 'empty', n % 3 === 0 ? {} : blank(f))))
    expect(found).toEqual([])
  })
  test('leaves nothing behind when one field is wrong', async () => {
    const found: string[] = []
    const tried = new Set(some('one field wrong'))
    for (const [n, f] of forms.entries().filter(([, x]) => tried.has(x)))
      for (const { field, value, values } of oneWrong(f, n, 4))
        found.push(...(await check(f, `${field.name}=${JSON.stringify(value.slice(0, 30))}`, values)))
    expect(found).toEqual([])
  })
  test('takes no megabyte of text in any field, however it is sent', async () => {
    const found: string[] = []
    const megabyte = 'x'.repeat(1024 * 1024)
    for (const f of some('a megabyte')) {
      const field = f.fields.find((x) => ['text', 'textarea'].includes(x.kind)) ?? f.fields[0]
      if (!field) continue
      const values = { ...filled(f), [field.name]: megabyte }
      const urlencoded = await tried(() => send(f, values))
      if (urlencoded.answer.status !== 413 || urlencoded.left.length > 0) found.push(`${called(f)}: ${urlencoded.answer.status}`)
      const parts = new FormData()
      for (const [k, v] of Object.entries(values)) for (const one of [v].flat()) parts.append(k, one)
      const multipart = await tried(() => send(f, parts))
      if (
        ![303, 409, 422, 413, 200, 403].includes(multipart.answer.status) ||
        (multipart.answer.status >= 400 && multipart.left.length > 0)
      )
        found.push(`${called(f)} as parts: ${multipart.answer.status} ${multipart.left.join()}`)
      // Where text is asked for, a megabyte of it is too much even where files may be larger.
      if (['text', 'textarea'].includes(field.kind) && multipart.answer.status < 400)
        found.push(`${called(f)}: ${field.name} takes a megabyte`)
    }
    expect(found).toEqual([])
  })
})

test('a choice that is not offered is refused in words of ours, which say what is offered', async () => {
  const raw = /Invalid (input|option)|expected one of|(&quot;|&#x27;|["'])[\w-]+(&quot;|&#x27;|["'])/
  const found: string[] = []
  let named = 0
  for (const f of forms)
    for (const x of f.fields.filter((y) => y.options.length > 0 || (y.kind === 'hidden' && /kind$/.test(y.name)))) {
      const { answer, left } = await tried(() => send(f, { ...filled(f), [x.name]: 'not-offered' }, 'en'))
      const said = summaryOf(answer.text).replace(/<[^>]+>/g, ' ')
      if (answer.status >= 500 || (answer.status >= 400 && left.length > 0))
        found.push(`${called(f)} ${x.name}: ${answer.status} ${left.join()}`)
      const at = `href="#f-${x.name.replace(/[^\w-]/g, '-')}"`
      // A tick is no choice among several.
      if (x.kind !== 'hidden' && (x.kind !== 'checkbox' || x.options.length > 1) && summaryOf(answer.text).includes(at)) {
        named++
        if (!/The choices are: ./.test(said))
          found.push(`${called(f)} ${x.name} names no choices: ${said.replace(/\s+/g, ' ').slice(0, 200)}`)
      }
      if (raw.test(said)) found.push(`${called(f)} ${x.name}: ${said.replace(/\s+/g, ' ').slice(0, 200)}`)
    }
  expect(found).toEqual([])
  expect(named).toBeGreaterThan(30)
}, 600_000)

const blank = (f: SeenForm): Values => Object.fromEntries(f.fields.map((x) => [x.name, x.name.startsWith('_') ? x.values : '']))

describe('everything that is wrong is named at once', () => {
  const kinds = ['date', 'datetime-local', 'decimal', 'numeric', 'email', 'text', 'textarea', 'select', 'radio']
  test.each(['zh', 'en'] as const)(
    'and linked, with what was typed kept, in %s',
    async (lang) => {
      const found: string[] = []
      for (const f of some(`all wrong, ${lang}`)) {
        const wrong = f.fields.filter(
          (x) => kinds.includes(x.kind) && (isAsked(x) || ['date', 'datetime-local', 'decimal', 'numeric'].includes(x.kind)),
        )
        if (wrong.length === 0 || lenient.includes(f.route)) continue
        const values: Values = { ...filled(f), ...Object.fromEntries(wrong.map((x) => [x.name, surelyWrong(x)])) }
        const { answer, left } = await tried(() => send(f, values, lang))
        const faults = faultsOf(answer, lang)
        if (left.length > 0) faults.push(`left something behind in ${left.join(', ')}`)
        if (answer.status === 422) {
          const linked = new Set([...summaryOf(answer.text).matchAll(/href="#([^"]+)"/g)].map((m) => m[1]!))
          // Of several forms of a kind each has ids of its own, which end alike.
          const at = (x: { name: string }) => new RegExp(`^f-(?:.+-)?${x.name.replace(/[^\w-]/g, '-')}$`)
          const isLinked = (x: { name: string }) => [...linked].some((id) => at(x).test(id))
          const unnamed = wrong.filter((x) => !isLinked(x) && !later[f.route]?.fields.test(x.name)).map((x) => `${x.name}:${x.kind}`)
          if (unnamed.length > 0) faults.push(`not named: ${unnamed.join(' ')}`)
          const dead = [...linked].filter((id) => !answer.text.includes(`id="${id}"`))
          if (dead.length > 0) faults.push(`links that lead nowhere: ${dead.join(' ')}`)
          const again = formsOf(answer.text, f.page).find(
            (x) => x.action.split('?')[0] === f.action.split('?')[0] && wrong.every((y) => x.fields.some((z) => z.name === y.name)),
          )
          const lost = wrong.filter((x) => {
            if (x.options.length > 0 || ['email', 'password'].includes(x.kind)) return false
            return again?.fields.find((y) => y.name === x.name)?.values[0]?.trim() !== String(values[x.name]).trim()
          })
          if (lost.length > 0) faults.push(`not kept: ${lost.map((x) => x.name).join(' ')}`)
        } else if (answer.status < 400) faults.push(`taken: ${answer.status}`)
        found.push(...faults.map((x) => `${called(f)}: ${x}`))
      }
      expect(found).toEqual([])
    },
    600_000,
  )
})

describe('a form that is filled in rightly', () => {
  const counted = async () => {
    const { rows } = await sql<{ t: string; n: number }>`${sql.join(
      Object.keys(untouched).map((t) => sql`select ${sql.lit(t)} as t, count(*)::int as n from ${sql.table(t)}`),
      sql` union all `,
    )}`.execute(w.database.db)
    return Object.fromEntries(rows.map((r) => [r.t, r.n]))
  }
  /** How many rows there are after a form was sent once. */
  const rowsOnce = new Map<SeenForm, Record<string, number>>()
  const done = (r: Answer) => r.status === 303 || r.status === 200
  test('is taken, and sent twice it changes nothing more and leads to the same place', async () => {
    const found: string[] = []
    for (const f of some('right')) {
      await w.rewind.mark()
      const values = filled(f)
      const first = await send(f, values)
      if (!done(first)) {
        if (!(f.route in notNow))
          found.push(
            `${called(f)}: ${first.status} ${summaryOf(first.text)
              .replace(/<[^>]+>/g, ' ')
              .replace(/\s+/g, ' ')
              .slice(0, 200)} ${JSON.stringify(values).slice(0, 300)}`,
          )
      } else if (f.fields.some((x) => x.name === '_once')) {
        const after = await w.fingerprints()
        rowsOnce.set(f, await counted())
        const second = await send(f, values)
        const then = await w.fingerprints()
        const moved = Object.keys(after).filter((t) => after[t] !== then[t])
        if (moved.length > 0) found.push(`${called(f)}: the second time changed ${moved.join(', ')}`)
        if (done(second) ? second.location !== first.location : second.status >= 500)
          found.push(`${called(f)}: ${first.status} ${first.location}, then ${second.status} ${second.location}`)
        found.push(...(await otherwise(f, values, first)).map((x) => `${called(f)} with other contents: ${x}`))
      }
      await w.rewind.rewind()
    }
    expect(found).toEqual([])
    expect(told).toBeGreaterThan(seed === undefined ? 60 : 0)
  })
  /** What is wrong where the same form comes with something more in it: it is refused with the way to what was stored, or really taken. */
  async function otherwise(f: SeenForm, values: Values, first: Answer): Promise<string[]> {
    const keyed = async () =>
      (
        await sql<{ n: number }>`select count(*)::int as n from once_keys where key like ${`%:${values['_once'] as string}`}`.execute(
          w.database.db,
        )
      ).rows[0]!.n
    const before = await w.fingerprints()
    const third = await send(f, { ...values, 'something-more': 'x' }, 'en')
    const after = await w.fingerprints()
    const moved = Object.keys(before).filter((t) => before[t] !== after[t])
    if (third.status >= 400 && moved.length > 0) return [`changed ${moved.join(', ')}`]
    // Where no key is kept, whatever comes is done.
    if (done(third)) return (await keyed()) > 0 && !keptWithoutMark.includes(f.route) ? [`${third.status} ${third.location}`] : []
    if (third.status !== 409 || !third.text.includes('already sent with other contents'))
      return third.status >= 500 ? [`${third.status}`] : []
    told++
    const see = /href="([^"]+)"[^>]*>See what was stored/.exec(third.text)?.[1]?.replaceAll('&amp;', '&')
    return see === first.location || (first.status === 200 && see === undefined) ? [] : [`${see} instead of ${first.location}`]
  }
  let told = 0
  test('from two tabs at the same moment is taken once', async () => {
    const found: string[] = []
    expect(rowsOnce.size).toBeGreaterThan(seed === undefined ? 60 : 0)
    for (const [f, once] of rowsOnce) {
      await w.rewind.mark()
      const both = await Promise.all([1, 2].map(() => send(f, filled(f))))
      const twice = await counted()
      const more = Object.keys(once).filter((t) => once[t] !== twice[t])
      if (more.length > 0) found.push(`${called(f)}: ${both.map((b) => b.status).join()} made more in ${more.join(', ')}`)
      if (both.some((b) => b.status >= 500)) found.push(`${called(f)}: ${both.map((b) => b.status).join()}`)
      await w.rewind.rewind()
    }
    expect(found).toEqual([])
  })
  test('on a page that has grown old is refused with a word, and the attempt is kept', async () => {
    const found: string[] = []
    // What only shows how something would look changes nothing, and what it saw is asked of the form that follows.
    const changing = some('grown old').filter((x) => !(x.route in notNow) && !x.route.endsWith('/look'))
    for (const f of changing.filter((x) => x.fields.some((y) => y.name === '_version'))) {
      const { _version, ...unseen } = filled(f)
      for (const [what, values] of Object.entries({
        old: { ...unseen, _version: '999' },
        none: unseen,
        'no number': { ...unseen, _version: '1e0' },
      })) {
        const { answer, left, logged } = await tried(() => send(f, values))
        if (answer.status !== 409) found.push(`${called(f)}, ${what}: ${answer.status}`)
        else if (left.length > 0) found.push(`${called(f)}, ${what}: left something behind in ${left.join(', ')}`)
        else if (!logged.some((o) => o !== 'done')) found.push(`${called(f)}, ${what}: not in the log`)
      }
    }
    expect(found).toEqual([])
  })
  test('says which version of its record the page showed, or why that is nothing to ask', () => {
    const without = new Set(w.forms.filter((f) => /[/]:/.test(f.route) && !f.fields.some((x) => x.name === '_version')).map((f) => f.route))
    expect([...without].filter((r) => !(r in unversioned)).sort()).toEqual([])
    expect(Object.keys(unversioned).filter((r) => !without.has(r))).toEqual([])
  })
})

test('an address with a number in it is found when the number is written plainly, and in no other way', async () => {
  const numbered = (path: string) => /\/[1-9]\d{0,3}(?=\/|$)/.test(path.split('?')[0]!)
  const otherwise = (path: string) =>
    ['1e0', '0x1', '%201', '1.0', '01', '+1'].map((odd) =>
      path.replace(/\/([1-9]\d{0,3})(?=\/|$)/, (_, n: string) => `/${odd.replace('1', n)}`),
    )
  const found: string[] = []
  const pages = Object.entries(w.pages).filter(([path]) => numbered(path))
  for (const [path, { who }] of pages) {
    const reader = people.get(who) ?? (await visitor(w, who))
    for (const odd of otherwise(path)) {
      const { status } = await reader.get(odd)
      if (status !== 404) found.push(`${who} ${odd}: ${status}`)
    }
  }
  const sent = forms.filter((f) => numbered(f.action))
  for (const f of sent)
    for (const odd of otherwise(f.action)) {
      const { answer, left } = await tried(() => people.get(f.who)!.post(odd, filled(f)))
      if (answer.status !== 404 || left.length > 0) found.push(`${called(f)} at ${odd}: ${answer.status} ${left.join()}`)
    }
  expect(found).toEqual([])
  expect(pages.length).toBeGreaterThan(0)
  expect(sent.map((f) => f.route)).toContain('/contracts/:id/versions/:number/sign')
}, 600_000)

test('the sweep itself notices what is left behind', async () => {
  const { left } = await tried(async () => {
    await sql`update communities set name = name || '。' where jurisdiction = 'test'`.execute(w.database.db)
  })
  expect(left).toEqual(['communities'])
  expect(await w.fingerprints()).toEqual(untouched)
  expect(Object.keys(untouched).some((t) => keepsAttempts.test(t))).toBe(false)
})
