-- Sets the password of the role {{ component.role }} to what stands on standard input.
\set ON_ERROR_STOP on
-- What is slow or wrong is written into the server's log otherwise, password and all.
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';
\set password `cat`
alter role {{ component.role }} password :'password';
