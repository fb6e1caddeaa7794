import type { Words } from '#kernel'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listedJurisdictions } from '#people'
import {
  beginHeads,
  change,
  checkDatabase,
  checkFiles,
  checkReceipt,
  type Clock,
  countAt,
  type Db,
  type FileReader,
  filesOf,
  headsInFolder,
  jurisdictionsWithLog,
  keysOf,
  type KeptHeads,
  lastHead,
  leavesIn,
  type LogCheck,
  type Logger,
  logSigner,
  pathOf,
  readKey,
  type Seal,
  secretOf,
  type Settings,
  signLog,
  Stopped,
  tilesIn,
  tileWidth,
  type TimedJob,
  writeBundle,
  writeKey,
} from '#platform'
import { stillSealed } from '#tenders'
import { type CommandIo, indented, refused, told } from './command.ts'
import { receiptWords, words } from './log-words.ts'
import { inJurisdiction } from './in-jurisdiction.ts'
import { openFor } from './operate.ts'

/** Says why the question cannot be answered. */
const unanswered = (io: CommandIo, why: Words): 2 => {
  io.err(told(io, why))
  return 2
}
const unread = (io: CommandIo, what: 'logUnreadable' | 'receiptUnreadable', e: unknown): 2 =>
  unanswered(io, e instanceof Stopped ? e.words : words.both(what, (e as Error).message))

/** `tandem log …` */
export async function logCommand(argv: string[], settings: () => Settings, io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === 'verify') return await verify(rest, settings, io)
  if (verb === 'begin-heads') return await beginOutside(rest, settings(), io)
  if (verb === 'export') return await exportLog(rest, settings, io)
  const asked = verb === '--help' || verb === '-h'
  ;(asked ? io.out : io.err)(told(io, words.both('help')))
  return asked ? 0 : 2
}

async function verify(argv: string[], settings: () => Settings, io: CommandIo): Promise<number> {
  const options = new Map<string, string>()
  for (let i = 0; i < argv.length; i += 2) {
    const [name, value] = [argv[i]!, argv[i + 1]]
    if (!['--url', '--folder', '--head', '--key', '--receipt'].includes(name) || value === undefined)
      return unanswered(io, words.both('help'))
    options.set(name, value)
  }
  const [url, folder] = [options.get('--url'), options.get('--folder')]
  if (url && folder) return unanswered(io, words.both('help'))
  const receipt = options.get('--receipt')
  if (receipt !== undefined) return await verifyReceipt(receipt, options, io)
  const heads: KeptHeads[] = []
  const headFile = options.get('--head')
  if (headFile)
    try {
      heads.push({ name: headFile, text: await io.read(headFile) })
    } catch {
      return unanswered(io, words.both('unreadable', headFile))
    }
  if (headFile && heads.some((h) => h.text.trim() === '')) return unanswered(io, words.both('noHeadIn', headFile))
  if (!url && !folder) return await verifyDatabase(settings(), heads, options.get('--key'), io)
  const read = url ? overHttp(url.replace(/\/$/, '')) : inFolder(folder!)
  try {
    const key = options.get('--key')
    const found = await checkFiles(read, { ...(key && { key }), heads })
    const code = tell(found, io)
    if (code === 0 && found.outside === 0) io.out(told(io, indented(words.both('fitsItself'))))
    return code
  } catch (e) {
    return unread(io, 'logUnreadable', e)
  }
}

async function verifyReceipt(file: string, options: ReadonlyMap<string, string>, io: CommandIo): Promise<number> {
  const [url, folder, key] = [options.get('--url'), options.get('--folder'), options.get('--key')]
  if (options.has('--head') || [url, folder, key].filter((x) => x !== undefined).length !== 1) return unanswered(io, words.both('help'))
  let found: ReturnType<typeof checkReceipt>
  try {
    const text = await io.read(file)
    const published = key ?? (await (url ? overHttp(url.replace(/\/$/, '')) : inFolder(folder!))('key'))?.toString('utf8') ?? ''
    const keys = published.split('\n').flatMap((line) => readKey(line) ?? [])
    if (keys.length === 0) return unanswered(io, words.both('noKey'))
    found = checkReceipt(text, keys)
  } catch (e) {
    return unread(io, 'receiptUnreadable', e)
  }
  if ('wrong' in found) return refused(io, { words: indented(receiptWords.both(found.wrong)) })
  io.out(told(io, indented(words.both('entryFits', found.index + 1, found.size, found.origin))))
  for (const [part, { value }] of Object.entries(found.shown)) io.out(`  ${part}: ${JSON.stringify(value)}`)
  return 0
}

const inFolder =
  (folder: string): FileReader =>
  async (path) =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined

const overHttp =
  (address: string): FileReader =>
  async (path) => {
    const r = await fetch(`${address}/${path}`, { signal: AbortSignal.timeout(30_000) })
    if (r.status === 404) return undefined
    if (!r.ok) throw new Error(`${address}/${path}: ${r.status}`)
    return await bounded(r, `${address}/${path}`)
  }

/** Largest file of a log, in MiB: 256 entries of 64 KiB take sixteen. */
const mostMegabytes = 32
/** What an address sent, as it comes and however it was packed on the way, no further than a file of a log goes. */
async function bounded(r: Response, address: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of (r.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length
    if (bytes > mostMegabytes * 1024 * 1024) throw new Stopped(words.both('tooLarge', address, mostMegabytes))
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function verifyDatabase(settings: Settings, heads: readonly KeptHeads[], key: string | undefined, io: CommandIo): Promise<number> {
  const publicKey = key === undefined ? ownKey(settings) : readKey(key)?.publicKey
  if (key !== undefined && !publicKey) return unanswered(io, words.both('noKey'))
  const database = await openFor(settings)
  const outside = headsInFolder(settings.logHeads)
  let isWrong = false
  let isCompared = true
  try {
    const known = (await listedJurisdictions(database.db)).map((j) => j.code)
    // A log whose jurisdiction was renamed or taken away is still looked for, by what there is of it.
    const all = [...new Set([...known, ...(await jurisdictionsWithLog(database.db)), ...outside.kept()])].sort()
    if (all.length === 0) return unanswered(io, words.both('noLog', outside.where('*')))
    for (const code of all) {
      io.out(`${code}:`)
      if (!known.includes(code)) {
        isWrong = true
        io.err(told(io, indented(words.both('noJurisdiction', code))))
      }
      const kept = { name: outside.where(code), text: outside.read(code) }
      const found = await checkDatabase(database.db, code, {
        heads: [kept, ...heads],
        stillHeld: (held) => stillSealed(database.db, code, held),
        publicKey,
      })
      isWrong = tell(found, io) === 1 || isWrong
      if (found.outside === 0) {
        isCompared = false
        io.err(told(io, indented(words.both('noneOutside', outside.where(code)))))
      } else if (kept.text.trim() !== '' && found.notOutside > 0) {
        isCompared = false
        io.err(told(io, indented(words.both('someNotOutside', found.notOutside, outside.where(code)))))
      }
      if (!publicKey) io.out(told(io, indented(words.both('keyNotCompared'))))
      if (found.erased > 0) io.out(told(io, indented(words.both('erased', found.erased))))
      if (found.waiting > 0) io.out(told(io, indented(words.both('waiting', found.waiting))))
    }
    // What is wrong weighs more than what cannot be told.
    return isWrong ? 1 : isCompared ? 0 : 2
  } finally {
    await database.close()
  }
}

/** The key that the master secret signs with, where the secret is at hand: nobody who only has the database can put another in its place. */
function ownKey(settings: Settings): Buffer | undefined {
  const secret = secretOf(settings)
  return secret === undefined ? undefined : logSigner(secret).publicKey
}

/** Keeps the heads of the database outside anew, where the file was lost: with an entry in the log, for whoever wonders later. */
async function beginOutside(argv: string[], settings: Settings, io: CommandIo): Promise<number> {
  if (argv.length !== 0 && (argv.length !== 2 || argv[0] !== '--jurisdiction')) return unanswered(io, words.both('help'))
  return await inJurisdiction(settings, argv, io, async (ctx) => {
    const outside = headsInFolder(settings.logHeads)
    const at = { jurisdiction: ctx.jurisdiction, signer: ctx.seal.signer, outside }
    try {
      const n = await beginHeads(ctx.db, at)
      if (n > 0) await change(ctx, { action: 'log.begin-heads', facts: { heads: n } }, async () => ({ n }))
      io.out(told(io, words.both('begun', outside.where(ctx.jurisdiction), n)))
      return 0
    } catch (e) {
      if (e instanceof Stopped) return refused(io, e)
      throw e
    }
  })
}

function tell(found: LogCheck, io: CommandIo): number {
  for (const w of found.wrong) io.err(told(io, indented(w)))
  if (found.wrong.length > 0) return 1
  io.out(told(io, indented(words.both('allFits', found.size, found.root, found.heads, found.outside, found.newestOutside))))
  return 0
}

async function exportLog(argv: string[], settings: () => Settings, io: CommandIo): Promise<number> {
  const [folder] = argv
  if (!folder || folder.startsWith('-') || argv.length > 1) return unanswered(io, words.both('help'))
  if (existsSync(folder) && readdirSync(folder).length > 0) return unanswered(io, words.both('folderNotEmpty', folder))
  const database = await openFor(settings())
  try {
    const codes = (await database.db.selectFrom('jurisdictions').select('code').orderBy('code').execute()).map((j) => j.code)
    for (const code of codes) {
      const n = await writeLog(database.db, code, codes.length > 1 ? join(folder, code) : folder)
      io.out(told(io, n === undefined ? words.both('notSigned', code) : words.both('written', code, n)))
    }
    return 0
  } finally {
    await database.close()
  }
}

/** Writes what is published of a log into a folder. @returns how many files, or undefined while there is no signed head */
async function writeLog(db: Db, jurisdiction: string, folder: string): Promise<number | undefined> {
  const head = await lastHead(db, jurisdiction)
  if (!head) return undefined
  let files = 0
  const write = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
    files++
  }
  const read = tilesIn(db, jurisdiction)
  const { size } = head.head
  for (const f of filesOf(size)) {
    const from = f.number * tileWidth
    if (f.level === 'entries') write(pathOf(f), writeBundle(await leavesIn(db, jurisdiction, from, from + f.width)))
    else if (from < countAt(f.level, size)) write(pathOf(f), (await read(f.level, f.number)).subarray(0, f.width * 32))
  }
  write('key', (await keysOf(db, jurisdiction)).map((k) => `${writeKey(k.name, k.publicKey)}\n`).join(''))
  write('checkpoint', head.note)
  return files
}

/** Signs the head of each log once a minute and says it in the server's own log: one more place where it stands outside the database. */
export function signingJob(o: {
  db: Db
  clock: Clock
  seal: Seal
  settings: Pick<Settings, 'origin' | 'logHeads'>
  logger: Logger
}): TimedJob {
  const outside = headsInFolder(o.settings.logHeads)
  const host = o.settings.origin ? new URL(o.settings.origin).host : 'tandem.invalid'
  return {
    name: 'sign the record log',
    everySeconds: 60,
    async run() {
      let signed = 0
      const faults: unknown[] = []
      for (const { code } of await o.db.selectFrom('jurisdictions').select('code').execute()) {
        try {
          const note = await signLog(o.db, {
            jurisdiction: code,
            signer: o.seal.signer,
            origin: `${host}/${code}/open/log`,
            outside,
            now: o.clock.now(),
          })
          if (!note) continue
          signed++
          o.logger.info({ log: note.head.origin, size: note.head.size, root: note.head.root.toString('base64') }, 'head of the record log')
        } catch (e) {
          faults.push(e)
        }
      }
      if (faults.length > 0) throw faults[0]
      return signed
    },
  }
}
