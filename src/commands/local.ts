import { isRefusal, typedDay } from '#kernel'
import { saySetValue, typedSetValue } from '#law'
import { enterLocalNumbers, localNumbers, refuseLocal, sayLocal, kindHints, withdrawLocalNumber } from '#people'
import type { Ctx, Settings } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { inJurisdiction, optionIn } from './in-jurisdiction.ts'
import { words } from './local-words.ts'

/** `tandem local …`: what a jurisdiction sets for itself, for whoever sits at the server. */
export async function localCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [verb, key, value] = argv
  if (verb === 'list') return await inJurisdiction(settings, argv, io, (ctx) => list(ctx, io))
  if (verb === 'withdraw' && key && !key.startsWith('--')) return await inJurisdiction(settings, argv, io, (ctx) => withdraw(ctx, key, io))
  if (verb === 'add' && key && value && !value.startsWith('--'))
    return await inJurisdiction(settings, argv, io, (ctx) => add(ctx, { key, value, argv }, io))
  return refused(io, { words: words.both('usage') })
}

async function list(ctx: Ctx, io: CommandIo): Promise<number> {
  const all = await localNumbers(ctx)
  if (all.length === 0) {
    io.out(told(io, words.both('nothing')))
    for (const s of ctx.law.country.settable()) io.out(`  ${s.key}  ${told(io, s.says, ' · ')}`)
  }
  for (const n of all) {
    const said = sayLocal(n, ctx)
    io.out([n.id, n.key, said.value, n.from_on, n.until_on ?? '–', n.grade, n.state, `${n.source} ${n.article}`].join('  '))
  }
  return 0
}

async function withdraw(ctx: Ctx, id: string, io: CommandIo): Promise<number> {
  const done = await withdrawLocalNumber(ctx, { id })
  if (isRefusal(done)) return refused(io, done)
  io.out(told(io, words.both('withdrawn', id)))
  return 0
}

async function add(ctx: Ctx, i: { key: string; value: string; argv: readonly string[] }, io: CommandIo): Promise<number> {
  const { country } = ctx.law
  const s = country.settable().find((x) => x.key === i.key)
  if (!s)
    return refused(
      io,
      refuseLocal(
        'local-no-key',
        country
          .settable()
          .map((x) => x.key)
          .join(', '),
      ),
    )
  const value = typedSetValue(s.kind, i.value, country.currency)
  if (value === undefined) return refused(io, refuseLocal('local-value-wrong', kindHints[s.kind]))
  const option = (name: string) => optionIn(i.argv, name)
  const [from, until] = [typedDay(option('from') ?? ''), option('until') === undefined ? undefined : typedDay(option('until')!)]
  const [source, article, address] = [option('source')?.trim(), option('article')?.trim(), option('address')]
  const grade = (['A', 'B', 'C', 'D'] as const).find((g) => g === option('grade'))
  const missing = [
    ...(from ? [] : ['from']),
    ...(option('until') !== undefined && !until ? ['until'] : []),
    ...(source && source.length <= 200 ? [] : ['source']),
    ...(article && article.length <= 100 ? [] : ['article']),
    ...(grade ? [] : ['grade']),
    ...(address === undefined || /^https?:\/\/\S{1,490}$/.test(address) ? [] : ['address']),
  ]
  if (!from || !source || !article || !grade || missing.length > 0) {
    return refused(io, { words: words.both('missing', missing) })
  }
  const done = await enterLocalNumbers(ctx, { values: { [i.key]: value }, from, until, source, article, grade, address })
  if (isRefusal(done)) return refused(io, done)
  io.out(told(io, words.both('entered', done.ids[0]!, s.says, saySetValue(value, country.currency))))
  return 0
}
