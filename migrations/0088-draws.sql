-- What a draw asked for, and whom it left out and why. Draws of before asked for nothing and left nobody out.
alter table panel_draws
  add column specialty_ids text[] not null default '{}',
  add column left_out jsonb not null default '[]';

-- A member who cannot come says so before anything is known, and another is drawn.
alter table panel_seats drop constraint panel_seats_state_check;
alter table panel_seats add constraint panel_seats_state_check check (state in ('appointed', 'declared', 'scored', 'recused', 'declined'));
