import { china } from './china.ts'
import type { Place } from './place.ts'

/*
 * The divisions of the first level on the mainland by GB/T 2260, those beside Fujian: nothing of their own law was read, so they have no
 * number and no text, and a place within one follows the nation until somebody enters its numbers with their source.
 */
const table = [
  ['110000', 'bj', '北京市', 'Beijing'],
  ['120000', 'tj', '天津市', 'Tianjin'],
  ['130000', 'he', '河北省', 'Hebei'],
  ['140000', 'sx', '山西省', 'Shanxi'],
  ['150000', 'nm', '内蒙古自治区', 'Inner Mongolia'],
  ['210000', 'ln', '辽宁省', 'Liaoning'],
  ['220000', 'jl', '吉林省', 'Jilin'],
  ['230000', 'hl', '黑龙江省', 'Heilongjiang'],
  ['310000', 'sh', '上海市', 'Shanghai'],
  ['320000', 'js', '江苏省', 'Jiangsu'],
  ['330000', 'zj', '浙江省', 'Zhejiang'],
  ['340000', 'ah', '安徽省', 'Anhui'],
  ['360000', 'jx', '江西省', 'Jiangxi'],
  ['370000', 'sd', '山东省', 'Shandong'],
  ['410000', 'ha', '河南省', 'Henan'],
  ['420000', 'hb', '湖北省', 'Hubei'],
  ['430000', 'hn', '湖南省', 'Hunan'],
  ['440000', 'gd', '广东省', 'Guangdong'],
  ['450000', 'gx', '广西壮族自治区', 'Guangxi'],
  ['460000', 'hi', '海南省', 'Hainan'],
  ['500000', 'cq', '重庆市', 'Chongqing'],
  ['510000', 'sc', '四川省', 'Sichuan'],
  ['520000', 'gz', '贵州省', 'Guizhou'],
  ['530000', 'yn', '云南省', 'Yunnan'],
  ['540000', 'xz', '西藏自治区', 'Tibet'],
  ['610000', 'sn', '陕西省', 'Shaanxi'],
  ['620000', 'gs', '甘肃省', 'Gansu'],
  ['630000', 'qh', '青海省', 'Qinghai'],
  ['640000', 'nx', '宁夏回族自治区', 'Ningxia'],
  ['650000', 'xj', '新疆维吾尔自治区', 'Xinjiang'],
] as const

/** Every province, region and city of the first level of which nothing is known but its name. */
export const provinces: readonly Place[] = table.map(([code, letters, zh, en]) => ({
  name: `cn-${letters}`,
  says: { zh, en },
  division: { code, says: { zh, en } },
  within: china,
  isExample: false,
  differs: [],
  thresholds: null,
}))

/** One of them by the letters of its name. */
export const province = (letters: (typeof table)[number][1]): Place => provinces.find((p) => p.name === `cn-${letters}`)!
