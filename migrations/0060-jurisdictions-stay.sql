-- A jurisdiction is the name under which a whole log stands. The application says at which host it is reached and nothing else of it: under
-- another code, or gone, its log would be looked for by nobody.
revoke update, delete, truncate on jurisdictions from tandem_app;
grant update (host, answers_others) on jurisdictions to tandem_app;
