-- The role by which a notice is somebody's: whoever is told reads why. Null where it was told before this was kept.
alter table notices add column as_role text collate "C";
