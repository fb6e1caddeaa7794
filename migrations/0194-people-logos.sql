-- The picture at the head of pages, print and contracts: of the jurisdiction (`of` is empty), or of one organisation. Taken away, its row
-- stays without a picture, so that of two who change it one is told.
create table logos (
  jurisdiction text collate "C" not null references jurisdictions (code),
  of text collate "C" not null,
  version integer not null check (version > 0),
  type text check (type in ('png', 'jpeg')),
  width integer check (width between 1 and 2000),
  height integer check (height between 1 and 2000),
  sha256 text collate "C" check (sha256 ~ '^[0-9a-f]{64}$'),
  image bytea check (octet_length(image) <= 204800),
  primary key (jurisdiction, of),
  check ((image is null) = (type is null) and (image is null) = (width is null) and (image is null) = (height is null) and (image is null) = (sha256 is null))
);
create index logos_shown on logos (jurisdiction, sha256);
revoke delete, truncate on logos from tandem_app;
