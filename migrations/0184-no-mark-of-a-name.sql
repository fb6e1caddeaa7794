-- The mark of a form that says a name was one under the master secret: names could be tried against it. It is made under the institution's key now.
update once_keys set sent_mark = null where action like 'clients.%';
