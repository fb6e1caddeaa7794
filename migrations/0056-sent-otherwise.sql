-- What a form said is kept beside its key as a mark under the master secret, so that the same form with other contents is not taken for
-- the same one again. Keys from before have none, and neither has what residents answered. It is deleted with its key.
alter table once_keys add column sent_mark text;
