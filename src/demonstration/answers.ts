import type { Chance } from './chance.ts'

const rating = (c: Chance, mean: number) => String(Math.min(5, Math.max(1, Math.round(mean + (c.next() + c.next() - 1) * 1.6))))

/** What a resident might answer to the needs questionnaire. Older people answer more often than they live here: the weights mend that. */
export function needsAnswer(c: Chance): Record<string, string | string[]> {
  const age = c.weighted([
    ['18-34', 12],
    ['35-59', 30],
    ['60-69', 28],
    ['70-79', 20],
    ['80+', 10],
  ] as const)
  const old = ['60-69', '70-79', '80+'].includes(age)
  const importance = { n1: old ? 4.7 : 4.1, n2: old ? 3.4 : 4.2, n3: 3.5, n4: 3.9, n5: 3.8, n6: 4.2, n7: 3.6, n8: old ? 3.1 : 4 }
  const met = { n1: old ? 2.1 : 2.6, n2: 2.9, n3: 3.1, n4: 2.7, n5: 2.4, n6: 2.8, n7: 3.3, n8: 2.6 }
  const used = c.weighted([
    ['yes', 22],
    ['no', 70],
    ['unsure', 8],
  ] as const)
  const first = ['elders', 'children', 'family', 'disability', 'mind', 'rights', 'neighbours']
    .map((v) => [v, c.next() * (v === 'elders' ? (old ? 3 : 1.6) : v === 'children' ? (old ? 0.8 : 2) : 1)] as const)
    .sort((a, b) => b[1] - a[1])
  return {
    ...Object.fromEntries(Object.entries(importance).map(([q, m]) => [`${q}-importance`, rating(c, m)])),
    ...Object.fromEntries(Object.entries(met).map(([q, m]) => [`${q}-met`, rating(c, m)])),
    'first-1': first[0]![0],
    'first-2': first[1]![0],
    'first-3': first[2]![0],
    used,
    ...(used === 'no' && {
      'why-not': c.weighted([
        ['unknown', 5],
        ['no-need', 3],
        ['far', 1],
      ] as const),
    }),
    help: [c.one(['family', 'neighbours', 'committee'])],
    sex: c.weighted([
      ['female', 58],
      ['male', 42],
    ] as const),
    age,
    household: c.weighted([
      ['alone', old ? 26 : 8],
      ['couple', 34],
      ['with-children', 30],
      ['three-generations', 10],
    ] as const),
  }
}
