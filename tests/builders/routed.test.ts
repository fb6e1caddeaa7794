import { describe, expect, test } from 'vitest'
import { whyNotRouted } from './routed.ts'

describe('a statement that goes to one server as a whole', () => {
  test.each([
    [`select * from plans where jurisdiction = $1 and id = $2`],
    [`select * from plans as p where (p.jurisdiction = $1) and (p.state = 'x' or p.id = $2)`],
    [`select * from plans p inner join needs n on n.jurisdiction = p.jurisdiction and n.plan_id = p.id where p.jurisdiction = $1`],
    [`select * from plans p left join needs n on n.jurisdiction = $1 and n.plan_id = p.id where p.jurisdiction = $2`],
    [
      `select * from plans p where p.jurisdiction = $1 and exists (select from needs n where n.jurisdiction = p.jurisdiction and n.plan_id = p.id)`,
    ],
    [`select * from plans where jurisdiction = $1 and id in (select plan_id from needs where jurisdiction = $2)`],
    [`with n as (select * from needs where jurisdiction = $1) select * from n`],
    [`select p.*, j.zone from plans p join jurisdictions j on j.code = p.jurisdiction where p.jurisdiction = $1`],
    [`insert into plans (jurisdiction, id) values ($1, $2) on conflict (jurisdiction, id) do nothing`],
    [`update plans set state = $1 from unnest($2::text[]) as u(id) where jurisdiction = $3 and plans.id = u.id`],
    [`select count(*) from plans where jurisdiction = $1 union all select count(*) from needs where jurisdiction = $2`],
    [`select pg_advisory_xact_lock($1)`],
  ])('%s', (text) => expect(whyNotRouted(text)).toBeUndefined())
})

describe('one that does not', () => {
  test.each([
    [`select * from plans where id = $1`, 'plans is not held'],
    [`select * from plans where jurisdiction = $1 or id = $2`, 'plans is not held'],
    [`select * from plans p inner join needs n on n.plan_id = p.id where p.jurisdiction = $1`, 'needs is not held'],
    [
      `select p.id, (select count(*) from needs n where n.jurisdiction = p.jurisdiction) from plans p where p.jurisdiction = $1`,
      'needs is not held',
    ],
    [`select p.id, array(select n.id from needs n) from plans p where p.jurisdiction = $1`, 'needs is not held'],
    [`select * from (select * from needs) n where n.jurisdiction = $1`, 'needs is not held'],
    [`select * from plans where jurisdiction = any($1)`, 'plans is not held'],
    [`update plans set state = 'x' where id = $1`, 'plans is not held'],
    [`delete from plans using needs n where plans.jurisdiction = $1 and n.plan_id = plans.id`, 'needs is not held'],
    [`insert into plans (id) values ($1)`, 'does not say its jurisdiction'],
    [`insert into plans (jurisdiction, id) select $1, plan_id from needs`, 'needs is not held'],
    [`with w as (update plans set state = 'x' where jurisdiction = $1 returning id) select * from w`, 'in pieces'],
    [`with c as (select from plans where jurisdiction = $1) select 1 from c`, 'without columns'],
  ])('%s', (text, why) => expect(whyNotRouted(text)).toContain(why))
})
