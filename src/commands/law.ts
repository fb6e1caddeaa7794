import { isRefusal, type Refusal, type Words } from '#kernel'
import {
  asJson,
  checkPanel,
  cn,
  confidenceOf,
  type Json,
  lawJson,
  lowBidReview,
  lowBidShape,
  methodNames,
  NoLawYet,
  type PlaceFact,
  panelNeeded,
  panelShape,
  priceScores,
  priceScoreShape,
  reportedRules,
  ruleNumbers,
} from '#law'
import { type CommandIo, indented, refused, told } from './command.ts'
import { challengeOf, complaintOf } from './law-clocks.ts'
import { answerJson, checkOf, costFloorOf, dated, decided, paymentOf, type Raw, readFile, reportOf } from './law-questions.ts'
import { timetableOf } from './law-timetable.ts'
import { contractExample, refuse, words } from './law-words.ts'

type Name =
  | 'list'
  | 'show'
  | 'timetable'
  | 'price-score'
  | 'low-bid'
  | 'panel'
  | 'payment'
  | 'challenge'
  | 'complaint'
  | 'cost-floor'
  | 'check'
  | 'report'

interface LawCommand {
  readonly example: string
  readonly options?: Words
  readonly answer: (argv: readonly string[], io: CommandIo, here: PlaceFact | undefined) => Promise<Json | Refusal>
}

/** The place of a jurisdiction, as the facts of a record tell it: its name, or with what it has set for itself in full. */
export type PlaceOf = (code: string) => Promise<PlaceFact | Refusal>
const noPlace: PlaceOf = (code) => Promise.resolve(refuse('no-jurisdiction', code, ''))

/** The jurisdiction whose place is meant, and the arguments without it. */
function jurisdictionIn(argv: readonly string[]): { code: string | undefined; rest: readonly string[] } {
  const at = argv.indexOf('--jurisdiction')
  const code = at < 0 ? undefined : argv[at + 1]
  return code === undefined ? { code, rest: argv } : { code, rest: argv.toSpliced(at, 2) }
}

/**
 * `tandem law <what> [file or options]`: JSON out.
 * @returns 0 when an answer was written, 1 when the input was wrong, with a sentence on standard error
 */
export async function lawCommand(argv: readonly string[], io: CommandIo, placeOf: PlaceOf = noPlace): Promise<number> {
  const [name, ...all] = argv
  if (name === undefined || name === '--help' || name === '-h') {
    if (name === undefined) io.err(page(io))
    else io.out(page(io))
    return name === undefined ? 1 : 0
  }
  if (!isName(name)) return refused(io, refuse('no-such-command', name.slice(0, 40)))
  const { code, rest } = jurisdictionIn(all)
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(`${told(io, words.both(name))}\n\n${howTo(name, io)}\n`)
    return 0
  }
  const here = code === undefined ? undefined : await placeOf(code)
  if (isRefusal(here)) return refused(io, here)
  const answer = await attempt(() => commands[name].answer(rest, io, here))
  if (isRefusal(answer)) return refused(io, answer)
  io.out(`${JSON.stringify(answer, null, 2)}\n`)
  return 0
}

async function attempt<T>(work: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (e) {
    if (e instanceof NoLawYet) return refuse('no-law-yet', e.message)
    throw e
  }
}

const commands: Readonly<Record<Name, LawCommand>> = {
  list: {
    example: '  tandem law list',
    answer: async (argv) => noArguments(argv) ?? ruleNumbers.map((number) => ruleRow(number)),
  },
  show: {
    example: '  tandem law show R-21',
    answer: async ([name, ...more]) => {
      const number = ruleNumbers.find((n) => n.toLowerCase() === name?.toLowerCase())
      if (!number) return refuse('rule-unknown', (name ?? '').slice(0, 40))
      return (
        noArguments(more) ?? {
          ...ruleRow(number),
          parameters: asJson(lawJson(cn).parameters.filter((p) => p.values.some((v) => v.cites.some((c) => c.rule === number)))),
          decidedBy: asJson(
            reportedRules()
              .filter((r) => r.rule === number)
              .map((r) => ({ name: r.name, decides: r.decides, appliesTo: r.appliesTo })),
          ),
        }
      )
    },
  },
  timetable: {
    example: '  tandem law timetable --method open-tender --place cn --issued 2025-06-03',
    options: words.both('timetableOptions', methodNames),
    answer: async (argv, _, here) => timetableOf(argv, here),
  },
  'price-score': fromFile(
    'price-score',
    'prices.json',
    '{"weight": "30", "offers": [{"id": "A", "price": "820000.00"}, {"id": "B", "price": "950000.00"}]}',
    (raw) => decided(raw, priceScoreShape, (f) => priceScores(f.offers, f.weight)),
  ),
  'low-bid': fromFile(
    'low-bid',
    'bids.json',
    '{"lawDay": "2026-03-01", "budget": "1200000.00", "bids": [{"id": "A", "price": "420000.00"}, {"id": "B", "price": "880000.00"}]}',
    (raw) => dated(raw, lowBidShape, (f, lawDay) => lowBidReview({ ...f, lawDay })),
  ),
  panel: fromFile(
    'panel',
    'panel.json',
    '{"lawDay": "2026-03-01", "method": "open-tender", "place": "cn", "budget": "9000000.00", "isComplex": true, "hasHighImpact": false, "panel": {"experts": 3, "purchaser": 2}}',
    (raw) =>
      dated(raw, panelShape, (f, lawDay) => {
        const needed = panelNeeded({ ...f, lawDay })
        return { ...answerJson(needed), findings: f.panel ? asJson(checkPanel(f.panel, { ...f, lawDay })) : null }
      }),
  ),
  payment: fromFile(
    'payment',
    'payment.json',
    '{"lawDay": "2026-01-01", "basis": "statute", "deliveredOn": "2026-06-30", "acceptanceIsCondition": true, "acceptancePeriodDays": 15, "amount": "200000.00", "asOf": "2026-09-08"}',
    (raw) => paymentOf(raw),
  ),
  challenge: fromFile(
    'challenge',
    'challenge.json',
    '{"lawDay": "2026-03-02", "about": "result", "publishedOn": "2026-03-02", "noticeWorkingDays": 1, "challengeReceivedOn": "2026-03-09"}',
    challengeOf,
  ),
  complaint: fromFile(
    'complaint',
    'complaint.json',
    '{"lawDay": "2026-03-02", "challengeReceivedOn": "2026-03-09", "complaintReceivedOn": "2026-04-01", "outside": [{"from": "2026-04-13", "to": "2026-04-17"}], "decisionReceivedOn": "2026-05-20"}',
    complaintOf,
  ),
  'cost-floor': fromFile(
    'cost-floor',
    'posts.json',
    '{"lawDay": "2026-03-01", "place": "cn-example", "posts": [{"grade": "assistant", "posts": "10", "months": 12}], "bid": "1000000.00"}',
    (raw) => costFloorOf(raw),
  ),
  check: fromFile('check', 'contract.json', contractExample, (raw) => checkOf(raw)),
  report: fromFile(
    'report',
    'record.json',
    '{"kind": "payment", "id": "claim-7", "lawDay": "2026-01-01", "facts": {"basis": "statute", "acceptanceIsCondition": false, "deliveredOn": "2026-06-30"}}',
    (raw) => reportOf(raw),
  ),
}

const isName = (name: string): name is Name => Object.hasOwn(commands, name)

/** A call that works, with the options it knows. */
function howTo(name: Name, io: CommandIo): string {
  const { example, options } = commands[name]
  return options ? `${example}\n${told(io, options)}` : example
}

function page(io: CommandIo): string {
  return [
    told(io, words.both('page')),
    '',
    ...(Object.keys(commands) as Name[]).flatMap((name) => [name, told(io, indented(words.both(name))), howTo(name, io)]),
    '',
    told(io, words.both('exits')),
    '',
  ].join('\n')
}

const noArguments = (argv: readonly string[]): Refusal | undefined =>
  argv[0] === undefined ? undefined : refuse('option-unknown', argv[0].slice(0, 40))

const lawRules = () => lawJson(cn).rules
function ruleRow(number: (typeof ruleNumbers)[number]) {
  const rule = lawRules()[number]!
  return { rule: number, says: asJson(rule.says), cites: asJson(rule.cites), confidence: confidenceOf(rule.cites.slice(0, 1)) }
}

/** Facts that say `"place": "here"`, in the place of the jurisdiction that was named. */
const placed = (raw: Raw, here: PlaceFact): Raw =>
  Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      if (key === 'place' && value === 'here') return [key, here]
      return [key, (key === 'plan' || key === 'facts') && isObject(value) ? placed(value, here) : value]
    }),
  )
const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A command that reads one JSON object. */
function fromFile(name: string, file: string, content: string, answer: (raw: Raw) => Json | Refusal): LawCommand {
  return {
    example: `  tandem law ${name} ${file}\n  ${file}: ${content}`,
    answer: async ([path, ...more], io, here) => {
      if (path === undefined) return refuse('file-missing')
      if (more.length) return refuse('one-file-only')
      const raw = await readFile(path, io)
      return isRefusal(raw) ? raw : answer(here === undefined ? raw : placed(raw, here))
    },
  }
}
