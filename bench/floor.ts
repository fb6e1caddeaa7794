import { createServer } from 'node:http'
import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'

/**
 * The floor: what the same SQL costs with nothing around it. Bare node:http and pg, prepared statements, no sign-in,
 * no permission, no validation, no log, no transaction. Nothing that serves people can be faster on the same machine.
 */
const [url, port, salt] = [process.argv[2]!, Number(process.argv[3]), process.argv[4]!]
const pool = new pg.Pool({ connectionString: url, max: 10 })
const hash = (s: string) => createHash('sha256').update(s).digest('hex')
const ask = async (name: string, text: string, values: unknown[]) => (await pool.query({ name, text, values })).rows

const list = `select * from service_records where jurisdiction = 'bench' and contract_id = $1 and category = $2 and struck = false order by served_on desc, id desc limit 20`
const count = `select coalesce(sum(records), 0)::bigint as total, coalesce(sum(minutes), 0)::bigint as minutes from hours_totals where jurisdiction = 'bench' and contract_id = $1 and category = $2`
const one = `select * from service_records where jurisdiction = 'bench' and id = $1`
const totals = `select * from answer_totals where jurisdiction = 'bench' and campaign_id = $1`
const store = `
  with spent as (update household_codes set used = true where jurisdiction = 'bench' and code_hash = $1 and campaign_id = $2 and not used returning community_id),
  answer as (insert into answers (jurisdiction, campaign_id, submission_hash, community_id, route, invited, answered_on, content)
    select 'bench', $2, $3, community_id, 'own-phone', true, current_date, $4::jsonb from spent returning community_id)
  insert into answer_totals (jurisdiction, campaign_id, community_id, route, invited, answers, scored, score_milli)
  select 'bench', $2, community_id, 'own-phone', true, 1, 1, $5 from answer
  on conflict (jurisdiction, campaign_id, community_id, route, invited) do update
  set answers = answer_totals.answers + 1, scored = answer_totals.scored + 1, score_milli = answer_totals.score_milli + excluded.score_milli`

createServer(async (request, response) => {
  const at = new URL(request.url!, 'http://floor')
  const [, kind, id] = at.pathname.split('/')
  let body: unknown
  if (kind === 'list') {
    const [rows, of] = await Promise.all([
      ask('list', list, [id, at.searchParams.get('category')]),
      ask('count', count, [id, at.searchParams.get('category')]),
    ])
    body = { items: rows, ...of[0] }
  } else if (kind === 'one') body = (await ask('one', one, [id]))[0]
  else if (kind === 'totals') body = await ask('totals', totals, [id])
  else {
    let text = ''
    for await (const part of request) text += part
    const sent = JSON.parse(text) as { code: string; answers: Record<string, unknown> }
    await ask('store', store, [hash(`code:${salt}:${sent.code}`), id, randomBytes(32).toString('hex'), JSON.stringify(sent.answers), 3500])
    body = { received: true }
  }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}).listen(port, '127.0.0.1')
