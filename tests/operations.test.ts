import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openDatabase } from '#platform'
import { briefFlags } from '../bin/server-flags.mjs'
import { seed } from '#testing'
import { installed, type Place } from './builders/installed.ts'

// These drive the built program as an operator does.
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tandem-operate-'))
const nowhere: Place = { TANDEM_DATA: join(folder, 'none') }
const places = new Map<string, Place>()
/** Each test names its installations. Only `real` and `empty` are begun by the program itself. */
const begin = async (name: string, begun = true) => {
  const at = await installed(name, { under: folder, begun })
  places.set(name, at)
  return at
}
const place = (name: string) => places.get(name)!
/** A form of which the first half is sent; what comes back once the rest was. */
async function halfSent(address: string): Promise<() => Promise<string>> {
  const { port, host } = new URL(address)
  const socket = connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.on('data', (d) => (answer += d.toString()))
  socket.on('error', () => {})
  const over = new Promise<void>((r) => socket.once('close', () => r()))
  await new Promise<void>((r) => socket.once('connect', () => r()))
  const [first, rest] = ['email=nobody%40example', '.org&password=nobody']
  const head = [
    `POST /sign-in HTTP/1.1\r\nhost: ${host}\r\norigin: ${address}\r\nconnection: close`,
    `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${first.length + rest.length}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${first}`)
  // What was sent before is with the server once it answers somebody later.
  await fetch(`${address}/healthz`)
  return async () => {
    socket.write(rest)
    await over
    return answer
  }
}
const secretOf = (at: Place) => join(at.TANDEM_DATA, 'secret')
/** Each command opens the embedded database anew, which costs four times what the rest of it does: `npm test` tries some of them there. */
const also = test.runIf(inject('postgres') || seed === undefined)
const built = inject('postgres') ? 'dist-test' : 'dist-test-embedded'
const program = join(root, built, 'tandem.js')
/** Some forty starts of a second: as the launcher starts what is brief, and from what Node made of the program at the first. */
const start = [...briefFlags, program]
const { DATABASE_URL: _, ...around } = process.env
const env = { ...around, TANDEM_LOG: 'error', TANDEM_PORT: '0', NODE_COMPILE_CACHE: join(folder, 'compiled') }
const tandem = (args: string[], o: { at: Place; input?: string; env?: Record<string, string> }) => {
  const r = spawnSync(process.execPath, [...start, ...args], {
    input: o.input ?? '',
    encoding: 'utf8',
    env: { ...env, ...o.at, LC_ALL: 'C', ...o.env },
  })
  return { status: r.status, out: r.stdout, err: r.stderr }
}

const opened = (at: Place) =>
  openDatabase({ url: at.DATABASE_URL, folder: join(at.TANDEM_DATA, 'database'), migrations: join(root, 'migrations'), pool: 2 })

describe('the command line', () => {
  beforeAll(async () => {
    const made = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs'), built], { cwd: root, encoding: 'utf8' })
    expect(made.status, made.stderr).toBe(0)
    await begin('real', false)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  also('an unknown command is answered with a sentence and the list', () => {
    const r = tandem(['dance'], { at: nowhere })
    expect(r.status).toBe(1)
    expect(r.err).toContain('There is no command “dance”')
    expect(r.err).toContain('tandem backup FILE')
  })
  also('a command speaks the language that --lang names, else that of the machine, else both', () => {
    const said = (args: string[], env: Record<string, string>) => tandem(['dance', ...args], { at: nowhere, env }).err
    const [zh, en] = ['没有「dance」这个命令', 'There is no command “dance”']
    for (const [args, env, spoken] of [
      [[], { LC_ALL: 'C' }, [true, true]],
      [[], { LC_ALL: 'zh_CN.UTF-8' }, [true, false]],
      [[], { LC_ALL: 'en_US.UTF-8' }, [false, true]],
      [['--lang', 'zh'], { LC_ALL: 'en_US.UTF-8' }, [true, false]],
    ] as [string[], Record<string, string>, boolean[]][]) {
      const text = said(args, env)
      expect([args, env, text.includes(zh), text.includes(en)]).toEqual([args, env, ...spoken])
    }
    expect(said(['--lang', 'fr'], {})).toContain('Write zh or en after --lang.')
  })
  also('a database that nobody can reach is told in a line, not as a fault of ours', () => {
    const r = tandem(['migrate'], { at: nowhere, env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' } })
    expect(r.status).toBe(1)
    expect(r.err).toContain('The database cannot be opened: nobody answers there')
    expect(r.err).not.toContain('    at ')
  })
  also('wrong settings are named, all at once', () => {
    const r = tandem(['serve'], { at: nowhere, env: { TANDEM_PORT: 'many', DATABASE_URL: 'mysql://x', TANDEM_SECRET: 'short' } })
    expect(r.status).toBe(1)
    for (const name of ['TANDEM_PORT', 'DATABASE_URL', 'TANDEM_SECRET']) expect(r.err).toContain(name)
    expect(r.err).not.toContain('at ')
  })
  test('a real person is added with a password of enough length, and the demonstration district never joins them', () => {
    const add = (password: string) =>
      tandem(['user', 'add', 'zhou@example.org', '--name', '周', '--role', 'officer', '--organisation', '河东街道'], {
        at: place('real'),
        input: password,
      })
    expect(add('short').status).toBe(1)
    expect(add('a password of enough length').status).toBe(0)
    const seeded = tandem(['seed'], { at: place('real') })
    expect(seeded.status).toBe(1)
    expect(seeded.err).toContain('not empty')
  })
  also('the demonstration district is never begun upon for real', async () => {
    // Seeding it takes the program half a minute, which only the long run gives it; what it is known by is this row.
    await begin('demonstration')
    if (process.env.TANDEM_TEST_LONG) expect(tandem(['seed'], { at: place('demonstration') }).status).toBe(0)
    else {
      const database = await opened(place('demonstration'))
      await database.db
        .insertInto('jurisdictions')
        .values({ code: 'xinghe', name_zh: '星河区', name_en: 'Xinghe', zone: 'UTC', currency: 'CNY', place: 'cn', host: null, demo: true })
        .execute()
      await database.close()
    }
    const r = tandem(['serve', '--real'], { at: place('demonstration') })
    expect([r.status, r.out]).toEqual([1, ''])
    expect(r.err).toContain('holds the demonstration district')
  })
  test('an empty installation prints the one address that sets it up', async () => {
    const child = spawn(process.execPath, [...start, 'serve'], {
      env: { ...env, ...(await begin('empty', false)) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (d: Buffer) => {
        said += d.toString()
        const m = /(http:\/\/127\.0\.0\.1:\d+\/set-up\/[\w-]{32})\n/.exec(said)
        if (m) resolve(m[1]!)
      })
      child.once('exit', () => reject(new Error(said)))
    })
    expect(await (await fetch(address)).text()).toContain('name="password"')
    expect((await fetch(new URL('/', address))).status).toBe(503)
    child.kill('SIGTERM')
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0)
  })
  also('an email that is there already is told so, and gets a link for a new password instead', () => {
    const again = tandem(['user', 'add', 'Zhou@example.org', '--name', '周', '--role', 'head', '--organisation', '河东街道'], {
      at: place('real'),
      input: 'a password of enough length',
    })
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('is there already')])
    expect(again.err).not.toMatch(/\n\s+at /)
    const made = tandem(['user', 'reset', 'zhou@example.org'], {
      at: place('real'),
      env: { TANDEM_ORIGIN: 'https://tandem.example.gov.cn' },
    })
    expect([made.status, made.out]).toEqual([0, expect.stringMatching(/https:\/\/tandem\.example\.gov\.cn\/reset\/[\w-]{32}\n/)])
    const nobody = tandem(['user', 'reset', 'nobody@example.org'], { at: place('real') })
    expect([nobody.status, nobody.err]).toEqual([1, expect.stringContaining('Nobody has the email')])
  })
  also('somebody is invited from the machine, the only administrator is let in again, and both stand in the log', async () => {
    const at = await begin('invited')
    const own = { TANDEM_ORIGIN: 'https://tandem.example.gov.cn' }
    const invite = (...args: string[]) => tandem(['user', 'invite', ...args], { at, env: own })
    const nowhere = invite('li@example.org', '--role', 'administrator', '--organisation', '政务中心')
    expect([nowhere.status, nowhere.out]).toEqual([1, ''])
    const first = ['user', 'add', 'zhou@example.org', '--name', '周', '--role', 'administrator', '--organisation', '政务中心']
    expect(tandem(first, { at, input: 'a password of enough length' }).status).toBe(0)
    const wrong = [
      invite('li@example.org', '--organisation', '政务中心'),
      invite('li@example.org', '--role', 'king', '--organisation', '政务中心'),
      invite('no address', '--role', 'administrator', '--organisation', '政务中心'),
    ]
    for (const r of wrong) expect([r.status, r.out, r.err]).toEqual([1, '', expect.stringContaining('Usage: tandem user invite')])
    for (const r of [nowhere, ...wrong]) expect(r.err).not.toMatch(/\n\s+at /)
    const made = invite('li@example.org', '--role', 'head', '--organisation', '河东街道')
    expect([made.status, made.out]).toEqual([0, expect.stringMatching(/https:\/\/tandem\.example\.gov\.cn\/invitations\/[\w-]{32}\n/)])
    const reset = tandem(['user', 'reset', 'zhou@example.org', '--end-two-step'], { at, env: own })
    expect([reset.status, reset.out]).toEqual([0, expect.stringMatching(/\/reset\/[\w-]{32}\n/)])
    const database = await opened(at)
    const logged = await database.db
      .selectFrom('record_log')
      .select(['action', 'actor_kind', 'outcome'])
      .where('jurisdiction', '=', 'main')
      .orderBy('at')
      .orderBy('id')
      .execute()
    await database.close()
    expect(logged.map((l) => `${l.action} ${l.actor_kind} ${l.outcome}`)).toEqual([
      'people.add-person operator done',
      'people.invite operator done',
      'people.make-reset operator done',
    ])
  })
  also('a second jurisdiction is set up by its own command, takes nothing from the first, and is reached at its own host', async () => {
    await begin('two')
    const add = (code: string) =>
      tandem(
        ['user', 'add', `wu@${code}.example`, '--name', '吴', '--role', 'head', '--organisation', '河西街道', '--jurisdiction', code],
        {
          at: place('two'),
          input: 'a password of enough length',
        },
      )
    expect(add('aaa').out).toContain('may sign in now')
    // Beside another none is made by the way, and none takes what led to another.
    const slip = add('a00')
    expect([slip.status, slip.err]).toEqual([1, expect.stringContaining('tandem jurisdiction add a00')])
    const two = { at: place('two') }
    const made = tandem(['jurisdiction', 'add', 'a00', '--name', '河西区', '--place', 'cn'], two)
    expect([made.status, made.err]).toEqual([0, ''])
    expect(add('a00').out).toContain('cannot sign in yet')
    expect(tandem(['jurisdiction', 'host', 'a00', 'HeXi.example.gov.cn:8443'], two).out).toContain('hexi.example.gov.cn leads to “a00”')
    const taken = tandem(['jurisdiction', 'host', 'aaa', 'hexi.example.gov.cn'], two)
    expect([taken.status, taken.err]).toEqual([1, expect.stringContaining('leads to “a00” already')])
    const lines = tandem(['jurisdiction', 'list'], two).out.split('\n')
    expect(lines[0]).toMatch(/^a00 .*hexi\.example\.gov\.cn$/)
    expect(lines[1]).toMatch(/^aaa .*\*$/)
    // Whoever names none where there are several is asked which.
    const which = tandem(['local', 'list'], two)
    expect([which.status, which.err]).toEqual([1, expect.stringContaining('a00, aaa')])
    expect(tandem(['local', 'list', '--jurisdiction', 'a00'], two).out).toContain('threshold.open-tender')
    const number = [
      'local',
      'add',
      'threshold.open-tender',
      '200万',
      '--from',
      '2026-01-01',
      '--source',
      '目录',
      '--article',
      '一',
      '--grade',
      'B',
    ]
    expect(tandem([...number, '--jurisdiction', 'a00'], two).out).toContain('2,000,000')
    const again = tandem([...number, '--jurisdiction', 'a00'], two)
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('withdraw it first')])
    // What stands on the page of settings is set here too; what is wrong is said in words.
    const settings = (...more: string[]) => tandem(['settings', ...more, '--jurisdiction', 'a00'], two)
    const pattern = ['set', 'numbering', '--from', '2099-01-01', '--purchase']
    const look = settings(...pattern, '星河采{year}-{n:4}', '--look')
    expect([look.status, look.out]).toEqual([0, expect.stringMatching(/星河采2099-0001[\s\S]*Nothing was kept/)])
    const wrong = settings(...pattern, '{year}')
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('running number')])
    const nobody = settings(...pattern, 'XH{n}', '--for', '没有的街道')
    expect([nobody.status, nobody.err]).toEqual([1, expect.stringContaining('There is no office')])
    expect(settings('set', 'contact', '--office', '民生科').status).toBe(1)
    expect(settings('set', 'contact', '--office', '民生科', '--phone', '0755-2000 1000').out).toContain('version 1')
    expect(settings('set', 'place', '--name', '河西区').status).toBe(0)
    expect(settings('show').out).toMatch(/河西区 → [\s\S]*0755-2000 1000[\s\S]*numbering: as it comes/)
    expect(settings('again', 'contact', '7').status).toBe(1)
    expect(settings('sing').err).toContain('tandem settings show')
  })
  test('a backup is read back whole into an empty database, and only there', async () => {
    const file = join(folder, 'backup.gz')
    expect(tandem(['backup', file], { at: place('real') }).status).toBe(0)
    const again = tandem(['backup', file], { at: place('real') })
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('never overwrites')])
    // A name that any other tool takes for an option is none.
    for (const name of ['-x', '--help-me']) {
      const dashed = tandem(['backup', name], { at: place('real') })
      expect([dashed.status, dashed.err, existsSync(name)]).toEqual([1, expect.stringContaining('tandem backup FILE'), false])
    }
    expect(tandem(['restore', file], { at: place('real') }).status).toBe(1)
    // Without the secret, and with another one, nothing is read back.
    await begin('copy')
    const without = tandem(['restore', file], { at: place('copy') })
    expect([without.status, without.err]).toEqual([1, expect.stringMatching(/主密钥[\s\S]*master secret/)])
    expect(without.err).not.toContain('    at ')
    const wrong = tandem(['restore', file], { at: place('copy'), env: { TANDEM_SECRET: 'a secret of some other installation' } })
    expect([wrong.status, wrong.err]).toEqual([1, expect.stringContaining('not the one of this database')])
    copyFileSync(secretOf(place('real')), secretOf(place('copy')))
    const restored = tandem(['restore', file], { at: place('copy') })
    expect(restored.status, restored.err).toBe(0)
    // Its heads are in no backup: who restores on another machine is told to bring them, where any were signed.
    const signed = /\{"table":"record_log_heads"\}\n(?!\{"(?:table|end)")/.test(gunzipSync(readFileSync(file)).toString())
    expect([signed, restored.out.includes('tandem log begin-heads')]).toEqual([signed, signed])
    const second = join(folder, 'second.gz')
    tandem(['backup', second], { at: place('copy') })
    expect(gunzipSync(readFileSync(second)).toString()).toBe(gunzipSync(readFileSync(file)).toString())
  })
  also(
    'a restore and the start say that no jurisdiction answers the other hosts, where the backup is of a version that did not ask',
    async () => {
      const file = join(folder, 'two.gz')
      expect(tandem(['backup', file], { at: place('two') }).status).toBe(0)
      const noneAnswer = /Choose one of a00, aaa and run: tandem jurisdiction answers CODE/
      const restored = async (name: string, of: string) => {
        copyFileSync(secretOf(place('two')), secretOf(await begin(name)))
        return tandem(['restore', of], { at: place(name) })
      }
      const whole = await restored('two-whole', file)
      expect([whole.status, whole.err, noneAnswer.test(whole.out)]).toEqual([0, '', false])
      // As it was before: neither the migration nor its column, and an end without a checksum.
      const [head, ...rest] = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n') as [string, ...string[]]
      const { migrations, ...header } = JSON.parse(head) as { migrations: string[] }
      const older = [
        JSON.stringify({ ...header, migrations: migrations.filter((m) => m < '0048') }),
        ...rest.slice(0, -1).map((row) => row.replace(/,"answers_others":(true|null)/, '')),
        '{"end":true}',
      ]
      const before = join(folder, 'before.gz')
      writeFileSync(before, gzipSync(`${older.join('\n')}\n`))
      const old = await restored('two-older', before)
      expect([old.status, old.err, old.out]).toEqual([0, '', expect.stringMatching(noneAnswer)])
      expect(old.out).toMatch(/没有区划回应没有指明的网址/)
      const started = async () => {
        const child = spawn(process.execPath, [...start, 'serve'], {
          env: { ...env, ...place('two-older') },
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let said = ''
        const address = await new Promise<string>((resolve, reject) => {
          child.stdout.on('data', (d: Buffer) => {
            said += d.toString()
            const m = /(http:\/\/127\.0\.0\.1:\d+)\/sign-in/.exec(said)
            if (m) resolve(m[1]!)
          })
          child.once('exit', () => reject(new Error(said)))
        })
        const { status } = await fetch(`${address}/sign-in`)
        child.kill('SIGTERM')
        await new Promise((resolve) => child.once('exit', resolve))
        return { said: noneAnswer.test(said), status }
      }
      expect(await started()).toEqual({ said: true, status: 404 })
      expect(tandem(['jurisdiction', 'answers', 'aaa'], { at: place('two-older') }).status).toBe(0)
      expect(await started()).toEqual({ said: false, status: 200 })
    },
  )
  also('a broken backup changes nothing and says so', async () => {
    const whole = gunzipSync(readFileSync(join(folder, 'backup.gz'))).toString()
    const cut = join(folder, 'cut.gz')
    writeFileSync(cut, gzipSync(whole.slice(0, whole.length - 40)))
    const r = tandem(['restore', cut], { at: await begin('third') })
    expect(r.status).toBe(1)
    // One byte of a row changed, one byte of the compressed file changed, a row that breaks a rule.
    const refused: [string, Buffer, RegExp][] = [
      ['changed.gz', gzipSync(whole.replace('河东街道', '河西街道')), /checksum/],
      ['bitten.gz', Buffer.from(readFileSync(join(folder, 'backup.gz')).map((b, i) => (i === 400 ? b ^ 0xff : b))), /damaged/],
      [
        'bomb.gz',
        gzipSync(whole.replace('"demo":false', `"demo":${' '.repeat(100 * 1024 * 1024)}false`)),
        /line above 64 MB|200 times its own size/,
      ],
      ['row.gz', gzipSync(whole.replace('"demo":false', '"demo":null')), /does not fit the tables/],
    ]
    for (const [name, content, why] of refused) {
      writeFileSync(join(folder, name), content)
      const bad = tandem(['restore', join(folder, name)], { at: place('third') })
      expect([name, bad.status, bad.err]).toEqual([name, 1, expect.stringMatching(why)])
      expect(bad.err).not.toMatch(/^ {4}at /m)
    }
    copyFileSync(secretOf(place('real')), secretOf(place('third')))
    const good = tandem(['restore', join(folder, 'backup.gz')], { at: place('third') })
    expect(good.status, good.err).toBe(0)
    writeFileSync(join(folder, 'picture.gz'), 'not a backup')
    expect(tandem(['restore', join(folder, 'picture.gz')], { at: await begin('fourth') }).err).toContain('no backup of Tandem')
  })
  also('a backup says where the secret is, or that it is not here; a database that was started once takes no other backup', async () => {
    expect(tandem(['backup', join(folder, 'with.gz')], { at: place('real') }).out).toContain(`${secretOf(place('real'))} apart and safe`)
    const kept = readFileSync(secretOf(place('third')))
    rmSync(secretOf(place('third')))
    const without = tandem(['backup', join(folder, 'without.gz')], { at: place('third') })
    expect([without.status, without.out]).toEqual([0, expect.stringMatching(/也不在这里[\s\S]*not here either/)])
    const foreign = tandem(['backup', join(folder, 'foreign.gz')], {
      at: place('third'),
      env: { TANDEM_SECRET: 'a secret of some other installation' },
    })
    expect([foreign.status, foreign.out]).toEqual([0, expect.stringContaining('is not that of this database')])
    writeFileSync(secretOf(place('third')), kept)
    // Whatever seals begins by making the secret, as an address that nobody has.
    tandem(['user', 'reset', 'nobody@example.org'], { at: await begin('begun') })
    const begun = tandem(['restore', join(folder, 'backup.gz')], { at: place('begun') })
    expect([begun.status, begun.err]).toEqual([1, expect.stringMatching(/有自己的主密钥[\s\S]*a master secret of its own/)])
    expect(begun.err).not.toContain('damaged')
  })
  also('a lost or foreign secret stops every command that seals, in words, and makes no other', async () => {
    copyFileSync(secretOf(place('real')), secretOf(await begin('lost')))
    expect(tandem(['restore', join(folder, 'backup.gz')], { at: place('lost') }).status).toBe(0)
    rmSync(secretOf(place('lost')))
    for (const [args, env] of [
      [['serve'], {}],
      [['serve'], { TANDEM_SECRET: 'a secret of some other installation' }],
      [['user', 'add', 'li@example.org', '--name', '李', '--role', 'officer', '--organisation', '河东街道'], {}],
    ] as [string[], Record<string, string>][]) {
      const r = tandem(args, { at: place('lost'), env, input: 'a password of enough length' })
      expect([r.status, r.err]).toEqual([1, expect.stringMatching(/主密钥[\s\S]*TANDEM_SECRET/)])
      expect(r.err).not.toMatch(/^ {4}at /m)
      expect(existsSync(secretOf(place('lost')))).toBe(false)
    }
  })
  test('serves, says that it is well, and stops in order on a signal', async () => {
    const child = spawn(process.execPath, [...start, 'serve'], {
      env: { ...env, ...place('real'), TANDEM_LOG: 'info', TANDEM_METRICS_TOKEN: 'a token of this test' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (d: Buffer) => {
        said += d.toString()
        const m = /(http:\/\/127\.0\.0\.1:\d+)/.exec(said)
        if (m) resolve(m[1]!)
      })
      child.once('exit', () => reject(new Error(said)))
    })
    // On a machine that does much besides, its first answer may come late, which is well too.
    await expect
      .poll(async () => await (await fetch(`${address}/healthz`)).json(), { timeout: 600_000 })
      .toEqual({ status: 'ok', database: inject('postgres') ? 'postgres' : 'embedded' })
    const page = await fetch(`${address}/nothing-here`)
    expect(page.status).toBe(404)
    expect((await fetch(`${address}/metrics`)).status).toBe(401)
    const authorization = 'Bearer a token of this test'
    const measured = await (await fetch(`${address}/metrics`, { headers: { authorization } })).text()
    for (const name of ['tandem_request_seconds_count', 'tandem_alarms', 'tandem_clock_ahead_seconds']) expect(measured).toContain(name)
    const onItsWay = await halfSent(address)
    const exit = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await expect.poll(() => said, { timeout: 60_000 }).toContain('"msg":"stopping"')
    // Nobody new is let in; whoever was sending is answered whole, or on a very slow machine not at all.
    await expect(fetch(`${address}/sign-in`)).rejects.toThrow()
    expect(await onItsWay()).toMatch(/^$|^HTTP\/1\.1 4\d\d [\s\S]*<\/html>\s*$/)
    expect(await exit).toBe(0)
  })
})
