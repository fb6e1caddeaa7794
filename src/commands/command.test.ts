import { isRefusal, type Lang } from '#kernel'
import { expect, test } from 'vitest'
import { asksHelp, spokenBy, told } from './command.ts'
import { lawCommand } from './law.ts'
import { measureCommand } from './measure.ts'

const langs = (argv: string[], env: Record<string, string> = {}) => {
  const found = spokenBy(argv, env)
  return isRefusal(found) ? found.code : found.langs.join(' ')
}

test.each([
  [{}, 'zh en'],
  [{ LANG: 'C.UTF-8' }, 'zh en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'en' }, 'en'],
  [{ LANG: 'zha_CN' }, 'zh en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'zh en'],
  [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LC_ALL: 'zh_CN' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
] as [Record<string, string>, string][])('the machine that says %o is spoken to in %s', (env, spoken) => {
  expect(langs(['backup'], env)).toBe(spoken)
})

test('--lang goes before what the machine says, wherever it stands, and is taken out', () => {
  for (const argv of [
    ['--lang', 'en', 'law', 'list'],
    ['law', '--lang=en', 'list'],
    ['law', 'list', '--lang', 'en'],
  ])
    expect(spokenBy(argv, { LANG: 'zh_CN.UTF-8' })).toEqual({ langs: ['en'], argv: ['law', 'list'] })
  for (const argv of [['law', '--lang'], ['--lang', 'fr'], ['--lang='], ['--lang', 'list']]) expect(langs(argv)).toBe('lang-unknown')
})

test('what is said is said in each language that was asked for, and only in it', async () => {
  const words = { zh: '好', en: 'Good' }
  expect([told({}, words), told({ langs: ['zh'] }, words), told({ langs: ['en'] }, words)]).toEqual(['好\nGood', '好', 'Good'])
  for (const command of [lawCommand, measureCommand])
    for (const argv of [[], ['--help'], ['dance']]) {
      const said = async (spoken: readonly Lang[]) => {
        let all = ''
        const say = (text: string) => void (all += text)
        await command([...argv], { read: async () => '', out: say, err: say, langs: spoken })
        return all
      }
      const [zh, en, both] = [await said(['zh']), await said(['en']), await said(['zh', 'en'])]
      expect(zh).toMatch(/\p{Script=Han}/u)
      // What people write, in a table and in a contract, stands in the English help as an example.
      expect(en.replace('缺失', '').replace('其他费用由乙方承担。', '')).not.toMatch(/\p{Script=Han}/u)
      for (const line of [...zh.split('\n'), ...en.split('\n')]) expect(both).toContain(line)
    }
})

test('whoever asks a command what it is for is told, and it does nothing: no migration, no file, no server', () => {
  for (const command of ['migrate', 'seed', 'serve', 'backup', 'restore', 'sign-in'])
    for (const rest of [['--help'], ['-h'], ['x.gz', '--help']]) expect([command, asksHelp(command, rest)]).toEqual([command, true])
  expect([asksHelp('migrate', []), asksHelp('backup', ['help.gz']), asksHelp('law', ['--help']), asksHelp(undefined, [])]).toEqual([
    ...[false, false, false, false],
  ])
})
