"""What programs can see and do: nouns and acts of the library as plain data, for the API and for assistants."""
