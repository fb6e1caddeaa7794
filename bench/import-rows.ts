import type { Directory } from './load.ts'

/** How long a list of 10,000 rows takes from the file to the table, with what is shown in between. */
export interface Imported {
  seconds: number
  /** Seconds of CPU, of application and database, which a busy machine does not change. */
  cpu: number
}

/** Uploads a list of 10,000 communities and confirms what was understood, as an administrator does on the screen. */
export async function importRows(url: string, d: Directory, used: () => number): Promise<Imported> {
  const cookie = `${d.cookie}; language=zh`
  const address = `${url}/people/communities/upload`
  const csv = ['社区,代码,常住人口,户数', ...Array.from({ length: 10_000 }, (_, n) => `导入社区${n},,${3000 + n},${1000 + n}`)].join('\n')
  const upload = new FormData()
  for (const [name, value] of hiddenIn(await (await fetch(address, { headers: { cookie } })).text())) upload.set(name, value)
  upload.set('organisationId', d.officeId)
  upload.set('file', new File([csv], 'communities.csv', { type: 'text/csv' }))
  const [began, before] = [performance.now(), used()]
  const shown = await (await fetch(address, { method: 'POST', headers: { cookie, origin: url }, body: upload })).text()
  // As the form of the page says: what was read travels with it, and is larger than a plain form may be.
  const body = new FormData()
  for (const [name, value] of hiddenIn(shown, `action="/people/communities/upload/take"`)) body.set(name, value)
  const taken = await fetch(`${address}/take`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: url }, body })
  const [seconds, cpu] = [(performance.now() - began) / 1000, used() - before]
  if (!taken.headers.get('location')?.includes('added=10000'))
    throw new Error(`the import was not stored: ${taken.status} ${taken.headers.get('location') ?? ''}`)
  return { seconds, cpu }
}

/** What a form of a page sends without being asked. */
const hiddenIn = (page: string, from = ''): [string, string][] =>
  [...page.slice(Math.max(0, page.indexOf(from))).matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((m) => [
    m[1]!,
    m[2]!.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'),
  ])
