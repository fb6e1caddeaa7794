import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { world, type World } from '#testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/* A file that is larger than it may be: the form it was chosen in comes back with what was typed, and says at the file what is wrong. */

let w: World
beforeAll(async () => {
  w = await world('2026-03-02T09:00:00+08:00')
})
afterAll(() => w.close())

const root = new URL('..', import.meta.url).pathname
/** Every page with a field for a file, and the test in which one that is too large is sent to it. */
const sentIn: Readonly<Record<string, string>> = {
  'src/1-needs/pages/profile-upload.tsx': 'tests/too-large.test.ts',
  'src/3-tenders/pages/bid.tsx': 'tests/bid-files.test.ts',
  'src/5-delivery/pages/import.tsx': 'tests/too-large.test.ts',
  'src/6-payments/pages/answer.tsx': 'tests/too-large.test.ts',
  'src/files/pages/files-of.tsx': 'tests/files.test.ts',
  'src/files/pages/media-field.tsx': 'src/casework/photos.test.ts',
  'src/people/pages/logo.tsx': 'tests/too-large.test.ts',
  'src/people/pages/taken-list.tsx': 'tests/too-large.test.ts',
}
test('every form with a file is among those that are tried', () => {
  const pages = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.tsx') && f !== 'ui/form.tsx' && /<FileField|type="file"/.test(readFileSync(join(root, 'src', f), 'utf8')))
    .map((f) => `src/${f}`)
  expect(pages.sort()).toEqual(Object.keys(sentIn).sort())
  for (const [page, file] of Object.entries(sentIn))
    expect([page, /413/.test(readFileSync(join(root, file), 'utf8'))]).toEqual([page, true])
})

describe('one that is too large comes back with what was typed', () => {
  test.each([
    ['officer', '/needs/communities/upload', { source: '第七次人口普查', countedOn: '2020-11-01' }],
    ['administrator', '/people/communities/upload', { organisationId: 'office' }],
    ['administrator', '/people/experts/upload', {}],
    ['administrator', '/settings/logo', {}],
    ['treasurer', '/payments/batch/answer', {}],
    ['manager-tongxin', '/delivery/import', {}],
  ] as [string, string, Record<string, string>][])('%s at %s', async (who, path, fields) => {
    const form = new FormData()
    const typed = Object.entries(fields).map(([k, v]) => [k, v === 'office' ? w.district.office : v] as const)
    for (const [k, v] of typed) form.append(k, v)
    form.append('file', new File([new Uint8Array(6 * 1024 * 1024).fill(65)], '很大.csv'))
    for (const lang of ['zh', 'en'] as const) {
      const r = await w.post(who, path, form, { lang })
      const html = await r.text()
      expect([path, r.status, html.includes('f-file-wrong'), html.includes('5 MB'), html.includes('<header')]).toEqual([
        path,
        413,
        true,
        true,
        true,
      ])
      for (const [k, v] of typed) expect([k, html.includes(`value="${v}"`)]).toEqual([k, true])
    }
    expect(readdirSync(w.files.incoming)).toEqual([])
  })
  test('somebody whose session is over meanwhile gets it back too, and is told that files have to be chosen again', async () => {
    const form = new FormData()
    form.append('source', '打了很久的来源')
    form.append('countedOn', '2020-11-01')
    form.append('file', new File(['a,b\n'], '表.csv'))
    const r = await w.post('public', '/needs/communities/upload', form)
    const html = await r.text()
    expect([r.status, html.includes('打了很久的来源')]).toEqual([401, true])
  })
})
