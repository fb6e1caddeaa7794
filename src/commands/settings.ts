import { type Day, isRefusal, type Refusal } from '#kernel'
import {
  keepSetting,
  nextNumbers,
  numberAgain,
  numberingForm,
  numberingInput,
  numberingOffices,
  numberingOn,
  ownSettingForms,
  ownSettingHistory,
  ownSettingTyped,
  placesAround,
  restoreSetting,
  setNumbering,
  whyNotNumbered,
} from '#people'
import { type Ctx, fieldErrors, type Settings } from '#platform'
import { type CommandIo, refused, told } from './command.ts'
import { inJurisdiction, optionIn } from './in-jurisdiction.ts'
import { refuseSettings, words } from './settings-words.ts'

const kinds = ['name', 'contact', 'publishing', 'place', 'voices', 'numbering'] as const
type Kind = (typeof kinds)[number]

/** `tandem settings …`: what an administrator keeps on the page of settings, for whoever sits at the server. */
export async function settingsCommand(settings: Settings, argv: string[], io: CommandIo): Promise<number> {
  const [verb, named, version] = argv
  const kind = kinds.find((k) => k === named)
  const inside = (work: (ctx: Ctx) => Promise<number>) => inJurisdiction(settings, argv, io, work)
  if (verb === 'show') return await inside((ctx) => show(ctx, io))
  if (verb === 'set' && kind) return await inside((ctx) => set(ctx, kind, argv, io))
  if (verb === 'history' && kind) return await inside((ctx) => history(ctx, kind, argv, io))
  if (verb === 'again' && kind && /^\d{1,9}$/.test(version ?? '')) return await inside((ctx) => again(ctx, kind, Number(version), argv, io))
  return refused(io, { words: words.both('usage') })
}

async function show(ctx: Ctx, io: CommandIo): Promise<number> {
  io.out(placesAround(ctx).join(' → '))
  for (const kind of kinds) {
    const [now] = await ownSettingHistory(ctx, kind)
    io.out(now ? `${kind}  ${JSON.stringify(now.value)}` : told(io, words.both('nothing', kind)))
  }
  for (const o of await numberingOffices(ctx)) {
    const [now] = await ownSettingHistory(ctx, 'numbering', ctx.db, o.id)
    if (now) io.out(`numbering  ${o.name}  ${JSON.stringify(now.value)}`)
  }
  return 0
}

async function set(ctx: Ctx, kind: Kind, argv: readonly string[], io: CommandIo): Promise<number> {
  const typed = Object.fromEntries(
    [...Object.keys(kind === 'numbering' ? numberingForm.shape : ownSettingForms[kind].shape)].map((name) => [
      name,
      optionIn(
        argv,
        name.replace(/[A-Z]/g, (x) => `-${x.toLowerCase()}`),
      ),
    ]),
  )
  if (kind === 'numbering') return await setNumbers(ctx, typed, argv, io)
  const read = ownSettingForms[kind].safeParse(typed)
  if (!read.success) return refused(io, { words: words.both('wrong'), fields: fieldErrors(read.error) })
  return said(await keepSetting(ctx, kind, ownSettingTyped(kind, read.data)), kind, io)
}

async function setNumbers(ctx: Ctx, typed: object, argv: readonly string[], io: CommandIo): Promise<number> {
  const read = numberingForm.safeParse(typed)
  if (!read.success) return refused(io, { words: words.both('wrong'), fields: fieldErrors(read.error) })
  const office = await officeOf(ctx, argv)
  if (isRefusal(office)) return refused(io, office)
  const input = numberingInput(read.data)
  const no = await whyNotNumbered(ctx, office.id, input)
  if (no) return refused(io, no)
  const value = { ...input, from: input.from.toString() }
  const everybody = office.id ? await standingOn(ctx, input.from) : value
  for (const n of await nextNumbers(ctx, input.from, { office: office.id ? value : undefined, jurisdiction: everybody }))
    io.out([n.kind, ...n.next, n.pattern].join('  '))
  if (argv.includes('--look')) {
    io.out(told(io, words.both('notKept')))
    return 0
  }
  return said(await setNumbering(ctx, office.id, input), 'numbering', io)
}

const standingOn = async (ctx: Ctx, on: Day) => numberingOn(await ownSettingHistory(ctx, 'numbering'), on)?.value

async function history(ctx: Ctx, kind: Kind, argv: readonly string[], io: CommandIo): Promise<number> {
  const office = await officeOf(ctx, argv)
  if (isRefusal(office)) return refused(io, office)
  for (const k of await ownSettingHistory(ctx, kind, ctx.db, office.id))
    io.out(`${told(io, words.both('since', k.version, k.from, ctx.zone), ' · ')}  ${JSON.stringify(k.value)}`)
  return 0
}

async function again(ctx: Ctx, kind: Kind, version: number, argv: readonly string[], io: CommandIo): Promise<number> {
  const office = await officeOf(ctx, argv)
  if (isRefusal(office)) return refused(io, office)
  return said(kind === 'numbering' ? await numberAgain(ctx, office.id, version) : await restoreSetting(ctx, kind, version), kind, io)
}

/** The office that `--for` names, by its name or its id; without it nobody's own. */
async function officeOf(ctx: Ctx, argv: readonly string[]): Promise<{ id: string | null } | Refusal> {
  const name = optionIn(argv, 'for')
  if (name === undefined) return { id: null }
  const all = await numberingOffices(ctx)
  const found = all.find((o) => o.id === name || o.name === name)
  const known = all.map((o) => o.name).join(', ')
  return found ?? refuseSettings('no-office', name.slice(0, 60), known)
}

function said(done: { version: number } | Refusal, kind: Kind, io: CommandIo): number {
  if (isRefusal(done)) return refused(io, done)
  io.out(told(io, words.both('kept', kind, done.version)))
  return 0
}
