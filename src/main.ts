import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isRefusal, languages } from '#kernel'
import { isDiskFull, readSettings, Stopped } from '#platform'
import { asksHelp, type CommandIo, refused, spokenBy, told } from './commands/command.ts'
import { unreachable, words } from './commands/words.ts'

/** The program's own folder, whether it runs from the sources or as built. */
const root = fileURLToPath(new URL('..', import.meta.url))

const spoken = spokenBy(process.argv.slice(2), process.env)
const io: CommandIo = {
  read: async (path) => (path === '-' ? (await readAll()).toString('utf8') : await readFile(path, 'utf8')),
  bytes: (path) => (path === '-' ? readAll() : readFile(path)),
  out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  langs: isRefusal(spoken) ? languages : spoken.langs,
}

async function run([command, ...rest]: readonly string[]): Promise<number> {
  if (asksHelp(command, rest)) return await run(['help'])
  switch (command) {
    case 'serve':
      return await serve(rest)
    case 'migrate':
      return await (await import('./commands/operate.ts')).migrateCommand(readSettings(process.env, root), io)
    case 'seed':
      return await (await import('./commands/operate.ts')).seedCommand(readSettings(process.env, root), io)
    case 'user':
      return await (await import('./commands/user.ts')).userCommand(readSettings(process.env, root), rest, io)
    case 'jurisdiction':
      return await (await import('./commands/jurisdiction.ts')).jurisdictionCommand(readSettings(process.env, root), rest, io)
    case 'sign-in':
      return await (await import('./commands/sign-in.ts')).signInCommand(readSettings(process.env, root), rest, io)
    case 'settings':
      return await (await import('./commands/settings.ts')).settingsCommand(readSettings(process.env, root), rest, io)
    case 'local':
      return await (await import('./commands/local.ts')).localCommand(readSettings(process.env, root), rest, io)
    case 'backup':
      return await (await import('./commands/backup.ts')).backupCommand(readSettings(process.env, root), rest, io)
    case 'restore':
      return await (await import('./commands/restore.ts')).restoreCommand(readSettings(process.env, root), rest, io)
    case 'erasures':
      return await (await import('./commands/erasures.ts')).erasuresCommand(readSettings(process.env, root), rest, io)
    case 'totals':
      return await (await import('./commands/totals.ts')).totalsCommand(readSettings(process.env, root), rest, io)
    case 'distribute':
      return await (await import('./commands/distribute.ts')).distributeCommand(readSettings(process.env, root), rest, io)
    case 'log':
      return await (await import('./commands/log.ts')).logCommand(rest, () => readSettings(process.env, root), io)
    case 'export':
      return await (await import('./commands/export-public.ts')).exportCommand(rest, io)
    case 'law':
      return await (await import('./commands/law.ts')).lawCommand(rest, io, async (code) =>
        (await import('./commands/law-place.ts')).placeOfJurisdiction(readSettings(process.env, root), code),
      )
    case 'measure':
      return await (await import('./commands/measure.ts')).measureCommand(rest, io)
    case 'ocds':
      return await (await import('./commands/ocds.ts')).ocdsCommand(rest, { ...io, ...(await import('./commands/streams.ts')) })
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      io.out(told(io, words.both('help')))
      return 0
    default:
      io.err(`${told(io, words.both('noCommand', command))}\n\n${told(io, words.both('help'))}`)
      return 1
  }
}

/** `--real` begins for real: no demonstration, and in a folder of its own where nobody names one. */
async function serve(argv: readonly string[]): Promise<number> {
  const real = argv.includes('--real')
  const ownFolder = real && !process.env.TANDEM_DATA && !process.env.DATABASE_URL
  const settings = readSettings(ownFolder ? { ...process.env, TANDEM_DATA: 'data/real' } : process.env, root)
  const { serveCommand } = await import('./commands/serve.ts')
  return await serveCommand(settings, { io, seedIfEmpty: argv.includes('--seed-if-empty') && !real, real })
}

async function readAll(): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

type Reason = Parameters<typeof unreachable.both>[0]
function whyUnreachable(e: unknown): Reason | undefined {
  const { code, cause } = e as { code?: string; cause?: { code?: string } }
  return [cause?.code, code].find((c): c is Reason => c !== undefined && Object.hasOwn(unreachable.en, c))
}

try {
  process.exitCode = isRefusal(spoken) ? refused(io, spoken) : await run(spoken.argv)
} catch (e) {
  const why = whyUnreachable(e)
  if (e instanceof Stopped) io.err(told(io, e.words))
  else if (isDiskFull(e)) io.err(told(io, words.both('diskFull')))
  else if (why) io.err(told(io, words.both('notOpened', unreachable.both(why))))
  else throw e
  process.exitCode = 1
}
