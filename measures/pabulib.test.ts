import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fraction, isRefusal } from '#kernel'
import { type PbFile, readPb, worthOf, writePb } from './pabulib.ts'

const small = `META
key;value
description;"A vote; in three parts, called ""ours"""
budget;1100.50
vote_type;approval
num_projects;2
num_votes;3
PROJECTS
project_id;cost;name
gym;400;A gym
lib;100.25;"Books
and chairs"
VOTES
voter_id;vote;age
1;gym,lib;70
2;;
3;lib;41
`
const read = (text: string): PbFile => {
  const file = readPb(text)
  if (isRefusal(file)) throw new Error(file.words.en)
  return file as PbFile
}

test('a small file is read with quotes, decimals, a cell of two lines and an empty ballot', () => {
  const file = read(small)
  expect(file.meta['description']).toBe('A vote; in three parts, called "ours"')
  expect(file.budget).toEqual(fraction(110050, 100))
  expect(file.projects.map((p) => [p.id, p.cost, p.fields['name']])).toEqual([
    ['gym', fraction(400), 'A gym'],
    ['lib', fraction(10025, 100), 'Books\nand chairs'],
  ])
  expect(file.votes.map((v) => [v.voter, v.projects, v.fields['age']])).toEqual([
    ['1', ['gym', 'lib'], '70'],
    ['2', [], ''],
    ['3', ['lib'], '41'],
  ])
})

test('a byte order mark and Windows line ends change nothing', () =>
  expect(read(`\uFEFF${small.replace('Books\nand chairs', 'x').replaceAll('\n', '\r\n')}`)).toEqual(
    read(small.replace('Books\nand chairs', 'x')),
  ))

describe('a wrong file is refused with its place', () => {
  const change = (from: string, to: string) => small.replace(from, to)
  test.each<[string, string, string, number, number]>([
    ['words before META', `ours\n${small}`, 'before-meta', 1, 1],
    ['an empty file', '', 'section-missing', 1, 1],
    ['no VOTES', small.slice(0, small.indexOf('VOTES')), 'section-missing', 13, 1],
    ['PROJECTS after VOTES', change('PROJECTS\n', 'VOTES\n'), 'section-missing', 8, 1],
    ['META twice', change('PROJECTS\n', 'META\n'), 'section-twice', 8, 1],
    ['a section without header', 'META\nPROJECTS\nVOTES\n', 'no-header', 4, 1],
    ['no cost column', change('project_id;cost', 'project_id;price'), 'column-missing', 9, 1],
    ['a column twice', change('cost;name', 'cost;cost'), 'column-twice', 9, 17],
    ['a budget in words', change('1100.50', 'much'), 'amount', 4, 8],
    ['a budget with a comma', change('1100.50', '1,100'), 'amount', 4, 8],
    ['a cost of zero', change('gym;400', 'gym;0'), 'amount', 10, 5],
    ['a negative cost', change('gym;400', 'gym;-4'), 'amount', 10, 5],
    ['no budget', change('budget;1100.50\n', ''), 'key-missing', 2, 1],
    ['a key twice', change('vote_type;approval', 'vote_type;approval\nbudget;3'), 'key-twice', 6, 1],
    ['an unknown vote type', change('approval', 'shouting'), 'vote-type', 5, 11],
    ['a row too long', change('A gym', 'A; gym'), 'row-width', 10, 11],
    ['the same project twice', change('lib;100.25', 'gym;100.25'), 'id-twice', 11, 1],
    ['a project id with a comma', change('gym;400', 'g,m;400'), 'id', 10, 1],
    ['fewer ballots than announced', change('num_votes;3', 'num_votes;4'), 'count-differs', 7, 11],
    ['an open quotation mark', change('A gym', '"A gym'), 'quote-followed', 11, 13],
    ['a quotation mark never closed', change('3;lib;41', '3;lib;"41'), 'quote-open', 17, 7],
    ['text after a closing mark', change('A gym', '"A" gym'), 'quote-followed', 10, 12],
  ])('%s', (_, text, code, line, column) => {
    const answer = readPb(text)
    expect(answer).toMatchObject({ refused: true, code, line, column })
    if (!isRefusal(answer)) return
    expect(answer.words.en).toContain(`line ${line}, column ${column}`)
    expect(answer.words.zh).toContain(`第 ${line} 行第 ${column} 个字符`)
  })
})

describe('one bad ballot is noted with its place and counted as the rules say', () => {
  const change = (from: string, to: string) => read(small.replace(from, to))
  test.each<[string, string, string, readonly string[][], number, number, number]>([
    ['a project named twice counts once', 'gym,lib;70', 'gym,gym;70', [['gym'], [], ['lib']], 0, 15, 7],
    ['a project nobody knows is taken as withdrawn', 'gym,lib;70', 'gym,bike;70', [['gym'], [], ['lib']], 0, 15, 7],
    ['the second ballot of a voter is left out', '3;lib', '1;lib', [['gym', 'lib'], []], 1, 17, 1],
    ['a ballot of nobody is left out', '3;lib', ';lib', [['gym', 'lib'], []], 1, 17, 1],
    ['a row too short is left out', '3;lib;41', '3;lib', [['gym', 'lib'], []], 1, 17, 1],
    ['a ballot of too many is left out', 'num_votes;3', 'num_votes;3\nmax_length;1', [[], ['lib']], 1, 16, 3],
    ['a ballot of too few is left out', 'num_votes;3', 'num_votes;3\nmin_length;1', [['gym', 'lib'], ['lib']], 1, 17, 3],
    ['a ballot too dear is left out', 'num_votes;3', 'num_votes;3\nmax_sum_cost;450', [[], ['lib']], 1, 16, 3],
    ['a choose-1 ballot names one', 'vote_type;approval', 'vote_type;choose-1', [[], ['lib']], 1, 15, 3],
  ])('%s', (_, from, to, ballots, leftOut, line, column) => {
    const file = change(from, to)
    expect([file.votes.map((v) => v.projects), file.leftOut]).toEqual([ballots, leftOut])
    expect(file.notes).toMatchObject([{ line, column }])
  })
  test('a blank after a comma is nothing', () => expect(change('gym,lib;70', 'gym, lib;70').notes).toEqual([]))
  test('META without its header row, and without its title', () => {
    expect(change('META\nkey;value\n', 'META\n').votes).toEqual(read(small).votes)
    expect(change('META\n', '').meta).toEqual(read(small).meta)
  })
  test('a project marked as withdrawn is said and not counted', () => {
    const file = read(
      'META\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost;status\na;4;\nb;5;withdrawn\nVOTES\nvoter_id;vote\n1;a,b\n2;b\n',
    )
    expect([file.withdrawn, file.votes.map((v) => v.projects)]).toEqual([['b'], [['a'], []]])
  })
  test('points: one for each project named, or the ballot is left out', () => {
    const file = read(
      'META\nbudget;10\nvote_type;cumulative\nmax_sum_points;5\nPROJECTS\nproject_id;cost\na;4\nb;5\nVOTES\nvoter_id;vote;points\n1;a,b;3,2\n2;b;1,4\n3;a;-1\n4;a,b;3,3\n5;b;\n6;b;5\n',
    )
    expect([file.votes.map((v) => v.voter), file.leftOut]).toEqual([['1', '6'], 4])
    expect(worthOf('cumulative', file.votes[0]!)).toEqual([fraction(3), fraction(2)])
    expect(worthOf('ordinal', { voter: 'x', projects: ['a', 'b', 'c'], fields: {} })).toEqual([fraction(2), fraction(1), fraction(0)])
  })
})

test('what is written is read back the same, whatever stands in the cells', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', ';', '"', '\n', ' ', '，', 'META', "'"), maxLength: 6 })
    .map((s) => s.replace(/^\s+|\s+$/g, ''))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 10 ** 9 }), cell), { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(63), { maxLength: 8 }),
      cell,
      (projects, ballots, description) => {
        const ids = projects.map((_, i) => `p${i}`)
        const file = {
          meta: { description, budget: '12.5', vote_type: 'approval' },
          projectColumns: ['project_id', 'cost', 'name'],
          projects: projects.map(([cost, name], i) => ({
            id: ids[i]!,
            cost: fraction(cost),
            fields: { project_id: ids[i]!, cost: String(cost), name },
          })),
          voteColumns: ['voter_id', 'vote'],
          votes: ballots.map((bits, i) => {
            const vote = ids.filter((_, p) => bits & (1 << p))
            return { voter: `v${i}`, projects: vote, fields: { voter_id: `v${i}`, vote: vote.join(',') } }
          }),
        }
        expect(read(writePb(file))).toEqual({
          ...file,
          meta: Object.assign(Object.create(null), file.meta),
          budget: fraction(25, 2),
          withdrawn: [],
          leftOut: 0,
          notes: [],
        })
      },
    ),
  )
})

const folder = new URL('../../shared/data/pb/', import.meta.url)
test.runIf(existsSync(folder))('real votes are read whole and written back the same', () => {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const file = read(text)
    expect(file.votes.length).toBe(Number(file.meta['num_votes']))
    expect(writePb(file)).toBe(text.replaceAll('\r\n', '\n').replace(/\n*$/, '\n'))
  }
})
