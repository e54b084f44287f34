CREATE TABLE entries (
  id int PRIMARY KEY,
  name text NOT NULL
);
