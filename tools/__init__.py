"""Small programs of the yard: they write docs and pictures, and ship with nobody."""
