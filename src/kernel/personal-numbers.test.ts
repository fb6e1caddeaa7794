import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personalNumbersIn } from './personal-numbers.ts'

const kinds = (text: string) => [...personalNumbersIn(text)].sort()

describe('numbers by which a person is found', () => {
  // Made up: the check characters are right, the people are not.
  test.each([
    ['身份证 11010519491231002X', ['id-card']],
    ['身份证11010519491231002x，住三楼', ['id-card']],
    ['１１０１０５１９４９１２３１００２Ｘ', ['id-card']],
    ['110105 19491231 002X', ['id-card']],
    ['电话一三八○○一三八○○○', ['phone']],
    ['手机号一三八00一三八000', ['phone']],
    ['微信13800138000x', ['phone']],
    ['138 00 13 80 00', ['phone']],
    ['110105-19491231-002X', ['id-card']],
    ['1101 0519 4912 3100 2X', ['id-card']],
    ['旧证 110105491231002', ['id-card']],
    ['电话13800138000', ['phone']],
    ['电话 138 0013 8000', ['phone']],
    // With the nought that is dialled before a mobile of another city.
    ['013800138000', ['phone']],
    ['0 138 0013 8000', ['phone']],
    ['0138-0013-8000', ['phone']],
    ['长途 0138 0013 8000', ['phone']],
    ['发票代码013001900111', []],
    // Parted as the figures of a list are, with nothing that says what they count and none beside them.
    ['找她 138、1234、5678', ['phone']],
    ['找她 13812345 678', ['phone']],
    ['138123456-78', ['phone']],
    ['金额 13812345 678 元', []],
    ['138，1234，5678', ['phone']],
    ['三个社区分别为 138、1234、5678', []],
    ['人数：138、1234、5678', []],
    ['138、1234、5678 人', []],
    ['138、1234、5678、9012', []],
    ['6222、0210、0111、6245、702', ['bank-card']],
    ['4111、1111、1111、1111', []],
    ['622202 1001116245702', ['bank-card']],
    ['6222021001116245 702', ['bank-card']],
    ['2720 9999 9999 9996', ['bank-card']],
    // Signs that are numbers, and letters that look like one.
    ['❶❸❽❶❷❸❹❺❻❼❽', ['phone']],
    ['⒈⒊⒏⒈⒉⒊⒋⒌⒍⒎⒏', ['phone']],
    ['㈠㈢㈧㈠㈡㈢㈣㈤㈥㈦㈧', ['phone']],
    ['l38l2345678', ['phone']],
    ['I38 I234 5678', ['phone']],
    ['4111.1111.1111.1111', ['bank-card']],
    ['１３８－００１３－８０００', ['phone']],
    ['+86 13800138000', ['phone']],
    ['8613800138000', ['phone']],
    ['1 3 8 0 0 1 3 8 0 0 0', ['phone']],
    ['138\u200b0013\u200b8000', ['phone']],
    ['010-62345678', ['phone']],
    ['（0755）82345678', ['phone']],
    ['025 8234 5678', ['phone']],
    ['第2次13800138000', ['phone']],
    ['3 13800138000', ['phone']],
    ['卡号 6222 0212 3456 7890 128', ['bank-card']],
    ['卡号 4111 1111 1111 1111', ['bank-card']],
    ['5500-0000-0000-0004', ['bank-card']],
    ['110105 19491231 002X 13800138000', ['id-card', 'phone']],
    // Right behind a word in Latin letters.
    ['Tel13800138000', ['phone']],
    ['张三13800138000', ['phone']],
    ['13800138000（陈一）', ['phone']],
    ['李四11010519491231002X', ['id-card']],
    ['vx13800138000', ['phone']],
    ['QQ/手机13800138000a', ['phone']],
    ['ID11010519491231002X', ['id-card']],
    ['住户A11010519491231002X', ['id-card']],
    // Other signs between.
    ['138/0013/8000', ['phone']],
    ['138*0013*8000', ['phone']],
    ['138|0013|8000', ['phone']],
    ['138～0013～8000', ['phone']],
    ['138    0013    8000', ['phone']],
    ['138 – – 0013 8000', ['phone']],
    ['110105/19491231/002X', ['id-card']],
    ['110105，19491231，002X', ['id-card']],
    ['110105【19491231】002X', ['id-card']],
    ['110105 1949 12 31 002 X', ['id-card']],
    ['11010519491231002 x', ['id-card']],
    ['11010519491231002×', ['id-card']],
    ['6222/0212/3456/7890/128', ['bank-card']],
    // Other digits.
    ['一三八零零一三八零零零', ['phone']],
    ['幺三八〇〇幺三八〇〇〇', ['phone']],
    ['壹叁捌零零壹叁捌零零零', ['phone']],
    ['１️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣', ['phone']],
    ['١٣٨٠٠١٣٨٠٠٠', ['phone']],
    // Other groups.
    ['138 00 138 000', ['phone']],
    ['138 001 380 00', ['phone']],
    ['138001 38000', ['phone']],
    ['13 8001 38000', ['phone']],
    ['+86-755-82345678', ['phone']],
    ['+86 755 8234 5678', ['phone']],
    ['电话82345678', ['phone']],
    ['座机：6234-5678', ['phone']],
    ['tel 6234 5678', ['phone']],
    ['电话号码82345678', ['phone']],
    ['家里电话是82345678', ['phone']],
    ['电话号码是：8234-5678', ['phone']],
    ['手机号改为 138，0013，8000', ['phone']],
    ['+852 91234567', ['phone']],
    ['+853 6612 3456', ['phone']],
    ['00852 9123 4567', ['phone']],
    ['+886 912 345 678', ['phone']],
    ['＋８８６－２－２３４５６７８９', ['phone']],
    ['13800138OOO', ['phone']],
    ['138O0138000', ['phone']],
    ['138 OO13 8OOO', ['phone']],
    ['幺三八洞洞幺三八洞洞洞', ['phone']],
    ['幺三拐洞两幺三八洞勾洞', ['phone']],
    ['一三八，零零一三，八零零零', ['phone']],
    ['abc13800138000abc', ['phone']],
    ['138.0013.8000', ['phone']],
    ['电话 15000000000 元旦前可打', ['phone']],
    // A word that counts stands behind it by chance, or to hide it.
    ['联系13800138000人不在', ['phone']],
    ['13800138000次', ['phone']],
    ['13800138000 户', ['phone']],
    ['一三八零零一三八零零零人', ['phone']],
    ['+86138 0013 8000 人', ['phone']],
    ['找 138 0013 8000 人不在再打', ['phone']],
    ['02582345678人', ['phone']],
    ['元旦前找他 13800138000 元旦后不在', ['phone']],
    // Behind a word that says so, however it is parted.
    ['手机：138 0013 800 0', ['phone']],
    ['电话 1380 013 8000', ['phone']],
    ['电话138\n0013\n8000', ['phone']],
    ['Phone no. 84412345', ['phone']],
    ['Phone number is 8441 2345', ['phone']],
    ['13800138ооо', ['phone']],
    ['138ΟΟ138000', ['phone']],
    ['旧证 110105 491231 002', ['id-card']],
    ['138 0013 8000 139 1234 5678', ['phone']],
    // One word or stop between the parts.
    ['138转0013转8000', ['phone']],
    ['138和0013和8000', ['phone']],
    ['138。0013。8000', ['phone']],
    ['138;0013;8000', ['phone']],
    ['138:0013:8000', ['phone']],
    ['找她：138。1234。5678', ['phone']],
    // Seven or eight places that somebody is told to dial, or whose they are.
    ['拨打 8234 5678', ['phone']],
    ['致电82345678', ['phone']],
    ['打82345678找她', ['phone']],
    ['家里 82345678', ['phone']],
    ['办公室：8234-5678', ['phone']],
    ['传真 82345678', ['phone']],
    ['Call 8234 5678', ['phone']],
    ['755-82345678', ['phone']],
    ['身份证 110105 1949年12月31日 002X', ['id-card']],
    ['110105（1949 年 12 月 31 号）002X', ['id-card']],
    ['卡号：6222，0212，3456，7890，128', ['bank-card']],
    ['卡号：6222.0212.3456.7890.128', ['bank-card']],
    ['卡号：6222-0212 3456-7890 128', ['bank-card']],
    ['银行卡 6222021234567890\n128', ['bank-card']],
  ] as const)('%s: %j', (text, expected) => expect(kinds(text)).toEqual(expected))
  test.each([
    '12345 热线去年 64 次来电',
    '各小区 131，2045，9987 户',
    '共 138 人、40 人、80 人',
    '2026 年 3 月 2 日至 12 日一共 11 次',
    '打 400-820-8820 或 110',
    '2026-03-02 到 2026-12-31，共 305 天',
    '参加 18 22 35 40 1 20 人',
    '金额 1,050,000.00 元，17 期',
    'GF—2000—0301',
    '11010519491231002A',
    '110105194912310021',
    '110105194913310026',
    '30201 19491231 002X 号文件',
    '3.14159265358979',
    '发票 24312000000012345678',
    '91440300MA5EXAMPLE',
    'cmp_01kjp0y9m0e13800138000',
    '0000-0000000',
    'HT-2026-001',
    '4111111111111112',
    '电话 12345，传真另见',
    '电话 400-820-8820',
    '每月 150、2000、3000 元',
    '13，800，138，000 元',
    '二〇二六年三月一日至二〇二六年十二月三十一日',
    '甲 1 3 8 0 0 1 3 8',
    '15 16 17 18 19 20',
    '0-17、18-59、60-79、80+',
    '91320102MA1K13800138',
    '7:30-11:30 13:30-17:30',
    '2026-03-02 13:30',
    '192.168.100.200',
    '项目 320102202601010001',
    '发票代码 011001900311',
    '预算指标 2130101 2080208',
    '满意度 4.25 4.31 4.50 4.12 3.98',
    '2026 年各月满意度：4.36、4.48、4.87、4.12、4.55、4.60、4.71、4.33、4.42、4.58、4.66、4.90',
    '预算 15000000000 元',
    '¥15000000000',
    'Budget 15000000000 yuan',
    '合同总额 13800138000 元整',
    '138 亿元，0013 号文件，8000 户',
    '电话\n138\n2045\n9987',
    '上半年接听电话 15 16 17 18 19 2 次',
    '上半年接听电话 15 16 17 18 19 2',
    '一季度 138 人，二季度 2045 人，三季度 9987 人',
    '0.3712345678',
    '138.20.100.201',
    '电话 138、2045、9987 次',
    '接听电话 8234 5678 次',
    '4123 4562 5231 1230 4412 4123 5612 1203',
    '1 3 4 5 2 3 4 5 2 3 4 5 1',
    '完成率 41.2%、45.6%、51.3%、50.1%、47.7%、62.2%',
    '金额 53,201、19,501、41,230、62,104、35,118、40,022 元',
    '得分 86 925 888 79 95',
    'e13800138000a7',
    '131；2045；9987',
    '东园 131 和 2045 和 9987',
    '138：2045：9987 户',
    '办公室 20260301 启用',
    '办公室 8234 5678 元',
    '办公室租金 82,345,678 元',
    '家里 3 人',
    '拨款 82345678 元',
    '打 82345678 份',
    '打卡 20260301 至 20260331',
    '传真 12345',
    '致电 400-820-8820',
    '项目 755-20260301',
    'GC-755-82345678',
    '110105 1949年12月31日 0021',
    '卡号 1234567890123456',
    '账号 44030501',
    '合同编号 HT-2026-001，账户余额 1,050,000.00 元',
    '账户 2026 年 1 至 12 月：1200、1300、1250、1400、1500、1100 元',
  ])('not in %s', (text) => expect(kinds(text)).toEqual([]))
})

test('a long list of digits is read in no time', () => {
  // Work is counted, not time: others may be using the machine.
  const before = process.threadCpuUsage()
  expect(kinds('0 '.repeat(10_000))).toEqual([])
  expect(process.threadCpuUsage(before).user).toBeLessThan(2_000_000)
})

describe('ordinary lists of figures', () => {
  const signs = ['、', '，', ', ', '；', ' ', ' / ', '\n']
  const said = (figure: fc.Arbitrary<string>, unit: readonly string[]) =>
    fc
      .tuple(
        fc.constantFrom('', '满意度：', '各社区分别为 ', '2026 年 1 至 12 月：', 'Scores: '),
        fc.array(figure, { minLength: 2, maxLength: 14 }),
        fc.constantFrom(...signs),
        fc.constantFrom(...unit),
      )
      .map(([label, figures, sign, u]) => `${label}${figures.join(sign)}${u}`)
      // Three figures in the parts of a mobile, of which nothing says that they count anything, are taken for one.
      .filter((list) => !/^1[3-9]\d\D+\d{4}\D+\d{4}$/.test(list))
  const fixed = (least: number, most: number, places: number) =>
    fc.integer({ min: least * 10 ** places, max: most * 10 ** places }).map((n) => (n / 10 ** places).toFixed(places))
  const grouped = (n: number) => n.toLocaleString('en')
  const two = (n: number) => String(n).padStart(2, '0')
  const days = fc.tuple(fc.integer({ min: 2020, max: 2027 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  const lists: Readonly<Record<string, fc.Arbitrary<string>>> = {
    scores: said(fc.oneof(fixed(1, 5, 2), fixed(60, 100, 1), fixed(1, 5, 1)), ['', ' 分', '。']),
    percentages: said(
      fc.oneof(fixed(0, 100, 1), fixed(0, 100, 2), fixed(0, 100, 0)).map((x) => `${x}%`),
      ['', '。'],
    ),
    shares: said(fixed(0, 1, 3), ['', '。']),
    amounts: said(
      fc.oneof(
        fc.integer({ min: 1000, max: 9_999_999 }).map(grouped),
        fc.integer({ min: 1000, max: 9_999_999 }).map((n) => `${grouped(n)}.${two(n % 100)}`),
        fc.integer({ min: 100, max: 9_999_999 }).map((n) => `${n}.${two(n % 100)}`),
      ),
      [' 元', '', ' yuan'],
    ),
    'two-digit counts': said(fixed(10, 99, 0), [' 人', '', ' 户。']),
    'three-digit counts': said(fixed(100, 999, 0), [' 人', '', ' 户。']),
    counts: said(fc.oneof(fixed(0, 99, 0), fixed(0, 999, 0), fixed(0, 9999, 0)), [' 人', '', ' 次。']),
    dates: said(
      days.chain(([y, m, d]) =>
        fc.constantFrom(`${y}-${two(m)}-${two(d)}`, `${y}.${m}.${d}`, `${m}/${d}`, `${y}年${m}月${d}日`, `${y}${two(m)}${two(d)}`),
      ),
      ['', '。'],
    ),
    times: said(
      fc.tuple(fixed(7, 20, 0), fc.constantFrom('00', '15', '30', '45')).map(([h, m]) => `${h}:${m}`),
      ['', '。'],
    ),
    'a report': said(
      fc.tuple(fixed(1, 400, 0), fixed(1, 5, 2), fixed(0, 100, 1)).map(([n, s, p]) => `${n} 人 ${s} 分 ${p}%`),
      ['', '。'],
    ),
  }
  test.each(Object.keys(lists))('%s: fewer than one in a thousand are taken for somebody’s number', (name) => {
    const [refused, tries] = [[] as string[], process.env.TANDEM_TEST_SEED ? 2000 : 8000]
    for (const text of fc.sample(lists[name]!, { numRuns: tries, seed: 20_260_302 })) if (kinds(text).length > 0) refused.push(text)
    expect(refused.length / tries, JSON.stringify(refused.slice(0, 20))).toBeLessThan(0.001)
  })
})
