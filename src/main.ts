import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isRefusal, languages } from '#kernel'
import { readSettings, Stopped } from '#platform'
import { type CommandIo, refused, spokenBy, told } from './commands/command.ts'
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

<<<<<<< HEAD
  tandem serve                     answer in a browser and under /api; on an empty database it prints the address to set it up
  tandem migrate                   bring the tables up to date
  tandem seed                      put the demonstration district into an empty database
  tandem user add EMAIL --name NAME --role ROLE --organisation NAME [--jurisdiction CODE]
  tandem user reset EMAIL [--end-two-step]
                                   print a link for a new password, for whom nobody else can let in
  tandem local …                   what a jurisdiction sets for itself: thresholds, wages, contributions (tandem local --help)
  tandem backup FILE               write everything into one file
  tandem restore FILE              read it back into an empty database
  tandem erasures list             what the data officers erased, to be kept apart from the backups
  tandem erasures apply FILE       erase it again after an older backup was read back
  tandem log verify …              check that the record log was not rewritten (tandem log --help)
  tandem log export FOLDER         write the published log into an empty folder
  tandem law …                     what the law says, from the command line (tandem law --help)
  tandem measure …                 how we count, from the command line (tandem measure --help)

Settings come from the environment; docs/settings.md lists them.
`

async function run(argv: string[]): Promise<number> {
  const [command, ...rest] = argv
  const io = {
    read: async (path: string) => (path === '-' ? (await readAll()).toString('utf8') : await readFile(path, 'utf8')),
    bytes: (path: string): Promise<Uint8Array> => (path === '-' ? readAll() : readFile(path)),
    out: (text: string) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    err: (text: string) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  }
=======
async function run([command, ...rest]: readonly string[]): Promise<number> {
>>>>>>> 730b7e4 (A command speaks the language of whoever runs it, and what it says stands in words files)
  switch (command) {
    case 'serve':
      return await serve(rest)
    case 'migrate':
      return await (await import('./commands/operate.ts')).migrateCommand(readSettings(process.env, root), io)
    case 'seed':
      return await (await import('./commands/operate.ts')).seedCommand(readSettings(process.env, root), io)
    case 'user':
<<<<<<< HEAD
      return await (await import('./commands/operate.ts')).userCommand(readSettings(process.env, root), rest, io)
    case 'local':
      return await (await import('./commands/local.ts')).localCommand(readSettings(process.env, root), rest, io)
=======
      return await (await import('./commands/user.ts')).userCommand(readSettings(process.env, root), rest, io)
>>>>>>> 730b7e4 (A command speaks the language of whoever runs it, and what it says stands in words files)
    case 'backup':
      return await (await import('./commands/backup.ts')).backupCommand(readSettings(process.env, root), rest, io)
    case 'restore':
      return await (await import('./commands/restore.ts')).restoreCommand(readSettings(process.env, root), rest, io)
    case 'erasures':
      return await (await import('./commands/erasures.ts')).erasuresCommand(readSettings(process.env, root), rest, io)
    case 'log':
      return await (await import('./commands/log.ts')).logCommand(rest, () => readSettings(process.env, root), io)
    case 'law':
      return await (await import('./commands/law.ts')).lawCommand(rest, io)
    case 'measure':
      return await (await import('./commands/measure.ts')).measureCommand(rest, io)
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
  else if (why) io.err(told(io, words.both('notOpened', unreachable.both(why))))
  else throw e
  process.exitCode = 1
}
