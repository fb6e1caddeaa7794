-- Until the opening nobody who reads the table learns whose a bid is, when it came or how often it was replaced: that lies in its cover,
-- closed under the master secret. The blind name of a bidder is another one for each tender.
alter table bids
  alter column provider_id drop not null,
  alter column received_at drop not null,
  add column bidder_blind text,
  add column cover text,
  add check (provider_id is not null or (bidder_blind is not null and cover is not null and state in ('sealed', 'withdrawn'))),
  add check (provider_id is null or received_at is not null);
create unique index bids_blind on bids (jurisdiction, tender_id, bidder_blind);
-- The keys of forms by which a bid was sent named the person and kept the receipt.
delete from once_keys where action in ('bids.submit', 'bids.withdraw');
