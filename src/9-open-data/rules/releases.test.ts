import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ajvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { checkPackage } from './check-release.ts'
import { extensionJson, extensionSchema } from './extension.ts'
import { packageOf } from './package.ts'
import { type Publishing, releasesOf, testPrefix } from './releases.ts'
import { samplePurchase, stages } from './sample.ts'

const how: Publishing = {
  origin: 'https://tandem.example',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  ocidPrefix: testPrefix,
  countryName: '中国',
}
const packed = (p = samplePurchase()) =>
  packageOf(releasesOf(p, how), how, { path: `/open/purchases/${p.id}/ocds.json`, publisherName: '星河区' })!
const last = <T>(list: readonly T[] | undefined): T => list!.at(-1)!

describe('a purchase as releases', () => {
  test('every event is one release, in the order in which it happened', () => {
    expect(releasesOf(samplePurchase(), how).map((r) => [r.date, r.tag.join('+')])).toEqual([
      // Days of the place begin at 16:00 UTC of the day before.
      ['2026-01-14T16:00:00Z', 'planning'],
      ['2026-01-19T16:00:00Z', 'tender'],
      ['2026-02-10T01:30:05Z', 'tenderUpdate'],
      // Awarded on the day of the opening: a second after it, never before.
      ['2026-02-10T01:30:06Z', 'award'],
      ['2026-02-20T02:30:00Z', 'contract'],
      ['2026-04-09T16:00:00Z', 'implementation'],
      ['2026-04-10T16:00:00Z', 'implementationUpdate'],
      ['2026-05-06T01:00:00Z', 'contractAmendment'],
      ['2026-05-07T16:00:00Z', 'implementationUpdate'],
      ['2026-05-19T16:00:00Z', 'implementationUpdate'],
      ['2026-05-31T16:00:00Z', 'implementationUpdate'],
      ['2026-09-30T16:00:00Z', 'implementationUpdate'],
    ])
  })

  test('a release never changes when more happens', () => {
    const known = new Map<string, unknown>()
    for (const { name, purchase } of stages().filter((s) => !['void', 'direct'].includes(s.name))) {
      const now = releasesOf(purchase, how)
      for (const [id, before] of known)
        expect(
          now.find((r) => r.id === id),
          `${name}: ${id}`,
        ).toEqual(before)
      for (const r of now) known.set(r.id, r)
    }
    expect(known.size).toBe(13)
  })

  test('the number of bidders is not there before the opening', () => {
    const called = stages().find((s) => s.name === 'called')!.purchase
    expect(JSON.stringify(releasesOf(called, how))).not.toContain('numberOfTenderers')
    expect(releasesOf(samplePurchase(), how)[2]!.tender).toEqual({ id: 'pur_a-tender', status: 'active', numberOfTenderers: 3 })
  })

  test('a partial acceptance is partially met, a whole one is met on its day', () => {
    const { milestones, acceptances } = releasesOf(samplePurchase(), how)[5]!.contracts![0]!.implementation!
    expect(milestones!.map((m) => [m.status, m.dateMet, m.acceptedShare])).toEqual([
      ['met', '2026-04-09T16:00:00Z', '1'],
      ['partiallyMet', undefined, '1/7'],
      // Disputed: its share is told when the dispute is settled, below.
      ['partiallyMet', undefined, undefined],
    ])
    const settled = releasesOf(samplePurchase(), how).find((r) => r.id.includes('settlement'))!.contracts![0]!.implementation!.milestones!
    expect(settled.map((m) => [m.status, m.dateMet, m.acceptedShare])).toEqual([['met', '2026-05-31T16:00:00Z', '1']])
    expect(acceptances![0]).toMatchObject({ dueDate: '2026-04-13T15:59:59Z', acceptedBy: 'purchaser', residentsHeard: 12 })
  })

  test('a later text sets what was accepted not back to scheduled', () => {
    const amendment = releasesOf(samplePurchase(), how)[7]!.contracts![0]!
    expect(amendment.value).toEqual({ amount: 1054000, currency: 'CNY' })
    expect(amendment.implementation).toBeUndefined()
  })

  test('the payment that settles a claim says how late it was and what interest that cost', () => {
    const paid = releasesOf(samplePurchase(), how).filter((r) => r.contracts?.[0]?.implementation?.transactions)
    expect(paid[0]!.contracts![0]!.implementation!.paymentObligations).toBeUndefined()
    const settling = paid[1]!.contracts![0]!.implementation!
    expect(last(settling.paymentObligations)).toMatchObject({
      dueDate: '2026-05-10T15:59:59Z',
      daysLate: 10,
      interest: { amount: 452.71, currency: 'CNY' },
    })
    // 541.67 of the claim and 452.71 of interest came together.
    expect(last(settling.transactions).value.amount).toBe(994.38)
  })

  test('without a competition award and contract come together, with the published reason', () => {
    const direct = releasesOf(stages().find((s) => s.name === 'direct')!.purchase, how)[1]!
    expect(direct.tag).toEqual(['award', 'contract'])
    expect(direct.awards![0]!.id).toBe(direct.contracts![0]!.awardID)
    expect(direct.tender!.procurementMethodRationale).toBe('续签第二年')
  })

  test('the package is dated by its newest release, so the same facts give the same bytes', () => {
    expect(packed().publishedDate).toBe('2026-09-30T16:00:00Z')
    expect(JSON.stringify(packed())).toBe(JSON.stringify(packed()))
  })
})

describe('our own check of the structure', () => {
  test.each(stages())('a purchase that is $name passes', ({ purchase }) => expect(checkPackage(packed(purchase))).toEqual([]))

  const broken = (change: (p: ReturnType<typeof draft>) => void) => {
    const p = draft()
    change(p)
    return checkPackage(p).join('\n')
  }
  const draft = () => JSON.parse(JSON.stringify(packed())) as { releases: Record<string, never>[] } & Record<string, unknown>
  test.each<[string, (p: ReturnType<typeof draft>) => void, string]>([
    [
      'no publisher',
      (p) => {
        delete p.publisher
      },
      'package.publisher: missing',
    ],
    [
      'no releases',
      (p) => {
        p.releases = []
      },
      'package.releases: empty',
    ],
    [
      'a release without date',
      (p) => {
        delete p.releases[0]!.date
      },
      'releases[0].date: missing',
    ],
    [
      'the same id twice',
      (p) => {
        p.releases[1]!.id = p.releases[0]!.id!
      },
      'releases[1].id: used twice',
    ],
    [
      'an unknown tag',
      (p) => {
        p.releases[0]!.tag = ['plan'] as never
      },
      'unknown plan',
    ],
    [
      'a date in local time',
      (p) => {
        p.releases[0]!.date = '2026-01-15T00:00:00+08:00' as never
      },
      'not a moment in UTC',
    ],
    [
      'a release out of order',
      (p) => {
        p.releases.reverse()
      },
      'not after the release before it',
    ],
    [
      'a null',
      (p) => {
        p.releases[0]!.buyer = null as never
      },
      'null means',
    ],
    [
      'a supplier who is no party',
      (p) => {
        p.releases[3]!.parties = [] as never
      },
      'is not among the parties',
    ],
    [
      'an unknown status',
      (p) => {
        Object.assign(p.releases[1]!.tender!, { status: 'open' })
      },
      'unknown open',
    ],
    [
      'a contract without award',
      (p) => {
        delete (p.releases[4]!.contracts as unknown as Record<string, unknown>[])[0]!.awardID
      },
      'awardID: missing',
    ],
  ])('%s is found', (_, change, says) => expect(broken(change)).toContain(says))
})

const schemas = fileURLToPath(new URL('../../../../shared/data/ocds-1.1.5/', import.meta.url))
const read = (name: string) => JSON.parse(readFileSync(`${schemas}${name}`, 'utf8')) as Record<string, unknown>

/** JSON Merge Patch (RFC 7396), as OCDS applies extensions. */
const patched = (base: unknown, patch: unknown): unknown => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch
  const out: Record<string, unknown> = { ...(base as Record<string, unknown> | undefined) }
  for (const [k, v] of Object.entries(patch)) out[k] = patched(out[k], v)
  return out
}
const validator = (release: unknown) => {
  const ajv = new ajvDraft04({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(release as Record<string, unknown>, 'https://standard.open-contracting.org/schema/1__1__5/release-schema.json')
  return ajv.compile(read('release-package-schema.json'))
}

describe.skipIf(!existsSync(`${schemas}release-schema.json`))('the official schemas of OCDS 1.1.5', () => {
  test.each(stages())('a purchase that is $name passes', ({ purchase }) => {
    const check = validator(read('release-schema.json'))
    expect(check(packed(purchase)) ? [] : check.errors).toEqual([])
  })
  test.each(stages())('and with our extension in it too: $name', ({ purchase }) => {
    const check = validator(patched(read('release-schema.json'), extensionSchema))
    expect(check(packed(purchase)) ? [] : check.errors).toEqual([])
  })
  test('they find what is wrong, in the standard and in our extension', () => {
    const bare = validator(read('release-schema.json'))
    const p = JSON.parse(JSON.stringify(packed())) as {
      releases: { id?: string; contracts?: { implementation: { acceptances?: { acceptedBy: string }[] } }[] }[]
    }
    p.releases[5]!.contracts![0]!.implementation.acceptances![0]!.acceptedBy = 'nobody'
    expect(bare(p)).toBe(true)
    expect(validator(patched(read('release-schema.json'), extensionSchema))(p)).toBe(false)
    delete p.releases[0]!.id
    expect(bare(p)).toBe(false)
  })
  test('every field we publish is in the standard or in our extension', () => {
    const schema = patched(read('release-schema.json'), extensionSchema) as {
      definitions: Record<string, { properties: Record<string, unknown>; patternProperties?: Record<string, unknown> }>
    } & Record<string, unknown>
    const unknown: string[] = []
    const walk = (value: unknown, s: Record<string, unknown> | undefined, place: string): void => {
      const at = typeof s?.$ref === 'string' ? (schema.definitions[s.$ref.replace('#/definitions/', '')] as Record<string, unknown>) : s
      if (Array.isArray(value)) return value.forEach((v) => walk(v, at?.items as Record<string, unknown>, place))
      if (typeof value !== 'object' || value === null) return
      for (const [k, v] of Object.entries(value)) {
        const known = (at?.properties as Record<string, Record<string, unknown>> | undefined)?.[k]
        const like = Object.keys((at?.patternProperties as object | undefined) ?? {}).some((p) => new RegExp(p).test(k))
        if (!known && !like) unknown.push(`${place}.${k}`)
        walk(v, known, `${place}.${k}`)
      }
    }
    for (const r of packed().releases) walk(r, schema as unknown as Record<string, unknown>, 'release')
    expect(unknown).toEqual([])
  })
})

describe('docs/extension', () => {
  const doc = (name: string) => JSON.parse(readFileSync(new URL(`../../../docs/extension/${name}`, import.meta.url), 'utf8')) as unknown
  test('holds what the server serves', () => {
    expect(doc('extension.json')).toEqual(extensionJson)
    expect(doc('release-schema.json')).toEqual(extensionSchema)
  })
})
