import { type Combination, combinations, type Day, day } from '#kernel'
import { type Chance, chance } from '../chance.ts'
import { postsOf } from './lines-of-city.ts'
import { type Theme, themes } from './themes.ts'

/** A street beside the one of the demonstration: an office with its communities, and how it pays. */
export interface Street {
  key: string
  name: string
  nameEn: string
  communities: readonly (readonly [name: string, nameEn: string, residents: number, households: number])[]
  /** Of ten claims so many are paid late. */
  late: number
}
interface Institution {
  key: string
  name: string
  nameEn: string
  legalForm: 'social-organisation' | 'enterprise'
  /** The mean its purchasers give it, 1 to 5. */
  marks: number
}

/** A contract of the city as it was bought and as it went. */
export interface Bought {
  /** Its own number in the plan of the city: what chance gives it depends on nothing else. */
  n: number
  street: Street
  theme: Theme
  title: string
  titleEn: string
  combination: Combination
  institution: string
  startsOn: Day
  months: number
  posts: number
  /** Yuan a post and month. */
  postPrice: number
  way: 'tender' | 'direct'
  /** The contract it renews, by its `n`. */
  renews?: number
  /** Month after whose last day it ends early. */
  endsEarlyAfter?: number
  lateMonths: Record<number, number>
  silentMonths: number[]
  leavesInMonth?: number
  errandMonths: number[]
  /** Short names of those at its posts. */
  workers: string[]
}

type Place = Street['communities'][number]
const street = (key: string, name: string, nameEn: string, late: number, ...communities: Place[]): Street => ({
  key,
  name,
  nameEn: `${nameEn} Sub-district`,
  communities,
  late,
})
export const streets: readonly Street[] = [
  street('yunling', '云岭街道', 'Yunling', 1, ['云岭社区', 'Yunling', 7300, 2900], ['松坡社区', 'Songpo', 5100, 2100]),
  street('zhuxi', '竹溪街道', 'Zhuxi', 5, ['竹溪社区', 'Zhuxi', 8800, 3600], ['溪口社区', 'Xikou', 4200, 1700]),
  street('wanghu', '望湖街道', 'Wanghu', 0, ['望湖社区', 'Wanghu', 9400, 3900], ['湖滨社区', 'Hubin', 6600, 2800]),
  street('qinghe', '青禾街道', 'Qinghe', 3, ['青禾社区', 'Qinghe', 5600, 2300], ['麦田社区', 'Maitian', 4700, 1900]),
  street('shiqiao', '石桥街道', 'Shiqiao', 2, ['石桥社区', 'Shiqiao', 7900, 3300], ['桥南社区', 'Qiaonan', 6100, 2500]),
  street('wutong', '梧桐街道', 'Wutong', 0, ['梧桐社区', 'Wutong', 6800, 2800], ['凤栖社区', 'Fengqi', 5300, 2200]),
  street('haitang', '海棠街道', 'Haitang', 6, ['海棠社区', 'Haitang', 8100, 3300], ['花溪社区', 'Huaxi', 4900, 2000]),
  street('shuangta', '双塔街道', 'Shuangta', 2, ['双塔社区', 'Shuangta', 7600, 3100], ['塔下社区', 'Taxia', 3800, 1600]),
  street('liuying', '柳营街道', 'Liuying', 1, ['柳营社区', 'Liuying', 6400, 2600], ['旧营社区', 'Jiuying', 5800, 2400]),
  street('fenglin', '枫林街道', 'Fenglin', 4, ['枫林社区', 'Fenglin', 7000, 2900], ['晚枫社区', 'Wanfeng', 4500, 1800]),
  street('changting', '长亭街道', 'Changting', 1, ['长亭社区', 'Changting', 8300, 3400], ['古道社区', 'Gudao', 5000, 2100]),
]

/** Those of the demonstration's own street first; the others have their offices in the city. */
export const institutions: readonly Institution[] = [
  { key: 'tongxin', name: '同心社会工作服务中心', nameEn: 'Tongxin Social Work Centre', legalForm: 'social-organisation', marks: 4.3 },
  { key: 'bangban', name: '邦伴社会工作服务社', nameEn: 'Bangban Social Work Agency', legalForm: 'social-organisation', marks: 4 },
  { key: 'nuanyang', name: '暖阳养老服务有限公司', nameEn: 'Nuanyang Elder Care Ltd', legalForm: 'enterprise', marks: 3.4 },
  { key: 'hemiao', name: '禾苗青少年社工中心', nameEn: 'Hemiao Youth Centre', legalForm: 'social-organisation', marks: 4.2 },
  { key: 'ankang', name: '安康社会服务中心', nameEn: 'Ankang Social Services', legalForm: 'social-organisation', marks: 3.7 },
  { key: 'mulin', name: '睦邻社区发展中心', nameEn: 'Mulin Community Centre', legalForm: 'social-organisation', marks: 4.5 },
  { key: 'chunhui', name: '春晖社会工作服务社', nameEn: 'Chunhui Social Work Agency', legalForm: 'social-organisation', marks: 3.9 },
  { key: 'qiming', name: '启明残障支持中心', nameEn: 'Qiming Disability Support', legalForm: 'social-organisation', marks: 4.1 },
]

/** The first months of a street's contracts; each begins up to two months later, and the last is over by the summer of 2026. */
const begin = ['2024-06-01', '2024-11-01', '2025-05-01', '2025-09-01'].map(day)
const termOf = [12, 9, 12, 9]
/** Everything the city tells is over by this day. */
export const cityUntil = day('2026-10-30')

/** The forty contracts of the city, in the order in which they begin. Chance comes from the seed and from the number of each alone. */
export function cityContracts(seed = 20240601): Bought[] {
  const all = streets.flatMap((street, k) => begin.slice(0, k % 3 === 0 ? 3 : 4).map((_, j) => bought(seed, street, k, j)))
  for (const b of all) {
    // A renewal is what was bought before, by the same institution and at the same price.
    const before = all.find((x) => x.n === b.renews)
    if (before) Object.assign(b, renewalOf(before, b))
  }
  const inOrder = all.toSorted((a, b) => a.startsOn.toString().localeCompare(b.startsOn.toString()) || a.n - b.n)
  staffed(inOrder)
  return inOrder
}

function bought(seed: number, street: Street, k: number, j: number): Bought {
  const n = k * 4 + j
  const c = chance(seed + n * 7919)
  const theme = themes[(k * 3 + j * 2) % themes.length]!
  const startsOn = begin[j]!.add({ months: c.whole(0, 2) })
  const months = termOf[j]! - (j === 3 ? 0 : c.whole(0, 3))
  const combination = combinations[(k * 4 + j) % combinations.length]!
  const asBought = { n, theme, months, combination, postPrice: 0 }
  const posts = postsOf({ ...asBought, posts: 1 }) > 0 ? c.whole(1, 2) : 0
  return {
    n,
    street,
    theme,
    title: `${street.name} ${startsOn.year} 年${theme.name}`,
    titleEn: `${theme.nameEn} in ${street.nameEn}, ${startsOn.year}`,
    combination,
    institution: institutionFor(c, theme),
    startsOn,
    months,
    posts,
    postPrice: c.whole(90, 108) * 100,
    way: (k + j) % 2 === 0 ? 'tender' : 'direct',
    ...(k % 4 === 2 && j === 2 && { renews: k * 4 }),
    ...((n === 17 || n === 30) && { endsEarlyAfter: 5 }),
    ...wentWrong(c, street, months, posts),
    workers: [],
  }
}

/** What did not go as agreed: paid late, not answered, somebody who left, errands beyond the contract. */
function wentWrong(c: Chance, street: Street, months: number, posts: number) {
  const all = Array.from({ length: months }, (_, i) => i + 1)
  const late = all.filter(() => c.next() * 10 < street.late)
  const leaves = posts > 1 && c.next() < 0.5 ? c.whole(3, months - 2) : undefined
  return {
    lateMonths: Object.fromEntries(late.map((m) => [m, c.whole(3, 45)])),
    silentMonths: all.filter((m) => m > 1 && c.next() < 0.04),
    errandMonths: all.filter(() => c.next() < 0.03 * street.late),
    ...(leaves !== undefined && { leavesInMonth: leaves }),
  }
}

/** Whoever works in this field is chosen more often than the others. */
const institutionFor = (c: Chance, theme: Theme): string =>
  c.weighted(institutions.map((i) => [i.key, theme.institutions.includes(i.key) ? 6 : 1] as const))

function renewalOf(before: Bought, b: Bought): Partial<Bought> {
  const { theme, combination, institution, posts, postPrice } = before
  const startsOn = before.startsOn.add({ months: before.months })
  return {
    title: `${b.street.name} ${startsOn.year} 年${theme.name}（续签）`,
    titleEn: `${theme.nameEn} in ${b.street.nameEn}, ${startsOn.year} (renewed)`,
    startsOn,
    way: 'direct',
    ...{ theme, combination, institution, posts, postPrice },
  }
}

/** Gives each post somebody of the institution who has no other post then: people stay longer than contracts. */
function staffed(inOrder: readonly Bought[]): void {
  const busy = new Map<string, Day>()
  for (const b of inOrder)
    for (let i = 1; b.workers.length < Math.max(1, postsOf(b)); i++) {
      const who = `worker-${b.institution}-${i}`
      const until = busy.get(who)
      if (until && until.toString() >= b.startsOn.toString()) continue
      busy.set(who, b.startsOn.add({ months: b.months, days: 1 }))
      b.workers.push(who)
    }
}
