import { day } from '#kernel'
import { citeText } from '../cn/instruments.ts'
import { shenzhenEndedOn } from '../cn/performance.ts'
import type { Place } from './place.ts'
import { province } from './provinces.ts'

/*
 * Three cities of which texts were found and no number: neither thresholds nor a wage table of theirs was read anywhere, so they have none
 * until somebody enters them with their source. What is known of them stands here with how surely, and decides nothing.
 */

/** Shenzhen. */
export const shenzhen: Place = {
  name: 'cn-gd-sz',
  says: { zh: '深圳市', en: 'Shenzhen' },
  division: { code: '440300', says: { zh: '深圳市', en: 'Shenzhen' } },
  within: province('gd'),
  isExample: false,
  differs: [],
  thresholds: null,
  known: [
    {
      says: {
        zh: '经济特区有自己的政府采购条例，条文没有读到；这里按全国的规定算，采购前请对照条例。',
        en: 'The special zone has a procurement regulation of its own, whose text was not read: the national rules are counted here, so compare with the regulation before buying.',
      },
      cites: [
        citeText(
          'R-49',
          { zh: '《深圳经济特区政府采购条例》', en: 'Procurement regulation of the Shenzhen special zone' },
          { zh: '全文', en: 'the whole' },
          'D',
        ),
      ],
    },
    {
      says: {
        zh: '社工服务评估的抽查比例和等级试行三年，已经到期，没有找到续期文件。',
        en: 'The shares of spot checks and the grades for social work services were on trial for three years, which are over; no successor was found.',
      },
      from: day('2021-09-05'),
      until: shenzhenEndedOn,
      cites: [
        citeText(
          'R-110',
          { zh: '深民规〔2021〕3 号', en: 'Shenminggui [2021] No. 3' },
          { zh: '抽查与评估', en: 'spot checks and evaluation' },
          'C',
        ),
      ],
    },
  ],
}

/** Guangzhou. */
export const guangzhou: Place = {
  name: 'cn-gd-gz',
  says: { zh: '广州市', en: 'Guangzhou' },
  division: { code: '440100', says: { zh: '广州市', en: 'Guangzhou' } },
  within: province('gd'),
  isExample: false,
  differs: [],
  thresholds: null,
  known: [
    {
      says: {
        zh: '社工服务站的管理办法，已由 2023 年的文件接替。',
        en: 'Measures for social work stations, followed by those of 2023.',
      },
      from: day('2018-06-17'),
      until: day('2023-04-07'),
      cites: [
        citeText('R-110', { zh: '穗府办规〔2018〕13 号', en: 'Suifubangui [2018] No. 13' }, { zh: '共 30 条', en: '30 articles' }, 'C'),
      ],
    },
    {
      says: {
        zh: '所有镇街都有社工服务站；时数、人员、经费和等级的条文没有读到，所以不检查。',
        en: 'Every town and street has a social work station; the articles on hours, staff, money and grades were not read, so nothing of them is checked.',
      },
      from: day('2023-04-07'),
      cites: [
        citeText('R-110', { zh: '穗府办〔2023〕7 号', en: 'Suifuban [2023] No. 7' }, { zh: '第一条至第五条', en: 'arts 1 to 5' }, 'C'),
      ],
    },
  ],
}

/** Nanjing: no text of its own was found that gives a number or a duty. */
export const nanjing: Place = {
  name: 'cn-js-nj',
  says: { zh: '南京市', en: 'Nanjing' },
  division: { code: '320100', says: { zh: '南京市', en: 'Nanjing' } },
  within: province('js'),
  isExample: false,
  differs: [],
  thresholds: null,
  known: [
    {
      says: {
        zh: '报道说公益创投项目一般做一年，中期评估不合格的不再付款，第二年投标扣分；没有找到文件，所以不检查。',
        en: 'Reports say that projects of venture philanthropy last a year, and that one failing at midterm is paid no more and marked down in the next year’s bids; no text was found, so nothing of it is checked.',
      },
      cites: [
        citeText(
          'R-110',
          { zh: '关于 2017 年公益创投的报道', en: 'Reports on the venture philanthropy of 2017' },
          { zh: '报道', en: 'press' },
          'unverified',
        ),
      ],
    },
  ],
}
