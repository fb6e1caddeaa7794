import { loadModule, parseSync } from 'libpg-query'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

await loadModule()
const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }

const files = (folder: string): string[] =>
  readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(join(root, path)).isDirectory()) return files(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

/** The part of the house a file stands in: `law`, `measures`, `kernel`, `platform`, `people`, `ui`, a step, or the top. */
function partOf(path: string): string {
  const parts = path.split('/')
  if (parts[0] === 'law' || parts[0] === 'measures' || parts[0] === 'ocds') return parts[0]
  if (parts[0] !== 'src') return parts[0]!
  return parts.length === 2 ? 'top' : parts[1]!
}
const stepNumber = (part: string): number | undefined => (/^\d-/.test(part) ? Number(part[0]) : undefined)

const grounds = ['kernel', 'law', 'measures', 'ocds', 'platform', 'people', 'ui', 'files']
/** Step 5 alone knows those who are served: names never leave it. What residents say and choose is published with open data. */
const onlyFor: Readonly<Record<string, number>> = { clients: 5, votes: 9, voices: 9 }
/** What each part may import besides itself. Steps may also import the doors of steps with smaller numbers. */
const mayImport: Record<string, readonly string[]> = {
  kernel: [],
  law: ['kernel'],
  measures: ['kernel'],
  // Anybody's open data: it knows the standard and nothing of Tandem.
  ocds: ['kernel'],
  platform: ['kernel'],
  // The look shows what the platform knows of a request; it knows nothing of people or steps.
  ui: ['kernel', 'platform'],
  people: ['kernel', 'law', 'platform', 'ui'],
  // What hangs on records, whatever they are records of.
  files: ['kernel', 'platform', 'people', 'ui'],
  // Those who are served, under a key of their institution.
  clients: ['kernel', 'law', 'platform', 'people', 'ui', 'files'],
  // Residents choose among projects: between the needs and the plan, and what they chose is followed to its contract.
  votes: ['kernel', 'law', 'measures', 'platform', 'people', 'ui', '1-needs', '2-plans', '4-contracts'],
  // Work with those who are served: what leaves it are service records, which name nobody.
  casework: ['kernel', 'law', 'measures', 'platform', 'people', 'ui', 'files', 'clients', '4-contracts', '5-delivery'],
  // The worker's telephone: it hands what was written on it to the verbs of delivery and casework.
  phone: ['kernel', 'law', 'platform', 'people', 'ui', 'files', 'clients', '4-contracts', '5-delivery', 'casework'],
  // Words of residents, about what is public.
  voices: ['kernel', 'law', 'platform', 'people', 'ui', '1-needs', '2-plans', '3-tenders', '4-contracts', 'casework'],
}
/** Parts with a door: nobody comes in by another way. */
const doored = new Set(Object.values(manifest.imports).map((door) => partOf(door.replace('./', ''))))
/** What each part may import by its types alone: a request carries the law of its place, which is made above. */
const mayImportTypes: Record<string, readonly string[]> = { platform: ['law'] }
const mayImportAnything = ['top', 'home', 'notices', 'api', 'commands', 'demonstration']

/**
 * Tables whose state belongs to a process, and what moves a record of them: `movesOf` in their step's store says both. `changeOf` alone
 * calls it. Grounds are one to a contract and have a statement of their own.
 */
const moving = ['src']
  .flatMap(files)
  .flatMap((f) => [...readFileSync(join(root, f), 'utf8').matchAll(/const (\w+) = movesOf<[\s\S]*?>\('(\w+)'\)/g)])
const withProcess = ['contract_grounds', ...moving.map((m) => m[2]!)]
const moves = ['moveGround', 'moveTender', ...moving.map((m) => m[1]!)].filter((name) => name !== 'move')
const movesRecord = new RegExp(`\\b(${moves.join('|')})\\(`, 'g')
const writesRecord = new RegExp(`updateTable\\('(?:${withProcess.join('|')})'\\)|\\bmovesOf[<(]`)

/** Where a handle of the database is made: with the guard for everybody, without it for the migrations. */
const databaseMakers = [
  'src/platform/database/open.ts',
  'src/platform/database/migrate.ts',
  'src/platform/database/one-jurisdiction.test.ts',
]

/** Libraries that read files or put them together: whoever waits for them waits long, so they run in threads of their own. */
const fileLibraries = /^(?:docx|fflate|write-excel-file|read-excel-file|exceljs|xlsx|jszip|(?:node:)?zlib|csv-parse)(?:\/|$)/
/**
 * Where they stand beside the tasks: what a task and the command line read with, commands, which nobody waits for, and the city of the
 * demonstration, which is put in before anybody is served.
 */
const withFiles =
  /-task\.ts$|^src\/platform\/read-table\/(?:parts|separated)\.ts$|^src\/commands\/|^src\/demonstration\/city\/prepared\.ts$/

/** Where something new begins in the name of an organisation, which one out of use does not do. */
const begins =
  /(?<!function )\b(?:insertPurchase|insertQuestionnaire|insertCampaign|insertPlan|insertTender|insertBid|insertAward|insertContract|layInvitation|insertClient|insertKey)\(|insertInto\('memberships'\)/
/** From the command line and for tests: the first chooses among organisations in use, the second is asked by whoever calls it. */
const begunOtherwise = new Set(['src/people/invite-first.ts', 'src/people/directory.ts'])

/** Everything wrong with one file's imports, as sentences. */
export function breaches(path: string, source: string): string[] {
  const part = partOf(path)
  const step = stepNumber(part)
  const isRule = path.includes('/rules/')
  const isTest = /\.(test|types)\.tsx?$/.test(path)
  const wrong: string[] = []
  for (const m of source.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g)) {
    const target = (m[1] ?? m[2])!
    const typeOnly = /^\s*(?:import|export)\s+type\s/.test(m[0].trimStart())
    if (!isTest && !typeOnly && fileLibraries.test(target) && !withFiles.test(path))
      wrong.push(`${path}: ${target} keeps everybody waiting; do it in a task, beside the server`)
    if (!isTest && !typeOnly && /-task\.ts$/.test(target)) wrong.push(`${path}: does ${target} itself; have it done beside the server`)
    if (target.startsWith('#')) {
      const door = manifest.imports[target]
      if (!door) {
        wrong.push(`${path}: ${target} is no door`)
        continue
      }
      if (isTest || mayImportAnything.includes(part)) continue
      const other = partOf(door.replace('./', ''))
      if (other === part) continue
      const otherStep = stepNumber(other)
      const allowed =
        step !== undefined
          ? grounds.includes(other) || onlyFor[other] === step || (otherStep !== undefined && otherStep < step)
          : (mayImport[part] ?? grounds).includes(other)
      if (!allowed && !(typeOnly && mayImportTypes[part]?.includes(other))) wrong.push(`${path}: ${part} may not import ${other}`)
      if (isRule && !['kernel', 'law', 'measures', 'ocds'].includes(other) && !typeOnly)
        wrong.push(`${path}: a rule is pure and may not import ${other}`)
    } else if (target.startsWith('.')) {
      const to = relative(root, resolve(root, dirname(path), target))
      const other = partOf(to)
      if (other !== part && !isTest && (doored.has(other) || !mayImportAnything.includes(part)))
        wrong.push(`${path}: reaches into ${to} past its door`)
      // A test of a rule may take what is built for tests.
      const isBuilt = isTest && to.startsWith('tests/builders/')
      if (isRule && !to.includes('/rules/') && !/\/words\.ts$/.test(to) && !typeOnly && !isBuilt)
        wrong.push(`${path}: a rule is pure and may not import ${to}`)
    } else if (!isTest) {
      const pure = ['kernel', 'law', 'measures', 'ocds'].includes(part) || isRule
      const allowed = ['highs', 'node:crypto', 'csv-parse/sync', ...(part === 'ocds' ? ['ajv', 'ajv-formats'] : [])]
      if (pure && !allowed.includes(target)) wrong.push(`${path}: pure code may not import ${target}`)
    }
  }
  // The island runs on a telephone, which has no clock but its own.
  if (
    part !== 'platform' &&
    path !== 'src/phone/island/phone-clock.ts' &&
    !isTest &&
    /\bnew Date\b|\bDate\.now\b|Temporal\.Now\b/.test(source)
  )
    wrong.push(`${path}: asks for the time itself`)
  if (path !== 'src/ui/http.tsx' && !isTest && /\.redirect\(|['"]location['"]/i.test(source))
    wrong.push(`${path}: sends a browser on past goTo`)
  if (
    !isTest &&
    !path.includes('/store/') &&
    begins.test(source) &&
    !/\b(?:whyNotInUse|notInUse)\(|\bmayInviteTo\(/.test(source) &&
    !begunOtherwise.has(path)
  )
    wrong.push(
      `${path}: begins something in the name of an organisation and does not ask whether that is in use (src/people/rules/out-of-use.ts)`,
    )
  if (
    path !== 'src/outside.ts' &&
    !isTest &&
    /header\(['"]x-forwarded-|c\.req\.url\)\.(origin|host|protocol)|req\.header\(['"]origin/i.test(source) &&
    path !== 'src/api/mount.ts'
  )
    wrong.push(`${path}: reads the address of the site off a request; use linkTo`)
  if (
    !isTest &&
    !/\/change-[\w-]+\.ts$|\/store(\.ts$|\/)/.test(path) &&
    [...source.matchAll(movesRecord)].some(([, name]) => !source.includes(`const ${name} = movesOf`))
  )
    wrong.push(`${path}: moves a record past its process`)
  if (
    !isTest &&
    // People keep their statements beside what they are about.
    !/\/store(\.ts$|\/)|^src\/people\/|^src\/platform\/database\/moves-of\.ts$/.test(path) &&
    writesRecord.test(source)
  )
    wrong.push(`${path}: writes a record with a process past its store`)
  if (
    path !== 'src/platform/database/one-jurisdiction.ts' &&
    /\.withoutPlugins\(|new Kysely\b/.test(source) &&
    !databaseMakers.includes(path)
  )
    wrong.push(`${path}: asks the database past the guard of its jurisdiction; use acrossJurisdictions`)
  // So a test says that it looks everywhere, and is not held against the planner of a distributed database.
  if (!isTest && /jurisdiction is not null/.test(source)) wrong.push(`${path}: asks for every jurisdiction; use acrossJurisdictions`)
  if (!isTest && !/^src\/(?:commands|platform\/read-table)\//.test(path) && /\breadTable\(/.test(source))
    wrong.push(`${path}: reads a file while everybody waits; use readTableBeside`)
  // A fault of a query that names no jurisdiction would not be seen, and the program would not start.
  if (
    isTest &&
    /\b(?!asOwner\b|acrossJurisdictions\b|tables\b|execute\b)\w+\((?:[^()\n]*, )?\w+\.database\.db\b(?!\.)|\bdb: \w+\.database\.db\b/.test(
      source,
    )
  )
    wrong.push(`${path}: gives the program the database of a test, which looks everywhere; use w.db`)
  if (path !== 'src/people/permission.ts' && !isTest && /\broles\.(?:includes|some|every)\(/.test(source))
    wrong.push(`${path}: asks for a role past people/permission.ts; ask whether somebody may`)
  if (/\b(const|let)\s+\w+\s*:\s*any\b|\bas any\b|@ts-ignore|@ts-nocheck/.test(source)) wrong.push(`${path}: escapes from the types`)
  return wrong
}

test('every table of a process is known by what moves its records', () => {
  expect(withProcess.length).toBeGreaterThan(20)
  expect(new Set(withProcess).size).toBe(withProcess.length)
})

describe('who may import whom', () => {
  test('nobody breaks the rule', () => {
    const all = ['law', 'measures', 'ocds', 'src'].flatMap(files).flatMap((f) => breaches(f, readFileSync(join(root, f), 'utf8')))
    expect(all).toEqual([])
    const looking = files('tests').flatMap((f) => breaches(f, readFileSync(join(root, f), 'utf8')))
    expect(looking.filter((x) => x.includes('looks everywhere') && !x.startsWith('tests/architecture.test.ts'))).toEqual([])
  })
  test.each([
    ['src/2-plans/x.ts', 'sql`select 1 from plans where jurisdiction is not null`', 'asks for every jurisdiction'],
    ['src/2-plans/x.test.ts', `await sequence(w.database.db)`, 'which looks everywhere'],
    ['src/2-plans/x.test.ts', `makeApp({ db: w.database.db })`, 'which looks everywhere'],
    ['law/cn/x.ts', `import { change } from '#platform'`, 'law may not import platform'],
    ['measures/x.ts', `import { y } from '#law'`, 'measures may not import law'],
    ['src/kernel/x.ts', `import { y } from '#law'`, 'kernel may not import law'],
    ['src/platform/x.ts', `import { y } from '#people'`, 'platform may not import people'],
    ['src/ui/x.tsx', `import { y } from '#people'`, 'ui may not import people'],
    ['src/people/x.ts', `import { y } from '#needs'`, 'people may not import 1-needs'],
    ['src/files/x.ts', `import { y } from '#tenders'`, 'files may not import 3-tenders'],
    ['src/people/x.ts', `import { y } from '#files'`, 'people may not import files'],
    ['src/6-payments/x.ts', `import { y } from '#clients'`, '6-payments may not import clients'],
    ['src/clients/x.ts', `import { y } from '#delivery'`, 'clients may not import 5-delivery'],
    ['src/casework/x.ts', `import { y } from '#payments'`, 'casework may not import 6-payments'],
    ['src/5-delivery/x.ts', `import { y } from '#casework'`, '5-delivery may not import casework'],
    ['src/2-plans/x.ts', `import { y } from '#tenders'`, '2-plans may not import 3-tenders'],
    ['src/2-plans/x.ts', `import { y } from '../1-needs/store.ts'`, 'past its door'],
    ['src/api/x.ts', `import { y } from '../1-needs/store-answer.ts'`, 'past its door'],
    ['src/commands/x.ts', `import { y } from '../platform/read-table/index.ts'`, 'past its door'],
    ['src/app.ts', `import { y } from './people/store.ts'`, 'past its door'],
    ['src/2-plans/x.ts', `import {\n  y,\n} from '#tenders'`, '2-plans may not import 3-tenders'],
    ['src/3-tenders/rules/x.ts', `import { y } from '#platform'`, 'a rule is pure'],
    ['src/3-tenders/rules/x.ts', `import { y } from '../store.ts'`, 'a rule is pure'],
    ['src/3-tenders/rules/x.ts', `import { y } from 'kysely'`, 'pure code may not import kysely'],
    ['law/cn/x.ts', `import { readFileSync } from 'node:fs'`, 'pure code may not import node:fs'],
    ['src/3-tenders/x.ts', `import { y } from '#nowhere'`, 'is no door'],
    ['src/3-tenders/x.ts', `const now = Temporal.Now.instant()`, 'asks for the time itself'],
    ['law/cn/x.ts', `const now = new Date()`, 'asks for the time itself'],
    ['src/3-tenders/x.ts', `const x = y as any`, 'escapes from the types'],
    ['src/3-tenders/routes.tsx', `return c.redirect(to, 303)`, 'past goTo'],
    ['src/people/routes.tsx', `c.header('Location', to)`, 'past goTo'],
    ['src/1-needs/x.tsx', `const host = c.req.header('x-forwarded-host')`, 'off a request'],
    ['src/9-open-data/x.ts', `const o = new URL(c.req.url).origin`, 'off a request'],
    ['src/2-plans/approve-plan.ts', `await movePlan(ctx, tx, plan, 'approved', {})`, 'past its process'],
    ['src/4-contracts/sign-version.ts', `await moveContract(ctx, tx, now, 'signed', {})`, 'past its process'],
    ['src/3-tenders/store.ts', `const rows = await ctx.db.withoutPlugins().selectFrom('bids')`, 'past the guard'],
    ['src/6-payments/x.ts', `import { gunzipSync } from 'node:zlib'`, 'keeps everybody waiting'],
    ['src/4-contracts/x.ts', `import { Document } from 'docx'`, 'keeps everybody waiting'],
    ['src/4-contracts/x.ts', `import { wordTask } from './word-task.ts'`, 'have it done beside the server'],
    ['src/1-needs/x.ts', `await insertCampaign(tx, row)`, 'whether that is in use'],
    ['src/people/x.ts', `await tables(tx).insertInto('memberships').values(m)`, 'whether that is in use'],
    ['src/3-tenders/x.ts', `const table = readTable(content)`, 'use readTableBeside'],
    ['src/6-payments/pay-claim.ts', `tables(tx).updateTable('claims').set({ state: 'paid' })`, 'past its store'],
    ['src/8-modes/x.ts', `const reads = ctx.asker.roles.includes('auditor')`, 'asks for a role past'],
    ['src/6-payments/pay-claim.ts', `const move = movesOf<ClaimState, object>('claims')`, 'past its store'],
  ])('a planted breach in %s is caught: %s', (path, source, says) => {
    expect(breaches(path, source).join('\n')).toContain(says)
  })
  test.each([
    ['src/3-tenders/x.ts', `import { plan } from '#plans'`],
    ['src/3-tenders/rules/x.ts', `import type { Plan } from '#plans'`],
    ['src/8-modes/x.ts', `import { contracts } from '#contracts'`],
    ['law/cn/x.ts', `import { day } from '#kernel'`],
  ])('%s with %s is fine', (path, source) => expect(breaches(path, source)).toEqual([]))
})

describe('what is done beside the server', () => {
  const tasks = files('src').filter((f) => /-task\.ts$/.test(f))
  test('every task has a name of its own: in the built program they all stand in one folder', () => {
    const names = tasks.map((f) => f.split('/').at(-1))
    expect(names.length).toBeGreaterThan(3)
    expect(new Set(names).size).toBe(names.length)
  })
  test('whoever has a task done finds it beside itself', () => {
    const asked = files('src').flatMap((f) =>
      [...readFileSync(join(root, f), 'utf8').matchAll(/besideFile\('([\w-]+-task)', import\.meta\.url\)/g)].map((m) =>
        join(dirname(f), `${m[1]}.ts`),
      ),
    )
    expect(asked.toSorted()).toEqual(tasks.toSorted())
  })
})

/** Arithmetic with days that is no last day somebody has to act by: how often it stands in a file, and what it is. */
const dayArithmetic: Record<string, readonly [times: number, why: string]> = {
  'law/cn/bid-period.ts': [3, 'how long documents are on offer at least, and the earliest new deadline after a clarification'],
  'law/calendar.ts': [6, 'the counting itself'],
  'law/cn/challenge.ts': [1, 'a suspension: no text says that its end moves, so it stands as counted'],
  'law/cn/complaint-clocks.ts': [1, 'steps over the days of a test'],
  'law/cn/complaint.ts': [3, 'months looked back over; years of exclusion, in which nobody has to act'],
  'law/example-country/index.ts': [3, 'the earliest deadline, a result and a term of payment of the made-up country'],
  'law/last-day.ts': [2, 'the one place'],
  'law/cn/needs.ts': [3, 'years a survey stays good; the earliest start after an intention; years looked back over'],
  'law/cn/panel.ts': [1, 'years looked back over'],
  'law/cn/payment.ts': [6, 'counted days compared with the longest the law allows; both days of a complaint are shown'],
  'law/cn/review.ts': [2, 'sixty days and six months, counted before they move as periods of procedure do'],
  'law/cn/protection.ts': [2, 'how long something is kept at least'],
  'law/cn/retention.ts': [1, 'before which something is forgotten'],
  'law/cn/tender-check.ts': [1, 'the earliest deadline'],
  'law/cn/timetable.ts': [5, 'counted back from a deadline, the earliest deadline, how long a file is kept, periods in working days'],
  'law/cn/without-tender.ts': [1, 'the end of a term, in which nobody has to act'],
  'law/length.ts': [2, 'the counting itself'],
  'law/places/own.ts': [2, 'where one value ends, another begins the day after'],
  'law/places/bounds.ts': [1, 'the same'],
  'src/files-over.ts': [1, 'before which what was over has been kept long enough'],
  'src/3-tenders/rules/still-days.ts': [2, 'steps over the days that stood still, from the first of them or after a notice'],
  'src/1-needs/campaigns.ts': [2, 'days in which paper is entered: a habit of the survey, of no law; the end of a day'],
  'src/1-needs/count-campaign.ts': [1, 'the same'],
  'src/1-needs/close-campaign.ts': [1, 'yesterday, for a survey closed today'],
  'src/1-needs/due-items.ts': [1, 'reminders of the program about surveys'],
  'src/1-needs/survey-form.ts': [1, 'a proposal in a form'],
  'src/1-needs/asked-already.ts': [2, 'how far apart two surveys of the same questions stand: a habit of ours'],
  'src/1-needs/rules/same-questions.ts': [2, 'the same'],
  'src/2-plans/rules/plan-process.ts': [1, 'the last day of the term that was planned'],
  'src/2-plans/rules/planned-subsidy.ts': [1, 'the same'],
  'src/2-plans/rules/earliest-tender.ts': [1, 'the earliest day, not a last one'],
  'src/2-plans/rules/open-points.ts': [1, 'the last day of the planned term'],
  'src/3-tenders/rules/complaint.ts': [1, 'the first day of a correction, by which nobody has to act'],
  'src/4-contracts/draft-contract.ts': [1, 'the end of a term'],
  'src/4-contracts/draft-from-award.ts': [1, 'the end of a term, as it was tendered'],
  'src/4-contracts/draft-text.ts': [1, 'the end of a term, proposed in a form'],
  'src/2-plans/save-line.ts': [1, 'the term of a plan, for what a unit can be in it'],
  'src/2-plans/change-unit-kind.ts': [1, 'the longest a contract can run'],
  'src/4-contracts/rules/award-fit.ts': [2, 'the term as it was tendered, and how much later it may begin'],
  'src/4-contracts/rules/check-text.ts': [1, 'the longest term'],
  'src/4-contracts/rules/contract.ts': [3, 'where months of a term begin and end'],
  'src/4-contracts/rules/payables.ts': [2, 'from when what was kept back may be claimed: a first day, by which nobody has to act'],
  'src/4-contracts/rules/plan-fit.ts': [3, 'the end of a planned term'],
  'src/4-contracts/rules/price-by-series.ts': [1, 'months between one following of a series and the next'],
  'src/4-contracts/rules/successor.ts': [1, 'the day after a contract ended'],
  'src/4-contracts/rules/stages.ts': [1, 'the earliest day of a stage'],
  'src/2-plans/due-items.ts': [2, 'reminders of the program about residents to ask'],
  'src/4-contracts/due-items.ts': [1, 'how far a list looks ahead'],
  'src/6-payments/due-items.ts': [1, 'the same'],
  'src/4-contracts/next-term.ts': [2, 'when another year would begin and end'],
  'src/7-evaluations/rules/gate.ts': [
    2,
    'when the program asks whether a contract goes on: a habit of the program, after which nobody is late',
  ],
  'src/4-contracts/say-success.ts': [1, 'the day before the service begins'],
  'src/5-delivery/appoint-worker.ts': [1, 'the day before a successor comes'],
  'src/5-delivery/end-appointment.ts': [1, 'the first day on which somebody who leaves is no longer there'],

  'src/5-delivery/correct-first-day.ts': [3, 'the day before a successor comes, and the last of the days between two first days'],
  'src/5-delivery/rules/posts.ts': [
    5,
    'the day after a stay, before a successor comes, and the last of some days on which nobody stood there',
  ],
  'src/5-delivery/rules/pay.ts': [
    3,
    'whole months in which pay is stated and asked about: a habit of the program, after which nobody is late',
  ],
  'src/5-delivery/showings-of.ts': [2, 'from which day something can be known'],
  'src/5-delivery/standstill.ts': [
    2,
    'the last of the days agreed to fill a vacancy, and from which day something can be known after them',
  ],
  'src/5-delivery/store/record-list.ts': [1, 'the bounds of a month in a list'],
  'src/5-delivery/views.tsx': [1, 'how far a list looks ahead'],
  'src/6-payments/cash.ts': [1, 'how far cash is reckoned'],
  'src/6-payments/rules/cash.ts': [4, 'days of cash, and receipts supposed to come later'],
  'src/6-payments/rules/last-day.ts': [3, 'how far back days that were counted are over'],
  'src/7-evaluations/appraisal-views.tsx': [1, 'the day for marks that is proposed to an evaluator'],
  'src/7-evaluations/again-form.ts': [1, 'a proposal in a form'],
  'src/7-evaluations/rules/again.ts': [2, 'from when, and until when, residents are asked again after the end: bounds of this program'],
  'src/7-evaluations/draw-sample.ts': [2, 'from when a sample counts; the longest a survey is open, a bound of these rounds'],
  'src/7-evaluations/open-round.ts': [3, 'bounds within which somebody chooses the last day of a round'],
  'src/7-evaluations/reply.ts': [1, 'the end of a day'],
  'src/7-evaluations/round-form.ts': [1, 'a proposal in a form'],
  'src/7-evaluations/sample-form.ts': [1, 'a proposal in a form'],
  'src/8-modes/figures-of.ts': [1, 'who counts as present from the beginning: a measure'],
  'src/9-open-data/public-contract.ts': [1, 'the day after a contract ended'],
  'src/9-open-data/rules/speaker.ts': [2, 'the end of a day'],
  'src/votes/vote-form.ts': [1, 'a proposal in a form'],
  'src/5-delivery/opening-due.ts': [2, 'how long before a certificate ends somebody is told: a reminder of the program'],
  'src/5-delivery/opening-views.tsx': [1, 'a year looked back over'],
  'src/5-delivery/forget-candidates.ts': [1, 'before which candidates are forgotten'],
  'src/casework/caseload.ts': [3, 'months that are over, from which it is taken how long a case takes'],
  'src/casework/reach.ts': [2, 'months that are over, and the last day of the one before'],
  'src/voices/rules/voice.ts': [1, 'by when a word of a resident is answered: days of the place or of the house, which no law gives'],
  'src/casework/review-case.ts': [1, 'when somebody who was served is asked again: a measure of the house, by which nobody loses anything'],
  'src/casework/rules/case.ts': [1, 'from when a closed case may be followed up: a week before the day of the house on which it is asked'],
  'src/home/leaving.ts': [1, 'from which day whoever leads is told that somebody leaves, a measure of the house'],
  'src/home/local-page.tsx': [1, 'the last day on which something known of a place held'],
  'src/home/log-filters.ts': [1, 'the end of a day'],
  'src/home/rehearse.ts': [3, 'what a trainer moves the clock of a synthetic district by'],
  'src/home/retention.ts': [4, 'what is deleted once its time is over; nobody has to act by it'],
  'src/jobs.ts': [1, 'when the next day begins'],
  'src/kernel/day.ts': [4, 'the counting itself'],
  'src/notices/tell.ts': [1, 'the next morning'],
  'src/people/move-clock.ts': [2, 'how far the clock of a synthetic district may be moved'],
  'src/people/rules/calendar-measure.ts': [1, 'every day of a year'],
  'src/people/rules/calendar-year.ts': [2, 'runs of days off'],
  'src/people/rules/supplier.ts': [1, 'how early an institution is told that a document runs out, which no law says'],
  'src/phone/phone-data.ts': [1, 'how far back a telephone carries records'],
  'src/platform/read-table/values.ts': [3, 'how a workbook writes days'],
}
const arithmetic =
  /(?<!function )\b(?:plusDays|plusLength|dayAfter|plusWorkingDays|workingDayFrom|termEnd)\(|\.(?:add|subtract)\(\{\s*(?:days|weeks|months|years)\b/g
const arithmeticIn = (source: string): number => [...source.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '').matchAll(arithmetic)].length

describe('last days', () => {
  const counted = ['law', 'measures', 'src']
    .flatMap(files)
    .filter((f) => !/\.(test|sample)\.tsx?$|^src\/demonstration\/|testing\.tsx?$/.test(f))
    .map((f) => [f, arithmeticIn(readFileSync(join(root, f), 'utf8'))] as const)
    .filter(([, n]) => n > 0)
  test('nobody counts a day by which somebody has to act but through law/last-day.ts', () =>
    // A new line here is a decision: if somebody is late after that day, use lastDayAfter and say which law it follows.
    expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(Object.entries(dayArithmetic).map(([f, [n]]) => [f, n]))))
  test.each([
    'const dueOn = plusDays(ctx.today, c.terms.acceptanceDays)',
    'const by = ctx.today.add({ days: 14 })',
    'const by = ctx.today.add({\n  months: 1 })',
    'const on = plusWorkingDays(ctx.today, 5, calendar)',
  ])('a planted last day is caught: %s', (source) => expect(arithmeticIn(source)).toBe(1))
})

/** Templates that put the unit of a line next to its quantity by hand. */
const joined = (source: string): boolean =>
  /\$\{[\w.]*(quantity|\bq)\}[^`]{0,3}\$\{[\w.]*(unit|\bu)\}|\$\{[\w.]*quantity\} ?× ?\$\{(say)?[mM]oney/.test(source) ||
  /× ?\$\{[\w.]*unit\}/.test(source)

describe('quantities', () => {
  test('nobody says how many of a unit but through sayQuantity of the kernel', () =>
    expect(
      files('src')
        .filter((p) => !p.endsWith('.test.ts') && p !== join('src', 'kernel', 'quantity-words.ts'))
        .filter((p) => joined(readFileSync(join(root, p), 'utf8'))),
    ).toEqual([]))
  test.each([
    '`${l.quantity} × ${l.unit}`',
    '`${l.quantity} ${l.unit}`',
    '`${q} × ${u}`',
    '`${n} × ${unit}`',
    '`${l.quantity} × ${moneyText(l.unitPrice)}`',
  ])('%s would be found', (source) => expect(joined(source)).toBe(true))
})

describe('tables', () => {
  const sql = readdirSync(join(root, 'migrations'))
    .filter((f) => f.endsWith('.sql'))
    .map((f) => readFileSync(join(root, 'migrations', f), 'utf8'))
    .join('\n')

  /** Tables that could not be distributed by jurisdiction. */
  const undistributable = (text: string): string[] =>
    [...text.matchAll(/(--[^\n]*\n)?\s*create table (?:if not exists )?(\w+) \(([\s\S]*?)\n\);/g)].flatMap(([, note, name, body]) => {
      if (note?.includes('reference table')) return []
      const keys = [...body!.matchAll(/(?:primary key|unique)\s*\(([^)]*)\)/g)].map((k) => k[1]!)
      const inline = /^\s*(?!jurisdiction )\w+ [^,\n]*\bprimary key\b/m.test(body!)
      if (inline) return [name!]
      if (/^\s*jurisdiction [^,\n]*\bprimary key\b/m.test(body!)) return []
      if (keys.length === 0) return [name!]
      return keys.some((k) => !k.trim().startsWith('jurisdiction')) ? [name!] : []
    })

  test('every table has its jurisdiction first in every key, or is declared a reference table', () => {
    expect(undistributable(sql)).toEqual([])
    expect([...sql.matchAll(/create table/g)].length).toBeGreaterThan(10)
  })
  test('every unique index too', () => {
    const wrong = [...sql.matchAll(/create unique index \w+ on \w+ (?:using \w+ )?\((\w+)/g)]
      .filter((m) => m[1] !== 'jurisdiction')
      .map((m) => m[0])
    expect(wrong).toEqual([])
  })
  test.each([
    ['create table bids (\n  id text primary key,\n  x int\n);'],
    ['create table bids (\n  jurisdiction text,\n  id text,\n  primary key (id, jurisdiction)\n);'],
    ['create table bids (\n  jurisdiction text,\n  id text\n);'],
  ])('a planted table without it is caught', (planted) => expect(undistributable(`\n${planted}`)).toEqual(['bids']))

  /** The last migration of the versions that nobody had spread over several servers. */
  const before = 296
  /** Changes of tables that a distributed database refuses: a check with other changes, or with the column it is of. */
  const refusedWhenSpread = (text: string): string[] => {
    const { stmts = [] } = parseSync(text) as { stmts?: { stmt: Record<string, any> }[] }
    const made = new Set(stmts.flatMap(({ stmt }) => (stmt.CreateStmt ? [stmt.CreateStmt.relation.relname] : [])))
    return stmts.flatMap(({ stmt }) => {
      const change = stmt.AlterTableStmt
      if (!change || made.has(change.relation.relname)) return []
      const all = (change.cmds ?? []).map((c: Record<string, any>) => c.AlterTableCmd)
      const constrains = all.some((c: Record<string, any>) => /Constraint/.test(c.subtype)) && all.length > 1
      const ofColumn = all.some((c: Record<string, any>) =>
        (c.def?.ColumnDef?.constraints ?? []).some((k: Record<string, any>) => !/NULL|DEFAULT/.test(k.Constraint.contype)),
      )
      return constrains || ofColumn ? [change.relation.relname] : []
    })
  }
  test('a migration to come changes nothing in a way that a distributed database refuses', () => {
    const wrong = readdirSync(join(root, 'migrations'))
      .filter((f) => f.endsWith('.sql') && Number(f.slice(0, 4)) > before)
      .flatMap((f) => refusedWhenSpread(readFileSync(join(root, 'migrations', f), 'utf8')).map((table) => `${f}: ${table}`))
    expect(wrong).toEqual([])
  })
  test.each([
    [`alter table plans add column x text check (x in ('a'));`, ['plans']],
    [`alter table plans add column x text, add constraint c check (x is not null);`, ['plans']],
    [`alter table plans add column x text, add column y text not null default '';`, []],
    [`alter table plans add column x text; alter table plans add constraint c check (x is not null);`, []],
    [`create table news (jurisdiction text primary key); alter table news add column x text check (x <> '');`, []],
  ])('%s', (planted, wrong) => expect(refusedWhenSpread(planted)).toEqual(wrong))

  test('a step names no table of another step', () => {
    const owner = new Map<string, string>()
    const stepNames = readdirSync(join(root, 'src')).flatMap((d) => (/^\d-/.test(d) ? [d.slice(2)] : []))
    for (const f of readdirSync(join(root, 'migrations')).filter((n) => n.endsWith('.sql'))) {
      const name = /^\d{4}-(.*)\.sql$/.exec(f)![1]!
      // `0025-tenders-own-scores` belongs to the tenders.
      const step = stepNames.find((s) => name === s || name.startsWith(`${s}-`)) ?? name
      for (const m of readFileSync(join(root, 'migrations', f), 'utf8').matchAll(/create table (\w+)/g)) owner.set(m[1]!, step)
    }
    const wrong = files('src').flatMap((f) => {
      const part = partOf(f)
      if (stepNumber(part) === undefined || /\.test\.tsx?$/.test(f)) return []
      const mine = part.slice(2)
      const source = readFileSync(join(root, f), 'utf8')
      return [...owner]
        .filter(
          ([table, step]) =>
            step !== mine &&
            !['platform', 'people'].includes(step) &&
            new RegExp(
              `(selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\\(\\s*['"\`]${table}\\b|\\b(from|join|into|update)\\s+${table}\\b(?=[\\s(])`,
            ).test(source),
        )
        .map(([table, step]) => `${f} touches ${table} of ${step}`)
    })
    expect(wrong).toEqual([])
  })
})

/** A template that puts both languages of what a schema says into one string by hand. */
const bothByHand = (source: string): boolean => /\$\{[\w.]*zh\}\|\$\{/.test(source)

describe('what a schema says of a wrong field', () => {
  test('is put together by inBoth of the platform alone, which stands beside what takes it apart', () =>
    expect(
      files('src')
        .filter((p) => p !== join('src', 'platform', 'input.ts'))
        .filter((p) => bothByHand(readFileSync(join(root, p), 'utf8'))),
    ).toEqual([]))
  test('a planted one would be found', () => expect(bothByHand(['`$', '{says.zh}|$', '{says.en}`'].join(''))).toBe(true))
})

/**
 * A contract as it is read is by the text in force on the day of the request. Whoever reads a text that is not stands here, with what for:
 * anything else would let a change that is signed be felt before its day, or forget one.
 */
const otherTexts: Readonly<Record<string, string>> = {
  'src/api/contracts.ts': 'says which text is in force and which was agreed last',
  'src/4-contracts/contracts.ts': 'the door',
  'src/4-contracts/rules/in-force.ts': 'which text is in force',
  'src/4-contracts/store/contracts.ts': 'reads a contract by the text in force',
  'src/4-contracts/store/versions.ts': 'keeps the texts',
  'src/4-contracts/store/grounds.ts': 'what the bureau approved',
  'src/4-contracts/rules/supplement.ts': 'a change is made from the last text',
  'src/4-contracts/rules/price-by-series.ts': 'the price as any text last agreed it',
  'src/4-contracts/price-due.ts': 'a change is made from the last text',
  'src/4-contracts/propose-change.ts': 'a change is made from the last text',
  'src/4-contracts/version-routes.tsx': 'a change is made from the last text',
  'src/4-contracts/version-views.tsx': 'shows each text',
  'src/4-contracts/sign-version.ts': 'the text that is signed',
  'src/4-contracts/may-sign-without-tender.ts': 'held against the first text',
  'src/4-contracts/asked-line.ts': 'a change is made from the last text',
  'src/4-contracts/gate-of-earlier.ts': 'how long it ran by its last text',
  'src/4-contracts/follow-series.ts': 'a change is made from the last text, at the prices of the first',
  'src/4-contracts/price-views.tsx': 'whether a text waits',
  'src/4-contracts/pages/price.tsx': 'shows what a change of the last text would come to',
  'src/4-contracts/next-term.ts': 'another year is the last text again',
  'src/4-contracts/pages/team.tsx': 'shows the last text beside the one that is proposed',
  'src/4-contracts/goals-views.tsx': 'a change is made from the last text',
  'src/4-contracts/team-views.tsx': 'a change is made from the last text',
  'src/4-contracts/pages/promised.tsx': 'leads to a change of each line of the last text',
  'src/4-contracts/pages/version.tsx': 'compares two texts',
  'src/4-contracts/pages/contract.tsx': 'shows the text in force as it reads',
  'src/4-contracts/pages/text.tsx': 'shows the text in force as it reads',
  'src/4-contracts/pages/to-come.tsx': 'says what is signed for a later day',
  'src/4-contracts/views.tsx': 'lists the texts',
  'src/4-contracts/asked.ts': 'whom the text in force names',
  'src/4-contracts/success-of.ts': 'the goals as they stood when a side spoke of them',
  'src/6-payments/make-claim.ts': 'since which text the late rate in force was agreed',
  'src/5-delivery/count-deliverables.ts': 'what a unit was, by its day',
  'src/4-contracts/rules/unit-spans.ts': 'what a unit was, by its day',
  'src/5-delivery/unit-totals.ts': 'what a unit was, by its day',
  'src/5-delivery/pages/units-table.tsx': 'says beside what is bought what is signed for a later day',
  'src/9-open-data/public-contract.ts': 'publishes every text',
  'src/9-open-data/public-purchase.ts': 'the needs behind every text',
  'src/9-open-data/signed-contracts.ts': 'shows the text in force as it reads',
}
const readsOtherText = (source: string): boolean =>
  /\b(?:asAgreed|asItReads|agreedTexts|readAgreedTexts|versionsOf|readVersions|readText|textOn|toCome)\(|\b(?:c|now|contract|found|k)\.texts\b|['"]contract_versions['"]/.test(
    source,
  )

describe('the text of a contract', () => {
  const reading = files('src').filter(
    (f) =>
      /^(src\/[4-9]-|src\/(api|home|commands)\/)/.test(f.replaceAll('\\', '/')) &&
      !/\.test\.tsx?$/.test(f) &&
      // What is published has its own list of texts.
      !/9-open-data\/(?:rules|pages)\//.test(f) &&
      readsOtherText(readFileSync(join(root, f), 'utf8')),
  )
  test('is the one in force, but where another is named', () =>
    expect(
      reading.map((f) => f.replaceAll('\\', '/')).filter((f) => !otherTexts[f] && !/store\/(tables|texts)\.ts$|erasable\.ts$/.test(f)),
    ).toEqual([]))
  test('every exception is one', () =>
    expect(Object.keys(otherTexts).filter((f) => !reading.map((r) => r.replaceAll('\\', '/')).includes(f))).toEqual([]))
  test.each(['const last = asAgreed(c)', 'c.texts?.at(-1)!.text.terms', 'await versionsOf(ctx, c.id)', ".selectFrom('contract_versions')"])(
    '%s would be found',
    (source) => expect(readsOtherText(source)).toBe(true),
  )
  test('what is read of the contract of today would not', () =>
    expect(readsOtherText('const { terms } = c; inForceOn(c, day)')).toBe(false))
})

/**
 * The share something was of an instalment when it was counted is kept and told, and held against what is of the same line and day. Nobody
 * multiplies what an instalment is now by it: that is what `shareNow` and `worthOf` are for, which take portions.
 */
const tellsSharesThen: Readonly<Record<string, string>> = {
  'src/5-delivery/store/acceptances.ts': 'keeps it beside what it is a share of',
  'src/6-payments/store/claim-lines.ts': 'keeps it beside what it is a share of',
  'src/5-delivery/hand-in-period.ts': 'tells the log, with what it is a share of',
  'src/5-delivery/rules/decide-lines.ts': 'what is accepted of a line is held against what was claimed of it',
  'src/5-delivery/settle-dispute.ts': 'what is given up of a line is held against what was claimed of it',
  'src/6-payments/rules/claim-snapshot.ts': 'a claim freezes its share beside the amount of the instalment then',
  'src/api/acceptance-shape.ts': 'tells it, with what it is a share of',
}
test('a share of then is kept and told, and never multiplied', () =>
  expect(
    files('src')
      .map((f) => f.replaceAll('\\', '/'))
      .filter((f) => !/\.test\.tsx?$|kernel\/portion\.ts$/.test(f) && /\bshareThen\(/.test(readFileSync(join(root, f), 'utf8')))
      .toSorted(),
  ).toEqual(Object.keys(tellsSharesThen).toSorted()))

/** Where a count stands before a plural that was written by hand, so that one of them would be said as several. */
function pluralsIn(source: string): string[] {
  const lines = source.split('\n')
  return lines.flatMap((line, i) => {
    if (/[=!]== 1\b/.test(line)) return []
    const near = lines.slice(Math.max(0, i - 3), i + 1).join('\n')
    const counted = [...line.matchAll(/\$\{(\w+)\} (?:[a-z]+ )?([a-z]+(?:-[a-z]+)?s|people)\b(?!’|')/g)]
    return counted
      .filter(([, name, noun]) => !noVerb.has(noun!) && new RegExp(`\\b${name}\\??: number\\b`).test(near))
      .map(([found]) => found)
  })
}
/** What ends in s and is no plural, or is said of numbers that are never one. */
const noVerb = new Set(['is', 'has', 'was', 'does', 'as', 'this', 'less', 'across', 'waits', 'its', 'stays', 'times', 'units'])

describe('so many of something', () => {
  test('is said through count of the kernel in English', () =>
    expect(
      ['src', 'measures']
        .flatMap(files)
        .filter((p) => !p.endsWith('.test.ts') && !p.includes('demonstration'))
        .flatMap((p) => pluralsIn(readFileSync(join(root, p), 'utf8')).map((found) => `${p}: ${found}`)),
    ).toEqual([]))
  test.each(['en: (n: number) => `It has $', 'en: (n: number) => `They have $'])('a planted plural is found', (said) =>
    expect(pluralsIn(`${said}{n} cells.\``)).toEqual([`$${'{n} cells'}`]),
  )
})

/** Whether a source goes one way or another by how posts and projects are combined; what a line is to the one above it is another matter. */
const byCombination = (source: string): boolean =>
  [
    /\b\w*(?:\bmode|[a-z]Mode|[cC]ombin(?:ed|ation))\w*(?:\([^()]*\))?\)?\s*(?:\?\?\s*\w+\s*)?[=!]==?\s*['"]/,
    /['"]\s*[=!]==?\s*[\w.]*[cC]ombination/,
    /[=!]==?\s*['"](?:both-ways|bundle|combined)['"]|\bcase ['"](?:both-ways|bundle|combined)['"]/,
    /\bswitch \([^)]*(?:[cC]ombination|\bmode\b)/,
  ].some((branch) => branch.test(source))
describe('how posts and projects are combined', () => {
  test('is read off the tree of lines, shown and compared; nobody branches on its name', () =>
    expect(
      files('src').filter(
        (f) => !/\.test\.tsx?$|^src\/kernel\/tree\.ts$/.test(f.replaceAll('\\', '/')) && byCombination(readFileSync(join(root, f), 'utf8')),
      ),
    ).toEqual([]))
  test.each([
    ["if (combinationOf(c.lines) === 'post') return 1", true],
    ["return c.combination !== 'bundle' ? a : b", true],
    ["x.mode === 'combined'", true],
    ['switch (combination) {', true],
    ["case 'both-ways':", true],
    ['c.combination === by.combination', false],
    ["at.tie === 'post-in-project'", false],
    ["l.kind === 'post'", false],
  ])('%s: %s', (source, found) => expect(byCombination(source)).toBe(found))
})

/**
 * What files export that no other asks for: it reads as if somebody else stood on it. By name alone, so that what another file exports
 * under the same name hides it. A file may export what it is called, for whoever looks for it there.
 */
function unasked(sources: ReadonlyMap<string, string>, of: (path: string) => boolean): string[] {
  const asked = new Map<string, string[]>()
  for (const [path, source] of sources)
    for (const [, names] of source.matchAll(/^(?:import|export) (?:type )?\{([^}]*)\} from/gm))
      for (const name of names!.split(',')) {
        const bare = name
          .trim()
          .replace(/^type /, '')
          .replace(/ as .*/, '')
        asked.set(bare, [...(asked.get(bare) ?? []), path])
      }
  // What few ask for is taken when they do: `(await import('./user.ts')).userCommand`, `const { seedDistrict } = await import('…')`.
  for (const [path, source] of sources)
    for (const [, one, several] of source.matchAll(/import\('[^']+'\)\)\.(\w+)|\{([^{}]*)\} = await import\(/g))
      for (const name of (one ?? several)!.split(',')) asked.set(name.trim(), [...(asked.get(name.trim()) ?? []), path])
  const called = (path: string) =>
    basename(path)
      .replace(/\.tsx?$/, '')
      .replaceAll('-', '')
  return [...sources].flatMap(([path, source]) =>
    of(path)
      ? [...source.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)]
          .map((found) => found[1]!)
          .filter((name) => name.toLowerCase() !== called(path) && (asked.get(name) ?? []).every((by) => by === path))
          .map((name) => `${path} exports ${name}`)
      : [],
  )
}
describe('what is exported', () => {
  const sources = new Map(
    ['src', 'law', 'measures', 'tests', 'bench'].flatMap(files).map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
  )
  test('is asked for by another file, wherever it stands', () =>
    expect(unasked(sources, (path) => path.startsWith('src/') && !/\.(test\.tsx?|gen\.ts)$/.test(path))).toEqual([]))
  const planted = new Map([
    [
      'src/2-plans/plans.ts',
      'export const plans = 1\nexport interface Asked {}\nexport async function lonely() {}\nexport type Door = 1\n',
    ],
    ['src/2-plans/index.ts', `export {\n  type Door,\n} from './plans.ts'`],
    ['src/2-plans/views.tsx', `import { type Asked, other as lonely } from './plans.ts'`],
    ['src/commands/user.ts', 'export async function userCommand() {}\nexport const helper = 1\n'],
    ['src/main.ts', `await (await import('./commands/user.ts')).userCommand(io)`],
  ])
  test('a planted export that nobody asks for is found', () =>
    expect(unasked(planted, () => true)).toEqual(['src/2-plans/plans.ts exports lonely', 'src/commands/user.ts exports helper']))
})
