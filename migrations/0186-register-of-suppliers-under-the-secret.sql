-- The register was kept as plain fingerprints of a public code and a mail address, which can be tried out. It is kept under the master secret
-- now; what was kept is dropped, and an administrator gives the register once more.
update supplier_rules set known = '[]', version = version + 1 where known <> '[]';
