-- Where the application is older than this file, it has made the table itself.
create table if not exists entry (
    id bigint generated always as identity primary key,
    author varchar(80) not null,
    message varchar(2000) not null,
    written timestamp not null
);
