import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { drawProcess, type Process } from '#kernel'
import { indicators } from '#ocds'
import { settingsSchema } from '../src/platform/settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const renew = process.env.TANDEM_WRITE_DOCS === '1'

/** The text between two marks of a document, written anew when asked, compared otherwise. */
function generated(file: string, mark: string, fresh: string): void {
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  const [from, to] = [text.indexOf(open), text.indexOf(close)]
  expect([file, from >= 0 && to > from], `${file} has no ${open} … ${close}`).toEqual([file, true])
  const now = text.slice(from + open.length, to).trim()
  if (renew) writeFileSync(path, `${text.slice(0, from + open.length)}\n${fresh}\n${text.slice(to)}`)
  else expect(now, `${file} is stale: run TANDEM_WRITE_DOCS=1 npx vitest run --project pure tests/docs.test.ts`).toBe(fresh.trim())
}

test('the settings in the documentation are those of the program', () => {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const json = z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as { default?: unknown; enum?: string[] }
    return `| \`${name}\` | ${json.default === undefined ? '' : `\`${json.default}\``} | ${(schema as z.ZodType).description ?? ''}${json.enum ? ` (${json.enum.join(', ')})` : ''} |`
  })
  generated('docs/settings.md', 'settings', ['| Setting | Without it | What it is |', '| --- | --- | --- |', ...rows].join('\n'))
})

test('the indicators in the documentation are those of the program', () => {
  const rows = indicators.map((i) => {
    const settings = Object.entries(i.settings).map(([name, s]) => `\`${name}\` ${s.value}`)
    return `| ${i.code} | ${i.says.en} | ${i.formula.en} | ${settings.join(', ')} | ${i.cannotTell.en} |`
  })
  generated(
    'docs/ocds-command.md',
    'indicators',
    ['| Code | What | Formula | Settings | What it does not tell |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  )
})

test('every script of the package is a command the launcher knows', () => {
  const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<string, string>
  const launcher = readFileSync(join(root, 'bin', 'launch.mjs'), 'utf8')
  const unknown = Object.values(scripts).filter((s) => !launcher.includes(`command === '${/launch\.mjs (\w+)/.exec(s)?.[1]}'`))
  expect(unknown).toEqual([])
})

describe('the drawings of processes are made from the processes', async () => {
  const steps = readdirSync(join(root, 'src')).filter((f) => /^\d-/.test(f))
  const found: [string, Process][] = []
  for (const step of steps) {
    const rules = join(root, 'src', step, 'rules')
    if (!existsSync(rules)) continue
    for (const file of readdirSync(rules).filter((f) => f.endsWith('.ts') && !f.includes('.test.'))) {
      if (!readFileSync(join(rules, file), 'utf8').includes('defineProcess(')) continue
      const module = (await import(join(rules, file))) as Record<string, unknown>
      for (const value of Object.values(module))
        if (typeof value === 'object' && value !== null && 'verbs' in value && 'states' in value) found.push([step, value as Process])
    }
  }
  test('there are processes', () => expect(found.length).toBeGreaterThan(4))
  test.each(found.map(([step, p]) => [step, p.name, p] as const))('%s: %s', (step, name, p) => {
    generated(`src/${step}/README.md`, `states ${name}`, `\`\`\`mermaid\n${drawProcess(p)}\n\`\`\``)
  })
})
