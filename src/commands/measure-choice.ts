import { parseArgs } from 'node:util'
import { decimal, type Fraction, isRefusal, type Refusal } from '#kernel'
import {
  type AllocationInput,
  reasons,
  withReasons,
  allocatePosts,
  equalShares,
  readAllocation,
  type PbFile,
  readPb,
  type SharesResult,
  worthOf,
} from '#measures'
import { decodeText, encodingWords } from '#read-table'
import { type MeasureCommand, refused, sayHow, wholeFile } from './command.ts'
import { agreement } from './measure-agreement.ts'
import { refuse } from './measure-choice-words.ts'
import { goals } from './measure-goals.ts'
import type { How, Options } from './measure-table.ts'
import { words } from './measure-words.ts'
import { loadOf } from './measure-workload.ts'

/** The measures that choose, place and judge: equal shares, allocation, agreement, goals, workload. */
export const choiceMeasures: Record<string, MeasureCommand> = {
  shares: {
    says: words.both('shares'),
    example: 'tandem measure shares vote.pb --completion add1 --ties cost,votes,id',
    run: command(
      {
        completion: ['add1', 'add1,votes', 'none'],
        stop: ['exhaustive', 'overspend'],
        endowments: ['integral', 'fractional'],
        ties: ['cost,votes,id', 'id'],
      },
      (file, options, how) => {
        const text = textOf(file, how)
        if (isRefusal(text)) return text
        const pb = readPb(text)
        if (isRefusal(pb)) return pb
        if (pb.votes.length === 0 && pb.leftOut > 0) return refuse('all-left-out', pb.leftOut, pb.notes)
        const type = pb.meta['vote_type']!
        const isApproval = type === 'approval' || type === 'choose-1'
        const result = equalShares(
          {
            budget: pb.budget,
            projects: pb.projects,
            ballots: pb.votes.map((v) => v.projects),
            ...(!isApproval && { worth: pb.votes.map((v) => worthOf(type, v)) }),
          },
          {
            completion: options['completion'] === 'none' || options['completion'] === 'add1,votes' ? options['completion'] : 'add1',
            stop: options['stop'] === 'overspend' ? 'overspend' : 'exhaustive',
            endowments: options['endowments'] === 'fractional' ? 'fractional' : 'integral',
            ties: options['ties'] === 'id' ? 'id' : 'cost,votes,id',
          },
        )
        return isRefusal(result) ? result : { ...sharesJson(result), ...aboutFile(pb, result) }
      },
    ),
  },
  allocate: {
    says: words.both('allocate'),
    example: 'tandem measure allocate posts.json --seconds 30',
    run: command({ seconds: 'text' }, async (file, options, how) => {
      const seconds = options['seconds'] === undefined ? 60 : Number(options['seconds'])
      if (!(seconds > 0 && seconds <= 86_400)) return refuse('seconds', options['seconds']!)
      const json = jsonOf(file, how)
      if (isRefusal(json)) return json
      const input = readAllocation(json)
      if (isRefusal(input)) return input
      return allocatePosts(input satisfies AllocationInput, { seconds })
    }),
  },
  agreement: {
    says: words.both('agreement'),
    example: 'tandem measure agreement scores.csv --unit bid --level ordinal',
    run: command(
      { unit: 'text', level: ['nominal', 'ordinal', 'interval', 'ratio'], kappa: ['none', 'linear', 'quadratic'] },
      async (file, options, how) => agreement(file, options, how),
    ),
  },
  goals: {
    says: words.both('goals'),
    example: 'tandem measure goals goals.csv --weight weight --start start --end end --by client',
    run: command({ weight: 'text', start: 'text', end: 'text', by: 'text' }, async (file, options, how) => goals(file, options, how)),
  },
  workload: {
    says: words.both('workload'),
    example: 'tandem measure workload month.json',
    run: command({}, async (file, _, how) => {
      const json = jsonOf(file, how)
      return isRefusal(json) ? json : loadOf(json)
    }),
  },
}

type Allowed = Readonly<Record<string, 'text' | readonly string[]>>

/** One command: one file, the options it knows, JSON out; everything wrong becomes one sentence and exit code 1. */
function command(
  allowed: Allowed,
  answer: (content: Uint8Array | string, options: Options, how: How) => object | Promise<object>,
): MeasureCommand['run'] {
  return async (argv, io) => {
    const call = callOf(argv, allowed)
    if (isRefusal(call)) return refused(io, call)
    const content = await wholeFile(call.file, io).catch((cause: unknown) =>
      refuse('unreadable', call.file, cause instanceof Error ? cause.message : String(cause)),
    )
    if (isRefusal(content)) return refused(io, content)
    const result = await answer(content, call.options, (read) => sayHow(call.file, read, io))
    if (isRefusal(result)) return refused(io, result)
    io.out(`${JSON.stringify(result)}\n`)
    return 0
  }
}

function callOf(argv: string[], allowed: Allowed): { file: string; options: Options } | Refusal {
  const names = Object.keys(allowed)
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const, multiple: true as const }]))
  let parsed: { values: Record<string, string[] | undefined>; positionals: string[] }
  try {
    parsed = parseArgs({ args: argv, options: known, allowPositionals: true })
  } catch {
    return refuse('options', names.map((n) => `--${n}`).join(' '))
  }
  const options: Record<string, string | undefined> = {}
  for (const [name, given] of Object.entries(parsed.values)) {
    if (!given) continue
    if (given.length > 1) return refuse('option-twice', name)
    const may = allowed[name]!
    if (may !== 'text' && !may.includes(given[0]!)) return refuse('option-value', name, given[0]!, may.join(' | '))
    options[name] = given[0]
  }
  const [file, more] = parsed.positionals
  if (file === undefined || more !== undefined) return refuse('one-file', parsed.positionals.length)
  return { file, options }
}

const exact = (f: Fraction): string => `${f.n}/${f.d}`
const amount = (f: Fraction): number => Number(decimal(f, 6))

function sharesJson(r: SharesResult): object {
  return {
    winners: r.winners,
    ...(r.byVotes.length > 0 && { byVotes: r.byVotes }),
    spent: amount(r.spent),
    budget: amount(r.budget),
    share: exact(r.share),
    raises: r.raises,
    exhaustive: r.isExhaustive,
    voters: r.voters,
    served: r.served,
    steps: r.steps.map((s) => ({
      project: s.project,
      cost: amount(s.cost),
      rho: exact(s.rho),
      effectiveVotes: exact(s.effectiveVotes),
      supporters: s.supporters,
      payments: { ...s.payments, fullAmount: exact(s.payments.fullAmount), restAmount: exact(s.payments.restAmount) },
    })),
  }
}

/** Text in whatever encoding it was written. */
function textOf(content: Uint8Array | string, how: How): string | Refusal {
  if (typeof content === 'string') return content.replace(/^\ufeff/, '')
  const decoded = decodeText(content)
  if (isRefusal(decoded)) return decoded
  how({ isSure: decoded.isSure, notes: [encodingWords(decoded)] })
  return decoded.text
}

/** What was read otherwise than it stands in the file, and how the count differs from the winners the file tells. */
function aboutFile(pb: PbFile, r: SharesResult): object {
  const told = pb.projects.filter((p) => /^(1|2|yes|true)$/i.test(p.fields['selected']?.trim() ?? '')).map((p) => p.id)
  return {
    voteType: pb.meta['vote_type'],
    leftOut: pb.leftOut,
    withdrawn: pb.withdrawn,
    notes: pb.notes,
    ...(pb.projectColumns.includes('selected') && {
      official: withReasons(
        {
          rule: pb.meta['rule'] ?? null,
          winners: told,
          onlyOfficial: told.filter((id) => !r.winners.includes(id)),
          onlyHere: r.winners.filter((id) => !told.includes(id)),
        },
        { rule: reasons.noRule },
      ),
    }),
  }
}

function jsonOf(content: Uint8Array | string, how: How): unknown {
  const text = textOf(content, how)
  if (isRefusal(text)) return text
  try {
    return JSON.parse(text)
  } catch (cause) {
    return refuse('json', cause instanceof Error ? cause.message : String(cause))
  }
}
