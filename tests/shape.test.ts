import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const list = join(root, 'tests/shape.json')

/** What is asked of every file of `src`, so that the second step reads like the first. Each rule says how often a file breaks it. */
const rules: Readonly<Record<string, { says: string; of: (path: string) => boolean; count: (source: string, path: string) => number }>> = {
  'sentences outside words': {
    says: 'sentences stand in words files, Chinese and English side by side: words.ts, *-words.ts, say-action.ts, erasable.ts, the table of a process',
    of: (path) => !isWords(path) && !(path in readsChinese),
    count: (source) => code(source).filter((line) => /[\u4e00-\u9fff]/.test(line)).length,
  },
  'languages told apart outside words': {
    says: 'what is said in a language is said by words or by the kernel (titleIn, listIn, sayMoney, sayDay), not by asking which language it is',
    of: (path) => !isWords(path) && !path.startsWith('src/kernel/') && !path.startsWith('src/ui/'),
    count: (source) =>
      (
        code(source)
          .join('\n')
          .match(/\blang === '|'en' \?|'zh' \?/g) ?? []
      ).length,
  },
  'colons of one language': {
    says: 'between a name and what it names stands the colon of the language: colonIn(lang), not `: `',
    of: (path) => path.endsWith('.tsx') || path.endsWith('document.ts'),
    count: (source) =>
      (
        code(source)
          .join('\n')
          .match(/`[^`\n]*\$\{[^`\n{}]*\}: \$\{|[\w)]\}: \{\w|\}:\{' '\}/g) ?? []
      ).length,
  },
  'hundreds of lines beyond 300': {
    says: 'a file tells one story; only words, tables of rules and generated files are longer',
    of: (path) => !isWords(path) && !path.endsWith('.gen.ts'),
    count: (source) => Math.max(0, Math.ceil((source.split('\n').length - 301) / 100)),
  },
  'functions beyond 60 lines': {
    says: 'a function longer than a screen is several',
    of: (path) => !isWords(path),
    count: longFunctions,
  },
  'pages that load': {
    says: 'a page is a pure component of facts; what it shows is loaded in views.tsx',
    of: (path) => /^src\/(\d-[\w-]+|people)\/pages\//.test(path),
    count: (source) =>
      (
        code(source)
          .join('\n')
          .match(/\bawait\b/g) ?? []
      ).length,
  },
  'queries outside the store': {
    says: 'all SQL of a step stands in its store: store.ts, or a folder store/ where one file is too long',
    of: (path) => /^src\/\d-[\w-]+\//.test(path) && !/\/store(\/|\.ts$)/.test(path),
    count: (source) =>
      (
        code(source)
          .join('\n')
          .match(/\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^`]*>)?`/g) ?? []
      ).length,
  },
  'lists of their own': {
    says: 'a list is asked for by its address, shown a page at a time and taken away whole by listView (#ui), whatever it is a list of',
    of: (path) => !path.startsWith('src/ui/') && path !== 'src/platform/list-query.ts' && !(path in noListOfAPage),
    count: (source) =>
      (
        code(source)
          .join('\n')
          .match(/\blistQuery\(|\bcsvOf\(|\.slice\(\(\w+\.page - 1\)/g) ?? []
      ).length,
  },
  'law taken past the place': {
    says: 'what the law says is asked of ctx.law, the law of the place of the request; no rule, number or calendar of one country is imported',
    of: (path) => !path.startsWith('src/demonstration/') && !(path in asksOneCountry),
    count: (source) => ofOneCountry(source).length,
  },
  'files that do not export their name': {
    says: 'submit-plan.ts exports submitPlan: whoever knows the name finds the file',
    of: (path) => /^src\/\d-[\w-]+\/[\w-]+\.ts$/.test(path) && !/\/(index|store|words|refusals|[\w-]+-words|[\w-]+-form)\.ts$/.test(path),
    count: (source, path) => {
      const name = basename(path, '.ts').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      return new RegExp(`export (async function|function|const|interface|type) ${name}\\b|export \\{[^}]*\\b${name}\\b`, 'i').test(source)
        ? 0
        : 1
    },
  },
}

/** What of the law belongs to no country: how answers, numbers and days are made and said, and how a place's law is found. */
const ofNoCountry = new Set(
  (
    'asJson bureauIn challengeShape complaintShape daysKept divisionsOf lawWithOwn looserOn isOutOfBounds contradictions ownValueOf saySetValue setOn settableGroups setValueText typedSetValue confidenceOf countries days daysOffSince employerShare farFromTheOthers finding isAtLeastLong isToCome isWorkingDay knownLaw lawJson lawOf ' +
    'sayStage stageKindNames meanScore NoLawYet outstandingOn placeFact placeNamed places read reportJson sayOffered sayAmount sayLength withYear workingDays workingDaysOpen ' +
    // How long the program itself keeps things is its own habit, of no law; what the bureau is called stands in the row of the place.
    'forgottenBefore retention'
  ).split(' '),
)

/** The names a file imports from the law by value that are one country's. */
const ofOneCountry = (source: string): string[] =>
  [...source.matchAll(/import (type )?\{([^}]*)\} from '#law'/g)]
    .filter(([, typeOnly]) => !typeOnly)
    .flatMap(([, , names]) => names!.split(',').map((n) => n.trim()))
    .filter((n) => n !== '' && !n.startsWith('type '))
    .map((n) => n.replace(/ as .*/, ''))
    .filter((n) => !ofNoCountry.has(n))

/** Tables in a file that stand on no page: there is no list to ask for. */
const noListOfAPage: Readonly<Record<string, string>> = {
  'src/home/my-data.ts': 'an archive with a CSV for each table, of whatever columns its rows have',
  'src/commands/ocds-tables.ts': 'files of CSV for anybody’s releases, whatever fields they have',
}

/** Who asks the rules of one country by its name, in no jurisdiction. */
const asksOneCountry: Readonly<Record<string, string>> = {
  'src/commands/law.ts':
    '`tandem law show R-21` asks a rule of China by its number, of facts in a file: there is no record and no place of a request',
  'src/commands/law-questions.ts': 'the questions of `tandem law`, one for each rule of China that can be asked by hand',
  'src/commands/law-timetable.ts': '`tandem law timetable`, of a method and a place that are named',
  'src/home/rules-words.ts': 'how a value in a report of rules is called; what China calls its kinds is a row of China’s own list',
}

/** Files with Chinese in them that nobody is told: what people write is read by it. They hold no sentence. */
const readsChinese: Readonly<Record<string, string>> = {
  'src/kernel/traditional.ts': 'a table: traditional characters and the simplified ones they are found by',
  'src/kernel/typed.ts': 'amounts, days and ages as people type them: 105万元, 2026年3月1日, 60岁以上',
  'src/kernel/personal-numbers.ts': 'numbers of cards and telephones, also in Chinese figures',
  'src/6-payments/rules/compared-as.ts': 'words before the number of a paper: 发票号, 编号',
  'src/platform/read-table/read.ts': 'headings under which words stand and no figures: 备注, 说明',
  'src/platform/read-table/values.ts': 'formats of days in a workbook: yyyy年m月d日',
  'src/ui/cites.tsx': 'the number of an instrument taken out of its name',
}

const isWords = (path: string): boolean =>
  /(^|\/)([\w-]+-)?words\.tsx?$|\/say-action\.ts$|\/erasable\.ts$|-process\.ts$|^src\/demonstration\//.test(path)

/** The lines of a file without its comments. */
const code = (source: string): string[] =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => !/^\s*\/\//.test(line))

/**
 * Functions at the top of a formatted file: from the line that names them to the last before something else stands at the margin.
 * A schema is a table and no function.
 */
function longFunctions(source: string): number {
  const lines = source.split('\n')
  return lines.filter((line, from) => {
    if (!/^(export )?(default )?(async )?function\b|^(export )?const \w+\b.*(=>|\()\s*[{(]?$/.test(line) || /= z\.object\(/.test(line))
      return false
    // What is named over several lines goes on where its parameters end: `}): Promise<void> {`.
    const next = lines.findIndex((l, n) => n > from && /^\S/.test(l) && !/^\)?\s*[:=].*[{(]$|^\}: .*\{$|^\}\) \{$|^\): .*\{$/.test(l))
    const ends = next > 0 && !/^[})\]]/.test(lines[next]!) ? next - 1 : next
    return ends > 0 && ends - from + 1 > 60
  }).length
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((f) => `src/${f}`)
  .filter((f) => /\.tsx?$/.test(f) && !/\.(test|sample)\.tsx?$/.test(f))
  .sort()

/** How often each file breaks each rule. */
function broken(): Record<string, Record<string, number>> {
  const sources = files.map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      Object.fromEntries(
        sources.flatMap(([path, source]) => {
          const times = rule.of(path) ? rule.count(source, path) : 0
          return times > 0 ? [[path, times]] : []
        }),
      ),
    ]),
  )
}

describe('one shape', () => {
  const now = broken()
  if (process.env.TANDEM_WRITE_DOCS === '1') {
    const before = JSON.parse(readFileSync(list, 'utf8')) as typeof now
    // The list only ever gets shorter: what is new is mended, not added.
    const less = Object.fromEntries(
      Object.keys(rules).map((name) => [
        name,
        Object.fromEntries(
          Object.entries(now[name]!).flatMap(([path, n]) => {
            const was = before[name]?.[path]
            return was === undefined && Object.keys(before).length > 0 ? [] : [[path, Math.min(n, was ?? n)]]
          }),
        ),
      ]),
    )
    writeFileSync(list, `${JSON.stringify(less, null, 2)}\n`)
  }
  const left = JSON.parse(readFileSync(list, 'utf8')) as typeof now

  test.each(Object.entries(rules))('%s', (name, rule) => {
    const worse = Object.entries(now[name]!).filter(([path, n]) => n > (left[name]?.[path] ?? 0))
    expect(Object.fromEntries(worse), rule.says).toEqual({})
    const better = Object.entries(left[name] ?? {}).filter(([path, n]) => (now[name]![path] ?? 0) < n)
    const renew = 'mended, well done: TANDEM_WRITE_DOCS=1 npx vitest run --project pure tests/shape.test.ts takes it off the list'
    expect(Object.fromEntries(better), renew).toEqual({})
  })

  test.each([
    ['sentences outside words', 'src/2-plans/routes.tsx', `const t = both('计划', 'Plan')`],
    ['colons of one language', 'src/2-plans/pages/plan.tsx', '<Page title={`${t.plan}: ${name}`} />'],
    ['languages told apart outside words', 'src/2-plans/views.tsx', `const t = lang === 'zh' ? x : y`],
    ['hundreds of lines beyond 300', 'src/2-plans/views.tsx', '\n'.repeat(302)],
    ['functions beyond 60 lines', 'src/2-plans/views.tsx', `export function x() {${'\n'.repeat(61)}}\n`],
    ['pages that load', 'src/2-plans/pages/plan.tsx', `const p = await plan(ctx, id)`],
    ['lists of their own', 'src/2-plans/views.tsx', `const query = listQuery(params, planSorts)`],
    ['queries outside the store', 'src/2-plans/submit-plan.ts', `tables(ctx.db).selectFrom('plans')`],
    ['queries outside the store', 'src/2-plans/submit-plan.ts', 'await sql<{ n: number }>`select 1`.execute(tx)'],
    ['law taken past the place', 'src/2-plans/rules/plan.ts', `import { type Place, checkPlan } from '#law'`],
    ['law taken past the place', 'src/2-plans/rules/plan.ts', `import { inForce, contractFiled } from '#law'`],
    ['files that do not export their name', 'src/2-plans/hand-in-plan.ts', 'export const submitPlan = 1'],
  ])('a planted breach is caught: %s', (name, path, source) => {
    expect(rules[name]!.of(path) && rules[name]!.count(source, path)).toBeGreaterThan(0)
  })
})
