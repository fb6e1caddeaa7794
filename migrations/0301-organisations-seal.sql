-- The seal an organisation puts on contracts, in words: a picture of one could be put under anything.
alter table organisations add column contract_seal text;
