-- What will count as success is said of a contract that runs: whoever did not say it in time owes it no more once it is over.
update duties d set state = 'void', version = d.version + 1
from contracts c
where c.jurisdiction = d.jurisdiction and c.id = d.contract_id and d.kind = 'say-success' and d.state = 'open'
  and c.state in ('ended', 'terminated');
