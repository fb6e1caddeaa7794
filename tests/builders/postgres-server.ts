import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { kept } from './template-cache.ts'

export interface TestPostgres {
  /** Address without a database name. */
  url: string
  stop(): Promise<void>
  /** Kills every process of the server at once, as a crash does. */
  kill(): Promise<void>
  restart(): Promise<void>
}

/** Folders that may hold initdb and postgres, the newest version first. */
export function postgresPrograms(): string | undefined {
  const lib = '/usr/lib/postgresql'
  const versions = existsSync(lib)
    ? readdirSync(lib)
        .sort((a, b) => Number(b) - Number(a))
        .map((v) => join(lib, v, 'bin'))
    : []
  const path = (process.env.PATH ?? '').split(':')
  return [...versions, '/opt/homebrew/bin', '/usr/local/pgsql/bin', ...path].find(
    (d) => existsSync(join(d, 'initdb')) && existsSync(join(d, 'postgres')),
  )
}

/** What use cases need of a server, and no more: nothing of it has to survive the machine. */
const forgetful = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0'],
  // It would go through some two hundred databases in turn, each of which is used for seconds.
  'autovacuum=off',
  // Nothing is asked so often in one session that compiling the question would pay.
  'jit=off',
]

/**
 * Starts a PostgreSQL of its own in a new folder, or takes the one named by TANDEM_TEST_POSTGRES. Alone it keeps what it is told, as
 * any server does; with `migrated` it does not flush to disk, and its `tandem_template` holds what `migrated` puts there, which is done
 * once for each version of the migrations.
 */
export async function startPostgres(
  o: { folder?: string; migrated?: (url: string) => Promise<void> } = {},
): Promise<TestPostgres | undefined> {
  const given = process.env.TANDEM_TEST_POSTGRES
  if (given) {
    const url = given.replace(/\/[^/]*$/, '')
    await inDatabase(`${url}/postgres`, 'drop database if exists tandem_template', 'create database tandem_template')
    await o.migrated?.(`${url}/tandem_template`)
    return { url, stop: async () => {}, kill: async () => {}, restart: async () => {} }
  }
  const programs = postgresPrograms()
  if (!programs) return undefined
  const { migrated } = o
  if (migrated) {
    const version = spawnSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout
    const data = await kept('postgres', `${version}${process.getuid?.()}`, async (to) => {
      const server = await serverIn(programs, { ...o, flags: forgetful })
      if (!server) return false
      await migrated(`${server.url}/tandem_template`)
      await server.end()
      const copied = spawnSync('cp', ['-Rp', server.data, to]).status === 0
      rmSync(server.folder, { recursive: true, force: true })
      return copied
    })
    return data ? await serverIn(programs, { ...o, flags: forgetful, from: data }) : undefined
  }
  return await serverIn(programs, { ...o, flags: [] })
}

interface Server extends TestPostgres {
  folder: string
  data: string
  /** Ends it and leaves its data. */
  end(): Promise<void>
}

async function serverIn(programs: string, o: { folder?: string; flags: readonly string[]; from?: string }): Promise<Server | undefined> {
  const folder = mkdtempSync(join(o.folder ?? tmpdir(), 'tandem-postgres-'))
  // PostgreSQL refuses to run as root: as root its processes take the first unprivileged account there is.
  const account: { uid?: number; gid?: number } = process.getuid?.() === 0 ? unprivileged() : {}
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid!)
  chmodSync(folder, 0o700)
  const data = join(folder, 'data')
  const made = o.from
    ? spawnSync('cp', ['-Rp', o.from, data])
    : spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'tandem', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'], {
        ...account,
        cwd: '/',
      })
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  const port = await freePort()
  const url = `postgres://tandem@127.0.0.1:${port}`
  let server: ChildProcess
  const start = async () => {
    server = spawn(
      join(programs, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        'unix_socket_directories=',
        '-c',
        'max_connections=200',
        '-c',
        'shared_buffers=64MB',
        ...o.flags.flatMap((f) => ['-c', f]),
      ],
      { ...account, cwd: '/', stdio: 'ignore', detached: true },
    )
    await untilReady(url, server)
  }
  await start()
  if (!o.from) await inDatabase(`${url}/postgres`, 'create database tandem_template')
  const ended = () =>
    new Promise<void>((resolve) =>
      server.exitCode !== null || server.signalCode !== null ? resolve() : server.once('exit', () => resolve()),
    )
  const kill = async () => {
    // The whole process group: the postmaster and every backend.
    process.kill(-server.pid!, 'SIGKILL')
    await ended()
  }
  return {
    url,
    folder,
    data,
    kill,
    async restart() {
      rmSync(join(data, 'postmaster.pid'), { force: true })
      await start()
    },
    async end() {
      server.kill('SIGINT')
      await ended()
    },
    async stop() {
      server.kill(o.flags === forgetful ? 'SIGQUIT' : 'SIGINT')
      await ended()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unprivileged(): { uid: number; gid: number } {
  const id = (flag: string, user: string) => Number(spawnSync('id', [flag, user]).stdout.toString().trim())
  const user = spawnSync('id', ['-u', 'postgres']).status === 0 ? 'postgres' : 'nobody'
  return { uid: id('-u', user), gid: id('-g', user) }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address() as { port: number }
      s.close(() => resolve(port))
    })
  })

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    try {
      return await inDatabase(`${url}/postgres`, 'select 1')
    } catch (e) {
      // However slow the machine is: it comes, unless it has ended.
      if (server.exitCode !== null || server.signalCode !== null) throw e
      await new Promise((r) => setTimeout(r, 50))
    }
  }
}

async function inDatabase(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    for (const s of statements) await client.query(s)
  } finally {
    await client.end()
  }
}
