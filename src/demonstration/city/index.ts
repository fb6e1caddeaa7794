import { day, type Moment, type Words } from '#kernel'
import { addCommunity, addOrganisation, addPerson, keepParticulars, type Role } from '#people'
import type { Ctx, Db, Seal } from '#platform'
import { type District, synthetic } from '../district.ts'
import { granted, tell } from '../story.ts'
import { type Bought, cityContracts, institutions, type Street, streets } from './plan-of-city.ts'
import { tellContract } from './tell-city.ts'

/** The city beside the street: its offices, its institutions and forty contracts that are over, told through the same verbs. */
export async function tellCity(
  db: Db,
  o: { ctx: Ctx; district: District; seal: Seal; now: Moment; progress: (step: Words) => void; only?: readonly string[] },
): Promise<void> {
  const wanted = cityContracts().filter((b) => !o.only || o.only.includes(b.street.key))
  const all = await institutionsThere(o.ctx, o.district)
  const workers = new Set(wanted.flatMap((b) => b.workers))
  const districts = new Map<string, District>()
  const people = { ...o.district.people }
  for (const key of [...workers].toSorted()) people[key] = await worker(o.ctx, key, all)
  for (const i of institutions)
    people[`manager-${i.key}`] ??= await person(o.ctx, `manager-${i.key}`, `${surname(i.key)}总干事`, 'manager', all[i.key]!)
  for (const street of streets)
    if (!o.only || o.only.includes(street.key))
      districts.set(street.key, await streetThere(o.ctx, street, { ...o.district, institutions: all as District['institutions'], people }))
  const told = new Map<number, string>()
  for (const b of wanted) {
    const s = await tell(db, { ...o, district: districts.get(b.street.key)!, jurisdiction: o.ctx.jurisdiction })
    told.set(b.n, await tellContract(s, b, b.renews === undefined ? undefined : told.get(b.renews)))
    o.progress({ zh: b.title, en: b.titleEn })
  }
}

const surnames = [...'苏卢蒋蔡贾丁薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖熊陆郝孔白崔康毛邱史顾侯邵孟龙万段雷汤尹黎易常武乔贺赖龚文']
/** A family name by what somebody is called here: always the same, and nobody's in particular. */
const surname = (key: string): string => surnames[[...key].reduce((n, x) => (n * 31 + x.charCodeAt(0)) % 9973, 7) % surnames.length]!

/** Of one institution no two workers have the same name. */
function worker(ctx: Ctx, key: string, all: Readonly<Record<string, string>>): Promise<string> {
  const [, at, n] = key.split('-') as [string, string, string]
  const first = institutions.findIndex((i) => i.key === at) * 11
  return person(ctx, key, `${surnames[(first + Number(n)) % surnames.length]}社工`, 'worker', all[at]!)
}

const person = (ctx: Ctx, key: string, name: string, role: Role, organisationId: string): Promise<string> =>
  addPerson(ctx, { name, email: `${key}@xinghe.example`, role, organisationId })

async function institutionsThere(ctx: Ctx, district: District): Promise<Record<string, string>> {
  const all: Record<string, string> = { ...district.institutions }
  for (const [n, i] of institutions.entries()) {
    if (all[i.key]) continue
    const front = i.legalForm === 'enterprise' ? '91' : '52'
    all[i.key] = await addOrganisation(ctx, { ...i, kind: 'institution', creditCode: synthetic(front, 20 + n) })
    await account(ctx, all[i.key]!, 20 + n)
  }
  return all
}

/** The office of a street with its communities, its committee and its people. */
async function streetThere(ctx: Ctx, street: Street, district: District): Promise<District> {
  const n = 40 + streets.indexOf(street)
  const office = await addOrganisation(ctx, {
    kind: 'purchaser',
    name: `${street.name}办事处`,
    nameEn: `${street.nameEn} Office`,
    creditCode: synthetic('11', n),
  })
  await account(ctx, office, n)
  const first = street.communities[0]!
  const committee = await addOrganisation(ctx, {
    kind: 'community',
    name: `${first[0]}居委会`,
    nameEn: `${first[1]} Residents’ Committee`,
    creditCode: synthetic('55', n + 20),
    parentId: office,
  })
  const communities: string[] = []
  for (const [name, nameEn, residents, households] of street.communities)
    communities.push(await addCommunity(ctx, { name, nameEn, organisationId: office, residents, households }))
  const people = { ...district.people }
  for (const [role, says, at] of [
    ['officer', '经办', office],
    ['head', '主任', office],
    ['committee', '居委', committee],
  ] as const)
    people[role] = await person(ctx, `${role}-${street.key}`, `${surname(`${role}${street.key}`)}${says}`, role, at)
  return { ...district, office, committee, communities, people }
}

/** The bank and its numbers are nobody's, as in the street. */
async function account(ctx: Ctx, id: string, n: number): Promise<void> {
  granted(
    await keepParticulars(ctx, {
      id,
      address: `演示路 ${n} 号`,
      representedBy: '演示负责人',
      bank: '星河演示银行',
      account: `0000${String(n).padStart(8, '0')}0000`,
    }),
  )
}

/** The day on which everybody of the city is entered. */
export const cityBegins = day('2024-01-02')
export type { Bought }
