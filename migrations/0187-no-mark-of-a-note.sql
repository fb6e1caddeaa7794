-- The same of what is written about somebody: it lies under the institution's key, and so does the mark of its form from now on.
update once_keys set sent_mark = null where action like 'cases.%';
