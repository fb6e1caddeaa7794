import { isRefusal, type Refusal } from '#kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimate, type Estimate, type EstimateOptions, type SampleDesign, type Wanted } from './estimates.ts'
import { rake } from './raking.ts'

const estimated = (r: readonly Estimate[] | Refusal): readonly Estimate[] => {
  if (isRefusal(r)) throw new Error(r.words.en)
  return r
}

/**
 * Golden numbers from R 4.2.2, survey 4.1-1, on thirty-six rows made by this formula:
 *   i <- 0:35; st = c('A','B','C')[i%%3+1]; cl = i%/%4; cs = ifelse(cl<4,'U','V'); dom = c('p','q','r','s')[(i*5+i%/%4)%%4+1]; half = ifelse(i<14,'early','late')
 *   y = (i*7)%%11 + (i%%3)*2; x = 5+(i*5)%%7; w = 1+((i*3)%%5)/2; yes = as.numeric((i*7)%%5<2)
 *   svydesign(id = ~1 or ~cl, strata = ~st or ~cs, fpc = …, weights = ~w), then subset(design, dom == …),
 *   svymean(~y, deff = TRUE), svytotal(~y, deff = TRUE), svyratio(~y, ~x, deff = TRUE), svyciprop(~yes, method = 'beta' or 'xlogit'), degf()
 */
const i36 = Array.from({ length: 36 }, (_, i) => i)
const st = i36.map((i) => ['A', 'B', 'C'][i % 3]!)
const cl = i36.map((i) => `${Math.floor(i / 4)}`)
const cs = i36.map((i) => (i < 16 ? 'U' : 'V'))
const dom = i36.map((i) => ['p', 'q', 'r', 's'][(i * 5 + Math.floor(i / 4)) % 4]!)
const half = i36.map((i) => (i < 14 ? 'early' : 'late'))
const y = i36.map((i) => ((i * 7) % 11) + (i % 3) * 2)
const x = i36.map((i) => 5 + ((i * 5) % 7))
const w = i36.map((i) => 1 + ((i * 3) % 5) / 2)
const yes = i36.map((i) => (i * 7) % 5 < 2)
const bySt = st.map((s) => ({ A: 50, B: 80, C: 40 })[s]!)

const designs = {
  srs: { kind: 'srs', population: i36.map(() => 170) },
  srsWeighted: { kind: 'srs', weights: w },
  stratified: { kind: 'stratified', strata: st, population: bySt },
  stratifiedWeighted: { kind: 'stratified', strata: st, population: bySt, weights: w },
  cluster: { kind: 'cluster', clusters: cl, population: i36.map(() => 20) },
  clusterWeighted: { kind: 'cluster', clusters: cl, weights: w },
  stratifiedCluster: { kind: 'cluster', clusters: cl, strata: cs, population: cs.map((s) => (s === 'U' ? 10 : 12)) },
} as const satisfies Record<string, SampleDesign>
const wanted = {
  mean: { mean: y },
  total: { total: y },
  ratio: { ratio: [y, x] },
  proportion: { proportion: yes },
} as const satisfies Record<string, Wanted>

const pick = (design: keyof typeof designs, by: string, of: keyof typeof wanted, options: EstimateOptions = {}) => {
  const list = by === 'early' || by === 'late' ? half : dom
  return estimated(estimate(designs[design], wanted[of], { ...options, ...(by ? { by: list } : {}) })).find((r) => !by || r.by === by)!
}
const near = (got: number, want: number, relative: number) => expect(Math.abs(got / want - 1)).toBeLessThan(relative)

describe('as R survey does', () => {
  test.each<[keyof typeof designs, string, keyof typeof wanted, number, number, number, number]>([
    ['srs', '', 'mean', 6.86111111111, 0.542416285625, 1.0, 35],
    ['srs', '', 'proportion', 0.416666666667, 0.0739855135087, 1.0, 35],
    ['srs', '', 'total', 1166.38888889, 92.2107685563, 1.0, 35],
    ['srs', '', 'ratio', 0.866666666667, 0.0795982577539, 1.0, 35],
    ['srs', 'p', 'mean', 6.66666666667, 0.959613990243, 0.914285714286, 8],
    ['srs', 'p', 'total', 283.333333333, 84.1849815057, 3.89565217391, 8],
    ['srs', 'p', 'ratio', 0.869565217391, 0.101157908652, 0.914285714286, 8],
    ['srs', 'q', 'mean', 7.0, 1.53041983585, 0.914285714286, 8],
    ['srs', 'q', 'total', 297.5, 101.046135149, 2.20659340659, 8],
    ['srs', 'q', 'ratio', 0.851351351351, 0.221953435951, 0.914285714286, 8],
    ['srs', 'r', 'mean', 6.11111111111, 0.639742660162, 0.914285714286, 8],
    ['srs', 'r', 'total', 259.722222222, 72.7787864949, 6.55093167702, 8],
    ['srs', 'r', 'ratio', 0.763888888889, 0.103131017243, 0.914285714286, 8],
    ['srs', 's', 'mean', 7.66666666667, 0.959613990243, 0.914285714286, 8],
    ['srs', 's', 'total', 325.833333333, 94.0015408519, 4.85714285714, 8],
    ['srs', 's', 'ratio', 0.985714285714, 0.164386134877, 0.914285714286, 8],
    ['srsWeighted', '', 'mean', 6.94366197183, 0.630291445452, 2.25324214115, 35],
    ['srsWeighted', '', 'proportion', 0.408450704225, 0.0897104686005, 2.36490668147, 35],
    ['srsWeighted', '', 'total', 493.0, 54.607430159, 3.35514906468, 35],
    ['srsWeighted', '', 'ratio', 0.872566371681, 0.0991184612656, 2.38983023354, 35],
    ['srsWeighted', 'p', 'mean', 7.19444444444, 1.06073522618, 1.97806711211, 8],
    ['srsWeighted', 'p', 'total', 129.5, 47.4331860922, 12.2080591049, 8],
    ['srsWeighted', 'p', 'ratio', 0.908771929825, 0.117586763124, 2.10946112817, 8],
    ['srsWeighted', 'q', 'mean', 6.58823529412, 1.78670995612, 2.1499560537, 8],
    ['srsWeighted', 'q', 'total', 112.0, 43.4096763407, 4.39133653187, 8],
    ['srsWeighted', 'q', 'ratio', 0.767123287671, 0.243794161562, 2.12277183269, 8],
    ['srsWeighted', 'r', 'mean', 6.02702702703, 0.80841078525, 2.01476871429, 8],
    ['srsWeighted', 'r', 'total', 111.5, 37.5647060797, 12.7109360565, 8],
    ['srsWeighted', 'r', 'ratio', 0.75593220339, 0.13996293247, 2.1877171226, 8],
    ['srsWeighted', 's', 'mean', 8.0, 1.04235660339, 1.90957163353, 8],
    ['srsWeighted', 's', 'total', 140.0, 51.2645798077, 15.0821069891, 8],
    ['srsWeighted', 's', 'ratio', 1.08527131783, 0.219924346257, 2.11200540201, 8],
    ['stratified', '', 'mean', 6.79901960784, 0.511530823275, 0.935080799456, 33],
    ['stratified', '', 'proportion', 0.401960784314, 0.0784425125778, 1.13658471483, 33],
    ['stratified', '', 'total', 1155.83333333, 86.9602399567, 0.935080799456, 33],
    ['stratified', '', 'ratio', 0.860955927995, 0.0782865309128, 1.01695240098, 33],
    ['stratified', 'p', 'mean', 6.18867924528, 0.735080600596, 0.650827221066, 6],
    ['stratified', 'p', 'total', 273.333333333, 74.9329666766, 3.46698843769, 6],
    ['stratified', 'p', 'ratio', 0.851948051948, 0.105079434229, 0.945338031302, 6],
    ['stratified', 'q', 'mean', 6.87234042553, 1.2032079452, 0.663458064394, 6],
    ['stratified', 'q', 'total', 269.166666667, 90.5073382816, 2.44718305839, 6],
    ['stratified', 'q', 'ratio', 0.799504950495, 0.156861804781, 0.630524134764, 6],
    ['stratified', 'r', 'mean', 6.54166666667, 0.740048743281, 1.02821362736, 6],
    ['stratified', 'r', 'total', 261.666666667, 88.1650770321, 9.12086241269, 6],
    ['stratified', 'r', 'ratio', 0.844086021505, 0.128933193073, 1.04753388929, 6],
    ['stratified', 's', 'mean', 7.53571428571, 1.27149760773, 1.26399118753, 6],
    ['stratified', 's', 'total', 351.666666667, 109.502317673, 4.30473094242, 6],
    ['stratified', 's', 'ratio', 0.937777777778, 0.198407317468, 1.20402991684, 6],
    ['stratifiedWeighted', '', 'mean', 6.94366197183, 0.52066893111, 1.53761768963, 33],
    ['stratifiedWeighted', '', 'proportion', 0.408450704225, 0.0803441454613, 1.89686415515, 33],
    ['stratifiedWeighted', '', 'total', 493.0, 47.0951551262, 2.49551856777, 33],
    ['stratifiedWeighted', '', 'ratio', 0.872566371681, 0.0862529367055, 1.80969643025, 33],
    ['stratifiedWeighted', 'p', 'mean', 7.19444444444, 0.849692530095, 1.26926013372, 6],
    ['stratifiedWeighted', 'p', 'total', 129.5, 38.4362961748, 8.01613626729, 6],
    ['stratifiedWeighted', 'p', 'ratio', 0.908771929825, 0.101517460976, 1.57230266437, 6],
    ['stratifiedWeighted', 'q', 'mean', 6.58823529412, 1.4531605131, 1.42216060557, 6],
    ['stratifiedWeighted', 'q', 'total', 112.0, 36.9793584929, 3.18670873575, 6],
    ['stratifiedWeighted', 'q', 'ratio', 0.767123287671, 0.200396280186, 1.43428688137, 6],
    ['stratifiedWeighted', 'r', 'mean', 6.02702702703, 0.681687270112, 1.43262118358, 6],
    ['stratifiedWeighted', 'r', 'total', 111.5, 34.5257150541, 10.7374933431, 6],
    ['stratifiedWeighted', 'r', 'ratio', 0.75593220339, 0.11978013364, 1.60226625507, 6],
    ['stratifiedWeighted', 's', 'mean', 8.0, 0.971779921182, 1.65973653319, 6],
    ['stratifiedWeighted', 's', 'total', 140.0, 45.0820867469, 11.6636702752, 6],
    ['stratifiedWeighted', 's', 'ratio', 1.08527131783, 0.204875319833, 1.8328532522, 6],
    ['cluster', '', 'mean', 6.86111111111, 0.198129758579, 0.191217293722, 8],
    ['cluster', '', 'proportion', 0.416666666667, 0.0309008270296, 0.25, 8],
    ['cluster', '', 'total', 548.888888889, 15.8503806863, 0.191217293722, 8],
    ['cluster', '', 'ratio', 0.866666666667, 0.0355480332147, 0.28583619241, 8],
    ['cluster', 'p', 'mean', 6.66666666667, 0.838318422664, 1.0, 8],
    ['cluster', 'p', 'total', 133.333333333, 16.7663684533, 1.0, 8],
    ['cluster', 'p', 'ratio', 0.869565217391, 0.0883715111316, 1.0, 8],
    ['cluster', 'q', 'mean', 7.0, 1.33697419571, 1.0, 8],
    ['cluster', 'q', 'total', 140.0, 26.7394839142, 1.0, 8],
    ['cluster', 'q', 'ratio', 0.851351351351, 0.193898438563, 1.0, 8],
    ['cluster', 'r', 'mean', 6.11111111111, 0.558878948443, 1.0, 8],
    ['cluster', 'r', 'total', 122.222222222, 11.1775789689, 1.0, 8],
    ['cluster', 'r', 'ratio', 0.763888888889, 0.0900952180581, 1.0, 8],
    ['cluster', 's', 'mean', 7.66666666667, 0.838318422664, 1.0, 8],
    ['cluster', 's', 'total', 153.333333333, 16.7663684533, 1.0, 8],
    ['cluster', 's', 'ratio', 0.985714285714, 0.143607665894, 1.0, 8],
    ['clusterWeighted', '', 'mean', 6.94366197183, 0.473163641058, 1.26983639313, 8],
    ['clusterWeighted', '', 'proportion', 0.408450704225, 0.0489922409896, 0.705313779227, 8],
    ['clusterWeighted', '', 'total', 493.0, 34.6310915219, 1.34939998891, 8],
    ['clusterWeighted', '', 'ratio', 0.872566371681, 0.0885966288649, 1.90937988319, 8],
    ['clusterWeighted', 'p', 'mean', 7.19444444444, 1.10934345311, 2.16351090387, 8],
    ['clusterWeighted', 'p', 'total', 129.5, 29.8098138203, 4.82170411191, 8],
    ['clusterWeighted', 'p', 'ratio', 0.908771929825, 0.122975180445, 2.30722310894, 8],
    ['clusterWeighted', 'q', 'mean', 6.58823529412, 1.86858599912, 2.35151443374, 8],
    ['clusterWeighted', 'q', 'total', 112.0, 29.75, 2.06251713502, 8],
    ['clusterWeighted', 'q', 'ratio', 0.767123287671, 0.254966037101, 2.321781692, 8],
    ['clusterWeighted', 'r', 'mean', 6.02702702703, 0.845456236297, 2.20365328125, 8],
    ['clusterWeighted', 'r', 'total', 111.5, 19.4390071763, 3.40381308866, 8],
    ['clusterWeighted', 'r', 'ratio', 0.75593220339, 0.146376738492, 2.39281560284, 8],
    ['clusterWeighted', 's', 'mean', 8.0, 1.09012262931, 2.08859397418, 8],
    ['clusterWeighted', 's', 'total', 140.0, 32.2015139396, 5.95086083214, 8],
    ['clusterWeighted', 's', 'ratio', 1.08527131783, 0.230002386719, 2.31000590845, 8],
    ['stratifiedCluster', '', 'mean', 6.8625, 0.221957738327, 0.224770158443, 7],
    ['stratifiedCluster', '', 'proportion', 0.417045454545, 0.0336908342736, 0.276536727132, 7],
    ['stratifiedCluster', '', 'total', 603.9, 19.5322809728, 0.224770158443, 7],
    ['stratifiedCluster', '', 'ratio', 0.866800631549, 0.0396679915896, 0.332815951186, 7],
    ['stratifiedCluster', 'p', 'mean', 6.62727272727, 0.74362302722, 0.730242453819, 7],
    ['stratifiedCluster', 'p', 'total', 145.8, 16.3597065988, 0.730242453819, 7],
    ['stratifiedCluster', 'p', 'ratio', 0.868374032162, 0.0971682564802, 1.11419976134, 7],
    ['stratifiedCluster', 'q', 'mean', 7.03181818182, 1.38676596249, 1.00865700246, 7],
    ['stratifiedCluster', 'q', 'total', 154.7, 30.5088511747, 1.00865700246, 7],
    ['stratifiedCluster', 'q', 'ratio', 0.853281853282, 0.211763214306, 1.11730578905, 7],
    ['stratifiedCluster', 'r', 'mean', 6.10909090909, 0.597792080828, 1.0823560199, 7],
    ['stratifiedCluster', 'r', 'total', 134.4, 13.1514257782, 1.0823560199, 7],
    ['stratifiedCluster', 'r', 'ratio', 0.761473087819, 0.0906756316851, 0.961347007294, 7],
    ['stratifiedCluster', 's', 'mean', 7.68181818182, 0.873626430745, 1.02595242529, 7],
    ['stratifiedCluster', 's', 'total', 169.0, 19.2197814764, 1.02595242529, 7],
    ['stratifiedCluster', 's', 'ratio', 0.988304093567, 0.150898458648, 1.03704322447, 7],
    ['srs', 'early', 'mean', 6.5, 0.587706330509, 0.955102040816, 13],
    ['srs', 'early', 'total', 429.722222222, 89.6928941206, 5.08974703654, 13],
    ['srs', 'early', 'ratio', 0.8125, 0.082072955702, 0.955102040816, 13],
    ['srs', 'late', 'mean', 7.09090909091, 0.801835458909, 0.981818181818, 21],
    ['srs', 'late', 'total', 736.666666667, 121.312007545, 2.08223590715, 21],
    ['srs', 'late', 'ratio', 0.901734104046, 0.119907206441, 0.981818181818, 21],
    ['stratifiedCluster', 'early', 'mean', 6.5, 0.325764407171, 0.385514684916, 3],
    ['stratifiedCluster', 'early', 'total', 227.5, 29.8956518578, 2.6504134588, 3],
    ['stratifiedCluster', 'early', 'ratio', 0.8125, 0.0578680614146, 0.62378096666, 3],
    ['stratifiedCluster', 'late', 'mean', 7.10188679245, 0.306419917273, 0.192934091557, 4],
    ['stratifiedCluster', 'late', 'total', 376.4, 40.4692475838, 1.19804605435, 4],
    ['stratifiedCluster', 'late', 'ratio', 0.903287736981, 0.0537397581427, 0.264430676601, 4],
    ['clusterWeighted', 'early', 'mean', 6.80357142857, 0.62397588533, 1.92270048748, 3],
    ['clusterWeighted', 'early', 'total', 190.5, 80.923575057, 41.2486826964, 3],
    ['clusterWeighted', 'early', 'ratio', 0.828260869565, 0.114448653094, 2.66178167259, 3],
    ['clusterWeighted', 'late', 'mean', 7.03488372093, 0.735195706905, 1.3497348531, 5],
    ['clusterWeighted', 'late', 'total', 302.5, 84.300059312, 9.59757217899, 5],
    ['clusterWeighted', 'late', 'ratio', 0.902985074627, 0.132773649708, 1.84702109809, 5],
  ])('%s %s %s: %d, se %d, deff %d, df %d', (design, by, of, value, se, deff, df) => {
    const r = pick(design, by, of)
    near(r.estimate, value, 1e-10)
    near(r.se!, se, 1e-10)
    near(r.deff!, deff, 1e-10)
    expect(r.df).toBe(df)
  })
  test.each<[keyof typeof designs, string, 'beta' | 'logit', number | null, number, number]>([
    ['srs', '', 'logit', null, 0.2779943653, 0.5699108973],
    ['srs', '', 'beta', null, 0.2706981332, 0.5741689219],
    ['srs', 'p', 'beta', 0.444444444444, 0.161669552, 0.757044768],
    ['srs', 'q', 'beta', 0.333333333333, 0.09258803044, 0.6640653529],
    ['srs', 'r', 'beta', 0.444444444444, 0.161669552, 0.757044768],
    ['srs', 's', 'beta', 0.444444444444, 0.161669552, 0.757044768],
    ['srsWeighted', '', 'logit', null, 0.2452457715, 0.5946889595],
    ['srsWeighted', '', 'beta', null, 0.2336566552, 0.6020134058],
    ['srsWeighted', 'p', 'beta', 0.444444444444, 0.1160129194, 0.8150660975],
    ['srsWeighted', 'q', 'beta', 0.294117647059, 0.04517765756, 0.6990273443],
    ['srsWeighted', 'r', 'beta', 0.432432432432, 0.1108119606, 0.8048072689],
    ['srsWeighted', 's', 'beta', 0.457142857143, 0.1231512342, 0.8236938513],
    ['stratified', '', 'logit', null, 0.2570808964, 0.5662562417],
    ['stratified', '', 'beta', null, 0.2483028402, 0.5711286344],
    ['stratified', 'p', 'beta', 0.471698113208, 0.1429154108, 0.82037807],
    ['stratified', 'q', 'beta', 0.297872340426, 0.07103487406, 0.6375044386],
    ['stratified', 'r', 'beta', 0.375, 0.1108799707, 0.7103910809],
    ['stratified', 's', 'beta', 0.446428571429, 0.1315240606, 0.7979280857],
    ['stratifiedWeighted', '', 'logit', null, 0.259820837, 0.5759458258],
    ['stratifiedWeighted', '', 'beta', null, 0.2507059679, 0.5813116676],
    ['stratifiedWeighted', 'p', 'beta', 0.444444444444, 0.1271225443, 0.8006358405],
    ['stratifiedWeighted', 'q', 'beta', 0.294117647059, 0.05880094832, 0.6603585135],
    ['stratifiedWeighted', 'r', 'beta', 0.432432432432, 0.1287777055, 0.7802971726],
    ['stratifiedWeighted', 's', 'beta', 0.457142857143, 0.131024792, 0.8140477644],
    ['cluster', '', 'logit', null, 0.3475908824, 0.4891769933],
    ['cluster', '', 'beta', null, 0.3470593581, 0.4888171946],
    ['cluster', 'p', 'beta', 0.444444444444, 0.1924025046, 0.7196196032],
    ['cluster', 'q', 'beta', 0.333333333333, 0.1156405263, 0.6208202138],
    ['cluster', 'r', 'beta', 0.444444444444, 0.1924025046, 0.7196196032],
    ['cluster', 's', 'beta', 0.444444444444, 0.1924025046, 0.7196196032],
    ['clusterWeighted', '', 'logit', null, 0.3019657174, 0.5242826689],
    ['clusterWeighted', '', 'beta', null, 0.2984297861, 0.5256375749],
    ['clusterWeighted', 'p', 'beta', 0.444444444444, 0.105536696, 0.828890457],
    ['clusterWeighted', 'q', 'beta', 0.294117647059, 0.03943835152, 0.7171108418],
    ['clusterWeighted', 'r', 'beta', 0.432432432432, 0.1006869766, 0.8189728148],
    ['clusterWeighted', 's', 'beta', 0.457142857143, 0.1122850004, 0.8371438245],
    ['stratifiedCluster', '', 'logit', null, 0.3401561504, 0.4981926186],
    ['stratifiedCluster', '', 'beta', null, 0.3391873259, 0.4980777664],
    ['stratifiedCluster', 'p', 'beta', 0.45, 0.2072190558, 0.7117546463],
    ['stratifiedCluster', 'q', 'beta', 0.327272727273, 0.1381329551, 0.5693064205],
    ['stratifiedCluster', 'r', 'beta', 0.45, 0.2072190558, 0.7117546463],
    ['stratifiedCluster', 's', 'beta', 0.440909090909, 0.1765005961, 0.7328746513],
  ])('%s %s: the %s interval of a proportion', (design, by, interval, value, low, high) => {
    const r = pick(design, by, 'proportion', { interval })
    if (value !== null) near(r.estimate, value, 1e-10)
    near(r.low!, low, 1e-7)
    near(r.high!, high, 1e-7)
  })
})

test('the effective n of the raked example is that of its own item', () => {
  const weights = rake({ sex: [...'MMMFFFFFFF'], age: [...'YOOYYYOOOO'] }, { sex: { M: 48, F: 52 }, age: { Y: 60, O: 40 } })
  if (isRefusal(weights)) throw new Error(weights.words.en)
  const r = estimated(estimate({ kind: 'srs', weights: weights.weights }, { proportion: [1, 0, 1, 1, 0, 0, 1, 0, 1, 0].map(Boolean) }))[0]!
  expect([r.estimate.toFixed(6), r.se!.toFixed(6), r.nEff!.toFixed(4), r.n, r.df]).toEqual(['0.575843', '0.186326', '7.0353', 10, 9])
})

describe('at the edges', () => {
  test('when everyone was asked there is no doubt', () =>
    expect(estimated(estimate({ kind: 'srs', population: [3, 3, 3] }, { mean: [1, 2, 6] }))[0]).toMatchObject({
      estimate: 3,
      se: 0,
      low: 3,
      high: 3,
      nEff: Infinity,
      deff: null,
    }))
  test('when all say yes, the effective n is that of the weights and Wilson still answers', () => {
    // Kish: (1+1+2)² / (1+1+4) = 16/6.
    const r = estimated(estimate({ kind: 'srs', weights: [1, 1, 2] }, { proportion: [true, true, true] }))[0]!
    expect(r).toMatchObject({ estimate: 1, se: null, high: 1 })
    expect(r.nEff).toBeCloseTo(16 / 6, 12)
    expect(r.low).toBeGreaterThan(0)
    expect(r.low).toBeLessThan(0.7)
  })
  test('a stratum that was asked whole may be a single unit', () => {
    // Stratum b adds its 5 with certainty: total 10 × 2 + 5; variance of a: 10² × (1 − 2/10) × s²/2, s² of 1 and 3 is 2.
    const r = estimated(estimate({ kind: 'stratified', strata: ['a', 'a', 'b'], population: [10, 10, 1] }, { total: [1, 3, 5] }))[0]!
    expect(r.estimate).toBe(25)
    expect(r.se).toBeCloseTo(Math.sqrt(100 * 0.8), 12)
  })
  test('one person in a domain has an estimate and no t interval', () =>
    expect(estimated(estimate({ kind: 'srs' }, { mean: [1, 2, 4] }, { by: ['a', 'b', 'b'] }))[0]).toMatchObject({
      by: 'a',
      estimate: 1,
      n: 1,
      df: 0,
    }))
  test('without a population there is nothing to compare the design with', () =>
    expect(estimated(estimate({ kind: 'srs' }, { mean: [1, 2, 4] }))[0]!.deff).toBeNull())
  test('the normal interval of a mean uses z', () => {
    const r = estimated(estimate({ kind: 'srs' }, { mean: [1, 2, 6] }, { interval: 'normal' }))[0]!
    expect(r.high! - 3).toBeCloseTo(1.959963984540054 * r.se!, 12)
  })
})

describe('what cannot be estimated is refused with its row or stratum', () => {
  const refused = (design: SampleDesign, of: Wanted = { mean: [1, 2] }, options: EstimateOptions = {}) => {
    const r = estimate(design, of, options)
    if (!isRefusal(r)) throw new Error('this should have been refused')
    expect(r.words.zh).toMatch(/[一-鿿]/)
    return `${r.code}: ${r.words.en}`
  }
  test.each<[SampleDesign, Wanted, RegExp]>([
    [{ kind: 'srs' }, { mean: [] }, /^no-respondents/],
    [{ kind: 'srs' }, { mean: [1, Number.NaN] }, /^value-not-a-number.*respondent 2/],
    [
      { kind: 'srs' },
      {
        ratio: [
          [1, 2],
          [0, 0],
        ],
      },
      /^denominator-zero/,
    ],
    [{ kind: 'srs' }, { total: [1, 2] }, /^total-needs-weights/],
    [{ kind: 'srs', weights: [1, 0] }, { mean: [1, 2] }, /^weight-not-positive.*Respondent 2/],
    [{ kind: 'srs', weights: [1] }, { mean: [1, 2] }, /^lengths-differ.*weights/],
    [{ kind: 'srs', population: [5, 6] }, { mean: [1, 2] }, /^population-differs.*Row 2/],
    [{ kind: 'srs', population: [1, 1] }, { mean: [1, 2] }, /^population-below-sample/],
    [{ kind: 'srs', population: [-4, -4] }, { mean: [1, 2] }, /^population-not-a-count.*row 1/],
    [{ kind: 'stratified', strata: ['a', 'b'] }, { mean: [1, 2] }, /^lonely-unit.*a/],
    [{ kind: 'cluster', clusters: ['c', 'c'] }, { mean: [1, 2] }, /^lonely-unit/],
    [{ kind: 'cluster', clusters: ['c', 'c'], strata: ['a', 'b'] }, { mean: [1, 2] }, /^cluster-in-two-strata.*c/],
  ])('%j %j', (design, of, says) => expect(refused(design, of)).toMatch(says))
})

test('the order of rows changes nothing', () =>
  fc.assert(
    fc.property(
      fc.shuffledSubarray(i36, { minLength: 36 }),
      fc.constantFrom(...(Object.keys(designs) as (keyof typeof designs)[])),
      (order, name) => {
        const d: SampleDesign = designs[name]
        const at = <T>(list: readonly T[]) => order.map((i) => list[i]!)
        const shuffled = {
          ...d,
          ...('weights' in d && d.weights ? { weights: at(w) } : {}),
          ...('strata' in d && d.strata ? { strata: at(d.strata) } : {}),
          ...('clusters' in d ? { clusters: at(cl) } : {}),
          ...(d.population ? { population: at([...d.population]) } : {}),
        } as SampleDesign
        const here = estimated(estimate(d, { mean: y }, { by: dom }))
        const there = estimated(estimate(shuffled, { mean: at(y) }, { by: at(dom) }))
        here.forEach((r, k) => {
          expect(there[k]!.by).toBe(r.by)
          expect(there[k]!.se === null).toBe(r.se === null)
          if (r.se !== null) near(there[k]!.se!, r.se, 1e-12)
          near(there[k]!.estimate, r.estimate, 1e-12)
        })
      },
    ),
    { numRuns: 40 },
  ))

test('many domains and clusters are counted the same with a map as with an array', () => {
  // 4,200 clusters in 2,100 domains are 8.8 million possible pairs, beyond the array.
  const n = 8400
  const rows = Array.from({ length: n }, (_, i) => i)
  const clusters = rows.map((i) => `${i % 4200}`)
  const many = estimated(estimate({ kind: 'cluster', clusters }, { mean: rows.map((i) => i % 13) }, { by: rows.map((i) => `${i % 2100}`) }))
  const one = estimated(
    estimate({ kind: 'cluster', clusters }, { mean: rows.map((i) => i % 13) }, { by: rows.map((i) => (i % 2100 === 7 ? '7' : 'other')) }),
  )
  expect(many.length).toBe(2100)
  expect(many.find((r) => r.by === '7')!.se).toBeCloseTo(one[0]!.se!, 12)
})
